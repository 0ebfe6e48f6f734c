"""Who is missing around the table: what members bring, and whose voice is heard."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dsi_desktop.kernel.errors import RuleBroken
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import listed
from dsi_desktop.kernel.vocabulary import VOCABULARY

KINDS = ("knowledge", "skill", "interest")


@dataclass(frozen=True, slots=True)
class Brought:
    """What a member brings to a desired change; "" when to none in particular."""

    change_id: str
    kind: str
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective in its place: the issue it answers, by itself, its parent or its orientation."""

    issue_id: str | None
    orientation_id: str | None
    parent_id: str | None


def by_change(brought: Iterable[Brought]) -> dict[tuple[str, str], list[Brought]]:
    """Group what is brought by (change, kind)."""
    found: dict[tuple[str, str], list[Brought]] = {}
    for one in brought:
        found.setdefault((one.change_id, one.kind), []).append(one)
    return found


def missing_sentence(changes: Sequence[str], brought: Iterable[Brought]) -> str:
    """Say how many desired changes nobody around the table brings anything to.

    `changes`: their ids. A change is covered by knowledge or by a skill; interest alone does not.
    """
    able = {one.change_id for one in brought if one.kind != "interest"}
    bare = sum(one not in able for one in changes)
    if not changes:
        return _("Aucune transformation du plan n’est confiée à ce chantier.")
    if not bare:
        return _("Chaque transformation trouve une connaissance ou une compétence autour de la "
                 "table.")  # fmt: skip
    return ngettext(
        "{n} transformation sur {total} n’a ni connaissance ni compétence autour de la table.",
        "{n} transformations sur {total} n’ont ni connaissance ni compétence autour de la table.",
        bare,
    ).format(n=bare, total=len(changes))


def absent_sentence(names: Sequence[str]) -> str:
    """Say whose voice is absent."""
    if not names:
        return _("Toutes les voix visées sont portées.")
    said = ngettext("Voix absente : {names}", "Voix absentes : {names}", len(names))
    return said.format(names=listed(names))


def issue_of(
    objective_id: str | None, objectives: Mapping[str, Objective], issues: Mapping[str, str | None],
) -> str | None:
    """Return the issue an objective answers; `issues` says that of each orientation."""
    seen: set[str] = set()
    here = objective_id
    while here and here in objectives and here not in seen:
        seen.add(here)
        known = objectives[here]
        found = known.issue_id or issues.get(known.orientation_id or "")
        if found:
            return found
        here = known.parent_id
    return None


def check_asset(kind: str) -> str:
    """Return a kind of what a member brings; refuse another word."""
    if kind not in VOCABULARY["asset_kind"]:
        raise RuleBroken(_("Un apport est une connaissance, une compétence ou un intérêt."), "kind")
    return kind
