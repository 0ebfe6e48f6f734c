"""What the program does with the file itself: past days, verification, copies, snapshots."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer

from dsi_desktop.app import folders
from dsi_desktop.app.dossier import Dossier
from dsi_desktop.app.offering import Offering
from dsi_desktop.app.past_view import forget_past, past_band, past_dossier
from dsi_desktop.app.stage import Stage
from dsi_desktop.app.standing import OLDER, standing
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.band import Band
from dsi_desktop.ui.shell.window import Window
from dsi_desktop.ui.shell.window_desk import WindowDesk

if TYPE_CHECKING:
    from dsi_desktop.db.verify import Verified

_EVERY_MS = 30 * 60 * 1000


class Run(Protocol):
    """The session, as this module needs it."""

    window: Window
    desk: WindowDesk
    stage: Stage
    dossier: Dossier | None

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Open a dossier."""

    def begin(self, path: Path | None) -> None:
        """Show the welcome page when there is no path."""

    def show(self) -> None:
        """Show the open dossier."""

    def open_door(self) -> None:
        """Let pages be made."""

    def leave(self) -> None:
        """Close the dossier."""

    def ask(self, question: str, yes: str, no: str = "") -> bool:
        """Ask over the window."""


class Safety:
    """Follows the open dossier: keeps snapshots while it is used, says what it lacks."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._past: Dossier | None = None
        self._offering = Offering(run)
        self._timer = QTimer()
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.keep_snapshot)

    def follow(self) -> None:
        """Begin: the dossier is ready. What it lacks is offered once the window has settled."""
        dossier = self._run.dossier
        if dossier is None or dossier.read_only:
            return
        self._timer.start()
        QTimer.singleShot(0, self._run.window, partial(self._offering.offer, dossier))

    def stop(self) -> None:
        """Follow nothing: the dossier is about to be closed."""
        self._timer.stop()
        self._forget()

    def keep_snapshot(self) -> None:
        """Keep a snapshot out of sight, if something changed since the last one."""
        dossier = self._run.dossier
        if dossier is not None and dossier.store is not None and not dossier.read_only:
            self._run.desk.glance(dossier.keep_snapshot, lambda _taken: None)

    # ---- past days
    def look_back(self, day: date) -> None:
        """Show the whole window as the dossier was at the end of a claimed day."""
        dossier = self._run.dossier
        if dossier is None or dossier.store is None:
            return
        data = folders.state_folder()
        self._run.desk.run(
            _("Retour en arrière…"), lambda _progress: past_dossier(dossier, day, data),
            lambda past: self._show_past(dossier, past, day),
        )  # fmt: skip

    def come_back(self) -> None:
        """Show the dossier as it is now, on the page in view."""
        workplace = self._run.window.workplace
        here = workplace.current if workplace is not None else ""
        self._run.show()
        self._forget()
        self._run.stage.go(here)

    def _show_past(self, dossier: Dossier, past: Dossier, day: date) -> None:
        if self._run.dossier is not dossier:
            past.release()
            return
        workplace = self._run.window.workplace
        here = workplace.current if workplace is not None else ""
        band = past_band(day, dossier.today(), self.come_back)
        self._run.stage.show(past, None, band)
        self._forget()
        self._past = past
        self._run.open_door()
        self._run.stage.go(here)

    def _forget(self) -> None:
        if self._past is not None:
            past, self._past = self._past, None
            past.release()
            forget_past(past.path)

    # ---- verification and repair
    def check_dossier(self) -> None:
        """« Vérifier le dossier » : beside the screen, then say what was found."""
        dossier = self._run.dossier
        if dossier is None or dossier.store is None:
            return
        self._run.desk.run(
            _("Vérification du dossier…"), lambda _progress: dossier.verify(), self._say_verified
        )

    def _say_verified(self, found: "Verified") -> None:
        from dsi_desktop.ui.dialogs import messages

        said = "\n\n".join(found.sentences())
        dossier = self._run.dossier
        if found.is_sound or dossier is None or dossier.read_only:
            messages.tell(self._run.window, said)
        elif self._run.ask(said, _("Réparer le dossier")):
            self._repair(dossier.path, found)

    def _repair(self, path: Path, found: "Verified") -> None:
        """Leave the file first: nobody may have it open, nor its pages, while it is put right."""
        self._run.leave()
        self._run.begin(None)
        self.salvage(path, only_altered=found.is_only_altered)

    def salvage(self, path: Path, *, only_altered: bool = False) -> None:
        """Put a damaged dossier right from what it still says and from its snapshots, open it."""
        from dsi_desktop.app.repairing import put_right

        data = folders.state_folder()
        self._run.desk.run(
            _("Réparation du dossier…"),
            lambda _progress: put_right(path, data, only_altered=only_altered),
            partial(self._say_salvaged, path),
        )

    def _say_salvaged(self, path: Path, said: tuple[str, ...]) -> None:
        from dsi_desktop.ui.dialogs import messages

        messages.tell(self._run.window, "\n\n".join(said))
        self._run.open(path)

    # ---- copies
    def band(self, dossier: Dossier) -> Band | None:
        """Return the band of a dossier that is only looked at where it lies."""
        if not dossier.is_view:
            return None
        return Band(
            "eye", _("Vous regardez une copie."), _("Travailler sur cet ordinateur"),
            partial(self._work_here, dossier), _(standing(dossier.origin) or OLDER),
        )  # fmt: skip

    def _work_here(self, dossier: Dossier) -> None:
        folder = folders.documents_folder()

        def bring(_progress: object) -> Path:
            from dsi_desktop.db.copies import copy_dossier

            folder.mkdir(parents=True, exist_ok=True)
            target = folders.free_name(folder, dossier.origin.name)
            copy_dossier(dossier.origin, target)
            return target

        self._run.desk.run(_("Copie du dossier…"), bring, self._work_on)

    def _work_on(self, target: Path) -> None:
        self._run.open(target)
        self._run.desk.tell(_("Vous travaillez maintenant sur « {path} ».").format(path=target))


def is_a_view(path: Path) -> bool:
    """Tell whether a dossier is only looked at where it lies; a missing file is no view."""
    return path.exists() and bool(standing(path))


def is_of_older_format(path: Path) -> bool:
    """Tell whether a dossier must be brought to this version to be read; `FileProblem`."""
    from dsi_desktop.db.viewing import is_older

    return path.exists() and is_older(path)


def private_view(path: Path) -> Path:
    """Return a private copy of a dossier that lies where one does not work; `FileProblem`.

    A stick can then be pulled at any time, and an older file is brought to this version here.
    """
    from dsi_desktop.db.viewing import view_copy

    return view_copy(path, folders.state_folder() / "views")
