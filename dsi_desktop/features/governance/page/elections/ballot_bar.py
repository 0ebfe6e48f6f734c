"""The papers of a round: how many were handed out, returned, spoiled; and whether they add up."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from dsi_desktop.features.governance.presenter.election_scene import ElectionScene
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.tips import plain_tip
from dsi_desktop.ui.widgets.buttons import Pictogram
from dsi_desktop.ui.widgets.texts import label

PAPERS = ("handed_out", "returned", "spoiled")


class BallotBar(QFrame):
    """Three figures to type, the votes they allow, and the verdict in words."""

    noted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("well")
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(18, 10, 18, 10)
        self.line.setSpacing(14)
        row = QHBoxLayout()
        row.setSpacing(22)
        self._words: list[QLabel] = []
        self.fields: dict[str, QLineEdit] = {}
        for name, words in zip(
            PAPERS, (_("bulletins remis"), _("déposés"), _("blancs ou nuls")), strict=True,
        ):
            row.addLayout(self._field(name, words))
        total = QVBoxLayout()
        total.setSpacing(2)
        self.cast = label("", "h3")
        fit(self.cast, lambda: self.cast.setMinimumHeight(theme().px(32)))
        self.possible = label("", "small")
        total.addWidget(self.cast)
        total.addWidget(self.possible)
        row.addLayout(total)
        row.addStretch(1)
        self.line.addLayout(row, 1)
        said = QHBoxLayout()
        said.setSpacing(8)
        self.sign = Pictogram("circle-check", "ok")
        self.verdict = label("", "h2", wrap=True)
        said.addWidget(self.sign)
        said.addWidget(self.verdict, 1)
        self.line.addLayout(said, 1)

    def show_scene(self, scene: ElectionScene) -> None:
        """Show the papers and the sum; figures are typed only while one counts."""
        for name, field in self.fields.items():
            count = getattr(scene.ballots, name)
            if not field.hasFocus() or not field.isModified():
                field.setText("" if count is None else str(count))
            field.setReadOnly(not scene.counting)
            field.setVisible(scene.papers)
        for one in self._words:
            one.setVisible(scene.papers)
        found = scene.reckoning
        self.cast.setText(str(found.cast))
        self.possible.setText(
            _("voix") if found.possible is None
            else _("voix sur {n} possibles").format(n=found.possible)
        )
        key = "ok" if found.right else "danger"
        self.sign.draw("circle-check" if found.right else "alert-triangle", key)
        self.verdict.setText(found.sentence)
        self.verdict.setToolTip(plain_tip("\n".join(found.wrong)))
        self.verdict.setStyleSheet(f"color: {theme().hex(key)};")
        self.setAccessibleName(_("Compte des bulletins"))
        self.setAccessibleDescription(". ".join(found.wrong) or found.sentence)

    def _field(self, name: str, words: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        field = QLineEdit()
        field.setObjectName("figure")
        field.setValidator(QIntValidator(0, 100_000, field))
        field.setAccessibleName(words)
        fit(field, lambda: field.setFixedWidth(theme().px(76)))
        field.textEdited.connect(partial(self._tell, name))
        self.fields[name] = field
        said = label(words, "small")
        said.setBuddy(field)
        self._words.append(said)
        column.addWidget(field)
        column.addWidget(said)
        return column

    def _tell(self, name: str, text: str) -> None:
        self.noted.emit(name, int(text) if text else None)
