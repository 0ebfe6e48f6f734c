"""The thresholds, and what is still missing for the hours to be whole."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt

from dsi_desktop.features.solicitation import queries
from dsi_desktop.features.solicitation.page.forms import SolicitationForms
from dsi_desktop.features.solicitation.presenter import pairing
from dsi_desktop.features.solicitation.rules.thresholds import Thresholds
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import Card, field_row
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label

_SHOWN = 6


class LimitsCard(Card):
    """From when on a month asks too much: for all, and for one organisation."""

    def __init__(self, forms: SolicitationForms) -> None:
        self._now = Thresholds()
        super().__init__(
            _("Seuils d’un mois"), "alert-triangle", _("Modifier"),
            lambda: forms.thresholds(self._now))
        self._forms = forms

    def show_limits(self, now: Thresholds) -> None:
        """Show the thresholds in force."""
        self._now = now
        self.empty()
        self.body.addLayout(field_row(
            _("Heures, rencontres et route"), _("{n} h").format(n=now.hours)))
        self.body.addLayout(field_row(_("Rencontres"), fmt.number(now.meetings)))
        own = button(_("Seuil propre à une organisation"), self._forms.caps, look="link")
        self.body.addWidget(own, 0, Qt.AlignmentFlag.AlignLeft)


class MissingCard(Card):
    """People and meetings without a municipality, meetings without hours: each opens."""

    def __init__(self, forms: SolicitationForms, opened: Callable[[str, str], object]) -> None:
        super().__init__(_("À préciser"), "map-pin")
        self._forms = forms
        self._opened = opened

    def show_missing(self, missing: queries.Missing) -> None:
        """Show the first of each; nothing missing hides the card."""
        self.empty()
        self._people(missing)
        self._meetings(_("Rencontres sans municipalité"), missing.meetings, self._place)
        self._meetings(_("Rencontres sans heures"), missing.unmeasured, self._open)
        self.setVisible(self.body.count() > 1)

    def _people(self, missing: queries.Missing) -> None:
        self._heading(_("Personnes sans municipalité"), len(missing.people))
        for one in missing.people[:_SHOWN]:
            record = Record(one.name, icon_name="user")
            self.body.addWidget(RecordLine(record, partial(
                self._forms.place, "person", one.id, one.name)))
        self._rest(len(missing.people))

    def _meetings(
        self, title: str, meetings: tuple[queries.MeetingHead, ...],
        clicked: Callable[[queries.MeetingHead], object],
    ) -> None:  # fmt: skip
        self._heading(title, len(meetings))
        for one in meetings[:_SHOWN]:
            record = Record(one.body, pairing.meeting_words(one), hue=one.hue)
            self.body.addWidget(RecordLine(record, partial(clicked, one)))
        self._rest(len(meetings))

    def _place(self, one: queries.MeetingHead) -> None:
        self._forms.place("meeting", one.id, f"{one.body}, {pairing.meeting_words(one)}")

    def _open(self, one: queries.MeetingHead) -> None:
        self._opened("meeting", one.id)

    def _heading(self, title: str, count: int) -> None:
        if count:
            self.body.addWidget(label(
                _("{what} : {n}").format(what=title, n=fmt.number(count)), "label", wrap=True))

    def _rest(self, count: int) -> None:
        rest = count - _SHOWN
        if rest > 0:
            words = ngettext("et {n} autre", "et {n} autres", rest).format(n=fmt.number(rest))
            self.body.addWidget(label(words, "muted"))
