"""All that is done with the files beside the records of a table, wherever they are shown."""

from pathlib import Path, PurePath

from dsi_desktop.db.merge.pieces import LARGEST_PIECE
from dsi_desktop.db.papers import paper_content
from dsi_desktop.db.store import Store
from dsi_desktop.features.directory.commands.documents import (
    attach_document,
    caption_document,
    remove_document,
    turn_picture,
)
from dsi_desktop.features.directory.rules import papers
from dsi_desktop.formats.pictures import thumbnail


class RecordPapers:
    """Files beside the records of one table, each gesture an operation that can be undone."""

    def __init__(self, store: Store, table: str) -> None:
        self._store = store
        self._table = table

    def words(self, line: papers.Told) -> str:
        """Return what is said of a file under its name."""
        return papers.paper_words(line)

    def question(self, path: Path) -> str:
        """Return what is asked before a file is joined, "" for nothing. Raises `OSError`."""
        return papers.heavy_question(path.name, path.stat().st_size)

    def join_file(self, record_id: str, path: Path) -> str:
        """Join a file of this computer, read no further than needed to refuse it.

        Return what is said of it. Raises `OSError`, `RuleBroken`.
        """
        with path.open("rb") as file:
            return self.join(record_id, path.name, file.read(LARGEST_PIECE + 1))

    def join(self, record_id: str, name: str, content: bytes) -> str:
        """Put a file beside a record; return what is said of it. Raises `RuleBroken`."""
        kept = PurePath(name).name
        attach_document(
            self._store, table=self._table, record_id=record_id, name=kept, content=content,
            strict=True)
        return papers.joined_words(kept, content)

    def content(self, document_id: str) -> bytes:
        """Return the bytes of a file. Raises `NotFound` while they are elsewhere."""
        return paper_content(self._store, document_id)

    def small(self, document_id: str, rotation: int, side: int) -> bytes | None:
        """Return a picture in small, `side` pixels at most; None when it cannot be drawn."""
        return thumbnail(self.content(document_id), rotation, side)

    def turn(self, document_id: str, quarters: int) -> None:
        """Turn a picture by quarters, clockwise; its bytes stay."""
        turn_picture(self._store, document_id, quarters)

    def caption(self, document_id: str, words: str) -> None:
        """Say what a file shows."""
        caption_document(self._store, document_id, words)

    def remove(self, document_id: str) -> None:
        """Take a file away."""
        remove_document(self._store, document_id)
