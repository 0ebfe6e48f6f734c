"""The head of a sheet: face, name, what is known in a few words, and what one may do."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dsi_desktop.features.directory import queries
from dsi_desktop.features.directory.rules import initials, month_words
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.fit import fit
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.tips import plain_tip
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.texts import Elided

_GAP = 6
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


class PillRow(QWidget):
    """Pills side by side, as many as there is room for; the others stay in the tip."""

    def __init__(self, pills: Sequence[Pill]) -> None:
        super().__init__()
        self._pills = pills
        for pill in pills:
            pill.setParent(self)
        self.setToolTip(plain_tip(" · ".join(pill.text() for pill in pills)))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The height of a pill, and no width of its own."""
        return QSize(0, theme().px(22))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the pills from the left; the first always shows."""
        super().resizeEvent(event)
        left = 0
        for at, pill in enumerate(self._pills):
            size = pill.sizeHint()
            pill.setGeometry(left, 0, min(size.width(), self.width()), size.height())
            left += size.width() + theme().px(_GAP)
            pill.setVisible(at == 0 or left - theme().px(_GAP) <= self.width())


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
    column, top, words = QVBoxLayout(), QHBoxLayout(), QVBoxLayout()
    column.setSpacing(8)
    top.setSpacing(14)
    words.setSpacing(4)
    pills = [Pill(_("Archivée"), "warnSoft", "warn")] if line.archived else []
    pills += [Pill(text, *(_PLAIN if at else _LOUD)) for at, text in enumerate(line.pills)]
    if wide:
        words.addWidget(PillRow(pills))
    else:
        above = QHBoxLayout()
        above.addWidget(PillRow(pills[:1]), 1)
        above.addLayout(gestures)
        column.addLayout(above)
        words.addWidget(Elided(line.name, "h3"))
    words.addWidget(Elided(line.facts, "muted"))
    top.addWidget(Emblem(line.face))
    top.addLayout(words, 1)
    column.addLayout(top)
    if wide:
        top.addLayout(gestures)
    elif pills[1:]:
        column.addWidget(PillRow(pills[1:]))
    return column


def _said(pills: Sequence[str], tags: Sequence[queries.TagLine]) -> tuple[str, ...]:
    return tuple(text for text in (*pills, *(tag.name for tag in tags)) if text)


def _stay(sheet: queries.OrganizationSheet) -> str:
    if sheet.left_on:
        return _("Membre jusqu’à {when}").format(when=month_words(sheet.left_on))
    if not sheet.joined_on:
        return ""
    return _("Membre depuis {when}").format(when=month_words(sheet.joined_on))
