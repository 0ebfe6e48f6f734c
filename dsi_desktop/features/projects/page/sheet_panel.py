"""A project beside the views: its amounts, its steps, what it respects, what comes next."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from dsi_desktop.features.projects.page.listing import KEYS
from dsi_desktop.features.projects.presenter.words import SheetScene, Told, sheet_scene
from dsi_desktop.features.projects.queries import ProjectSheet
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.flowing import flowing
from dsi_desktop.ui.widgets.frames import SidePanel, field_row
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label

Gesture = Callable[[str], object]
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ProjectPanel(SidePanel):
    """Rebuilt at each reading: a project holds a dozen lines."""

    def __init__(self, desk: Desk, gesture: Gesture) -> None:
        super().__init__(360)
        self._desk, self._gesture = desk, gesture
        self.setAccessibleName(_("Projet"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.first: QWidget | None = None
        self._told: object = None
        for icon_name, words, name in (
            ("pencil", _("Modifier le projet (E)"), "edit"),
            ("file-type-pdf", _("Fiche de recommandation en PDF (Ctrl+P)"), "print"),
            ("trash", _("Retirer le projet (Suppr)"), "remove"),
        ):  # fmt: skip
            self.add_action(icon_button(icon_name, words, partial(gesture, name)))

    def show_sheet(self, sheet: ProjectSheet) -> None:
        """Show a project; the same one read again keeps its widgets."""
        scene = sheet_scene(sheet, self._desk.today())
        if (sheet.row.id, scene) == self._told:
            return
        self._told = (sheet.row.id, scene)
        self.empty()
        self.first = None
        self.title.say(scene.title)
        if scene.subtitle:
            self.body.addWidget(label(scene.subtitle, "muted", wrap=True))
        if scene.warning:
            self.body.addWidget(label(f"⚠ {scene.warning}", "error", wrap=True))
        self._next(scene)
        for name, value in scene.facts:
            self.body.addLayout(field_row(name, value))
        if scene.summary:
            self.body.addWidget(label(scene.summary, wrap=True))
        self._lines(_("Étapes"), scene.steps, self._back(scene))
        self._lines(_("Balises"), scene.guidelines, self._check(scene))
        self._lines(_("Soutien déjà reçu"), scene.grants)
        self._lines(_("Liens"), scene.links)
        self.body.addStretch(1)

    def _next(self, scene: SheetScene) -> None:
        """Offer what may follow, the nearest first."""
        shown: list[QWidget] = []
        for step, words in (("recommended", _("Recommander… (R)")), ("decided", _("Décider… (D)"))):
            if step in scene.by_motion:
                shown.append(button(words, partial(self._gesture, step)))
        if scene.by_hand:
            shown.append(button(_("Autre étape… (S)"), partial(self._gesture, "advance")))
        if scene.may_enter:
            shown.insert(0, button(_("Inscrire au plan… (P)"), partial(self._gesture, "accept")))
        if shown:
            self.first = shown[0]
            self.body.addWidget(flowing(*shown))

    def _back(self, scene: SheetScene) -> QWidget | None:
        if len(scene.steps) < 2:
            return None
        return button(_("Annuler la dernière étape"), partial(self._gesture, "back"), look="link")

    def _check(self, scene: SheetScene) -> QWidget | None:
        if not scene.guidelines:
            return label(_("Aucune balise n’est en vigueur pour ce projet."), "muted", wrap=True)
        return button(_("Répondre aux balises… (B)"), partial(self._gesture, "check"), look="link")

    def _lines(
        self, title: str, lines: Sequence[Told], after: QWidget | None = None
    ) -> None:
        if not lines and after is None:
            return
        self.body.addWidget(label(title, "h3"))
        for one in lines:
            record = Record(one.title, one.note, right=one.right, pill=one.pill, tone=one.tone)
            opened = partial(self._desk.open_record, one.kind, one.record_id)
            self.body.addWidget(RecordLine(record, opened if one.record_id else None))
        if after is not None:
            self.body.addWidget(after, 0, Qt.AlignmentFlag.AlignLeft)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the next thing to do."""
        super().focusInEvent(event)
        (self.first or self.close_button).setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The letters of the list, on the project shown."""
        name = KEYS.get(Qt.Key(event.key()))
        if name is None or event.modifiers() & _HELD:
            super().keyPressEvent(event)
        else:
            self._gesture(name)
