"""What mandates, rhythms, tablings, representations and voices warn of on the home page."""

from collections.abc import Callable
from datetime import date

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance.queries.cadence import rhythms, tablings
from dsi_desktop.features.governance.queries.mandates import MandateLine, mandates
from dsi_desktop.features.governance.queries.representations import (
    RepresentationLine,
    representations,
)
from dsi_desktop.features.governance.queries.voices import voices
from dsi_desktop.features.governance.rules.mandates import day_words
from dsi_desktop.kernel.alerts import Alert
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.text import listed

_FEW = 3


def mandate_alerts(store: Store, today: date) -> list[Alert]:
    """Warn of mandates late, then of those that nothing followed (« sans suite »)."""
    lines = mandates(store, today)
    late = [line for line in lines if line.standing.kind == "late"]
    silent = [line for line in lines if line.standing.kind == "silent"]
    return [
        *gathered(
            [_of_mandate(line, "late", "bad", _("Mandat en retard : {title}")) for line in late],
            lambda n: ngettext("{n} mandat en retard", "{n} mandats en retard", n),
        ),
        *gathered(
            [_of_mandate(line, "silent", "warn", _("Mandat sans suite : {title}"))
             for line in silent],
            lambda n: ngettext("{n} mandat sans suite", "{n} mandats sans suite", n),
        ),
    ]


def cadence_alerts(store: Store, today: date) -> list[Alert]:
    """Warn of bodies that meet less often than they said, with no meeting planned."""
    return gathered(
        [
            Alert(
                f"cadence:{line.body_id}",
                _("{body} : {sentence}").format(
                    body=line.body, sentence=_lower(line.rhythm.text)),
                "calendar-due", "warn", "body", line.body_id,
            )
            for line in rhythms(store, today) if line.rhythm.kind == "behind"
        ],
        lambda n: ngettext(
            "{n} instance se réunit moins que prévu", "{n} instances se réunissent moins que prévu",
            n,
        ),
    )


def tabling_alerts(store: Store, today: date) -> list[Alert]:
    """Warn of chantiers that tabled nothing at the comité conseil since the last assembly."""
    found: list[Alert] = []
    since = ""
    for line in tablings(store, today):
        if line.is_silent:
            since = line.assembly_on
            said = _("{body} n’a rien déposé au {council}").format(
                body=line.body, council=_lower(line.council)) + _since(since)
            found.append(Alert(
                f"tabling:{line.body_id}", said, "file-text", "warn", "body", line.body_id,
            ))  # fmt: skip
    return gathered(found, lambda n: ngettext(
        "{n} chantier n’a rien déposé au comité conseil",
        "{n} chantiers n’ont rien déposé au comité conseil", n,
    ) + _since(since))  # fmt: skip


def representation_alerts(store: Store, today: date) -> list[Alert]:
    """Warn of acts that an assembly should have heard of, then of those for the coming one."""
    lines = representations(store, today, scope="to_tell")
    missed = [line for line in lines if line.telling.kind == "missed"]
    coming = [line for line in lines if line.telling.kind == "next"]
    return [
        *gathered(list(map(_of_act, missed)), lambda n: ngettext(
            "{n} représentation n’a pas été rapportée",
            "{n} représentations n’ont pas été rapportées", n,
        )),
        *gathered(list(map(_of_act, coming)), lambda n: ngettext(
            "{n} représentation à rapporter à la prochaine assemblée",
            "{n} représentations à rapporter à la prochaine assemblée", n,
        )),
    ]  # fmt: skip


def voice_alerts(store: Store, today: date) -> list[Alert]:
    """Tell whose voice the last assembly did not hear."""
    found = voices(store, today)
    if not found.assemblies or not found.assemblies[0].absent:
        return []
    last = found.assemblies[0]
    count = len(last.absent)
    said = ngettext(
        "Voix absente de l’assemblée du {day} : {names}",
        "Voix absentes de l’assemblée du {day} : {names}", count,
    ).format(day=day_words(last.held_on), names=listed(last.absent))
    return [Alert(f"voices:{last.id}", said, "users", "accent", "meeting", last.id, "", count)]


def gathered(alerts: list[Alert], said: Callable[[int], str]) -> list[Alert]:
    """Return a few alerts one by one; many as one sentence that opens the first."""
    count = len(alerts)
    if count <= _FEW:
        return alerts
    first = alerts[0]
    return [Alert(
        first.key.partition(":")[0], said(count).format(n=count), first.icon, first.tone,
        first.record_kind, first.record_id, first.page, count,
    )]  # fmt: skip


def _of_mandate(line: MandateLine, kind: str, tone: str, said: str) -> Alert:
    who = f" ({line.receiver})" if line.receiver else ""
    return Alert(
        f"mandate.{kind}:{line.id}", said.format(title=line.title) + who, "flag", tone,
        "mandate", line.id,
    )


def _of_act(line: RepresentationLine) -> Alert:
    said = _("{subject} : {sentence}").format(
        subject=line.subject, sentence=_lower(line.telling.text))
    return Alert(
        f"representation.{line.telling.kind}:{line.id}", said, "speakerphone", line.telling.tone,
        "representation", line.id,
    )


def _since(assembly_on: str) -> str:
    if not assembly_on:
        return ""
    return " " + _("depuis l’assemblée du {day}").format(day=day_words(assembly_on))


def _lower(text: str) -> str:
    """Return a sentence as the end of another; an acronym keeps its capitals."""
    first = text.partition(" ")[0]
    return text if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]
