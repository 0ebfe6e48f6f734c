"""The letter by which an organisation names who speaks for it, ready to be signed."""

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import queries
from dsi_desktop.features.governance.queries import LetterSheet
from dsi_desktop.kernel import fmt, vocabulary
from dsi_desktop.kernel.i18n import N_, _
from dsi_desktop.reporting.blocks import Document, Facts, Heading, Para, Room, Signatures
from dsi_desktop.reporting.registry import Report


def mandate_letter(store: Store, record_id: str | None) -> Document:
    """Return a letter of mandate; `NotFound` when it is not in the dossier."""
    letter = queries.letter_sheet(store, record_id or "")
    initiative = queries.initiative_name(store)
    return Document(
        title=_("Lettre de mandat de {name}").format(name=letter.person),
        issuer=letter.organization,
        kind=_("Lettre de mandat"),
        blocks=(
            Heading(1, _("Lettre de mandat")),
            Para(_opening(letter, initiative), "lead"),
            Facts(_facts(letter)),
            Heading(2, _("Portée du mandat")),
            Para(scope_sentence(letter)),
            *_standing_in(letter),
            Heading(2, _("Durée")),
            Para(duration_sentence(letter)),
            Room(18),
            Signatures(_lines(letter)),
            *_signed(letter),
        ),
        foot=f"{letter.organization} – {letter.body}",
        subject=letter.body,
    )


def _opening(letter: LetterSheet, initiative: str) -> str:
    return _(
        "Par la présente, {organization} désigne {person} pour siéger en son nom à l’instance "
        "« {body} » de la démarche {initiative}."
    ).format(
        organization=letter.organization, person=letter.person, body=letter.body,
        initiative=initiative,
    )


def _facts(letter: LetterSheet) -> tuple[tuple[str, str], ...]:
    titular = letter.person if not letter.function else f"{letter.person}, {letter.function}"
    pairs = (
        (_("Organisation"), letter.organization),
        (_("Instance"), letter.body),
        (_("Personne titulaire"), titular),
        (_("Substitut"), letter.substitute),
        (_("Portée"), vocabulary.label("mandate_scope", letter.scope)),
        (_("Montant maximal"), fmt.money(letter.ceiling, short=True) if letter.ceiling else ""),
        (_("Début"), _long(letter.start_on)),
        (_("Fin"), _long(letter.end_on)),
    )
    return tuple((name, value) for name, value in pairs if value)


def scope_sentence(letter: LetterSheet) -> str:
    """Say what the titular may do in the name of the organisation."""
    if letter.scope == "inform":
        return _(
            "La personne titulaire transmet l’information entre l’organisation et l’instance. "
            "Elle n’engage pas l’organisation."
        )
    if letter.scope != "commit":
        return _(
            "La personne titulaire prend part aux recommandations de l’instance au nom de "
            "l’organisation. Une décision qui engage des ressources revient à l’organisation."
        )
    if not letter.ceiling:
        return _(
            "La personne titulaire prend part aux décisions de l’instance et peut engager des "
            "ressources au nom de l’organisation."
        )
    return _(
        "La personne titulaire prend part aux décisions de l’instance et peut engager des "
        "ressources au nom de l’organisation, jusqu’à concurrence de {amount}."
    ).format(amount=fmt.money(letter.ceiling, short=True))


def _standing_in(letter: LetterSheet) -> tuple[Para, ...]:
    if not letter.substitute:
        return ()
    return (Para(_("En son absence, {name} siège à sa place avec la même portée.").format(
        name=letter.substitute)),)


def duration_sentence(letter: LetterSheet) -> str:
    """Say from when to when the letter holds."""
    ended = _("L’organisation peut y mettre fin par écrit avant son terme.")
    if letter.start_on and letter.end_on:
        said = _("Ce mandat vaut du {start} au {end}.")
    elif letter.start_on:
        said = _("Ce mandat vaut à compter du {start}.")
    elif letter.end_on:
        said = _("Ce mandat vaut jusqu’au {end}.")
    else:
        return _("Ce mandat vaut jusqu’à ce que l’organisation y mette fin par écrit.")
    return f"{said.format(start=_long(letter.start_on), end=_long(letter.end_on))} {ended}"


def _lines(letter: LetterSheet) -> tuple[tuple[str, str], ...]:
    """Return the lines to sign on; a letter not signed yet also has one for the date."""
    signatory = (letter.signatory_title or _("Pour l’organisation"), letter.signatory)
    return (signatory,) if letter.signed_on else (signatory, (_("Date"), ""))


def _signed(letter: LetterSheet) -> tuple[Para, ...]:
    if not letter.signed_on:
        return ()
    return (Para(_("Signée le {day}.").format(day=_long(letter.signed_on)), "note"),)


def _long(day: str | None) -> str:
    return fmt.date_long(day, with_weekday=False) if day else ""


LETTER = Report(
    name="mandate-letter",
    title=N_("Lettre de mandat"),
    purpose=N_("Qui siège au nom d’une organisation, avec quelle portée et jusqu’à quand."),
    scope="mandate_letter",
    stem="lettre-de-mandat",
    build=mandate_letter,
)
