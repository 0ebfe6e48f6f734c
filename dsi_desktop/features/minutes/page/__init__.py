"""Live minutes: agenda, current point with the capture line, room; all by the keyboard."""

from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.db.merge.badges import undecided
from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes import queries
from dsi_desktop.features.minutes.page.adoption import ask_adoption
from dsi_desktop.features.minutes.page.agenda_gestures import AgendaGestures
from dsi_desktop.features.minutes.page.agenda_panel import AgendaPanel
from dsi_desktop.features.minutes.page.capture_line import CaptureLine
from dsi_desktop.features.minutes.page.draft import LineDraft
from dsi_desktop.features.minutes.page.entries_panel import EntriesPanel
from dsi_desktop.features.minutes.page.heading import Heading
from dsi_desktop.features.minutes.page.leading import lead_to
from dsi_desktop.features.minutes.page.parts import Parts
from dsi_desktop.features.minutes.page.printing import print_minutes
from dsi_desktop.features.minutes.page.room_gestures import RoomGestures
from dsi_desktop.features.minutes.page.room_panel import RoomPanel
from dsi_desktop.features.minutes.page.second_screen import SecondScreen
from dsi_desktop.features.minutes.page.side import Side
from dsi_desktop.features.minutes.page.stage import Stage
from dsi_desktop.features.minutes.page.tools import Tool
from dsi_desktop.features.minutes.page.wiring import Wires
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.features.minutes.rules.scene import Scene
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.announce import announce
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.shell.page import Page


def build(store: Store, desk: Desk) -> Page:
    return MinutesPage(store, desk)


class MinutesPage(Page):
    """Three columns around one line that always has the focus."""

    HIDES_NEW = True

    WATCHES = (
        "meeting", "agenda_item", "attendance", "presence", "entry", "motion", "vote_event",
        "vote", "decision", "tabling", "task", "task_review", "person", "membership",
        "body_rules", "adopted_minutes", "erratum", "minutes_version", "minutes_remark", "action",
        "speaking_turn", "consensus_round",
        "consensus_position", "forum_voice", "project_intake", "intake_step", "guideline_check",
        "sealed_section", "sealed_key",
    )

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__(desk)
        self.store = store
        self.presenter = LivePresenter(store, self, desk.today)
        self.draft = LineDraft(store)
        self.heading_bar = Heading(self)
        self.capture = CaptureLine()
        self.middle = QWidget()
        self.wires = Wires(self, self)
        self.agenda = AgendaPanel(self.wires.go)
        self.agenda_gestures = AgendaGestures(self, self.presenter)
        self.entries = EntriesPanel(self.wires.asked)
        self.stage = Stage(self.entries, self.capture)
        self.second = SecondScreen(self)
        self.room_gestures = RoomGestures(self, store, self.presenter)
        self.room = RoomPanel(
            self.room_gestures.invite, self.presenter.finish_follow_up, self.presenter.room.find
        )
        self.side = Side(self.room)
        self.parts = Parts(self.agenda, self.middle, self.side)
        self._lay()
        self.wires.join()

    def heading(self) -> str:
        live = self.presenter.live
        return live.document.body if live else ""

    def record_in_hand(self) -> str:
        return self.presenter.meeting_id

    def open_record(self, kind: str, record_id: str) -> None:
        place = queries.place_of(self.store, kind, record_id)
        self.side.close_beside()
        self.presenter.open(place.meeting_id)
        typed = self.draft.of(place.meeting_id)
        if typed:
            self.presenter.line.restore(typed)
            self.tell(_("La ligne qui n’était pas enregistrée est revenue."))
        lead_to(self, place.item_id, place.line_id)

    def refresh(self) -> None:
        self.presenter.refresh()

    def show_scene(self, scene: Scene) -> None:
        self.heading_bar.show_scene(scene)
        self.agenda.show_scene(scene)
        empty = _("Rien n’est encore noté à ce point.")
        if not scene.agenda:
            empty = _("Cette rencontre n’a pas encore d’ordre du jour.")
        self.entries.show_cards(scene.cards, empty, undecided(self.store))
        self.room.show_scene(scene, self.presenter.follow_ups())
        self.capture.setEnabled(not scene.frozen and not self.second.doors_closed())
        self.stage.refresh()
        self.side.refresh()
        self.second.follow()

    def write_line(self, text: str) -> None:
        self.capture.edit.setText(text)
        self.capture.hint("")

    def prompt(self, chip: str, hint: str) -> None:
        self.capture.ask(chip, hint)

    def refuse(self, error: DsiError) -> None:
        self.desk.refuse(error)

    def tell(self, sentence: str) -> None:
        self.desk.tell(sentence)

    def warn(self, sentence: str) -> None:
        """Say what cannot wait: a quorum that breaks interrupts what is being read."""
        self.desk.tell(sentence)
        announce(self, sentence, urgent=True)

    def project(self) -> None:
        """Open the window of the second screen, or close it."""
        self.second.toggle()

    def adopt(self) -> None:
        ask_adoption(self, self.store, self.presenter.meeting_id, self.desk)

    def print_minutes(self) -> None:
        """Write the minutes as a PDF where the person says, without stopping the meeting."""
        print_minutes(self.store, self.desk, self.presenter.meeting_id)

    def show_sheet(self) -> None:
        self.desk.open_record("meeting", self.presenter.meeting_id)

    def use(self, tool: Tool) -> None:
        """Begin a gesture of the meeting, when its state allows it."""
        if not tool.states or self.presenter.state in tool.states:
            tool.use(self)

    def open_panel(self, panel: QWidget) -> None:
        """Put a panel in place of the lines and give it the focus."""
        self.stage.open(panel)

    def close_panel(self) -> None:
        """Bring the lines back and the focus to the line being typed."""
        self.stage.close_panel()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.wires.ticker.start()
        self.capture.edit.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        self.wires.ticker.stop()
        self.wires.tick()
        super().hideEvent(event)

    def _lay(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 4, 28, 20)
        whole.setSpacing(10)
        whole.addWidget(self.parts)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.agenda)
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading_bar)
        column.addWidget(self.stage, 1)
        column.addWidget(self.capture)
        row.addWidget(self.middle, 1)
        row.addWidget(self.side)
        whole.addLayout(row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.parts.fit(self.width())
