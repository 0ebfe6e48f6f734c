"""What the minutes still lack; Entrée goes to the line that completes them."""

from collections.abc import Callable

from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.page.after.parts import AfterView, Followed, Lines
from dsi_desktop.features.minutes.page.leading import lead_to
from dsi_desktop.features.minutes.rules.gaps import Gap, told
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import spaced
from dsi_desktop.ui.models.rows_model import Column
from dsi_desktop.ui.widgets.buttons import button


class GapsView(AfterView):
    """The list of gaps, in the order of the minutes."""

    def __init__(self, page: Followed, show_versions: Callable[[], object]) -> None:
        super().__init__(page)
        self._show_versions = show_versions
        self.list = Lines(
            _("Ce qui manque au procès-verbal"),
            [Column(_("Ce qui manque"), lambda gap: spaced(gap.sentence),
                         tip=lambda gap: spaced(gap.sentence))],
            lambda gap: (gap.kind, gap.line_id, gap.item_id, gap.task_id, gap.sentence),
            self._open, 400,
        )  # fmt: skip
        self.list.wrap()
        self.column.addWidget(self.list, 1)
        self.adopting = button(_("Adopter le procès-verbal…"), page.adopt, look="primary")
        self.add_row(self.adopting)
        self.column.addStretch()

    def refresh(self) -> None:
        """Look again for what is missing."""
        found = queries.missing(self.store, self.meeting_id)
        frozen = self.page.presenter.state == "adopted"
        self.say(_("Le procès-verbal est adopté : il ne change plus.") if frozen else told(found))
        self.list.show_rows(found)
        self.list.setVisible(bool(found))
        self.adopting.setVisible(self.page.presenter.state == "held")

    def take_focus(self) -> None:
        """Put the focus on the list, or on the button when nothing is missing."""
        wanted = self.list if self.list.rows.rows else self.adopting
        wanted.setFocus()

    def _open(self, gap: Gap) -> None:
        if gap.task_id:
            self.page.desk.open_record("task", gap.task_id)
        elif gap.item_id:
            lead_to(self.page, gap.item_id, gap.line_id)
        elif gap.kind == "remark":
            self._show_versions()
        elif gap.kind == "unsettled":
            self.page.desk.show_page("exchange")
        else:
            self.page.desk.open_record("meeting", self.meeting_id)
