"""What the view « Sièges » decides: how seats are grouped, said, and what can be done with each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dsi_desktop.features.governance.queries import CollegeStrip, SeatingLine, SeatingSheet, SeatRow
from dsi_desktop.features.governance.queries.seating import WITHOUT_COLLEGE, WITHOUT_VOTE
from dsi_desktop.features.governance.rules import letters
from dsi_desktop.kernel import fmt, vocabulary
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import listed

HELD = ("replace", "renew", "end", "substitute", "letter", "term", "remove_term")
LETTER = ("print_letter", "withdraw_letter")
SEAT = ("seat", "abolish", "remove_seat")
COLLEGE = ("seats", "college", "remove_college")


@dataclass(frozen=True, slots=True)
class SeatNode:
    """A college with its seats under it, or a seat."""

    key: str
    title: str
    row: SeatRow | None = None
    strip: CollegeStrip | None = None
    kids: tuple["SeatNode", ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """The balance of a body in words: the sentence, its tone, and what the rules ask."""

    sentence: str
    tone: str
    rule: str


def nodes_of(sheet: SeatingSheet) -> list[SeatNode]:
    """Return the seats under their colleges, then those without college, then without vote."""
    found = [
        SeatNode(strip.id, _strip_title(strip), strip=strip, kids=_kids(sheet, strip.id))
        for strip in sheet.strips
    ]
    for group, title in (
        (WITHOUT_COLLEGE, _("Sans collège") if sheet.strips else _("Sièges et membres")),
        (WITHOUT_VOTE, _("Sans droit de vote")),
    ):
        kids = _kids(sheet, group)
        if kids:
            found.append(SeatNode(f"group:{group}", title, kids=kids))
    return found


def _kids(sheet: SeatingSheet, group: str) -> tuple[SeatNode, ...]:
    return tuple(
        SeatNode(row.id, _seat_title(row), row=row) for row in sheet.rows if row.group == group
    )


def _strip_title(strip: CollegeStrip) -> str:
    area = f" ({strip.area})" if strip.area else ""
    return _("{college}, {filled}").format(college=strip.name + area, filled=strip_words(strip))


def strip_words(strip: CollegeStrip) -> str:
    """Say how full a college is: « 4 sur 5, 1 vacant »."""
    seats = strip.held + strip.vacant
    if not seats:
        return _("aucun siège")
    said = _("{held} sur {seats}").format(held=strip.held, seats=seats)
    if not strip.vacant:
        return said
    vacant = ngettext("{n} vacant", "{n} vacants", strip.vacant).format(n=strip.vacant)
    return f"{said}, {vacant}"


def _seat_title(row: SeatRow) -> str:
    named = row.label or (_("Siège sans nom") if row.post_id else "")
    if not named and row.member is not None:
        named = vocabulary.label("membership_role", row.member.role).capitalize()
    return f"{named} ({row.area})" if row.area else named


def holder(node: SeatNode) -> str:
    """Say who holds a seat."""
    if node.row is None:
        return ""
    if node.row.member is None:
        return _("Vacant")
    member = node.row.member
    if member.role == "member" or not node.row.post_id:
        return member.person
    office = vocabulary.label("membership_role", member.role)
    return f"{member.person}, {office}"


def on_behalf(node: SeatNode) -> str:
    """Say for whom somebody sits."""
    member = node.row.member if node.row else None
    if member is None:
        return ""
    return member.organization or _("à titre citoyen")


def until(node: SeatNode, today: date) -> str:
    """Say until when somebody sits."""
    member = node.row.member if node.row else None
    if member is None:
        return ""
    return fmt.date_short(member.end_on, today) if member.end_on else _("sans fin")


def substitutes(node: SeatNode) -> str:
    """Say who stands in."""
    return listed(node.row.substitutes) if node.row else ""


def letter(node: SeatNode) -> str:
    """Say whether a letter of mandate holds."""
    if node.row is None or not node.row.letter_state:
        return ""
    return letters.state_words(node.row.letter_state)


def spoken(node: SeatNode, today: date) -> str:
    """Say a row whole, as the ear needs it in its first cell."""
    if node.row is None:
        return node.title
    end = until(node, today)
    parts = [node.title, holder(node), on_behalf(node)]
    if node.row.state == "double":
        parts.append(_("double siège"))
    if end:
        parts.append(_("jusqu’au {day}").format(day=end) if node.row.member and (
            node.row.member.end_on) else end)
    if node.row.substitutes:
        parts.append(_("substitut : {names}").format(names=substitutes(node)))
    if node.row.letter_state:
        parts.append(_("lettre de mandat {state}").format(state=letter(node)))
    return ", ".join(part for part in parts if part)


def gestures(node: SeatNode | None) -> tuple[str, ...]:
    """Return what can be done with a row, the most likely first."""
    if node is None:
        return ()
    if node.row is None:
        return COLLEGE if node.strip else ()
    if node.row.member is None:
        return ("appoint", *SEAT)
    return (*_with_member(node.row), *(SEAT if node.row.post_id else ()))


def _with_member(row: SeatRow) -> tuple[str, ...]:
    """A citizen has no organisation to write a letter; who stands in has no substitute."""
    found = list(HELD)
    if row.member is not None and not row.member.organization_id:
        found.remove("letter")
    if row.group == WITHOUT_VOTE:
        found.remove("substitute")
    return (*found, *(LETTER if row.letter_id else ()))


def rewrites_letter(row: SeatRow) -> bool:
    """Tell whether the letter of a row is corrected; one that is over gives way to a new one."""
    return bool(row.letter_id) and row.letter_state != letters.OVER


def gesture_words(gesture: str) -> str:
    """Return the words of a gesture; those with « … » ask for more first."""
    return {
        "appoint": _("Pourvoir…"), "replace": _("Remplacer…"), "renew": _("Renouveler…"),
        "end": _("Mettre fin…"), "substitute": _("Substitut…"), "letter": _("Lettre de mandat…"),
        "term": _("Modifier le mandat…"), "seat": _("Modifier le siège…"),
        "abolish": _("Abolir le siège…"), "remove_seat": _("Supprimer le siège"),
        "remove_term": _("Retirer l’adhésion écrite par erreur"),
        "seats": _("Ajouter des sièges…"), "college": _("Modifier le collège…"),
        "remove_college": _("Retirer le collège"), "print_letter": _("Imprimer la lettre en PDF…"),
        "withdraw_letter": _("Retirer la lettre"),
    }[gesture]


def standing(sheet: SeatingSheet) -> Standing:
    """Say how the colleges balance, and the gap the rules admit."""
    if sheet.balance is None:
        held = sum(1 for row in sheet.rows if row.member and row.group != WITHOUT_VOTE)
        words = ngettext(
            "{n} membre avec droit de vote", "{n} membres avec droit de vote", held)
        return Standing(words.format(n=held), "quiet", "")
    gap = ngettext(
        "La règle admet un écart de {n} siège", "La règle admet un écart de {n} sièges",
        sheet.max_gap,
    ).format(n=sheet.max_gap)
    return Standing(sheet.balance.sentence, "good" if sheet.balance.held else "bad", gap)


def letters_words(counted: tuple[int, int]) -> str:
    """Say how many members have a letter of mandate in force, of those who could have one."""
    held, bound = counted
    if not bound:
        return ""
    return _("Lettres de mandat : {held} sur {bound}").format(held=held, bound=bound)


def asked_for(line: SeatingLine) -> str:
    """Say in a few words what the seats of a body ask for."""
    said: list[str] = []
    for kinds, one, many in (
        (("parity",), _("parité rompue"), _("parité rompue")),
        (("double", "shared"), _("{n} double siège"), _("{n} doubles sièges")),
        (("vacant",), _("{n} vacant"), _("{n} vacants")),
        (("ending",), _("{n} fin proche"), _("{n} fins proches")),
        (("letter",), _("{n} lettre"), _("{n} lettres")),
        (("terms", "orphan", "impossible", "staggered", "size"), _("{n} avis"), _("{n} avis")),
    ):
        count = sum(line.count(kind) for kind in kinds)
        if count:
            said.append((one if count == 1 else many).format(n=count))
    return " · ".join(said)


def filled(line: SeatingLine) -> str:
    """Say how many seats of a body are held; members alone where it has no seats."""
    vacant = line.count("vacant") + line.count("coming")
    if not line.posts:
        return str(line.held)
    return _("{held} sur {seats}").format(held=line.held, seats=line.held + vacant)


def tone(line: SeatingLine) -> str:
    """Return the gravest tone of a body: bad, warn, accent, or "" when it asks for nothing."""
    return line.notices[0].tone if line.notices else ""


def worth_showing(lines: Sequence[SeatingLine]) -> str:
    """Return the body to show first: the one that asks for most, else the first with seats."""
    seated = [line for line in lines if line.posts] or list(lines)
    if not seated:
        return ""
    return max(seated, key=lambda line: len(line.notices)).body.id
