"""A committee about to meet in the real window, its clock in the hand of the test."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from dsi_desktop.app.dossier import Signature
from dsi_desktop.app.session import Session, application
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory import commands as directory
from dsi_desktop.features.governance import commands as governance
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.minutes.page import MinutesPage
from dsi_desktop.kernel.clock import Clock
from dsi_desktop.kernel.preferences import Preferences
from support.keyboard import here, name_of, press, write
from support.qt_session import settle, wait_for_the_door
from support.work_desk import put_away

DAY = date(2026, 12, 4)
SIGNED = Signature("Marie-Ève Tremblay", "Portable")


@dataclass
class Watch:
    """A clock that the test sets: « 13:30 », local hour of the day of the meeting."""

    now: str = "13:30"

    def clock(self) -> Clock:
        return Clock(self._ms)

    def _ms(self) -> int:
        hour, minute = int(self.now[:2]), int(self.now[3:])
        moment = datetime(DAY.year, DAY.month, DAY.day, hour, minute).astimezone(UTC)
        return int(moment.timestamp() * 1000)


@dataclass
class LiveRoom:
    """The live page in its window, and what the test asks of it."""

    session: Session
    page: MinutesPage
    watch: Watch
    told: list[str] = field(default_factory=list)

    @property
    def store(self) -> Store:
        return self.page.store

    def at(self, hour: str) -> None:
        """Let the time pass."""
        self.watch.now = hour

    def type(self, text: str, *keys: str) -> None:
        """Type in the line that has the keyboard, then press keys."""
        write(text)
        press(*keys or ("Return",))
        settle()

    def press(self, *keys: str) -> None:
        for key in keys:
            press(key)
            settle()

    def focus(self) -> str:
        """Return the name of what has the keyboard."""
        return name_of(here())

    def point(self) -> str:
        return self.page.heading_bar.point.whole()

    def people(self) -> dict[str, str]:
        """Return how each person of the room attends, by name, as read aloud."""
        return {one.name: one.words for one in self.page.presenter.scene().people}

    def quorum(self) -> str:
        return self.page.heading_bar.quorum.text().replace("\N{NO-BREAK SPACE}", " ")

    def clock(self) -> str:
        return self.page.heading_bar.clock.text().replace("\N{NO-BREAK SPACE}", " ")

    def lines(self) -> list[str]:
        return [one.accessibleName() for one in self.page.entries.frames()]

    def toast(self) -> str:
        """Return the last sentence told."""
        return self.session.window.toast.text().replace("\N{NO-BREAK SPACE}", " ")


@contextmanager
def live_room(path: Path, meeting: str, hour: str = "13:30") -> Iterator[LiveRoom]:
    """Open the program on the live page of a meeting."""
    watch = Watch(hour)
    session = Session(
        application(), told=SIGNED, clock=watch.clock(), preferences=Preferences(theme="light"),
    )
    try:
        session.begin(path)
        session.window.resize(1366, 768)
        session.window.show()
        settle()
        wait_for_the_door(session)
        session.window.activateWindow()
        workplace = session.window.workplace
        assert workplace is not None
        workplace.open_record("minutes", meeting)
        settle()
        page = workplace.page("minutes")
        assert isinstance(page, MinutesPage)
        yield LiveRoom(session, page, watch)
    finally:
        session.close()
        put_away(session.window)
        settle()


@dataclass
class Committee:
    """The ids of a committee of five and of its meeting of the day."""

    body: str = ""
    people: list[str] = field(default_factory=list)
    memberships: list[str] = field(default_factory=list)
    meeting: str = ""
    former: str = ""
    items: dict[str, str] = field(default_factory=dict)


PEOPLE = (
    ("Josée", "Desbiens", "chair"), ("Stéphane", "Leblanc", "member"),
    ("Nathalie", "Bouchard", "member"), ("Marie-Ève", "Tremblay", "secretary"),
    ("Éric", "Gauthier", "member"),
)
AGENDA = (
    ("opening", "Ouverture et vérification du quorum", "information"),
    ("agenda", "Lecture et adoption de l’ordre du jour", "decision"),
    ("minutes", "Adoption du procès-verbal du 8 octobre et suivis", "decision"),
    ("", "Navette des aîné·es", "decision"),
    ("", "Bilan du plan de communauté", "exchange"),
    ("next", "Prochaine rencontre", "information"),
    ("end", "Levée de la rencontre", "information"),
)


def committee(folder: Path, **rules: object) -> tuple[Path, Committee]:
    """Write the dossier of a committee that meets today; its former minutes wait."""
    made = Committee()
    store = Store.create(
        folder / "comite.dsi", title="DSI Charlevoix", author=SIGNED.author,
        device=SIGNED.device, clock=Watch("09:00").clock(),
    )
    with store.hurried():
        _seed(store, made, rules)
    store.close()
    return folder / "comite.dsi", made


def _seed(store: Store, made: Committee, rules: dict[str, object]) -> None:
    made.body = governance.create_body(
        store, name="Comité conseil", kind="advisory_committee", acronym="CC"
    )
    governance.set_rules(store, made.body, **{  # type: ignore[arg-type]
        "quorum_kind": "majority", "below_quorum": "refuse", "decision_mode": "simple_majority",
        **rules,
    })
    for given, family, role in PEOPLE:
        organization = directory.add_organization(store, name=f"Organisme de {given}")
        person = directory.add_person(store, given_name=given, family_name=family)
        made.people.append(person)
        made.memberships.append(governance.appoint_member(
            store, body_id=made.body, person_id=person, role=role,
            organization_id=organization, start_on="2026-01-15",
        ))
    made.former = meetings.create_meeting(store, body_id=made.body, held_on="2026-10-08")
    for person in made.people:
        meetings.set_attendance(store, made.former, person, "present")
    meetings.open_meeting(store, made.former, "13:30")
    minutes.record_resolution(store, made.former, None, "Appuyer la navette des aîné·es")
    minutes.record_followup(
        store, made.former, None, "Relancer Clermont", person_id=made.people[1],
        due_on="2026-11-15",
    )
    minutes.record_followup(store, made.former, None, "Obtenir trois soumissions")
    meetings.close_meeting(store, made.former, "15:30")
    made.meeting = meetings.create_meeting(
        store, body_id=made.body, held_on=DAY.isoformat(), start_time="13:30", end_time="15:30",
        place="Salle du conseil, Clermont",
    )
    for standard, title, kind in AGENDA:
        made.items[standard or title] = meetings.add_item(
            store, made.meeting, title, kind=kind, minutes=10, standard=standard
        )

