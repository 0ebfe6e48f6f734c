"""Tagged PDF on reportlab; `engine` comes first, so that reportlab is safe before it is used."""

from dsi_desktop.reporting.pdf import engine

__all__ = ["engine"]
