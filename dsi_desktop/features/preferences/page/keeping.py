"""Snapshots of this computer, and « Vérifier le dossier »: what one looks for on a bad day."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from dsi_desktop.db.store import Store
from dsi_desktop.features.preferences import commands, queries
from dsi_desktop.features.preferences.queries import SnapshotLine
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.forms.fields import ChoiceField
from dsi_desktop.ui.shell.desk import Host, Progress
from dsi_desktop.ui.widgets.buttons import button
from dsi_desktop.ui.widgets.frames import Card
from dsi_desktop.ui.widgets.texts import label


class KeepingCard(Card):
    """One list of snapshots, newest first, and the two ways to use one."""

    def __init__(self, store: Store, host: Host) -> None:
        super().__init__(_("Sauvegardes et vérification"), "shield-check")
        self._store = store
        self._host = host
        self._lines: dict[str, SnapshotLine] = {}
        self.chosen = ChoiceField("snapshot", _("Sauvegarde de cet ordinateur"), [])
        self.bring = button(_("Remettre ce qui manque"), self._bring_in)
        self.back = button(_("Revenir à cet état"), self._go_back)
        self.check = button(_("Vérifier le dossier"), host.check_dossier)
        self.body.addWidget(label(
            _("Une sauvegarde est gardée à l’ouverture, avant chaque réception et toutes les 30 "
              "minutes de travail. Rien n’est jamais remplacé : ce qui est remis s’ajoute, et se "
              "défait comme le reste."), "muted", wrap=True,
        ))  # fmt: skip
        row = QHBoxLayout()
        row.addWidget(self.chosen, 1)
        for one in (self.bring, self.back):
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)
        last = QHBoxLayout()
        last.addWidget(label(
            _("Vérifier relit chaque geste du dossier et le compare à son empreinte."), "muted",
            wrap=True,
        ), 1)  # fmt: skip
        last.addWidget(self.check)
        self.body.addLayout(last)

    def refresh(self) -> None:
        """List the snapshots there are now."""
        found = queries.snapshot_lines(self._host.data_folder, self._store.dossier_id)
        self._lines = {str(line.path): line for line in found}
        today = self._host.today()
        self.chosen.box.clear()  # else one that was thinned since would stay in the list
        self.chosen.show_options([(key, named(line, today)) for key, line in self._lines.items()])
        usable = bool(found) and not self._store.read_only
        for one in (self.chosen, self.bring, self.back):
            one.setEnabled(usable)

    def _bring_in(self) -> None:
        line = self._line()
        if line is None:
            return
        place = _("la sauvegarde du {moment}").format(moment=named(line, self._host.today()))
        self._run(
            _("Lecture de la sauvegarde…"),
            partial(commands.bring_in, self._store, self._host.data_folder, line.path, place),
            self._say_brought,
        )

    def _say_brought(self, count: int) -> None:
        self._host.tell(
            ngettext("{n} modification remise.", "{n} modifications remises.", count)
            .format(n=count) if count else _("Cette sauvegarde ne contient rien de plus.")
        )  # fmt: skip

    def _go_back(self) -> None:
        line = self._line()
        if line is None:
            return
        question = _("Revenir à l’état du {moment}? Ce qui a été fait depuis reste dans "
                     "l’historique, et Ctrl+Z défait ce retour.").format(
            moment=named(line, self._host.today()))  # fmt: skip
        if self._host.confirm(question, _("Revenir à cet état")):
            self._run(
                _("Retour à la sauvegarde…"), partial(commands.go_back_to, self._store, line.path),
                self._say_gone_back,
            )  # fmt: skip

    def _say_gone_back(self, count: int) -> None:
        self._host.tell(
            ngettext("{n} fiche remise comme avant.", "{n} fiches remises comme avant.", count)
            .format(n=count) if count else _("Rien n’a changé depuis cette sauvegarde.")
        )  # fmt: skip

    def _run(self, words: str, work: Callable[[], int], done: Callable[[int], None]) -> None:
        def working(_progress: Progress) -> int:
            return work()

        def finish(count: int) -> None:
            self.refresh()
            done(count)

        self._host.run(words, working, finish)

    def _line(self) -> SnapshotLine | None:
        return self._lines.get(str(self.chosen.value() or ""))


def named(line: SnapshotLine, today: date) -> str:
    """Return « 12 mai, 14 h 05 · K7F3-Q2WD »."""
    moment = line.taken.astimezone()
    day = fmt.date_short(moment.date(), today)
    return f"{day}, {fmt.time(f'{moment:%H:%M}')} · {line.code}"
