"""Four questions, all answered in advance, and the dossier is there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dsi_desktop.features.preferences import rules
from dsi_desktop.features.preferences.page.chips import Chips, rule
from dsi_desktop.features.preferences.page.models import ModelCards
from dsi_desktop.features.preferences.page.preview import Preview
from dsi_desktop.kernel.errors import DsiError, RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import clean
from dsi_desktop.kernel.vocabulary import options
from dsi_desktop.ui.forms.fields import ChoiceField, Field, TextField
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.shell.desk import Desk, Progress
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import Pictogram, button
from dsi_desktop.ui.widgets.frames import Card, clear, scrolling
from dsi_desktop.ui.widgets.texts import Elided, label

_LAWS = {
    "npo": "P-39.1", "mrc": "A-2.1", "health": "A-2.1", "other": "",
}  # fmt: skip


class NewDossierPage(QWidget):
    """`created(path, author, device)` opens the new dossier; `left` goes back."""

    def __init__(
        self, desk: Desk, folder: Path, signature: tuple[str, str],
        created: Callable[[Path, str, str], None], left: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(_("Nouveau dossier"))
        self._desk, self._folder, self._created, self._left = desk, folder, created, left
        self._known = rules.municipalities()
        self._territories = {one.key: one for one in rules.territories(self._known)}
        self._path: Path | None = None
        self._make_fields(*signature)
        self._preview = Preview()
        self._ready = QVBoxLayout()
        self._place = Elided("", "muted")
        self._lay_out()
        self._wire()
        self._take_model(self.models.current())
        self.form.fields["name"].control.setFocus()
        self.setFocusProxy(self.form.fields["name"])

    def found(self) -> None:
        """Create the file and open it; a refusal stands beside its field."""
        values = self.form.values()
        if values is None:
            return
        said = {name: str(value or "") for name, value in values.items()}
        author, device, path = said["author"], said["device"], self.path()
        codes = self._territories[said["territory"]].codes
        kind = rules.MODELS[self.models.current()].committee_kind or "advisory_committee"
        chantiers = self.chips.names()

        def work(_progress: Progress) -> Path:
            from dsi_desktop.features.preferences.commands import Founding, create_dossier

            path.parent.mkdir(parents=True, exist_ok=True)
            founding = Founding(
                said["name"], codes, said["assembly"], said["committee"], kind, chantiers,
                said["data_holder"], coordinator=author,
            )  # fmt: skip
            create_dossier(path, founding, author=author, device=device)
            return path

        self._make.setEnabled(False)
        self._desk.run(
            _("Création du dossier"), self._guarded(work),
            lambda made: self._end(made, author, device),
        )  # fmt: skip

    def path(self) -> Path:
        """Return where the file will be: proposed after the name, free of others."""
        if self._path is not None:
            return self._path
        typed = self._names["name"].line.text()
        stem = "".join(sign for sign in clean(typed) if sign not in '<>:"/\\|?*\n\t').strip(". ")
        proposed = self._folder / f"{stem or _('Ma table')}.dsi"
        number = 2
        while proposed.exists():
            proposed = self._folder / f"{stem or _('Ma table')} ({number}).dsi"
            number += 1
        return proposed

    def _guarded(self, work: Callable[[Progress], Path]) -> Callable[[Progress], Path | DsiError]:
        def safe(progress: Progress) -> Path | DsiError:
            try:
                return work(progress)
            except DsiError as refusal:
                return refusal

        return safe

    def _end(self, made: Path | DsiError, author: str, device: str) -> None:
        self._make.setEnabled(True)
        if isinstance(made, RuleBroken):
            self.form.refuse(made)
        elif isinstance(made, DsiError):
            self._desk.refuse(made)
        else:
            self._created(made, author, device)

    def _make_fields(self, author: str, device: str) -> None:
        places = [(one.key, one.name) for one in self._territories.values()]
        model = rules.MODELS["charlevoix"]
        self._names = {
            "name": TextField("name", _("Nom"), required=True),
            "assembly": TextField("assembly", _("Nom de l’assemblée")),
            "committee": TextField("committee", _("Nom du comité")),
        }
        self._where = ChoiceField(
            "territory", _("Territoire"), places, required=True, filtered=True
        )
        fields: list[Field] = [
            *self._names.values(), self._where,
            TextField("author", _("Votre nom"), required=True),
            TextField("device", _("Cet ordinateur"), required=True),
            ChoiceField("data_holder", _("Qui détient les données?"), [
                (key, words[:1].upper() + words[1:]) for key, words in options("data_holder")
            ]),
        ]
        self.form = Form(fields)
        self.form.fill({
            "name": _("DSI Charlevoix"), "territory": "charlevoix", "author": author,
            "device": device, "assembly": _(model.assembly), "committee": _(model.committee),
            "data_holder": "npo",
        })  # fmt: skip
        self.form.fields["data_holder"].caption.hide()
        self.models = ModelCards(rules.MODELS)
        self.chips = Chips()

    def _wire(self) -> None:
        self.models.chosen.connect(self._take_model)
        self.chips.changed.connect(self._draw)
        for field in self._names.values():
            field.line.textChanged.connect(lambda _text: self._draw())
        self.form.edited.connect(lambda _name: self._draw())
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.found)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._left)

    def _take_model(self, key: str) -> None:
        model = rules.MODELS[key]
        self.form.fill({"assembly": _(model.assembly), "committee": _(model.committee)})
        self.chips.show_names([_(name) for name in model.chantiers])
        self._draw()

    def _draw(self) -> None:
        said = {name: field.line.text().strip() for name, field in self._names.items()}
        self._preview.show_bodies(said["assembly"], said["committee"], self.chips.names())
        territory = self._territories.get(self._where.box.currentData() or "")
        self._summary.setText(rules.summary(territory, self._known) if territory else "")
        law = _LAWS.get(str(self.form.fields["data_holder"].value()), "")
        self._law.setText(
            _("Loi {law}. Se change dans les réglages.").format(law=law) if law
            else _("Se change dans les réglages.")
        )  # fmt: skip
        self._place.say(_("Enregistré dans {place}").format(place=self.path()))
        self._say_ready(said["committee"], len(territory.codes) if territory else 0)

    def _say_ready(self, committee: str, places: int) -> None:
        clear(self._ready)
        count = ngettext("{n} municipalité", "{n} municipalités", places).format(n=places)
        lines = [count, _("Modèles de procès-verbal et de compte rendu"),
                 _("Règles de quorum et de parité")]
        if committee:
            year = self._desk.today().year
            lines.append(_("Numéros de résolution : {number}").format(number=f"CC-{year}-001"))
        for words in lines:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(Pictogram("check", "ok", 16))
            row.addWidget(label(words), 1)
            self._ready.addLayout(row)

    def _ask_place(self) -> None:
        path = self._desk.ask_save_path(str(self.path()), _("Dossiers DSI (*.dsi)"))
        if path is not None:
            self._path = path if path.suffix == ".dsi" else path.with_name(f"{path.name}.dsi")
            self._draw()

    def _lay_out(self) -> None:
        self._summary = label("", "muted", wrap=True)
        self._law = label("", "muted", wrap=True)
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(24, 18, 24, 18)
        inside.setSpacing(12)
        for at, (title, parts) in enumerate(self._questions(), 1):
            if at > 1:
                inside.addWidget(rule())
            inside.addLayout(_question(at, title, parts))
        right = QVBoxLayout()
        right.setSpacing(16)
        seen = Card(_("Ce que vous verrez"), "eye")
        seen.body.addWidget(self._preview)
        done = Card(_("Déjà prêt"), "checklist")
        done.body.addLayout(self._ready)
        for one in (seen, done):
            one.setFixedWidth(theme().px(352))
            right.addWidget(one)
        right.addStretch()
        left = QVBoxLayout()
        left.addWidget(card)
        left.addStretch()
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        body.addLayout(left, 1)
        body.addLayout(right)
        area = scrolling(body)
        area.setObjectName("clear")
        whole = QWidget()
        whole.setMaximumWidth(theme().px(1140))
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._head())
        column.addWidget(area, 1)
        column.addLayout(self._foot())
        outer = QHBoxLayout(self)
        outer.setContentsMargins(28, 20, 28, 16)
        outer.addWidget(whole)

    def _questions(self) -> list[tuple[str, list[QLayout | QWidget]]]:
        field = self.form.fields
        return [
            (_("Votre table"), [_pair(field["name"], field["territory"]), self._summary]),
            (_("Vous"), [
                _pair(field["author"], field["device"]),
                label(_("Ces deux noms signent vos opérations chez vos collègues."), "muted"),
            ]),
            (_("Modèle de départ"), [
                self.models, _pair(field["assembly"], field["committee"]), self.chips,
            ]),
            (_("Qui détient les données?"), [_pair(field["data_holder"], self._law)]),
        ]  # fmt: skip

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(button(_("Retour"), self._left, look="quiet", icon_name="arrow-left"))
        row.addWidget(label(_("Nouveau dossier"), "h1"))
        row.addStretch()
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Pictogram("shield-check", "ok"))
        row.addWidget(self._place, 1)
        row.addWidget(button(_("Changer…"), self._ask_place, look="link"))
        row.addWidget(button(_("Annuler"), self._left, look="quiet"))
        self._make = button(_("Créer le dossier"), self.found, look="primary")
        row.addWidget(self._make)
        return row


def _question(number: int, title: str, parts: list[QLayout | QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(14)
    disc = label(str(number), "number")
    disc.setAlignment(Qt.AlignmentFlag.AlignCenter)
    disc.setFixedSize(theme().px(24), theme().px(24))
    row.addWidget(disc, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(label(title, "h2"))
    for part in parts:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    row.addLayout(column, 1)
    return row


def _pair(left: QWidget, right: QWidget) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    for one in (left, right):
        one.setMinimumWidth(1)
        one.setSizePolicy(QSizePolicy.Policy.Ignored, one.sizePolicy().verticalPolicy())
    grid.addWidget(left, 0, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(right, 0, 1, Qt.AlignmentFlag.AlignVCenter)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid
