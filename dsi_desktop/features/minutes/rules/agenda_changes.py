"""What the room changed in the agenda it was sent, in the words of its adoption."""

from bisect import bisect_left
from collections.abc import Sequence

from dsi_desktop.features.minutes.rules.document import Point
from dsi_desktop.kernel.i18n import _


def changes_of(points: Sequence[Point]) -> tuple[str, ...]:
    """Return each change: points added, withdrawn, postponed, moved, dealt with under another.

    Only points with a printed number can have moved; the fewest that explain the order did.
    """
    found = []
    for point in points:
        if point.added:
            found.append(_("en ajoutant le point « {title} »").format(title=point.title))
        elif point.treated_with:
            found.append(_("en traitant le point {number} avec le point {other}").format(
                number=point.number, other=point.treated_with
            ))
        elif point.state == "withdrawn":
            found.append(_("en retirant le point {number}").format(number=point.number))
        elif point.state == "postponed":
            found.append(_("en reportant le point {number} à une prochaine rencontre").format(
                number=point.number
            ))
    return (*found, *_moves([one for one in points if not one.added and one.number]))


def _moves(points: Sequence[Point]) -> list[str]:
    said = []
    for parent in dict.fromkeys(one.number.rpartition(".")[0] for one in points):
        brothers = [one.number for one in points if one.number.rpartition(".")[0] == parent]
        said += _moved_among(brothers)
    return said


def _moved_among(numbers: Sequence[str]) -> list[str]:
    places = [int(number.rpartition(".")[2]) for number in numbers]
    stay = _longest_rise(places)
    said = []
    for at, place in enumerate(places):
        if at in stay:
            continue
        other = numbers[at - 1] if at else numbers[1]
        words = _("en devançant le point {number} avant le point {other}")
        if at:
            later = any(place > places[one] for one in stay if one > at)
            words = (
                _("en devançant le point {number} après le point {other}") if later
                else _("en reportant le point {number} après le point {other}")
            )
        said.append(words.format(number=numbers[at], other=other))
    return said


def _longest_rise(places: Sequence[int]) -> frozenset[int]:
    """Return the indexes of a longest rising part: what did not have to move."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        ends[length:length + 1] = [place]
        last[length:length + 1] = [at]
    kept = set()
    at = last[-1] if last else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return frozenset(kept)


def adoption_text(changes: Sequence[str], *, motion: bool) -> str:
    """Return the words that adopt the agenda: of a resolution, or of a plain agreement."""
    said = _joined(changes)
    if motion:
        if not changes:
            return _("Adopter l’ordre du jour tel que proposé")
        return _("Adopter l’ordre du jour tel que modifié, {changes}").format(changes=said)
    if not changes:
        return _("L’ordre du jour est accepté tel que proposé, sans ajout.")
    return _("L’ordre du jour est accepté tel que modifié, {changes}.").format(changes=said)


def former_text(
    kind: str, held_on: str, corrections: Sequence[str], *, motion: bool
) -> str:
    """Return the words that adopt the minutes of a former meeting; `held_on` is a day in words."""
    paper = _("le procès-verbal") if kind == "pv" else _("le compte rendu")
    said = _joined(corrections)
    if motion:
        words = _("Adopter {paper} de la rencontre du {day} tel que présenté")
        if corrections:
            words = _("Adopter {paper} de la rencontre du {day} avec les corrections suivantes : "
                      "{corrections}")
        return words.format(paper=paper, day=held_on, corrections=said)
    words = _("{paper} de la rencontre du {day} est conforme à nos discussions.")
    if corrections:
        words = _("{paper} de la rencontre du {day} est accepté avec les corrections suivantes : "
                  "{corrections}.")
    text = words.format(paper=paper, day=held_on, corrections=said)
    return text[:1].upper() + text[1:]


def _joined(parts: Sequence[str]) -> str:
    """Return « a, b et c »; long corrections with commas are parted by semicolons."""
    kept = [part.strip().rstrip(".;") for part in parts if part.strip()]
    link = "; " if any("," in part for part in kept) else ", "
    if len(kept) < 2:
        return "".join(kept)
    return _("{first} et {last}").format(first=link.join(kept[:-1]), last=kept[-1])
