"""The verbs of the command line and what may be written after each."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from dsi_desktop.cli.parser import Parser
from dsi_desktop.kernel.i18n import _

SHOWN: Final = ("counts", "meetings", "bodies", "tasks")


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


def _share(verb: str) -> Parser:
    parser = _on_file(verb, _("Écrire un fichier à porter à un autre ordinateur."))
    parser.given.add_argument("out", type=Path, metavar=_("SORTIE"),
                              help=_("fichier à écrire, ou dossier d’échange"))  # fmt: skip
    _passphrase(parser, _("chiffrer pour la phrase de ce fichier, et non pour la clé du dossier"))
    return parser


def _invite(verb: str) -> Parser:
    parser = _on_file(verb, _("Écrire un fichier qui fait entrer un ordinateur dans le dossier."))
    parser.given.add_argument("out", type=Path, metavar=_("SORTIE"), help=_("fichier à écrire"))
    _passphrase(parser, _("phrase à employer, au lieu de six mots tirés au hasard"))
    return parser


def _receive(verb: str) -> Parser:
    parser = _on_file(
        verb,
        _("Recevoir les fichiers d’autres ordinateurs. Si le dossier n’existe pas encore, une "
          "invitation le crée."),
    )  # fmt: skip
    parser.given.add_argument("sources", nargs="+", type=Path, metavar=_("ENTRÉE"),
                              help=_("fichiers, ou dossiers d’échange"))  # fmt: skip
    _passphrase(parser, _("phrase qui ouvre les fichiers"))
    parser.choices.add_argument("--dry-run", action="store_true",
                                help=_("dire ce qui serait reçu, sans rien changer"))  # fmt: skip
    parser.choices.add_argument("--json", action="store_true", help=_("bilan en JSON"))
    return parser


def _conflicts(verb: str) -> Parser:
    parser = _on_file(verb, _("Montrer ce qui est à décider."))
    parser.choices.add_argument("--json", action="store_true", help=_("liste en JSON"))
    return parser


def _resolve(verb: str) -> Parser:
    parser = _on_file(verb, _("Décider une chose à décider."))
    parser.given.add_argument("conflict", metavar=_("CHOSE"),
                              help=_("identifiant donné par « conflicts »"))  # fmt: skip
    parser.choices.add_argument("--keep", type=int, metavar="N",
                                help=_("garder la version N, ou prendre l’issue N"))  # fmt: skip
    parser.choices.add_argument("--value", metavar=_("VALEUR"), help=_("écrire une autre valeur"))
    return parser


def _history(verb: str) -> Parser:
    parser = _on_file(verb, _("Montrer ce qui a été fait, par qui et quand."))
    parser.choices.add_argument("--record", metavar="ID", help=_("une seule fiche"))
    parser.choices.add_argument("--json", action="store_true", help=_("liste en JSON"))
    return parser


def _diff(verb: str) -> Parser:
    parser = _on_file(verb, _("Montrer ce qui a changé entre deux jours."))
    for name in ("first", "last"):
        parser.given.add_argument(name, type=date.fromisoformat, metavar=_("AAAA-MM-JJ"))
    parser.choices.add_argument("--json", action="store_true", help=_("liste en JSON"))
    return parser


def _snapshots(verb: str) -> Parser:
    parser = _on_file(verb, _("Nommer les sauvegardes automatiques du dossier."))
    parser.choices.add_argument("--json", action="store_true", help=_("liste en JSON"))
    return parser


def _restore(verb: str) -> Parser:
    parser = _on_file(
        verb,
        _("Remettre dans le dossier ce que contient une sauvegarde ; rien n’en est enlevé. Un "
          "dossier abîmé est récupéré, un dossier perdu est recréé."),
    )  # fmt: skip
    parser.given.add_argument("snapshot", metavar=_("SAUVEGARDE"),
                              help=_("nom donné par « snapshots », code ou chemin"))  # fmt: skip
    return parser


def _passphrase(parser: Parser, purpose: str) -> None:
    parser.choices.add_argument(
        "--passphrase-file", type=Path, default=None, metavar=_("PHRASE"), help=purpose
    )


def _on_file(verb: str, description: str) -> Parser:
    parser = Parser(f"dsi-desktop {verb}", description)
    parser.given.add_argument("file", type=Path, metavar=_("FICHIER"))
    return parser


_BUILDERS: Final[dict[str, Callable[[str], Parser]]] = {
    "demo": _demo, "report": _report, "show": _show, "share": _share, "receive": _receive,
    "invite": _invite, "conflicts": _conflicts, "resolve": _resolve, "history": _history,
    "diff": _diff, "verify": _verify, "digest": _digest, "snapshots": _snapshots,
    "restore": _restore, "screens": _screens,
}
VERBS: Final = tuple(_BUILDERS)
