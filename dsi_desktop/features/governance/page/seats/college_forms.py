"""The forms about colleges and the seats they hold."""

from collections.abc import Sequence
from typing import Any

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.forms import BodyForms, Values
from dsi_desktop.features.governance.page.seat_forms import colleges_field
from dsi_desktop.features.governance.queries import CollegeStrip, SeatRow
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import (
    CheckField,
    ChoiceField,
    DayField,
    Field,
    NumberField,
    TextField,
)
from dsi_desktop.ui.forms.form import Form, typed
from dsi_desktop.ui.shell.desk import Desk

_BEFORE_SECTORS = 3


class CollegeForms:
    """Opens the forms about colleges and seats over the window of the page."""

    def __init__(self, store: Store, desk: Desk, forms: BodyForms) -> None:
        self._store = store
        self._desk = desk
        self._forms = forms

    def new_college(self, body_id: str) -> FormDialog:
        """Add a part of the seats."""
        form = self._college_form()
        form.fill({"parity": True})

        def save(values: Values) -> None:
            commands.add_college(self._store, body_id=body_id, **_with_sectors(values))

        return self._forms.show(_("Nouveau collège"), form, save, width=560)

    def edit_college(self, strip: CollegeStrip) -> FormDialog:
        """Change the name, the sectors and the size of a college."""
        form = self._college_form()
        area = queries.college_area(self._store, strip.id)
        form.fill({
            "name": strip.name, "seats": strip.planned, "parity": strip.parity, "area_id": area,
            **{f"sector_{key}": True for key in strip.sectors.split()},
        })

        def save(values: Values) -> None:
            commands.edit_college(self._store, strip.id, **_with_sectors(values))

        return self._forms.show(_("Modifier le collège"), form, save, width=560)

    def new_seats(self, body_id: str, strip: CollegeStrip) -> FormDialog:
        """Add several seats to a college at once."""
        form = Form([[
            NumberField("count", _("Nombre de sièges"), low=1, high=100, required=True),
            DayField("start_on", _("Créés le"), self._desk.today),
        ]])
        missing = (strip.planned or 0) - strip.held - strip.vacant
        form.fill({"count": max(1, missing)})

        def save(values: Values) -> None:
            commands.add_seats(
                self._store, body_id=body_id, college_id=strip.id, **typed(values))

        title = _("Ajouter des sièges à {college}").format(college=strip.name)
        return self._forms.show(title, form, save, _("Ajouter"))

    def edit_seat(self, body_id: str, row: SeatRow) -> FormDialog:
        """Change the name, the college and the territory of a seat."""
        form = Form([
            TextField("label", _("Nom du siège"), required=True),
            colleges_field(queries.colleges_of(self._store, body_id)),
            self._area(),
        ])
        sheet = queries.seat_facts(self._store, row.post_id or "")
        form.fill({"label": sheet.label, "college_id": sheet.college_id, "area_id": sheet.area_id})

        def save(values: Values) -> None:
            commands.edit_seat(self._store, row.post_id or "", **typed(values))

        return self._forms.show(_("Modifier le siège"), form, save)

    def abolish(self, row: SeatRow) -> FormDialog:
        """Say the last day of a seat."""
        form = Form([DayField("end_on", _("Dernier jour"), self._desk.today, required=True)])
        form.fill({"end_on": self._desk.today().isoformat()})

        def save(values: Values) -> None:
            commands.abolish_seat(self._store, row.post_id or "", str(values["end_on"]))

        title = _("Abolir le siège « {seat} »").format(seat=row.label or _("Siège sans nom"))
        return self._forms.show(title, form, save, _("Abolir"))

    def reopen(self, abolished: Sequence[tuple[str, str]]) -> FormDialog:
        """Let an abolished seat be held again."""
        form = Form([ChoiceField("post_id", _("Siège"), abolished, required=True)])

        def save(values: Values) -> None:
            commands.reopen_seat(self._store, str(values["post_id"]))

        return self._forms.show(_("Rétablir un siège aboli"), form, save, _("Rétablir"))

    def _college_form(self) -> Form:
        sectors: list[Field] = [
            CheckField(f"sector_{key}", words.capitalize())
            for key, words in vocabulary.options("sector")
        ]
        pairs = [sectors[at:at + 2] for at in range(0, len(sectors), 2)]
        form = Form([
            TextField("name", _("Nom du collège"), required=True),
            [NumberField("seats", _("Sièges prévus"), low=0, high=500), self._area()],
            CheckField("parity", _("Compte dans la parité")),
            *pairs,
        ])
        form.head(_BEFORE_SECTORS, _("Secteurs réunis"), "label")
        return form

    def _area(self) -> ChoiceField:
        return ChoiceField(
            "area_id", _("Territoire"), queries.area_names(self._store),
            none=_("Aucun territoire"), filtered=True,
        )


def _with_sectors(values: Values) -> dict[str, Any]:
    """Gather the sectors ticked into the one field that keeps them."""
    ticked = [key.removeprefix("sector_") for key, on in values.items()
              if key.startswith("sector_") and on]
    kept = {key: value for key, value in values.items() if not key.startswith("sector_")}
    return {**kept, "sectors": " ".join(ticked)}
