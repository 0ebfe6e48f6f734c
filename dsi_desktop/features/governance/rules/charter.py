"""The rules a new body starts with, by kind (domain facts §1.3); all can be edited."""

from types import MappingProxyType

from dsi_desktop.kernel.i18n import N_

RulesValue = str | int | bool | None

_MEETING_OF_ALL: dict[str, RulesValue] = {
    "minutes_kind": "pv", "requires_adoption": True, "decision_mode": "simple_majority",
    "quorum_kind": "present", "notice_days": 10, "meetings_per_year": 2,
    "voting_unit": "organization", "number_template": "AT-{yyyy}-{seq:03}",
}
_ELECTED: dict[str, RulesValue] = {
    "minutes_kind": "pv", "requires_adoption": True, "decision_mode": "consensus_then_vote",
    "quorum_kind": "majority", "notice_days": 5, "term_months": 24, "meetings_per_year": 4,
    "voting_unit": "person", "number_template": "CC-{yyyy}-{seq:03}",
}
_WORKING: dict[str, RulesValue] = {
    "minutes_kind": "cr", "requires_adoption": False, "decision_mode": "consensus",
    "quorum_kind": "none", "notice_days": 5, "voting_unit": "person",
    "number_template": "{sigle}-{yyyy}-{seq:03}",
}
_OF_KIND = MappingProxyType({
    "assembly": _MEETING_OF_ALL,
    "regional_table": _MEETING_OF_ALL,
    "advisory_committee": _ELECTED,
    "executive": {**_ELECTED, "number_template": "{sigle}-{yyyy}-{seq:03}"},
    "coordination_committee": {**_ELECTED, "number_template": "{sigle}-{yyyy}-{seq:03}"},
})
_COLLEGES: tuple[tuple[str, str], ...] = (
    (N_("Collège communautaire"), "community citizen"),
    (N_("Collège institutionnel"), "institution municipal education health"),
)


def default_rules(kind: str) -> dict[str, RulesValue]:
    """Return the fields of `BodyRules` for a new body of this kind; a chantier's by default."""
    return dict(_OF_KIND.get(kind, _WORKING))


def default_colleges(kind: str) -> tuple[tuple[str, str], ...]:
    """Return (name as French source, sectors) of the colleges a body of this kind starts with."""
    return _COLLEGES if kind == "advisory_committee" else ()
