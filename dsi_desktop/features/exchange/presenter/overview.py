"""The first view of « Partager et recevoir »: places, laptops and past exchanges in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dsi_desktop.db.merge.log import Exchange
from dsi_desktop.features.exchange.queries.overview import Overview, Signer
from dsi_desktop.features.exchange.rules import words
from dsi_desktop.features.exchange.rules.peers import Peer
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.places import Arrival, Place

_FILES = 4


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of a place."""

    name: str
    note: str
    fresh: bool


@dataclass(frozen=True, slots=True)
class PlaceSheet:
    """A place as its card shows it."""

    place: Place
    title: str
    free: str
    files: tuple[FileLine, ...]
    words: str


@dataclass(frozen=True, slots=True)
class LaptopLine:
    """Another laptop: when it was last heard of, what it lacks."""

    device: str
    author: str
    note: str
    pill: str
    lacking: int


@dataclass(frozen=True, slots=True)
class ExchangeLine:
    """A past exchange; `cancellable` when it is a reception that still stands."""

    number: int
    icon: str
    when: str
    what: str
    count: str
    code: str
    cancellable: bool


def place_sheet(place: Place, today: date, fresh: str = "") -> PlaceSheet:
    """Return a place in words; `fresh` is the file written just now."""
    lines = [
        FileLine(
            file.name,
            _("{when} · {size}").format(
                when=_("à l’instant") if file.name == fresh else words.day(file.at, today),
                size=words.size(file.octets),
            ),
            file.name == fresh,
        )
        for file in place.files
    ]  # fmt: skip
    more = len(lines) - _FILES
    said = place.problem
    if not said and not lines:
        said = _("Rien de ce dossier ici pour l’instant.")
    elif not said and more > 0:
        said = ngettext("et {n} autre fichier", "et {n} autres fichiers", more).format(n=more)
    free = "" if place.free is None else _("{size} libres").format(size=words.size(place.free))
    return PlaceSheet(place, place.title, free, tuple(lines[:_FILES]), said)


def laptop_lines(
    peers: Iterable[Peer], signers: Iterable[Signer], total: int, here: str, today: date
) -> tuple[LaptopLine, ...]:
    """Return the laptops met, then those known only by what they signed; never this one."""
    lines, seen = [], {here}
    for peer in peers:
        if peer.device in seen:
            continue
        seen.add(peer.device)
        lacking = peer.to_receive(total) or 0
        pill = (
            ngettext("{n} à recevoir", "{n} à recevoir", lacking).format(n=lacking) if lacking
            else _("à jour")
        )  # fmt: skip
        note = _("dernier échange {when}").format(when=words.on_day(peer.at, today))
        lines.append(LaptopLine(peer.device, peer.author, note, pill, lacking))
    for signer in signers:
        if signer.device not in seen:
            seen.add(signer.device)
            note = _("dernière opération {when}").format(when=words.on_day(signer.at, today))
            lines.append(LaptopLine(signer.device, signer.author, note, "", 0))
    return tuple(lines)


def exchange_lines(found: Iterable[Exchange], today: date) -> tuple[ExchangeLine, ...]:
    """Return the past exchanges, newest first, as the list shows them."""
    return tuple(_exchange_line(one, today) for one in found)


def _exchange_line(one: Exchange, today: date) -> ExchangeLine:
    icon, pattern = {
        "sent": ("upload", _("Partagé dans {place}")),
        "received": ("download", _("Reçu de {device}")),
        "cancelled": ("arrow-back-up", _("Réception annulée, de {device}")),
    }[one.kind]
    when = _("{day}, {hour}").format(day=words.day(one.at, today), hour=words.hour(one.at))
    what = pattern.format(place=one.place, device=one.device or one.author)
    return ExchangeLine(
        one.number, icon, when, what, words.changes(one.gestures), one.code,
        one.kind == "received",
    )  # fmt: skip


def share_words(seen: Overview) -> str:
    """Say what is not elsewhere yet."""
    if seen.unshared:
        return words.not_shared(seen.unshared)
    if any(one.kind == "sent" for one in seen.exchanges):
        return _("Rien de nouveau à partager depuis la dernière fois")
    return _("Ce dossier n’est que sur cet ordinateur")


def arrival_words(arrival: Arrival, today: date) -> str:
    """Say « 48 modifications nouvelles, préparées hier »."""
    said = ngettext(
        "{n} modification nouvelle, préparée {when}", "{n} modifications nouvelles, préparées "
        "{when}", arrival.new,
    )  # fmt: skip
    return said.format(n=arrival.new, when=words.on_day(arrival.at, today))
