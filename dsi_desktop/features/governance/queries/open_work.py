"""What a body that ends leaves on its board: told where it is ended, settled on the board."""

from dataclasses import dataclass

from sqlalchemy import func, select

from dsi_desktop.db.schema.governance import Body
from dsi_desktop.db.schema.work import Board, Task
from dsi_desktop.db.store import Store
from dsi_desktop.kernel.i18n import ngettext

_CLOSED = ("done", "dropped")


@dataclass(frozen=True, slots=True)
class OpenWork:
    """How many cards a body leaves open, and its board, "" without any."""

    cards: int
    board_id: str
    name: str

    def question(self) -> str:
        """Return what is asked of them."""
        return ngettext(
            "{n} carte est encore ouverte au tableau de {name}. Choisir où elle continue ?",
            "{n} cartes sont encore ouvertes au tableau de {name}. Choisir où elles continuent ?",
            self.cards,
        ).format(n=self.cards, name=self.name)


def open_work(store: Store, body_id: str) -> OpenWork:
    """Return what a body leaves open on its board; nothing where it has no board."""
    with store.read() as session:
        boards = select(Board.id).where(
            Board.body_id == body_id, Board.deleted.is_(None), Board.archived.is_not(True)
        )
        board = session.scalars(boards.order_by(Board.rank, Board.id)).first()
        cards = select(func.count()).where(
            Task.body_id == body_id, Task.deleted.is_(None), Task.archived.is_not(True),
            Task.state.not_in(_CLOSED),
        )  # fmt: skip
        body = session.get(Body, body_id)
        name = (body.local_name or body.name or "") if body is not None else ""
        return OpenWork(session.execute(cards).scalar_one() if board else 0, board or "", name)
