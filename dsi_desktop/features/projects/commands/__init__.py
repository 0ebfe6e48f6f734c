"""What a person does with a project once it is decided."""

from dsi_desktop.features.projects.commands.accepting import accept_project

__all__ = ["accept_project"]
