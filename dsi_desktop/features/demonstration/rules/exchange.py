"""Read the short lines in which the work of the other laptops is written."""

from dataclasses import dataclass

from dsi_desktop.features.demonstration.rules.record import parts


@dataclass(frozen=True, slots=True)
class Deed:
    """« 2026-11-26 14:40 | luc | verb | … »: one thing done on one laptop; the hour is UTC."""

    day: str
    hour: str
    laptop: str
    verb: str
    words: tuple[str, ...]


def deed_of(line: str) -> Deed:
    when, laptop, verb, *words = (part.strip() for part in line.split("|"))
    day, _space, hour = when.partition(" ")
    return Deed(day, hour or "13:00", laptop, verb, tuple(parts("|".join(words), 7)))
