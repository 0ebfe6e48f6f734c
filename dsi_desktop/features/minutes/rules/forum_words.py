"""What minutes say of a forum: needs and solutions, grouped, with their points and their future."""

from collections.abc import Iterator, Sequence

from dsi_desktop.features.minutes.rules.forum import Group, Spoken, counted, grouped, tables_of
from dsi_desktop.kernel.i18n import N_, _, ngettext
from dsi_desktop.kernel.text import listed

_BECAME = {
    "need": N_("retenu comme besoin : « {title} »"),
    "issue": N_("retenu comme enjeu : « {title} »"),
    "action": N_("devient l’action « {title} »"),
}
_HEADS = (("need", N_("Besoins")), ("solution", N_("Solutions proposées")))


def forum_title(lines: Sequence[Spoken]) -> str:
    """Return « Forum : 12 besoins et 8 solutions de 5 tables »."""
    kinds = counted(lines)
    parts = [
        ngettext("{n} besoin", "{n} besoins", kinds["need"]).format(n=kinds["need"])
        if kinds["need"] else "",
        ngettext("{n} solution", "{n} solutions", kinds["solution"]).format(n=kinds["solution"])
        if kinds["solution"] else "",
    ]
    said = listed([part for part in parts if part])
    tables = len(tables_of(lines))
    if not said:
        return _("Forum")
    if not tables:
        return _("Forum : {said}").format(said=said)
    return ngettext(
        "Forum : {said} de {n} table", "Forum : {said} de {n} tables", tables
    ).format(said=said, n=tables)


def forum_lines(lines: Sequence[Spoken]) -> list[str]:
    """Return the needs then the solutions, the most voted first, one line each."""
    groups = grouped(lines, by_votes=True)
    found: list[str] = []
    for kind, head in _HEADS:
        mine = [group for group in groups if group.head.kind == kind]
        if mine:
            found.append(_("{head} :").format(head=_(head)))
            found += [_line(group) for group in mine]
    return found


def points_words(votes: int) -> str:
    """Return « 8 points »."""
    return ngettext("{n} point", "{n} points", votes).format(n=votes)


def became_words(one: Spoken) -> str:
    """Return what a line became in the plan, in words."""
    if one.became_table not in _BECAME or not one.became:
        return ""
    return _(_BECAME[one.became_table]).format(title=one.became)


def _line(group: Group) -> str:
    notes = list(_notes(group))
    text = group.head.text.rstrip(" .")
    said = _("{text} ({notes})").format(text=text, notes="; ".join(notes)) if notes else text
    if group.members:
        members = "; ".join(one.text.rstrip(" .") for one in group.members)
        said = _("{said} : {members}").format(said=said, members=members)
    return f"– {said}."


def _notes(group: Group) -> Iterator[str]:
    if group.votes:
        yield points_words(group.votes)
    if group.tables and not group.members:
        yield _("table {name}").format(name=group.tables[0])
    words = became_words(group.head)
    if words:
        yield words
