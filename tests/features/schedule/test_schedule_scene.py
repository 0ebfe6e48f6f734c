"""What is read of a plan over time, laid in rows, said in words, drawn in shapes."""

from dataclasses import replace
from datetime import date

import pytest

from dsi_desktop.features.plan.rules.frozen import Baseline
from dsi_desktop.features.schedule.rules.axis import axis, fitted
from dsi_desktop.features.schedule.rules.chains import Link
from dsi_desktop.features.schedule.rules.dates import Dates, Extent
from dsi_desktop.features.schedule.rules.lines import Calendar, MilestoneLine
from dsi_desktop.features.schedule.rules.listing import HEADS, listed
from dsi_desktop.features.schedule.rules.reading import (
    Known,
    gap_words,
    known,
    milestone_words,
    slack_words,
    spoken,
    trouble_words,
    waits_words,
)
from dsi_desktop.features.schedule.rules.rows import Bar, Elbow
from dsi_desktop.features.schedule.rules.scene import (
    Look,
    all_groups,
    axis_of,
    elbows_shown,
    scene,
)
from dsi_desktop.features.schedule.rules.shapes import (
    ROW,
    Ink,
    band,
    elbow_shapes,
    grid_shapes,
    head_shapes,
    row_shapes,
    today_shapes,
)
from dsi_desktop.kernel.drawing import Path, Rect, Shape, Text
from support.plain_words import plain
from support.schedule_ground import TODAY, action, adopted, small_plan

INK = Ink(lambda key, hue: f"{key}{hue}", lambda text, _role, size: len(text) * size / 2)
PLAN = small_plan()
EVERY = known(PLAN, adopted(), TODAY)
COMPARED = Look(compared=True)


def texts(shapes: tuple[Shape, ...] | list[Shape]) -> list[str]:
    return [plain(one.text) for one in shapes if isinstance(one, Text)]


def words_of(key: str) -> str:
    return plain(spoken(EVERY[key], EVERY, compared=True))


# --- reading -------------------------------------------------------------------------------


def test_that_shifts_delays_and_conflicts_are_counted() -> None:
    # 30 November → 31 March is 121 days; 27 November → 4 December 7; coop ends 14 days sooner.
    assert EVERY["navette"].shift == 121
    assert EVERY["popote"].shift == 0
    assert EVERY["coop"].shift == -14
    assert EVERY["covoiturage"].shift is None
    assert {key: one.late_days for key, one in EVERY.items() if one.late_days} == {"collations": 7}
    # The registre ends on 30 June: the coop begins 58 days before that.
    assert {key: one.early for key, one in EVERY.items() if one.early} == {
        "coop": (("registre", 58),)
    }
    assert [key for key, one in EVERY.items() if one.conflict] == ["coop"]


def test_that_the_critical_path_goes_to_the_end_of_the_chain() -> None:
    # portrait holds registre (start + 14 d, long past) and navette; registre pushes coop by 59
    # days, to 24 April 2028: the last end. Navette may slip with covoiturage until then.
    assert {key for key, one in EVERY.items() if one.critical} == {"registre", "coop"}
    navette = EVERY["navette"].slack
    assert navette is not None
    # covoiturage 10 April → 21 September 2027; the chain ends on 24 April 2028, 216 days after;
    # navette ends 9 days before covoiturage may begin.
    assert navette.days == 216 + 9
    assert EVERY["portrait"].slack is None


