"""What the pages of money say: figures, cells, sentences of what is wrong."""

from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.funding import queries
from dsi_desktop.features.funding.presenter import givers, sheet
from dsi_desktop.features.funding.queries import VoucherLine
from dsi_desktop.features.funding.rules import mix as said
from dsi_desktop.features.funding.rules import words
from dsi_desktop.features.funding.rules.agreements import Committed
from dsi_desktop.features.funding.rules.arithmetic import Totals
from dsi_desktop.features.funding.rules.cumulation import breaches
from dsi_desktop.features.funding.rules.matrix import montage
from dsi_desktop.features.funding.rules.sources import Ceiling, Deal, MixAction
from dsi_desktop.features.funding.rules.spending import Spent
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.kernel.i18n import speaking
from support.money_ground import Money
from support.money_values import FLAC, FQIS, MRC, amount, mix_of, service, three_funders
from support.money_views import giver_words, mix_words, sheet_words
from support.plain_words import plain

TODAY = date(2026, 12, 4)
DEAL = Deal("d", "flac", "2025-2028", 1_500_000, "2025-04-01", "2028-03-31")


def _screen(**more: object) -> said.MixScreen:
    mix = mix_of(three_funders(), **more)  # type: ignore[arg-type]
    return said.screen_of(mix, montage(mix), [])


def test_that_the_figures_say_the_whole() -> None:
    assert [(plain(one.value), plain(one.words)) for one in _screen(deals=[DEAL]).figures] == [
        ("50 400 $", "montage total"), ("32 400 $", "accordé, dont 7 200 $ en nature"),
        ("19 600 $", "versé"), ("18 000 $", "demandé, en attente"),
        ("1,08 $ pour 1 $", "effet levier : FLAC"), ("69 %", "d’aide publique"),
    ]  # fmt: skip


def test_that_public_money_over_its_ceiling_alarms() -> None:
    rule = Ceiling("r", None, None, "government", 50, None, None)
    last = _screen(ceilings=[rule]).figures[-1]
    assert (plain(last.words), last.alarm) == ("d’aide publique, plafond 50 %", True)


def test_that_the_public_part_of_one_action_is_the_same_over_the_table_and_in_its_notice() -> None:
    rule = Ceiling("r", None, None, "government", 80, None, None)
    lines = [amount("l1", "navette", FQIS, "asked", 8_040),
             amount("l2", "navette", FLAC, "paid", 1_960)]  # fmt: skip
    mix = mix_of(lines, ceilings=[rule])
    screen = said.screen_of(mix, montage(mix), [])
    last = screen.figures[-1]
    assert (plain(last.value), plain(last.words), last.alarm) == (
        "81 %", "d’aide publique, plafond 80 %", True)
    assert "aide publique à 81 %, plafond 80 %" in plain(screen.notices[0].text)


def test_that_a_plan_without_core_grant_says_no_leverage() -> None:
    mix = mix_of([amount("l", "navette", FQIS, "asked", 10)])
    assert not any("levier" in one.words for one in said.figures(montage(mix)))


def test_that_a_cell_is_read_with_its_action_and_its_funder() -> None:
    row = _screen().rows[0]
    assert [plain(cell.spoken) for cell in row.cells] == [
        "Navette, FLAC : 9 600 $ versés", "Navette, FQIS : 18 000 $ demandés",
        "Navette, MRC : rien", "Navette, En nature : 7 200 $ en nature",
    ]  # fmt: skip
    assert [cell.quiet for cell in row.cells] == [False, True, False, True]
    assert (row.cells[0].line_id, row.cells[2].line_id) == ("l1", "")
    assert plain(row.spoken) == "Navette, total : 34 800 $"


def test_that_an_action_to_finance_says_so() -> None:
    row = _screen().rows[2]
    assert (row.pill, row.total) == ("à financer", "")
    assert plain(row.spoken) == "Registre, total : à financer"


