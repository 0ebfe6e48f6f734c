"""Two records side by side: which stays, what each field will say, what follows."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from dsi_desktop.features.directory.page.value_choice import ValueChoice
from dsi_desktop.features.directory.presenter import Choosing
from dsi_desktop.features.directory.queries.comparison import FieldPair, Following
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import listed
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.frames import Card, clear
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table

_ONE, _OTHER, _BOTH = 1, 2, 4
_ROW, _MOST = 36, 8
Chosen = Callable[[Choosing], object]


class CompareCard(QWidget):
    """Shows what is being chosen; every press tells the choice that follows."""

    def __init__(self, chosen: Chosen) -> None:
        super().__init__()
        self._chosen = chosen
        self._groups: list[QButtonGroup] = []
        self.choices: dict[tuple[str, str], ValueChoice] = {}
        self.follows = RowsModel[Following]((
            Column(_("Ce qui suit"), lambda row: row.word, spoken=_spoken),
            Column(_("Fiche A"), lambda row: str(row.one or "–"), right=True),
            Column(_("Fiche B"), lambda row: str(row.other or "–"), right=True),
            Column(_("Ensemble"), lambda row: str(row.one + row.other), right=True),
        ), lambda row: row.table)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 8)
        self._column.setSpacing(14)

    def show_choosing(self, choosing: Choosing) -> None:
        """Show two records and what is chosen of them; what had the focus keeps it."""
        held = next((key for key, one in self.choices.items() if one.hasFocus()), None)
        clear(self._column)
        self._groups, self.choices = [], {}
        self._column.addWidget(self._fields(choosing))
        self._column.addWidget(self._following(choosing))
        self._column.addStretch()
        if held in self.choices:
            self.choices[held].setFocus()

    def _fields(self, choosing: Choosing) -> Card:
        compared = choosing.compared
        card = Card(_("Ce que dira la fiche"), "arrows-join-2")
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for column, share in ((0, 0), (1, 1), (2, 1)):
            grid.setColumnStretch(column, share)
        self._row(grid, 0, _("Fiche qui reste"), [
            ("one", _("A · {name}").format(name=compared.one_name), _ONE, choosing.keeps_one),
            ("other", _("B · {name}").format(name=compared.other_name), _OTHER,
             not choosing.keeps_one),
        ], "", lambda side: self._chosen(choosing.keeping(one=side == "one")))
        grid.addWidget(_rule(), 1, 0, 1, 3)
        at = 2
        for field in compared.fields:
            if not field.same:
                at = self._field(grid, at, choosing, field)
        card.body.addLayout(grid)
        card.body.addLayout(_same(choosing))
        return card

    def _field(self, grid: QGridLayout, at: int, choosing: Choosing, field: FieldPair) -> int:
        pick = choosing.pick(field)

        def pressed(side: str) -> None:
            self._chosen(choosing.picked(field.name, side))

        self._row(grid, at, field.label, [
            ("one", field.one_words, _ONE, pick == "one"),
            ("other", field.other_words, _OTHER, pick == "other"),
        ], field.name, pressed)
        if field.both:
            both = self._choice(field.label, "both", field.both, _BOTH, field.name)
            both.setChecked(pick == "both")
            both.clicked.connect(lambda _on: pressed("both"))
            self._groups[-1].addButton(both)
            grid.addWidget(label(_("les deux textes"), "small"), at + 1, 0)
            grid.addWidget(both, at + 1, 1, 1, 2)
        return at + 2

    def _row(
        self, grid: QGridLayout, at: int, name: str, values: list[tuple[str, str, int, bool]],
        field: str, pressed: Callable[[str], object],
    ) -> None:
        said = label(name, "label", wrap=True)
        said.setMinimumWidth(theme().px(110))
        grid.addWidget(said, at, 0)
        group = QButtonGroup(self)
        self._groups.append(group)
        for column, (side, words, hue, checked) in enumerate(values, 1):
            made = self._choice(name, side, words, hue, field)
            made.setChecked(checked)
            made.clicked.connect(partial(pressed, side))
            group.addButton(made)
            grid.addWidget(made, at, column)

    def _choice(self, name: str, side: str, words: str, hue: int, field: str) -> ValueChoice:
        which = {"one": _("fiche A"), "other": _("fiche B"), "both": _("les deux")}[side]
        made = ValueChoice(words, f"{name}, {which}", hue)
        self.choices[field, side] = made
        return made

    def _following(self, choosing: Choosing) -> Card:
        compared = choosing.compared
        card = Card(_("Ce qui suivra la fiche"), "link")
        if compared.twice:
            bodies = listed(compared.twice)
            words = ngettext(
                "Les deux fiches siègent à une même instance ({bodies}). Un seul siège restera, "
                "avec ses dates réunies.",
                "Les deux fiches siègent à de mêmes instances ({bodies}). Un seul siège y "
                "restera, avec ses dates réunies.", len(compared.twice)).format(bodies=bodies)
            card.body.addWidget(label(f"⚠ {words}", wrap=True))
        rows = compared.follows
        self.follows.show(rows)
        if rows:
            table = Table(_("Ce qui suivra la fiche"), self.follows)
            table.widths(180, 80, 80, 90, stretch=0)
            table.setSelectionMode(Table.SelectionMode.NoSelection)
            height = theme().px(_ROW) * (min(len(rows), _MOST) + 1) + 8
            table.setFixedHeight(height)
            card.body.addWidget(table)
        else:
            card.body.addWidget(label(_("Rien ne dépend de ces fiches."), "muted"))
        return card


def _same(choosing: Choosing) -> QHBoxLayout:
    """Say which fields are one already: nothing to choose there."""
    row = QHBoxLayout()
    alike = [field.label for field in choosing.compared.fields
             if field.same and (field.one_words or field.other_words)]
    if alike:
        said = label(_("Identique dans les deux : {fields}.").format(fields=listed(alike)),
                     "muted", wrap=True)
        row.addWidget(said, 1, Qt.AlignmentFlag.AlignTop)
    return row


def _spoken(row: Following) -> str:
    return _("{what} : {one} à la fiche A, {other} à la fiche B").format(
        what=row.word, one=row.one, other=row.other)


def _rule() -> QFrame:
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line