def test_that_what_is_known_is_said() -> None:
    assert plain(trouble_words(EVERY["coop"])) == "commence 2 mois trop tôt"
    assert plain(trouble_words(EVERY["collations"])) == "en retard de 7 j"
    assert plain(waits_words(EVERY["navette"], EVERY)) == "attend la fin de « Portrait »"
    assert plain(waits_words(EVERY["registre"], EVERY)) == (
        "attend le début de « Portrait » et 14 j de plus"
    )
    assert plain(gap_words(EVERY["navette"], compared=True)) == "+ 4 mois"
    assert gap_words(EVERY["portrait"], compared=True) == "comme prévu"
    assert gap_words(EVERY["registre"], compared=True) == "absente du départ"
    assert gap_words(EVERY["registre"], compared=False) == ""
    assert slack_words(EVERY["coop"]) == "critique"
    assert plain(slack_words(EVERY["navette"])) == "marge de 7 mois"
    assert slack_words(EVERY["popote"]) == ""
    assert plain(milestone_words(EVERY["navette"].line)) == (
        "Premier trajet, 15 décembre 2026 ; Entente, atteint le 8 octobre 2026"
    )


def test_that_a_row_is_read_aloud_whole() -> None:
    assert words_of("navette") == (
        "du 1er juin 2026 au 31 mars 2027, 60 % fait, en cours, + 4 mois par rapport au départ, "
        "attend la fin de « Portrait », jalons : Premier trajet, 15 décembre 2026 ; Entente, "
        "atteint le 8 octobre 2026, marge de 7 mois"
    )
    assert words_of("covoiturage").startswith("à partir du 10 avril 2027, vers l’été 2027, à venir")
    assert words_of("popote").startswith("à partir du 1er septembre 2025, récurrente")
    assert words_of("idee") == "sans date, à préciser"
    assert words_of("collations").endswith("en retard de 7 j")


def test_that_a_circle_from_two_laptops_is_said() -> None:
    lines = (action("a", Dates(end_on="2027-01-01")), action("b", Dates(end_on="2027-01-01")))
    ring = (Link("1", "a", "b"), Link("2", "b", "a", lag=-3), Link("3", "gone", "a"))
    every = known(Calendar("p", "", None, None, lines, ring), Baseline(), TODAY)
    assert every["a"].conflict
    assert trouble_words(every["a"]) == "attend en rond"
    assert plain(waits_words(every["a"], every)) == (
        "attend la fin de « B » moins 3 j, attend la fin de «  »"
    )


# --- rows ----------------------------------------------------------------------------------


def test_that_actions_stand_under_their_chantier_by_date() -> None:
    found = scene(PLAN, EVERY, COMPARED)
    assert [row.bar.title for row in found.rows] == [
        "Transport", "Portrait", "Navette", "Covoiturage", "Alimentation", "Popote", "Collations",
        "Sans chantier", "Registre", "Coop", "Idee",
    ]  # fmt: skip
    assert plain(found.rows[0].bar.count) == "1 sur 3 réalisée"
    assert plain(found.finding) == "1 action en retard, 1 conflit de dates, 1 action sans date"
    assert (found.conflicts, found.late, found.undated, found.actions) == (1, 1, 1, 8)
    assert [(one.awaited, one.waiting, one.trouble) for one in found.elbows] == [
        ("portrait", "navette", False), ("navette", "covoiturage", False),
        ("registre", "coop", True), ("portrait", "registre", False),
    ]  # fmt: skip
    assert [one.from_start for one in found.elbows] == [False, False, False, True]


def test_that_they_stand_under_their_issue_in_the_order_of_the_plan() -> None:
    found = scene(PLAN, EVERY, Look("issue"))
    groups = [row.bar.title for row in found.rows if row.bar.group]
    assert groups == ["Bouger", "Sans enjeu"]
    assert found.rows[0].bar.hue == 4


def test_that_a_group_folds_to_one_bar_with_its_share() -> None:
    folded = replace(COMPARED, folded=all_groups(EVERY, "body"))
    found = scene(PLAN, EVERY, folded)
    assert [row.bar.title for row in found.rows] == ["Transport", "Alimentation", "Sans chantier"]
    first = found.rows[0].bar
    assert first.extent == Extent(date(2025, 4, 1), date(2027, 9, 21))
    assert first.share == pytest.approx(1 / 3)
    assert plain(found.rows[0].spoken) == "Transport, 1 sur 3 réalisée, replié"
    assert found.elbows == ()


