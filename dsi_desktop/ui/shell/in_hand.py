"""Which record the person has in hand: what H, « Historique de la fiche », is about."""

from PySide6.QtWidgets import QAbstractItemView, QApplication

from dsi_desktop.ui.models.rows_model import RowsModel
from dsi_desktop.ui.models.tree_model import TreeModel
from dsi_desktop.ui.shell.page import Page


def in_hand(page: Page) -> str:
    """Return the id of the record chosen on a page, "" for none.

    What the page says itself comes first; then the list that has the focus, then any list in
    sight: the keys of their rows are the ids of their records.
    """
    said = page.record_in_hand()
    if said:
        return said
    views = page.findChildren(QAbstractItemView)
    focused = QApplication.focusWidget()
    views.sort(key=lambda view: view is not focused)
    for view in views:
        if view is focused or (view.isVisible() and view.selectionModel() is not None):
            key = _key(view)
            if key:
                return key
    return ""


def _key(view: QAbstractItemView) -> str:
    model, index = view.model(), view.currentIndex()
    if not index.isValid() or not isinstance(model, RowsModel | TreeModel):
        return ""
    key = model.key_of(index)
    return key if isinstance(key, str) else ""
