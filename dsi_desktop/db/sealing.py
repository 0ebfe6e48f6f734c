"""The ciphertext of what is said in camera: one key a section, wrapped for a passphrase.

Only ciphertext ever reaches the dossier. The key of a section is an age X25519 identity; what the
dossier keeps of it is that identity encrypted with age for a passphrase. Nobody, this program
included, opens a section whose passphrase is lost.
"""

from dataclasses import dataclass, field

from dsi_desktop.db.merge.words import normalised
from dsi_desktop.kernel.errors import FileProblem, RuleBroken
from dsi_desktop.kernel.i18n import _


@dataclass(frozen=True, slots=True)
class Lock:
    """The key of a section: as it opens, never kept, and wrapped, as the dossier keeps it."""

    identity: str = field(repr=False)
    wrapped: str


def new_lock(passphrase: str) -> Lock:
    """Return a new key wrapped for a passphrase; takes about two seconds, by design of age."""
    import pyrage

    identity = str(pyrage.x25519.Identity.generate())
    return Lock(identity, wrap(identity, passphrase))


def wrap(identity: str, passphrase: str) -> str:
    """Return a key wrapped for a passphrase; about two seconds."""
    import pyrage

    sealed = pyrage.passphrase.encrypt(identity.encode(), normalised(passphrase), armored=True)
    return bytes(sealed).decode()


def unwrap(wrapped: str, passphrase: str) -> Lock:
    """Return the key that a passphrase opens; `RuleBroken` for another phrase. Two seconds."""
    import pyrage

    try:
        identity = pyrage.passphrase.decrypt(wrapped.encode(), normalised(passphrase))
    except pyrage.DecryptError as error:
        raise RuleBroken(
            _("Cette phrase n’ouvre pas cette section. Vérifiez chaque mot."), "passphrase"
        ) from error
    return Lock(bytes(identity).decode(), wrapped)


def seal(text: str, identity: str) -> str:
    """Return a text as ciphertext for a key, in age's own letters: any age program opens it.

    The same text never gives the same ciphertext twice.
    """
    import pyrage

    recipient = pyrage.x25519.Identity.from_str(identity).to_public()
    return bytes(pyrage.encrypt(text.encode(), [recipient], armored=True)).decode()


def read(ciphertext: str, identity: str) -> str:
    """Return the text of a section; nothing for none. `FileProblem` when it does not open."""
    if not ciphertext:
        return ""
    import pyrage

    held = pyrage.x25519.Identity.from_str(identity)
    try:
        return bytes(pyrage.decrypt(ciphertext.encode(), [held])).decode()
    except pyrage.DecryptError as error:
        raise FileProblem(_("Le texte scellé est abîmé : il ne s’ouvre plus.")) from error
