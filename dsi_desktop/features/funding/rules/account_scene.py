"""The account of a funder in words: screen, paper and spreadsheet read the same scene."""

from dataclasses import dataclass
from datetime import date

from dsi_desktop.features.funding.rules.accounts import (
    ActionAccount,
    Asked,
    FunderAccount,
    Missing,
    Sums,
    missing,
    sums,
)
from dsi_desktop.features.funding.rules.spending import by_post
from dsi_desktop.features.funding.rules.vocabulary import Vocabulary, read_vocabulary
from dsi_desktop.features.plan.rules.years import span_of, year_label, year_of
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import listed
from dsi_desktop.kernel.vocabulary import label

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PostRow:
    """A row of spending, said."""

    post: str
    planned: str
    actual: str
    variance: str
    explanation: str


@dataclass(frozen=True, slots=True)
class ActionScene:
    """An action of the account: what it did, then its spending."""

    id: str
    title: str
    chantier: str
    fields: Pairs
    posts: tuple[PostRow, ...]
    total: PostRow
    vouchers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """Something still to fill, and the record that opens to fill it."""

    words: str
    title: str
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class AccountScene:
    """The whole account."""

    title: str
    funder: str
    period: str
    facts: Pairs
    actions: tuple[ActionScene, ...]
    posts: tuple[PostRow, ...]
    total: PostRow
    surveys: tuple[str, ...]
    lacking: tuple[Lacking, ...]
    words: Vocabulary
    whole: Sums


def account_scene(account: FunderAccount) -> AccountScene:
    """Return an account in the words of its funder."""
    words = read_vocabulary(account.funder.vocabulary)
    whole = sums(account.actions)
    asked = account.asked
    spent = [line.spent for one in account.actions for line in one.spending]
    return AccountScene(
        f"{words(asked.stage)} – {account.funder.name}", account.funder.name, period_words(asked),
        _facts(whole, words), tuple(_action(one, words, asked) for one in account.actions),
        tuple(_post(one.post, one.planned, one.actual, "") for one in by_post(spent)),
        _total(whole.planned, whole.actual),
        tuple(_survey(one.title, one.on, one.returned, one.mean) for one in account.surveys),
        tuple(_lacking(one, words) for one in missing(account.actions, final=asked.final)),
        words, whole,
    )  # fmt: skip


def period_words(asked: Asked) -> str:
    """Return « Du 1er avril 2025 au 31 mars 2026 »."""
    return _("Du {start} au {end}").format(
        start=fmt.date_long(asked.start, with_weekday=False),
        end=fmt.date_long(asked.end, with_weekday=False))


def lacking_words(count: int) -> str:
    """Return « Il manque 3 renseignements », « Tout est rempli »."""
    if not count:
        return _("Tout est rempli")
    return ngettext("Il manque {n} renseignement", "Il manque {n} renseignements", count).format(
        n=fmt.number(count))


def _facts(whole: Sums, words: Vocabulary) -> Pairs:
    pairs = [
        (_("Nombre d’actions"), fmt.number(whole.actions)),
        (words("people_reached"), fmt.number(whole.people)),
        (words("granted"), money(whole.granted)), (words("paid"), money(whole.paid)),
        (words("planned"), money(whole.planned)), (words("actual"), money(whole.actual)),
        (words("variance"), signed(whole.variance)), (words("hours"), hours(whole.hours)),
    ]  # fmt: skip
    if whole.hours_in_kind:
        pairs.append((_("Heures offertes en services"), _given(whole.hours_in_kind, whole.in_kind)))
    pairs.append((words("vouchers"), fmt.number(whole.vouchers)))
    return tuple(pairs)


def _given(tenths: int, worth: int) -> str:
    return f"{hours(tenths)} ({money(worth)})" if worth else hours(tenths)


