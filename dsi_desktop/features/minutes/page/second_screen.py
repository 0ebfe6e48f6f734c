"""Keeps the second screen at what the meeting shows now: scene, line being typed, open tool."""

from typing import Protocol, runtime_checkable

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.page.capture_line import CaptureLine
from dsi_desktop.features.minutes.page.projection import Projection
from dsi_desktop.features.minutes.page.stage import Stage
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.rules.shown import (
    Board,
    Deciding,
    Shown,
    deciding_of,
    shown_of,
)


@runtime_checkable
class Projected(Protocol):
    """A panel that the room may see: it says what, and nothing else of it leaves."""

    def projected(self) -> Board | None: ...


class Seen(Protocol):
    """The page, as its second screen sees it."""

    store: Store
    presenter: LivePresenter
    capture: CaptureLine
    stage: Stage


class SecondScreen:
    """The window for the room, made at its first use."""

    def __init__(self, page: Seen) -> None:
        self._page = page
        self.window: Projection | None = None

    def toggle(self) -> None:
        """Open the window of the second screen, or close it."""
        if self.window is not None and self.window.isVisible():
            self.window.close()
            return
        self.window = self.window or Projection()
        self.follow(even_hidden=True)
        self.window.appear()

    def follow(self, *, even_hidden: bool = False) -> None:
        """Show what the meeting shows now, when anybody looks."""
        window = self.window
        if window is None or self._page.presenter.live is None:
            return
        if even_hidden or window.isVisible():
            window.show_it(self.now())

    def now(self) -> Shown:
        """Return what the room may see; a meeting must have been read."""
        presenter = self._page.presenter
        panel: object = self._page.stage.widget(1)
        board = panel.projected() if isinstance(panel, Projected) else None
        return shown_of(
            presenter.scene(), deciding=self._deciding(), board=board,
            floor=presenter.floor.spoken(), in_camera=self.doors_closed(),
        )

    def doors_closed(self) -> bool:
        """Tell whether the meeting is in camera: then nothing is typed in clear nor projected."""
        return queries.is_in_camera(self._page.store, self._page.presenter.meeting_id)

    def _deciding(self) -> Deciding | None:
        presenter = self._page.presenter
        pending = presenter.line.deciding(self._page.capture.edit.text())
        if pending is None:
            return None
        names = {one.id: one.name for one in presenter.nameable}
        return deciding_of(
            pending.text, pending.procedure, title=pending.title, recitals=pending.recitals,
            mover=names.get(pending.mover_id, ""), seconder=names.get(pending.seconder_id, ""),
        )
