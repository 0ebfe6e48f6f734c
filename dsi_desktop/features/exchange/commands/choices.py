"""Deciding between versions: each answer is one gesture that names every version it replaces."""

from collections.abc import Sequence

from dsi_desktop.db.ciphertext import is_sealed
from dsi_desktop.db.merge.choices import choices
from dsi_desktop.db.merge.settling import Keep, settle, settle_all
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.changes import Value
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import clean


def keep_version(store: Store, choice_id: str, number: int) -> None:
    """Keep one of the versions, by its number in the choice, from 1."""
    settle(store, choice_id, Keep(number))


def keep_versions(store: Store, answers: Sequence[tuple[str, int]]) -> None:
    """Keep one version of several choices in one gesture: one Ctrl+Z takes it back."""
    settle_all(store, [(choice_id, Keep(number)) for choice_id, number in answers])


def write_version(store: Store, choice_id: str, value: Value) -> None:
    """Replace every version by another value; a sealed text by none that would be in clear."""
    for one in choices(store):
        if one.id == choice_id and any(is_sealed(str(side.value)) for side in one.versions):
            raise RuleBroken(_("Un texte scellé ne se récrit pas ici : choisissez une version."))
    settle(store, choice_id, clean(value) if isinstance(value, str) else value)
