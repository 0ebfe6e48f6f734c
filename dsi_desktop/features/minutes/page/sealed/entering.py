"""Close the doors: the resolution, the passphrase of the presidency, who keeps it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from dsi_desktop.db import sealing as crypt
from dsi_desktop.db.merge.words import draw_words
from dsi_desktop.db.sealing import Lock
from dsi_desktop.features.meetings.rules.room import OUTSIDERS
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.rules import sealing
from dsi_desktop.features.minutes.rules.votes import outcome_of
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import CheckField, ChoiceField, TextField, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.texts import label

_STAYS = "stays:"
Entered = Callable[[Lock, dict[str, Any]], None]


def entering_form(presenter: LivePresenter) -> Form:
    """Return the questions asked before the doors close, the passphrase proposed."""
    people = [(one.id, one.name) for one in presenter.people if one.id]
    outsiders = [
        one for one in presenter.scene().people if one.here and one.role in OUTSIDERS
    ]
    form = Form([
        TextField("passphrase", _("Phrase de passe de la présidence"), required=True),
        TextField("holder", _("Gardée par"), required=True),
        TextField("access", _("Qui peut en être informé")),
        ChoiceField("mover_id", _("Proposé par"), people, none=_("Sans nom")),
        ChoiceField("seconder_id", _("Appuyé par"), people, none=_("Sans nom")),
        TextField("vote", _("Vote"), hint=_("Vide : à l’unanimité · 7 2 1")),
        *(
            CheckField(f"{_STAYS}{one.id}", _("{name} reste dans la salle").format(name=one.name))
            for one in outsiders
        ),
    ])
    live = presenter.live
    form.fill({
        "passphrase": " ".join(draw_words()),
        "holder": live.document.chair if live else "",
        "access": _("Membres présents au huis clos"),
    })
    form.append(label(
        _("Notez la phrase et remettez-la à la présidence : elle n’est gardée nulle part. "
          "Perdue, elle rend ce texte illisible pour toujours, même pour ce programme."),
        "warning", wrap=True,
    ))
    return form


def ask_entering(
    parent: QWidget, presenter: LivePresenter, desk: Desk, entered: Entered
) -> bool:
    """Ask, wrap the key beside the screen, then close the doors."""

    def save(values: dict[str, Value]) -> None:
        phrase = sealing.passphrase_of(str(values["passphrase"]))
        live = presenter.live
        outcome = outcome_of(
            str(values["vote"] or ""), live.decision_mode if live else "simple_majority"
        )
        sealing.check_entering(outcome, 0)
        fields: dict[str, Any] = {
            "holder": str(values["holder"] or ""), "access": str(values["access"] or ""),
            "mover_id": values["mover_id"] or None, "seconder_id": values["seconder_id"] or None,
            "state": outcome.state, "taken_at": presenter.said_at(),
            "staying": [
                name.removeprefix(_STAYS) for name, value in values.items()
                if name.startswith(_STAYS) and value
            ],
        }
        if outcome.counted:
            fields |= {
                "in_favour": outcome.in_favour, "against": outcome.against,
                "abstaining": outcome.abstaining,
            }
        desk.run(
            _("Préparer la section scellée"), lambda _progress: crypt.new_lock(phrase),
            lambda lock: entered(lock, fields),
        )

    form = entering_form(presenter)
    try:
        return ask(parent, _("Passer à huis clos"), form, save, yes=_("Fermer les portes"))
    finally:
        wipe(form)


def wipe(form: Form) -> None:
    """Forget the phrase typed: a dialog that was closed keeps its fields."""
    form.fill({"passphrase": ""})
