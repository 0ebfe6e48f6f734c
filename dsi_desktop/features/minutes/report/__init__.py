"""The papers of the minutes: each module builds one from frozen values."""

from dsi_desktop.features.minutes.report.minutes import laid_out, minutes
from dsi_desktop.kernel.i18n import N_
from dsi_desktop.reporting.registry import Report

__all__ = ["REPORTS", "laid_out", "minutes"]

REPORTS = (
    Report(
        name="minutes",
        title=N_("Procès-verbal ou compte rendu"),
        purpose=N_("Ce qui a été dit et décidé à une rencontre, prêt à signer"),
        scope="meeting",
        stem="pv",
        build=minutes,
    ),
)
