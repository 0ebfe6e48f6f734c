"""Tell ciphertext from text, and one ciphertext from another, without opening either."""

from hashlib import sha256

_HEAD = "-----BEGIN AGE ENCRYPTED FILE"


def is_sealed(text: str) -> bool:
    """Tell whether a text is ciphertext: it is never shown to anybody as it stands."""
    return text.startswith(_HEAD)


def fingerprint(ciphertext: str) -> str:
    """Return the hash of a ciphertext, which tells nothing of the text; 64 hexadecimal digits."""
    return sha256(ciphertext.encode()).hexdigest()


def brief(ciphertext: str) -> str:
    """Return what tells two ciphertexts apart for the eye."""
    code = fingerprint(ciphertext)[:8]
    return f"{code[:4]} {code[4:]}"
