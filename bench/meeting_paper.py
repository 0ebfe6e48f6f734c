"""The paper of a real meeting, from dossier to PDF: 60 people, 24 points, 40 resolutions."""

import statistics
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from bench.ground import Ground
from bench.harness import Row, row
from bench.pace import pace
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body, BodyRules
from dsi_desktop.db.schema.meetings import AgendaItem, Attendance, Meeting
from dsi_desktop.db.schema.minutes import Entry, Motion, VoteEvent
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.minutes.report import minutes
from dsi_desktop.features.resolutions.queries import register
from dsi_desktop.kernel.i18n import N_

_GOAL_MS, _REGISTER_MS = 250.0, 100.0
_PEOPLE, _POINTS, _MOTIONS = 60, 24, 40
_TIMES = 7
_TEXT = (
    "demander au ministère le rétablissement d’une desserte quotidienne entre La Malbaie et "
    "Québec, et transmettre la présente résolution aux deux MRC"
)


def meeting_pdf(ground: Ground) -> Iterator[Row]:
    """Measure reading, laying out and printing ÷ 250 ms of processor time, warm.

    Then the register of 400 resolutions ÷ 100 ms: what is typed in its search is read at once.
    """
    from dsi_desktop.reporting.pdf.render import render

    path = ground.folder / "meeting-paper.dsi"
    meeting = _assembly(path)
    store = Store.open(path, author="Banc d’essai", device="Banc")

    def printed() -> int:
        return render(minutes(store, meeting), BytesIO()).pages

    assert printed() >= 8
    yield row("meeting-pdf", 1.0, ground.rounds, _median(printed), _GOAL_MS * pace(ground.rounds))
    assert len(register(store)) == 10 * _MOTIONS
    yield row("register read", 1.0, ground.rounds, _median(lambda: register(store)),
              _REGISTER_MS * pace(ground.rounds))
    store.close()


def _median(work: Callable[[], object]) -> float:
    took = []
    for _ in range(_TIMES):
        started = time.process_time()
        work()
        took.append((time.process_time() - started) * 1000)
    return statistics.median(took)


def _assembly(path: Path) -> str:
    """Write ten meetings alike; return the first."""
    store = Store.create(path, title="Banc", author="Banc", device="Banc")
    with store.hurried(), store.operation(N_("Écrire dix assemblées")) as op:
        body = op.add(Body(name="Assemblée des partenaires", kind="assembly", acronym="AP")).id
        op.add(BodyRules(body_id=body, quorum_kind="number", quorum_value=30))
        for number in range(_PEOPLE):
            op.add(Organization(id=f"o{number}", name=f"Organisme communautaire {number}"))
            op.add(Person(id=f"p{number}", given_name="Personne", family_name=f"Nº {number}"))
        meetings = [_meeting(op, body, number) for number in range(10)]
    store.close()
    return meetings[0]


def _meeting(op: Operation, body: str, number: int) -> str:
    meeting = op.add(Meeting(
        body_id=body, held_on=f"2026-{number + 1:02}-12", opened_at="13:30", closed_at="16:05",
        state="held", chair_id="p0", note_taker_id="p1", place="Salle des loisirs",
    )).id
    for at in range(_PEOPLE):
        op.add(Attendance(
            meeting_id=meeting, person_id=f"p{at}", organization_id=f"o{at}", voting=True,
            status="excused" if at % 6 == 5 else "present", arrived_at="13:25",
        ))
    items = [
        op.add(AgendaItem(meeting_id=meeting, title=f"Dossier {n}", rank=f"a{n:02}")).id
        for n in range(_POINTS)
    ]
    for n in range(_MOTIONS):
        _resolution(op, meeting, items[n % _POINTS], n)
    return meeting


def _resolution(op: Operation, meeting: str, item: str, n: int) -> None:
    motion = op.add(Motion(
        meeting_id=meeting, agenda_item_id=item, title=f"Desserte {n}", text=_TEXT,
        recitals="le service répond à un besoin\nl’aide est confirmée", provisional=n + 1,
        mover_id=f"p{n}", seconder_id=f"p{n + 1}", state="carried_majority",
    )).id
    op.add(VoteEvent(motion_id=motion, in_favour=41, against=6, abstaining=3))
    op.add(Entry(meeting_id=meeting, agenda_item_id=item, text=f"On discute du point. {_TEXT}.",
                 rank=f"b{n:02}"))
    op.add(Entry(meeting_id=meeting, agenda_item_id=item, kind="motion", record_id=motion,
                 rank=f"c{n:02}"))
