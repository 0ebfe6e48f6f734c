"""The row of filters above a list: one box a question, a name to keep them all."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.queries.filters import narrowing_choices
from dsi_desktop.features.directory.rules.narrowing import LACKS, Narrowing
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button, icon_button

_EACH, _WORDED = 150, 620


class KeyBox(QComboBox):
    """A choice of a filter: a key, or "" for everything."""

    def __init__(self, name: str, everything: str) -> None:
        super().__init__()
        self._everything = everything
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def key(self) -> str:
        """The key chosen, "" for everything."""
        return str(self.currentData() or "")

    def offer(self, options: Sequence[tuple[str, str]], key: str) -> None:
        """Offer these, one of them chosen; a choice that is gone asks nothing any more."""
        if self._offered() == [("", self._everything), *options] and self.key == key:
            return
        self.clear()
        self.addItem(self._everything, "")
        for one, words in options:
            self.addItem(words, one)
        self.setCurrentIndex(max(self.findData(key), 0))
        self.setToolTip(self.currentText() if key else "")

    def _offered(self) -> list[tuple[str, str]]:
        return [(str(self.itemData(at) or ""), self.itemText(at)) for at in range(self.count())]


class NarrowRow(QWidget):
    """Tells when another filter is asked, when it is to be kept, when nothing is asked any more."""

    changed = Signal()
    kept = Signal()
    replaced = Signal()
    renamed = Signal()
    removed = Signal()
    cleared = Signal()
    tags_asked = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.boxes = {
            "sector": KeyBox(_("Filtrer par secteur"), _("Tous les secteurs")),
            "area_id": KeyBox(_("Filtrer par territoire"), _("Tous les territoires")),
            "tag_id": KeyBox(_("Filtrer par étiquette"), _("Toutes les étiquettes")),
            "body_id": KeyBox(_("Filtrer par instance"), _("Toutes les instances")),
            "lacking": KeyBox(_("Filtrer par ce qui manque"), _("Fiches complètes ou non")),
        }
        for box in self.boxes.values():
            box.activated.connect(lambda _at: self.changed.emit())
        self.archived = QCheckBox(_("Fiches archivées"))
        self.archived.clicked.connect(lambda _on: self.changed.emit())
        self.keep = button(_("Garder ce filtre…"), self.kept.emit, look="quiet",
                           icon_name="device-floppy")
        self.manage = icon_button("dots", _("Gérer le filtre gardé"))
        self.manage.setPopupMode(self.manage.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.manage)
        for words, told in ((_("Y garder ce qui est montré"), self.replaced),
                            (_("Renommer…"), self.renamed), (_("Supprimer"), self.removed)):
            menu.addAction(words).triggered.connect(lambda _on, told=told: told.emit())
        self.manage.setMenu(menu)
        self.tags = button(_("Étiquettes…"), self.tags_asked.emit, look="quiet",
                           icon_name="list-check")
        self.clear = button(_("Tout montrer"), self.cleared.emit, look="quiet", icon_name="x")
        self.setMinimumWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        column.addLayout(self._grid)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self.archived)
        below.addStretch()
        for one in (self.tags, self.keep, self.manage, self.clear):
            below.addWidget(one)
        column.addLayout(below)
        self._across = 0
        self._place(len(self.boxes))

    def fit(self, width: int) -> None:
        """Lay the boxes in as many columns as there is room for; words go where room lacks."""
        for made, words in ((self.keep, _("Garder ce filtre…")), (self.clear, _("Tout montrer")),
                            (self.tags, _("Étiquettes…"))):
            made.setText(words if width > theme().px(_WORDED) else "")
            made.setAccessibleName(words)
            made.setToolTip(words)
        self._place(max(2, min(len(self.boxes), width // theme().px(_EACH))))

    def show_narrowing(self, narrowing: Narrowing, kept: str = "") -> None:
        """Show what is asked, among what the list holds; `kept` names the filter in force."""
        choices = narrowing_choices(self._store, narrowing.kind)
        lacks = [(key, vocabulary.label("directory_lack", key).capitalize())
                 for key in LACKS[narrowing.kind]]
        self.boxes["sector"].offer(
            [(key, words.capitalize()) for key, words in vocabulary.options("sector")],
            narrowing.sector)
        for name, options in (("area_id", choices.areas), ("tag_id", choices.tags),
                              ("body_id", choices.bodies), ("lacking", lacks)):
            self.boxes[name].offer(options, getattr(narrowing, name))
        self.archived.setChecked(narrowing.archived)
        self.keep.setEnabled(not narrowing.is_open)
        self.clear.setEnabled(not narrowing.is_open)
        self.manage.setVisible(bool(kept))
        self.manage.setAccessibleName(_("Gérer le filtre « {name} »").format(name=kept))

    def asked(self) -> dict[str, str | bool]:
        """Return what the boxes ask."""
        return {name: box.key for name, box in self.boxes.items()} | {
            "archived": self.archived.isChecked()}

    def _place(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for at, box in enumerate(self.boxes.values()):
            self._grid.addWidget(box, at // across, at % across)
