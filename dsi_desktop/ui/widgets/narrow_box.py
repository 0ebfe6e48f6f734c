"""A filter of a list: everything, or one of what the list holds."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox


class NarrowBox(QComboBox):
    """Hidden while it would change nothing. `chosen` is told the option, "" for everything."""

    def __init__(self, name: str, chosen: Callable[[], object]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.hide()
        self.activated.connect(lambda _at: chosen())

    def chosen(self) -> str:
        """Return the option chosen, "" for everything."""
        return str(self.currentData() or "")

    def offer(self, everything: str, options: Sequence[str]) -> None:
        """Offer these options, keeping what is chosen."""
        kept = self.currentData()
        self.clear()
        self.addItem(everything, "")
        for option in options:
            self.addItem(option, option)
        self.setCurrentIndex(max(self.findData(kept), 0))
        self.setVisible(len(options) > 1)
