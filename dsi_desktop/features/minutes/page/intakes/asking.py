"""The dialogs of the way of a project; each refusal stands in its form."""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.page.intakes import forms
from dsi_desktop.features.minutes.page.naming import named
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.presenter.intakes import ProjectsPresenter
from dsi_desktop.features.minutes.queries.intake_choices import project_choices
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import Value
from dsi_desktop.ui.shell.desk import Desk


class Asked(Protocol):
    """What the dialogs need of the page."""

    store: Store
    desk: Desk
    presenter: LivePresenter


class ProjectAsking:
    """Asks in words, then hands the answer to the presenter."""

    def __init__(self, parent: QWidget, live: Asked, presenter: ProjectsPresenter) -> None:
        self._parent = parent
        self._live = live
        self._presenter = presenter

    def present(self) -> None:
        organizations, bodies = project_choices(self._live.store)
        form = forms.presenting(organizations, bodies, self._body(), None)
        ask(self._parent, _("Présenter un projet"), form, self._presenter.present,
            yes=_("Présenter"))

    def edit(self) -> None:
        sheet = self._presenter.sheet()
        if sheet is not None:
            organizations, bodies = project_choices(self._live.store)
            form = forms.presenting(organizations, bodies, "", sheet)
            ask(self._parent, _("Modifier le projet"), form, self._presenter.edit)

    def check(self) -> None:
        """Go through the guidelines; without any, say where they come from."""
        sheet = self._presenter.sheet()
        if sheet is None:
            return
        if not sheet.guidelines:
            self._live.desk.tell(_("Aucune balise n’est en vigueur pour ce projet."))
            return

        def save(values: dict[str, Value]) -> None:
            self._presenter.answer({
                one.id: (str(values[f"answer{at}"] or ""), str(values[f"reason{at}"]))
                for at, one in enumerate(sheet.guidelines)
            })

        ask(self._parent, _("Balises"), forms.checking(sheet.guidelines), save)

    def guideline(self) -> None:
        """Write what the partners agreed to respect from today on."""
        _organizations, bodies = project_choices(self._live.store)

        def save(values: dict[str, Value]) -> None:
            body = str(values["body_id"] or "")
            plan.add_guideline(
                self._live.store, title=str(values["title"]), text=str(values["text"]),
                applies_to="body" if body else "initiative", applies_id=body,
                start_on=self._live.desk.today().isoformat(),
            )
            self._presenter.refresh()

        ask(self._parent, _("Nouvelle balise"), forms.guideline(bodies), save)

    def resolve(self, step: str) -> None:
        """Recommend or decide by a resolution."""
        if self._presenter.sheet() is None:
            return
        text, amount = self._presenter.proposed(step)
        people = self._live.presenter.people
        form = forms.resolving(text, amount, [one.name for one in people])

        def save(values: dict[str, Value]) -> None:
            names = named(values, {"mover": "mover_id", "seconder": "seconder_id"}, people)
            self._presenter.resolve(step, values, names)

        title = _("Recommander le projet") if step == "recommended" else _("Décider du projet")
        ask(self._parent, title, form, save, yes=_("Consigner la résolution"))

    def advance(self) -> None:
        steps = self._presenter.by_hand()
        if steps:
            form = forms.advancing(steps, self._live.desk.today)
            ask(self._parent, _("Faire avancer le projet"), form, self._presenter.advance)

    def _body(self) -> str:
        live = self._live.presenter.live
        if live is None:
            return ""
        return dict(live.item_bodies).get(self._live.presenter.item_id) or live.document.body_id
