"""The demonstration is whole, true to its brief, and the same for the same seed and day."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from dsi_desktop.db.digest import digest
from dsi_desktop.db.entity import tables
from dsi_desktop.db.verify import verify
from dsi_desktop.features.demonstration.commands import TERRITORIES, build_demonstration
from dsi_desktop.kernel.errors import FileProblem, NotFound
from dsi_desktop.kernel.vocabulary import VOCABULARY
from support.demo import TODAY, demonstration


def _ask(path: Path, sql: str, *values: object) -> list[tuple]:
    with closing(sqlite3.connect(path)) as file:
        return file.execute(sql, values).fetchall()


def _count(path: Path, table: str, where: str = "1") -> int:
    return _ask(path, f"SELECT count(*) FROM {table} WHERE deleted IS NULL AND {where}")[0][0]


@pytest.mark.parametrize("territory", TERRITORIES)
def test_that_the_demonstration_is_a_sound_dossier(tmp_path: Path, territory: str) -> None:
    found = verify(demonstration(tmp_path, territory), tables())
    assert found.faults == ()


def test_that_one_seed_and_day_give_one_dossier_and_another_seed_another(tmp_path: Path) -> None:
    codes = []
    for name in ("a", "b"):
        path = tmp_path / f"{name}.dsi"
        build_demonstration(path, territory="gim", seed=7, today=TODAY)
        with closing(sqlite3.connect(path)) as file:
            codes.append(digest(file))
    assert codes[0] == codes[1]


    ids = {row for (row,) in _ask(path, "SELECT id FROM organization")}
    before = {row for (row,) in _ask(demonstration(tmp_path, "gim"), "SELECT id FROM organization")}
    assert not ids & before


def test_that_only_the_dossier_is_left_in_the_folder(tmp_path: Path) -> None:
    build_demonstration(tmp_path / "demo.dsi", territory="gim", today=TODAY)
    assert [one.name for one in tmp_path.iterdir()] == ["demo.dsi"]


def test_that_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(_share: float) -> None:
        raise NotFound("halt")

    with pytest.raises(NotFound):
        build_demonstration(tmp_path / "demo.dsi", territory="gim", today=TODAY, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_that_progress_reaches_the_end(tmp_path: Path) -> None:
    shares: list[float] = []
    build_demonstration(
        tmp_path / "demo.dsi", territory="gim", today=TODAY, progress=shares.append
    )
    assert shares[-1] == 1.0
    assert all(0 < share <= 1 for share in shares)


def test_that_an_existing_file_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "mine.dsi"
    path.write_bytes(b"mine")
    with pytest.raises(FileProblem):
        build_demonstration(path, territory="gim")
    assert path.read_bytes() == b"mine"


def test_that_the_dossier_says_it_is_a_demonstration_and_who_wrote_it(tmp_path: Path) -> None:
    path = demonstration(tmp_path)
    assert _ask(path, "SELECT name, demonstration FROM initiative") == [("DSI Charlevoix", 1)]
    assert _ask(path, "SELECT author, device FROM dsi_tx GROUP BY 1, 2 ORDER BY count(*) DESC") == [
        ("Marie-Ève Tremblay", "Portable de Marie-Ève"), ("Luc Harvey", "Portable de Luc"),
        ("Josée Desbiens", "Poste de la MRC"),
    ]


@pytest.mark.parametrize(
    ("table", "where", "expected"),
    [
        ("area", "kind = 'municipality'", 13),
        ("area", "kind = 'mrc'", 2),
        ("organization", "1", 50),
        ("dimension", "official = 1", 13),
        ("action", "1", 24),
        ("funding_line", "1", 26),
        ("funding_line", "nature = 'in_kind'", 6),
        ("agreement", "1", 6),
        ("spending", "1", 9),
        ("voucher", "1", 7),
        ("cumulation_rule", "1", 2),
        ("board", "1", 6),
        ("body", "kind = 'workstream' AND state = 'active'", 5),
        ("meeting", "state IN ('held', 'adopted') AND opened_at IS NOT NULL", 16),
        ("meeting", "state = 'held' AND opened_at IS NULL", 19),
        ("journey", "1", 43),
        ("mandate", "1", 4),
        ("mandate", "state IN ('open', 'in_progress')", 3),
        ("representation", "reported_in_id IS NULL", 2),
        ("mandate_letter", "1", 4),
        ("election", "state = 'closed'", 2),
        ("election", "state = 'open'", 2),
        ("candidacy", "elected = 1", 4),
        ("membership", "election_id != ''", 4),
        ("external_seat", "1", 6),
        ("meeting", "state = 'convened'", 1),
        ("issue", "1", 5),
        ("vote", "option = 'no' AND reason != ''", 1),
        ("entry", "kind = 'sealed'", 1),
    ],
)
def test_that_charlevoix_has_what_its_brief_asks(
    tmp_path: Path, table: str, where: str, expected: int
) -> None:
    assert _count(demonstration(tmp_path), table, where) == expected


def test_that_forty_two_people_were_at_saint_hilarion(tmp_path: Path) -> None:
    present = _ask(
        demonstration(tmp_path),
        "SELECT count(*) FROM attendance a JOIN meeting m ON m.id = a.meeting_id"
        " WHERE m.place LIKE '%Saint-Hilarion%' AND m.opened_at IS NOT NULL"
        " AND a.role = 'member'"
        " AND a.status IN ('present', 'remote')",
    )
    assert present == [(42,)]


def test_that_the_committee_counts_five_against_four_with_a_vacant_seat(tmp_path: Path) -> None:
    seats = _ask(
        demonstration(tmp_path),
        "SELECT c.name, count(p.id), count(m.id) FROM college c JOIN post p ON p.college_id = c.id"
        " LEFT JOIN membership m ON m.post_id = p.id AND m.start_on <= ?"
        " AND (m.end_on IS NULL OR m.end_on >= ?)"
        " WHERE c.deleted IS NULL GROUP BY c.id ORDER BY c.rank",
        TODAY.isoformat(), TODAY.isoformat(),
    )
    assert seats == [
        ("Organismes communautaires", 5, 5), ("Institutions et municipalités", 5, 4),
    ]


def test_that_one_term_ends_within_sixty_days(tmp_path: Path) -> None:
    soon = (TODAY + timedelta(days=60)).isoformat()
    ending = _ask(
        demonstration(tmp_path),
        "SELECT p.given_name FROM membership m JOIN person p ON p.id = m.person_id"
        " WHERE m.end_on BETWEEN ? AND ?", TODAY.isoformat(), soon,
    )
    assert ending == [("Nadia",)]


def test_that_a_meeting_without_quorum_took_no_resolution(tmp_path: Path) -> None:
    path = demonstration(tmp_path)
    [(meeting,)] = _ask(path, "SELECT id FROM meeting WHERE held_on = '2026-06-11'")
    assert _count(path, "motion", f"meeting_id = '{meeting}'") == 0
    assert _count(path, "attendance", f"meeting_id = '{meeting}' AND role = 'member'"
                  " AND status IN ('present', 'remote')") == 4


def test_that_one_organisation_sits_in_four_bodies_or_more(tmp_path: Path) -> None:
    most = _ask(
        demonstration(tmp_path),
        "SELECT o.name, count(DISTINCT m.body_id) AS n FROM membership m"
        " JOIN organization o ON o.id = m.organization_id WHERE m.end_on IS NULL OR m.end_on > ?"
        " GROUP BY o.id ORDER BY n DESC LIMIT 1", TODAY.isoformat(),
    )
    assert most[0][1] >= 4


def test_that_actions_show_every_status(tmp_path: Path) -> None:
    shown = {state for (state,) in _ask(demonstration(tmp_path), "SELECT state FROM action")}
    assert shown == set(VOCABULARY["action_state"])


def test_that_follow_ups_are_open_late_and_done(tmp_path: Path) -> None:
    path = demonstration(tmp_path)
    assert _count(path, "task", "state = 'done' AND done_on IS NOT NULL") >= 20
    assert _count(path, "task", f"state != 'done' AND due_on < '{TODAY}'") >= 5
    assert _count(path, "task", f"state IN ('todo', 'doing') AND due_on >= '{TODAY}'") >= 10


def test_that_adopted_resolutions_have_their_numbers(tmp_path: Path) -> None:
    numbers = _ask(
        demonstration(tmp_path), "SELECT number FROM motion WHERE number != '' ORDER BY number"
    )
    assert numbers == [("CC-2026-001",), ("CC-2026-001",), ("CC-2026-002",), ("CC-2026-003",)]


def test_that_published_amounts_are_kept(tmp_path: Path) -> None:
    paid = {
        amount for (amount,) in _ask(demonstration(tmp_path), "SELECT granted FROM funding_line")
    }
    assert {600000, 2000000, 750000, 1265000, 500000, 200000} <= paid


def test_that_gestures_are_told_in_the_order_of_days(tmp_path: Path) -> None:
    path = demonstration(tmp_path)
    for (author,) in _ask(path, "SELECT DISTINCT author FROM dsi_tx"):
        query = "SELECT at FROM dsi_tx WHERE author = ? ORDER BY lam"
        moments = [at for (at,) in _ask(path, query, author)]
        assert moments == sorted(moments)


def test_that_the_gim_has_six_plans_and_forty_four_municipalities(tmp_path: Path) -> None:
    path = demonstration(tmp_path, "gim")
    assert _count(path, "plan") == 6
    assert _count(path, "area", "kind = 'municipality'") == 44
    assert min(n for (n,) in _ask(path, "SELECT count(*) FROM action GROUP BY plan_id")) == 3


def test_that_the_islands_meet_in_atlantic_time(tmp_path: Path) -> None:
    zones = _ask(
        demonstration(tmp_path, "gim"),
        "SELECT DISTINCT m.time_zone FROM meeting m JOIN area a ON a.id = m.area_id"
        " WHERE a.code LIKE '01%'",
    )
    assert zones == [("America/Halifax",)]


def test_that_the_next_meeting_comes_soon_on_any_day(tmp_path: Path) -> None:
    today = date(2027, 3, 17)
    path = tmp_path / "demo.dsi"
    build_demonstration(path, territory="gim", today=today)
    [(coming,)] = _ask(path, "SELECT min(held_on) FROM meeting WHERE state = 'convened'")
    assert 0 < (date.fromisoformat(coming) - today).days <= 13
    assert _ask(path, "SELECT count(*) FROM meeting WHERE opened_at != '' AND held_on > ?",
                today.isoformat()) == [(0,)]


def test_that_texts_use_the_apostrophe_and_spaces_of_the_trade(tmp_path: Path) -> None:
    columns = (("entry", "text"), ("motion", "text"), ("task", "title"), ("action", "title"),
               ("organization", "name"), ("agenda_item", "title"))  # fmt: skip
    texts = [
        text
        for table, column in columns
        for (text,) in _ask(demonstration(tmp_path), f"SELECT {column} FROM {table}")
    ]
    assert not [text for text in texts if "'" in text or "« " in text or "{" in text]


def test_that_no_creation_carries_a_personal_value(tmp_path: Path) -> None:
    path = demonstration(tmp_path)
    personal = {value for (value,) in _ask(path, "SELECT value FROM contact_detail")}
    personal |= {value for (value,) in _ask(path, "SELECT diet FROM person WHERE diet != ''")}
    personal |= {
        value for (value,) in _ask(
            path, "SELECT reason_ended FROM membership WHERE reason_ended != ''"
        )
    }
    personal |= {
        value for (value,) in _ask(path, "SELECT access_needs FROM person WHERE access_needs != ''")
    }
    created = "\n".join(
        value for (value,) in _ask(path, "SELECT val FROM dsi_change WHERE val LIKE '{%'")
    )
    assert len(personal) >= 100
    assert [value for value in personal if value in created] == []
