"""What the presenters of live minutes need of the screen and of each other."""

from collections.abc import Callable
from typing import Protocol

from dsi_desktop.features.minutes.queries import LiveMeeting
from dsi_desktop.features.minutes.rules.capture import Known
from dsi_desktop.features.minutes.rules.document import Point, Said
from dsi_desktop.features.minutes.rules.scene import Scene
from dsi_desktop.kernel.errors import DsiError


class Table(Protocol):
    """The meeting shown, as the line and the room see it."""

    meeting_id: str
    item_id: str

    @property
    def live(self) -> LiveMeeting | None: ...

    @property
    def people(self) -> tuple[Known, ...]: ...

    @property
    def nameable(self) -> tuple[Known, ...]: ...

    @property
    def state(self) -> str: ...

    def select(self, item_id: str) -> None: ...

    def scene(self) -> Scene: ...

    def do(self, gesture: Callable[[], object]) -> bool: ...

    def refresh(self) -> None: ...

    def past_opening(self) -> bool: ...

    def point(self) -> Point | None: ...

    def said(self) -> tuple[Said, ...]: ...

    def said_at(self) -> str | None: ...


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_scene(self, scene: Scene) -> None: ...

    def write_line(self, text: str) -> None: ...

    def prompt(self, chip: str, hint: str) -> None: ...

    def refuse(self, error: DsiError) -> None: ...

    def tell(self, sentence: str) -> None: ...

    def warn(self, sentence: str) -> None: ...
