"""What a feature tells the shell of itself, without Qt and without being imported whole."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of record this feature shows: other features name, draw and open it by `kind`."""

    kind: str
    table: str
    title: str
    icon: str


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A line of the menu « Nouveau »: opens the feature's page with this intent."""

    intent: str
    text: str
    icon: str


@dataclass(frozen=True, slots=True)
class FeatureCard:
    """One entry of the house. `title` and `text`s are French sources, translated where shown.

    `place` is "main" (sidebar), "foot" (bottom of the sidebar) or "none" (no page of its own).
    `group` separates the entries of the sidebar by a gap. `asks` are further lines of the
    command palette that begin something on the feature's page. A page that stands `beside` another
    shares its entry of the sidebar: a strip of their `view` names leads from one to the other.
    """

    name: str
    title: str
    icon: str
    order: int
    group: int = 0
    place: str = "main"
    records: tuple[RecordKind, ...] = ()
    creates: tuple[NewEntry, ...] = ()
    asks: tuple[NewEntry, ...] = ()
    beside: str = ""
    view: str = ""