@pytest.mark.parametrize(("kept", "shown"), [
    ("conflict", ["Sans chantier", "Coop"]), ("late", ["Alimentation", "Collations"]),
])  # fmt: skip
def test_that_a_counter_keeps_what_it_counts(kept: str, shown: list[str]) -> None:
    found = scene(PLAN, EVERY, replace(COMPARED, kept=kept))
    assert [row.bar.title for row in found.rows] == shown
    assert (found.conflicts, found.late) == (1, 1)


def test_that_bars_carry_their_words() -> None:
    bars = {row.key: row.bar for row in scene(PLAN, EVERY, replace(COMPARED, critical=True)).rows}
    assert plain(bars["navette"].beside) == "+ 4 mois"
    assert bars["navette"].share == 0.6
    assert bars["navette"].planned == Extent(date(2026, 3, 1), date(2026, 11, 30))
    assert bars["navette"].milestones == ((date(2026, 12, 15), False), (date(2026, 10, 8), True))
    assert bars["covoiturage"].inside == "vers l’été 2027"
    assert bars["popote"].inside == "en continu"
    assert bars["popote"].extent == Extent(date(2025, 9, 1), date(2025, 11, 30), "open")
    assert bars["idee"].inside == "à dater"
    assert bars["idee"].extent is None
    assert bars["coop"].critical
    assert not bars["navette"].critical
    assert plain(bars["coop"].trouble) == "commence 2 mois trop tôt"
    plainly = {row.key: row.bar for row in scene(PLAN, EVERY, Look()).rows}
    assert (plainly["navette"].planned, plainly["navette"].beside) == (None, "")
    assert not plainly["coop"].critical


def test_that_an_end_to_come_and_a_done_action_are_drawn_as_such() -> None:
    lines = (
        action("late", Dates("2026-01-05")), action("over", Dates("2026-01-05"), "done"),
        action("words", Dates(when_text="un jour")),
    )
    plan = Calendar("p", "", "?", None, lines, ())
    found = {row.key: row.bar for row in scene(plan, known(plan, Baseline(), TODAY), Look()).rows}
    assert found["late"].inside == "fin à préciser"
    assert found["over"].share == 1
    assert found["words"].inside == "un jour"


def test_that_nothing_wrong_is_said_as_such() -> None:
    plan = Calendar("p", "", None, None, (action("a", Dates("2027-01-04", "2027-01-05")),), ())
    assert scene(plan, known(plan, Baseline(), TODAY), Look()).finding.startswith("Rien ne glisse")


def test_that_the_scale_holds_everything_drawn() -> None:
    held = axis_of(PLAN, EVERY, "quarter", TODAY)
    assert (held.first, held.end, held.year_start) == (date(2025, 4, 1), date(2028, 4, 1), 4)
    far = replace(PLAN, start_on=None, end_on=None, actions=(
        action("x", Dates(), milestones=(MilestoneLine("", "2030-01-09", None),)),))  # fmt: skip
    held = axis_of(far, known(far, Baseline(), TODAY), "year", TODAY)
    assert (held.first, held.end) == (date(2026, 4, 1), date(2030, 4, 1))


def test_that_many_lines_show_only_those_of_the_row_chosen() -> None:
    found = scene(PLAN, EVERY, COMPARED)
    assert len(elbows_shown(found, "")) == 4
    many = replace(found, elbows=tuple(Elbow(f"a{n}", f"b{n}", False, False) for n in range(90)))
    assert [one.waiting for one in elbows_shown(many, "a7")] == ["b7"]


# --- the list ------------------------------------------------------------------------------


