"""The head of a sheet: face, name, what is known in a few words, and what one may do."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.features.directory import queries
from dsi_desktop.features.directory.rules import month_words
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.painted import Pill, initials
from dsi_desktop.ui.widgets.texts import Elided

_PILLS = 6
_LOUD, _PLAIN = ("accentSoft", "accentInk"), ("surface2", "text2")


class Emblem(QWidget):
    """The acronym of an organisation or the initials of a person, in a soft square."""

    def __init__(self, face: str) -> None:
        super().__init__()
        self._letters = face if face.isupper() and len(face) <= 6 else initials(face)
        fit(self, lambda: self.setFixedSize(theme().px(64), theme().px(46)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the square, then the letters."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme().hex("accentSoft")))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setPen(theme().colour("accentInk"))
        small = "s" if len(self._letters) > 4 else "m"
        painter.setFont(theme().font(small, QFont.Weight.DemiBold))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)


@dataclass(frozen=True, slots=True)
class Headline:
    """What the head of a sheet says; the first of `pills` is the loud one."""

    name: str
    face: str
    pills: tuple[str, ...]
    facts: str
    archived: bool


def organization_headline(sheet: queries.OrganizationSheet) -> Headline:
    """Return the head of an organisation."""
    dealings = sheet.dealings
    seats = len({seat.body_id for seat in dealings.seats if seat.current})
    actions = len(dealings.actions)
    facts = [
        sheet.area,
        ngettext("siège à {n} instance", "siège à {n} instances", seats).format(n=seats),
        ngettext("{n} action", "{n} actions", actions).format(n=actions),
    ]
    pills = [vocabulary.label("sector", sheet.sector).capitalize(), sheet.kind, _stay(sheet)]
    return Headline(
        sheet.name, sheet.acronym or sheet.name, _said(pills, sheet.tags),
        " · ".join(fact for fact in facts if fact), sheet.archived,
    )


def person_headline(sheet: queries.PersonSheet) -> Headline:
    """Return the head of a person."""
    now = next((line for line in sheet.functions if line.current), None)
    seats = sum(seat.current for seat in sheet.dealings.seats)
    function = now.title if now else _("à titre citoyen")
    facts = [
        now.organization if now else "", sheet.area,
        ngettext("{n} siège", "{n} sièges", seats).format(n=seats),
    ]
    return Headline(
        sheet.name, sheet.name, _said([function, sheet.honorific], sheet.tags),
        " · ".join(fact for fact in facts if fact), sheet.archived,
    )


def head(line: Headline, gestures: QHBoxLayout, *, wide: bool) -> QVBoxLayout:
    """Lay out the head. When wide, the page's title already says the name."""
    column = QVBoxLayout()
    column.setSpacing(8)
    top = QHBoxLayout()
    top.setSpacing(14)
    top.addWidget(Emblem(line.face))
    words = QVBoxLayout()
    words.setSpacing(4)
    if wide:
        words.addLayout(_pills(line))
    else:
        words.addWidget(Elided(line.name, "h3"))
    words.addWidget(Elided(line.facts, "muted"))
    top.addLayout(words, 1)
    top.addLayout(gestures)
    column.addLayout(top)
    if not wide:
        column.addLayout(_pills(line))
    return column


def _pills(line: Headline) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    if line.archived:
        row.addWidget(Pill(_("Archivée"), "warnSoft", "warn"))
    for at, text in enumerate(line.pills[:_PILLS]):
        row.addWidget(Pill(text, *(_PLAIN if at else _LOUD)))
    row.addStretch()
    return row


def _said(pills: Sequence[str], tags: Sequence[queries.TagLine]) -> tuple[str, ...]:
    return tuple(text for text in (*pills, *(tag.name for tag in tags)) if text)


def _stay(sheet: queries.OrganizationSheet) -> str:
    if sheet.left_on:
        return _("Membre jusqu’à {when}").format(when=month_words(sheet.left_on))
    if not sheet.joined_on:
        return ""
    return _("Membre depuis {when}").format(when=month_words(sheet.joined_on))
