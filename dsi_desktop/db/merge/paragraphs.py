"""Propose one text out of several: by whole paragraphs, never inside one.

Merging words put « reporte » and « à l’unanimité » of two different sentences together, merging
characters made « 13 8500 $ » of two amounts: in minutes that is worse than asking.
"""

import re
from collections.abc import Sequence

from merge3 import Merge3

from dsi_desktop.db.ciphertext import is_sealed

_PARAGRAPH = re.compile(r"\n*[^\n]+\n|\n+")
_MOST = 2_000


def propose(base: str, versions: Sequence[str]) -> str | None:
    """Return the text with everybody's paragraphs, None when two of them touch.

    Changes of the same paragraph, or of two that follow each other, are a question for a person.
    So is sealed text, which nobody can read here.
    """
    whole = _paragraphs(base)
    merged = _paragraphs(versions[0])
    for text in (base, *versions):
        if is_sealed(text):
            return None
    for text in versions[1:]:
        found = _both(whole, merged, _paragraphs(text))
        if found is None:
            return None
        merged = found
    return "".join(merged).removesuffix("\n")


def _paragraphs(text: str) -> list[str]:
    """Cut a text; blank lines go with the paragraph they precede."""
    return _PARAGRAPH.findall(text + "\n")


def _both(base: list[str], one: list[str], other: list[str]) -> list[str] | None:
    if max(map(len, (base, one, other))) > _MOST:
        return None
    found: list[str] = []
    for region in Merge3(base, one, other).merge_regions():
        if region[0] == "conflict":
            return None
        source = {"unchanged": base, "b": other}.get(region[0], one)
        found += source[region[1] : region[2]]
    return found
