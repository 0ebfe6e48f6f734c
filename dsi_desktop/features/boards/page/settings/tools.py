"""What the menu of the board offers for its life: settings, models, archives, end."""

from datetime import timedelta

from PySide6.QtWidgets import QDialog

from dsi_desktop.features.boards import commands
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.page.settings.closing_dialog import closing_dialog
from dsi_desktop.features.boards.page.settings.columns_dialog import ColumnsDialog
from dsi_desktop.features.boards.page.settings.rules_dialog import RulesDialog
from dsi_desktop.features.boards.page.settings.templates_dialog import TemplatesDialog
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.dialogs.form_dialog import FormDialog

_LONG_DONE = timedelta(days=30)


def set_columns(host: Boards) -> QDialog | None:
    """« Colonnes et limites… »: columns, lanes, totals."""
    board_id = _board(host)
    if not board_id:
        return None
    return _open(host, ColumnsDialog(host.widget, host.store, host.desk, board_id))


def set_rules(host: Boards) -> QDialog | None:
    """« Règles… »: three sentences, on or off."""
    board_id = _board(host)
    if not board_id:
        return None
    return _open(host, RulesDialog(host.widget, host.store, host.desk, board_id))


def choose_template(host: Boards) -> QDialog | None:
    """« Modèles… »: also for a chantier that has no board yet."""
    body_id = host.presenter.body_id
    if not body_id:
        return None
    return _open(
        host, TemplatesDialog(host.widget, host.store, host.desk, body_id, _board(host))
    )


def archive_done(host: Boards) -> None:
    """« Archiver les cartes faites »: those done a month ago or more."""
    before = host.desk.today() - _LONG_DONE
    try:
        count = commands.archive_done(host.store, host.presenter.body_id or None, before)
    except DsiError as error:
        host.desk.refuse(error)
        return
    host.refresh()
    said = ngettext(
        "{n} carte faite depuis plus de 30 jours est archivée. Ctrl+Z la ramène.",
        "{n} cartes faites depuis plus de 30 jours sont archivées. Ctrl+Z les ramène.", count,
    )  # fmt: skip
    nothing = _("Aucune carte n’est faite depuis plus de 30 jours.")
    host.desk.tell(said.format(n=count) if count else nothing)


def archive_board(host: Boards) -> None:
    """« Archiver ce tableau »: its cards stay follow-ups of the chantier."""
    board_id = _board(host)
    question = _(
        "Archiver ce tableau ? Ses cartes restent des suivis du chantier, et il revient "
        "de la vue Archives."
    )
    if board_id and host.desk.confirm(question, _("Archiver")):
        commands.archive_board(host.store, board_id)
        host.presenter.choose("")
        host.refresh()
        host.desk.tell(_("Tableau archivé. Ctrl+Z le ramène."))


def show_archives(host: Boards) -> None:
    """« Archives »."""
    host.show_view("archive")


def close_workstream(host: Boards) -> FormDialog | None:
    """« Clore le chantier… », or hand over the cards of one that ended."""
    body_id = host.presenter.body_id
    return closing_dialog(host.widget, host.store, host, body_id) if body_id else None


def _board(host: Boards) -> str:
    return (host.sheet.board_id or "") if host.sheet is not None else ""


def _open(host: Boards, dialog: QDialog) -> QDialog:
    dialog.finished.connect(lambda _code: host.refresh())
    dialog.open()
    return dialog
