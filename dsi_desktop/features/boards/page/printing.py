"""The board on paper and in a spreadsheet, as it is shown; and the progress sheet of a chantier."""

from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.page.host import Boards, ViewSheet
from dsi_desktop.features.boards.presenter.papers import ProgressAsked
from dsi_desktop.features.boards.queries.table import card_rows, issuer_name
from dsi_desktop.features.boards.report.board import BOARD, BOARD_A3, BoardPlan, board_document
from dsi_desktop.features.boards.report.listing import (
    CARDS,
    ListPlan,
    list_document,
    list_spreadsheet,
)
from dsi_desktop.features.boards.report.progress import PROGRESS, progress_report
from dsi_desktop.formats.xlsx import spreadsheet_bytes
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.files import write_whole
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.blocks import Document
from dsi_desktop.reporting.registry import Report, file_name
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import ChoiceField, DayField, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.shell.desk import Progress

Make = Callable[[], Document]
_LETTER, _A3, _LIST = "letter", "a3", "list"


def print_board(host: Boards) -> None:
    """Ask on what paper, where to write, then print the cards in sight."""
    sheet = host.sheet
    if sheet is None:
        return
    looks = [
        (_LETTER, _("Le tableau, sur des feuilles de format lettre")),
        (_A3, _("Le tableau, sur des feuilles A3 à afficher")),
        (_LIST, _("La liste des cartes, format lettre")),
    ]
    form = Form([ChoiceField("look", _("Que faut-il imprimer?"), looks, required=True)])
    chosen: list[str] = []
    title = _("Imprimer : {title}").format(title=sheet.title)
    if ask(host.widget, title, form, lambda values: chosen.append(str(values["look"])),
           yes=_("Choisir le fichier…")):  # fmt: skip
        _print(host, sheet, chosen[0])


def export_cards(host: Boards) -> None:
    """Ask where, then write the cards in sight for a spreadsheet."""
    sheet = host.sheet
    if sheet is None:
        return
    path = _asked(host, CARDS, sheet.title, "xlsx")
    if path is None:
        return
    today = host.desk.today()

    def work(_progress: Progress) -> Path:
        plan = _list_plan(host.store, sheet, today)
        write_whole(path, spreadsheet_bytes(list_spreadsheet(plan)))
        return path

    host.desk.run(_("Exporter en XLSX"), work, lambda made: _tell(host, made))


def print_progress(host: Boards) -> None:
    """Ask which period and for whom, then make the progress sheet of the chantier in sight."""
    sheet = host.sheet
    if sheet is None or sheet.board_id is None:
        return
    today = host.desk.today()
    asked = ProgressAsked(host.store, sheet.board_id, today)
    form = Form([
        ChoiceField("since", _("Période"), asked.periods(), required=True),
        [DayField("first", _("Premier jour"), host.desk.today),
         DayField("last", _("Dernier jour"), host.desk.today)],
        ChoiceField("place", _("Où mettre la fiche"), asked.places(), required=True),
    ])  # fmt: skip
    form.fill({"last": today.isoformat(), "place": ""})
    chosen: list[tuple[str, str]] = []

    def save(values: dict[str, Value]) -> None:
        subject = asked.subject(values["since"], values["first"], values["last"])
        chosen.append((subject, str(values["place"] or "")))

    title = _("Fiche d’avancement : {title}").format(title=sheet.title)
    if not ask(host.widget, title, form, save, yes=_("Créer la fiche")):
        return
    subject, point_id = chosen[0]
    make = partial(progress_report, host.store, subject)
    if point_id:
        _lay(host, asked, make, (point_id, file_name(PROGRESS, today, sheet.title)))
        return
    path = _asked(host, PROGRESS, sheet.title)
    if path is not None:
        _render(host, PROGRESS, make, path)


def _lay(host: Boards, asked: ProgressAsked, make: Make, where: tuple[str, str]) -> None:
    """Print in memory, then join to the point of this id under this name."""

    def work(_progress: Progress) -> bytes:
        from dsi_desktop.reporting.pdf.render import render

        content = BytesIO()
        render(make(), content)
        return content.getvalue()

    def done(content: bytes) -> None:
        try:
            host.desk.tell(asked.lay(*where, content))
        except DsiError as refusal:
            host.desk.refuse(refusal)

    host.desk.run(_(PROGRESS.title), work, done)


def _print(host: Boards, sheet: ViewSheet, look: str) -> None:
    report = {_LETTER: BOARD, _A3: BOARD_A3, _LIST: CARDS}[look]
    path = _asked(host, report, sheet.title)
    if path is None:
        return
    today = host.desk.today()

    def make() -> Document:
        if look == _LIST:
            return list_document(_list_plan(host.store, sheet, today))
        issuer = issuer_name(host.store)
        return board_document(
            BoardPlan(issuer, today, sheet.board, sheet.words, sheet.total), look
        )

    _render(host, report, make, path)


def _list_plan(store: Store, sheet: ViewSheet, today: date) -> ListPlan:
    rows = card_rows(store, today, body_id=sheet.body_id, task_ids=sheet.task_ids)
    return ListPlan(issuer_name(store), sheet.title, today, tuple(rows), sheet.words, sheet.total)


def _asked(host: Boards, report: Report, title: str, ending: str = "pdf") -> Path | None:
    kinds = _("Documents PDF (*.pdf)") if ending == "pdf" else _("Classeurs (*.xlsx)")
    return host.desk.ask_save_path(file_name(report, host.desk.today(), title, ending), kinds)


def _render(host: Boards, report: Report, make: Make, path: Path) -> None:
    """Read, lay out and print away from the screen."""

    def work(progress: Progress) -> Path:
        from dsi_desktop.reporting.pdf.render import render

        render(make(), path, lambda pages: progress(pages / (pages + 3)))
        return path

    host.desk.run(_(report.title), work, lambda made: _tell(host, made))


def _tell(host: Boards, path: Path) -> None:
    host.desk.tell(_("Le document « {name} » est prêt.").format(name=path.name))
