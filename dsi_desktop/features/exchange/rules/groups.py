"""What arrives, told in the words of the work: five to ten groups instead of a hundred tables."""

from dataclasses import dataclass

from dsi_desktop.kernel.i18n import N_


@dataclass(frozen=True, slots=True)
class Group:
    """A group of tables. `mains` are the tables whose records name it: « 8 octobre »."""

    key: str
    title: str
    icon: str
    tables: frozenset[str]
    mains: tuple[str, ...] = ()


def _group(key: str, title: str, icon: str, mains: str, others: str = "") -> Group:
    names = tuple(mains.split())
    return Group(key, title, icon, frozenset((*names, *others.split())), names)


GROUPS = (
    _group(
        "meetings", N_("Rencontres et procès-verbaux"), "calendar-event", "meeting",
        "adopted_minutes agenda_item attendance consensus_position consensus_round decision entry "
        "erratum late_write meeting_series minutes_remark minutes_version motion notice phrase "
        "presence sealed_key sealed_section speaking_turn tabling vote vote_event",
    ),
    _group(
        "tasks", N_("Suivis et cartes"), "flag", "task",
        "backlog_item board board_column board_rule card check_item label saved_filter "
        "task_label task_link task_partner task_review",
    ),
    _group(
        "actions", N_("Actions du plan"), "target-arrow", "action",
        "action_dependency action_note action_partner element_area element_dimension "
        "element_population evidence milestone",
    ),
    _group(
        "plan", N_("Plan, enjeux et objectifs"), "list-tree", "plan issue objective",
        "desired_change dimension gap_set_aside need orientation outcome outcome_source "
        "plan_level plan_link plan_review plan_version population",
    ),
    _group(
        "measures", N_("Indicateurs et évaluation"), "chart-line", "indicator",
        "answer_count breakdown group_count guideline guideline_check indicator_target journey "
        "measurement organization_voice forum_voice question questionnaire remark survey_round",
    ),
    _group(
        "money", N_("Argent et ententes"), "coin", "agreement funder",
        "funding_line human_resource intake_step programme project_intake spending voucher",
    ),
    _group(
        "directory", N_("Organismes et personnes"), "address-book", "organization person",
        "affiliation area contact_detail membership_asset organization_area outside_identifier "
        "tag tagging",
    ),
    _group(
        "seats", N_("Sièges et mandats"), "armchair", "body",
        "ballot_count body_relation body_rules candidacy college cumulation_rule election "
        "election_round external_body external_seat mandate mandate_letter mandate_report "
        "membership post representation",
    ),
    _group(
        "privacy", N_("Renseignements personnels"), "lock", "",
        "access_request consent destruction privacy_incident retention_rule",
    ),
    _group(
        "dossier", N_("Dossier et réglages"), "settings", "",
        "attachment initiative mapping_profile setting",
    ),
)  # fmt: skip
_OTHERS = _group("others", N_("Autres renseignements"), "box", "")
_OF_TABLE = {table: group for group in GROUPS for table in group.tables}


def group_of(table: str) -> Group:
    """Return the group of a table; one of a newer version falls in « Autres renseignements »."""
    return _OF_TABLE.get(table, _OTHERS)
