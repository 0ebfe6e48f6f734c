"""The cycle of the meetings for the guide: agenda, series, register, live tools, what follows."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from dsi_desktop.app.session import Session
from dsi_desktop.db.pragmas import connect
from dsi_desktop.features.meetings.page import MeetingsPage
from dsi_desktop.features.minutes.page import MinutesPage
from dsi_desktop.features.minutes.page.tools import TOOLS
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _

Scene = tuple[str, Callable[[], bool]]
_OF = (
    "SELECT m.id FROM meeting m JOIN body b ON b.id = m.body_id WHERE b.acronym = ? "
    "AND m.deleted IS NULL AND m.state IN ('held', 'convened') ORDER BY m.held_on DESC"
)
_ROUND = (
    "SELECT r.meeting_id, r.agenda_item_id FROM consensus_round r WHERE r.method = 'gradients' "
    "ORDER BY r.id LIMIT 1"
)
_FORUM = (
    "SELECT meeting_id, agenda_item_id FROM forum_voice WHERE deleted IS NULL ORDER BY id LIMIT 1"
)


def meeting_scenes(session: Session) -> Iterator[Scene]:
    """Walk the cycle and yield the name of each picture, with what tells that it is ready."""
    workplace = session.window.workplace
    if workplace is None or session.dossier is None:
        raise FileProblem(_("Le dossier de démonstration ne s’est pas ouvert."))
    path = session.dossier.path
    coming, held = (row[0] for row in _rows(path, _OF, "CC")[:2])
    workplace.open_record("meeting", coming)
    yield "agenda", lambda: True
    meetings = workplace.page("meetings")
    if isinstance(meetings, MeetingsPage):
        meetings.show_series()
        yield "series", lambda: True
    workplace.go("resolutions")
    yield "resolutions", lambda: True
    for name, scene, place in (
        ("consensus", "live_consensus", _rows(path, _ROUND)[0]),
        ("forum", "live_forum", _rows(path, _FORUM)[0]),
        ("after", "after_meeting", (held, "")), ("preview", "live_preview", (held, "")),
        ("sealed", "live_sealed", (held, "")),
    ):
        workplace.open_record("minutes", place[0])
        live = workplace.page("minutes")
        if isinstance(live, MinutesPage):
            if place[1]:
                live.presenter.select(place[1])
            _use(live, name)
            yield scene, lambda: True
            live.close_panel()
            live.side.close_beside()


def _use(page: MinutesPage, name: str) -> None:
    for tool in TOOLS:
        if tool.name == name:
            page.use(tool)


def _rows(path: Path, asked: str, *values: str) -> list[tuple[str, ...]]:
    with closing(connect(path)) as db:
        return list(db.execute(asked, values))

