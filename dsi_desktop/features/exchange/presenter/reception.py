"""The dry run of a reception as the page shows it: every word made, every number summed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dsi_desktop.db.merge.reception import Plan, Received
from dsi_desktop.features.exchange.rules import words
from dsi_desktop.features.exchange.rules.groups import Group, group_of
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import listed

_DAYS = 14
_BARS = 16


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Who made what arrives, when as claimed, and how much."""

    name: str
    note: str
    count: int


@dataclass(frozen=True, slots=True)
class DayBar:
    """A bar: its label under it ("" for every other day), its height, its words."""

    label: str
    count: int
    spoken: str


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A line of « Ce qui arrive »."""

    icon: str
    title: str
    note: str
    added: int
    changed: int
    removed: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class CodeLine:
    """The code of one computer."""

    where: str
    code: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    """Something already verified, or something to know before saying yes."""

    sound: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class ReceptionSheet:
    """Everything « Recevoir » shows before anything is changed."""

    title: str
    note: str
    new: int
    plain: int
    conflicts: int
    people: tuple[PersonLine, ...]
    bars: tuple[DayBar, ...]
    groups: tuple[GroupLine, ...]
    codes: tuple[CodeLine, ...]
    codes_words: str
    alike: bool
    checks: tuple[CheckLine, ...]
    already_all: bool

    @property
    def summary(self) -> str:
        """Say it in one breath, for the ear."""
        if self.already_all:
            return _("Vous avez déjà tout.")
        said = ngettext(
            "{title}. {n} modification nouvelle, dont {plain} sans question et {asked} à décider. "
            "Rien n’est encore changé.",
            "{title}. {n} modifications nouvelles, dont {plain} sans question et {asked} à "
            "décider. Rien n’est encore changé.", self.new,
        )  # fmt: skip
        return said.format(title=self.title, n=self.new, plain=self.plain, asked=self.conflicts)

    @property
    def action(self) -> str:
        """Say what the filled button does."""
        said = ngettext("Recevoir la modification", "Recevoir les {n} modifications", self.new)
        return said.format(n=fmt.number(self.new))


def reception_sheet(
    plan: Plan, place: str, today: date, names: dict[str, tuple[str, ...]],
    refused: Iterable[str] = (),
) -> ReceptionSheet:  # fmt: skip
    """Return what the page shows. `names` gives, by group, the records that name it."""
    return ReceptionSheet(
        _title(plan), _note(plan, place), plan.new, max(0, plan.new - plan.conflicts),
        plan.conflicts,
        _people(plan, today), day_bars(plan.days, today), _groups(plan, names),
        _codes(plan), _codes_words(plan), _alike(plan), (*_checks(plan), *(
            CheckLine(sound=False, sentence=sentence) for sentence in refused
        )), plan.already_all,
    )  # fmt: skip


def _title(plan: Plan) -> str:
    devices = list(dict.fromkeys(origin.device or origin.author for origin in plan.origins))
    if len(plan.origins) == 1:
        return _("Ce fichier vient de « {device} »").format(device=devices[0])
    said = _("Ces {n} fichiers viennent de {devices}")
    quoted = [_("« {device} »").format(device=device) for device in devices]
    return said.format(n=len(plan.origins), devices=listed(quoted))


def _note(plan: Plan, place: str) -> str:
    first = plan.origins[0]
    if len(plan.origins) == 1:
        parts = [first.author, _("préparé le {moment}").format(moment=words.moment(first.at))]
    else:
        parts = [listed(list(dict.fromkeys(origin.author for origin in plan.origins)))]
    return " · ".join(part for part in (*parts, place) if part)


def _people(plan: Plan, today: date) -> tuple[PersonLine, ...]:
    senders = {origin.author for origin in plan.origins}
    found = []
    for part in plan.people:
        note = words.period(part.first_at, part.last_at, today)
        if part.author not in senders and len(plan.origins) == 1:
            note = _("{period}, par {device}").format(
                period=note, device=plan.origins[0].device or plan.origins[0].author
            )
        found.append(PersonLine(part.author or part.device, note, part.new))
    return tuple(sorted(found, key=lambda line: (-line.count, line.name)))


def day_bars(days: Iterable[tuple[str, int]], today: date) -> tuple[DayBar, ...]:
    """Return one bar a day, or a week, a month, a year when there would be too many."""
    counts: Counter[date] = Counter()
    for day, count in days:
        counts[date.fromisoformat(day)] += count
    if not counts:
        return ()
    first, last = min(counts), max(counts)
    if (last - first).days < _DAYS:
        every = [first + timedelta(days=at) for at in range((last - first).days + 1)]
        return tuple(
            DayBar(_label(day, at, len(every), today), counts[day],
                   f"{fmt.date_short(day, today)} : {counts[day]}")
            for at, day in enumerate(every)
        )  # fmt: skip
    return _longer(counts, first, last, today)


def _longer(
    counts: Counter[date], first: date, last: date, today: date
) -> tuple[DayBar, ...]:
    days = next(
        size for size in (7, 31, 92, 366, 3660, 366_000) if (last - first).days // size < _BARS
    )
    begin = first - timedelta(days=first.weekday())
    bins: Counter[int] = Counter()
    for day, count in counts.items():
        bins[(day - begin).days // days] += count
    found = []
    for at in range(max(bins) + 1):
        day = begin + timedelta(days=at * days)
        spoken = _("à partir du {day} : {n}").format(day=fmt.date_short(day, today), n=bins[at])
        found.append(DayBar(_label(day, at, max(bins) + 1, today), bins[at], spoken))
    return tuple(found)


def _label(day: date, at: int, count: int, today: date) -> str:
    if at in {0, count - 1}:
        return fmt.date_short(day, today)
    return str(day.day) if at % 2 == 0 and at < count - 2 and count <= _DAYS else ""


def _groups(plan: Plan, names: dict[str, tuple[str, ...]]) -> tuple[GroupLine, ...]:
    found: dict[str, Group] = {}
    sums: dict[str, list[int]] = {}
    for part in plan.tables:
        group = group_of(part.table)
        found[group.key] = group
        total = sums.setdefault(group.key, [0, 0, 0, 0])
        for at, count in enumerate((part.added, part.changed, part.removed, part.conflicts)):
            total[at] += count
    lines = [
        GroupLine(group.icon, _(group.title), ", ".join(names.get(key, ())), *sums[key])
        for key, group in found.items()
    ]
    return tuple(sorted(
        lines, key=lambda line: (-line.conflicts, -(line.added + line.changed + line.removed))
    ))  # fmt: skip


def _codes(plan: Plan) -> tuple[CodeLine, ...]:
    here = CodeLine(_("Cet ordinateur"), plan.code_here)
    return (here, *(
        CodeLine(origin.device or origin.author, origin.code) for origin in plan.origins
    ))  # fmt: skip


def _alike(plan: Plan) -> bool:
    return {origin.code for origin in plan.origins} == {plan.code_here}


def _codes_words(plan: Plan) -> str:
    others = {origin.code for origin in plan.origins}
    if _alike(plan):
        return _("Les deux ordinateurs ont exactement le même contenu")
    if others == {plan.code_after}:
        return _("Après la réception, les deux codes seront pareils.")
    return _("Les codes diffèrent : chacun a des changements que l’autre n’a pas. Après un "
             "échange dans les deux sens, ils seront pareils.")  # fmt: skip


def _checks(plan: Plan) -> tuple[CheckLine, ...]:
    several = len(plan.origins) > 1
    lines = [
        CheckLine(sound=True, sentence=_("Les fichiers sont complets et non abîmés") if several
                  else _("Le fichier est complet et non abîmé")),
        CheckLine(sound=True, sentence=_("Ils appartiennent bien à ce dossier") if several
                  else _("Il appartient bien à ce dossier")),
    ]  # fmt: skip
    if not plan.unknown:
        lines.append(CheckLine(sound=True, sentence=_("Rien d’inconnu à cette version")))
    return (*lines, *(CheckLine(sound=False, sentence=said) for said in plan.warnings))


def received_title(received: Received) -> str:
    """Say « 48 modifications reçues »."""
    said = ngettext("{n} modification reçue", "{n} modifications reçues", received.new)
    return said.format(n=fmt.number(received.new))


def received_words(conflicts: int, code: str, there: Iterable[str]) -> str:
    """Say what is left to decide, or that the two computers are now alike."""
    if conflicts:
        said = ngettext(
            "{n} chose à décider (rien n’est perdu : les deux versions sont gardées).",
            "{n} choses à décider (rien n’est perdu : les deux versions sont gardées).", conflicts,
        )  # fmt: skip
        return said.format(n=conflicts)
    if set(there) == {code}:
        return _("Les deux ordinateurs ont exactement le même contenu")
    return _("Rien à décider. Les deux copies se sont réunies sans question.")


def after(sheet: ReceptionSheet, code: str) -> ReceptionSheet:
    """Return the codes as they are once everything was taken."""
    lines = (replace(sheet.codes[0], code=code), *sheet.codes[1:])
    same = {line.code for line in lines} == {code}
    said = (
        _("Les deux ordinateurs ont exactement le même contenu") if same and len(lines) == 2
        else _("Préparez une clé pour les autres ordinateurs : après un échange dans les deux "
               "sens, les codes seront pareils.")
    )  # fmt: skip
    return replace(sheet, codes=lines, codes_words=said, alike=same)


def cancelled_words(aside: int) -> str:
    """Say what was put aside."""
    said = ngettext(
        "Réception annulée : {n} modification mise de côté. Rien n’a changé chez l’autre personne.",
        "Réception annulée : {n} modifications mises de côté. Rien n’a changé chez l’autre "
        "personne.", aside,
    )  # fmt: skip
    return said.format(n=fmt.number(aside))
