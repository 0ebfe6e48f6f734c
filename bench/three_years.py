"""A dossier after three years of five laptops: 7,800 gestures, most of them on texts and dates."""

from pathlib import Path
from random import Random

from sqlalchemy import select

from bench.ground import Ground
from dsi_desktop.db.schema.directory import ContactDetail, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Task
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.i18n import N_

GESTURES = 7_800
_SENTENCE = (
    "les membres discutent de la navette entre Clermont et La Malbaie, du transport des aînés, "
    "de la part de chaque partenaire, du calendrier des cuisines collectives et du bilan à "
    "déposer avant la fin de l’année ; la coordination rappelle le contexte et les besoins"
)


def three_years(ground: Ground) -> Path:
    """Return the demonstration dossier after so many gestures; made once per run."""
    path = ground.folder / "three-years.dsi"
    if path.exists():
        return path
    store = Store.open(ground.copy("three-years"), author="Marie", device="Portable")
    draw = Random(3)
    with store.hurried():
        people, bodies, tasks = (_ids(store, kind) for kind in (Person, Body, Task))
        for number in range(GESTURES):
            store.device = f"Portable {number % 5}"
            with store.operation(N_("Modifier une fiche")) as op:
                lot = draw.random()
                if lot < 0.15:
                    task = op.add(Task(title=_text(draw, 9), due_on=_day(draw)))
                    tasks.append(task.id)
                elif lot < 0.2:
                    person = op.add(Person(given_name=_text(draw, 1), family_name=_text(draw, 1)))
                    op.add(ContactDetail(person_id=person.id, value=f"418 555-{number:04}"))
                    people.append(person.id)
                elif lot < 0.8:
                    one = op.get(Task, draw.choice(tasks))
                    one.due_on, one.description = _day(draw), _text(draw, 30)
                elif lot < 0.9:
                    op.get(Person, draw.choice(people)).notes = _text(draw, 12)
                else:
                    op.get(Body, draw.choice(bodies)).purpose = _text(draw, 40)
    store.close()
    return path


def _ids(store: Store, kind: type[Person] | type[Body] | type[Task]) -> list[str]:
    with store.read() as session:
        return list(session.scalars(select(kind.id).where(kind.deleted.is_(None))))


def _text(draw: Random, words: int) -> str:
    return " ".join(draw.choices(_SENTENCE.split(), k=words))


def _day(draw: Random) -> str:
    return f"{draw.randrange(2026, 2029)}-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}"