def test_that_the_totals_end_with_what_is_left_of_the_agreements() -> None:
    lines = _screen(deals=[DEAL]).totals
    assert [line.title for line in lines] == [
        "Montage", "Accordé", "Versé", "Entente", "Reste à engager"]
    assert plain(lines[-1].texts[0]) == "dépassé de 600 $"
    assert lines[-1].over == (True, False, False, False)
    assert len(_screen().totals) == 3
    rich = Deal("d", "flac", "", 2_000_000, "", "")
    assert plain(_screen(deals=[rich]).totals[-1].texts[0]) == "4 400 $"


def test_that_what_is_promised_twice_comes_first() -> None:
    screen = _screen(deals=[DEAL])
    assert [plain(one.text) for one in screen.notices] == [
        "FLAC : 15 600 $ accordés dans le plan, entente de 15 000 $",
        "3.1.1 Registre : à financer",
    ]  # fmt: skip
    assert [one.alarm for one in screen.notices] == [True, False]
    assert screen.heads[0].over
    assert "15 600" in plain(screen.heads[0].spoken)


def test_that_everything_to_see_to_is_listed() -> None:
    rule = Ceiling("r", None, None, "government", 20, None, None)
    costly = MixAction("navette", "1.1.1", "Navette", "in_progress", "b1", "", 0, None, 5_000_000)
    mix = mix_of([*three_funders(), amount("x", None, FQIS, "asked", 5)], ceilings=[rule],
                 actions=[costly])  # fmt: skip
    spent = [Spent("s", "navette", "fees", 10, 100), Spent("t", "ailleurs", "fees", 10, 100)]
    screen = said.screen_of(mix, montage(mix), spent)
    assert [plain(one.text) for one in screen.notices] == [
        "1.1.1 Navette : aide publique à 72 %, plafond 20 %; 18 240 $ de trop",
        "1.1.1 Navette : 1 écart de dépense sans explication",
        "1 source n’est reliée à aucune action",
        "1.1.1 Navette : il manque 15 200 $ du coût prévu",
    ]  # fmt: skip
    assert plain(screen.rows[0].pill) == "manque 15 200 $"


def test_that_rules_speak_of_actions_funders_and_programmes() -> None:
    own = Ceiling("r", "fqis", None, "private", None, 20, 10)
    lines = [amount("l1", "navette", FQIS, "granted", 100),
             amount("l2", "popote", FQIS, "granted", 100)]  # fmt: skip
    found = [plain(f"{words.breach_name(one)} : {words.breach_words(one)}")
             for one in breaches(mix_of(lines, ceilings=[own]))]  # fmt: skip
    assert found[0] == "1.1.1 Navette : apport du promoteur à 0 %, minimum 20 %; il manque 20 $"
    assert found[1].endswith("en argent à 0 %, minimum 10 %; il manque 10 $")
    assert found[-1].startswith("Fonds québécois d’initiatives sociales, toutes ses actions")


def test_that_a_rule_is_said_in_one_sentence() -> None:
    def sentence(*numbers: int | None, kind: str = "government") -> str:
        return plain(words.rule_sentence(Ceiling("r", None, None, kind, *numbers)))

    assert sentence(80, 20, 10) == (
        "Aide publique : au plus 80 %; promoteur : au moins 20 %, dont 10 % en argent")
    assert sentence(None, 20, None) == "promoteur : au moins 20 %"
    assert sentence(None, None, 5) == "promoteur : au moins 5 % en argent"
    assert sentence(50, None, None, kind="private") == "Aide de type privé : au plus 50 %"
    rule = Ceiling("r", None, "p", "government", 80, None, None)
    assert plain(words.rule_sentence(rule, "Volet 4")).startswith("Volet 4 : Aide")


