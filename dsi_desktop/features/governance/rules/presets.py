"""The rules a kind of body commonly gives itself, to start from or to compare with.

No by-law of a DSI or of a GÎM body was in reach: these are real Québec patterns (two-year terms,
ten days before a general meeting, one voice a person), and every one can be edited.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dsi_desktop.kernel.i18n import N_

RulesValue = str | int | bool | None

_COMMON: dict[str, RulesValue] = {
    "minutes_kind": "cr", "requires_adoption": False, "decision_mode": "consensus",
    "voting_unit": "person", "quorum_kind": "none", "quorum_value": None,
    "chair_casting_vote": False, "notice_days": 5, "parity_max_gap": 1, "term_months": 24,
    "max_terms": None, "staggered": False, "substitutes_allowed": True,
    "observers_allowed": True, "names_in_motions": True, "meetings_per_year": None,
    "below_quorum": "refuse", "number_template": "{sigle}-{yyyy}-{seq:03}",
}
_ASSEMBLY: dict[str, RulesValue] = {
    **_COMMON, "minutes_kind": "pv", "requires_adoption": True,
    "decision_mode": "simple_majority", "voting_unit": "organization", "quorum_kind": "present",
    "notice_days": 10, "meetings_per_year": 2, "number_template": "AT-{yyyy}-{seq:03}",
}
_ELECTED: dict[str, RulesValue] = {
    **_COMMON, "minutes_kind": "pv", "requires_adoption": True,
    "decision_mode": "consensus_then_vote", "quorum_kind": "majority", "meetings_per_year": 4,
}
_COMMUNITY = (N_("Collège communautaire"), "community citizen", True)
_INSTITUTIONAL = (N_("Collège institutionnel"), "institution municipal education health", True)
_MUNICIPAL = (N_("Collège municipal"), "municipal", False)


@dataclass(frozen=True, slots=True)
class Preset:
    """Rules to start from; `colleges` are (name as French source, sectors, counts in parity)."""

    rules: Mapping[str, RulesValue]
    colleges: tuple[tuple[str, str, bool], ...] = ()


PRESETS: Mapping[str, Preset] = MappingProxyType({
    "assembly": Preset(_ASSEMBLY),
    "advisory_committee": Preset(
        {**_ELECTED, "number_template": "CC-{yyyy}-{seq:03}"},
        (_COMMUNITY, _INSTITUTIONAL),
    ),
    "workstream": Preset(_COMMON),
    "decision_committee": Preset({
        **_COMMON, "decision_mode": "consensus_then_vote", "quorum_kind": "majority",
        "meetings_per_year": 4,
    }),
    "coordination_committee": Preset(
        {**_ELECTED, "meetings_per_year": 10},
        (_COMMUNITY,
         (N_("Collège institutionnel"), "institution education health", True), _MUNICIPAL),
    ),
    "monitoring_committee": Preset(
        {**_COMMON, "minutes_kind": "pv", "requires_adoption": True,
         "decision_mode": "consensus_then_vote", "quorum_kind": "majority",
         "meetings_per_year": 4},
        (_COMMUNITY, _INSTITUTIONAL),
    ),
    "support_committee": Preset({**_COMMON, "meetings_per_year": 4, "observers_allowed": True}),
    "territorial_committee": Preset(
        {**_ELECTED, "voting_unit": "organization", "meetings_per_year": 4},
        (_COMMUNITY, _INSTITUTIONAL),
    ),
    "regional_table": Preset({**_ASSEMBLY, "number_template": "{sigle}-{yyyy}-{seq:03}"}),
    "tir_shv": Preset({
        **_COMMON, "decision_mode": "consensus_then_vote", "voting_unit": "organization",
        "quorum_kind": "majority", "meetings_per_year": 4,
    }),
    "executive": Preset({**_ELECTED, "substitutes_allowed": False, "meetings_per_year": 10}),
})


def preset_of(kind: str) -> Preset:
    """Return the preset of a kind of body; a chantier's for a kind that has none."""
    return PRESETS.get(kind, PRESETS["workstream"])


def changes(now: Mapping[str, RulesValue], kind: str) -> list[tuple[str, RulesValue, RulesValue]]:
    """Return (rule, its value now, its value in the preset) for each rule that would change."""
    return [
        (name, now[name], value)
        for name, value in preset_of(kind).rules.items() if now[name] != value
    ]


def missing_colleges(kind: str, known: frozenset[str]) -> tuple[tuple[str, str, bool], ...]:
    """Return the colleges of a preset that gather none of the sectors a body already gathers."""
    return tuple(
        college for college in preset_of(kind).colleges if known.isdisjoint(college[1].split())
    )
