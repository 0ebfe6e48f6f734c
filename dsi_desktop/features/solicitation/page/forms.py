"""What the page asks: a period, an external table, a seat there, thresholds, a date that counts."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.solicitation import commands, queries
from dsi_desktop.features.solicitation.rules.fields import ExternalFields, OutsideSeatFields
from dsi_desktop.features.solicitation.rules.thresholds import Thresholds
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import (
    ChoiceField,
    DayField,
    NumberField,
    TextField,
    TimeField,
    Value,
)
from dsi_desktop.ui.forms.form import Form

Values = dict[str, Value]


def _named(lines: tuple[queries.NamedLine, ...]) -> list[tuple[str, str]]:
    return [(line.id, line.name) for line in lines]


def _number(value: Value) -> int | None:
    return value if isinstance(value, int) else None


def _text(value: Value) -> str:
    return str(value or "")


class SolicitationForms:
    """Opens the dialogs of the page over it; each saves by one command."""

    def __init__(self, store: Store, parent: QWidget, today: Callable[[], date]) -> None:
        self._store = store
        self._parent = parent
        self._today = today

    def period(self, start: date, end: date, save: Callable[[str, str], object]) -> bool:
        """Ask for a period of one's own."""
        form = Form([[
            DayField("start", _("Du"), self._today, required=True),
            DayField("end", _("Au"), self._today, required=True),
        ]])
        form.fill({"start": start.isoformat(), "end": end.isoformat()})
        return ask(
            self._parent, _("Autre période"), form,
            lambda values: save(_text(values["start"]), _text(values["end"])), yes=_("Montrer"),
        )

    def add_table(self) -> None:
        """Ask for an external table."""
        form = self._table_form()
        ask(self._parent, _("Ajouter une table externe"), form,
            lambda values: commands.add_external_body(
                self._store, name=_text(values["name"]), **_table(values)),
            yes=_("Ajouter"))

    def edit_table(self, line: queries.ExternalLine) -> None:
        """Ask for the changes of an external table."""
        form = self._table_form()
        form.fill({
            "name": line.name, "holder": line.holder,
            "meetings_per_year": line.meetings_per_year, "area_id": line.area_id or None,
            "minutes": _clock(line.minutes),
        })
        ask(self._parent, _("Modifier la table externe"), form,
            lambda values: commands.edit_external_body(
                self._store, line.id, name=_text(values["name"]), **_table(values)))

    def _table_form(self) -> Form:
        areas = _named(queries.choices(self._store).areas)
        return Form([
            TextField("name", _("Nom de la table"), required=True,
                      hint=_("Table de concertation, comité régional…")),
            TextField("holder", _("Qui l’anime")),
            [NumberField("meetings_per_year", _("Rencontres par année"), low=1, high=366),
             TimeField("minutes", _("Durée d’une rencontre (h:min)"))],
            ChoiceField("area_id", _("Municipalité où elle se tient"), areas,
                        none=_("Inconnue, ou à distance"), filtered=True),
        ])  # fmt: skip

    def add_seat(self, table: queries.ExternalLine) -> None:
        """Ask who also sits at an external table."""
        form = self._seat_form(organization=True)
        title = _("Qui siège à {table}?").format(table=table.name)
        ask(self._parent, title, form,
            lambda values: commands.seat_outside(
                self._store, external_body_id=table.id,
                organization_id=_text(values["organization_id"]), **_seat(values)),
            yes=_("Ajouter"))

    def edit_seat(self, line: queries.ExternalSeatLine) -> None:
        """Ask for the changes of a seat at an external table."""
        form = self._seat_form(organization=False)
        form.fill({
            "person_id": line.person_id or None, "start_on": line.start_on or None,
            "end_on": line.end_on or None,
        })
        title = _("Siège de {organization}").format(organization=line.organization)
        ask(self._parent, title, form,
            lambda values: commands.edit_outside_seat(self._store, line.id, **_seat(values)))

    def _seat_form(self, *, organization: bool) -> Form:
        choices = queries.choices(self._store)
        who = ChoiceField("organization_id", _("Organisation"), _named(choices.organizations),
                          required=True, filtered=True)
        rest = [
            ChoiceField("person_id", _("Personne"), _named(choices.people),
                        none=_("Aucune en particulier"), filtered=True),
        ]
        days = [
            DayField("start_on", _("Depuis le"), self._today),
            DayField("end_on", _("Jusqu’au"), self._today),
        ]
        return Form([who, *rest, days] if organization else [*rest, days])

    def thresholds(self, now: Thresholds) -> None:
        """Ask from when on a month asks too much."""
        form = Form([[
            NumberField("hours", _("Heures par mois"), low=1, high=744, required=True),
            NumberField("meetings", _("Rencontres par mois"), low=1, high=744, required=True),
        ]])
        form.fill({"hours": now.hours, "meetings": now.meetings})
        ask(self._parent, _("Seuils de sollicitation"), form,
            lambda values: commands.set_thresholds(
                self._store, hours=_number(values["hours"]), meetings=_number(values["meetings"])))

    def caps_of(self, organization_id: str, name: str, caps: tuple[int, int]) -> None:
        """Ask for the thresholds of the organisation in hand; an empty field is that of all."""
        form = Form([_caps()])
        form.fill({"hours": caps[0], "meetings": caps[1]})
        ask(self._parent, _("Seuil de {name}").format(name=name), form,
            lambda values: self._keep_caps(organization_id, values))

    def caps(self) -> None:
        """Ask for the thresholds of one organisation."""
        form = Form([
            ChoiceField("organization_id", _("Organisation"),
                        _named(queries.choices(self._store).organizations),
                        required=True, filtered=True),
            _caps(),
        ])
        ask(self._parent, _("Seuil propre à une organisation"), form,
            lambda values: self._keep_caps(_text(values["organization_id"]), values))

    def _keep_caps(self, organization_id: str, values: Values) -> None:
        commands.set_caps(
            self._store, organization_id, hours=_number(values["hours"]),
            meetings=_number(values["meetings"]),
        )

    def place(self, kind: str, record_id: str, name: str) -> None:
        """Ask in which municipality a person lives, or a meeting is held."""
        form = Form([
            ChoiceField("area_id", _("Municipalité"), _named(queries.choices(self._store).areas),
                        required=True, filtered=True),
        ])
        put = commands.place_person if kind == "person" else commands.place_meeting
        ask(self._parent, name, form,
            lambda values: put(self._store, record_id, _text(values["area_id"])))

    def milestone(self, now: Thresholds) -> bool:
        """Ask for the date around which hours are compared; no date forgets it."""
        form = Form([
            DayField("on", _("Date à comparer"), self._today),
            TextField("text", _("Ce qui a changé ce jour-là"),
                      hint=_("le calendrier commun")),
        ])
        form.fill({"on": now.milestone_on or None, "text": now.milestone})
        return ask(self._parent, _("Avant et après une date"), form,
                   lambda values: commands.set_milestone(
                       self._store, _text(values["on"]), _text(values["text"])))


def _caps() -> list[NumberField]:
    return [
        NumberField("hours", _("Heures par mois (vide : celles de tous)"), low=1, high=744),
        NumberField("meetings", _("Rencontres par mois (vide : celles de tous)"), low=1, high=744),
    ]


def _table(values: Values) -> ExternalFields:
    return {
        "holder": _text(values["holder"]), "area_id": _text(values["area_id"]) or None,
        "meetings_per_year": _number(values["meetings_per_year"]),
        "minutes": _length(_text(values["minutes"])),
    }


def _seat(values: Values) -> OutsideSeatFields:
    return {
        "person_id": _text(values["person_id"]) or None,
        "start_on": _text(values["start_on"]) or None, "end_on": _text(values["end_on"]) or None,
    }


def _length(clock: str) -> int | None:
    hours, _colon, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes) if clock else None


def _clock(minutes: int | None) -> str | None:
    return None if minutes is None else f"{minutes // 60:02}:{minutes % 60:02}"