def _action(one: ActionAccount, words: Vocabulary, asked: Asked) -> ActionScene:
    fields = [
        (words("activities"), _activities(one)), (words("dates"), _dates(one)),
        (words("people_reached"),
         "" if one.people_reached is None else fmt.number(one.people_reached)),
        (words("results"), one.results), (words("indicators"), _indicators(one)),
        (words("partners"), listed(one.partners, _("et"))), (words("variances"), one.variance),
        (words("granted"), money(one.granted)), (words("paid"), money(one.paid)),
        (words("hours"), hours(one.hours_done) if one.hours_done or one.hours_planned else ""),
    ]  # fmt: skip
    if one.hours_in_kind:
        fields.append((_("Heures offertes en services"), _given(one.hours_in_kind, one.in_kind)))
    if asked.final:
        fields += [
            (words(term), str(getattr(one, term)))
            for term in ("effects_short", "effects_medium", "effects_long", "sustaining",
                         "transferable")
        ]
    fields.append((words("produced"), one.produced))
    state = label("action_state", one.state)
    return ActionScene(
        one.id, f"{one.code} {one.title}".strip(),
        " · ".join(part for part in (one.chantier, state) if part),
        tuple((name, value) for name, value in fields if value),
        tuple(
            _post(line.spent.post, line.spent.planned, line.spent.actual,
                  line.spent.explanation, line.description)
            for line in one.spending
        ),
        _total(sum(post.planned for post in one.posts), sum(post.actual for post in one.posts)),
        tuple(reference for line in one.spending for reference in line.vouchers),
    )  # fmt: skip


def _activities(one: ActionAccount) -> str:
    said = [one.activities, *(f"{_('Jalon atteint')} : {title}" for title in one.reached),
            *one.notes]  # fmt: skip
    return "\n".join(part for part in said if part)


def _dates(one: ActionAccount) -> str:
    start, end = (
        fmt.date_short(day) if day else "" for day in (one.start_on, one.end_on)
    )
    if start and end:
        return _("du {start} au {end}").format(start=start, end=end)
    return start or end or one.when


def _indicators(one: ActionAccount) -> str:
    lines = []
    for measured in one.indicators:
        if not measured.value:
            continue
        goal = _("{title} : {value}, cible {target}") if measured.target else (
            _("{title} : {value}"))
        lines.append(goal.format(
            title=measured.title, value=measured.value, target=measured.target))
    return "\n".join(lines)


def _post(
    post: str, planned: int | None, actual: int | None, explanation: str,
    about: str = "",
) -> PostRow:  # fmt: skip
    name = label("spending_post", post)
    name = name[:1].upper() + name[1:]
    return PostRow(
        f"{name} – {about}" if about else name, _cents(planned), _cents(actual),
        "" if actual is None else signed(actual - (planned or 0)), explanation,
    )


def _total(planned: int, actual: int) -> PostRow:
    return PostRow(_("Total"), money(planned), money(actual), signed(actual - planned), "")


def _cents(cents: int | None) -> str:
    return "" if cents is None else money(cents)


def _survey(title: str, on: str, returned: int | None, mean: str) -> str:
    parts = [title, fmt.date_short(on) if on else ""]
    if returned is not None:
        parts.append(ngettext("{n} formulaire reçu", "{n} formulaires reçus", returned).format(
            n=fmt.number(returned)))
    if mean:
        parts.append(_("moyenne {mean}").format(mean=mean))
    return " · ".join(part for part in parts if part)


def _lacking(one: Missing, words: Vocabulary) -> Lacking:
    return Lacking(words(one.term), one.title, one.kind, one.id)


def year_choices(first: date, today: date, year_start: int) -> list[tuple[str, str]]:
    """Return the fiscal years that may be accounted for, the last first: (« start end », words)."""
    last = year_of(today, year_start)
    found = []
    for year in range(last, min(year_of(first, year_start), last) - 1, -1):
        start, end = span_of(year, year_start)
        found.append((f"{start.isoformat()} {end.isoformat()}",
                      _("Exercice {year}").format(year=year_label(year, year_start))))
    return found


def money(cents: int) -> str:
    """Return « 18 000 $ »."""
    return fmt.money(cents, short=True)


def signed(cents: int) -> str:
    """Return a difference with its sign: « + 500 $ », « − 500 $ », « 0 $ »."""
    if not cents:
        return money(0)
    return f"{'+' if cents > 0 else '−'} {money(abs(cents))}"


def hours(tenths: int) -> str:
    """Return « 12,5 h »."""
    return _("{n} h").format(n=fmt.number(tenths / 10, 1 if tenths % 10 else 0))
