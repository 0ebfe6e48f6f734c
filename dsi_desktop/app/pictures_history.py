"""The history for the guide: a record through the days, the dossier, two dates."""

from collections import Counter
from collections.abc import Callable, Iterator

from dsi_desktop.app.session import Session
from dsi_desktop.features.history.page.history_page import HistoryPage
from dsi_desktop.features.history.queries.dossier import gesture_changes
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _

Scene = tuple[str, Callable[[], bool]]
_TOLD = ("action", "task")


def history_scenes(session: Session) -> Iterator[Scene]:
    """Walk the page and yield the name of each picture, with what tells that it is ready."""
    workplace = session.window.workplace
    if workplace is None or session.dossier is None or session.dossier.store is None:
        raise FileProblem(_("Le dossier de démonstration ne s’est pas ouvert."))
    workplace.start("history", "dossier")
    page = workplace.page("history")
    if not isinstance(page, HistoryPage):
        raise TypeError("history")
    yield "history", lambda: True
    counts = Counter(
        (record.table, record.row)
        for row in page.dossier.presenter.rows()
        for record in gesture_changes(session.dossier.store, row.key)
        if record.table in _TOLD
    )
    for (_table, row), _count in counts.most_common(1):
        page.open_record("", row)
        page.record.slider.stepped.emit(-1)
        page.record.slider.stepped.emit(-1)
        yield "history_record", lambda: True
    page.start("differences")
    compared = page.differences
    yield "history_differences", lambda: compared.lines.rowCount() > 0
