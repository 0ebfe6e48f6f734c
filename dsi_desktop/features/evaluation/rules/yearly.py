"""A yearly review as sections of sentences and tables: the screen and the paper say the same."""

from collections import Counter
from dataclasses import dataclass, replace

from dsi_desktop.features.evaluation.rules import effects, looking_back, process
from dsi_desktop.features.evaluation.rules.years import MeasureLine, Review
from dsi_desktop.features.plan.rules import ACHIEVED, scaled
from dsi_desktop.features.plan.rules.difference import counted
from dsi_desktop.features.tasks.rules import short_day
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import VOCABULARY, label


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of words: its titles, then its rows; `right` are the columns of numbers."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    right: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the review: sentences, then perhaps a table."""

    title: str
    sentences: tuple[str, ...] = ()
    grid: Grid | None = None


def period_words(read: Review) -> str:
    """Return « Du 1er octobre 2025 au 30 septembre 2026 »."""
    if not (read.start_on and read.end_on):
        return ""
    return _("Du {start} au {end}").format(
        start=fmt.date_long(read.start_on, with_weekday=False),
        end=fmt.date_long(read.end_on, with_weekday=False))


def sections(read: Review) -> tuple[Section, ...]:
    """Return what the review says, in the order it is read; what is empty says so."""
    return (
        *_written(_("Introduction"), read.introduction),
        actions(read), outcomes(read), measures(read), process_section(read), money(read),
        participation(read), versions(read),
        *_written(_("Apprentissages"), read.learnings),
        *_written(_("Suites"), read.conclusion),
    )


def _written(title: str, text: str) -> tuple[Section, ...]:
    paragraphs = tuple(part.strip() for part in text.split("\n") if part.strip())
    return (Section(title, paragraphs),) if paragraphs else ()


def actions(read: Review) -> Section:
    """Return the actions by state, then each with its results and its slip."""
    title = _("Actions")
    if not read.actions:
        return Section(title, (_("Ce plan n’a pas encore d’action."),))
    states = Counter(line.told.state for line in read.actions)
    said = " · ".join(
        _("{state} : {n}").format(state=label("action_state", state), n=fmt.number(states[state]))
        for state in VOCABULARY["action_state"] if states[state])
    told = [line for line in read.actions
            if line.told.state in ACHIEVED or line.told.achieved or looking_back.gap_words(line)]
    return Section(
        title, (looking_back.sentence(read.actions), said),
        Grid(
            (_("Action"), _("État"), _("Résultats atteints"), _("Écart"), _("Personnes")),
            tuple((f"{line.code} {line.title}".strip(), looking_back.state_words(line),
                   line.told.achieved, looking_back.gap_words(line),
                   looking_back.reached_words(line)) for line in told),
            (2.6, 1.3, 2.7, 2.4, 1.2), (4,),
        ) if told else None,
    )  # fmt: skip


def outcomes(read: Review) -> Section:
    """Return the effects of the period, each in its wave."""
    title = _("Effets récoltés")
    if not read.outcomes:
        return Section(title, (_("Aucun effet récolté dans la période."),))
    rows = effects.every(effects.tree(read.outcomes))
    return Section(
        title, (effects.sentence(read.outcomes),),
        Grid(
            (_("Ce qui a changé"), _("Chez qui"), _("Quand"), _("Type"), _("Preuve")),
            tuple((f"{'→ ' * (row.wave - 1)}{row.line.what}", row.line.who,
                   effects.when_words(row.line), effects.tag_words(row.line),
                   effects.proof_words(row.line)) for row in rows),
            (3.4, 1.8, 1.2, 2.0, 1.4),
        ),
    )