def test_that_money_in_its_states_is_said() -> None:
    assert words.made_of(Totals()) == "rien"
    whole = Totals(worth=60_000, firm=30_000, received=10_000, waiting=20_000, foreseen=10_000)
    assert plain(words.made_of(whole)) == (
        "300 $ accordés, dont 100 $ versés, 200 $ demandés, 100 $ pressentis")
    assert plain(words.made_of(Totals(worth=100, firm=100))) == "1 $ accordés"
    assert (plain(words.signed(-50_000)), plain(words.signed(0))) == ("− 500 $", "0 $")
    assert plain(words.signed(50)) == "+ 0,50 $"
    assert plain(words.over_words(Committed(DEAL, 1_600_000))) == (
        "16 000 $ accordés dans le plan, entente de 15 000 $")
    assert (plain(words.hours(125)), plain(words.hours(100))) == ("12,5 h", "10 h")
    assert words.column_name("other", None) == "Autres sources"


def test_that_money_is_said_in_english_too() -> None:
    with speaking("en"):
        assert words.money(1_250_050) == "$12,500.50"


def test_that_hours_left_out_of_a_year_are_told() -> None:
    mix = mix_of(three_funders(), [service("h", "popote")])
    screen = said.screen_of(mix, montage(mix, year=2026), [])
    assert plain(screen.note).startswith("250 $ d’heures en nature")


def test_that_years_are_offered_the_latest_first() -> None:
    mix = mix_of([*three_funders(), amount("l", "popote", None, "paid", 1, year=None)])
    assert [year for year, _words in said.years_offered(montage(mix), mix)] == [0, 2026, 2025, -1]


def test_that_many_actions_are_grouped_by_chantier_and_folded() -> None:
    actions = [
        MixAction(f"a{at}", f"{at}", f"Action {at}", "in_progress", f"b{at % 2}",
                  "Transport" if at % 2 else "", at % 2, None)
        for at in range(50)
    ]  # fmt: skip
    mix = mix_of([amount("l", "a1", MRC, "paid", 10)], actions=actions)
    table = montage(mix)
    folded = said.screen_of(mix, table, [])
    assert [(row.title, row.fold) for row in folded.rows] == [
        ("Sans chantier, 25 actions", -1), ("Transport, 25 actions", -1)]
    assert [row.pill for row in folded.rows] == ["25 à financer", ""]
    assert plain(folded.rows[1].total) == "10 $"
    opened = said.screen_of(mix, table, [], frozenset({"body:b1"}))
    assert len(opened.rows) == 27
    assert opened.rows[1].fold == 1
    assert said.screen_of(mix_of(), montage(mix_of()), []).empty


def test_that_a_sheet_says_each_of_its_lines(store: Store, money: Money) -> None:
    said_of = [(plain(one.title), plain(one.note)) for one in sheet_words(store, money.first)]
    lines = dict(reversed(said_of))
    assert lines["Fondation Lucie et André Chagnon"] == "versé, 27 %, 2026-2027"
    assert lines["MRC de Charlevoix-Est"].startswith("accordé, en nature, 21 %")
    assert lines["Affiches"] == "écart à expliquer, + 550 $, prévu 1 800 $, 15 septembre 2026"
    assert lines["Facture 318"] == "10 septembre 2026, facture.pdf"
    assert ("MRC de Charlevoix-Est", "126 h faites de 180 h") in said_of
    found = queries.money_sheet(store, money.first)
    assert found is not None
    assert plain(sheet.head_of(found)) == (
        "34 800 $ : 16 800 $ accordés, dont 9 600 $ versés, 18 000 $ demandés (7 200 $ en nature)")
    assert plain(sheet.administration_words(found.posts)) == (
        "Frais d’administration : 28 % du coût")
    assert [plain(part) for part in sheet.post_words(found.posts[0])] == [
        "Communication", "2 350 $ sur 1 800 $"]


def test_that_hours_say_whether_they_count(store: Store, money: Money) -> None:
    found = queries.money_sheet(store, money.second)
    assert found is not None
    assert plain(sheet.service_line(found.services[0]).note) == (
        "cuisine, 6 h faites de 10 h, en nature")
    plan.add_funding_line(store, action_id=money.second, nature="in_kind", state="granted",
                          granted=100, organization_id="o-ancrage")  # fmt: skip
    again = queries.money_sheet(store, money.second)
    assert again is not None
    assert sheet.service_line(again.services[0]).note.endswith("comptées dans la source en nature")


