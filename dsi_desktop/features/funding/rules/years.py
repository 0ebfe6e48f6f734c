"""Fiscal years, as the plan keeps them."""

from dsi_desktop.features.plan.rules.years import (
    APRIL,
    first_year,
    read_year,
    span_of,
    year_label,
    year_of,
)

__all__ = ["APRIL", "first_year", "read_year", "span_of", "year_label", "year_of"]
