"""What the home page warns of: one sentence, and the record that settles it."""

from dataclasses import dataclass

TONES = ("bad", "warn", "accent")


@dataclass(frozen=True, slots=True)
class Alert:
    """A sentence of the home page.

    `key` names the fact (« mandate.late:a1b2 »): the same fact keeps it from one reading to the
    next. `tone` is one of `TONES`, the graver first. A click opens the record; without a record
    (`record_id` is ""), it shows `page`. `count` says how many facts the sentence speaks of.
    """

    key: str
    text: str
    icon: str
    tone: str
    record_kind: str
    record_id: str
    page: str = ""
    count: int = 1
