"""What of the journal is shown to people, and under which of the great parts of the dossier."""

from datetime import date
from types import MappingProxyType

from dsi_desktop.db.fields import Field
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _

# What only the program reads: ranks, prints, the letters of frozen documents.
_SILENT = frozenset({
    "content", "current_item_id", "document", "hue", "icon", "known", "mapping", "record_table",
    "sha256", "time_zone",
})  # fmt: skip
_QUIET_UNITS = frozenset({"rank", "moment"})

ORGANIGRAMME, PLAN, BOARDS = "organigramme", "plan", "boards"
SCOPES = MappingProxyType({
    ORGANIGRAMME: (
        "body", "membership", "post", "college", "body_relation", "body_rules", "mandate",
        "mandate_letter", "representation", "external_seat", "organization", "person",
        "affiliation",
    ),
    PLAN: (
        "plan", "need", "issue", "orientation", "objective", "desired_change", "action",
        "milestone", "action_partner", "action_dependency", "indicator", "indicator_target",
        "measurement", "funding_line", "human_resource", "element_area", "element_population",
        "element_dimension",
    ),
    BOARDS: ("task", "card", "board", "board_column", "check_item"),
})  # fmt: skip
SCOPE_WORDS = MappingProxyType({
    ORGANIGRAMME: N_("Organigramme"), PLAN: N_("Plan de communauté"), BOARDS: N_("Chantiers"),
})  # fmt: skip
# The kinds one filters by, each with the tables that make one record with it.
KINDS = MappingProxyType({
    "directory": (N_("Personnes et organisations"),
                  ("person", "organization", "affiliation", "contact_detail")),
    "governance": (N_("Instances et sièges"),
                   ("body", "membership", "post", "college", "body_rules", "body_relation",
                    "mandate", "mandate_letter", "representation", "election", "candidacy")),
    "meetings": (N_("Rencontres"),
                 ("meeting", "agenda_item", "attendance", "meeting_series", "notice")),
    "minutes": (N_("Procès-verbaux et résolutions"),
                ("entry", "decision", "motion", "vote_event", "vote", "adopted_minutes",
                 "minutes_version", "erratum", "consensus_round", "tabling")),
    "boards": (N_("Suivis et chantiers"),
               ("task", "card", "board", "board_column", "check_item", "task_review",
                "task_partner", "task_label")),
    "plan": (N_("Plan de communauté"),
             ("plan", "issue", "desired_change", "orientation", "objective", "action",
              "action_partner", "milestone", "indicator", "funding_line", "element_area",
              "element_population", "element_dimension")),
})  # fmt: skip


def is_shown(column: str, field: Field | None, *, link_up: bool = False) -> bool:
    """Tell whether a change of a column says something to people.

    `link_up`: the column only says which record the row is a part of.
    """
    if column in _SILENT or link_up:
        return False
    return field is None or (field.unit not in _QUIET_UNITS and not field.settles)


def is_order(field: Field | None) -> bool:
    """Tell whether a column holds the place among brothers."""
    return field is not None and field.unit == "rank"


def subject_of(scope: str, first: date, last: date) -> str:
    """Return « organigramme:2026-05-12:2026-11-22 », what the report is about."""
    return f"{scope}:{first.isoformat()}:{last.isoformat()}"


def read_subject(subject: str) -> tuple[str, date, date]:
    """Return the part of the dossier ("" for all) and the two days of a subject.

    « 2026-05-12:2026-11-22 » is the whole dossier. Raises `RuleBroken` for anything else.
    """
    parts = subject.split(":")
    scope = parts.pop(0) if len(parts) == 3 else ""
    try:
        first, last = (date.fromisoformat(part) for part in parts)
    except ValueError:
        first = last = date.min
    if first >= last or (scope and scope not in SCOPES):
        raise RuleBroken(_("Donnez deux dates, la plus ancienne en premier."))
    return scope, first, last
