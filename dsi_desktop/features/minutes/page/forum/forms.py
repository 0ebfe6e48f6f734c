"""What a forum asks for in words: a heading, a correction, a place in the plan."""

from collections.abc import Sequence

from dsi_desktop.features.minutes.queries.forum import PlanChoice
from dsi_desktop.features.minutes.rules.forum import Spoken
from dsi_desktop.kernel.i18n import _
from dsi_desktop.kernel.vocabulary import options
from dsi_desktop.ui.forms.fields import ChoiceField, NumberField, ProseField, TextField
from dsi_desktop.ui.forms.form import Form


def heading() -> Form:
    return Form([TextField("title", _("Titre du regroupement"), required=True)])


def correcting(line: Spoken) -> Form:
    form = Form([
        ProseField("text", _("Parole"), lines=3, required=True),
        [
            ChoiceField("kind", _("Nature"), options("forum_kind"), required=True),
            TextField("table", _("Table")),
            NumberField("votes", _("Points")),
        ],
    ])
    form.fill({
        "text": line.text, "kind": line.kind, "table": line.table, "votes": line.votes,
    })
    return form


def becoming(title: str, places: Sequence[PlanChoice], where: str) -> Form:
    """Return the title it takes in the plan, and the plan or objective it joins."""
    form = Form([
        TextField("title", _("Titre au plan"), required=True),
        ChoiceField(
            "place", where, [(one.id, one.title) for one in places], required=True,
            filtered=True,
        ),
    ])
    form.fill({"title": title, "place": places[0].id if places else None})
    return form
