"""What may be typed, said in the language of the person: argparse itself only speaks English."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import NoReturn

from dsi_desktop.kernel.i18n import LANGUAGES, N_, _

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
