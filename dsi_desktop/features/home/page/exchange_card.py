"""The card of the exchanges: the stick that is there, else what was not shared yet."""

from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dsi_desktop.db.merge.standing import Exchange
from dsi_desktop.features.home.queries import HomeSheet
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.places import STICK, Arrival
from dsi_desktop.ui.shell.desk import Host
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.texts import label

_PAGE = "exchange"


class ExchangeCard(Card):
    """Says whether what is here is also elsewhere, and what waits on a stick."""

    def __init__(self, desk: Host) -> None:
        super().__init__(
            _("Échanges avec les collègues"), "usb", _("Ouvrir"),
            lambda: desk.start(_PAGE, "doors"),
        )  # fmt: skip
        self._desk = desk
        self._sheet = HomeSheet()
        self._today = date.min
        news = getattr(desk, "news", None)
        if news is not None:
            news.changed.connect(self._draw)

    def show_sheet(self, sheet: HomeSheet, today: date) -> None:
        """Show how the dossier stands."""
        self._sheet, self._today = sheet, today
        self._draw()

    def _draw(self) -> None:
        self.empty()
        news = getattr(self._desk, "news", None)
        arrivals: tuple[Arrival, ...] = news.arrivals if news is not None else ()
        if arrivals:
            self._show_arrivals(arrivals)
        else:
            self._show_standing()

    def _show_arrivals(self, arrivals: tuple[Arrival, ...]) -> None:
        first = arrivals[0]
        self.title.say(first.title)
        self.setAccessibleName(first.title)
        place = first.place.title if first.place.kind == STICK else first.place.name
        who = _("Préparé par {device}, {place}.").format(
            device=first.devices[0] if first.devices else _("un autre ordinateur"), place=place
        )
        self.body.addWidget(label(who, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Pill(_modifications(first.new), "accentSoft", "accentInk"))
        if len(arrivals) > 1:
            more = ngettext("et {n} autre lieu", "et {n} autres lieux", len(arrivals) - 1)
            row.addWidget(Pill(more.format(n=len(arrivals) - 1)))
        row.addStretch()
        self.body.addLayout(row)
        self.body.addStretch()
        see = button(_("Voir"), partial(self._desk.start, _PAGE, "receive"), icon_name="eye")
        see.setAccessibleName(_("Voir ce qui arrive : {place}").format(place=first.title))
        self._buttons(see)

    def _show_standing(self) -> None:
        sheet = self._sheet
        self.title.say(_("Échanges avec les collègues"))
        self.setAccessibleName(_("Échanges avec les collègues"))
        self.body.addWidget(label(_last(sheet.last_exchange, self._today), "label", wrap=True))
        if sheet.last_exchange is None:
            self.body.addWidget(label(
                _("Ce dossier n’est que sur cet ordinateur. Une clé USB suffit pour en garder une "
                  "copie et la réunir avec celle d’un collègue."), "muted", wrap=True,
            ))  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(8)
        if sheet.unshared:
            said = ngettext("{n} à partager", "{n} à partager", sheet.unshared)
            row.addWidget(Pill(said.format(n=fmt.number(sheet.unshared)), "warnSoft", "warn"))
        elif sheet.last_exchange is not None:
            row.addWidget(Pill(_("tout est partagé"), "okSoft", "ok"))
        row.addStretch()
        self.body.addLayout(row)
        self.body.addStretch()
        share = button(
            _("Préparer la clé USB"), partial(self._desk.start, _PAGE, "share"), icon_name="usb"
        )
        self._buttons(share)

    def _buttons(self, *made: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for one in made:
            row.addWidget(one)
        row.addStretch()
        row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(row)


def _modifications(count: int) -> str:
    said = ngettext("{n} modification", "{n} modifications", count)
    return said.format(n=fmt.number(count))


def _last(last: Exchange | None, today: date) -> str:
    """Return « Reçu de Portable de Luc, hier »."""
    if last is None:
        return _("Dernier échange : jamais")
    day = datetime.fromtimestamp(last.at / 1000, UTC).astimezone().date()
    away = (today - day).days
    when = (
        _("aujourd’hui") if away == 0 else _("hier") if away == 1
        else _("le {day}").format(day=fmt.date_short(day, today))
    )  # fmt: skip
    if last.kind == "received":
        return _("Reçu de {device}, {when}").format(device=last.device or last.author, when=when)
    return _("Partagé dans {place}, {when}").format(place=last.place, when=when)