def test_that_the_list_says_what_the_bars_draw() -> None:
    lines = listed(scene(PLAN, EVERY, COMPARED).rows, EVERY, grouping="body", compared=True)
    cells = {line.key: [plain(cell) for cell in line.cells] for line in lines}
    assert all(len(line.cells) == len(HEADS) for line in lines)
    assert cells["navette"] == [
        "Navette", "Transport", "1er juin 2026", "31 mars 2027", "au jour près", "60 %",
        "1er mars 2026 au 30 nov. 2026", "+ 4 mois", "attend la fin de « Portrait »",
        "Premier trajet, 15 décembre 2026 ; Entente, atteint le 8 octobre 2026",
        "marge de 7 mois", "",
    ]  # fmt: skip
    assert cells["covoiturage"][4] == "en mots"
    assert cells["popote"][4:7] == ["fin à préciser", "récurrente", "1er sept. 2025"]
    assert cells["idee"][4] == "sans date"
    assert [line.key for line in lines if line.wrong] == ["collations", "coop"]
    bare = listed(scene(PLAN, EVERY, Look()).rows, EVERY, grouping="issue", compared=False)
    assert {line.cells[1] for line in bare} == {"Bouger", "Sans enjeu"}
    assert {line.cells[6] for line in bare} == {""}


# --- shapes --------------------------------------------------------------------------------


AXIS = axis(date(2026, 4, 1), date(2027, 3, 31), "quarter")


def bar(**values: object) -> Bar:
    whole = {"key": "k", "title": "Navette", "hue": 2,
             "extent": Extent(date(2026, 6, 1), date(2026, 12, 31)), **values}  # fmt: skip
    return Bar(**whole)  # type: ignore[arg-type]


def rects(shapes: list[Shape]) -> list[Rect]:
    return [one for one in shapes if isinstance(one, Rect)]


def test_that_a_bar_is_filled_by_what_is_done() -> None:
    place = band(bar(), AXIS)
    assert place is not None
    assert place.left == pytest.approx(61 * AXIS.day)
    assert place.right == pytest.approx(275 * AXIS.day)
    outline, done = rects(row_shapes(bar(share=0.5), AXIS, INK))
    assert done.width == pytest.approx(outline.width / 2)
    assert len(rects(row_shapes(bar(), AXIS, INK))) == 1
    one_day = band(bar(extent=Extent(date(2026, 6, 1), date(2026, 6, 1))), AXIS)
    assert one_day is not None
    assert one_day.width == 5


def test_that_what_is_not_promised_is_dashed_with_its_words() -> None:
    vague = bar(extent=Extent(date(2026, 6, 1), date(2026, 12, 31), "vague"), inside="été 2026")
    shapes = row_shapes(vague, AXIS, INK)
    assert sum(isinstance(one, Path) and one.dashed for one in shapes) == 2
    (words,) = [one for one in shapes if isinstance(one, Text)]
    assert words.anchor == "middle"
    begun = row_shapes(replace(vague, share=0.2), AXIS, INK)
    (words,) = [one for one in begun if isinstance(one, Text)]
    assert words.anchor == "start"
    assert len(rects(begun)) == 2


def test_that_shift_and_trouble_stand_beside_the_bar() -> None:
    shapes = row_shapes(bar(beside="+ 4 mois", trouble="en retard de 7 j"), AXIS, INK)
    shift, late = (one for one in shapes if isinstance(one, Text))
    assert (shift.colour, late.colour) == ("slip0", "late0")
    far = bar(extent=Extent(date(2026, 12, 1), date(2027, 3, 1)), trouble="trop tôt")
    words = [one for one in row_shapes(far, AXIS, INK) if isinstance(one, Text)]
    assert words[0].x < AXIS.x(date(2026, 12, 1))
    short = Extent(date(2026, 6, 1), date(2026, 7, 1))
    noted = row_shapes(bar(extent=short, note="reportée", beside="+ 7 j"), AXIS, INK)
    assert texts(noted) == ["+ 7 j", "reportée"]
    last = bar(extent=Extent(date(2027, 1, 1), date(2027, 3, 30)), note="reportée")
    assert texts(row_shapes(last, AXIS, INK)) == []
    near = replace(far, extent=Extent(date(2026, 4, 1), date(2026, 5, 1)))
    words = [one for one in row_shapes(near, AXIS, INK) if isinstance(one, Text)]
    assert words[0].x > AXIS.x(date(2026, 5, 1))


