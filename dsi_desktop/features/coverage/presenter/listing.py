"""The lists of the page: gaps by kind, records of a cell, needs that no action serves."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from dsi_desktop.features.coverage.presenter.screens import Panel, PanelLine
from dsi_desktop.features.coverage.rules import words
from dsi_desktop.features.coverage.rules.gaps import Gap, Stopped, in_order, numbers
from dsi_desktop.features.coverage.rules.ground import ACTION, Element, Ground
from dsi_desktop.features.coverage.rules.matrix import Coverage
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _


def gap_panel(found: Coverage, ground: Ground) -> Panel:
    """Return the gaps by kind with their counts; those put aside come last, greyed."""
    chantiers = {one.id: one.name for one in ground.chantiers}
    lines = list(_by_kind(in_order(found.open), chantiers, ground.names))
    aside = in_order(gap for gap in found.gaps if gap.aside is not None)
    if aside:
        lines.append(PanelLine("aside", words.aside_counted(len(aside)), heading=True))
        lines += [_line(gap, words.aside_note(gap)) for gap in aside]
    return Panel(
        words.gaps_counted(len(found.open)), tuple(lines),
        words="" if lines else _("Tout ce que le plan nomme est relié."),
    )


def _by_kind(
    gaps: Sequence[Gap], chantiers: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[PanelLine]:
    for kind, group in groupby(gaps, key=lambda gap: gap.kind):
        mine = list(group)
        yield PanelLine(
            kind, words.gap_title(kind, names), heading=True, count=fmt.number(len(mine)), kind=kind
        )
        for gap in mine:
            yield _line(gap, words.gap_note(gap, chantiers), words.mending(gap.kind, names))


def _line(gap: Gap, note: str, mending: str = "") -> PanelLine:
    return PanelLine(
        f"{gap.kind}/{gap.record_id}", gap.name or _("sans titre"), note, kind=gap.kind,
        record_id=gap.record_id, opens=_opens(gap.table, gap.record_id), gap=gap, mending=mending,
    )


def records_panel(column: str, about: str, ground: Ground, records: Sequence[str]) -> Panel:
    """Return the records of a cell, by code; `about` is the name of its line."""
    wanted = set(records)
    held = sorted(
        (one for one in ground.elements if one.id in wanted), key=lambda one: numbers(one.name)
    )
    lines = [_record(one) for one in held]
    names = {one.id: one.name for one in ground.elements}
    lines += [
        PanelLine(one.id, one.title or _("sans titre"), names.get(one.action_id, ""),
                  record_id=one.id, opens=_opens(one.table, one.id, one.action_id))
        for one in ground.resources if one.id in wanted
    ]  # fmt: skip
    title = f"{column} ({fmt.number(len(lines))})"
    return Panel(title, tuple(lines), records=True, words=about)


def _record(one: Element) -> PanelLine:
    note = words.action_note(one) if one.kind == ACTION else ""
    return PanelLine(one.id, one.name or _("sans titre"), note, record_id=one.id,
                     opens=_opens(one.kind, one.id))


def stopped_panel(found: Sequence[Stopped]) -> Panel:
    """Return the needs that no action serves, each with where its chain stops."""
    lines = tuple(
        PanelLine(one.need.id, one.need.name, words.stopped_note(one), record_id=one.need.id,
                  opens=_opens("need", one.need.id))
        for one in found
    )  # fmt: skip
    return Panel(words.stopped_counted(len(found)), lines, records=True)


def _opens(table: str, record_id: str, action_id: str = "") -> tuple[str, str] | None:
    """Return what shows a record: nothing does for a dimension, the action does for its hours."""
    if table == "human_resource":
        return ("action", action_id) if action_id else None
    return None if table == "dimension" else (table, record_id)


def copied(panel: Panel) -> str:
    """Return a list as text, for a message or a letter."""
    said = [panel.title, *([panel.words] if panel.words else [])]
    for line in panel.lines:
        if line.heading:
            said += ["", f"{line.title} ({line.count})" if line.count else line.title]
        else:
            said.append(f"– {line.title}{f' : {line.note}' if line.note else ''}")
    return "\n".join(said)
