"""Who one is, how the screen looks, what the dossier says of itself. Saved as one goes."""

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.preferences import commands, queries
from dsi_desktop.features.preferences.page.about import AboutDialog
from dsi_desktop.features.preferences.page.keeping import KeepingCard
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.preferences import SCALES
from dsi_desktop.kernel.text import NBSP
from dsi_desktop.kernel.vocabulary import options
from dsi_desktop.ui.forms.fields import ChoiceField, TextField
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.shell.desk import Host
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import Card, scrolling
from dsi_desktop.ui.widgets.texts import label


class SettingsPage(Page):
    """Three forms without a button: each field is kept when it is left."""

    WATCHES = ("initiative",)

    def __init__(self, store: Store, desk: Host) -> None:
        super().__init__(desk)
        self._store = store
        self._host = desk
        self.person = Form([
            TextField("author", _("Votre nom"), required=True),
            TextField("device", _("Cet ordinateur"), required=True),
        ])  # fmt: skip
        self.look = Form([
            ChoiceField("language", _("Langue"), [("fr", _("Français")), ("en", "English")]),
            ChoiceField("theme", _("Thème"), [
                ("system", _("Comme l’ordinateur")), ("light", _("Clair")), ("dark", _("Sombre")),
            ]),
            ChoiceField("scale", _("Taille du texte et des boutons"),
                        [(str(scale), f"{scale}{NBSP}%") for scale in SCALES]),
        ])  # fmt: skip
        self.initiative = Form([
            TextField("name", _("Nom de la démarche"), required=True),
            ChoiceField("data_holder", _("Qui détient les données?"), [
                (key, words[:1].upper() + words[1:]) for key, words in options("data_holder")
            ]),
            TextField("coordinator", _("Coordination")),
            TextField("privacy_officer", _("Responsable des renseignements personnels")),
            TextField("privacy_contact", _("Coordonnée publique du responsable")),
        ])  # fmt: skip
        self.keeping = KeepingCard(store, desk)
        self._lay_out()
        for form, keep in (
            (self.person, self._keep_person), (self.look, self._keep_look),
            (self.initiative, self._keep_initiative),
        ):  # fmt: skip
            form.edited.connect(keep)
        self.begin_at(self.person.fields["author"])

    def refresh(self) -> None:
        """Read the dossier's own settings and the person's."""
        sheet, known = queries.initiative(self._store), self._host.preferences
        self.person.fill({
            "author": known.author or self._store.author,
            "device": known.device or self._store.device,
        })  # fmt: skip
        self.look.fill({
            "language": known.language, "theme": known.theme, "scale": str(known.scale),
        })  # fmt: skip
        self.initiative.fill({
            "name": sheet.name, "data_holder": sheet.data_holder, "coordinator": sheet.coordinator,
            "privacy_officer": sheet.privacy_officer, "privacy_contact": sheet.privacy_contact,
        })  # fmt: skip
        self.initiative.setEnabled(not self._store.read_only)
        self.keeping.refresh()

    def show_about(self) -> None:
        """Show versions and licences."""
        AboutDialog(self).exec()

    def _keep_person(self, _name: str) -> None:
        values = self.person.values()
        if values is not None:
            author, device = str(values["author"]), str(values["device"])
            self._host.prefer(replace(self._host.preferences, author=author, device=device))

    def _keep_look(self, name: str) -> None:
        """Keep the one field left: the palette may have changed the others since."""
        values = self.look.values()
        if values is None:
            return
        before, chosen = self._host.preferences, str(values[name])
        if name == "scale":
            self._host.prefer(replace(before, scale=int(chosen)))
        elif name == "theme":
            self._host.prefer(replace(before, theme=chosen))
        else:
            self._host.prefer(replace(before, language=chosen))

    def _keep_initiative(self, _name: str) -> None:
        values = self.initiative.values()
        if values is None:
            return
        sheet = queries.initiative(self._store)
        changed = {
            name: str(value or "") for name, value in values.items()
            if str(value or "") != getattr(sheet, name)
        }  # fmt: skip
        if not changed:
            return
        try:
            commands.edit_initiative(self._store, **changed)
        except DsiError as refusal:
            self.initiative.refuse(refusal)

    def _lay_out(self) -> None:
        person = Card(_("Vous"), "user")
        person.body.addWidget(self.person)
        person.body.addWidget(label(
            _("Ces deux noms signent vos opérations chez vos collègues."), "muted", wrap=True
        ))  # fmt: skip
        look = Card(_("Affichage"), "eye")
        look.body.addWidget(self.look)
        dossier = Card(_("Dossier"), "sitemap")
        dossier.body.addWidget(self.initiative)
        dossier.body.addStretch()
        about = Card(_("À propos"), "info-circle")
        row = QHBoxLayout()
        row.addWidget(label(_("Versions, licences, journal d’erreurs"), "muted"))
        row.addStretch()
        row.addWidget(button(_("À propos de DSI Desktop"), self.show_about))
        about.body.addLayout(row)
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(16)
        grid.addWidget(person, 0, 0)
        grid.addWidget(look, 1, 0)
        grid.addWidget(dossier, 0, 1, 2, 1)
        grid.addWidget(self.keeping, 2, 0, 1, 2)
        grid.addWidget(about, 3, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        inside = QVBoxLayout()
        inside.setContentsMargins(28, 4, 28, 24)
        inside.addWidget(whole)
        inside.addStretch()
        area = scrolling(inside)
        area.setObjectName("clear")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
