"""What a printed coverage is about, in one line of text: plan, columns' lines, actions, place."""

from dataclasses import dataclass, field

from dsi_desktop.features.coverage.rules.ground import ACTIVE, EVERY, KEPT, Scope
from dsi_desktop.features.coverage.rules.matrix import AREA, DIMENSION
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class Subject:
    """A plan, by dimension or by territory, with what counts."""

    plan_id: str
    by: str = DIMENSION
    scope: Scope = field(default_factory=Scope)

    def written(self) -> str:
        """Return « plan:area:kept:territory »; what is usual is left out."""
        parts = (self.plan_id, self.by, self.scope.actions, self.scope.area_id)
        return self.plan_id if self == Subject(self.plan_id) else ":".join(parts)


def read_subject(text: str) -> Subject:
    """Return the subject of a text; RuleBroken for anything else."""
    plan_id, *rest = text.split(":")
    by, actions, area_id = (*rest, *("", "", "")[len(rest):])[:3]
    by, actions = by or DIMENSION, actions or KEPT
    if not plan_id or by not in (DIMENSION, AREA) or actions not in (KEPT, ACTIVE, EVERY):
        raise RuleBroken(_("Ce rapport demande un plan."))
    return Subject(plan_id, by, Scope(actions, area_id))
