"""What can go wrong, with the sentence the coordinator reads."""


class DsiError(Exception):
    """Something the person can understand and act on; `str()` is the sentence shown."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class RuleBroken(DsiError):
    """A rule of the table refuses what was asked; `field` names the box of the form."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class WriteRefused(DsiError):
    """The file cannot be written just now, or not in this way; nothing was changed."""


class FileProblem(DsiError):
    """The file is not a dossier, is damaged, too new, elsewhere in use or out of reach."""


class NotFound(DsiError):
    """The record asked for is not in this dossier."""
