"""« Plan de communauté »: the whole plan, from the vision to the indicators."""

from collections.abc import Iterator, Sequence

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.queries.paper import plan_paper
from dsi_desktop.features.plan.report.parts import (
    achieved,
    action_table,
    counted,
    evidence_line,
    indicator_table,
    money_words,
)
from dsi_desktop.features.plan.rules.papers import LevelPaper, MoneyPaper, NeedPaper, PlanPaper
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.reporting.blocks import (
    Block,
    Box,
    Bullets,
    Column,
    Document,
    Facts,
    Heading,
    Para,
    Rows,
    Run,
    Table,
    Words,
)
from dsi_desktop.reporting.registry import Report

_LEVEL_WORDS = {
    "issue": N_("Enjeu"), "orientation": N_("Orientation"), "objective": N_("Objectif"),
    "desired_change": N_("Transformation souhaitée"),
}  # fmt: skip


def community_plan(store: Store, plan_id: str | None) -> Document:
    """Return the whole plan of an id. Raises `NotFound`."""
    return plan_document(plan_paper(store, plan_id or "", store.clock.today()))


def plan_document(paper: PlanPaper) -> Document:
    """Return the document of a whole plan."""
    return Document(
        title=paper.title or _("Plan de communauté"), issuer=paper.issuer,
        kind=_("Plan de communauté"),
        blocks=(
            Heading(1, paper.title or _("Plan de communauté")), Para(lead(paper), "lead"),
            *_frame(paper), *_portrait(paper.needs),
            *(block for issue in paper.issues for block in _issue(issue, paper.names)),
            *_loose(paper), *money_blocks(paper.money), *_guidelines(paper), *_measured(paper),
        ),
        foot=paper.title,
    )  # fmt: skip


def lead(paper: PlanPaper) -> str:
    """Return « La Malbaie, 2025-2028 – 24 actions, 5 enjeux, montage de 224 251,50 $ »."""
    years = "-".join(dict.fromkeys(day[:4] for day in (paper.start_on, paper.end_on) if day))
    years = "" if years in paper.title else years
    where = ", ".join(part for part in (paper.area, years) if part)
    issues = ngettext("{n} enjeu", "{n} enjeux", len(paper.issues))
    parts = [issues.format(n=len(paper.issues)), counted(paper.actions())]
    total = sum(line.standing for line in paper.money)
    if total:
        parts.append(_("montage de {amount}").format(amount=fmt.money(total, short=True)))
    said = ", ".join(parts)
    return f"{where} – {said}" if where else said


def _frame(paper: PlanPaper) -> Iterator[Block]:
    if paper.version:
        yield Para((Run(_("Adoption"), bold=True), Run(f" – {paper.version}")))
    if paper.vision:
        yield Box(_("Vision"), (Para(paper.vision),))
    if paper.horizon:
        yield Para((Run(_("Horizon"), bold=True), Run(f" – {paper.horizon}")))
    if paper.principles:
        yield Heading(2, _("Principes"))
        yield from (Para(part) for part in paper.principles.split("\n") if part.strip())


def _portrait(needs: Sequence[NeedPaper]) -> Iterator[Block]:
    if not needs:
        return
    yield Heading(2, _("Portrait : besoins et preuves"))
    for need in needs:
        yield Heading(3, f"{need.code} {need.title}".strip())
        if need.description:
            yield Para(need.description)
        about = [_("ampleur {word}").format(word=need.severity)] if need.severity else []
        if need.answered:
            answered = " ; ".join(need.answered)
            about.append(_("enjeu : {issues}").format(issues=answered))
        said = " · ".join([*about, *need.tags])
        if said:
            yield Para(f"{said[:1].upper()}{said[1:]}", "note")
        if need.evidence:
            yield Bullets(tuple(evidence_line(proof) for proof in need.evidence))


