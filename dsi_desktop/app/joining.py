"""« J’ai une invitation » : from a file and six words to the dossier open on this computer."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dsi_desktop.app import folders
from dsi_desktop.app.dossier import Signature
from dsi_desktop.kernel.errors import DsiError, RuleBroken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.text import clean
from dsi_desktop.ui.shell.window import Window
from dsi_desktop.ui.shell.window_desk import WindowDesk
from dsi_desktop.ui.worker import Progress

if TYPE_CHECKING:
    from dsi_desktop.features.preferences.page.joining import JoinDialog

_FORBIDDEN = '<>:"/\\|?*'


class Run(Protocol):
    """The session, as this module needs it."""

    window: Window
    desk: WindowDesk


class Joining:
    """Asks until the words open the invitation, or the person gives up."""

    def __init__(self, run: Run, made: "Made") -> None:
        self._run = run
        self._made = made
        self.dialog: JoinDialog | None = None

    def begin(self, proposed: Signature) -> None:
        """Ask which file, then the words."""
        path = self._run.desk.ask_open_path(_("Invitations (*.dsix)"))
        if path is not None:
            self.ask(path, ("", proposed.author, proposed.device))

    def ask(self, path: Path, typed: tuple[str, str, str], refusal: DsiError | None = None) -> None:
        """Show the dialog, with what was typed before and why it did not open."""
        from dsi_desktop.db.merge.words import all_words, complete
        from dsi_desktop.features.preferences.page.joining import JoinDialog

        self.dialog = JoinDialog(
            self._run.window, typed, complete, all_words(), partial(self._join, path)
        )
        if refusal is not None:
            self.dialog.form.refuse(refusal)
        self.dialog.open()

    def _join(self, path: Path, phrase: str, author: str, device: str) -> None:
        folder = folders.documents_folder()

        def work(_progress: Progress) -> Path | DsiError:
            try:
                return join_into(folder, path, phrase, Signature(author, device))
            except DsiError as refusal:
                return refusal

        def answer(found: Path | DsiError) -> None:
            if isinstance(found, Path):
                self._made(found, author, device)
            else:
                told = RuleBroken(found.sentence, "phrase")
                self.ask(path, (phrase, author, device), told)

        self._run.desk.run(_("Ouverture de l’invitation…"), work, answer)


class Made(Protocol):
    """What follows: the dossier is there."""

    def __call__(self, path: Path, author: str, device: str) -> None:
        """Open it, signed so."""


def join_into(folder: Path, source: Path, phrase: str, signature: Signature) -> Path:
    """Make the dossier of an invitation in a folder, named by its title; `FileProblem`."""
    from dsi_desktop.db.container import peek
    from dsi_desktop.db.founding import discard
    from dsi_desktop.db.merge.invitation import join

    folder.mkdir(parents=True, exist_ok=True)
    arriving = folders.free_name(folder, _("Dossier reçu.dsi"))
    made = join(source, phrase, arriving, signature.author, signature.device)
    title = "".join(sign for sign in clean(peek(made).title) if sign not in _FORBIDDEN).strip(". ")
    if not title:
        return made
    discard(made.with_name(f"{made.name}-journal"))
    return made.rename(folders.free_name(folder, f"{title}.dsi"))
