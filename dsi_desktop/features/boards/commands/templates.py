"""Give a board the shape of a model; keep the shape of a board as a model."""

from sqlalchemy import select

from dsi_desktop.db.board_cards import place_card
from dsi_desktop.db.family import remove_with_parts
from dsi_desktop.db.operation import Operation
from dsi_desktop.db.ranks import between
from dsi_desktop.db.schema.settings import Setting
from dsi_desktop.db.schema.work import (
    Board,
    BoardColumn,
    BoardRule,
    Check,
    Label,
    Task,
    TaskLabel,
)
from dsi_desktop.db.settings import keep_setting
from dsi_desktop.db.store import Store
from dsi_desktop.features.boards.commands.boards import write_board
from dsi_desktop.features.boards.commands.columns import cards_in, columns_of
from dsi_desktop.features.boards.rules import automation, templates
from dsi_desktop.features.boards.rules.template_list import offered
from dsi_desktop.features.governance.commands.standing import check_open
from dsi_desktop.kernel.errors import NotFound
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.kernel.ids import linked_id
from dsi_desktop.kernel.text import fold

TEMPLATE_KEY = "boards.template:"


def apply_template(
    store: Store, body_id: str, key: str, *, with_cards: bool = False
) -> str:
    """Give the board of a body the shape of a model, opened if it had none; return its id.

    No card changes its state. The cards of the model that stand there already are not made twice.
    """
    with store.operation(N_("Appliquer un modèle de tableau")) as op:
        template = _found(op, key)
        check_open(op, body_id)
        board = write_board(op, body_id)
        columns = _shape(op, board, template)
        labels = {name: _label(op, body_id, name, hue) for name, hue in template.labels}
        board.swimlanes, board.template = template.swimlanes, template.name
        for effect in automation.TRIGGERS:
            _silence(op, board, effect, silent=effect in template.silent)
        for card in template.cards if with_cards else ():
            _write_card(store, op, board, columns[card.column], card, labels)
        return board.id


def save_template(
    store: Store, board_id: str, name: str, *, words: str = "", with_cards: bool = False
) -> str:
    """Keep the shape of a board as a model of this dossier; one name is one model."""
    with store.operation(N_("Enregistrer un modèle de tableau")) as op:
        board = op.get(Board, board_id)
        key = linked_id("board_template", fold(templates.template_name(name)))
        template = _drawn(op, board, key, templates.template_name(name), words, with_cards)
        keep_setting(op, TEMPLATE_KEY + key, templates.written(template))
        return key


def remove_template(store: Store, key: str) -> None:
    with store.operation(N_("Retirer un modèle de tableau")) as op:
        keep_setting(op, TEMPLATE_KEY + key, "")


def _found(op: Operation, key: str) -> templates.Template:
    for one in offered():
        if one.key == key:
            return one
    kept = op.find(Setting, linked_id("setting", TEMPLATE_KEY + key))
    found = templates.read(key, kept.value) if kept is not None and not kept.deleted else None
    if found is None:
        raise NotFound(_("Ce modèle n’est plus dans le dossier."))
    return found


def _shape(op: Operation, board: Board, template: templates.Template) -> list[BoardColumn]:
    standing = {column.id: column for column in columns_of(op, board.id)}
    fit = templates.fitting(
        [
            templates.Standing(key, one.title or "", one.state, len(cards_in(op, key)))
            for key, one in standing.items()
        ],
        template,
    )
    rank: str | None = None
    made = []
    for at, (plan, place) in enumerate(zip(template.columns, fit.places, strict=True)):
        rank = between(rank, None)
        column = standing[place] if place else _new_column(op, board, f"{template.key} {at}")
        column.title, column.state, column.rank = plan.title, plan.state, rank
        column.wip_limit, column.lane_limit = plan.limit, plan.lane_limit
        column.wip_mode = plan.mode
        made.append(column)
    for kept in fit.kept:
        rank = standing[kept.id].rank = between(rank, None)
    for gone in fit.gone:
        remove_with_parts(op, standing[gone.id])
    return made


def _new_column(op: Operation, board: Board, name: str) -> BoardColumn:
    """Add a column, the same on two laptops; unless that one stands with another state."""
    key = linked_id("column", board.id, name)
    taken = op.find(BoardColumn, key)
    if taken is not None and not taken.deleted:
        return op.add(BoardColumn(board_id=board.id))
    return op.put(BoardColumn(id=key, board_id=board.id))


