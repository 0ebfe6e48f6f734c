"""The history of the whole dossier, without a window: filters, pages, one gesture in detail."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dsi_desktop.db.history import Asked
from dsi_desktop.db.labels import spoken_label
from dsi_desktop.db.store import Store
from dsi_desktop.features.history import commands
from dsi_desktop.features.history.presenter.undoing import undone_words
from dsi_desktop.features.history.presenter.words import parts_of_change
from dsi_desktop.features.history.queries.dossier import (
    PAGE,
    DossierLine,
    RecordChanges,
    Standing,
    dossier_page,
    gesture_changes,
    signers,
    standing,
)
from dsi_desktop.features.history.queries.wording import FIELD, ORDER
from dsi_desktop.features.history.rules.scopes import KINDS
from dsi_desktop.features.history.rules.texts import capital, short
from dsi_desktop.kernel import fmt
from dsi_desktop.kernel.i18n import _, ngettext

_PERIODS = (("week", 7), ("month", 30), ("quarter", 91), ("year", 365))
_SOME = 6


@dataclass(frozen=True, slots=True)
class GestureRow:
    """One line of the list; `whence`: who, and from which computer it came."""

    key: str
    day: str
    who: str
    whence: str
    what: str
    about: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Detail:
    """One gesture: what it did to each record, and whether it can be undone."""

    gesture: str
    title: str
    note: str
    records: tuple[RecordChanges, ...]
    can_undo: bool
    reason: str
    left: tuple[str, ...]


class DossierPresenter:
    """Keeps the filters and the pages read so far."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.asked = Asked()
        self._lines: list[DossierLine] = []
        self.whole = False

    @property
    def people(self) -> list[str]:
        """Who signed gestures."""
        return signers(self._store)

    def ask(
        self, who: str = "", period: str = "", kind: str = "", text: str = "", origin: str = ""
    ) -> None:
        """Keep these filters ("" leaves nothing out) and read the first page."""
        days = dict(_PERIODS).get(period)
        today = self._store.clock.today()
        self.asked = Asked(
            who=who, first=today - timedelta(days=days - 1) if days else None,
            tables=KINDS[kind][1] if kind else (), text=text.strip(),
            received={"here": False, "received": True}.get(origin),
        )  # fmt: skip
        self.refresh()

    def between(self, first: date | None, last: date | None) -> None:
        """Keep the other filters and show only these days, both included."""
        self.asked = replace(self.asked, first=first, last=last)
        self.refresh()

    def refresh(self) -> None:
        """Read the first page again, and as many as were shown."""
        wanted = max(len(self._lines), PAGE)
        self._lines, self.whole = [], False
        while len(self._lines) < wanted and not self.whole:
            self.more()

    def more(self) -> None:
        """Read one page more."""
        before = self._lines[-1].operation.rank if self._lines else None
        found = dossier_page(self._store, self.asked, before)
        self._lines += found
        self.whole = len(found) < PAGE

    def rows(self) -> list[GestureRow]:
        """Return the lines read so far."""
        return [self._row(line) for line in self._lines]

    def detail(self, gesture: str) -> Detail | None:
        """Return what a gesture did; None for one that is not shown."""
        line = next((one for one in self._lines if one.operation.gesture == gesture), None)
        if line is None:
            return None
        known = standing(self._store, gesture)
        reason = _("lecture seule") if self._store.read_only else ""
        if known.whole and not reason:
            reason = _("Tout a été changé depuis : ce geste ne s’annule plus.")
        day = fmt.date_long(line.day, with_weekday=False)
        return Detail(
            gesture, spoken_label(line.operation.label) or _("Modification"),
            f"{day} · {_name(line)}", tuple(gesture_changes(self._store, gesture)),
            not reason, reason, () if known.whole else self._left(known),
        )  # fmt: skip

    def undo(self, gesture: str) -> str:
        """Take a gesture back; return the sentence that says it. Raises `RuleBroken`."""
        line = next(one for one in self._lines if one.operation.gesture == gesture)
        undone = commands.undo_gesture(self._store, gesture)
        who, received = line.operation.who, line.operation.received
        return undone_words(undone, received=received, who=who)

    def _left(self, known: Standing) -> tuple[str, ...]:
        today = self._store.clock.today()
        said = [
            _("{record}, {field} : changé depuis par {who}, le {day}").format(
                record=short(one.title, 40), field=one.field, who=one.who or _("quelqu’un"),
                day=fmt.date_short(one.day, today),
            )
            for one in known.left
        ]  # fmt: skip
        others = len(said) - _SOME
        if others > 0:
            said = [*said[:_SOME], ngettext("et {n} autre", "et {n} autres", others).format(
                n=others
            )]  # fmt: skip
        return tuple(said)

    def _row(self, line: DossierLine) -> GestureRow:
        one = line.operation
        about = ", ".join(short(title, 60) for title in line.about)
        if line.others > 0:
            more = ngettext("et {n} autre fiche", "et {n} autres fiches", line.others)
            about = f"{about} {more.format(n=line.others)}"
        day = fmt.date_short(line.day, self._store.clock.today())
        what, who = spoken_label(one.label) or _("Modification"), _name(line)
        spoken = f"{day}, {who}, {what}, {about}"
        return GestureRow(one.gesture, day, one.who or _("Quelqu’un"), who, what, about, spoken)


def periods() -> list[tuple[str, str]]:
    """Return the periods one filters by."""
    return [
        ("", _("Depuis le début")), ("week", _("7 derniers jours")),
        ("month", _("30 derniers jours")), ("quarter", _("3 derniers mois")),
        ("year", _("12 derniers mois")),
    ]  # fmt: skip


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of record one filters by."""
    return [("", _("Toutes les fiches")), *((key, _(words)) for key, (words, _t) in KINDS.items())]


def origins() -> list[tuple[str, str]]:
    """Return the origins one filters by."""
    return [("", _("Faits ici ou reçus")), ("here", _("Faits ici")), ("received", _("Reçus"))]


def change_text(record: RecordChanges) -> list[str]:
    """Return the changes of one record, a line each."""
    lines = []
    for change in record.changes:
        own = change if change.kind in (FIELD, ORDER) else replace(change, new="")
        what, before, after = parts_of_change(own)
        if before:
            lines.append(_("{field} : {old} → {new}").format(field=what, old=before, new=after))
        elif change.kind in (FIELD, ORDER):
            lines.append(_("{field} : {value}").format(field=what, value=after))
        else:  # the record itself, whose name stands above
            lines.append(capital(after))
    return lines


def _name(line: DossierLine) -> str:
    one = line.operation
    name = one.who or _("Quelqu’un")
    if one.received and one.device:
        return _("{who}, reçu de {device}").format(who=name, device=one.device)
    return name
