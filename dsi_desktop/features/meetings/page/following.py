"""Go on to the meeting that follows: open it, or make it with everything that waits for it."""

from typing import TYPE_CHECKING

from dsi_desktop.features.meetings.presenter.following import FollowingPresenter
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import DayField
from dsi_desktop.ui.forms.form import Form

if TYPE_CHECKING:
    from dsi_desktop.features.meetings.page import MeetingsPage


def go_on(page: "MeetingsPage", following: FollowingPresenter) -> None:
    """Open the next meeting of the body, what waits for it in sight; else ask for its day."""
    there = following.coming()
    if there is not None:
        page.presenter.open(there.id)
        page.sheet.show_pane("before")
        return
    form = Form([DayField("held_on", _("Jour de la rencontre suivante"), page.desk.today,
                          required=True)])
    form.fill({"held_on": following.day()})
    ask(page, _("Préparer la rencontre suivante"), form, following.prepare, yes=_("Préparer"))
