"""What the room sees on the second screen: only what is let out here, in words.

Never a note, an e-mail address or anything said behind closed doors: a private line, a record of
the directory or a sealed text has no place in these values.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dsi_desktop.features.minutes.rules import wording
from dsi_desktop.features.minutes.rules.scene import EntryCard, Scene
from dsi_desktop.features.minutes.rules.speaking import FloorShown
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import listed
from dsi_desktop.kernel.vocabulary import label

LET_OUT = frozenset({"decision", "motion", "task", "election", "consensus", "intake"})
MOST_CARDS = 3
MOST_COMING = 2
_LETTERS_OF_A_CARD = 160
_ROWS_BESIDE_A_CARD = 5
NO_FLOOR = FloorShown()


@dataclass(frozen=True, slots=True)
class Deciding:
    """The text being decided, as it is typed: `word` is « proposition » or « amendement »."""

    word: str
    text: str
    title: str = ""
    recitals: tuple[str, ...] = ()
    names: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """One bar: its word, its count, and the share of its bar, from 0 to 1."""

    word: str
    count: int
    share: float
    hue: int = 0


@dataclass(frozen=True, slots=True)
class Board:
    """What a tool shows the room: a question, the words under it, bars."""

    title: str
    lines: tuple[str, ...] = ()
    tallies: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything on the second screen at a moment."""

    above: str
    title: str
    foot: str
    clock: str = ""
    late: bool = False
    quorum: str = ""
    quorum_held: bool = True
    cards: tuple[EntryCard, ...] = ()
    deciding: Deciding | None = None
    board: Board | None = None
    floor: FloorShown = NO_FLOOR
    coming: tuple[str, ...] = ()
    in_camera: bool = False


def let_out(cards: Sequence[EntryCard], most: int = MOST_CARDS) -> tuple[EntryCard, ...]:
    """Return the last decisions, resolutions and follow-ups: nothing else leaves the table."""
    kept = [one for one in cards if one.kind in LET_OUT and not one.private]
    return tuple(kept[-most:]) if most else ()


def shown_of(
    scene: Scene, *, deciding: Deciding | None = None, board: Board | None = None,
    floor: FloorShown = NO_FLOOR, in_camera: bool = False,
) -> Shown:
    """Return what a scene lets out; in camera, only that the meeting goes on so."""
    number, _dot, title = scene.point.partition(". ")
    foot = " · ".join(
        part for part in (scene.title, scene.subtitle.split(" · ", 1)[0]) if part
    )
    if in_camera:
        return Shown("", _("À huis clos"), foot, in_camera=True)
    taken = _room_of(deciding) + _room_of_board(board)
    return Shown(
        above=" · ".join(part for part in (number, scene.concern) if part), title=title,
        foot=foot, clock=scene.clock, late=scene.late, quorum=scene.quorum,
        quorum_held=scene.quorum_held, cards=let_out(scene.cards, max(0, MOST_CARDS - taken)),
        deciding=deciding, board=board, floor=floor, coming=_coming(scene),
    )


def _room_of(deciding: Deciding | None) -> int:
    """Return how many cards a proposal pushes away: what is decided is read from the last row."""
    if deciding is None:
        return 0
    letters = len(deciding.text) + sum(len(one) for one in deciding.recitals)
    return 1 + letters // _LETTERS_OF_A_CARD


def _room_of_board(board: Board | None) -> int:
    if board is None:
        return 0
    return 2 if len(board.tallies) + len(board.lines) <= _ROWS_BESIDE_A_CARD else MOST_CARDS


def _coming(scene: Scene) -> tuple[str, ...]:
    """Return the next points, those that were put off left out."""
    at = next((n for n, one in enumerate(scene.agenda) if one.shown), len(scene.agenda))
    following = [
        f"{one.number}. {one.title}" if one.number else one.title
        for one in scene.agenda[at + 1:] if one.state in ("upcoming", "current")
    ]
    return tuple(following[:MOST_COMING])


def deciding_of(
    text: str, procedure: str, *, title: str = "", recitals: Sequence[str] = (), mover: str = "",
    seconder: str = "",
) -> Deciding:
    """Return a proposal as the room reads it, with who brought it once that is known."""
    names = [_("proposée par {name}").format(name=mover)] if mover else []
    names += [_("appuyée par {name}").format(name=seconder)] if seconder else []
    return Deciding(
        label("motion_kind", procedure), text, title,
        tuple("".join(wording.whereas(one)) for one in recitals), ", ".join(names),
    )


def floor_line(floor: FloorShown) -> str:
    """Return who speaks and who waits, in one line."""
    said = ""
    if floor.name:
        who = f"{floor.name}, {floor.organization}" if floor.organization else floor.name
        said = _("La parole est à {name} ({time})").format(
            name=who, time=f"{floor.seconds // 60}:{floor.seconds % 60:02}",
        )
    waiting = _("Ensuite : {names}").format(names=listed(floor.waiting)) if (
        floor.waiting) else ""
    return " · ".join(part for part in (said, waiting) if part)


def heard(shown: Shown) -> str:
    """Return everything on the screen as it is read aloud."""
    parts = [shown.title]
    if shown.deciding:
        one = shown.deciding
        parts += [f"{one.word}: {one.title}" if one.title else one.word, *one.recitals, one.text,
                  one.names]
    if shown.board:
        parts += [shown.board.title, *shown.board.lines]
        parts += [f"{one.word}: {one.count}" for one in shown.board.tallies]
    parts += [f"{one.word}: {one.text}, {one.brief}" if one.brief else f"{one.word}: {one.text}"
              for one in shown.cards]
    parts += [floor_line(shown.floor), shown.quorum, shown.clock]
    return ". ".join(part.rstrip(".") for part in parts if part)
