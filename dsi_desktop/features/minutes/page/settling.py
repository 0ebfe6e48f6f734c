"""F5: do what the point shown asks for, with the one question it needs."""

from collections.abc import Callable

from dsi_desktop.features.minutes.page.after import look_over
from dsi_desktop.features.minutes.page.after.parts import Followed
from dsi_desktop.features.minutes.page.reviews import ReviewPanel
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import (
    ChoiceField,
    DayField,
    Field,
    ProseField,
    TextField,
    TimeField,
    Value,
)
from dsi_desktop.ui.forms.form import Form

# What each point asks for, as the button over it says.
WORDS = {
    "open": N_("Ouvrir la rencontre"),
    "agenda": N_("Adopter l’ordre du jour"),
    "former": N_("Adopter le procès-verbal précédent"),
    "review": N_("Revoir les suivis"),
    "next": N_("Fixer la prochaine rencontre"),
    "close": N_("Lever la rencontre"),
}


def settle(live: Followed) -> None:
    """Do what the point shown asks for; say it when it asks for nothing."""
    acts: dict[str, Callable[[Followed], object]] = {
        "open": lambda page: page.presenter.open_meeting(),
        "agenda": adopt_agenda,
        "former": adopt_former,
        "review": review_follow_ups,
        "next": set_next,
        "close": close,
    }
    act = acts.get(live.presenter.settling.asked())
    if act is None:
        live.desk.tell(_("Ce point n’attend rien d’autre que ce qui s’y dit."))
    else:
        act(live)


def close(live: Followed) -> None:
    """Close the meeting, then show what its minutes still lack."""
    if live.presenter.close_meeting():
        look_over(live)


def adopt_agenda(live: Followed) -> None:
    """Adopt the agenda: at once where the body agrees without a vote, else after the names."""
    settling = live.presenter.settling
    text = settling.agenda_text()
    if not settling.by_motion():
        live.presenter.do(lambda: settling.adopt_agenda(text, {}))
        return
    form = Form([*_names_and_vote(live), ProseField("text", _("Texte"), lines=3, required=True)])
    form.fill({"text": text})
    ask(
        live.entries.window(), _("Adopter l’ordre du jour"), form,
        lambda values: settling.adopt_agenda(str(values["text"]), _answers(values)),
        yes=_("Adopter"),
    )


def adopt_former(live: Followed) -> None:
    """Adopt the minutes of the former meeting, with the corrections asked for."""
    settling = live.presenter.settling
    former = settling.former()
    fields: list[Field] = []
    if len(former) > 1:
        fields.append(ChoiceField(
            "former_id", _("Rencontre du"),
            [(one.id, fmt.date_long(one.held_on)) for one in former], required=True,
        ))
    if settling.by_motion():
        fields += _names_and_vote(live)
    fields.append(ProseField("corrections", _("Corrections, une par ligne"), lines=3))
    form = Form(fields)
    form.fill({"former_id": former[0].id})
    day = fmt.date_long(former[0].held_on, with_weekday=False)

    def save(values: dict[str, Value]) -> None:
        chosen = str(values.get("former_id") or former[0].id)
        corrections = [
            line.strip() for line in str(values["corrections"] or "").splitlines()
            if line.strip()
        ]
        settling.adopt_former(chosen, corrections, _answers(values))

    ask(
        live.entries.window(), _("Adopter le procès-verbal du {day}").format(day=day), form, save,
        yes=_("Adopter"),
    )


def review_follow_ups(live: Followed) -> None:
    """Go through the open follow-ups in place of the lines."""
    live.open_panel(ReviewPanel(live.presenter, live.desk, live.close_panel))


def set_next(live: Followed) -> None:
    """Note the next meeting; ask its day when the calendar has none."""
    settling = live.presenter.settling
    if settling.following() is not None:
        live.presenter.do(settling.say_next)
        return
    form = Form([
        DayField("held_on", _("Prochaine rencontre le"), live.desk.today, required=True),
        TimeField("start_time", _("À")),
    ])
    ask(
        live.entries.window(), _("Fixer la prochaine rencontre"), form,
        lambda values: settling.say_next(
            str(values["held_on"]), str(values["start_time"]) if values["start_time"] else None
        ),
        yes=_("Fixer"),
    )


def _names_and_vote(live: Followed) -> list[Field]:
    names = [one.name for one in live.presenter.people]
    vote = TextField("vote", _("Vote"), hint=_("Rien : à l’unanimité · 7 2 1 · rejetée"))
    if not live.presenter.settling.asks_names():
        return [vote]
    return [
        TextField("mover", _("Proposée par"), suggestions=names),
        TextField("seconder", _("Appuyée par"), suggestions=names), vote,
    ]


def _answers(values: dict[str, Value]) -> dict[str, str]:
    return {name: str(values.get(name) or "") for name in ("mover", "seconder", "vote")}
