"""What may be typed, said in the language of the person: argparse itself only speaks English."""

import argparse
import re
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final, NoReturn

from dsi_desktop.kernel.i18n import LANGUAGES, N_, _

VERBS: Final = ("demo", "report", "show", "verify", "digest", "screens")
SHOWN: Final = ("counts", "meetings", "bodies", "tasks")

_SAID = (
    (r"the following arguments are required: (.+)", N_("Il manque : {0}.")),
    (r"unrecognized arguments: (.+)", N_("Ceci n’est pas compris : {0}.")),
    (r"argument ([^:]+): invalid choice: (.+?) \(choose from (.+)\)",
     N_("{0} : {1} n’est pas un choix; choisissez parmi {2}.")),
    (r"argument ([^:]+): expected one argument", N_("{0} demande une valeur.")),
    (r"argument ([^:]+): not allowed with argument (.+)", N_("{0} ne va pas avec {1}.")),
    (r"argument ([^:]+): invalid \S+ value: (.+)", N_("{0} : {1} n’est pas une valeur valable.")),
)  # fmt: skip


class _Lines(argparse.HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup], prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or _("Usage : "))


class Parser(argparse.ArgumentParser):
    """A parser whose help and refusals are sentences of the catalogue."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(
            prog=prog, description=description, add_help=False, formatter_class=_Lines,
            allow_abbrev=False,
        )
        self.given = self.add_argument_group(_("Ce qui s’écrit après"))
        self.choices = self.add_argument_group(_("Options"))
        self.choices.add_argument("-h", "--help", action="help", help=_("montrer cette aide"))
        self.choices.add_argument(
            "--lang", choices=LANGUAGES, default=None, help=_("langue des phrases et des rapports")
        )
        self.choices.add_argument("--author", help=_("qui écrit dans le dossier"), default=None)
        self.choices.add_argument("--device", help=_("nom de cet ordinateur"), default=None)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how it is written, then leave with 2."""
        self.print_usage(sys.stderr)
        sys.stderr.write(f"{in_words(message)}\n")
        raise SystemExit(2)


def in_words(message: str) -> str:
    """Return argparse's message as a sentence; one it does not know is given as it stands."""
    for pattern, sentence in _SAID:
        found = re.fullmatch(pattern, message)
        if found:
            return _(sentence).format(*found.groups())
    return message


def window_parser() -> Parser:
    """Return the parser of `dsi-desktop [FILE]` and `--selftest`."""
    parser = Parser("dsi-desktop", _("Ouvrir un dossier, ou la page de bienvenue."))
    parser.epilog = _("Autres verbes : {verbs}.").format(verbs=", ".join(VERBS))
    parser.given.add_argument("file", nargs="?", type=Path, metavar=_("FICHIER"))
    parser.choices.add_argument(
        "--selftest", action="store_true", help=_("vérifier que le programme fonctionne ici")
    )
    return parser


def verb_parser(verb: str) -> Parser:
    """Return the parser of one verb."""
    return _BUILDERS[verb](verb)


def _demo(verb: str) -> Parser:
    parser = Parser(f"dsi-desktop {verb}", _("Créer le dossier de démonstration."))
    parser.given.add_argument("path", type=Path, metavar=_("FICHIER"))
    parser.choices.add_argument(
        "--territory", choices=("charlevoix", "gim"), default="charlevoix",
        help=_("territoire de la démonstration"),
    )
    parser.choices.add_argument("--seed", type=int, default=2026, help=_("graine des identifiants"))
    parser.choices.add_argument(
        "--date", type=date.fromisoformat, default=None, metavar=_("AAAA-MM-JJ"),
        help=_("jour où la démonstration se passe; aujourd’hui sinon"),
    )
    return parser


def _report(verb: str) -> Parser:
    parser = _on_file(verb, _("Écrire un rapport en PDF."))
    parser.given.add_argument("name", nargs="?", metavar=_("RAPPORT"))
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--meeting", metavar="ID", help=_("rencontre dont on veut le rapport"))
    which.add_argument("--id", metavar="ID", help=_("fiche dont on veut le rapport"))
    parser.choices.add_argument("--list", action="store_true", help=_("nommer les rapports"))
    parser.choices.add_argument("--all", action="store_true", help=_("écrire tous les rapports"))
    parser.choices.add_argument(
        "--out", type=Path, metavar=_("CHEMIN"), help=_("fichier PDF, ou dossier avec --all")
    )
    parser.choices.add_argument("--json", action="store_true", help=_("liste en JSON"))
    return parser


def _show(verb: str) -> Parser:
    parser = _on_file(verb, _("Montrer ce que contient un dossier."))
    parser.given.add_argument("what", choices=SHOWN, metavar=_("QUOI"), help=", ".join(SHOWN))
    parser.choices.add_argument("--json", action="store_true", help=_("liste en JSON"))
    return parser


def _verify(verb: str) -> Parser:
    parser = _on_file(verb, _("Vérifier qu’un dossier est sain."))
    parser.choices.add_argument("--json", action="store_true", help=_("constat en JSON"))
    return parser


def _digest(verb: str) -> Parser:
    return _on_file(verb, _("Donner le code du dossier, égal sur deux ordinateurs à jour."))


def _screens(verb: str) -> Parser:
    parser = Parser(f"dsi-desktop {verb}", _("Écrire une image de chaque page."))
    parser.given.add_argument("path", type=Path, metavar=_("DOSSIER"))
    parser.choices.add_argument("--theme", choices=("light", "dark"), default="light",
                                help=_("clair ou sombre"))  # fmt: skip
    parser.choices.add_argument("--scale", type=int, choices=(1, 2), default=1,
                                help=_("taille du texte"))  # fmt: skip
    return parser


def _on_file(verb: str, description: str) -> Parser:
    parser = Parser(f"dsi-desktop {verb}", description)
    parser.given.add_argument("file", type=Path, metavar=_("FICHIER"))
    return parser


_BUILDERS: Final = {
    "demo": _demo, "report": _report, "show": _show, "verify": _verify, "digest": _digest,
    "screens": _screens,
}
