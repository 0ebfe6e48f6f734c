"""The labels of a card: put on by name, taken off, and the dialog where all are kept."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dsi_desktop.features.boards.page.card.labels_dialog import LabelsDialog
from dsi_desktop.features.boards.page.card.section import CardSection
from dsi_desktop.features.boards.page.host import Boards
from dsi_desktop.features.boards.queries.lines import LabelLine
from dsi_desktop.features.boards.queries.sheet import CardSheet, labels_offered
from dsi_desktop.features.tasks import commands as tasks
from dsi_desktop.features.tasks.rules.labels import HUES, hue_word
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.sheets.parts import FindLine
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import icon_button
from dsi_desktop.ui.widgets.flowing import flowing
from dsi_desktop.ui.widgets.painted import Pill


class LabelsSection(CardSection):
    """Entrée in the box puts a label on; a name nobody used makes it."""

    def __init__(self, host: Boards) -> None:
        super().__init__(host, _("Étiquettes"))
        self.adding = FindLine("", list)
        self._body_id: str | None = None
        self._worn_ids: set[str] = set()

    def part(self, sheet: CardSheet) -> object:
        return sheet.labels, sheet.body_id

    def count(self, sheet: CardSheet) -> str:
        return str(len(sheet.labels)) if sheet.labels else ""

    def unfolded(self, sheet: CardSheet) -> bool:
        return True

    def fill(self, sheet: CardSheet) -> None:
        self._body_id = sheet.body_id
        if sheet.labels:
            self.body.addWidget(flowing(*(self._worn(line) for line in sheet.labels)))
        self._worn_ids = {line.id for line in sheet.labels}
        self.adding = self.hold(
            FindLine(_("Ajouter une étiquette"), self._offered, _("Nom d’une étiquette")), "add")
        self.adding.found.connect(self.wear)
        self.adding.made.connect(self.make)
        row = QHBoxLayout()
        row.addWidget(self.adding, 1)
        row.addWidget(self.hold(icon_button(
            "settings", _("Étiquettes : noms et couleurs"), self.keep), "keep"))
        self.body.addLayout(row)

    def wear(self, label_id: str) -> None:
        """Put a label on the card."""
        if self.write(lambda: tasks.label_task(self.host.store, self.task_id, label_id)):
            self.adding.clear()

    def make(self, name: str) -> None:
        """Put on the card a label of this name, made if nobody made it."""
        hue = len(labels_offered(self.host.store, self._body_id)) % len(HUES)
        if self.write(
            lambda: tasks.label_task_with(self.host.store, self.task_id, name, hue=hue)
        ):
            self.adding.clear()

    def take_off(self, label_id: str) -> None:
        """Take a label off the card."""
        self.write(lambda: tasks.unlabel_task(self.host.store, self.task_id, label_id))

    def keep(self) -> None:
        """Open the dialog where labels are named and coloured."""
        LabelsDialog(self.host.widget, self.host.store, self._body_id).exec()
        self.host.refresh()

    def _offered(self) -> list[tuple[str, str]]:
        return [
            (line.id, line.name) for line in labels_offered(self.host.store, self._body_id)
            if line.id not in self._worn_ids
        ]

    def _worn(self, line: LabelLine) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        hue = theme().hue(line.hue)
        pill = Pill(line.name, hue.soft, hue.ink)
        pill.setToolTip(_("{name}, couleur {colour}").format(
            name=line.name, colour=hue_word(line.hue)))
        row.addWidget(pill)
        row.addWidget(self.hold(
            icon_button("x", _("Retirer l’étiquette {name}").format(name=line.name),
                        partial(self.take_off, line.id)),
            f"label:{line.id}",
        ))
        return holder
