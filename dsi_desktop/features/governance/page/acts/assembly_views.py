"""Whose voice the assemblies heard, how often bodies meet, what chantiers tabled."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsi_desktop.features.governance.page.acts.room import scale_icons, spare
from dsi_desktop.features.governance.queries import (
    RhythmLine,
    TablingLine,
    VoiceRow,
    Voices,
)
from dsi_desktop.features.governance.rules.mandates import day_words
from dsi_desktop.features.governance.rules.voices import absent_sentence
from dsi_desktop.kernel.i18n import _, ngettext, pgettext
from dsi_desktop.kernel.text import listed
from dsi_desktop.ui.icons import icon
from dsi_desktop.ui.models.rows_model import Column, RowsModel
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label
from dsi_desktop.ui.widgets.views import Table

_VOICES = (230, 120, 330, 170, 150)
_MEETINGS = (230, 110, 130, 150, 150, 290)
_TABLED = (230, 200, 170, 300)
_RHYTHMS = {
    "behind": ("alert-triangle", "warn"), "planned": ("clock", "accent"),
    "kept": ("circle-check", "ok"),
}


class VoicesView(QWidget):
    """The populations the plan aims at, and the last assemblies that heard them or not."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = voice_model()
        self.table = Table(_("Populations visées et voix entendues"), self.model)
        self.table.widths(*_VOICES, stretch=2)
        scale_icons(self.table)
        self.card = Card(_("Aux dernières assemblées"), "calendar-event")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.card)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let columns go before words are cut."""
        super().resizeEvent(event)
        spare(self.table, _VOICES, (1, 4, 2), self.width())

    def show_voices(self, found: Voices) -> None:
        """Show what was read."""
        self.model.show(found.rows)
        self.card.empty()
        for one in found.assemblies if found.rows else ():
            self.card.body.addWidget(RecordLine(
                Record(
                    absent_sentence(one.absent), lead=day_words(one.held_on), lead_width=150,
                    icon_name="alert-triangle" if one.absent else "circle-check",
                ),
                partial(self._desk.open_record, "meeting", one.id),
            ))  # fmt: skip
        if not found.rows:
            words = _("Le plan ne vise encore aucune population. Un besoin, un objectif ou une "
                      "action peut en nommer.")  # fmt: skip
        else:
            words = "" if found.assemblies else _("Aucune assemblée n’a encore été tenue.")
        if words:
            self.card.body.addWidget(label(words, "muted", wrap=True))


class RhythmView(QWidget):
    """How often each body meets against what it said, and what chantiers tabled."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.rhythms = rhythm_model()
        self.tablings = tabling_model()
        self.first = Table(
            _("Rythme des instances"), self.rhythms,
            lambda index: desk.open_record("body", self.rhythms.row(index).body_id),
        )
        self.first.widths(*_MEETINGS, stretch=5)
        self.second = Table(
            _("Dépôts des chantiers au comité conseil"), self.tablings,
            lambda index: desk.open_record("body", self.tablings.row(index).body_id),
        )
        self.second.widths(*_TABLED, stretch=3)
        scale_icons(self.first)
        scale_icons(self.second)
        self.since = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(_("Rencontres par année"), "h3"))
        column.addWidget(self.first, 1)
        column.addSpacing(8)
        column.addWidget(label(_("Dépôts des chantiers"), "h3"))
        column.addWidget(self.since)
        column.addWidget(self.second, 1)
        self.setFocusProxy(self.first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let columns go before words are cut."""
        super().resizeEvent(event)
        spare(self.first, _MEETINGS, (3, 4, 2, 1), self.width())
        spare(self.second, _TABLED, (1, 2), self.width())

    def show_lines(self, rhythms: list[RhythmLine], tablings: list[TablingLine]) -> None:
        """Show what was read."""
        self.rhythms.show(rhythms)
        self.tablings.show(tablings)
        since = tablings[0].assembly_on if tablings else ""
        self.since.setText(
            _("Depuis l’assemblée du {day}").format(day=day_words(since)) if since
            else _("Aucune assemblée n’a encore été tenue.")
        )


def voice_model() -> RowsModel[VoiceRow]:
    """Return the model of the populations aimed at."""
    def last(row: VoiceRow) -> str:
        if not row.heard:
            return "–"
        return _("entendue") if row.heard[0] else _("absente")

    def often(row: VoiceRow) -> str:
        return _("{n} sur {total}").format(n=sum(row.heard), total=len(row.heard))

    def aimed(row: VoiceRow) -> str:
        return ngettext("{n} élément", "{n} éléments", row.elements).format(n=row.elements)

    return RowsModel(
        (
            Column(_("Population"), lambda row: row.population, spoken=_voice_spoken,
                   tip=lambda row: row.population),
            Column(_("Visée par"), aimed),
            Column(_("Voix portée par"),
                   lambda row: listed(row.organizations) or pgettext("absence", "personne"),
                   tip=lambda row: listed(row.organizations)),
            Column(_("Dernière assemblée"), last, icon=lambda row: icon(
                *(("circle-check", "ok") if row.heard[:1] == (True,)
                  else ("alert-triangle", "warn")))),
            Column(_("Entendue"), often, right=True),
        ),
        lambda row: row.id,
    )


def rhythm_model() -> RowsModel[RhythmLine]:
    """Return the model of the rhythms of the bodies."""
    def day(text: str) -> str:
        return day_words(text) if text else "–"

    return RowsModel(
        (
            Column(_("Instance"), lambda line: line.body, spoken=_rhythm_spoken,
                   tip=lambda line: line.body),
            Column(_("Par année"), lambda line: str(line.per_year), right=True),
            Column(_("Tenues en un an"), lambda line: str(line.rhythm.held), right=True),
            Column(_("Dernière"), lambda line: day(line.rhythm.last_on)),
            Column(_("Prochaine"), lambda line: day(line.rhythm.next_on)),
            Column(_("Rythme"), lambda line: line.rhythm.text,
                   icon=lambda line: icon(*_RHYTHMS[line.rhythm.kind]),
                   tip=lambda line: line.rhythm.text),
        ),
        lambda line: line.body_id,
    )


def tabling_model() -> RowsModel[TablingLine]:
    """Return the model of what chantiers tabled."""
    return RowsModel(
        (
            Column(_("Chantier"), lambda line: line.body, spoken=_tabling_spoken,
                   tip=lambda line: line.body),
            Column(_("Dépose au"), lambda line: line.council, tip=lambda line: line.council),
            Column(_("Dernier dépôt"), lambda line: day_words(line.last_on) if line.last_on
                   else "–"),
            Column(_("Depuis l’assemblée"), _told, icon=lambda line: icon(
                *(("alert-triangle", "warn") if line.is_silent else ("circle-check", "ok")))),
        ),
        lambda line: line.body_id,
    )


def _voice_spoken(row: VoiceRow) -> str:
    heard = sum(row.heard)
    said = ngettext("entendue à {n} assemblée sur {total}", "entendue à {n} assemblées sur {total}",
                    heard).format(n=heard, total=len(row.heard))
    carried = listed(row.organizations) or pgettext("absence", "personne")
    return ", ".join((row.population, _("voix portée par {names}").format(names=carried), said))


def _rhythm_spoken(line: RhythmLine) -> str:
    said = ngettext("{n} rencontre par année", "{n} rencontres par année", line.per_year)
    return ", ".join((line.body, said.format(n=line.per_year), line.rhythm.text))


def _tabling_spoken(line: TablingLine) -> str:
    return ", ".join((line.body, _told(line)))


def _told(line: TablingLine) -> str:
    if line.is_silent:
        return _("Rien déposé")
    if not line.tabled:
        return _("Aucune occasion de déposer")
    return ngettext("{n} dépôt", "{n} dépôts", line.tabled).format(n=line.tabled)
