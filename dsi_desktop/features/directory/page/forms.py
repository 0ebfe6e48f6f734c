"""The forms of the directory; each hands its values to one command."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands, queries
from dsi_desktop.features.directory.rules.moving import FOLLOW, RETURN, STAY
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import (
    CheckField,
    ChoiceField,
    DayField,
    Field,
    ProseField,
    TextField,
    Value,
)
from dsi_desktop.ui.forms.form import Form, typed
from dsi_desktop.ui.shell.desk import Desk

Made = Callable[[str], object]


class Forms:
    """Opens the forms over one window, on one dossier."""

    def __init__(self, store: Store, desk: Desk, window: QWidget) -> None:
        self._store = store
        self._desk = desk
        self._window = window

    def new_organization(self, made: Made) -> FormDialog:
        """Ask for a new organisation; `made` gets its id."""
        def save(values: dict[str, Value]) -> None:
            made(commands.add_organization(self._store, **typed(values)))

        return self._show(_("Nouvelle organisation"), self._organization_form(), save)

    def edit_organization(self, organization_id: str) -> FormDialog:
        """Change an organisation."""
        sheet = queries.organization_sheet(self._store, organization_id, self._desk.today())
        form = self._organization_form()
        form.fill({name: getattr(sheet, name) for name in form.fields})

        def save(values: dict[str, Value]) -> None:
            commands.edit_organization(self._store, organization_id, **typed(values))

        return self._show(_("Modifier l’organisation"), form, save)

    def new_person(self, made: Made, organization_id: str | None = None) -> FormDialog:
        """Ask for a new person, perhaps of an organisation; `made` gets the id."""
        form = self._person_form(new=True)
        form.fill({"organization_id": organization_id, "language": "fr"})

        def save(values: dict[str, Value]) -> None:
            made(commands.add_person(self._store, **typed(values)))

        return self._show(_("Nouvelle personne"), form, save)

    def edit_person(self, person_id: str) -> FormDialog:
        """Change a person."""
        sheet = queries.person_sheet(self._store, person_id, self._desk.today())
        form = self._person_form(new=False)
        form.fill({name: getattr(sheet, name) for name in form.fields})

        def save(values: dict[str, Value]) -> None:
            commands.edit_person(self._store, person_id, **typed(values))

        return self._show(_("Modifier la personne"), form, save)

    def new_contact(self, *, person_id: str = "", organization_id: str = "") -> FormDialog:
        """Ask for a way to reach a person or an organisation."""
        form = _contact_form()

        def save(values: dict[str, Value]) -> None:
            commands.add_contact(
                self._store, person_id=person_id or None, organization_id=organization_id or None,
                **typed(values),
            )

        return self._show(_("Nouvelle coordonnée"), form, save)

    def edit_contact(self, contact: queries.ContactLine) -> FormDialog:
        """Change a way to reach somebody."""
        form = _contact_form()
        form.fill({name: getattr(contact, name) for name in form.fields})

        def save(values: dict[str, Value]) -> None:
            commands.edit_contact(self._store, contact.id, **typed(values))

        return self._show(_("Modifier la coordonnée"), form, save)

    def new_function(self, person_id: str) -> FormDialog:
        """Say the function of a person in an organisation."""
        form = Form([
            ChoiceField(
                "organization_id", _("Organisation"), queries.organization_choices(self._store),
                required=True, filtered=True,
            ),
            [TextField("title", _("Fonction")),
             DayField("start_on", _("Depuis"), self._desk.today)],
        ])

        def save(values: dict[str, Value]) -> None:
            commands.set_affiliation(self._store, person_id=person_id, **typed(values))

        return self._show(_("Fonction dans une organisation"), form, save)

    def change_organization(self, sheet: queries.PersonSheet) -> FormDialog:
        """Take a person to another organisation; what came before stays written."""
        current = [line for line in sheet.functions if line.current]
        left = ChoiceField(
            "leaving", _("Quitte"), [(line.id, line.organization) for line in current],
            none=_("Toutes ses organisations"),
        )
        seats = [
            (RETURN, _("restent à l’organisation quittée, à pourvoir")),
            (FOLLOW, _("suivent la personne, au nom de la nouvelle")),
            (STAY, _("ne changent pas pour l’instant")),
        ]
        held = any(seat.current for seat in sheet.dealings.seats)
        form = Form([
            ChoiceField(
                "organization_id", _("Nouvelle organisation"),
                queries.organization_choices(self._store), required=True, filtered=True,
            ),
            [TextField("title", _("Nouvelle fonction")),
             DayField("on", _("À compter du"), self._desk.today, required=True)],
            *([left] if len(current) > 1 else []),
            *([ChoiceField("seats", _("Ses sièges"), seats)] if held else []),
        ])
        form.fill({"on": self._desk.today().isoformat(), "seats": RETURN})

        def save(values: dict[str, Value]) -> None:
            commands.change_organization(self._store, sheet.id, **typed(values))

        title = _("{name} change d’organisation").format(name=sheet.name)
        return self._show(title, form, save)

    def end_function(self, line: queries.AffiliationLine) -> FormDialog:
        """Say when a function ended."""
        form = Form([DayField("end_on", _("Dernier jour"), self._desk.today, required=True)])
        form.fill({"end_on": self._desk.today().isoformat()})

        def save(values: dict[str, Value]) -> None:
            commands.end_affiliation(self._store, line.id, **typed(values))

        title = _("Fin de la fonction à {name}").format(name=line.organization)
        return self._show(title, form, save)

    def tags(
        self, table: str, record_id: str, worn: Sequence[queries.TagLine],
    ) -> FormDialog:
        """Put tags on a record or take them away, several at once."""
        form = Form([TextField(
            "names", _("Étiquettes, séparées par des virgules"), hint=_("fondatrice, forum 2026"),
        )])
        form.fill({"names": ", ".join(tag.name for tag in worn)})

        def save(values: dict[str, Value]) -> None:
            commands.set_tags(
                self._store, table=table, record_id=record_id,
                names=str(values["names"] or "").split(","),
            )

        return self._show(_("Étiquettes de la fiche"), form, save)

    def served_areas(self, organization_id: str) -> FormDialog:
        """Tick the territories an organisation serves."""
        areas = queries.area_choices(self._store)
        served = queries.served_areas(self._store, organization_id)
        ticks: list[Field] = [CheckField(area.id, area.label) for area in areas]
        form = Form([ticks[at:at + 2] for at in range(0, len(ticks), 2)])
        form.fill({area.id: area.id in served for area in areas})

        def save(values: dict[str, Value]) -> None:
            commands.set_served_areas(
                self._store, organization_id, [key for key, ticked in values.items() if ticked],
            )

        return self._show(_("Territoire desservi"), form, save)

    def voices(self, sheet: queries.OrganizationSheet) -> FormDialog:
        """Say whose voices an organisation brings."""
        form = Form([TextField(
            "names", _("Populations, séparées par des virgules"),
            hint=_("personnes aînées, jeunes familles"),
        )])
        form.fill({"names": ", ".join(sheet.voices)})

        def save(values: dict[str, Value]) -> None:
            commands.set_voices(self._store, sheet.id, str(values["names"] or "").split(","))

        return self._show(_("Voix portées"), form, save)

    def _organization_form(self) -> Form:
        areas = [(area.id, area.label) for area in queries.area_choices(self._store)]
        return Form([
            TextField("name", _("Nom de l’organisation"), required=True),
            [TextField("acronym", _("Sigle")),
             ChoiceField("sector", _("Secteur"), vocabulary.options("sector"))],
            [TextField("kind", _("Type"), hint=_("OBNL, coopérative, ministère…")),
             ChoiceField("area_id", _("Territoire"), areas, none=_("Aucun territoire"),
                         filtered=True)],
            [DayField("joined_on", _("Membre depuis"), self._desk.today),
             DayField("left_on", _("Membre jusqu’au"), self._desk.today)],
            TextField("website", _("Site Web")),
            ProseField("mission", _("Mission"), lines=3),
            ProseField("notes", _("Notes (non imprimées)"), lines=2),
        ])

    def _person_form(self, *, new: bool) -> Form:
        rows: list[Any] = [
            [TextField("given_name", _("Prénom")), TextField("family_name", _("Nom de famille"))],
        ]
        if new:
            choices = queries.organization_choices(self._store)
            rows += [
                ChoiceField("organization_id", _("Organisation"), choices,
                            none=_("À titre citoyen"), filtered=True),
                [TextField("title", _("Fonction")),
                 DayField("start_on", _("Depuis"), self._desk.today)],
            ]
        areas = [(area.id, area.label) for area in queries.area_choices(self._store)]
        rows += [
            [TextField("honorific", _("Titre de civilité")),
             ChoiceField("language", _("Langue"), vocabulary.options("language"))],
            ChoiceField("area_id", _("Municipalité"), areas, none=_("Aucune municipalité"),
                        filtered=True),
            [TextField("diet", _("Besoins alimentaires")),
             TextField("access_needs", _("Besoins d’accessibilité"))],
            ProseField("notes", _("Notes (non imprimées)"), lines=2),
        ]
        return Form(rows)

    def _show(
        self, title: str, form: Form, save: Callable[[dict[str, Value]], None],
    ) -> FormDialog:
        dialog = FormDialog(self._window, title, form, save)
        dialog.open()
        return dialog


def _contact_form() -> Form:
    return Form([
        [ChoiceField("kind", _("Type"), vocabulary.options("contact_kind")),
         TextField("value", _("Coordonnée"), required=True)],
        TextField("label", _("Précision"), hint=_("accueil, poste 0")),
        CheckField("private", _("Coordonnée privée : jamais imprimée ni projetée")),
        CheckField("preferred", _("Préférée")),
    ])
