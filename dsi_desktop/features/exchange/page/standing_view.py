"""Why a reception cannot be put aside any more: what of ours stands on it."""

from collections.abc import Callable, Sequence

from dsi_desktop.db.merge.aside import Standing
from dsi_desktop.features.exchange.page.columns import Columns
from dsi_desktop.features.exchange.page.parts import buttons
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.shell.announce import announce
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label

_SHOWN = 12


class StandingView(Columns):
    """The list, and the only ways left."""

    def __init__(self, leave: Callable[[], object]) -> None:
        super().__init__(344)
        self._leave = leave

    def show_standing(self, standing: Sequence[Standing]) -> None:
        """Show what was written here since, on top of what was received."""
        self.empty()
        card = Card(_("La réception ne peut plus être annulée d’un coup"), "info-circle")
        said = ngettext(
            "{n} de vos gestes s’appuie sur ce qui a été reçu. L’annuler d’abord, ou le garder.",
            "{n} de vos gestes s’appuient sur ce qui a été reçu. Les annuler d’abord, ou les "
            "garder.", len(standing),
        ).format(n=len(standing))  # fmt: skip
        card.body.addWidget(label(said, wrap=True))
        for one in standing[:_SHOWN]:
            note = _("sur « {label} », {who}").format(label=one.on_label, who=one.who)
            card.body.addWidget(RecordLine(Record(one.label, note, icon_name="history")))
        if len(standing) > _SHOWN:
            more = ngettext("et {n} autre", "et {n} autres", len(standing) - _SHOWN)
            card.body.addWidget(label(more.format(n=len(standing) - _SHOWN), "muted"))
        card.body.addWidget(label(
            _("Dans l’historique d’une fiche, « Annuler ce geste » défait un geste à la fois. Si "
              "ce geste vient d’une autre personne, cela annulera aussi chez elle au prochain "
              "échange."), "muted", wrap=True,
        ))  # fmt: skip
        card.body.addLayout(buttons((_("Compris"), "primary", "", self._leave)))
        self.main.addWidget(card)
        announce(self, said)
