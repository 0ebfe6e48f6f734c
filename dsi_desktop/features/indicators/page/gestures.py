"""What a key or a button asks of the indicator in hand, each with its dialog."""

from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from dsi_desktop.db.store import Store
from dsi_desktop.features.indicators.page.asking import Asking
from dsi_desktop.features.indicators.presenter import IndicatorsPresenter
from dsi_desktop.features.indicators.queries import IndicatorSheet, paper
from dsi_desktop.kernel.errors import DsiError, FileProblem
from dsi_desktop.kernel.files import only_shows
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.shell.desk import Desk


class IndicatorGestures:
    """Turns a gesture by its name into a dialog and a command."""

    def __init__(
        self, store: Store, desk: Desk, presenter: IndicatorsPresenter, parent: QWidget
    ) -> None:  # fmt: skip
        self._store, self._desk, self._presenter = store, desk, presenter
        self._asking = Asking(store, parent, desk.today)
        self._by_name = {
            "edit": self._edit, "measure": self._measure, "again": self._again,
            "correct": self._correct, "target": self._target,
        }  # fmt: skip
        self._by_key = {
            "unmeasure": presenter.remove_measure, "untarget": presenter.remove_target,
            "prove": self._prove, "open": self._open_proof,
        }  # fmt: skip

    def act(self, gesture: str, key: str = "") -> None:
        """Do what is asked of the indicator in hand, or of one part of it."""
        if gesture == "remove":
            self._presenter.remove()
        elif gesture in self._by_key:
            self._by_key[gesture](key)
        elif (sheet := self._presenter.sheet()) is not None:
            self._by_name[gesture](sheet, key)

    def new(self) -> bool:
        """Ask for an indicator; tell whether it was added."""
        return self._asking.new(self._presenter.places(), self._presenter.add)

    def lock(self) -> None:
        """Ask until when what was reported is locked."""
        sheet = self._presenter.sheet()
        self._asking.lock(sheet.locked_until if sheet else None, self._presenter.lock)

    def _edit(self, sheet: IndicatorSheet, _key: str) -> None:
        self._asking.sheet(sheet, self._presenter.places(), self._presenter.edit)

    def _measure(self, sheet: IndicatorSheet, _key: str) -> None:
        day = sheet.line.due if sheet.line.late else None
        self._asking.measure(sheet, self._presenter.measure, day=day)

    def _again(self, sheet: IndicatorSheet, _key: str) -> None:
        first = sheet.measures[0] if sheet.measures else None
        self._asking.measure(sheet, self._presenter.measure, start=first, day=self._desk.today())

    def _correct(self, sheet: IndicatorSheet, key: str) -> None:
        start = next((one for one in sheet.measures if one.id == key), None)
        self._asking.measure(sheet, partial(self._presenter.correct, key), start=start)

    def _target(self, sheet: IndicatorSheet, key: str) -> None:
        target = next((one for one in sheet.targets if one.id == key), None)
        self._asking.target(sheet, target, partial(self._presenter.aim, key))

    def _prove(self, measure_id: str) -> None:
        path = self._desk.ask_open_path(_("Tous les fichiers (*)"))
        if path is None:
            return
        try:
            content = path.read_bytes()
        except OSError as error:
            self._desk.refuse(FileProblem(
                _("{name} ne se lit pas : {why}").format(name=path.name, why=error.strerror)))
        else:
            self._presenter.prove(measure_id, path.name, content)

    def _open_proof(self, proof_id: str) -> None:
        try:
            found = paper(self._store, proof_id)
        except DsiError as refusal:
            self._desk.refuse(refusal)
            return
        if not only_shows(found.name):
            self._desk.refuse(DsiError(_("{name} ne s’ouvre pas d’ici.").format(name=found.name)))
            return
        path = Path(mkdtemp(prefix="dsi-")) / Path(found.name).name
        path.write_bytes(found.content)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
