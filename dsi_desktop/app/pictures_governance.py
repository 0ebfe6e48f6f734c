"""The governance for the guide: views behind the organigramme, sheets, doubles, solicitation."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QToolButton, QWidget

from dsi_desktop.app.session import Session
from dsi_desktop.db.pragmas import connect
from dsi_desktop.kernel.errors import FileProblem
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.page import Page
from dsi_desktop.ui.shell.views_page import ViewsPage

Scene = tuple[str, Callable[[], bool]]
_BUSY_ORGANIZATION = (
    "SELECT organization_id FROM attendance WHERE deleted IS NULL AND organization_id IS NOT NULL "
    "GROUP BY organization_id ORDER BY count(*) DESC, organization_id LIMIT 1"
)
_PERSON = (
    "SELECT person_id FROM attendance WHERE deleted IS NULL AND organization_id = ? "
    "GROUP BY person_id ORDER BY count(*) DESC, person_id LIMIT 1"
)
_ELECTION = "SELECT id FROM election WHERE deleted IS NULL AND state = 'open' ORDER BY id LIMIT 1"


def governance_scenes(session: Session) -> Iterator[Scene]:
    """Walk the views and yield the name of each picture, with what tells that it is ready."""
    workplace = session.window.workplace
    if workplace is None or session.dossier is None:
        raise FileProblem(_("Le dossier de démonstration ne s’est pas ouvert."))
    path = session.dossier.path
    organization = _one(path, _BUSY_ORGANIZATION)
    person = _one(path, _PERSON, organization)
    election = _one(path, _ELECTION)
    workplace.go("governance")
    page = workplace.page("governance")
    if not isinstance(page, ViewsPage):
        raise TypeError("governance")
    for key in page.keys[1:]:
        page.show_view(key)
        yield f"governance_{key}", lambda: True
    workplace.open_record("election", election)
    yield "election", lambda: True
    workplace.open_record("organization", organization)
    _enlarge(workplace.page("directory"))
    yield "organization", lambda: True
    directory = workplace.page("directory")
    if isinstance(directory, Page):
        directory.start("duplicates")
        yield "directory_duplicates", lambda: True
    workplace.open_record("person", person)
    yield "person", lambda: True
    workplace.go("solicitation")
    yield "solicitation", lambda: True


def _enlarge(page: QWidget | None) -> None:
    """Give a sheet the whole page, as Entrée does in the list."""
    for one in page.findChildren(QToolButton) if page is not None else ():
        if one.accessibleName() == _("Agrandir la fiche"):
            one.click()
            return


def _one(path: Path, asked: str, *values: str) -> str:
    with closing(connect(path)) as db:
        found = db.execute(asked, values).fetchone()
    return str(found[0]) if found else ""
