"""A filter over 10,000 cards: what is typed, read, asked and answered."""

import statistics
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.ground import Ground
from bench.harness import Row, row
from bench.pace import pace
from dsi_desktop.db.ranks import spread
from dsi_desktop.db.schema.directory import Organization, Person
from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Check, Label, Task, TaskLabel
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.queries.filtered import matching, texts_of
from dsi_desktop.features.boards.rules.filtering import parse
from dsi_desktop.kernel.clock import frozen
from dsi_desktop.kernel.i18n import N_

_CARDS, _GOAL_MS = 10_000, 50.0
_TODAY = date(2026, 12, 4)
_FILTERS = {
    "keys": "resp:MRC échéance:<30j étiquette:transport en:retard",
    "words": "navette municipalité -fait",
}


def board_filter(ground: Ground) -> Iterator[Row]:
    """Measure a filter by keys and one by words against 50 ms, as fast as this machine is now.

    The texts are read once while somebody types, as the line of the filter does.
    """
    path = ground.folder / "filter.dsi"
    _many_cards(path)
    store = Store.open(path, author="Banc", device="Banc", clock=frozen(_TODAY))
    scale = pace(ground.rounds)
    said = texts_of(store)
    for name, text in _FILTERS.items():
        took = [_filtered(store, text, said) for _ in range(ground.rounds + 1)][1:]
        yield row(f"filter by {name}", 1.0, ground.rounds, statistics.median(took),
                  _GOAL_MS * scale)
    store.close()


def _filtered(store: Store, text: str, said: dict[str, str]) -> float:
    started = time.process_time()
    found = matching(store, parse(text, _TODAY), _TODAY, None, said)
    took = (time.process_time() - started) * 1000
    assert found
    return took


def _many_cards(path: Path) -> None:
    """Write 10,000 cards of five chantiers, with people, labels, descriptions and checklists."""
    store = Store.create(path, title="Banc", author="Banc", device="Banc", clock=frozen(_TODAY))
    with store.hurried(), store.operation(N_("Remplir les tableaux")) as op:
        bodies = [op.add(Body(name=f"Chantier {n}", kind="workstream", hue=n)).id
                  for n in range(5)]
        partners = [op.add(Organization(name=f"Organisme {n}", acronym="MRC" if not n else "")).id
                    for n in range(20)]
        people = [op.add(Person(given_name="Personne", family_name=f"Nº {n}")).id
                  for n in range(40)]
        labels = [op.add(Label(name=name, hue=n)).id
                  for n, name in enumerate(("transport", "aînés", "école"))]
        for number, rank in enumerate(spread(_CARDS)):
            task = op.add(Task(
                title=f"Relancer la municipalité no {number} pour le financement de la navette",
                description=f"Rencontre {number} avec la direction, puis suivi au comité conseil.",
                state=("idea", "todo", "doing", "waiting", "done")[number % 5],
                body_id=bodies[number % 5], person_id=people[number % 40],
                organization_id=partners[number % 20],
                due_on=f"2026-{1 + number % 12:02}-{1 + number % 28:02}",
            )).id
            if number % 2:
                op.add(TaskLabel(task_id=task, label_id=labels[number % 3]))
            else:
                op.add(TaskLabel(task_id=task, label_id=labels[0]))
                op.add(Check(task_id=task, text=f"Écrire à la personne {number}", rank=rank))
    store.close()
