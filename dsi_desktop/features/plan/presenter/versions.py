"""What the window of the versions decides: which is looked at, compared with what, and how said."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from dsi_desktop.db.store import Store
from dsi_desktop.features.plan.commands import versions as commands
from dsi_desktop.features.plan.queries.difference import plan_difference
from dsi_desktop.features.plan.queries.versions import (
    ResolutionChoice,
    VersionLine,
    baseline,
    plan_today,
    resolution_choices,
    versions,
)
from dsi_desktop.features.plan.rules.difference import (
    Difference,
    DiffNode,
    FieldStep,
    counted,
    kind_word,
    sort_word,
)
from dsi_desktop.features.plan.rules.frozen import Baseline, Element
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _, ngettext

TODAY, WHOLE = "", "whole"


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A row of the tree: an element or one of its boxes. `record_id` opens the element."""

    key: str
    words: str
    sort: str
    record_id: str = ""
    kind: str = ""
    children: tuple["ChangeRow", ...] = ()


class VersionsView(Protocol):
    """What the presenter asks of the window."""

    def show_versions(self, lines: list[VersionLine], chosen: str) -> None:
        """List the versions."""

    def show_comparisons(self, options: list[tuple[str, str]], chosen: str) -> None:
        """Offer what the one in hand may be compared with."""

    def show_rows(self, rows: tuple[ChangeRow, ...], said: str) -> None:
        """Show the tree and its sentence."""

    def refuse(self, error: DsiError) -> None:
        """Show why something was not done."""


