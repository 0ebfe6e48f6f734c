"""The count while it is typed: votes and papers that no gesture has written yet."""

from collections.abc import Callable

from dsi_desktop.features.governance.rules.ballots import Ballots
from dsi_desktop.kernel.errors import DsiError


class CountDraft:
    """Votes by candidacy and papers of the present round; a refusal loses nothing typed."""

    def __init__(self) -> None:
        self.votes: dict[str, int] = {}
        self.ballots: Ballots | None = None

    def __bool__(self) -> bool:
        return bool(self.votes) or self.ballots is not None

    def forget(self) -> None:
        """Hold nothing any more."""
        self.votes, self.ballots = {}, None

    def give(self, command: Callable[..., object]) -> None:
        """Hand what was typed to a command: the dossier holds it from then on, if not refused."""
        typed = self.votes, self.ballots
        self.forget()
        try:
            command(votes=typed[0], ballots=typed[1])
        except DsiError:
            self.votes, self.ballots = typed
            raise
