"""What this computer remembers of the other laptops: a hint for people, never a rule."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Peer:
    """Another laptop, after its last file read here.

    `lacking`: how many gestures of this dossier its file did not have, when this dossier held
    `total` of them. Both are None for a laptop known only by what it signed.
    """

    device: str
    author: str
    at: int
    lacking: int | None = None
    total: int | None = None

    def to_receive(self, total: int) -> int | None:
        """Return how many gestures it lacks now that this dossier holds `total`."""
        if self.lacking is None or self.total is None:
            return None
        return max(0, self.lacking + total - self.total)


def met(known: tuple[Peer, ...], peer: Peer) -> tuple[Peer, ...]:
    """Return the laptops after reading a file of one of them; an older file changes nothing."""
    before = next((one for one in known if one.device == peer.device), None)
    if before is not None and before.at > peer.at:
        peer = before
    return (peer, *(one for one in known if one.device != peer.device))
