"""Fiscal years as people write them, and the days they hold."""

from datetime import date

import pytest

from dsi_desktop.features.funding.rules.years import (
    first_year,
    read_year,
    span_of,
    year_label,
    year_of,
    year_within,
)
from dsi_desktop.features.plan.rules.years import month_of
from dsi_desktop.kernel.errors import RuleBroken


@pytest.mark.parametrize(
    ("written", "first"),
    [("2026-2027", 2026), ("2026-27", 2026), ("2026", 2026), ("2026/27", 2026),
     ("2026 – 2027", 2026), ("1999-00", 1999), ("", None), (None, None), ("bientôt", None),
     ("2026-2030", None), ("26-27", None)],
)  # fmt: skip
def test_that_a_year_is_read_as_people_write_it(written: str | None, first: int | None) -> None:
    assert first_year(written) == first


def test_that_a_year_is_kept_as_its_funder_counts_it() -> None:
    assert read_year("2026-27") == "2026-2027"
    assert read_year("2026", 1) == "2026"
    assert read_year("  ") == ""
    assert read_year(None) == ""


def test_that_a_text_that_is_no_year_is_refused_beside_its_box() -> None:
    with pytest.raises(RuleBroken) as refusal:
        read_year("l’an prochain")
    assert refusal.value.field == "fiscal_year"


def test_that_a_year_begins_in_april_unless_told() -> None:
    assert span_of(2026) == (date(2026, 4, 1), date(2027, 3, 31))
    assert span_of(2026, 1) == (date(2026, 1, 1), date(2026, 12, 31))
    assert span_of(2026, None) == span_of(2026)
    assert (year_of("2026-03-31"), year_of(date(2026, 4, 1))) == (2025, 2026)
    assert year_of("2026-03-31", 1) == 2026
    assert (year_label(2026), year_label(2026, 1)) == ("2026-2027", "2026")


@pytest.mark.parametrize("month", [0, 13, -1])
def test_that_a_month_that_is_none_is_refused(month: int) -> None:
    with pytest.raises(RuleBroken) as refusal:
        month_of(month)
    assert refusal.value.field == "year_start"
    assert (month_of(None), month_of(1)) == (4, 1)


def test_that_a_span_is_of_a_year_when_one_year_holds_it_whole() -> None:
    assert year_within("2026-04-01", "2027-03-31") == 2026
    assert year_within("2026-01-01", "2026-12-31") is None
    assert year_within("2026-01-01", "2026-12-31", 1) == 2026
    assert year_within(None, "2026-12-31") is None
    assert year_within("2026-06-01", "bientôt") is None
