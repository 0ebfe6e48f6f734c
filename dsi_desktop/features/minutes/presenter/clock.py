"""The clock of each point, and the pauses that stop it."""

from dsi_desktop.features.minutes.rules.scene import Pause

_MINUTE_MS = 60_000


class PointClock:
    """Counts the minutes a point was suspended; a pause lasts until it is ended."""

    def __init__(self) -> None:
        self._paused: dict[str, int] = {}
        self._since: dict[str, int] = {}

    def toggle(self, item_id: str, now_ms: int) -> bool:
        """Stop the clock of a point, or start it again. Tell whether it stands now."""
        began = self._since.pop(item_id, None)
        if began is None:
            self._since[item_id] = now_ms
            return True
        self._paused[item_id] = self._paused.get(item_id, 0) + now_ms - began
        return False

    def pause_of(self, item_id: str, now_ms: int) -> Pause:
        """Return the pauses of a point up to now, in whole minutes."""
        under_way = now_ms - self._since.get(item_id, now_ms)
        return Pause(
            (self._paused.get(item_id, 0) + under_way) // _MINUTE_MS, item_id in self._since
        )
