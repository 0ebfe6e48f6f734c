"""Tell everybody who asked that the dossier changed."""

from collections.abc import Callable

from dsi_desktop.kernel.changes import ChangeSet

Listener = Callable[[ChangeSet], None]


class Bus:
    """Delivers each ChangeSet to every listener, in the writer's thread and in their order."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Add a listener; the returned function takes it away again."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, changes: ChangeSet) -> None:
        """Give `changes` to each listener known at this moment."""
        for listener in tuple(self._listeners):
            listener(changes)
