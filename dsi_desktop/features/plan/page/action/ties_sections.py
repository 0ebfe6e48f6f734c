"""What an action holds to: what it serves besides its place, waits for, comes from."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.features.plan import commands, queries
from dsi_desktop.features.plan.page.action.choices import Choices
from dsi_desktop.features.plan.page.action.form_sections import ActionForm
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.page.side import Section
from dsi_desktop.features.plan.presenter import action
from dsi_desktop.features.plan.queries import ActionSheet, OriginLine, ServedLine, WaitLine
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.forms.fields import ChoiceField, Field
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.sheets.parts import FindLine, menu_button
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.frames import clear
from dsi_desktop.ui.widgets.record_line import Record, RecordLine

_ORIGINS = {"motion": "gavel", "decision": "check", "forum": "messages"}


class ServedSection(Section[ActionSheet]):
    """The other needs, issues, objectives and changes that the action also serves, and how far."""

    def __init__(self, host: Plans) -> None:
        super().__init__(host, _("Sert aussi"))
        self.adding = FindLine("", list)
        self._kinds: dict[str, str] = {}
        self._plan_id = ""
        self._taken: set[str | None] = set()

    def part(self, sheet: ActionSheet) -> object:
        return sheet.served, sheet.objective_id, sheet.desired_change_id, sheet.plan_id

    def count(self, sheet: ActionSheet) -> str:
        return str(len(sheet.served)) if sheet.served else ""

    def fill(self, sheet: ActionSheet) -> None:
        self._plan_id = sheet.plan_id
        self._taken = {sheet.objective_id, sheet.desired_change_id,
                       *(line.id for line in sheet.served)}  # fmt: skip
        for line in sheet.served:
            self.body.addLayout(self._line(line))
        self.adding = self.hold(FindLine(
            _("Ajouter ce que l’action sert aussi"), self._offered,
            _("Besoin, enjeu, objectif, transformation")), "add")
        self.adding.found.connect(self.add)
        self.adding.made.connect(self.refuse_unknown)
        self.body.addWidget(self.adding)

    def add(self, key: str) -> None:
        """Link the action to an element; the link begins weak."""
        target = (self._kinds[key], key)
        if self.write(lambda: commands.link_elements(
                self.host.store, ("action", self.record_id), target)):
            self.adding.clear()

    def weigh(self, line: ServedLine, weight: int) -> None:
        """Say how strongly the action serves an element."""
        self.write(lambda: commands.link_elements(
            self.host.store, ("action", self.record_id), (line.kind, line.id), weight=weight))

    def remove(self, line: ServedLine) -> None:
        """Take the link away."""
        self.write(lambda: commands.unlink_elements(
            self.host.store, ("action", self.record_id), (line.kind, line.id)))

    def refuse_unknown(self, name: str) -> None:
        """Say that no single element of the plan has this title."""
        self.host.desk.refuse(RuleBroken(
            _("Aucun élément du plan ne s’appelle « {name} », ou plusieurs : choisissez dans la "
              "liste.").format(name=name)))

    def _offered(self) -> list[tuple[str, str]]:
        every = queries.servable(self.host.store, self._plan_id)
        self._kinds = {key: kind for kind, key, _title in every}
        return [
            (key, f"{title} – {vocabulary.label('plan_level', kind)}")
            for kind, key, title in every if key not in self._taken
        ]

    def _line(self, line: ServedLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        title = " ".join(part for part in (line.code, line.title) if part)
        row.addWidget(self.hold(RecordLine(
            Record(title, action.served_words(line), icon_name="target-arrow"),
            partial(self.host.open_element, line.kind, line.id)), f"open:{line.id}"), 1)
        weights = [(action.weight_word(n), partial(self.weigh, line, n)) for n in (1, 2, 3)]
        row.addWidget(self.hold(menu_button(
            "dots", _("Gestes sur le lien avec {title}").format(title=title),
            [*weights, (_("Délier"), partial(self.remove, line))]), f"menu:{line.id}"))
        return row


class WaitsSection(Section[ActionSheet]):
    """The actions that must end or begin first, and those that wait for this one."""

    def __init__(self, host: Plans) -> None:
        super().__init__(host, _("Attend"))
        self.way = QComboBox()
        self.adding = FindLine("", list)
        self._plan_id = ""

    def part(self, sheet: ActionSheet) -> object:
        return sheet.waits, sheet.plan_id

    def count(self, sheet: ActionSheet) -> str:
        return str(len(sheet.waits)) if sheet.waits else ""

    def fill(self, sheet: ActionSheet) -> None:
        self._plan_id = sheet.plan_id
        for line in sheet.waits:
            self.body.addLayout(self._line(line))
        chosen = self.way.currentIndex()
        self.way = self.hold(QComboBox(), "way")
        self.way.setAccessibleName(_("Cette action…"))
        for key, said in vocabulary.options("dependency_kind"):
            self.way.addItem(said, key)
        self.way.setCurrentIndex(max(chosen, 0))
        self.body.addWidget(self.way)
        self.adding = self.hold(FindLine(
            _("Action attendue"), self._offered, _("Titre d’une action")), "add")
        self.adding.found.connect(self.add)
        self.adding.made.connect(self.refuse_unknown)
        self.body.addWidget(self.adding)
        opener = button(_("Ouvrir le calendrier"), partial(self.host.desk.show_page, "schedule"),
                        look="link")  # fmt: skip
        self.body.addWidget(self.hold(opener, "open"))

    def add(self, awaited_id: str) -> None:
        """Make this action wait for another. A loop is refused in words."""
        kind = str(self.way.currentData())
        if self.write(lambda: commands.link_actions(
                self.host.store, self.record_id, awaited_id, kind=kind)):
            self.adding.clear()

    def remove(self, line: WaitLine) -> None:
        """Let one no longer wait for the other."""
        waiting, awaited = self.record_id, line.action_id
        if not line.before:
            waiting, awaited = awaited, waiting
        self.write(lambda: commands.unlink_actions(self.host.store, waiting, awaited))

    def refuse_unknown(self, name: str) -> None:
        """Say that no single action has this title."""
        self.host.desk.refuse(RuleBroken(
            _("Aucune action ne s’appelle « {name} », ou plusieurs : choisissez dans la "
              "liste.").format(name=name)))

    def _offered(self) -> list[tuple[str, str]]:
        return queries.other_actions(self.host.store, self._plan_id, self.record_id)

    def _line(self, line: WaitLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        title = " ".join(part for part in (line.code, line.title) if part)
        row.addWidget(self.hold(RecordLine(
            Record(title, action.wait_words(line), icon_name="link"),
            partial(self.host.open_element, "action", line.action_id)), f"open:{line.id}"), 1)
        row.addWidget(self.hold(icon_button(
            "x", _("Ne plus attendre : {words}, {title}").format(
                words=action.wait_words(line), title=title),
            partial(self.remove, line)), f"untie:{line.id}"))
        return row


class OriginSection(ActionForm):
    """The resolution and the decision that the action comes from; each opens its meeting."""

    TOLD = ("motion_id", "decision_id")

    def __init__(self, host: Plans) -> None:
        super().__init__(host, _("Décisions d’origine"))
        self._openers = QVBoxLayout()

    def offer(self, form: Form) -> None:
        """Put what opens over the boxes."""
        super().offer(form)
        holder = QWidget()
        self._openers = QVBoxLayout(holder)
        self._openers.setContentsMargins(0, 0, 0, 0)
        self.body.insertWidget(0, holder)

    def unfolded(self, sheet: ActionSheet) -> bool:
        return bool(sheet.origins)

    def count(self, sheet: ActionSheet) -> str:
        return str(len(sheet.origins)) if sheet.origins else ""

    def build(self, choices: Choices) -> Form:
        return Form([
            ChoiceField("motion_id", _("Résolution d’origine"), choices.offered.motions,
                        none=_("aucune"), filtered=True),
            ChoiceField("decision_id", _("Décision d’origine"), choices.offered.decisions,
                        none=_("aucune"), filtered=True),
        ])  # fmt: skip

    def dress(self, sheet: ActionSheet, fields: Mapping[str, Field]) -> None:
        clear(self._openers)
        for line in sheet.origins:
            self._openers.addWidget(self._opener(line))

    def _opener(self, line: OriginLine) -> QWidget:
        kind, key = ("meeting", line.meeting_id) if line.meeting_id else (line.kind, line.id)
        record = Record(line.title, line.text, icon_name=_ORIGINS[line.kind])
        return RecordLine(record, partial(self.host.desk.open_record, kind, key))
