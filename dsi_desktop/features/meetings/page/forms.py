"""The forms of a meeting and of a point."""

from collections.abc import Callable, Sequence
from datetime import date

from dsi_desktop.features.meetings.presenter import meeting_name
from dsi_desktop.features.meetings.queries import (
    BodyChoice,
    MeetingLine,
    PersonChoice,
    PlaceChoice,
)
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import options
from dsi_desktop.ui.forms.fields import (
    CheckField,
    ChoiceField,
    DayField,
    Field,
    NumberField,
    ProseField,
    TextField,
    TimeField,
)
from dsi_desktop.ui.forms.form import Form

Today = Callable[[], date]


def meeting_form(
    today: Today, *, bodies: Sequence[BodyChoice] = (), people: Sequence[PersonChoice] = (),
    places: Sequence[PlaceChoice] = (),
) -> Form:
    """Return the form of a meeting: with `bodies` a new one, else one that exists."""
    rows: list[Field | Sequence[Field]] = []
    if bodies:
        choices = [(body.id, body.name) for body in bodies]
        rows.append(ChoiceField("body_id", _("Instance"), choices, required=True))
    rows += [
        [DayField("held_on", _("Date"), today, required=True),
         TimeField("start_time", _("Début")), TimeField("end_time", _("Fin"))],
        [TextField("place", _("Lieu")),
         ChoiceField("area_id", _("Municipalité"), [(one.id, one.name) for one in places],
                     none=_("À préciser"), filtered=True)],
        [ChoiceField("kind", _("Type de rencontre"), options("meeting_kind")),
         TextField("title", _("Titre, s’il y en a un"))],
    ]
    if bodies:
        rows.append(CheckField("agenda", _("Commencer avec l’ordre du jour type")))
    else:
        names = [(one.id, one.name) for one in people]
        rows += [
            [_person("chair_id", _("Présidence"), names),
             _person("note_taker_id", _("Secrétariat"), names)],
            [_person("facilitator_id", _("Animation"), names),
             TextField("video_url", _("Lien de visioconférence"))],
            TextField("address", _("Adresse")),
            ProseField("objectives", _("Objectifs, un par ligne"), lines=3),
        ]
    return Form(rows)


def _person(name: str, words: str, names: Sequence[tuple[str, str]]) -> ChoiceField:
    return ChoiceField(name, words, names, none=_("Personne"), filtered=True)


def item_form(people: Sequence[PersonChoice], bodies: Sequence[BodyChoice]) -> Form:
    """Return the form of a point of the agenda."""
    names = [(one.id, one.name) for one in people]
    chantiers = [(body.id, body.name) for body in bodies]
    return Form([
        TextField("title", _("Point"), required=True),
        [ChoiceField("kind", _("Type"), options("agenda_kind")),
         NumberField("minutes", _("Durée en minutes"), high=600)],
        [_person("bearer_id", _("Porteur"), names),
         TextField("bearer_name", _("ou porteur, en toutes lettres"))],
        ChoiceField("body_id", _("Chantier concerné"), chantiers, none=_("Aucun")),
        ProseField("description", _("Description"), lines=3),
    ])


def copying_form(meetings: Sequence[MeetingLine]) -> Form:
    """Return the question of which agenda to begin with, the latest of the body first."""
    choices = [
        (one.id, f"{meeting_name(one)}, {fmt.date_long(one.held_on)}" if one.held_on
         else meeting_name(one))
        for one in meetings
    ]
    form = Form([
        ChoiceField("meeting_id", _("Rencontre"), choices, required=True, filtered=True)
    ])
    form.fill({"meeting_id": choices[0][0] if choices else None})
    return form


def cancelling_form() -> Form:
    return Form([TextField("reason", _("Motif de l’annulation"), required=True)])
