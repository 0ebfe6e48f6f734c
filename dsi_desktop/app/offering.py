"""What this computer holds of a dossier and the file does not: offered when it opens."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dsi_desktop.app.dossier import Dossier
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.ui.shell.window_desk import WindowDesk

if TYPE_CHECKING:
    from dsi_desktop.db.merge.reception import Received
    from dsi_desktop.db.registry import Missing, Twin


class Run(Protocol):
    """The session, as this module needs it."""

    desk: WindowDesk
    dossier: Dossier | None

    def ask(self, question: str, yes: str, no: str = "") -> bool:
        """Ask over the window."""


class Offering:
    """« Les réunir », « Les remettre » : a reception like any other, after a snapshot."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def offer(self, dossier: Dossier) -> None:
        """Offer what was found when the dossier was made ready, if it is still open."""
        if self._run.dossier is not dossier:
            return
        if dossier.twin is not None:
            self._offer_twin(dossier, dossier.twin)
        elif dossier.missing is not None:
            self._offer_missing(dossier, dossier.missing)

    def _offer_twin(self, dossier: Dossier, twin: "Twin") -> None:
        why = (
            _("Il y a deux copies de ce dossier sur cet ordinateur, avec des changements dans "
              "chacune.")
            if twin.here else ngettext(
                "Une autre copie de ce dossier, sur cet ordinateur, contient {n} modification "
                "de plus.",
                "Une autre copie de ce dossier, sur cet ordinateur, contient {n} modifications "
                "de plus.", twin.there,
            ).format(n=twin.there)
        )  # fmt: skip
        advice = _("Les réunir est conseillé : rien n’est perdu, et ce qui diffère sera à décider.")
        question = f"{why}\n\n{twin.path}\n\n{advice}"
        if self._run.ask(question, _("Les réunir"), _("Ouvrir quand même celle-ci")):
            self._unite(dossier, twin.path, _("l’autre copie, {path}").format(path=twin.path))
        else:
            dossier.leave_aside(twin.code)

    def _offer_missing(self, dossier: Dossier, missing: "Missing") -> None:
        question = ngettext(
            "Ce fichier ne contient pas {n} modification faite ici.",
            "Ce fichier ne contient pas {n} modifications faites ici.", missing.count,
        ).format(n=missing.count)  # fmt: skip
        if self._run.ask(question, _("Les remettre"), _("Laisser ainsi")):
            self._unite(dossier, missing.source, _("la sauvegarde de cet ordinateur"))
        else:
            dossier.leave_aside(missing.code)

    def _unite(self, dossier: Dossier, path: Path, place: str) -> None:
        self._run.desk.run(
            _("Réunion des copies…"), lambda progress: dossier.unite(path, place, progress),
            self._say_united,
        )  # fmt: skip

    def _say_united(self, received: "Received") -> None:
        said = ngettext(
            "{n} modification remise.", "{n} modifications remises.", received.new
        ).format(n=received.new)
        if received.conflicts:
            said += " " + ngettext(
                "{n} chose à décider.", "{n} choses à décider.", received.conflicts
            ).format(n=received.conflicts)
        self._run.desk.tell(said)
