"""The dialogs of the indicators: their sheet, a measure, a target, a locked period."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.indicators.queries import (
    IndicatorSheet,
    MeasureLine,
    TargetLine,
    people,
)
from dsi_desktop.features.indicators.rules import values
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import (
    ChoiceField,
    DayField,
    Field,
    NumberField,
    ProseField,
    TextField,
    Value,
)
from dsi_desktop.ui.forms.form import Form

Save = Callable[[dict[str, Value]], object]


class Asking:
    """Builds each form with what may be chosen in it, over the page."""

    def __init__(self, store: Store, parent: QWidget, today: Callable[[], date]) -> None:
        self._store, self._parent, self._today = store, parent, today

    def new(self, places: list[tuple[str, str]], save: Save) -> bool:
        """Ask for an indicator and its target."""
        form = Form([
            *self._rows(places),
            [TextField("target", _("Cible"), hint=_("400")),
             DayField("target_on", _("À atteindre le"), self._today)],
        ])  # fmt: skip
        form.fill({"decimals": 0, "direction": "up", "frequency": "yearly"})
        return ask(self._parent, _("Nouvel indicateur"), form, save, yes=_("Ajouter"))

    def sheet(self, sheet: IndicatorSheet, places: list[tuple[str, str]], save: Save) -> bool:
        """Show what is said of an indicator, to change it."""
        line, form = sheet.line, Form(self._rows(places))
        form.fill({
            "title": line.title, "place": f"{line.serves_kind}:{line.serves_id}",
            "unit": line.unit, "decimals": line.decimals,
            "baseline": values.said(sheet.baseline, line.decimals),
            "baseline_on": sheet.baseline_on, "direction": sheet.direction,
            "frequency": sheet.frequency, "source": line.source, "person_id": sheet.person_id,
        })  # fmt: skip
        return ask(self._parent, line.title, form, save)

    def measure(
        self, sheet: IndicatorSheet, save: Save, *, start: MeasureLine | None = None,
        day: date | None = None,
    ) -> bool:  # fmt: skip
        """Ask for a measure; `start` fills the form, `day` its date."""
        line = sheet.line
        form = Form([
            [TextField("value", _value_words(line.unit), required=True),
             DayField("measured_on", _("Date de la mesure"), self._today, required=True)],
            TextField("source", _("Source de la mesure")),
            TextField("note", _("Note")),
            ProseField("parts", _("Parts, une par ligne : « Sexe, femmes : 61 »"), lines=3),
        ])  # fmt: skip
        form.fill({
            "measured_on": (day or self._today()).isoformat() if day or not start else start.day,
            "source": start.source if start else line.source,
        })
        if start is not None:
            form.fill({
                "value": values.said(start.value, line.decimals), "note": start.note,
                "parts": values.parts_text(start.parts, line.decimals),
            })  # fmt: skip
        return ask(self._parent, line.title, form, save)

    def target(self, sheet: IndicatorSheet, target: TargetLine | None, save: Save) -> bool:
        """Ask for a value to reach and its day."""
        form = Form([[
            TextField("value", _("Cible"), required=True),
            DayField("due_on", _("À atteindre le"), self._today),
        ]])
        if target is not None:
            form.fill({"value": values.said(target.value, sheet.line.decimals),
                       "due_on": target.due_on or None})  # fmt: skip
        return ask(self._parent, sheet.line.title, form, save)

    def lock(self, until: str | None, save: Callable[[str | None], object]) -> bool:
        """Ask until when the measures of the plan are locked."""
        form = Form([DayField("locked_until", _("Verrouiller jusqu’au (vide : rien)"),
                              self._today)])  # fmt: skip
        form.fill({"locked_until": until})
        return ask(
            self._parent, _("Verrouiller les mesures déjà rapportées"), form,
            lambda typed: save(str(typed["locked_until"]) if typed["locked_until"] else None),
            yes=_("Verrouiller"),
        )  # fmt: skip

    def _rows(self, places: list[tuple[str, str]]) -> list[Field | list[Field]]:
        names = people(self._store)
        return [
            TextField("title", _("Indicateur"), required=True),
            ChoiceField("place", _("Ce qu’il sert"), places, none=_("rien encore"), filtered=True),
            [TextField("unit", _("Unité"), hint=_("trajets par mois")),
             NumberField("decimals", _("Décimales"), high=99)],
            [TextField("baseline", _("Valeur de départ")),
             DayField("baseline_on", _("Date de départ"), self._today)],
            [ChoiceField("direction", _("Sens voulu"), vocabulary.options("direction"),
                         required=True),
             ChoiceField("frequency", _("Fréquence de mesure"), vocabulary.options("frequency"),
                         required=True)],
            TextField("source", _("Source")),
            ChoiceField("person_id", _("Personne responsable"), names, none=_("Aucune personne"),
                        filtered=True),
        ]  # fmt: skip


def _value_words(unit: str) -> str:
    return _("Valeur ({unit})").format(unit=unit) if unit else _("Valeur")
