"""Tables of others weigh for the days of a period, not for the months it touches."""

from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.solicitation import commands, queries
from support.solicitation_ground import CLERMONT, SACC


def outside(store: Store, start: date, end: date) -> int:
    return queries.load_table(store, start, end).total.outside_minutes


def test_half_a_month_asks_half_of_it(store: Store) -> None:
    table = commands.add_external_body(
        store, name="Table", meetings_per_year=12, minutes=60, area_id=CLERMONT)
    commands.seat_outside(
        store, external_body_id=table, organization_id=SACC, start_on="2026-01-11")
    assert outside(store, date(2026, 4, 1), date(2026, 4, 30)) == 60
    assert outside(store, date(2026, 4, 1), date(2026, 4, 15)) == 30
    assert outside(store, date(2026, 4, 16), date(2026, 5, 31)) == 90
    assert outside(store, date(2026, 1, 1), date(2026, 1, 10)) == 0
    found = queries.before_after(store, date(2026, 4, 16), date(2026, 4, 30))
    assert found.after_minutes == 30
