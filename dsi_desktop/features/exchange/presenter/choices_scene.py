"""« À décider » drawn in words: the lines of the list, and the versions of one thing to decide."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from dsi_desktop.db.ciphertext import is_sealed
from dsi_desktop.features.exchange.presenter.decision_scene import (
    Answer,
    DecisionScene,
    ListLine,
    Proposal,
    VersionColumn,
)
from dsi_desktop.features.exchange.queries.choices import ChoiceSheet, Side
from dsi_desktop.features.exchange.queries.record_words import NO_WORDS, RecordWords
from dsi_desktop.features.exchange.rules import comparing, words
from dsi_desktop.features.exchange.rules.comparing import GONE, SAME, Change, Piece
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, language, ngettext
from dsi_desktop.kernel.text import elided, listed

_ICONS = {
    "prose": "file-text", "day": "calendar", "time": "clock", "cents": "coin", "flag": "check",
    "choice": "list-check", "link": "link", "number": "hash",
}  # fmt: skip
_LONG = 60


def icon_of(sheet: ChoiceSheet) -> str:
    """Return the picture of what is to decide: a date, an amount, a text, a removal."""
    return "trash" if sheet.deletion else _ICONS.get(sheet.shape, "pencil")


def choice_lines(
    sheets: Sequence[ChoiceSheet], late: frozenset[str], today: date
) -> list[ListLine]:
    """Return one line a choice, those of one record under its name."""
    several = Counter((sheet.table, sheet.row) for sheet in sheets)
    lines: list[ListLine] = []
    named: set[tuple[str, str]] = set()
    for sheet in sheets:
        record, many = (sheet.table, sheet.row), several[sheet.table, sheet.row] > 1
        if many and record not in named:
            named.add(record)
            count = several[record]
            note = f"{this_year(sheet.where, today)} ({count})"
            lines.append(ListLine("/".join(record), sheet.title, note, section=True, inside=True))
        what = _("supprimée ou modifiée") if sheet.deletion else sheet.field
        note = what if many else f"{this_year(sheet.where, today)} · {what}"
        lines.append(ListLine(
            sheet.id, _capital(what) if many else sheet.title,
            "" if many else note, icon_of(sheet), inside=many, late=sheet.id in late,
        ))  # fmt: skip
    return lines


def decision(
    sheet: ChoiceSheet, place: tuple[int, int], today: date, among: Sequence[ChoiceSheet] = (),
    record: RecordWords = NO_WORDS,
) -> DecisionScene:  # fmt: skip
    """Return the screen of one choice.

    `among`: every choice, for those of the same record; `record`: what a removed record said.
    """
    sides = _removal(sheet, today, record) if sheet.deletion else _versions(sheet, today)
    return DecisionScene(
        sheet.id, sheet.title, sheet.word, note_of(sheet, today),
        _("{n} sur {total}").format(n=place[0], total=place[1]),
        "" if sheet.deletion else _base_title(sheet), sheet.base or _("(vide)"),
        _signed(sheet, today), sides, _write(sheet), _proposal(sheet),
        together(sheet, among), footnote(sheet), (sheet.table, sheet.row),
    )  # fmt: skip


def note_of(sheet: ChoiceSheet, today: date) -> str:
    """Say what is to decide, and who changed it."""
    if sheet.deletion:
        gone = next((side for side in sheet.sides if side.deletes), sheet.sides[0])
        kept = next((side for side in sheet.sides if not side.deletes), sheet.sides[-1])
        return _("{who} a supprimé cette fiche le {day}; {other} l’a modifiée le {later}.").format(
            who=name_of(gone), day=_day(gone.at, today), other=name_of(kept),
            later=_day(kept.at, today),
        )
    own = [side for side in sheet.sides if side.here]
    said = sheet.kind if sheet.kind.casefold().startswith(sheet.field) else _(
        "{kind}, {field}").format(kind=sheet.kind, field=sheet.field)
    if sheet.where != sheet.kind:
        said = f"{said}, {this_year(sheet.where, today)}"
    if len(own) == 1:
        others = [name_of(side) for side in sheet.sides if not side.here]
        names = listed([_("Vous"), *others])
        done = _("{names} l’avez changé, chacun de votre côté.").format(names=names)
    else:
        names = listed(list(dict.fromkeys(name_of(side) for side in sheet.sides)))
        done = _("Changé de plusieurs façons par {names}.").format(names=names)
    return f"{said}. {done}"


def this_year(text: str, today: date) -> str:
    """Return a text without the year of now: nobody says it."""
    for before in (", ", "\u00a0", " "):
        text = text.replace(f"{before}{today.year}", "")
    return text


def name_of(side: Side) -> str:
    """Return the first name of who wrote a version, else the computer."""
    return side.who.split()[0] if side.who.split() else side.device or _("l’autre ordinateur")


def callings(sheet: ChoiceSheet) -> list[str]:
    """Return how each version is called: by first name, in full, by computer, else numbered."""
    for said in (
        [name_of(side) for side in sheet.sides],
        [side.who or side.device for side in sheet.sides],
        [side.device for side in sheet.sides],
    ):
        if len(set(said)) == len(said) and all(said):
            return said
    return [f"{name_of(side)} ({at})" for at, side in enumerate(sheet.sides, 1)]


def together(sheet: ChoiceSheet, among: Sequence[ChoiceSheet]) -> tuple[Answer, ...]:
    """Offer one side for every choice of the record, when it wrote in each of them."""
    record = [one for one in among if (one.table, one.row) == (sheet.table, sheet.row)]
    plain = [one for one in record if not one.deletion]
    if len(plain) < 2 or sheet.deletion:
        return ()
    found = []
    for side in sheet.sides:
        if all(any(_same_hand(side, other) for other in one.sides) for one in plain):
            text = _("Garder {name} pour ces {n}").format(name=name_of(side), n=len(plain))
            found.append(Answer(f"all:{side.keep}", text, _("sur cette fiche seulement")))
    return tuple(found)


def _same_hand(one: Side, other: Side) -> bool:
    return (one.who, one.device) == (other.who, other.device)


def footnote(sheet: ChoiceSheet) -> str:
    """Say whose clock gave the dates marked with an asterisk."""
    names = list(dict.fromkeys(name_of(side) for side in sheet.sides if not side.here))
    if not names:
        return ""
    if len(names) == 1:
        return _("* Date donnée par l’ordinateur {of}.").format(of=_of(names[0]))
    return _("* Dates données par les ordinateurs {of}.").format(of=_of(listed(names)))


def _versions(sheet: ChoiceSheet, today: date) -> tuple[VersionColumn, ...]:
    named = callings(sheet)
    big = sheet.shape != "prose" and all(len(side.text) <= _LONG for side in sheet.sides)
    words_differ = sheet.shape in ("prose", "text")
    columns = []
    for at, (side, name) in enumerate(zip(sheet.sides, named, strict=True)):
        pieces = (
            comparing.compared(sheet.base, side.text) if words_differ
            else [Piece(SAME, side.text)] if side.text else []
        )  # fmt: skip
        found = (
            comparing.changes(pieces) if words_differ else [Change("", sheet.base, side.text)]
        )
        columns.append(VersionColumn(
            _title(side, name), _author(side), when(side, today), side.who or side.device,
            tuple(pieces) or (Piece(SAME, _("(vide)")),), comparing.read_aloud(found),
            _placed(found, sheet.field), _("Ce qui change"),
            (Answer(f"keep:{side.keep}", keep_words(name)),), big=big, hue=at,
        ))  # fmt: skip
    return tuple(columns)


def _placed(found: Sequence[Change], field: str) -> tuple[Change, ...]:
    """Name the place of each difference: the words before it, else the field."""
    return tuple(
        Change(f"…{change.context}" if change.context else _capital(field), *change[1:])
        for change in found
    )


def _removal(
    sheet: ChoiceSheet, today: date, record: RecordWords
) -> tuple[VersionColumn, ...]:
    facts = tuple(Change(_capital(field), said, said) for field, said in record.fields)
    done: set[bool] = set()
    columns = []
    for at, (side, name) in enumerate(zip(sheet.sides, callings(sheet), strict=True)):
        edits = tuple(Change(_capital(one.field), one.before, one.after) for one in side.edits)
        pieces = [Piece(GONE, _("Supprimée"))] if side.deletes else _edited(side)
        words_ = _("Supprimer") if side.deletes else _("Garder")
        answers = () if side.deletes in done else (Answer(f"keep:{side.keep}", words_),)
        done.add(side.deletes)
        columns.append(VersionColumn(
            _title(side, name), _author(side), when(side, today), side.who or side.device,
            tuple(pieces), comparing.read_aloud(edits) or pieces[0].text,
            facts if side.deletes else edits,
            _("Ce qui serait supprimé") if side.deletes else _("Ce qui change"), answers,
            big=side.deletes, hue=at,
        ))  # fmt: skip
    return tuple(columns)


def _edited(side: Side) -> list[Piece]:
    """Return what a version changed in a record, a line for each field."""
    pieces = [
        piece
        for one in side.edits
        for piece in (
            Piece(SAME, _("{field} : ").format(field=_capital(one.field))),
            *comparing.compared(one.before, one.after), Piece(SAME, "\n"),
        )
    ]  # fmt: skip
    return pieces[:-1] or [Piece(SAME, _("Modifiée"))]


def keep_words(name: str) -> str:
    """Return « Garder la version de Marie-Ève »."""
    return _("Garder la version {of}").format(of=_of(name))


def _title(side: Side, name: str) -> str:
    return _("Votre version") if side.here else _("Version {of}").format(of=_of(name))


def _author(side: Side) -> str:
    parts = (name_of(side), _("cet ordinateur")) if side.here else (side.who, side.device)
    return ", ".join(part for part in parts if part)


def when(side: Side, today: date) -> str:
    """Return « mar. 24 nov., 14 h 05 », with an asterisk for the clock of somebody else."""
    said = moment(side.at, today)
    return said if side.here else f"{said}\u00a0*"


def moment(at: int, today: date) -> str:
    """Return « mar. 24 nov., 14 h 05 »."""
    day = words.local(at).date()
    short = fmt.weekday(day)[:3]
    return f"{short}. {fmt.date_short(day, today)}, {words.hour(at)}"


def _signed(sheet: ChoiceSheet, today: date) -> str:
    if not sheet.base_at:
        return sheet.base_by
    said = f"{_day(sheet.base_at, today)}, {words.hour(sheet.base_at)}"
    return f"{sheet.base_by}, {said}" if sheet.base_by else said


def _day(at: int, today: date) -> str:
    return this_year(fmt.date_long(words.local(at).date(), with_weekday=False), today)


def _base_title(sheet: ChoiceSheet) -> str:
    count = len(sheet.sides)
    return _("Avant, dans les deux copies") if count == 2 else ngettext(
        "Avant, dans {n} copie", "Avant, dans les {n} copies", count
    ).format(n=count)


def _write(sheet: ChoiceSheet) -> Answer | None:
    sealed = any(is_sealed(str(side.value)) for side in sheet.sides)
    return None if sheet.deletion or sealed else Answer("write", _("Écrire autre chose"))


def _proposal(sheet: ChoiceSheet) -> Proposal | None:
    if not sheet.proposal or any(sheet.proposal == side.text for side in sheet.sides):
        return None
    pieces = tuple(comparing.compared(sheet.base, sheet.proposal))
    spoken = comparing.read_aloud(comparing.changes(pieces))
    return Proposal(pieces, spoken, Answer("propose", _("Garder ce texte")))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _of(name: str) -> str:
    """« de Luc », « d’Anne »; « of Luc » in English."""
    return elided("de", name) if language() == "fr" else _("de {name}").format(name=name)
