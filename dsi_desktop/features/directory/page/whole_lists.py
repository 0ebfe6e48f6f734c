"""What « Tout voir » shows for each card of a sheet: columns, lines, and what Entrée opens."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import queries
from dsi_desktop.features.directory.page.charge_card import hours_words
from dsi_desktop.features.directory.page.whole_list import WholeList
from dsi_desktop.features.directory.page.wording import (
    decision_number,
    why_words,
)
from dsi_desktop.features.directory.report import presence_words
from dsi_desktop.features.directory.rules import month_words
from dsi_desktop.kernel import fmt, vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.models.rows_model import Column
from dsi_desktop.ui.shell.desk import Desk

T = TypeVar("T")


class WholeLists:
    """Opens the whole list of a card over the sheet."""

    def __init__(self, store: Store, desk: Desk, window: QWidget) -> None:
        self._store = store
        self._desk = desk
        self._window = window

    def meetings(self, name: str, kind: str, record_id: str) -> WholeList[queries.MeetingLine]:
        """Every meeting, the newest first."""
        read = (
            queries.organization_meetings if kind == "organization" else queries.person_meetings
        )
        today = self._desk.today()
        return opened(WholeList(
            self._window, _("Rencontres – {name}").format(name=name),
            read(self._store, record_id),
            [Column(_("Date"), lambda line: self._day(line.held_on)),
             Column(_("Instance"), lambda line: line.body),
             Column(_("Présence"), lambda line: presence_words(line, today))],
            (150, 420, 180), lambda line: line.id,
            lambda line: self._desk.open_record("meeting", line.id),
        ))

    def actions(
        self, name: str, lines: Sequence[queries.ActionLine],
    ) -> WholeList[queries.ActionLine]:
        """Every action, carried then shared."""
        return opened(WholeList(
            self._window, _("Actions – {name}").format(name=name), lines,
            [Column(_("Action"), lambda line: line.title),
             Column(_("Rôle"), lambda line: _part(line.part)),
             Column(_("État"), lambda line: vocabulary.label("action_state", line.state)),
             Column(_("Avancement"), lambda line: _share(line.progress), right=True),
             Column(_("Échéance"), lambda line: self._day(line.due_on))],
            (340, 110, 120, 110, 120), lambda line: line.id,
            lambda line: self._desk.open_record("action", line.id),
        ))

    def tasks(self, name: str, lines: Sequence[queries.TaskLine]) -> WholeList[queries.TaskLine]:
        """Every follow-up still to do."""
        return opened(WholeList(
            self._window, _("Suivis à faire – {name}").format(name=name), lines,
            [Column(_("Suivi"), lambda line: line.title),
             Column(_("Instance"), lambda line: line.body),
             Column(_("État"), lambda line: vocabulary.label("task_state", line.state)),
             Column(_("Échéance"), lambda line: self._day(line.due_on))],
            (360, 200, 120, 120), lambda line: line.id,
            lambda line: self._desk.open_record("task", line.id),
        ))

    def decisions(
        self, name: str, lines: Sequence[queries.DecisionLine],
    ) -> WholeList[queries.DecisionLine]:
        """Every decision, the newest first, with why it is listed."""
        today = self._desk.today()
        return opened(WholeList(
            self._window, _("Décisions – {name}").format(name=name), lines,
            [Column(_("Numéro"), lambda line: decision_number(line, today)),
             Column(_("Décision"), lambda line: line.title),
             Column(_("Instance"), lambda line: line.body),
             Column(_("Pourquoi"), lambda line: why_words(line.why)),
             Column(_("Date"), lambda line: self._day(line.held_on))],
            (110, 300, 150, 140, 110), lambda line: line.id,
            lambda line: self._desk.open_record(line.kind, line.id),
        ))

    def months(self, name: str, year: queries.YearLoad) -> WholeList[queries.MonthLoad]:
        """Twelve months of load, in words: what the bars draw."""
        return opened(WholeList(
            self._window, _("Sollicitation, 12 mois – {name}").format(name=name), year.months,
            [Column(_("Mois"), lambda line: month_words(f"{line.month}-01")),
             Column(_("Rencontres"), lambda line: fmt.number(line.meetings), right=True),
             Column(_("Heures avec les trajets"), lambda line: hours_words(line.minutes),
                    right=True),
             Column(_("Plafond"), lambda line: _over(line, year))],
            (240, 120, 200, 200), lambda line: line.month,
        ))

    def _day(self, day: str | None) -> str:
        return fmt.date_short(day, self._desk.today()) if day else ""

def opened(made: WholeList[T]) -> WholeList[T]:
    """Show a list without stopping what goes on."""
    made.open()
    return made


def _part(part: str) -> str:
    return _("porteur") if part == "lead" else _("partenaire")


def _share(progress: int | None) -> str:
    return "" if progress is None else fmt.percent(progress)


def _over(line: queries.MonthLoad, year: queries.YearLoad) -> str:
    return _("dépassé") if line.month in year.over else ""
