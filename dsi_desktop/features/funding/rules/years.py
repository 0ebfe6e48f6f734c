"""Fiscal years, as the plan keeps them."""

from dsi_desktop.features.plan.rules.years import (
    APRIL,
    first_year,
    read_year,
    span_of,
    year_label,
    year_of,
    year_within,
)

__all__ = [
    "APRIL",
    "first_year",
    "read_year",
    "span_of",
    "year_label",
    "year_of",
    "year_within",
]
