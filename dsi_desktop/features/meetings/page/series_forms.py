"""The forms of a series and of a point that waits."""

from collections.abc import Callable, Sequence
from datetime import date

from dsi_desktop.features.meetings.queries import PersonChoice, PlaceChoice
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import options
from dsi_desktop.ui.forms.fields import (
    ChoiceField,
    DayField,
    NumberField,
    ProseField,
    TextField,
    TimeField,
)
from dsi_desktop.ui.forms.form import Form

Today = Callable[[], date]


def series_form(today: Today, places: Sequence[PlaceChoice]) -> Form:
    """Return the form of a series: its first day gives the weekday, and its place in the month."""
    return Form([
        DayField("first_on", _("Première rencontre"), today, required=True),
        [NumberField("every", _("Ensuite, tous les"), low=1, high=52),
         ChoiceField("unit", _("semaines ou mois"), [
             ("month", _("mois, le même jour de la semaine")), ("week", _("semaines")),
         ], required=True)],
        [TimeField("start_time", _("Début")), TimeField("end_time", _("Fin"))],
        [TextField("place", _("Lieu")),
         ChoiceField("area_id", _("Municipalité"), [(one.id, one.name) for one in places],
                     none=_("À préciser"), filtered=True)],
        [ChoiceField("kind", _("Type de rencontre"), options("meeting_kind")),
         DayField("end_on", _("Jusqu’au, s’il y a une fin"), today)],
        [TextField("video_url", _("Lien de visioconférence")),
         TextField("title", _("Titre, s’il y en a un"))],
    ])


def waiting_form(people: Sequence[PersonChoice]) -> Form:
    """Return the form of a point that waits for a meeting."""
    names = [(one.id, one.name) for one in people]
    organizations = {one.organization_id: one.organization for one in people if one.organization_id}
    ordered = sorted(organizations.items(), key=lambda one: one[1])
    form = Form([
        TextField("title", _("Point"), required=True),
        [ChoiceField("kind", _("Type"), options("agenda_kind")),
         NumberField("minutes", _("Durée en minutes"), high=600)],
        [ChoiceField("person_id", _("Proposé par"), names, none=_("Personne"), filtered=True),
         ChoiceField("organization_id", _("Pour l’organisation"), ordered, none=_("Aucune"),
                     filtered=True)],
        ProseField("note", _("Précision"), lines=3),
    ])
    form.fill({"kind": "information", "minutes": 10})
    return form
