"""Every command of the lists of the directory, as one gesture on the same small directory."""

from sqlalchemy import select

from dsi_desktop.db.schema.directory import Organization, Person, Tag
from dsi_desktop.db.schema.meetings import Attendance, Meeting
from dsi_desktop.db.schema.settings import SavedFilter
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands
from dsi_desktop.features.directory.rules.narrowing import Narrowing
from dsi_desktop.kernel.ids import linked_id
from support.commands_directory import Gesture, every, first


def keep_filter(store: Store) -> str:
    """Keep one filter of people."""
    return commands.save_filter(store, "Sans courriel", Narrowing("person", lacking="email"))


def the_filter(store: Store) -> str:
    """Return the filter kept."""
    with store.read() as session:
        return session.scalars(select(SavedFilter.id)).one()


def strayed(store: Store) -> None:
    """Merge two people, then let another laptop seat the one that is gone at a meeting."""
    stays, gone = every(store, Person)
    commands.merge_records(store, "person", stays, gone, {})
    with store.operation("Reçu d’ailleurs") as op:
        meeting = op.add(Meeting(title="Comité conseil"))
        op.add(Attendance(
            id=linked_id("attendance", meeting.id, gone), meeting_id=meeting.id, person_id=gone,
        ))


def _pair(store: Store) -> tuple[str, str]:
    one, other = every(store, Organization)
    return one, other


COMMANDS: list[tuple[str, Gesture]] = [
    ("save_filter", keep_filter),
    ("change_filter", lambda s: commands.change_filter(
        s, the_filter(s), Narrowing("person", lacking="phone"))),
    ("keep_filter", lambda s: commands.keep_filter(s, "boards", "En retard", "en:retard")),
    ("rewrite_filter", lambda s: commands.rewrite_filter(s, the_filter(s), "en:retard")),
    ("rename_filter", lambda s: commands.rename_filter(s, the_filter(s), "À joindre")),
    ("remove_filter", lambda s: commands.remove_filter(s, the_filter(s))),
    ("rename_tag", lambda s: commands.rename_tag(s, first(s, Tag), "porteuse d’action")),
    ("remove_tag", lambda s: commands.remove_tag(s, first(s, Tag))),
    ("edit_together", lambda s: commands.edit_together(
        s, "organization", every(s, Organization), sector="health", tag="à revoir")),
    ("merge_records", lambda s: commands.merge_records(
        s, "organization", *_pair(s), {"name": "SACC et MRC"})),
    ("keep_apart", lambda s: commands.keep_apart(s, "organization", *_pair(s))),
    ("compare_again", lambda s: commands.compare_again(s, "organization", *_pair(s))),
    ("bring_links_home", commands.bring_links_home),
]
PREPARED: dict[str, Gesture] = {
    "change_filter": keep_filter, "rewrite_filter": keep_filter,
    "rename_filter": keep_filter, "remove_filter": keep_filter,
    "compare_again": lambda s: commands.keep_apart(s, "organization", *_pair(s)),
    "bring_links_home": strayed,
}
