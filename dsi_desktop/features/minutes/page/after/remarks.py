"""What is asked of a version: whom it goes to, what is to be corrected, what becomes of it."""

from PySide6.QtWidgets import QWidget

from dsi_desktop.features.minutes import commands
from dsi_desktop.features.minutes.page.after.parts import Followed
from dsi_desktop.features.minutes.page.leading import lead_to
from dsi_desktop.features.minutes.queries import RemarkLine, VersionLine
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import options
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import ChoiceField, DayField, ProseField, TextField, Value
from dsi_desktop.ui.forms.form import Form, typed


def ask_sending(parent: QWidget, page: Followed) -> None:
    """Ask whom the next version goes to, and keep it as it stands."""
    form = Form([
        TextField("sent_to", _("Destinataires"), hint=_("présidence, membres…")),
        ProseField("note", _("Message"), lines=3),
        DayField("sent_on", _("Envoyée le"), page.desk.today),
    ])
    form.fill({"sent_on": page.desk.today().isoformat()})

    def save(values: dict[str, Value]) -> None:
        commands.send_version(page.store, page.presenter.meeting_id, **typed(values))
        page.desk.tell(_("La version est gardée telle qu’elle est envoyée."))

    ask(parent, _("Envoyer une version du procès-verbal"), form, save, yes=_("Garder"))


def ask_remark(parent: QWidget, page: Followed, version: VersionLine) -> None:
    """Ask what somebody wants corrected."""
    live = page.presenter.live
    points = [(one.id, one.heading) for one in live.document.points] if live else []
    names = [one.name for one in page.presenter.people]
    form = Form([
        ChoiceField("agenda_item_id", _("Point"), points, none=_("Ensemble")),
        ProseField("text", _("Correction demandée"), lines=3),
        [
            TextField("author", _("Demandée par"), suggestions=names),
            DayField("received_on", _("Reçue le"), page.desk.today),
        ],
    ])

    def save(values: dict[str, Value]) -> None:
        commands.record_remark(page.store, version.id, **typed(values))

    ask(parent, _("Correction demandée"), form, save, yes=_("Consigner"))


def ask_answer(parent: QWidget, page: Followed, remark: RemarkLine) -> None:
    """Ask what becomes of a correction; one that is kept leads to its point, to be made."""
    form = Form([
        ChoiceField("state", _("Suite"), options("remark_state")),
        ProseField("answer", _("Réponse"), lines=3),
    ])
    state = "accepted" if remark.state == "open" else remark.state
    form.fill({"state": state, "answer": remark.answer})

    def save(values: dict[str, Value]) -> None:
        commands.answer_remark(page.store, remark.id, **typed(values))

    kept = ask(parent, _("Répondre à la correction"), form, save)
    if kept and form.fields["state"].value() == "accepted" and remark.item_id:
        lead_to(page, remark.item_id)
