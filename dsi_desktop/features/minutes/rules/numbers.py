"""How a body numbers its resolutions: a template, read and written.

Five real schemes (domain facts §2.4): `{yyyy}-{mm}-{total}` (a counter never reset),
`{yyyy}-{mm}-{seq:03}`, `{yyyy}-{seq}`, `{seq}-{yyyy}`, `{yyyy}-{mm}-A{total}`, and the default
`{sigle}-{yyyy}-{seq:03}`. `{seq}` begins again each year, `{total}` never does.
"""

import re
from collections.abc import Iterable, Iterator

from dsi_desktop.features.governance.rules.template import DEFAULT, PLACE, check_template

__all__ = ["DEFAULT", "check_template", "last_counter", "number", "numbers"]


def number(template: str, *, acronym: str, held_on: str, counter: int) -> str:
    """Write one number: `CC-2026-014` for CC, a meeting of 2026 and 14."""
    parts = {"yyyy": held_on[:4], "yy": held_on[2:4], "mm": held_on[5:7]}

    def fill(place: re.Match[str]) -> str:
        if place[1] in parts:
            return parts[place[1]]
        return f"{counter:0{place[2]}d}" if place[2] else str(counter)

    return PLACE.sub(fill, _named(template, acronym))


def last_counter(template: str, *, acronym: str, year: str, taken: Iterable[str]) -> int:
    """Return the highest counter among the numbers a body gave: of that year, or of all."""
    kept = _named(template, acronym)
    pattern = re.compile(_pattern(kept))
    reset = "{seq" in kept
    found = [0]
    for one in taken:
        match = pattern.fullmatch(one)
        if match is None or (reset and _year(match) not in ("", year, year[2:])):
            continue
        found.append(int(match["counter"]))
    return max(found)


def numbers(
    template: str, *, acronym: str, held_on: str, taken: Iterable[str]
) -> Iterator[str]:
    """Yield the numbers that follow those already given, for a meeting held on that day."""
    counter = last_counter(template, acronym=acronym, year=held_on[:4], taken=taken)
    while True:
        counter += 1
        yield number(template, acronym=acronym, held_on=held_on, counter=counter)


def _year(match: re.Match[str]) -> str:
    found = match.groupdict()
    return found.get("yyyy") or found.get("yy") or ""


def _named(template: str, acronym: str) -> str:
    """Return the template with the acronym in it; a body without one leaves no stray hyphen."""
    return check_template(template).replace("{sigle}", acronym).strip("-")


def _pattern(template: str) -> str:
    shapes = {
        "yyyy": r"(?P<yyyy>\d{4})", "yy": r"(?P<yy>\d{2})", "mm": r"\d{2}",
        "seq": r"(?P<counter>\d+)", "total": r"(?P<counter>\d+)",
    }
    parts: list[str] = []
    end = 0
    for place in PLACE.finditer(template):
        shape = shapes[place[1]]
        if any(shape == part for part in parts):
            shape = r"\d+"
        parts += [re.escape(template[end:place.start()]), shape]
        end = place.end()
    return "".join([*parts, re.escape(template[end:])])
