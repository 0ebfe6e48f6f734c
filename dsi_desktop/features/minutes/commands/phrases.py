"""Keep the phrase library of a dossier."""

from sqlalchemy import select

from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.minutes import Phrase
from dsi_desktop.db.store import Operation, Store
from dsi_desktop.features.minutes.rules import phrases
from dsi_desktop.features.minutes.rules.phrases import PhraseLine
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import N_, _


def add_phrase(store: Store, shortcut: str, text: str, *, kind: str = "note") -> str:
    """Add a phrase at the end of the library. Return its id."""
    with store.operation(N_("Ajouter une phrase")) as op:
        library = _library(op)
        short, kept, kind = phrases.checked(
            shortcut, text, kind, [one.shortcut for one in library]
        )
        last = library[-1].rank if library else None
        return op.add(Phrase(
            shortcut=short, text=kept, kind=kind, rank=between(last, None)
        )).id


def edit_phrase(
    store: Store, phrase_id: str, *, shortcut: str, text: str, kind: str
) -> None:
    """Change a phrase; a ready one becomes the dossier's own."""
    with store.operation(N_("Modifier une phrase")) as op:
        others = [one.shortcut for one in _library(op) if one.id != phrase_id]
        phrase = _own(op, phrase_id)
        phrase.shortcut, phrase.text, phrase.kind = phrases.checked(shortcut, text, kind, others)


def move_phrase(store: Store, phrase_id: str, by: int) -> None:
    """Carry a phrase up or down the library; at its ends it stays."""
    with store.operation(N_("Déplacer une phrase")) as op:
        library = _library(op)
        ids = [one.id for one in library]
        phrase = _own(op, phrase_id)
        at = ids.index(phrase_id) + by
        if not 0 <= at < len(ids):
            return
        others = [one.rank for one in library if one.id != phrase_id]
        low = others[at - 1] if at else None
        phrase.rank = between(low, others[at] if at < len(others) else None)


def remove_phrase(store: Store, phrase_id: str) -> None:
    """Take a phrase out of the library, a ready one too."""
    with store.operation(N_("Supprimer une phrase")) as op:
        phrase = _own(op, phrase_id)
        if phrases.is_ready(phrase_id):
            phrase.text = ""
        else:
            op.remove(phrase)


def _library(op: Operation) -> list[PhraseLine]:
    every = op.scalars(select(Phrase).where(Phrase.deleted.is_(None))).all()
    return phrases.with_ready(phrases.phrase_of(one) for one in every)


def _own(op: Operation, phrase_id: str) -> Phrase:
    """Return the dossier's row of a phrase, written from the ready one when there is none."""
    line = next((one for one in _library(op) if one.id == phrase_id), None)
    if line is None:
        raise NotFound(_("Cette phrase n’est plus dans la bibliothèque."))
    found = op.find(Phrase, phrase_id)
    if found is not None and not found.deleted:
        return found
    return op.put(Phrase(
        id=line.id, shortcut=line.shortcut, text=line.text, kind=line.kind, rank=line.rank
    ))
