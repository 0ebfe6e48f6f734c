"""One resolution in full beside the register, with what can be done of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from dsi_desktop.features.minutes.rules.resolution import Paragraph, title_of
from dsi_desktop.features.resolutions.rules import RESOLUTIONS, Resolution, read, renumbered
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import spaced
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import SidePanel, field_row
from dsi_desktop.ui.widgets.texts import label


class ResolutionSheet(SidePanel):
    """Shows the text as it is printed; its buttons open the meeting and certify the extract."""

    def __init__(
        self, opened: Callable[[], object], certified: Callable[[], object]
    ) -> None:
        super().__init__(400)
        self.setAccessibleName(_("Résolution choisie"))
        self._opened, self._certified = opened, certified

    def show_resolution(self, one: Resolution) -> None:
        """Show one."""
        self.empty()
        resolution = one.said.kind == RESOLUTIONS
        self.title.say(title_of(renumbered(one)) if resolution else _("Décision"))
        if not one.is_certain:
            self.body.addWidget(label(
                _("Projet : le procès-verbal de cette rencontre n’est pas adopté."), "muted",
                wrap=True))
        for paragraph in read(one):
            self.body.addWidget(_said(paragraph))
        self._facts(one)
        self.open_button = button(
            _("Ouvrir la rencontre"), self._opened, look="primary", icon_name="calendar-event")
        self.body.addWidget(self.open_button)
        if resolution:
            self.extract_button = button(
                _("Extrait certifié conforme (PDF)"), self._certified, icon_name="printer")
            self.body.addWidget(self.extract_button)
        self.body.addStretch()

    def _facts(self, one: Resolution) -> None:
        adopted = fmt.date_long(one.adopted_on, with_weekday=False) if one.adopted_on else ""
        held = fmt.date_long(one.held_on, with_weekday=False) if one.held_on else ""
        for name, value in (
            (_("Instance"), one.body), (_("Rencontre"), held), (_("Point"), one.point),
            (_("Procès-verbal adopté"), adopted),
        ):
            if value:
                self.body.addLayout(field_row(name, value))


def _said(one: Paragraph) -> QLabel:
    return label(spaced(one.whole), "muted" if one.quiet else "", wrap=True)