def test_that_milestones_baseline_and_critical_frame_are_drawn() -> None:
    whole = bar(
        milestones=((date(2026, 9, 1), True), (date(2026, 10, 1), False)), critical=True,
        planned=Extent(date(2026, 5, 1), date(2026, 11, 30)),
    )
    shapes = row_shapes(whole, AXIS, INK)
    reached, awaited = (one for one in shapes if isinstance(one, Path) and one.fill)
    assert (reached.fill, awaited.fill) == ("mark0", "surface2")
    base, frame, _outline = rects(shapes)
    assert base.fill == "baseline0"
    assert (frame.fill, frame.stroke) == ("", "text0")
    assert row_shapes(bar(extent=None), AXIS, INK) == []
    assert band(bar(extent=None), AXIS) is None


def test_that_a_group_draws_a_bar_only_when_folded() -> None:
    group = bar(group=True)
    assert row_shapes(group, AXIS, INK) == []
    assert len(row_shapes(replace(group, folded=True), AXIS, INK)) == 1
    assert len(row_shapes(replace(group, folded=True, share=0.5), AXIS, INK)) == 2


def test_that_elbows_go_round_what_stands_before() -> None:
    after = bar(key="b", extent=Extent(date(2027, 1, 15), date(2027, 2, 15)))
    early = bar(key="c", extent=Extent(date(2026, 8, 1), date(2026, 9, 1)))
    rows = {"k": (bar(), 0.0), "b": (after, ROW), "c": (early, 2 * ROW),
            "none": (bar(extent=None), 0.0)}  # fmt: skip

    def drawn(*elbows: Elbow) -> list[Path]:
        return [one for one in elbow_shapes(elbows, rows, AXIS, INK) if isinstance(one, Path)]

    line, tip = drawn(Elbow("k", "b", False, False))
    assert len(line.points) == 4
    assert tip.fill == "text20"
    round_, _tip = drawn(Elbow("k", "c", False, True))
    assert (len(round_.points), round_.stroke) == (6, "late0")
    up, _tip = drawn(Elbow("c", "k", False, False, critical=True))
    assert up.line > line.line
    back, _tip = drawn(Elbow("k", "b", True, False))
    assert back.points[1][0] < back.points[0][0]
    assert drawn(Elbow("k", "none", False, False), Elbow("k", "elsewhere", False, False)) == []
    above, _tip = drawn(Elbow("b", "k", False, False))
    assert len(above.points) == 6


def test_that_the_head_says_years_months_and_today() -> None:
    assert texts(head_shapes(AXIS, TODAY, "Aujourd’hui", INK)) == [
        "avr.", "juill.", "oct.", "janv.", "2026-2027", "Aujourd’hui",
    ]  # fmt: skip
    assert "Aujourd’hui" not in texts(head_shapes(AXIS, date(2020, 1, 1), "Aujourd’hui", INK))
    assert today_shapes(AXIS, date(2020, 1, 1), 10, INK) == []
    assert len(today_shapes(AXIS, TODAY, 10, INK)) == 1
    assert len(grid_shapes(AXIS, 10, INK)) == 4
    assert len(texts(head_shapes(fitted(AXIS, 70), TODAY, "", INK))) < 5
    named = [one for one in head_shapes(AXIS, TODAY, "", INK, 100) if isinstance(one, Text)]
    assert next(one.x for one in named if one.text == "2026-2027") == 106


def test_that_every_action_is_known_once() -> None:
    assert isinstance(EVERY["coop"], Known)
    assert list(EVERY) == [one.id for one in PLAN.actions]