class VersionsPresenter:
    """Keeps a version in hand and what it is compared with."""

    def __init__(self, store: Store, view: VersionsView, plan_id: str) -> None:
        self._store = store
        self._view = view
        self.plan_id = plan_id
        self.lines: list[VersionLine] = []
        self.chosen = ""
        self.beside = TODAY

    def refresh(self) -> None:
        """Read again and show."""
        self.lines = versions(self._store, self.plan_id)
        known = {line.id for line in self.lines}
        if self.chosen not in known:
            self.chosen = self.lines[0].id if self.lines else ""
        if self.beside not in {TODAY, WHOLE, *known} or self.beside == self.chosen:
            self.beside = TODAY
        self._view.show_versions(self.lines, self.chosen)
        self._compare()

    def choose(self, version_id: str) -> None:
        """Take a version in hand."""
        if version_id != self.chosen:
            self.chosen = version_id
            self.beside = TODAY if self.beside == version_id else self.beside
            self._compare()

    def compare_with(self, beside: str) -> None:
        """Compare the one in hand with today, another version, or look at it whole."""
        self.beside = beside
        self._compare()

    def found(self) -> Difference:
        """Return the difference in sight."""
        other = None if self.beside in (TODAY, WHOLE) else self.beside
        return plan_difference(self._store, self.plan_id, self.chosen or None, other)

    def resolutions(self) -> list[ResolutionChoice]:
        """Return what may have adopted a version."""
        return resolution_choices(self._store)

    def adopt(self, title: str, adopted_on: str | None, motion_id: str | None) -> str:
        """Adopt the plan as it stands. Raises `RuleBroken`. Return the sentence that says so."""
        made = commands.adopt_version(
            self._store, plan_id=self.plan_id, title=title, adopted_on=adopted_on,
            motion_id=motion_id,
        )
        self.chosen, self.beside = made, TODAY
        self.refresh()
        line = next(one for one in self.lines if one.id == made)
        count = ngettext("{n} élément gardé", "{n} éléments gardés", line.elements)
        return _("{name} adoptée : {count}.").format(
            name=line.name, count=count.format(n=fmt.number(line.elements))
        )

    def edit(self, title: str, adopted_on: str | None, motion_id: str | None) -> None:
        """Correct the version in hand. Raises `RuleBroken`."""
        commands.edit_version(
            self._store, self.chosen, title=title, adopted_on=adopted_on, motion_id=motion_id
        )
        self.refresh()

    def remove(self) -> bool:
        """Take the version in hand away; tell whether it was done."""
        return self._do(lambda: commands.remove_version(self._store, self.chosen))

    def renumber(self) -> bool:
        """Number the versions again by their place."""
        return self._do(lambda: commands.renumber_versions(self._store, self.plan_id))

    @property
    def doubled(self) -> bool:
        """Whether two versions bear one number: two laptops adopted one meanwhile."""
        numbers = [line.number for line in self.lines]
        return len(set(numbers)) < len(numbers)

    def _do(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except DsiError as error:
            self._view.refuse(error)
            return False
        self.refresh()
        return True

    def _compare(self) -> None:
        options = [(TODAY, _("Aujourd’hui")), (WHOLE, _("Rien : la voir telle qu’adoptée"))]
        options += [(line.id, line.name) for line in self.lines if line.id != self.chosen]
        self._view.show_comparisons(options, self.beside)
        if not self.chosen:
            self._view.show_rows((), _("Aucune version de ce plan n’a encore été adoptée."))
            return
        line = next(one for one in self.lines if one.id == self.chosen)
        if self.beside == WHOLE:
            kept = baseline(self._store, self.plan_id, self.chosen)
            said = ngettext("{n} élément", "{n} éléments", len(kept)).format(n=len(kept))
            rows = whole_rows(kept)
        else:
            found = self.found()
            said = counted(found.counts)
            rows = change_rows(found)
        if not line.sound:
            said = _("Cette version a été changée par un autre programme. {said}").format(said=said)
        self._view.show_rows(rows, said)

    def today(self) -> Baseline:
        """Return the plan as it stands, for a sentence before adopting."""
        return plan_today(self._store, self.plan_id)


def change_rows(found: Difference) -> tuple[ChangeRow, ...]:
    """Return a difference as rows: the frame of the plan, then branch by branch.

    What changed in a branch stands under its head, one step in, whatever its level.
    """
    frame = tuple(_step("frame", step) for step in found.frame)
    first = (ChangeRow("frame", _("Cadre du plan"), sort_word("changed"), children=frame),)
    return (*(first if frame else ()), *(_branch(node) for node in found.nodes))


def whole_rows(kept: Baseline, above: str = "") -> tuple[ChangeRow, ...]:
    """Return a version as rows, as it was adopted."""
    ids = set(kept)
    mine = [
        one for one in kept.values()
        if one.above == above or (not above and one.above not in ids)
    ]
    return tuple(
        ChangeRow(
            one.id, _named(one.kind, one.code, one.title), _held(one), one.id, one.kind,
            whole_rows(kept, one.id),
        )
        for one in mine
    )


def _held(one: Element) -> str:
    """Return who answered for an element, and until when."""
    due = one.when_text or (fmt.date_short(one.end_on) if one.end_on else "")
    return " · ".join(part for part in (one.contact or one.lead, due) if part)


def _branch(node: DiffNode) -> ChangeRow:
    below = tuple(_node(one) for one in node.walk() if one.sort and one.id != node.id)
    steps = tuple(_step(node.id, step) for step in node.steps)
    return replace(_node(node), children=(*steps, *below))


def _node(node: DiffNode) -> ChangeRow:
    words = _named(node.kind, node.code, node.title)
    return ChangeRow(
        node.id, f"{words} ({node.reason})" if node.reason else words, sort_word(node.sort),
        node.id, node.kind, tuple(_step(node.id, step) for step in node.steps),
    )


def _named(kind: str, code: str, title: str) -> str:
    return f"{kind_word(kind)} {code} – {title}" if code else f"{kind_word(kind)} – {title}"


def _step(key: str, step: FieldStep) -> ChangeRow:
    said = _("{name} : {before} → {after}").format(
        name=step.name, before=step.before or "–", after=step.after or "–"
    )
    return ChangeRow(f"{key}>{step.name}", said, "")
