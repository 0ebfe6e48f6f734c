"""The card « Partager » in its states: writing, rereading, verified, failed; always four lines."""

from dataclasses import dataclass

from dsi_desktop.db.merge import stick
from dsi_desktop.features.exchange.rules import words
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.places import STICK, Place

WAITING, DOING, DONE, FAILED = "waiting", "doing", "done", "failed"
_REREADING_FROM = stick.READING_BACK


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the copy and what is said at its right."""

    state: str
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShareSheet:
    """What the card shows. `code` is "" until everything was read back."""

    state: str
    title: str
    words: str
    steps: tuple[StepLine, ...]
    code: str = ""
    code_words: str = ""
    share: float = 0.0

    @property
    def spoken(self) -> str:
        """Say it for the ear; the code is spelled."""
        code = _("Code du dossier : {code}").format(code=words.spelled(self.code))
        return " ".join(part for part in (self.title.rstrip(".") + ".", self.words,
                                          f"{code}." if self.code else "") if part)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shared:
    """What a finished copy tells: how many gestures, octets, older files left and removed."""

    code: str
    gestures: int
    octets: int
    kept: int
    name: str


def running(place: Place, share: float) -> ShareSheet:
    """Return the card while the file is written, then read back."""
    rereading = share >= _REREADING_FROM
    return ShareSheet(
        DOING, _("Relecture…") if rereading else _("Écriture…"),
        _("Ne retirez pas encore la clé.") if place.kind == STICK
        else _("La copie se fait dans « {name} ».").format(name=place.name),
        _steps(DONE if rereading else DOING, DOING if rereading else WAITING, WAITING),
        code_words=_("Le code du dossier paraîtra quand tout aura été relu."), share=share,
    )  # fmt: skip


def verified(place: Place, shared: Shared) -> ShareSheet:
    """Return the card once the file was read back and found identical."""
    kept = ngettext(
        "la copie d’avant est gardée", "les {n} copies d’avant sont gardées", shared.kept
    ).format(n=shared.kept)
    steps = (
        StepLine(DONE, _("Écriture"), _("{changes}, {size}").format(
            changes=words.changes(shared.gestures), size=words.size(shared.octets))),
        StepLine(DONE, _("Relecture complète"), _("identique à votre dossier")),
        StepLine(DONE, _("Copies d’avant"), kept if shared.kept else _("c’est la première ici")),
    )  # fmt: skip
    on_stick = place.kind == STICK
    return ShareSheet(
        DONE, _("Copié et vérifié. Vous pouvez retirer la clé.") if on_stick
        else _("Copié et vérifié"),
        (_("Le dossier a été copié sur « {name} » et relu en entier.") if on_stick
         else _("Le dossier a été copié dans « {name} » et relu en entier.")
         ).format(name=place.name),
        steps, shared.code,
        _("Lisez-le à voix haute à la personne qui reçoit : si son ordinateur montre le même code "
          "après la réception, les deux dossiers sont identiques."),
        share=1.0,
    )  # fmt: skip


def failed(place: Place, sentence: str) -> ShareSheet:
    """Return the card when the place refused: what is intact is said."""
    on_stick = place.kind == STICK
    return ShareSheet(
        FAILED, _("La copie n’est pas sur la clé") if on_stick else _("La copie n’a pas été faite"),
        sentence,
        (StepLine(FAILED, _("Écriture"), _("interrompue")),
         StepLine(DONE, _("Votre dossier"), _("n’a pas changé sur cet ordinateur")),
         StepLine(DONE, _("Copies d’avant"), _("intactes"))),
        code_words=_("Aucun code : rien de nouveau à remettre."),
    )  # fmt: skip


def _steps(writing: str, rereading: str, older: str) -> tuple[StepLine, ...]:
    return (
        StepLine(writing, _("Écriture")), StepLine(rereading, _("Relecture complète")),
        StepLine(older, _("Copies d’avant")),
    )  # fmt: skip
