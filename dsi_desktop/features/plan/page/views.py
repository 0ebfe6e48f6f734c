"""The views of a plan: the same elements as a tree, as a map of what serves what, as a table."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from dsi_desktop.features.plan.page.host import Plans, PlanViewWidget
from dsi_desktop.features.plan.page.map_view import MapView
from dsi_desktop.features.plan.page.table_view import TableView
from dsi_desktop.features.plan.page.tree_view import TreeView
from dsi_desktop.kernel.i18n import N_


@dataclass(frozen=True, slots=True)
class View:
    """One view: `words` is a French source, `build` is called at its first visit.

    A view is born under its parent: a whole branch is dressed again each time it moves.
    """

    name: str
    words: str
    build: Callable[[Plans, QWidget], PlanViewWidget]


VIEWS: tuple[View, ...] = (
    View("tree", N_("Arbre"), TreeView),
    View("map", N_("En carte"), MapView),
    View("table", N_("En tableau"), TableView),
)