def _issue(issue: LevelPaper, names: dict[str, str]) -> Iterator[Block]:
    actions = list(issue.every_action())
    yield Heading(2, f"{level_word('issue', names)} {issue.code} – {issue.title}".strip())
    note = " · ".join(part for part in (issue.note, achieved(actions) if actions else "") if part)
    if note:
        yield Para(note, "note")
    yield from level_body(issue, names, 3)


def level_body(level: LevelPaper, names: dict[str, str], depth: int) -> Iterator[Block]:
    """Give the text of a level, its actions, then the levels under it from a heading's depth."""
    if level.description:
        yield Para(level.description)
    if level.tags:
        yield Para(" · ".join(level.tags), "note")
    if level.actions:
        yield action_table(level.actions)
    for below in level.levels:
        word = level_word(below.kind, names)
        title = f"{word} {below.code} – {below.title}" if below.code else f"{word} – {below.title}"
        yield Heading(min(depth, 6), title)
        if below.note:
            yield Para(below.note, "note")
        yield from level_body(below, names, depth + 1)


def level_word(kind: str, names: dict[str, str]) -> str:
    """Return how a level is called, by the démarche or by the house."""
    return names.get(kind) or _(_LEVEL_WORDS[kind])


def _loose(paper: PlanPaper) -> Iterator[Block]:
    if paper.loose:
        yield Heading(2, _("Actions sans enjeu"))
        yield action_table(paper.loose)


def money_blocks(money: Sequence[MoneyPaper]) -> Iterator[Block]:
    """Give the summary of the money, source by source."""
    if not money:
        return
    yield Heading(2, _("Montage financier"))
    rows: list[tuple[Words, ...]] = [
        (line.source, *(money_words(cents) for cents in (
            line.asked, line.granted, line.paid, line.in_kind, line.standing)))
        for line in money
    ]  # fmt: skip
    sums = [
        sum(cents)
        for cents in zip(
            *((one.asked, one.granted, one.paid, one.in_kind, one.standing) for one in money),
            strict=True,
        )
    ]
    rows.append((Run(_("Total"), bold=True), *(Run(money_words(one), bold=True) for one in sums)))
    yield Table(
        (Column(_("Source"), 2.8), Column(_("Demandé"), 1.2, right=True),
         Column(_("Accordé"), 1.2, right=True), Column(_("Versé"), 1.2, right=True),
         Column(_("dont en nature"), 1.2, right=True), Column(_("Montage"), 1.3, right=True)),
        (Rows(tuple(rows)),), summary=_("Ce que chaque source apporte au plan"),
    )  # fmt: skip


def _guidelines(paper: PlanPaper) -> Iterator[Block]:
    if not paper.guidelines:
        return
    yield Heading(2, _("Balises en vigueur"))
    for one in paper.guidelines:
        yield Heading(3, one.title)
        if one.text:
            yield Para(one.text)
        since = _("depuis le {day}").format(
            day=fmt.date_long(one.since, with_weekday=False)) if one.since else ""  # fmt: skip
        said = " · ".join(part for part in (one.applies, one.resolution, since) if part)
        yield Para(f"{said[:1].upper()}{said[1:]}", "note")


def _measured(paper: PlanPaper) -> Iterator[Block]:
    if paper.indicators:
        yield Heading(2, _("Indicateurs"))
        yield indicator_table(paper.indicators)


def facts(pairs: Sequence[tuple[str, Words]]) -> list[Block]:
    """Return names and values, without those that say nothing."""
    told = tuple((name, said) for name, said in pairs if said)
    return [Facts(told)] if told else []


WHOLE = Report(
    name="community-plan",
    title=N_("Plan de communauté"),
    purpose=N_("Tout le plan : vision, portrait et preuves, enjeux, objectifs, actions, montage, "
               "balises en vigueur et indicateurs"),
    scope="plan",
    stem="plan-de-communaute",
    build=community_plan,
)  # fmt: skip
