"""What the seats warn of on the home page: at most one sentence for each sort and each body."""

from collections import defaultdict
from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.queries.seating import BodyNotice, seat_notices
from dsi_desktop.kernel.alerts import Alert
from dsi_desktop.kernel.i18n import _, ngettext

_ICONS = {
    "double": "users", "shared": "users", "parity": "scale", "impossible": "scale",
    "vacant": "armchair",
    "ending": "calendar-due", "terms": "refresh", "orphan": "user", "letter": "file-check",
}


def seat_alerts(store: Store, today: date) -> list[Alert]:
    """Return the alerts of the seats of every open body; what is only advice is left out."""
    found: dict[tuple[str, str], list[BodyNotice]] = defaultdict(list)
    for one in seat_notices(store, today):
        if one.notice.kind in _ICONS:
            found[one.notice.kind, one.body_id].append(one)
    return [_alert(kind, same) for (kind, _body), same in found.items()]


def _alert(kind: str, same: list[BodyNotice]) -> Alert:
    first = same[0]
    return Alert(
        f"seat.{kind}:{first.notice.record_id}", _text(kind, same), _ICONS[kind],
        first.notice.tone, first.notice.record_kind, first.notice.record_id, count=len(same),
    )


def _text(kind: str, same: list[BodyNotice]) -> str:
    count, body = len(same), same[0].body
    if count == 1:
        return _("{body} : {said}").format(body=body, said=_inside(same[0].notice.text))
    text = {
        "vacant": ngettext("{n} siège vacant", "{n} sièges vacants", count),
        "ending": ngettext(
            "{n} mandat se termine d’ici 90 jours", "{n} mandats se terminent d’ici 90 jours",
            count),
        "letter": ngettext(
            "{n} lettre de mandat à renouveler", "{n} lettres de mandat à renouveler", count),
        "double": ngettext("{n} personne à deux sièges", "{n} personnes à deux sièges", count),
        "shared": ngettext(
            "{n} siège occupé par plusieurs personnes",
            "{n} sièges occupés par plusieurs personnes", count),
        "terms": ngettext(
            "{n} personne au-delà des mandats admis", "{n} personnes au-delà des mandats admis",
            count),
        "orphan": ngettext(
            "{n} substitut sans titulaire", "{n} substituts sans titulaire", count),
    }[kind]
    return _("{body} : {said}").format(body=body, said=text.format(n=count))


def _inside(sentence: str) -> str:
    """Return a sentence as the end of another one."""
    return sentence[:1].lower() + sentence[1:].removesuffix(".")
