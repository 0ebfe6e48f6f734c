"""The calendar as a list: what is drawn, in words, column by column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dsi_desktop.features.schedule.rules.dates import Extent, days_words, short_day
from dsi_desktop.features.schedule.rules.reading import (
    Known,
    gap_words,
    milestone_words,
    slack_words,
    trouble_words,
    waits_words,
)
from dsi_desktop.features.schedule.rules.scene import Row, group_name
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.vocabulary import label

HEADS = (
    N_("Action"), N_("Chantier ou enjeu"), N_("Début"), N_("Fin"), N_("Précision"),
    N_("Avancement"), N_("Départ"), N_("Écart"), N_("Attend"), N_("Jalons"), N_("Marge"),
    N_("À voir"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListLine:
    """An action in words; `cells` in the order of `HEADS`."""

    key: str
    hue: int
    cells: tuple[str, ...]
    wrong: bool = False


def listed(
    rows: Sequence[Row], every: Mapping[str, Known], *, grouping: str, compared: bool
) -> list[ListLine]:  # fmt: skip
    """Return a line for each action shown or folded, in the order of the calendar."""
    return [
        _line(every[row.key], row.bar.hue, every, grouping, compared=compared)
        for row in rows if not row.bar.group
    ]  # fmt: skip


def _line(
    one: Known, hue: int, every: Mapping[str, Known], grouping: str, *, compared: bool
) -> ListLine:  # fmt: skip
    line = one.line
    first, last = days_words(one.extent, line.dates.when_text, short_day)
    done = line.progress
    cells = (
        " ".join(part for part in (line.code, line.title) if part), group_name(one, grouping),
        first, last, _precision(one.extent),
        fmt.percent(done) if done is not None else label("action_state", line.state),
        _planned(one, compared=compared), gap_words(one, compared=compared),
        waits_words(one, every), milestone_words(line), slack_words(one), trouble_words(one),
    )
    return ListLine(line.id, hue, cells, bool(one.conflict or one.late_days))


def _precision(found: Extent | None) -> str:
    if found is None:
        return _("sans date")
    return {"exact": _("au jour près"), "vague": _("en mots"), "open": _("fin à préciser")}[
        found.kind
    ]


def _planned(one: Known, *, compared: bool) -> str:
    if one.planned is None or not compared:
        return ""
    first, last = days_words(one.planned, "", short_day)
    return _("{first} au {last}").format(first=first, last=last) if last else first
