"""What the rest of the program finds of the evaluation: the palette, the list of reports."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation import commands
from dsi_desktop.features.evaluation.feature import CARD
from dsi_desktop.features.evaluation.report import REPORTS
from dsi_desktop.features.home.queries import titles
from dsi_desktop.features.reports.queries.subjects import subjects
from support.evaluation_ground import PLAN

ASKED = [(record.kind, record.table) for record in CARD.records]


def test_that_the_palette_finds_effects_questionnaires_and_reviews(store: Store) -> None:
    effect = commands.harvest_outcome(store, what="L’horaire est revu.", who="MRC")
    form = commands.add_house_questionnaire(store, "quick")
    review = commands.add_review(store, plan_id=PLAN, title="Bilan de l’horaire",
                                 start_on="2026-01-01", end_on="2026-06-30")  # fmt: skip
    assert {line.id for line in titles(store.path, "horaire", ASKED)} == {effect, review}
    assert [line.id for line in titles(store.path, "eclair", ASKED)] == [form]


def test_that_each_report_is_offered_with_what_it_is_about_by_name(store: Store) -> None:
    commands.add_house_questionnaire(store, "process")
    commands.add_review(store, plan_id=PLAN, title="Bilan 2026", start_on="2026-01-01",
                        end_on="2026-06-30")  # fmt: skip
    offered = {report.name: [one.title for one in subjects(store, report.scope)]
               for report in REPORTS}
    assert offered == {
        "outcomes": ["Ancien plan", "Plan 2024-2029"],
        "questionnaire-form": ["Bilan du processus"],
        "yearly-review": ["Bilan 2026"],
    }