def measures(read: Review) -> Section:
    """Return each indicator: where it began, where it is, where it should be."""
    title = _("Indicateurs")
    if not read.measures:
        return Section(title, (_("Ce plan n’a pas encore d’indicateur."),))
    measured = sum(read.start_on <= line.measured_on <= read.end_on for line in read.measures
                   if line.measured_on)  # fmt: skip
    said = ngettext("{n} indicateur mesuré dans la période, sur {all}",
                    "{n} indicateurs mesurés dans la période, sur {all}", measured).format(
        n=fmt.number(measured), all=fmt.number(len(read.measures)))
    return Section(
        title, (said,),
        Grid((_("Indicateur"), _("Départ"), _("Dernière mesure"), _("Cible")),
             tuple((line.title, value_words(line, line.baseline), _measured(line), _aim(line))
                   for line in read.measures), (3.4, 1.0, 1.6, 1.6), (1, 2, 3)),
    )


def value_words(line: MeasureLine, value: int | None) -> str:
    """Return a value with its unit, a dash when there is none."""
    if value is None:
        return "–"
    return f"{scaled(value, line.decimals)} {line.unit}".strip()


def _measured(line: MeasureLine) -> str:
    said = value_words(line, line.value)
    return f"{said} ({short_day(line.measured_on)})" if line.measured_on else said


def _aim(line: MeasureLine) -> str:
    said = value_words(line, line.target)
    return f"{said} ({short_day(line.due_on)})" if line.due_on else said


def process_section(read: Review) -> Section:
    """Return what the partners said of their work together, and what moved."""
    title = _("Processus")
    if not read.process:
        return Section(title, (_("Aucun questionnaire dans la période."),))
    rows, said = [], []
    last = read.end_on or "9999"
    for whole in read.process:
        sheet = replace(whole, rounds=tuple(one for one in whole.rounds if one.held_on <= last))
        said.append(_("{title} : {finding}").format(
            title=sheet.title, finding=process.finding(sheet)))
        rows += [(sheet.title, row.day, row.where, row.forms, row.score)
                 for row, one in zip(process.round_rows(sheet), sheet.rounds, strict=True)
                 if read.start_on <= one.held_on]  # fmt: skip
    return Section(
        title, tuple(said),
        Grid((_("Questionnaire"), _("Date"), _("Où"), _("Formulaires"), _("Résultat")),
             tuple(rows), (2.4, 1.2, 2.4, 1.1, 1.1), (3, 4)),
    )


def money(read: Review) -> Section:
    """Return what the sources of the plan bring and what was spent."""
    known = read.money
    rows = (
        (_("Demandé"), known.asked), (_("Accordé"), known.granted),
        (_("dont en nature"), known.in_kind), (_("Versé"), known.paid),
        (_("Dépensé"), known.spent),
    )  # fmt: skip
    hours = _("{n} h données par les partenaires").format(n=fmt.number(known.hours / 10))
    return Section(
        _("Moyens"), (hours,) if known.hours else (),
        Grid((_("Depuis le début du plan"), _("Montant")),
             tuple((words, fmt.money(cents, short=True)) for words, cents in rows),
             (3.0, 1.2), (1,)),
    )


def participation(read: Review) -> Section:
    """Return who came."""
    known = read.participation
    said = (
        ngettext("{n} rencontre", "{n} rencontres", known.meetings).format(
            n=fmt.number(known.meetings)),
        ngettext("{n} personne présente au moins une fois",
                 "{n} personnes présentes au moins une fois", known.people).format(
            n=fmt.number(known.people)),
        ngettext("{n} organisation", "{n} organisations", known.organizations).format(
            n=fmt.number(known.organizations)),
        ngettext("{n} présence", "{n} présences", known.presences).format(
            n=fmt.number(known.presences)),
    )
    return Section(_("Participation"), (" · ".join(said),))


def versions(read: Review) -> Section:
    """Return the versions of the plan adopted in the period."""
    title = _("Versions du plan")
    if not read.versions:
        return Section(title, (_("Aucune version adoptée dans la période."),))
    return Section(title, tuple(
        " · ".join(part for part in (
            _("Version {n}").format(n=one.number) if one.number else "", one.title,
            _("adoptée le {day}").format(day=fmt.date_long(one.adopted_on, with_weekday=False)),
            counted(dict(one.counts)) if one.counts else "",
        ) if part) for one in read.versions))  # fmt: skip
