"""The files beside a record: pictures in small, everything else by its name."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Protocol, TypeVar

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsi_desktop.kernel.errors import DsiError, FileProblem
from dsi_desktop.kernel.files import only_shows
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs import form_dialog
from dsi_desktop.ui.forms.fields import TextField
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.sheets.parts import menu_button
from dsi_desktop.ui.sheets.section import SheetSection
from dsi_desktop.ui.shell.desk import Desk
from dsi_desktop.ui.theme import theme
from dsi_desktop.ui.widgets.buttons import button, icon_button
from dsi_desktop.ui.widgets.record_line import Record, RecordLine
from dsi_desktop.ui.widgets.texts import label

_SIDE = 260


class Paper(Protocol):
    """A file, as a sheet shows it; `here` is false while its bytes are on another laptop."""

    @property
    def id(self) -> str:
        """The record of the file."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def caption(self) -> str:
        """What it shows."""

    @property
    def size(self) -> int:
        """Its bytes."""

    @property
    def rotation(self) -> int:
        """How a picture is turned, in degrees clockwise."""

    @property
    def picture(self) -> bool:
        """Whether its name promises a picture."""

    @property
    def here(self) -> bool:
        """Whether its bytes lie in this copy of the dossier."""

    @property
    def sha256(self) -> str:
        """What its bytes are known by."""


class Papered(Protocol):
    """A sheet that shows files."""

    @property
    def id(self) -> str:
        """The record."""

    @property
    def papers(self) -> tuple[Paper, ...]:
        """Its files."""


class Papers(Protocol):
    """What may be done with the files of a record; every gesture raises `DsiError` in words."""

    def words(self, line: Paper) -> str:
        """Return what is said of a file under its name."""

    def question(self, path: Path) -> str:
        """Return what is asked before a file is joined, "" for nothing. Raises `OSError`."""

    def join_file(self, record_id: str, path: Path) -> str:
        """Join a file; return what is said of it. Raises `OSError`."""

    def content(self, document_id: str) -> bytes:
        """Return the bytes of a file."""

    def small(self, document_id: str, rotation: int, side: int) -> bytes | None:
        """Return a picture in small; None when it cannot be drawn."""

    def turn(self, document_id: str, quarters: int) -> None:
        """Turn a picture by quarters, clockwise."""

    def caption(self, document_id: str, words: str) -> None:
        """Say what a file shows."""

    def remove(self, document_id: str) -> None:
        """Take a file away."""


class SheetHost(Protocol):
    """The page beside which the sheet stands."""

    @property
    def desk(self) -> Desk:
        """Who asks, tells and refuses."""

    @property
    def widget(self) -> QWidget:
        """The parent of dialogs."""


D = TypeVar("D", bound=Papered)