def test_that_a_sheet_without_money_says_so(store: Store, money: Money) -> None:
    bare = plan.add_action(store, objective_id=_objective(store), title="Rien")
    found = queries.money_sheet(store, bare)
    assert found is not None
    assert sheet.head_of(found).startswith("Aucune source ne paie")
    plan.remove_funding_line(store, money.untied)
    untied = queries.money_sheet(store, queries.UNTIED)
    assert untied is not None
    assert sheet.head_of(untied).startswith("Aucune source n’attend")
    assert sheet.voucher_line(VoucherLine("v", "", "", "", "")).note == "sans fichier"


def _objective(store: Store) -> str:
    with store.read() as session:
        asked = "SELECT id FROM objective WHERE deleted IS NULL ORDER BY code"
        return str(session.connection().exec_driver_sql(asked).scalars().first())


def test_that_those_who_give_are_said_with_what_they_signed(store: Store, money: Money) -> None:
    tree = {node.name: node for node in giver_words(store)}
    fqis = tree["Fonds québécois d’initiatives sociales"]
    assert plain(fqis.detail) == "gouvernemental, 2 sources"
    alliance, volet = fqis.parts
    assert (plain(alliance.left), alliance.alarm) == ("dépassé de 3 000 $", True)
    assert plain(alliance.detail).startswith("du 1er avril 2026 au 31 mars 2027, A-1")
    assert plain(volet.detail) == "date limite : 15 janv. 2027, au plus 90 % du coût, 1 source"
    assert [part.name for part in tree["Tous les bailleurs"].parts] != []
    assert "subvention de base" in tree["Fondation Lucie et André Chagnon"].detail


def test_that_what_is_over_says_so_in_the_tree(store: Store, money: Money) -> None:
    plan.edit_agreement(store, money.deal, amount=9_000_000, end_on="2026-10-01",
                        report_due_on=None)  # fmt: skip
    plan.add_agreement(store, funder_id=money.fqis, title="Sans fin", start_on="2026-01-01")
    plan.add_agreement(store, funder_id=money.fqis, title="Sans début", end_on="2027-01-01")
    plan.add_programme(store, funder_id=money.flac, name="Fermé", closes_on="2026-01-15")
    plan.edit_funder(store, money.flac, year_start=1)
    nodes = givers.nodes(queries.givers(store), TODAY)
    every = {part.name: part for node in nodes for part in node.parts}
    assert every["Alliance"].left == "terminée"
    assert plain(every["Sans fin"].detail) == "dès le 1er janvier 2026"
    assert plain(every["Sans début"].detail) == "jusqu’au 1er janvier 2027"
    assert plain(every["Fermé"].detail) == "fermé depuis le 15 janvier 2026"
    flac = next(node for node in nodes if node.id == money.flac)
    assert "exercice dès janvier" in flac.detail
    assert flac.key == f"funder:{money.flac}"


def test_that_the_screen_of_the_dossier_stands(store: Store, money: Money) -> None:
    screen = mix_words(store, money.plan_id)
    assert not screen.empty
    assert FLAC.short in {head.title for head in screen.heads}


def test_that_a_spending_that_is_all_to_come_says_so(store: Store, money: Money) -> None:
    plan.add_spending(store, action_id=money.second, post="fees")
    found = queries.money_sheet(store, money.second)
    assert found is not None
    line = sheet.spending_line(found.spending[0])
    assert (line.title, line.note, line.pill) == ("honoraires", "", "à venir")


def test_that_an_agreement_without_amount_and_an_open_programme_are_said(
    store: Store, money: Money
) -> None:
    plan.add_agreement(store, funder_id=money.flac, title="À chiffrer")
    plan.add_programme(store, funder_id=money.flac, name="Ouvert")
    every = {part.name: part for node in giver_words(store) for part in node.parts}
    assert (every["À chiffrer"].amount, every["À chiffrer"].left) == ("", "")
    assert every["Ouvert"].detail == ""
