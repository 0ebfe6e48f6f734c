"""What the sheet and the table of the actions say of the row « action » of a dossier."""

from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.rules import papers
from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.presenter import action, element, table
from dsi_desktop.features.plan.queries.element import element_sheet, link_choices, meetings_offered
from dsi_desktop.features.plan.rules.table import COLUMNS, GROUPS

_DAY = date(2026, 12, 4)


def sheet_words(store: Store) -> list[object]:
    """Say every part of the sheet of an action, and its past."""
    sheet = queries.action_sheet(store, "action", _DAY)
    assert sheet is not None
    past = queries.element_past(store, "action", "action")
    return [
        action.values(sheet), action.under_due(sheet), action.under_progress(sheet),
        action.hours_total(sheet), [action.partner_words(one) for one in sheet.partners],
        [action.milestone_words(one) for one in sheet.milestones],
        [action.served_words(one) for one in sheet.served],
        [action.wait_words(one) for one in sheet.waits],
        [(action.hand_words(one), action.hand_values(one)) for one in sheet.hands],
        [action.indicator_words(one) for one in sheet.indicators],
        [papers.paper_words(one) for one in sheet.papers],
        [action.past_head(one, _DAY) for one in past],
    ]


def table_words(store: Store) -> list[str]:
    """Say every cell of every group of the table, sorted by every column."""
    said = []
    for order in ("", *queries.orders()):
        rows = queries.action_rows(store, "plan", _DAY, order)
        for group in GROUPS:
            lines = table.lines_of(rows, group)
            said += [table.cell_words(line, name) for root in lines
                     for line in (root, *root.lines) for name in COLUMNS]  # fmt: skip
            said += [table.spoken(line) for line in lines]
    return said


def choice_words(store: Store) -> list[object]:
    """Give what the boxes of an action offer."""
    return [
        queries.offered(store, "plan"), queries.servable(store, "plan"),
        queries.other_actions(store, "plan", "action"),
        *(queries.tags_offered(store, kind) for kind in ("area", "population", "dimension")),
    ]


def element_words(store: Store) -> list[object]:
    """Say every part of the sheet of each level, and what may be chosen in it."""
    said: list[object] = [meetings_offered(store)]
    for kind in ("need", "issue", "orientation", "objective", "desired_change"):
        sheet = element_sheet(store, kind, kind)
        assert sheet is not None
        ties = (*sheet.place, *sheet.serves, *sheet.served_by)
        said += [
            element.head(sheet), element.values(sheet), link_choices(store, "plan", kind, kind),
            [(element.tie_title(one), element.tie_words(one)) for one in ties],
            [(element.evidence_words(one), element.evidence_values(one))
             for one in sheet.evidence],
            [element.voice_words(one) for one in sheet.voices],
        ]  # fmt: skip
    return said