def _label(op: Operation, body_id: str, name: str, hue: int) -> Label:
    asked = select(Label).where(
        Label.deleted.is_(None), Label.body_id.is_(None) | (Label.body_id == body_id)
    )
    every = op.scalars(asked.order_by(Label.rank, Label.id)).all()
    known = next((one for one in every if fold(one.name or "") == fold(name)), None)
    if known is not None:
        return known
    last = max((one.rank or "" for one in every), default="")
    key = linked_id("label", body_id, fold(name))
    return op.put(
        Label(id=key, body_id=body_id, name=name, hue=hue, rank=between(last or None, None))
    )


def _silence(op: Operation, board: Board, effect: str, *, silent: bool) -> None:
    """Put a rule aside as the model does; one never written stays as every board starts."""
    key = linked_id("board_rule", board.id, effect)
    kept = op.find(BoardRule, key)
    if kept is not None and not kept.deleted:
        kept.active = not silent
    elif silent:
        trigger = automation.TRIGGERS[effect]
        op.put(
            BoardRule(id=key, board_id=board.id, trigger=trigger, effect=effect, active=False)
        )


def _write_card(
    store: Store, op: Operation, board: Board, column: BoardColumn, plan: templates.CardPlan,
    labels: dict[str, Label],
) -> None:  # fmt: skip
    key = _free_id(op, board.id, plan.title)
    if not key:
        return
    today = store.clock.today().isoformat() if column.state == "done" else None
    task = op.put(
        Task(
            id=key, title=plan.title, state=column.state, body_id=board.body_id, done_on=today,
            moved_at=store.clock.now_ms(),
        )
    )
    place_card(op, task, column)
    rank: str | None = None
    for at, text in enumerate(plan.checks):
        rank = between(rank, None)
        op.put(Check(id=linked_id("check", key, str(at)), task_id=key, text=text, rank=rank))
    for name in plan.labels:
        if name in labels:
            label = labels[name].id
            op.put(
                TaskLabel(id=linked_id("task_label", key, label), task_id=key, label_id=label)
            )


def _free_id(op: Operation, board_id: str, title: str) -> str:
    """Return the id of a new card of the model, "" when an open one stands there.

    Two laptops that apply the same model make the same cards; next year's are others.
    """
    turn = 0
    while True:
        key = linked_id("template_card", board_id, fold(title), str(turn))
        task = op.find(Task, key)
        if task is None:
            return key
        if not (task.deleted or task.archived or task.state in ("done", "dropped")):
            return ""
        turn += 1


def _drawn(
    op: Operation, board: Board, key: str, name: str, words: str, with_cards: bool  # noqa: FBT001
) -> templates.Template:
    columns = columns_of(op, board.id)
    asked = select(Label).where(Label.body_id == board.body_id, Label.deleted.is_(None))
    labels = op.scalars(asked.order_by(Label.rank, Label.id)).all()
    names = {one.id: one.name or "" for one in labels}
    silent = select(BoardRule.effect).where(
        BoardRule.board_id == board.id, BoardRule.active.is_(False), BoardRule.deleted.is_(None)
    )
    return templates.Template(
        key, name, words,
        tuple(
            templates.ColumnPlan(
                one.title or "", one.state, one.wip_limit, one.lane_limit, one.wip_mode or "warn"
            )
            for one in columns
        ),
        board.swimlanes or "none",
        tuple((one.name or "", one.hue or 0) for one in labels),
        tuple(
            templates.CardPlan(task.title or "", at, _checks(op, task), _labels(op, task, names))
            for at, column in enumerate(columns)
            for task in (cards_in(op, column.id) if with_cards else ())
            if task.state != "done"
        ),
        tuple(op.scalars(silent).all()),
        own=True,
    )  # fmt: skip


def _checks(op: Operation, task: Task) -> tuple[str, ...]:
    asked = select(Check.text).where(Check.task_id == task.id, Check.deleted.is_(None))
    return tuple(one or "" for one in op.scalars(asked.order_by(Check.rank, Check.id)))


def _labels(op: Operation, task: Task, names: dict[str, str]) -> tuple[str, ...]:
    asked = select(TaskLabel.label_id).where(
        TaskLabel.task_id == task.id, TaskLabel.deleted.is_(None)
    )
    return tuple(names[str(one)] for one in op.scalars(asked) if one in names)
