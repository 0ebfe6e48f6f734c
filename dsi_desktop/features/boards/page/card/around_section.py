"""Who helps with a card, and which cards it holds to."""

from functools import partial

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from dsi_desktop.features.boards.page.card.section import CardSection
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.queries.sheet import CardSheet, card_choices, linkable
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.features.tasks.rules import links
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.sheets.parts import FindLine
from dsi_desktop.ui.widgets.buttons import icon_button
from dsi_desktop.ui.widgets.record_line import Record, RecordLine

_WAYS = (
    ("blocks", False), ("blocks", True), ("follows", False), ("follows", True),
    ("duplicates", False),
)  # fmt: skip

_ICONS = {"motion": "gavel", "decision": "check", "meeting": "calendar-event"}


class PartnersSection(CardSection):
    """The organisations that help, beside the one that answers for the card."""

    def __init__(self, host: Boards) -> None:
        super().__init__(host, _("Partenaires"))
        self._taken: set[str | None] = set()
        self.adding = FindLine("", list)

    def part(self, sheet: CardSheet) -> object:
        return sheet.partners, sheet.organization_id

    def count(self, sheet: CardSheet) -> str:
        return str(len(sheet.partners)) if sheet.partners else ""

    def fill(self, sheet: CardSheet) -> None:
        for line in sheet.partners:
            row = QHBoxLayout()
            row.setSpacing(2)
            row.addWidget(RecordLine(
                Record(line.name, icon_name="building-community"),
                partial(self.host.desk.open_record, "organization", line.organization_id)), 1)
            row.addWidget(self.hold(icon_button(
                "x", _("Retirer le partenaire {name}").format(name=line.name),
                partial(self.remove, line.id)), f"partner:{line.id}"))
            self.body.addLayout(row)
        self._taken = {sheet.organization_id, *(line.organization_id for line in sheet.partners)}
        self.adding = self.hold(FindLine(
            _("Ajouter un partenaire"), self._offered, _("Nom d’une organisation")), "add")
        self.adding.found.connect(self.add)
        self.adding.made.connect(self.refuse_unknown)
        self.body.addWidget(self.adding)

    def add(self, organization_id: str) -> None:
        """Note that an organisation helps."""
        store = self.host.store
        if self.write(lambda: tasks.add_task_partner(store, self.task_id, organization_id)):
            self.adding.clear()

    def remove(self, partner_id: str) -> None:
        """Take a partner off the card."""
        self.write(lambda: tasks.remove_task_partner(self.host.store, partner_id))

    def _offered(self) -> list[tuple[str, str]]:
        return [
            (one.id, one.name) for one in card_choices(self.host.store).organizations
            if one.id not in self._taken
        ]

    def refuse_unknown(self, name: str) -> None:
        """Say that nobody of this name is in the directory."""
        self.tell_refusal(RuleBroken(
            _("« {name} » n’est pas au répertoire : choisissez dans la liste, ou ajoutez d’abord "
              "l’organisation au répertoire.").format(name=name)))


class LinksSection(CardSection):
    """What this card blocks, follows or doubles, and what does so to it."""

    def __init__(self, host: Boards) -> None:
        super().__init__(host, _("Liens avec d’autres cartes"))
        self.adding = FindLine("", list)
        self.way = QComboBox()

    def part(self, sheet: CardSheet) -> object:
        return sheet.links

    def count(self, sheet: CardSheet) -> str:
        return str(len(sheet.links)) if sheet.links else ""

    def fill(self, sheet: CardSheet) -> None:
        for line in sheet.links:
            row = QHBoxLayout()
            row.setSpacing(2)
            note = " · ".join(part for part in (
                line.words, line.body, vocabulary.label("task_state", line.state)) if part)
            opener = RecordLine(
                Record(line.title, note, icon_name="link"),
                partial(self.host.open_card, line.task_id))
            row.addWidget(self.hold(opener, f"open:{line.id}"), 1)
            row.addWidget(self.hold(icon_button(
                "x", _("Délier : {words} {title}").format(words=line.words, title=line.title),
                partial(self.remove, line.id)), f"link:{line.id}"))
            self.body.addLayout(row)
        chosen = self.way.currentIndex()
        self.way = self.hold(QComboBox(), "way")
        self.way.setAccessibleName(_("Cette carte…"))
        for kind, came in _WAYS:
            self.way.addItem(links.said(kind, from_the_other=came), (kind, came))
        self.way.setCurrentIndex(max(chosen, 0))
        self.body.addWidget(self.way)
        self.adding = self.hold(FindLine(
            _("Lier à une carte"), self._offered, _("Titre d’une carte")), "add")
        self.adding.found.connect(self.add)
        self.adding.made.connect(self.refuse_unknown)
        self.body.addWidget(self.adding)

    def add(self, other_id: str) -> None:
        """Hold the card to another, in the way chosen."""
        kind, came = self.way.currentData()
        ends = (other_id, self.task_id) if came else (self.task_id, other_id)
        if self.write(lambda: tasks.link_tasks(self.host.store, *ends, kind)):
            self.adding.clear()

    def remove(self, link_id: str) -> None:
        """Let go of another card."""
        self.write(lambda: tasks.unlink_tasks(self.host.store, link_id))

    def _offered(self) -> list[tuple[str, str]]:
        return [(one.id, one.name) for one in linkable(self.host.store, self.task_id)]

    def refuse_unknown(self, title: str) -> None:
        """Say that no single card has this title."""
        self.tell_refusal(RuleBroken(
            _("Aucune carte ne s’appelle « {title} », ou plusieurs : choisissez dans la "
              "liste.").format(title=title)))


class OriginSection(CardSection):
    """The meeting, the resolution, the decision or the card that this one comes from."""

    def __init__(self, host: Boards) -> None:
        super().__init__(host, _("D’où elle vient"))

    def part(self, sheet: CardSheet) -> object:
        return sheet.origins

    def unfolded(self, sheet: CardSheet) -> bool:
        return True

    def show_sheet(self, sheet: CardSheet) -> None:
        super().show_sheet(sheet)
        self.setVisible(bool(sheet.origins))

    def fill(self, sheet: CardSheet) -> None:
        for line in sheet.origins:
            self.body.addWidget(self._opener(line.kind, line.id, line.words))

    def _opener(self, kind: str, key: str, words: str) -> QWidget:
        if kind == "task":
            said = _("La carte précédente, dont celle-ci est le retour")
            return RecordLine(Record(said, icon_name="refresh"),
                              partial(self.host.open_card, key))
        said = _("Décision : {text}").format(text=words) if kind == "decision" else words
        return RecordLine(Record(said, icon_name=_ICONS[kind]),
                          partial(self.host.desk.open_record, kind, key))
