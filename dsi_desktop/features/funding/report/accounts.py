"""The account of a funder on paper and in a spreadsheet: the scene of the screen, nothing else."""

from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.funding.queries.accounts import account_funders, funder_account
from dsi_desktop.features.funding.queries.titles import issuer_name
from dsi_desktop.features.funding.rules.account_scene import (
    AccountScene,
    ActionScene,
    PostRow,
    account_scene,
    lacking_words,
)
from dsi_desktop.features.funding.rules.accounts import ActionAccount, FunderAccount, read_asked
from dsi_desktop.formats.xlsx import Sheet, SheetColumn, Spreadsheet, Value
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.vocabulary import label
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


def read_account(store: Store, subject: str | None) -> FunderAccount:
    """Return the account a report is asked for: see `rules.accounts.read_asked`."""
    words = (subject or "").split()
    starts = {one.id: one.year_start for one in account_funders(store)}
    start = starts.get(words[0], 4) if words else 4
    asked = read_asked(subject or "", store.clock.today(), start)
    return funder_account(store, asked.funder_id, asked.start, asked.end, asked.stage)


def account_document(store: Store, subject: str | None) -> Document:
    """Return the account on letter paper."""
    scene = account_scene(read_account(store, subject))
    lacking = scene.lacking
    return Document(
        title=scene.title, issuer=issuer_name(store), kind=scene.words(_stage(subject)),
        blocks=(
            Heading(1, scene.title), Para(scene.period, "lead"), Facts(scene.facts),
            *(_missing(scene) if lacking else ()),
            Heading(2, scene.words("spending")), _spending(scene, scene.posts, scene.total),
            *(block for one in scene.actions for block in _action(scene, one)),
            *_surveys(scene),
        ),
        foot=_("{title}, {period}").format(title=scene.title, period=scene.period),
    )  # fmt: skip


def _stage(subject: str | None) -> str:
    parts = (subject or "").split()
    return "final" if len(parts) > 3 and parts[3] == "final" else "interim"


def _missing(scene: AccountScene) -> list[Block]:
    count = len(scene.lacking)
    found: dict[str, list[str]] = {}
    for one in scene.lacking:
        found.setdefault(one.title, []).append(one.words)
    lines = tuple(
        Para(f"{title} : {', '.join(dict.fromkeys(words))}") for title, words in found.items()
    )
    return [Box(lacking_words(count), lines, "warn")]


def _action(scene: AccountScene, one: ActionScene) -> list[Block]:
    blocks: list[Block] = [Heading(2, one.title), Para(one.chantier, "note"), Facts(one.fields)]
    if one.posts:
        blocks += [Heading(3, scene.words("spending")), _spending(scene, one.posts, one.total)]
    if one.vouchers:
        blocks.append(Para(f"{scene.words('vouchers')} : {', '.join(one.vouchers)}", "note"))
    return blocks


def _spending(scene: AccountScene, posts: tuple[PostRow, ...], total: PostRow) -> Table:
    words = scene.words
    heads = (
        Column(words("post"), 2.6), Column(words("planned"), 1.2, right=True),
        Column(words("actual"), 1.2, right=True), Column(words("variance"), 1.2, right=True),
        Column(words("explanation"), 2.6),
    )
    rows: list[tuple[Words, ...]] = [
        (one.post, one.planned, one.actual, one.variance, one.explanation) for one in posts
    ]
    if posts:
        rows.append((
            Run(total.post, bold=True), Run(total.planned, bold=True),
            Run(total.actual, bold=True), Run(total.variance, bold=True), ""))
    return Table(heads, (Rows(tuple(rows)),), summary=words("spending"),
                 empty=_("Aucune dépense dans cette période."))  # fmt: skip


def _surveys(scene: AccountScene) -> list[Block]:
    if not scene.surveys:
        return []
    return [Heading(2, scene.words("process")), Bullets(scene.surveys)]


def account_spreadsheet(store: Store, subject: str | None) -> Spreadsheet:
    """Return the same account for a spreadsheet: actions, then spending; amounts in dollars."""
    account = read_account(store, subject)
    scene = account_scene(account)
    return Spreadsheet(
        scene.title, (_actions_sheet(account, scene), _spending_sheet(account, scene)),
        issuer_name(store),
    )


def _actions_sheet(account: FunderAccount, scene: AccountScene) -> Sheet:
    words = scene.words
    columns = [
        SheetColumn(words("action"), width=40), SheetColumn(_("Chantier"), width=18),
        SheetColumn(_("État"), width=14), SheetColumn(words("activities"), width=50),
        SheetColumn(words("dates"), width=24),
        SheetColumn(words("people_reached"), "number", 12),
        SheetColumn(words("results"), width=50), SheetColumn(words("partners"), width=40),
        SheetColumn(words("variances"), width=40), SheetColumn(words("granted"), "money", 14),
        SheetColumn(words("paid"), "money", 14), SheetColumn(words("hours"), "decimal", 10),
    ]
    texts = ("effects_short", "effects_medium", "effects_long", "sustaining", "transferable",
             "produced") if account.asked.final else ("produced",)  # fmt: skip
    columns += [SheetColumn(words(term), width=40) for term in texts]
    rows = tuple(
        _row(one, said, texts) for one, said in zip(account.actions, scene.actions, strict=True)
    )
    return Sheet(words("activities"), tuple(columns), rows)


def _row(one: ActionAccount, said: ActionScene, texts: tuple[str, ...]) -> tuple[Value, ...]:
    return (
        said.title, one.chantier, label("action_state", one.state),
        "\n".join(part for part in (one.activities, *one.reached, *one.notes) if part),
        " – ".join(day for day in (one.start_on, one.end_on) if day) or one.when,
        one.people_reached, one.results, ", ".join(one.partners), one.variance,
        one.granted / 100, one.paid / 100, one.hours_done / 10,
        *(str(getattr(one, term)) for term in texts),
    )  # fmt: skip


def _spending_sheet(account: FunderAccount, scene: AccountScene) -> Sheet:
    words = scene.words
    columns = (
        SheetColumn(words("action"), width=40), SheetColumn(words("post"), width=16),
        SheetColumn(_("Description"), width=36), SheetColumn(words("dates"), "day", 12),
        SheetColumn(words("planned"), "money", 14), SheetColumn(words("actual"), "money", 14),
        SheetColumn(words("variance"), "money", 14), SheetColumn(words("explanation"), width=40),
        SheetColumn(words("vouchers"), width=30),
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            said.title, label("spending_post", line.spent.post), line.description, _day(line.on),
            _dollars(line.spent.planned), _dollars(line.spent.actual),
            _dollars(line.spent.variance), line.spent.explanation, ", ".join(line.vouchers),
        )
        for one, said in zip(account.actions, scene.actions, strict=True) for line in one.spending
    )
    return Sheet(words("spending"), columns, rows)


def _day(on: str) -> date | None:
    return date.fromisoformat(on) if on else None


def _dollars(cents: int | None) -> float | None:
    return None if cents is None else cents / 100


ACCOUNT = Report(
    name="funder-account",
    title=N_("Reddition de comptes à un bailleur"),
    purpose=N_("Ce que l’argent d’un bailleur a permis pendant une période : activités, personnes "
               "jointes, résultats, dépenses et écarts, dans ses propres mots."),
    scope="funder",
    stem="reddition",
    build=account_document,
)  # fmt: skip
