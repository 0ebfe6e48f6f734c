"""What a key, the menu or the mouse asks of one action of the calendar."""

from PySide6.QtWidgets import QMenu, QWidget

from dsi_desktop.features.schedule.page.forms import ask_dates, ask_link
from dsi_desktop.features.schedule.page.gantt_view import GanttView
from dsi_desktop.features.schedule.page.tools import row_menu
from dsi_desktop.features.schedule.presenter.calendar import CalendarPresenter
from dsi_desktop.features.schedule.rules.dates import Step
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk


def act(
    page: QWidget, presenter: CalendarPresenter, desk: Desk, key: str, gesture: str, way: int
) -> None:
    """Do a gesture on an action; `way` is -1 earlier, 1 later."""
    if gesture == "open":
        desk.open_record("action", key)
    elif gesture == "move":
        presenter.move_by_key(key, way)
    elif gesture in ("end", "start"):
        presenter.resize_by_key(key, "end" if gesture == "end" else "start", way)
    elif gesture == "date":
        ask_dates(page, presenter, presenter.known[key], desk.today)
    elif gesture == "link":
        ask_link(page, presenter, presenter.known[key])


def row_gestures(page: QWidget, presenter: CalendarPresenter, desk: Desk, key: str) -> QMenu:
    """Return the menu of an action, empty without one."""
    if not key:
        return QMenu(page)

    def doing(gesture: str, way: int = 0) -> None:
        act(page, presenter, desk, key, gesture, way)

    return row_menu(page, [
        (_("Ouvrir la fiche"), lambda: doing("open")),
        (_("Dater… (D)"), lambda: doing("date")),
        (_("Faire attendre… (L)"), lambda: doing("link")),
        (_("Plus tôt (Maj+←)"), lambda: doing("move", -1)),
        (_("Plus tard (Maj+→)"), lambda: doing("move", 1)),
        (_("Finir plus tôt (Ctrl+Maj+←)"), lambda: doing("end", -1)),
        (_("Finir plus tard (Ctrl+Maj+→)"), lambda: doing("end", 1)),
    ])  # fmt: skip


def carry(presenter: CalendarPresenter, key: str, part: str, days: int) -> None:
    """Write what the mouse carried: the whole action, or one of its ends."""
    step = Step(days=days)
    if part == "whole":
        presenter.forget_answer()
        presenter.move(key, step)
    else:
        presenter.resize(key, "end" if part == "end" else "start", step)


def fold(presenter: CalendarPresenter, gantt: GanttView, key: str) -> bool:
    """Fold a group or unfold it; tell whether there was one."""
    if key:
        presenter.toggle(key)
        gantt.reveal(key)
    return bool(key)


def walk(presenter: CalendarPresenter, gantt: GanttView, way: int) -> bool:
    """Fold and unfold on a group; go through time on an action."""
    row = gantt.table.current_row()
    if row is None or not row.bar.group:
        gantt.walk(way)
    elif row.bar.folded == (way > 0):
        fold(presenter, gantt, row.key)
    return True
