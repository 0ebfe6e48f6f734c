"""What the page of the plan decides, without a widget."""

from dsi_desktop.features.plan.presenter.chain import NO_PLAN, PlanPresenter, PlanView

__all__ = ["NO_PLAN", "PlanPresenter", "PlanView"]
