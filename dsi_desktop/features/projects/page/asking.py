"""The dialogs of the way of a project; each refusal stands in its form."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from dsi_desktop.features.projects import queries
from dsi_desktop.features.projects.page import forms
from dsi_desktop.features.projects.presenter.deciding import ProjectsPresenter
from dsi_desktop.features.projects.presenter.words import sheet_scene
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.shell.desk import Desk


class ProjectAsking:
    """Asks in words, then hands the answer to the presenter; the page reads again by itself."""

    def __init__(self, parent: QWidget, presenter: ProjectsPresenter, desk: Desk) -> None:
        self._parent, self._presenter, self._desk = parent, presenter, desk

    def do(self, name: str) -> None:
        """Do a gesture on the project in hand."""
        acts: dict[str, Callable[[], object]] = {
            "edit": self.edit, "check": self.check, "advance": self.advance,
            "recommended": partial(self.settle, "recommended"),
            "decided": partial(self.settle, "decided"),
            "accept": self.accept, "back": self._presenter.take_back, "remove": self.remove,
            "print": self.print_sheet,
        }
        acts[name]()

    def present(self) -> None:
        """Ask for a project presented."""
        form = forms.facts(queries.choices(self._presenter.store), None, self._desk.today)
        if ask(self._parent, _("Présenter un projet"), form, self._presenter.present,
               yes=_("Présenter")):  # fmt: skip
            self._presenter.refresh()

    def edit(self) -> None:
        """Correct the facts of the project in hand."""
        sheet = self._presenter.sheet()
        if sheet is not None:
            form = forms.facts(queries.choices(self._presenter.store), sheet, self._desk.today)
            ask(self._parent, _("Modifier le projet"), form, self._presenter.edit)

    def check(self) -> None:
        """Go through the guidelines."""
        sheet = self._presenter.sheet()
        if sheet is None:
            return
        if not sheet.guidelines:
            self._desk.tell(_("Aucune balise n’est en vigueur pour ce projet."))
            return
        ask(self._parent, _("Balises : {title}").format(title=sheet.row.title),
            forms.checking(sheet.guidelines),
            lambda values: self._presenter.answer(values, sheet))  # fmt: skip

    def advance(self) -> None:
        """Note a step that needs no resolution."""
        sheet = self._presenter.sheet()
        if sheet is None:
            return
        steps = sheet_scene(sheet, self._desk.today()).by_hand
        if not steps:
            self._desk.tell(_("Ce projet est au bout de son chemin."))
            return
        form = forms.advancing(
            steps, queries.choices(self._presenter.store), sheet, self._desk.today)
        ask(self._parent, _("Faire avancer le projet"), form, self._presenter.advance)

    def settle(self, step: str) -> None:
        """Recommend or decide by a resolution of the register."""
        sheet = self._presenter.sheet()
        if sheet is None:
            return
        found = queries.motions(self._presenter.store)
        if not found:
            self._desk.tell(_("Aucune résolution n’est encore au registre : consignez-la à la "
                              "rencontre."))  # fmt: skip
            return
        title = _("Recommander le projet") if step == "recommended" else _("Décider du projet")
        ask(self._parent, title, forms.settling(found, sheet, self._desk.today),
            partial(self._presenter.settle, step), yes=_("Relier la résolution"))  # fmt: skip

    def accept(self) -> None:
        """Enter the project in the plan with its source."""
        sheet = self._presenter.sheet()
        if sheet is None:
            return
        form = forms.entering(queries.choices(self._presenter.store), sheet)
        if ask(self._parent, _("Inscrire le projet au plan"), form, self._presenter.accept,
               yes=_("Inscrire")):  # fmt: skip
            self._desk.tell(_("Le projet est au plan. Ctrl+Z l’en retire."))

    def remove(self) -> None:
        """Take the project in hand away, once confirmed."""
        if self._desk.confirm(
            _("Retirer ce projet avec ses étapes? Les résolutions restent."), _("Retirer")
        ):
            self._presenter.remove()
            self._desk.tell(_("Projet retiré. Ctrl+Z le ramène."))

    def print_sheet(self) -> None:
        """Print the sheet on which the project is recommended."""
        self._desk.print_report("project-recommendation", self._presenter.chosen)

    def guideline(self, guideline_id: str = "") -> None:
        """Write a guideline, or correct one."""
        store = self._presenter.store
        one = self._presenter.guideline(guideline_id)
        form = forms.guideline(
            queries.choices(store), queries.motions(store), one, self._desk.today)
        title = _("Modifier la balise") if one else _("Nouvelle balise")
        ask(self._parent, title, form, partial(self._presenter.write_guideline, guideline_id))

    def end_guideline(self, guideline_id: str) -> None:
        """End a guideline today."""
        self._presenter.end_guideline(guideline_id)
        self._desk.tell(_("La balise se termine aujourd’hui. Les réponses données restent."))

    def remove_guideline(self, guideline_id: str) -> None:
        """Take a guideline away, once confirmed."""
        if self._desk.confirm(
            _("Retirer cette balise et les réponses données? Mettre fin les garderait."),
            _("Retirer"),
        ):
            self._presenter.remove_guideline(guideline_id)
