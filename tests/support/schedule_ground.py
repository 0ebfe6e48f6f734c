"""A plan over time whose shifts, conflicts and chains are counted by hand."""

from datetime import date

from dsi_desktop.features.plan.rules.frozen import Baseline, Element
from dsi_desktop.features.schedule.rules.chains import START, Link
from dsi_desktop.features.schedule.rules.dates import Dates
from dsi_desktop.features.schedule.rules.lines import ActionLine, Calendar, MilestoneLine

TODAY = date(2026, 12, 4)


def action(
    key: str, dates: Dates, state: str = "in_progress", *, body: str = "Transport",
    progress: int | None = None, milestones: tuple[MilestoneLine, ...] = (), issue: str = "Bouger",
) -> ActionLine:  # fmt: skip
    """Return an action whose title is its key, capitalized."""
    return ActionLine(
        key, "", key.capitalize(), state, dates, progress, body and f"b-{body}", body,
        "V1" if body == "Transport" else "V2", 2, issue and f"i-{issue}", issue, 4, "MRC",
        milestones,
    )


def small_plan() -> Calendar:
    """Return eight actions: one late, one too early, one in words, one open, one without date."""
    actions = (
        action("portrait", Dates("2025-04-01", "2025-10-31"), "done", progress=100),
        action("navette", Dates("2026-06-01", "2027-03-31"), progress=60,
               milestones=(MilestoneLine("Premier trajet", "2026-12-15", None),
                           MilestoneLine("Entente", "2026-10-01", "2026-10-08"))),
        action("covoiturage", Dates(None, None, "vers l’été 2027", "2027-04-10", "2027-09-21"),
               "upcoming"),
        action("collations", Dates("2026-09-01", "2026-11-27"), body="Alimentation", issue="",
               progress=70),
        action("popote", Dates("2025-09-01"), "recurring", body="Alimentation"),
        action("registre", Dates("2027-01-11", "2027-06-30"), "upcoming", body=""),
        action("coop", Dates("2027-05-03", "2028-02-25"), "upcoming", body=""),
        action("idee", Dates(), "to_specify", body=""),
    )  # fmt: skip
    links = (
        Link("1", "portrait", "navette"), Link("2", "navette", "covoiturage"),
        Link("3", "registre", "coop"), Link("4", "portrait", "registre", START, 14),
    )  # fmt: skip
    return Calendar("p", "Plan de communauté", "2025-04-01", "2028-03-31", actions, links)


def adopted() -> Baseline:
    """Return a version where the navette ended four months sooner and popote had no end."""
    planned = {
        "portrait": ("2025-04-01", "2025-10-31"), "navette": ("2026-03-01", "2026-11-30"),
        "popote": ("2025-09-01", None), "coop": ("2027-05-17", "2028-03-10"),
        "removed": ("2025-05-01", "2025-06-30"),
    }  # fmt: skip
    elements = {
        key: Element("action", key, start_on=start, end_on=end)
        for key, (start, end) in planned.items()
    }
    return Baseline("v", 1, "Version 1", "2025-04-15", elements=elements)
