"""`share` and `invite`: what leaves this computer."""

import sys
from argparse import Namespace

from dsi_desktop.cli.opening import opened, passphrase, say
from dsi_desktop.db.merge.invitation import invite as write_invitation
from dsi_desktop.db.merge.words import draw_words
from dsi_desktop.features.exchange.commands.sending import send_dossier
from dsi_desktop.kernel.i18n import _


def share(asked: Namespace) -> int:
    """Write a file of the whole dossier; its path is the data."""
    words = passphrase(asked.passphrase_file)
    with opened(asked) as store:
        receipt = send_dossier(store, asked.out, words)
    sys.stdout.write(f"{receipt.path}\n")
    say(_("Copié et vérifié. Code du dossier {code}.").format(code=receipt.code))
    return 0


def invite(asked: Namespace) -> int:
    """Write an invitation; the words that open it are the data."""
    words = passphrase(asked.passphrase_file) or " ".join(draw_words())
    with opened(asked) as store:
        receipt = write_invitation(store, asked.out, words)
    sys.stdout.write(f"{words}\n")
    say(
        _("L’invitation est prête : {path}").format(path=receipt.path),
        _("Dites la phrase à la personne, ne l’écrivez pas sur la clé."),
    )
    return 0
