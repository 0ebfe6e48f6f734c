"""What every sheet beside the plan is made of: sections that fold, boxes written when left."""

from dsi_desktop.features.plan.page.side.form_section import FormSection
from dsi_desktop.features.plan.page.side.section import Section, in_order

__all__ = ["FormSection", "Section", "in_order"]
