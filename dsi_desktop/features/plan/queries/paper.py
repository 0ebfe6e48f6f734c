"""All that the papers of a plan print, read at once from living records."""

from dataclasses import replace
from datetime import date

from dsi_desktop.db.shelf import Shelf
from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.queries.versions import versions
from dsi_desktop.features.plan.rules.paper_parts import (
    guideline_papers,
    indicator_papers,
    issuer_of,
    level_names,
    money_papers,
    need_papers,
)
from dsi_desktop.features.plan.rules.papers import PlanPaper
from dsi_desktop.features.plan.rules.reading import Reading
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import _


def plan_paper(store: Store, plan_id: str, today: date) -> PlanPaper:
    """Return a whole plan for paper. Raises `NotFound` when it is not in the dossier."""
    with store.read() as session:
        reading = Reading(Shelf(session), plan_id, today)
        plan = reading.plan
        if plan is None:
            raise NotFound(_("Ce plan n’est plus dans le dossier."))
        issuer = issuer_of(reading.shelf, store.title)
        paper = PlanPaper(
            plan_id, issuer, plan.title or "",
            reading.names.get(plan.area_id or "", ""), plan.start_on, plan.end_on,
            plan.vision or "", plan.horizon or "", plan.principles or "", "",
            need_papers(reading.shelf, plan_id), reading.issues(), reading.loose(),
            money_papers(reading.shelf, [row.id for row in reading.rows["action"]]),
            guideline_papers(reading.shelf, today.isoformat()),
            indicator_papers(reading.shelf, plan_id), level_names(reading.shelf, plan_id),
        )
    return _with_version(paper, store, plan_id)


def _with_version(paper: PlanPaper, store: Store, plan_id: str) -> PlanPaper:
    last = next(iter(versions(store, plan_id)), None)
    if last is None:
        return paper
    day = fmt.date_long(last.adopted_on, with_weekday=False) if last.adopted_on else ""
    said = [last.name, last.title, _("adoptée le {day}").format(day=day) if day else "",
            last.resolution]  # fmt: skip
    return replace(paper, version=", ".join(part for part in said if part))
