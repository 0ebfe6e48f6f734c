"""What can be done with the board in sight: each has a place in its menu, most have a key."""

from collections.abc import Callable
from dataclasses import dataclass

from dsi_desktop.features.boards.page.host import Boards


@dataclass(frozen=True, slots=True)
class Tool:
    """A gesture on the board: `words` is a French source, `keys` Qt's words or "".

    `of_one`: only where the board of one chantier is in sight, not all of them.
    """

    name: str
    keys: str
    words: str
    icon: str
    use: Callable[[Boards], object]
    of_one: bool = False


TOOLS: tuple[Tool, ...] = ()
