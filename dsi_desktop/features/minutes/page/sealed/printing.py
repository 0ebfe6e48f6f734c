"""The paper of a closed session, written only when somebody who holds the phrase asks for it."""

from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.page.printing import write_pdf
from dsi_desktop.features.minutes.queries import SectionLine
from dsi_desktop.features.minutes.report.sealed import sealed_paper
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk


def print_sealed(store: Store, desk: Desk, section: SectionLine, text: str) -> None:
    """Warn that the paper is in clear, then write it where the person says."""
    sure = desk.confirm(
        _("Ce PDF montrera en clair ce qui s’est dit à huis clos. Remettez-le à la présidence."),
        _("Écrire le PDF secret"),
    )
    if sure:
        day = date.fromisoformat(section.held_on) if section.held_on else store.clock.today()
        write_pdf(desk, sealed_paper(section, text), day, _("Huis clos"))
