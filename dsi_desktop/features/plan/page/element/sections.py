"""What stands around an element: what shows it, what it holds to, what measures it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.features.plan import commands, queries
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.page.side import Section
from dsi_desktop.features.plan.presenter import element
from dsi_desktop.features.plan.presenter.action import indicator_words, weight_word
from dsi_desktop.features.plan.queries.element import (
    ElementSheet,
    EvidenceLine,
    TieLine,
    link_choices,
)
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs import form_dialog
from dsi_desktop.ui.forms.fields import ChoiceField, NumberField, ProseField, TextField, Value
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.sheets.parts import FindLine, menu_button
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label


class EvidenceSection(Section[ElementSheet]):
    """The figures, quotations and sources that show a need."""

    def __init__(self, host: Plans) -> None:
        super().__init__(host, _("Constats et données"))

    def part(self, sheet: ElementSheet) -> object:
        return sheet.evidence

    def count(self, sheet: ElementSheet) -> str:
        return str(len(sheet.evidence)) if sheet.evidence else ""

    def unfolded(self, sheet: ElementSheet) -> bool:
        return True

    def fill(self, sheet: ElementSheet) -> None:
        for line in sheet.evidence:
            self.body.addWidget(self._line(line))
        self.body.addWidget(self.hold(
            button(_("Ajouter un constat…"), self.add, icon_name="plus"), "add"))

    def add(self) -> None:
        """Ask what shows the need."""
        if self._ask({}, lambda values: commands.add_evidence(
                self.host.store, need_id=self.record_id, **element.evidence_fields(values))):
            self.host.renew()

    def edit(self, line: EvidenceLine) -> None:
        """Correct what shows the need."""
        if self._ask(element.evidence_values(line), lambda values: commands.edit_evidence(
                self.host.store, line.id, **element.evidence_fields(values))):
            self.host.renew()

    def remove(self, line: EvidenceLine) -> None:
        """Take it off the need."""
        self.write(lambda: commands.remove_evidence(self.host.store, line.id))

    def _ask(self, now: Mapping[str, Value], save: form_dialog.Save) -> bool:
        store = self.host.store
        form = Form([
            ProseField("text", _("Constat"), lines=3),
            [TextField("value", _("Donnée"), hint=_("un ménage sur cinq, 12 %")),
             NumberField("year", _("Année"), high=9999)],
            TextField("source", _("Source")),
            [ChoiceField("area_id", _("Territoire"), queries.tags_offered(store, "area"),
                         none=_("aucun"), filtered=True),
             ChoiceField("population_id", _("Population"),
                         queries.tags_offered(store, "population"), none=_("aucune"),
                         filtered=True)],
        ])  # fmt: skip
        form.fill(now)
        return form_dialog.ask(self.host.widget, _("Constat"), form, save)

    def _line(self, line: EvidenceLine) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        said, origin = element.evidence_words(line)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(said, wrap=True))
        if origin:
            words.addWidget(label(origin, "small", wrap=True))
        row.addLayout(words, 1)
        row.addWidget(self.hold(menu_button(
            "dots", _("Gestes sur le constat {words}").format(words=said[:60]),
            [(_("Modifier…"), partial(self.edit, line)),
             (_("Retirer"), partial(self.remove, line))]), f"menu:{line.id}"))
        return holder


class TiesSection(Section[ElementSheet]):
    """What the element hangs from and serves, and what serves it, each with how strongly."""

    def __init__(self, host: Plans) -> None:
        super().__init__(host, _("Relations"))
        self.adding = FindLine("", list)
        self._here = ("", "")
        self._plan_id = ""

    def part(self, sheet: ElementSheet) -> object:
        return sheet.place, sheet.serves, sheet.served_by, sheet.plan_id

    def count(self, sheet: ElementSheet) -> str:
        every = len(sheet.place) + len(sheet.serves) + len(sheet.served_by)
        return str(every) if every else ""

    def unfolded(self, sheet: ElementSheet) -> bool:
        return True

    def fill(self, sheet: ElementSheet) -> None:
        self._here, self._plan_id = (sheet.kind, sheet.id), sheet.plan_id
        for said, lines in (
            (_("Sert"), (*sheet.place, *sheet.serves)), (_("Est servi par"), sheet.served_by),
        ):
            if lines:
                self.body.addWidget(label(said, "muted"))
            for line in lines:
                self.body.addLayout(self._line(line))
        self.adding = self.hold(FindLine(
            _("Relier à un autre élément du plan"), self._offered,
            _("Relier à un besoin, un enjeu, une action…")), "add")
        self.adding.found.connect(self.add)
        self.adding.made.connect(self.refuse_unknown)
        self.body.addWidget(self.adding)

    def add(self, key: str) -> None:
        """Link the element to another: the lower of the two serves the upper."""
        kind, _colon, other = key.partition(":")
        if self.write(lambda: commands.link_elements(
                self.host.store, self._here, (kind, other))):
            self.adding.clear()

    def weigh(self, line: TieLine, weight: int) -> None:
        """Say how strongly one serves the other."""
        self.write(lambda: commands.link_elements(
            self.host.store, self._here, (line.kind, line.id), weight=weight))

    def remove(self, line: TieLine) -> None:
        """Take the link away."""
        self.write(lambda: commands.unlink_elements(
            self.host.store, self._here, (line.kind, line.id)))

    def refuse_unknown(self, name: str) -> None:
        """Say that no single element of the plan has this title."""
        self.host.desk.refuse(RuleBroken(
            _("Aucun élément du plan ne s’appelle « {name} », ou plusieurs : choisissez dans la "
              "liste.").format(name=name)))

    def _offered(self) -> list[tuple[str, str]]:
        return link_choices(self.host.store, self._plan_id, *self._here)

    def _line(self, line: TieLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        title = element.tie_title(line)
        row.addWidget(self.hold(RecordLine(
            Record(title, element.tie_words(line), icon_name="target-arrow"),
            partial(self.host.open_element, line.kind, line.id)), f"open:{line.id}"), 1)
        if not line.direct:
            gestures = [(weight_word(n), partial(self.weigh, line, n)) for n in (1, 2, 3)]
            row.addWidget(self.hold(menu_button(
                "dots", _("Gestes sur la relation avec {title}").format(title=title),
                [*gestures, (_("Délier"), partial(self.remove, line))]), f"menu:{line.id}"))
        return row


class VoicesSection(Section[ElementSheet]):
    """What tables said at forums and that became this element."""

    def __init__(self, host: Plans) -> None:
        super().__init__(host, _("Paroles de forum"))

    def part(self, sheet: ElementSheet) -> object:
        return sheet.voices

    def count(self, sheet: ElementSheet) -> str:
        return str(len(sheet.voices)) if sheet.voices else ""

    def show_sheet(self, sheet: ElementSheet) -> None:
        super().show_sheet(sheet)
        self.setVisible(bool(sheet.voices))

    def fill(self, sheet: ElementSheet) -> None:
        for line in sheet.voices:
            opened = partial(self.host.desk.open_record, "meeting", line.meeting_id or "")
            self.body.addWidget(self.hold(RecordLine(
                Record(line.text, element.voice_words(line), icon_name="messages"),
                opened if line.meeting_id else None), f"voice:{line.id}"))


class MeasuresSection(Section[ElementSheet]):
    """What measures the element; a press opens it."""

    def __init__(self, host: Plans) -> None:
        super().__init__(host, _("Indicateurs"))

    def part(self, sheet: ElementSheet) -> object:
        return sheet.indicators, sheet.general

    def count(self, sheet: ElementSheet) -> str:
        return str(len(sheet.indicators)) if sheet.indicators else ""

    def fill(self, sheet: ElementSheet) -> None:
        for line in sheet.indicators:
            self.body.addWidget(self.hold(RecordLine(
                Record(line.title, indicator_words(line), icon_name="chart-line"),
                partial(self.host.desk.open_record, "indicator", line.id)), f"one:{line.id}"))
        if sheet.general:
            self.body.addWidget(label(
                _("Un objectif général ne porte pas d’indicateur : ses objectifs spécifiques se "
                  "mesurent."), "muted", wrap=True))
        opener = button(_("Ouvrir les indicateurs"),
                        partial(self.host.desk.show_page, "indicators"), look="link")
        self.body.addWidget(self.hold(opener, "open"))
