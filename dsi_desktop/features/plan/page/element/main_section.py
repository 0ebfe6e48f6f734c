"""The boxes of an element: its words, and what its level has of its own."""

from collections.abc import Mapping

from dsi_desktop.features.plan import queries
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.page.side import FormSection
from dsi_desktop.features.plan.presenter import element
from dsi_desktop.features.plan.queries.element import (
    ElementSheet,
    link_choices,
    meetings_offered,
)
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import (
    ChoiceField,
    Field,
    NumberField,
    ProseField,
    TextField,
    Value,
)
from dsi_desktop.ui.forms.form import Form


class MainSection(FormSection[ElementSheet]):
    """Always open, without a heading."""

    def __init__(self, host: Plans) -> None:
        super().__init__(host, _("Élément"))
        self.head.hide()

    def unfolded(self, sheet: ElementSheet) -> bool:
        return True

    def values(self, sheet: ElementSheet) -> Mapping[str, Value]:
        return element.values(sheet)

    def put(self, name: str, value: Value) -> None:
        if self.sheet is not None:
            element.write(self.host.store, self.sheet, name, value)

    def build(self, sheet: ElementSheet) -> Form:
        """Return the boxes of a level, with what may be chosen in them now."""
        words = ProseField("description", _("Description"), lines=4)
        title = TextField("title", element.capital(sheet.word), required=True)
        return Form([title, *self._own(sheet), words])

    def _own(self, sheet: ElementSheet) -> list[Field | list[Field]]:
        if sheet.kind == "need":
            return [
                ChoiceField("severity", _("Ampleur"), vocabulary.options("severity")),
                self._meeting("meeting_id", _("Exprimé à la rencontre")),
            ]
        if sheet.kind == "issue":
            bodies = [(one.id, one.name) for one in queries.chantiers(self.host.store)]
            return [
                [ChoiceField("body_id", _("Chantier"), bodies, none=_("aucun")),
                 NumberField("votes", _("Voix de priorisation"))],
                self._meeting("chosen_in_id", _("Choisi à la rencontre")),
            ]  # fmt: skip
        if sheet.kind == "objective":
            return [
                ChoiceField("kind", _("Portée"), vocabulary.options("objective_kind")),
                self._other(sheet, "orientation_id", "orientation", _("Orientation")),
                self._other(sheet, "parent_id", "objective", _("Objectif général")),
            ]
        return [TextField("who", _("Chez qui"))] if sheet.kind == "desired_change" else []

    def _meeting(self, name: str, said: str) -> ChoiceField:
        return ChoiceField(
            name, said, meetings_offered(self.host.store), none=_("aucune"), filtered=True)

    def _other(self, sheet: ElementSheet, name: str, kind: str, said: str) -> ChoiceField:
        every = link_choices(self.host.store, sheet.plan_id, sheet.kind, sheet.id)
        offered = [
            (key.partition(":")[2], words) for key, words in every if key.startswith(f"{kind}:")
        ]
        return ChoiceField(name, said, offered, none=_("aucun"), filtered=True)
