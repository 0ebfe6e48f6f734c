"""Print the calendar as it is looked at: cut in pages, or whole on one."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.schedule.presenter.calendar import CalendarPresenter
from dsi_desktop.features.schedule.queries.calendar import issuer_name
from dsi_desktop.features.schedule.report.calendar import (
    CALENDAR,
    CALENDAR_ONE,
    CalendarPlan,
    calendar_document,
)
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.registry import file_name
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import ChoiceField
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.shell.desk import Desk, Progress

_PAGES, _ONE, _ONE_LETTER = "pages", "one", "one_letter"


def print_calendar(
    parent: QWidget, store: Store, desk: Desk, presenter: CalendarPresenter
) -> None:  # fmt: skip
    """Ask on what paper and where, then print what is in sight."""
    looks = [
        (_PAGES, _("Plusieurs pages de format lettre, les titres répétés")),
        (_ONE, _("Une page de format tabloïd, à afficher")),
        (_ONE_LETTER, _("Une page de format lettre")),
    ]
    form = Form([ChoiceField("look", _("Comment imprimer le calendrier?"), looks, required=True)])
    form.fill({"look": _PAGES})
    chosen: list[str] = []
    title = _("Imprimer le calendrier")
    if not ask(parent, title, form, lambda values: chosen.append(str(values["look"])),
               yes=_("Choisir le fichier…")):  # fmt: skip
        return
    printed = presenter.printed()
    if printed is None:
        return
    calendar, before = printed
    report = CALENDAR if chosen[0] == _PAGES else CALENDAR_ONE
    path = desk.ask_save_path(
        file_name(report, desk.today(), calendar.title), _("Documents PDF (*.pdf)")
    )
    if path is None:
        return
    plan = CalendarPlan(
        issuer_name(store), desk.today(), calendar, before, presenter.look, presenter.scale
    )
    paper = "tabloid" if chosen[0] == _ONE else "letter"

    def work(progress: Progress) -> Path:
        from dsi_desktop.reporting.pdf.render import render

        document = calendar_document(plan, paper, whole=chosen[0] != _PAGES)
        render(document, path, lambda pages: progress(pages / (pages + 3)))
        return path

    desk.run(_(report.title), work, lambda made: desk.tell(
        _("Le document « {name} » est prêt.").format(name=made.name)))
