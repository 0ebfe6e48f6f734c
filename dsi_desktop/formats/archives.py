"""Archives that come in: one that would unfold to fill a disk is refused before anyone opens it."""

import zipfile
from io import BytesIO

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _

LARGEST_UNFOLDED = 1_000_000_000
_TIMES = 100
_FOLDED_ENOUGH = 50_000_000


def check_archive(content: bytes) -> None:
    """Raise `RuleBroken` for a ZIP or GZIP whose files are monstrous beside its size.

    Office documents are ZIPs too; what is no archive passes, and a damaged one is only a file.
    """
    unfolded = _unfolded(content)
    monstrous = unfolded > _FOLDED_ENOUGH and unfolded > _TIMES * len(content)
    if unfolded > LARGEST_UNFOLDED or monstrous:
        raise RuleBroken(
            _("Cette archive de {size} Mo se déplierait en {n} Mo : elle n’est pas jointe.").format(
                size=max(1, round(len(content) / 1_000_000)), n=round(unfolded / 1_000_000)),
            "name",
        )


def _unfolded(content: bytes) -> int:
    if content.startswith(b"\x1f\x8b"):
        return int.from_bytes(content[-4:], "little")
    try:
        with zipfile.ZipFile(BytesIO(content)) as found:
            return sum(part.file_size for part in found.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return 0
