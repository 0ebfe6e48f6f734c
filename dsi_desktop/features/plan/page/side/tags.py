"""The territories, populations and dimensions that an element of the plan touches."""

from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QHBoxLayout

from dsi_desktop.features.plan import commands, queries
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.page.side.section import Section
from dsi_desktop.features.plan.queries import TagLine
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.ui.sheets.parts import FindLine
from dsi_desktop.ui.widgets.buttons import icon_button
from dsi_desktop.ui.widgets.record_line import Record, RecordLine

_TAGS = {
    "area": (N_("Territoire"), N_("Ajouter un territoire"), "map-pin"),
    "population": (N_("Population"), N_("Ajouter une population"), "users"),
    "dimension": (N_("Dimension"), N_("Ajouter une dimension"), "layout-grid"),
}
_LINK = {
    "area": commands.link_area, "population": commands.link_population,
    "dimension": commands.link_dimension,
}  # fmt: skip
_UNLINK = {
    "area": commands.unlink_area, "population": commands.unlink_population,
    "dimension": commands.unlink_dimension,
}  # fmt: skip


class Tagged(Protocol):
    """A sheet that shows tags."""

    @property
    def id(self) -> str:
        """The record."""

    @property
    def tags(self) -> tuple[TagLine, ...]:
        """What it touches."""


T = TypeVar("T", bound=Tagged)


class TagsSection(Section[T]):
    """Where and for whom an element is, and which dimensions of the frame it touches."""

    def __init__(self, host: Plans, table: str) -> None:
        super().__init__(host, _("Territoires, populations, dimensions"))
        self._table = table
        self.adding: dict[str, FindLine] = {}

    def part(self, sheet: T) -> object:
        return sheet.tags

    def count(self, sheet: T) -> str:
        return str(len(sheet.tags)) if sheet.tags else ""

    def fill(self, sheet: T) -> None:
        for kind, (said, asked, icon) in _TAGS.items():
            for tag in (one for one in sheet.tags if one.kind == kind):
                row = QHBoxLayout()
                row.setSpacing(2)
                row.addWidget(RecordLine(Record(tag.name, _(said), icon_name=icon)), 1)
                row.addWidget(self.hold(icon_button(
                    "x", _("Retirer {name}").format(name=tag.name), partial(self.remove, tag)),
                    f"{kind}:{tag.id}"))  # fmt: skip
                self.body.addLayout(row)
            taken = {one.id for one in sheet.tags if one.kind == kind}
            line = self.hold(FindLine(_(asked), partial(self._offered, kind, taken)), kind)
            line.found.connect(partial(self.add, kind))
            line.made.connect(partial(self.refuse_unknown, kind))
            self.adding[kind] = line
            self.body.addWidget(line)

    def add(self, kind: str, key: str) -> None:
        """Note that the element touches it."""
        if self.write(lambda: _LINK[kind](self.host.store, self._table, self.record_id, key)):
            self.adding[kind].clear()

    def remove(self, tag: TagLine) -> None:
        """Note that the element does not touch it any more."""
        self.write(lambda: _UNLINK[tag.kind](self.host.store, self._table, self.record_id, tag.id))

    def refuse_unknown(self, kind: str, name: str) -> None:
        """Say that nothing has this name; a new dimension is added in the plan."""
        said = _("« {name} » n’est pas dans la liste : choisissez parmi les noms offerts.")
        self.host.desk.refuse(RuleBroken(said.format(name=name), kind))

    def _offered(self, kind: str, taken: set[str]) -> list[tuple[str, str]]:
        return [one for one in queries.tags_offered(self.host.store, kind) if one[0] not in taken]