class PapersSection(SheetSection[D]):
    """Files are joined by the dialog or dropped here; a refused one does not stop the others.

    `write` does something and shows it, or says why not and is false; `renew` reads again.
    """

    def __init__(
        self, host: SheetHost, papers: Papers, write: Callable[[Callable[[], object]], bool],
        renew: Callable[[], object],
    ) -> None:
        super().__init__(_("Pièces jointes"))
        self._host = host
        self._papers = papers
        self._write = write
        self._renew = renew
        self._drawn: dict[tuple[str, int], QPixmap] = {}
        self.setAcceptDrops(True)

    def part(self, sheet: D) -> object:
        return sheet.papers

    def count(self, sheet: D) -> str:
        return str(len(sheet.papers)) if sheet.papers else ""

    def fill(self, sheet: D) -> None:
        for line in sheet.papers:
            self.body.addWidget(self._line(line))
        self.body.addWidget(self.hold(
            button(_("Joindre des fichiers…"), self.ask, icon_name="paperclip"), "join"))

    def ask(self) -> None:
        """Choose files and join them."""
        self.join(self._host.desk.ask_open_paths(_("Tous les fichiers (*)")))

    def join(self, paths: list[Path]) -> None:
        """Join files one by one, each said or refused in words."""
        for path in paths:
            try:
                question = self._papers.question(path)
                if question and not self._host.desk.confirm(question, _("Joindre")):
                    continue
                said = self._papers.join_file(self.record_id, path)
            except DsiError as refusal:
                self._host.desk.refuse(refusal)
            except OSError as error:
                self._host.desk.refuse(FileProblem(
                    _("{name} ne se lit pas : {why}").format(name=path.name, why=error.strerror)))
            else:
                self._host.desk.tell(said)
        self._renew()

    def open(self, line: Paper) -> None:
        """Open a copy of a file in the program of this computer that shows it.

        What could run, received from elsewhere, is only ever saved where the person says.
        """
        if not only_shows(line.name):
            said = _("{name} pourrait agir sur l’ordinateur : il ne s’ouvre pas d’ici. "
                     "Enregistrez-en une copie si vous savez d’où il vient.")
            self._host.desk.refuse(DsiError(said.format(name=line.name)))
            return
        folder = Path(mkdtemp(prefix="dsi-"))
        if self._write_copy(line, folder / Path(line.name).name):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder / Path(line.name).name)))

    def save(self, line: Paper) -> None:
        """Write a copy of a file where the person says."""
        path = self._host.desk.ask_save_path(line.name, _("Tous les fichiers (*)"))
        if path is not None and self._write_copy(line, path):
            self._host.desk.tell(_("{name} est enregistré.").format(name=path.name))

    def turn(self, line: Paper, quarters: int = 1) -> None:
        """Turn a picture by a quarter; its bytes stay."""
        self._write(lambda: self._papers.turn(line.id, quarters))

    def caption(self, line: Paper) -> None:
        """Ask what a file shows."""
        form = Form([TextField("caption", _("Légende"))])
        form.fill({"caption": line.caption})
        form_dialog.ask(
            self._host.widget, _("Légende de {name}").format(name=line.name), form,
            lambda values: self._papers.caption(line.id, str(values["caption"] or "")))
        self._renew()

    def remove(self, line: Paper) -> None:
        """Take a file away; Ctrl+Z brings it back."""
        if self._write(lambda: self._papers.remove(line.id)):
            self._host.desk.tell(_("{name} est retiré. Ctrl+Z le ramène.").format(name=line.name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.unfold()
        self.join([path for path in paths if path.is_file()])

    def _line(self, line: Paper) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        drawn = self._drawing(line)
        if drawn is not None:
            shown = label("")
            shown.setPixmap(drawn)
            shown.setAccessibleName(
                _("Image : {words}").format(words=line.caption or line.name))
            column.addWidget(shown)
        row = QHBoxLayout()
        row.setSpacing(2)
        record = Record(line.name, self._papers.words(line), icon_name="paperclip")
        opener = RecordLine(record, partial(self.open, line) if line.here else None)
        row.addWidget(self.hold(opener, f"open:{line.id}"), 1)
        if line.picture and line.here:
            row.addWidget(self.hold(icon_button(
                "refresh", _("Tourner {name}").format(name=line.name),
                partial(self.turn, line, 1)), f"turn:{line.id}"))
        row.addWidget(self.hold(menu_button(
            "dots", _("Gestes sur {name}").format(name=line.name), self._gestures(line)),
            f"menu:{line.id}"))
        column.addLayout(row)
        return holder

    def _gestures(self, line: Paper) -> list[tuple[str, partial[None]]]:
        there = [
            (_("Ouvrir"), partial(self.open, line)),
            (_("Enregistrer une copie…"), partial(self.save, line)),
        ]
        turned = [
            (_("Tourner vers la droite"), partial(self.turn, line, 1)),
            (_("Tourner vers la gauche"), partial(self.turn, line, -1)),
        ]
        every = [
            (_("Légende…"), partial(self.caption, line)),
            (_("Retirer"), partial(self.remove, line)),
        ]
        return [*(there if line.here else []),
                *(turned if line.here and line.picture else []), *every]

    def _drawing(self, line: Paper) -> QPixmap | None:
        if not (line.picture and line.here):
            return None
        key = (line.sha256, line.rotation)
        if key not in self._drawn:
            made = self._papers.small(line.id, line.rotation, 2 * theme().px(_SIDE))
            small = QPixmap()
            if made is not None and small.loadFromData(made):
                side = theme().px(_SIDE)
                small = small.scaled(
                    side, side, Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation)
            self._drawn[key] = small
        found = self._drawn[key]
        return found if not found.isNull() else None

    def _write_copy(self, line: Paper, path: Path) -> bool:
        try:
            path.write_bytes(self._papers.content(line.id))
        except DsiError as refusal:
            self._host.desk.refuse(refusal)
        except OSError as error:
            self._host.desk.refuse(FileProblem(
                _("{name} ne s’écrit pas : {why}").format(name=path.name, why=error.strerror)))
        else:
            return True
        return False
