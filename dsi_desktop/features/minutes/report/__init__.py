"""The papers of the minutes: each module builds one from frozen values."""

from dsi_desktop.features.minutes.report.convocation import convocation
from dsi_desktop.features.minutes.report.follow_ups import FOLLOW_UPS
from dsi_desktop.features.minutes.report.kit import kit
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
    FOLLOW_UPS,
    Report(
        name="convocation",
        title=N_("Convocation"),
        purpose=N_("L’avis, le projet d’ordre du jour, le procès-verbal à adopter et les pièces"),
        scope="coming_meeting",
        stem="convocation",
        build=convocation,
    ),
    Report(
        name="kit",
        title=N_("Trousse de rencontre"),
        purpose=N_("Registre à signer, ordre du jour, suivis, bulletins et feuilles d’évaluation"),
        scope="coming_meeting",
        stem="trousse",
        build=kit,
    ),
)
