"""The sheet of an indicator beside the list: its chart, its next measure, its past ones."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.features.indicators.page.chart_view import IndicatorChart
from dsi_desktop.features.indicators.queries import IndicatorSheet, MeasureLine
from dsi_desktop.features.indicators.rules import values, words
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.vocabulary import label as word
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.frames import SidePanel, clear, field_row
from dsi_desktop.ui.widgets.painted import Pill
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label

KINDS = {
    "desired_change": N_("Transformation souhaitée"), "objective": N_("Objectif"),
    "action": N_("Action"),
}


class IndicatorPanel(SidePanel):
    """Emits what is asked of the indicator, or of one measure, target or proof of it."""

    asked = Signal(str, str)

    def __init__(self, open_record: Callable[[str, str], object]) -> None:
        super().__init__(330)
        self._open_record = open_record
        self.edit = icon_button("pencil", _("Modifier l’indicateur"), self._say("edit"))
        self.bin = icon_button("trash", _("Retirer l’indicateur"), self._say("remove"))
        self.add_action(self.edit)
        self.add_action(self.bin)
        self.chart = IndicatorChart()
        self.measure = button("", self._say("measure"), look="primary", icon_name="plus")
        self.measure.setAccessibleName(_("Saisir une mesure"))
        self._place, self._facts, self._past = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for part in (self._place, self.chart, self.measure, self._past, self._facts):
            if isinstance(part, QWidget):
                self.body.addWidget(part)
            else:
                part.setSpacing(6)
                self.body.addLayout(part)
        self.body.addStretch()

    def show_sheet(self, sheet: IndicatorSheet, today: date) -> None:
        """Show an indicator."""
        line = sheet.line
        self.title.say(line.title)
        for column in (self._place, self._facts, self._past):
            clear(column)
        self._show_place(sheet)
        self.chart.show_line(line, today, chart_words(sheet))
        said = _("Saisir la mesure attendue") if line.late else _("Saisir une mesure")
        self.measure.setText(said)
        self._past.addWidget(label(_("Mesures"), "h3"))
        for one in sheet.measures:
            self._past.addWidget(self._measure(sheet, one))
        if not sheet.measures:
            self._past.addWidget(label(_("Aucune mesure encore."), "muted"))
        self._show_targets(sheet)
        self._show_facts(sheet)

    def take_focus(self) -> None:
        """Put the keyboard on what one most often comes for."""
        self.measure.setFocus()

    def _show_place(self, sheet: IndicatorSheet) -> None:
        line = sheet.line
        if line.body:
            hue, row = theme().hue(line.hue), QHBoxLayout()
            row.addWidget(Pill(line.body, hue.soft, hue.ink))
            row.addStretch()
            self._place.addLayout(row)
        if line.serves:
            record = Record(line.serves, _(KINDS[line.serves_kind]), icon_name="target-arrow")
            self._place.addWidget(RecordLine(
                record, partial(self._open_record, line.serves_kind, line.serves_id)))
        if line.source:
            self._place.addWidget(label(_("Source : {source}").format(source=line.source),
                                        "muted", wrap=True))  # fmt: skip

    def _show_targets(self, sheet: IndicatorSheet) -> None:
        self._facts.addWidget(label(_("Cibles"), "h3"))
        for one in sheet.targets:
            said = values.said_with(one.value, sheet.line.decimals, sheet.line.unit)
            day = fmt.date_long(one.due_on, with_weekday=False) if one.due_on else _("sans date")
            row = _line(_("{value}, {day}").format(value=said, day=day))
            self._tools(row, (
                ("pencil", _("Modifier la cible {value}").format(value=said), "target", one.id),
                ("trash", _("Retirer la cible {value}").format(value=said), "untarget", one.id),
            ))  # fmt: skip
            self._facts.addWidget(_held(row))
        self._facts.addWidget(button(_("Ajouter une cible…"), self._say("target"), look="link"))

    def _show_facts(self, sheet: IndicatorSheet) -> None:
        line = sheet.line
        facts = [
            (_("Départ"), _start_words(sheet)),
            (_("Sens voulu"), word("direction", sheet.direction)),
            (_("Fréquence"), word("frequency", sheet.frequency)),
            (_("Responsable"), line.responsible),
            (_("À mesurer"), words.due_words(line.due, line.late)),
            (_("Verrouillé jusqu’au"), fmt.date_long(sheet.locked_until, with_weekday=False)
             if sheet.locked_until else ""),
        ]  # fmt: skip
        for name, value in facts:
            if value:
                self._facts.addLayout(field_row(name, value))

    def _measure(self, sheet: IndicatorSheet, one: MeasureLine) -> QWidget:
        line = sheet.line
        said = values.said_with(one.value, line.decimals, line.unit)
        row = _line(_("{day} : {value}").format(day=_day(one.day), value=said))
        about = _("{value} du {day}").format(value=said, day=_day(one.day))
        if not one.locked:
            self._tools(row, (
                ("pencil", _("Corriger la mesure {about}").format(about=about), "correct", one.id),
                ("paperclip", _("Joindre une preuve à {about}").format(about=about), "prove",
                 one.id),
                ("trash", _("Retirer la mesure {about}").format(about=about), "unmeasure", one.id),
            ))  # fmt: skip
        else:
            row.addWidget(label(_("verrouillée"), "muted"))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        column.addLayout(row)
        under = " · ".join(part for part in (one.note, one.source, "; ".join(
            f"{part.name} {values.said(part.value, line.decimals)}" for part in one.parts)) if part)
        if under:
            column.addWidget(label(under, "muted", wrap=True))
        for proof in one.evidence:
            link = button(proof.name, self._say("open", proof.id), look="link",
                          icon_name="paperclip")
            link.setAccessibleName(_("Ouvrir {name}, preuve de {about}").format(
                name=proof.name, about=about))  # fmt: skip
            column.addWidget(link)
        return holder

    def _tools(
        self, row: QHBoxLayout, tools: tuple[tuple[str, str, str, str], ...]
    ) -> None:  # fmt: skip
        for icon, said, gesture, key in tools:
            row.addWidget(icon_button(icon, said, self._say(gesture, key)))

    def _say(self, gesture: str, key: str = "") -> Callable[[], None]:
        return lambda: self.asked.emit(gesture, key)


def chart_words(sheet: IndicatorSheet) -> str:
    """Say in words what the chart of an indicator shows."""
    line, target = sheet.line, sheet.line.standing.target
    parts = [words.spoken_way(line.standing)]
    if line.course.last is not None:
        parts.append(_("dernière mesure {value}, {day}").format(
            value=values.said_with(line.course.last[1], line.decimals, line.unit),
            day=words.short_day(line.course.last[0])))  # fmt: skip
    if target is not None:
        parts.append(_("cible {value}").format(value=values.said(target.value, line.decimals)))
    if line.late:
        parts.append(words.late_words(line.late))
    return ", ".join(parts)


def _start_words(sheet: IndicatorSheet) -> str:
    said = values.said_with(sheet.baseline, sheet.line.decimals, sheet.line.unit)
    day = _day(sheet.baseline_on) if sheet.baseline_on else ""
    return ", ".join(part for part in (said, day) if part)


def _day(day: str) -> str:
    try:
        return fmt.date_short(date.fromisoformat(day))
    except ValueError:
        return day or _("sans date")


def _line(text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2)
    row.addWidget(label(text, wrap=True), 1)
    return row


def _held(row: QHBoxLayout) -> QWidget:
    holder = QWidget()
    row.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(row)
    return holder
