"""The list to check of a card: lines added, said again, carried, ticked, grown into cards."""

from sqlalchemy import select

from dsi_desktop.db.board_cards import place_on_board
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.work import Check, Task
from dsi_desktop.db.store import Store
from dsi_desktop.features.tasks import rules
from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id


def write_check(op: Operation, task_id: str, text: str) -> Check:
    """Add a line at the end of the list, inside an operation."""
    lines = _lines(op, task_id)
    last = lines[-1].rank if lines else None
    return op.add(Check(task_id=task_id, text=rules.title_of(text), rank=between(last, None)))


def add_check(store: Store, task_id: str, text: str) -> str:
    with store.operation(N_("Ajouter un élément à la liste")) as op:
        return write_check(op, task_id, text).id


def add_checks(store: Store, task_id: str, texts: list[str]) -> None:
    """Add several lines at once; those without words are left out."""
    with store.operation(N_("Ajouter des éléments à la liste")) as op:
        for text in texts:
            if text.strip():
                write_check(op, task_id, text)
                op.flush()


def rename_check(store: Store, check_id: str, text: str) -> None:
    with store.operation(N_("Renommer un élément de la liste")) as op:
        op.get(Check, check_id).text = rules.title_of(text)


def tick_check(store: Store, check_id: str, *, done: bool) -> None:
    with store.operation(N_("Cocher un élément de la liste")) as op:
        op.get(Check, check_id).done = done


def move_check(store: Store, check_id: str, step: int) -> None:
    """Carry a line up (-1) or down (1); one that is at its end stays."""
    with store.operation(N_("Déplacer un élément de la liste")) as op:
        check = op.get(Check, check_id)
        lines = _lines(op, str(check.task_id))
        rest = [line for line in lines if line.id != check.id]
        at = [line.id for line in lines].index(check.id) + step
        if not 0 <= at <= len(rest):
            return
        # Two laptops may have given the same rank: all are spread again, or nothing would move.
        if len({line.rank for line in lines}) < len(lines):
            rank: str | None = None
            for line in rest:
                line.rank = rank = between(rank, None)
        low = rest[at - 1].rank if at else None
        high = rest[at].rank if at < len(rest) else None
        check.rank = between(low, high)


def remove_check(store: Store, check_id: str) -> None:
    with store.operation(N_("Retirer un élément de la liste")) as op:
        op.remove(op.get(Check, check_id))


def check_becomes_card(store: Store, check_id: str) -> str:
    """Make a card of a line, in the same chantier; return its task. The line stays and leads to it.

    Its id is made of the line: two laptops that do the same made one card.
    """
    with store.operation(N_("Faire une carte d’un élément de la liste")) as op:
        check = op.get(Check, check_id)
        there = op.find(Task, check.became_id) if check.became_id else None
        if there is not None and there.deleted is None:
            raise RuleBroken(_("Cet élément est déjà une carte."))
        task = op.get(Task, str(check.task_id))
        state = "done" if check.done else "todo"
        made = op.put(Task(
            id=linked_id("task_of_check", check.id), title=rules.title_of(check.text or ""),
            state=state, done_on=rules.done_on(state, None, store.clock.today()),
            body_id=task.body_id, person_id=task.person_id, organization_id=task.organization_id,
            action_id=task.action_id, objective_id=task.objective_id,
            moved_at=store.clock.now_ms(),
        ))  # fmt: skip
        op.flush()
        check.became_id = made.id
        place_on_board(op, made)
        return made.id


def _lines(op: Operation, task_id: str) -> list[Check]:
    asked = select(Check).where(Check.task_id == task_id, Check.deleted.is_(None))
    return list(op.scalars(asked.order_by(Check.rank, Check.id)).all())
