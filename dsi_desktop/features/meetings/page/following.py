"""Go on to the meeting that follows: open it, or make it with everything that waits for it."""

from PySide6.QtWidgets import QWidget

from dsi_desktop.features.meetings.page.sheet_view import SheetView
from dsi_desktop.features.meetings.presenter import MeetingsPresenter
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import DayField
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.shell.desk import Desk


def go_on(window: QWidget, desk: Desk, presenter: MeetingsPresenter, sheet: SheetView) -> None:
    """Open the next meeting of the body, what waits for it in sight; else ask for its day."""
    following = presenter.following
    there = following.coming()
    if there is not None:
        presenter.open(there.id)
        sheet.show_pane("before")
        return
    form = Form([
        DayField("held_on", _("Jour de la rencontre suivante"), desk.today, required=True)
    ])
    form.fill({"held_on": following.day()})
    ask(window, _("Préparer la rencontre suivante"), form, following.prepare, yes=_("Préparer"))
