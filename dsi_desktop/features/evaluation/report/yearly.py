"""The yearly review on paper: the same sections as on screen."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.evaluation import queries
from dsi_desktop.features.evaluation.rules import yearly
from dsi_desktop.features.evaluation.rules.yearly import Section
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.reporting.blocks import Block, Column, Document, Heading, Para, Rows, Table
from dsi_desktop.reporting.registry import Report


def yearly_review(store: Store, review_id: str | None = None) -> Document:
    """Return a review, the last one when none is told."""
    if review_id is None:
        every = queries.reviews(store)
        review_id = every[0].id if every else ""
    read = queries.review(store, review_id)
    head = " · ".join(part for part in (read.plan, yearly.period_words(read)) if part)
    return Document(
        title=read.title, issuer=queries.issuer(store), kind=_("Bilan annuel"),
        blocks=(
            Heading(1, read.title), Para(head, "lead"),
            *(block for section in yearly.sections(read) for block in _blocks(section)),
        ),
        foot=read.title,
    )


def _blocks(section: Section) -> tuple[Block, ...]:
    grid = section.grid
    return (
        Heading(2, section.title),
        *(Para(sentence) for sentence in section.sentences),
        *((Table(
            tuple(Column(title, share, right=at in grid.right)
                  for at, (title, share) in enumerate(zip(grid.titles, grid.shares, strict=True))),
            (Rows(grid.rows),), summary=section.title),) if grid else ()),
    )  # fmt: skip


YEARLY = Report(
    name="yearly-review", title=N_("Bilan annuel"),
    purpose=N_("Une période du plan : actions et écarts, effets récoltés, indicateurs, processus, "
               "moyens, participation et versions, avec l’introduction, les apprentissages et les "
               "suites."),
    scope="plan_review", stem="bilan", build=yearly_review,
)  # fmt: skip
