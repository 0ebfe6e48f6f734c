"""What can be done in a live meeting beside its line: each has a key, a place in the menu."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.minutes.page.after import open_after
from dsi_desktop.features.minutes.page.capture_line import CaptureLine
from dsi_desktop.features.minutes.page.consensus import seek_consensus
from dsi_desktop.features.minutes.page.entries_panel import EntriesPanel
from dsi_desktop.features.minutes.page.entrusting import send_follow_ups
from dsi_desktop.features.minutes.page.floor_panel import toggle_floor
from dsi_desktop.features.minutes.page.forum import capture_forum
from dsi_desktop.features.minutes.page.intakes import follow_projects
from dsi_desktop.features.minutes.page.parts import Parts
from dsi_desktop.features.minutes.page.phrases import open_phrases
from dsi_desktop.features.minutes.page.preview import toggle_preview
from dsi_desktop.features.minutes.page.roll_call import call_roll
from dsi_desktop.features.minutes.page.room_view import toggle_room_view
from dsi_desktop.features.minutes.page.sealed import open_sealed
from dsi_desktop.features.minutes.page.second_screen import SecondScreen
from dsi_desktop.features.minutes.page.settling import review_follow_ups, settle
from dsi_desktop.features.minutes.page.side import Side
from dsi_desktop.features.minutes.page.slips import evaluate
from dsi_desktop.features.minutes.presenter import LivePresenter
from dsi_desktop.kernel.i18n import N_
from dsi_desktop.ui.shell.desk import Desk


class Live(Protocol):
    """The page of the meeting, as a tool sees it."""

    store: Store
    desk: Desk
    presenter: LivePresenter

    entries: EntriesPanel
    parts: Parts
    side: Side
    capture: CaptureLine
    second: SecondScreen

    def project(self) -> None:
        """Open the window of the second screen, or close it."""

    def open_panel(self, panel: QWidget) -> None:
        """Put a panel in place of the lines and give it the focus."""

    def close_panel(self) -> None:
        """Bring the lines back and the focus to the line being typed."""

    def adopt(self) -> None:
        """Ask what the adoption of the minutes needs, then adopt them."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A gesture of the meeting: `words` is a French source, `states` those of the meeting it needs.

    Without states it is always there.
    """

    name: str
    keys: str
    words: str
    icon: str
    use: Callable[[Live], object]
    states: frozenset[str] = frozenset()


# A meeting that nobody closed yet, or whose minutes are being finished.
BEFORE_THE_END = frozenset({"planned", "convened", "in_progress"})
UNDER_WAY = frozenset({"planned", "convened", "in_progress", "held"})

TOOLS: tuple[Tool, ...] = (
    Tool(
        "phrases", "F8", N_("Bibliothèque de phrases : Entrée en met une dans la ligne"),
        "notes", open_phrases, UNDER_WAY,
    ),
    Tool(
        "roll", "Ctrl+L", N_("Vote par organisation : une touche chacune"), "hand-stop",
        call_roll, UNDER_WAY,
    ),
    Tool("settle", "F5", N_("Faire ce que ce point demande"), "gavel", settle, BEFORE_THE_END),
    Tool(
        "review", "Shift+F5", N_("Revoir les suivis ouverts, un à un"), "checklist",
        review_follow_ups, UNDER_WAY,
    ),
    Tool("floor", "F2", N_("Tours de parole, à côté des lignes"), "speakerphone", toggle_floor),
    Tool(
        "pause", "Ctrl+Space", N_("Suspendre le temps du point, ou le reprendre"),
        "player-pause", lambda live: live.presenter.pause(), frozenset({"in_progress"}),
    ),
    Tool(
        "consensus", "Ctrl+G", N_("Consensus : tour de table, consentement, degrés, points"),
        "messages", seek_consensus, UNDER_WAY,
    ),
    Tool(
        "forum", "F7", N_("Forum : besoins et solutions par table"), "speakerphone",
        capture_forum, UNDER_WAY,
    ),
    Tool(
        "projects", "Ctrl+J", N_("Projets présentés : balises, recommandation, décision"),
        "briefcase", follow_projects, UNDER_WAY,
    ),
    Tool(
        "after", "F10", N_("Après la rencontre : trous, versions, suites, dépôts, adoption"),
        "list-check", open_after,
    ),
    Tool(
        "slips", "Ctrl+Shift+E", N_("Évaluation éclair : feuilles à remettre, réponses à compiler"),
        "chart-bar", evaluate,
    ),
    Tool(
        "entrusted", "Ctrl+Shift+S", N_("Suivis par organisation, en PDF"), "file-type-pdf",
        send_follow_ups, frozenset({"in_progress", "held", "adopted"}),
    ),
    Tool(
        "room_view", "Ctrl+F9", N_("Ce que la salle voit, à côté des lignes"), "presentation",
        toggle_room_view,
    ),
    Tool(
        "preview", "F12", N_("Procès-verbal tel qu’imprimé, à côté des lignes"), "eye",
        toggle_preview,
    ),
    Tool(
        "sealed", "Ctrl+Shift+H", N_("Huis clos : fermer les portes, écrire sous scellé"), "lock",
        open_sealed,
    ),
)
