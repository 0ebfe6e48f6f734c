"""What every sheet beside the plan is made of: sections that fold, boxes written when left."""

from dsi_desktop.features.plan.page.side.form_section import FormSection
from dsi_desktop.features.plan.page.side.section import Section

__all__ = ["FormSection", "Section"]
