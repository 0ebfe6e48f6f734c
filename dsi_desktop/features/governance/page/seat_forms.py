"""The forms about who sits: appoint, renew, replace, stand in, end, and the new seat."""

from collections.abc import Sequence
from datetime import date, timedelta

from dsi_desktop.db.store import Store
from dsi_desktop.features.governance import commands, queries
from dsi_desktop.features.governance.page.forms import BodyForms, Values
from dsi_desktop.features.governance.queries import MemberLine
from dsi_desktop.features.governance.rules.seats import WITHOUT_VOTE
from dsi_desktop.features.governance.rules.terms import (
    consecutive_terms,
    term_end,
    too_many_terms,
)
from dsi_desktop.kernel import vocabulary
from dsi_desktop.kernel.i18n import _
from dsi_desktop.ui.dialogs.form_dialog import FormDialog
from dsi_desktop.ui.forms.fields import CheckField, ChoiceField, DayField, TextField
from dsi_desktop.ui.forms.form import Form, typed
from dsi_desktop.ui.shell.desk import Desk

_Person = tuple[str, str, str | None]


class SeatForms:
    """Opens the forms about seats; they share the window of the forms about bodies."""

    def __init__(self, store: Store, desk: Desk, forms: BodyForms) -> None:
        self._store = store
        self._desk = desk
        self._forms = forms

    def appoint(self, body_id: str, post_id: str | None = None) -> FormDialog:
        """Seat somebody; choosing the person proposes the organisation of their function."""
        people = queries.person_names(self._store)
        form = Form([
            self._person(people), self._organization(),
            [ChoiceField("role", _("Rôle"), vocabulary.options("membership_role")),
             ChoiceField("post_id", _("Siège"), self._vacant(body_id), none=_("Sans siège"))],
            _appointment(), self._days(),
        ])
        start = self._desk.today().isoformat()
        months = queries.rules_of(self._store, body_id).term_months
        form.fill({
            "person_id": None, "role": "member", "appointed_by": "designated",
            "post_id": post_id, "start_on": start,
            "end_on": term_end(start, months) if post_id else None,
        })
        _link(form, people)

        def save(values: Values) -> None:
            commands.appoint_member(self._store, body_id=body_id, **typed(values))

        return self._forms.show(_("Nommer un membre"), form, save, _("Nommer"))

    def replace(self, member: MemberLine) -> FormDialog:
        """Let somebody else take the seat from a day on."""
        people = queries.person_names(self._store)
        start = self._desk.today().isoformat()
        form = Form([
            self._person(people), self._organization(),
            [DayField("start_on", _("Premier jour"), self._desk.today, required=True),
             DayField("end_on", _("Dernier jour"), self._desk.today)],
            _appointment(), TextField("reason", _("Motif du départ")),
        ])
        form.fill({
            "person_id": None, "appointed_by": "designated", "start_on": start,
            "end_on": term_end(start, self._months(member)),
            "organization_id": member.organization_id,
        })
        _link(form, people)

        def save(values: Values) -> None:
            commands.replace_member(self._store, member.id, **typed(values))

        title = _("Remplacer {name}").format(name=member.person)
        return self._forms.show(title, form, save, _("Remplacer"))

    def renew(self, member: MemberLine) -> FormDialog:
        """Give a member another term, said when it is one more than the rules admit."""
        form = Form([[
            DayField("start_on", _("Premier jour"), self._desk.today),
            DayField("end_on", _("Dernier jour"), self._desk.today),
        ], _appointment()])
        start = _day_after(member.end_on) or self._desk.today().isoformat()
        form.fill({
            "start_on": start, "end_on": term_end(start, self._months(member)),
            "appointed_by": member.appointed_by,
        })
        warning = self._one_more(member)
        if warning:
            form.show_error("", warning)

        def save(values: Values) -> None:
            commands.renew_membership(self._store, member.id, **typed(values))

        title = _("Renouveler le mandat de {name}").format(name=member.person)
        return self._forms.show(title, form, save, _("Renouveler"))

    def substitute(self, member: MemberLine) -> FormDialog:
        """Name who stands in for a member."""
        people = queries.person_names(self._store)
        form = Form([self._person(people), self._organization(), self._days()])
        form.fill({
            "person_id": None, "organization_id": member.organization_id,
            "start_on": self._desk.today().isoformat(), "end_on": member.end_on,
        })
        form.fields["person_id"].show_value(None)

        def save(values: Values) -> None:
            commands.appoint_member(
                self._store, body_id=member.body_id, role="substitute",
                substitutes_for_id=member.id, **typed(values),
            )

        title = _("Nommer un substitut de {name}").format(name=member.person)
        return self._forms.show(title, form, save, _("Nommer"))

    def term(self, member: MemberLine) -> FormDialog:
        """Change how a member sits."""
        own = [(member.post_id, _("Siège actuel"))] if member.post_id else []
        form = Form([
            self._organization(),
            [ChoiceField("role", _("Rôle"), vocabulary.options("membership_role")),
             ChoiceField("post_id", _("Siège"), [*own, *self._vacant(member.body_id)],
                         none=_("Sans siège"))],
            self._days(), _appointment(), CheckField("voting", _("Droit de vote")),
        ])
        form.fill({name: getattr(member, name) for name in form.fields})

        def save(values: Values) -> None:
            commands.edit_membership(self._store, member.id, **typed(values))

        title = _("Modifier le mandat de {name}").format(name=member.person)
        return self._forms.show(title, form, save)

    def end(self, membership_id: str, name: str) -> FormDialog:
        """Say the last day somebody sits."""
        form = Form([
            DayField("end_on", _("Dernier jour"), self._desk.today, required=True),
            TextField("reason", _("Motif")),
        ])
        form.fill({"end_on": self._desk.today().isoformat()})

        def save(values: Values) -> None:
            commands.end_membership(self._store, membership_id, **typed(values))

        title = _("Mettre fin au siège de {name}").format(name=name)
        return self._forms.show(title, form, save, _("Mettre fin"))

    def new_seat(self, body_id: str) -> FormDialog:
        """Add a seat, vacant until somebody is appointed to it."""
        form = Form([
            TextField("label", _("Nom du siège"), required=True),
            colleges_field(queries.colleges_of(self._store, body_id)),
        ])

        def save(values: Values) -> None:
            commands.add_seat(self._store, body_id=body_id, **typed(values))

        return self._forms.show(_("Nouveau siège"), form, save)

    def _person(self, people: Sequence[_Person]) -> ChoiceField:
        return ChoiceField(
            "person_id", _("Personne"), [(key, name) for key, name, _org in people],
            required=True, filtered=True,
        )

    def _organization(self) -> ChoiceField:
        return ChoiceField(
            "organization_id", _("Au nom de"), queries.organization_names(self._store),
            none=_("À titre citoyen"), filtered=True,
        )

    def _days(self) -> list[DayField]:
        return [
            DayField("start_on", _("Premier jour"), self._desk.today),
            DayField("end_on", _("Dernier jour"), self._desk.today),
        ]

    def _months(self, member: MemberLine) -> int:
        return queries.rules_of(self._store, member.body_id).term_months

    def _one_more(self, member: MemberLine) -> str:
        if member.role in WITHOUT_VOTE:
            return ""
        rules = queries.rules_of(self._store, member.body_id)
        day = self._desk.today()
        served = consecutive_terms(
            queries.terms_of(self._store, member.body_id), member.person_id, day,
            rules.term_months,
        )
        return too_many_terms(served + 1, rules.max_terms, member.person)

    def _vacant(self, body_id: str) -> list[tuple[str, str]]:
        lines = queries.seats_at(self._store, body_id, self._desk.today())
        return [
            (line.id, f"{line.label} – {line.college}" if line.college else line.label)
            for line in lines if line.membership_id is None
        ]


def colleges_field(colleges: Sequence[queries.CollegeLine]) -> ChoiceField:
    """Return the choice of a college of the body."""
    return ChoiceField(
        "college_id", _("Collège"), [(one.id, one.name) for one in colleges],
        none=_("Aucun collège"),
    )


def _appointment() -> ChoiceField:
    return ChoiceField("appointed_by", _("Désignation"), vocabulary.options("appointment"))


def _link(form: Form, people: Sequence[_Person]) -> None:
    """Propose the organisation of the person chosen."""
    form.fields["person_id"].show_value(None)
    known = {key: organization for key, _name, organization in people}

    def propose(name: str) -> None:
        if name == "person_id":
            chosen = form.fields["person_id"].value()
            form.fill({"organization_id": known.get(str(chosen))})

    form.edited.connect(propose)


def _day_after(end_on: str | None) -> str | None:
    return (date.fromisoformat(end_on) + timedelta(days=1)).isoformat() if end_on else None
