"""Who keeps a closed session, who may be told of it, and the day its secret is lifted."""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.merge.words import draw_words
from dsi_desktop.db.sealing import Lock
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands, queries
from dsi_desktop.features.minutes.page.sealed.entering import wipe
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.presenter.sealed import SealedPresenter
from dsi_desktop.features.minutes.rules import sealing
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import ChoiceField, ProseField, TextField, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.texts import label


class Keeping(Protocol):
    """The page of the meeting, as these questions see it."""

    store: Store
    desk: Desk
    presenter: LivePresenter


class Kept(Protocol):
    """The panel, as these questions see it."""

    presenter: SealedPresenter

    def window(self) -> QWidget: ...


def ask_access(panel: Kept, live: Keeping) -> None:
    """Ask who may be told: it is printed, and forbids nothing."""
    section = panel.presenter.section()
    if section is None:
        return
    form = Form([ProseField("access", _("Qui peut en être informé"), lines=3)])
    form.fill({"access": section.access})
    form.append(label(
        _("Cette liste s’imprime avec la section; seule la phrase de passe en ouvre le texte."),
        "muted", wrap=True,
    ))
    ask(
        panel.window(), _("Accès au huis clos"), form,
        lambda values: commands.change_access(live.store, section.id, str(values["access"] or "")),
    )


def ask_handing_over(panel: Kept, live: Keeping) -> None:
    """Ask for the next keeper and the phrase to hand over; the key is wrapped beside the screen."""
    section = panel.presenter.section()
    if section is None:
        return
    form = Form([
        TextField("holder", _("Gardée désormais par"), required=True,
                  suggestions=[one.name for one in live.presenter.people]),
        TextField("passphrase", _("Nouvelle phrase de passe"), required=True),
    ])
    form.fill({"passphrase": " ".join(draw_words())})
    form.append(label(
        _("Les copies déjà échangées s’ouvrent encore avec l’ancienne phrase. La nouvelle n’est "
          "gardée nulle part : perdue, elle rend ce texte illisible pour toujours."),
        "warning", wrap=True,
    ))

    def save(values: dict[str, Value]) -> None:
        phrase = sealing.passphrase_of(str(values["passphrase"]))
        holder = str(values["holder"])

        def done(lock: Lock) -> None:
            if live.presenter.do(
                lambda: commands.hand_over(live.store, section.id, lock, holder=holder)
            ):
                live.desk.tell(_("{name} garde désormais cette section.").format(name=holder))

        live.desk.run(
            _("Préparer la section scellée"), lambda _progress: panel.presenter.anew(phrase), done,
        )

    try:
        ask(panel.window(), _("Remettre à une autre présidence"), form, save, yes=_("Remettre"))
    finally:
        wipe(form)


def ask_lifting(panel: Kept, live: Keeping) -> None:
    """Ask at which later meeting the secret was lifted."""
    section = panel.presenter.section()
    if section is None:
        return
    later = [
        (one.id, fmt.date_long(one.held_on))
        for one in queries.meetings_that_can_adopt(live.store, section.meeting_id)
    ]
    form = Form([
        ChoiceField("meeting_id", _("Secret levé à la rencontre du"), later, required=True),
    ])
    ask(
        panel.window(), _("Lever le secret"), form,
        lambda values: commands.lift_in_camera(
            live.store, section.id, str(values["meeting_id"])
        ),
        yes=_("Lever le secret"),
    )
