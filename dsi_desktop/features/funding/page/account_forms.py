"""What the account asks: its period, and the words of the funder."""

from datetime import date

from dsi_desktop.features.funding.page.host import Funding
from dsi_desktop.features.funding.rules.accounts import Asked, checked
from dsi_desktop.features.funding.rules.vocabulary import TERMS, Vocabulary, write_vocabulary
from dsi_desktop.features.plan import commands as plan
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import DayField, TextField, Value
from dsi_desktop.ui.forms.form import Form


def ask_period(host: Funding, now: Asked) -> Asked | None:
    """Ask for the first and last days of an account; None when the person gives up."""
    today = host.desk.today
    form = Form([[
        DayField("start", _("Du"), today, required=True),
        DayField("end", _("au"), today, required=True),
    ]])  # fmt: skip
    form.fill({"start": now.start.isoformat(), "end": now.end.isoformat()})
    found: list[Asked] = []

    def save(values: dict[str, Value]) -> None:
        start, end = (date.fromisoformat(str(values[name])) for name in ("start", "end"))
        found.append(checked(Asked(now.funder_id, start, end, now.stage)))

    ask(host.widget, _("Période de la reddition"), form, save, yes=_("Choisir"))
    return found[-1] if found else None


def ask_vocabulary(host: Funding, funder_id: str, name: str, now: Vocabulary) -> bool:
    """Ask for the funder's word beside each of ours; an empty box keeps ours."""
    terms = list(TERMS)
    rows = [
        [TextField(term, _(TERMS[term])) for term in terms[at : at + 2]]
        for at in range(0, len(terms), 2)
    ]
    form = Form(rows)
    form.fill(dict(now.words))

    def save(values: dict[str, Value]) -> None:
        said = write_vocabulary({term: str(values[term] or "") for term in terms})
        plan.edit_funder(host.store, funder_id, vocabulary=said)

    title = _("Les mots de {name}, à la place des nôtres").format(name=name)
    return ask(host.widget, title, form, save)
