"""Effects as a tree of rows and as a map of waves, and what is said of one and of all."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dsi_desktop.features.evaluation.rules.outcomes import missing_in, wave_words
from dsi_desktop.features.evaluation.rules.ripples import Ripple
from dsi_desktop.features.evaluation.rules.told import OutcomeLine
from dsi_desktop.features.tasks.rules import short_day
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import listed
from dsi_desktop.kernel.vocabulary import label

ACTION = "action:"


@dataclass(frozen=True, slots=True)
class EffectRow:
    """An effect in its place: `wave` from 1, `kids` the effects it led to."""

    line: OutcomeLine
    wave: int
    kids: tuple["EffectRow", ...] = ()

    @property
    def id(self) -> str:
        """The effect."""
        return self.line.id


def tree(lines: Sequence[OutcomeLine]) -> tuple[EffectRow, ...]:
    """Return the effects under what led to them; one whose origin is gone stands at the root.

    A loop made by two laptops is cut where it would begin again: no effect is lost.
    """
    known = {line.id for line in lines}
    under: dict[str, list[OutcomeLine]] = {}
    for line in lines:
        under.setdefault(line.parent_id if line.parent_id in known else "", []).append(line)
    seen: set[str] = set()
    roots = [_row(line, 1, under, seen) for line in under.get("", ())]
    roots += [_row(line, 1, under, seen) for line in lines if line.id not in seen]
    return tuple(roots)


def _row(
    line: OutcomeLine, wave: int, under: dict[str, list[OutcomeLine]], seen: set[str]
) -> EffectRow:
    seen.add(line.id)
    kids = [_row(kid, wave + 1, under, seen) for kid in under.get(line.id, ())
            if kid.id not in seen]  # fmt: skip
    return EffectRow(line, wave, tuple(kids))


def when_words(line: OutcomeLine) -> str:
    """Return when it happened, in the words typed, else the date."""
    return line.happened_text or (short_day(line.happened_on) if line.happened_on else "")


def tag_words(line: OutcomeLine) -> str:
    """Return « pratique · capital social · inattendu »."""
    capital = label("capital", line.capital)
    parts = (
        label("outcome_kind", line.kind),
        _("capital {name}").format(name=capital) if capital else "",
        _("attendu") if line.expected else _("inattendu"),
    )
    return " · ".join(part for part in parts if part)


def proof_words(line: OutcomeLine) -> str:
    """Return « corroboré, 2 sources » or « 1 source, à corroborer »."""
    number = len(line.sources)
    said = ngettext("{n} source", "{n} sources", number).format(n=fmt.number(number))
    if line.substantiated:
        return _("corroboré, {sources}").format(sources=said)
    return _("à corroborer, {sources}").format(sources=said)


def missing_words(line: OutcomeLine) -> str:
    """Return what the statement lacks, "" when it is whole."""
    return ", ".join(missing(line))


def missing(line: OutcomeLine) -> tuple[str, ...]:
    """Return what the statement lacks."""
    return missing_in(line.who, when_words(line), line.significance, line.contribution,
                      len(line.sources))


def spoken(row: EffectRow) -> str:
    """Return an effect as it is read aloud from the map."""
    line = row.line
    parts = (
        line.what, line.who, when_words(line), wave_words(row.wave), tag_words(line),
        proof_words(line), line.body,
    )
    return ", ".join(part for part in parts if part)


def every(rows: Sequence[EffectRow]) -> list[EffectRow]:
    """Return all the effects in reading order."""
    return [one for row in rows for one in (row, *every(row.kids))]


def ripples(rows: Sequence[EffectRow]) -> tuple[Ripple, ...]:
    """Return the map: the effects under the action they come from, those without one last."""
    heads: dict[str, list[EffectRow]] = {}
    for row in rows:
        heads.setdefault(row.line.action_id, []).append(row)
    bare = heads.pop("", [])
    made = [
        Ripple(f"{ACTION}{key}", found[0].line.action, found[0].line.body, "", found[0].line.hue,
               0, kids=tuple(_ripple(row) for row in found))
        for key, found in heads.items()
    ]  # fmt: skip
    if bare:
        made.append(Ripple(ACTION, _("Sans action précise"), "", "", None, 0,
                           kids=tuple(_ripple(row) for row in bare)))
    return tuple(made)


def _ripple(row: EffectRow) -> Ripple:
    line = row.line
    small = " · ".join(part for part in (line.who, when_words(line)) if part)
    return Ripple(line.id, line.what, small, tag_words(line), line.hue, row.wave,
                  line.substantiated, tuple(_ripple(kid) for kid in row.kids))


def sentence(lines: Sequence[OutcomeLine]) -> str:
    """Say how many effects there are, how many are substantiated and unexpected, which capitals."""
    number = len(lines)
    if not number:
        return ""
    sure = sum(line.substantiated for line in lines)
    surprising = sum(not line.expected for line in lines)
    capitals = Counter(line.capital for line in lines if line.capital)
    most = [label("capital", key) for key, _number in capitals.most_common(2)]
    parts = [
        ngettext("{n} effet récolté", "{n} effets récoltés", number).format(n=fmt.number(number)),
        ngettext("{n} corroboré", "{n} corroborés", sure).format(n=fmt.number(sure)),
        ngettext("{n} inattendu", "{n} inattendus", surprising).format(
            n=fmt.number(surprising)),
    ]
    if most:
        parts.append(_("surtout le capital {names}").format(names=listed(most)))
    return " · ".join(parts)
