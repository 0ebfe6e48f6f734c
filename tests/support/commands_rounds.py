"""Every command on rounds of opinion, made ready to be done, undone and done again."""

from typing import Final

from dsi_desktop.db.schema.minutes import Decision
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import commands as minutes
from support.commands_meetings import Gesture, last, stranger


def here(store: Store) -> tuple[str, str]:
    return last(store, "meeting"), last(store, "agenda_item")


def ask(store: Store, method: str = "consent") -> str:
    """Open a round that waits for its voices."""
    return minutes.begin_round(
        store, *here(store), method, "Que retient-on ?", proposal="Une navette par semaine",
        options="Navette\nTaxi collectif", dots=4,
    )


def a_round(store: Store) -> str:
    return last(store, "consensus_round")


def _consent(store: Store) -> None:
    ask(store)
    minutes.take_position(store, a_round(store), "consents", person_id=stranger(store))


def _dots(store: Store) -> None:
    ask(store, "dots")


def _closed(store: Store) -> None:
    _consent(store)
    minutes.take_position(store, a_round(store), "abstains", person_id=stranger(store))
    minutes.close_round(store, a_round(store))
    with store.operation("Préparer") as op:
        op.remove(op.get(Decision, last(store, "decision")))


COMMANDS: Final[list[tuple[str, Gesture]]] = [
    ("begin_round", lambda s: minutes.begin_round(
        s, *here(s), "go_round", "Où en est chacun ?", said_at="14 h 5")),
    ("edit_round", lambda s: minutes.edit_round(
        s, a_round(s), question="Et maintenant ?", options="Taxi collectif\nNavette", dots=2)),
    ("take_position", lambda s: minutes.take_position(
        s, a_round(s), "objects", note="trop tôt", person_id=stranger(s))),
    ("clear_position", lambda s: minutes.clear_position(s, a_round(s), person_id=stranger(s))),
    ("give_dots", lambda s: minutes.give_dots(
        s, a_round(s), "Navette", 3, person_id=stranger(s))),
    ("count_dots", lambda s: minutes.count_dots(
        s, a_round(s), {"Taxi collectif": 12, "Navette": 0})),
    ("close_round", lambda s: minutes.close_round(s, a_round(s), result="On y va.")),
    ("reword_round", lambda s: minutes.reword_round(s, a_round(s), "Deux navettes par semaine")),
    ("escalate_round", lambda s: minutes.escalate_round(
        s, a_round(s), state="carried_unanimous")),
    ("reopen_round", lambda s: minutes.reopen_round(s, a_round(s))),
]

PREPARED: Final[dict[str, Gesture]] = {
    "edit_round": _dots,
    "take_position": ask,
    "clear_position": _consent,
    "give_dots": _dots,
    "count_dots": _dots,
    "close_round": _consent,
    "reword_round": _consent,
    "escalate_round": _consent,
    "reopen_round": _closed,
}
