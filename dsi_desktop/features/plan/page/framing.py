"""The frame of a plan: its vision and dates, the names of its levels, its codes, its life."""

from datetime import date

from dsi_desktop.features.plan import commands, queries
from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.rules.levels import OPTIONAL, titled
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.i18n import _, ngettext
from dsi_desktop.kernel.vocabulary import VOCABULARY
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import (
    CheckField,
    ChoiceField,
    DayField,
    Field,
    ProseField,
    TextField,
    Value,
)
from dsi_desktop.ui.forms.form import Form

_USED = "used_"


def edit_frame(host: Plans) -> None:
    """Ask for the title, the territory, the years, the vision, the principles of a plan.

    Where there is none yet, its frame is what makes it.
    """
    frame = queries.plan_frame(host.store, host.plan_id)
    if frame is None:
        new_plan(host)
        return
    form = _frame_form(host)
    form.fill({
        "title": frame.title, "area_id": frame.area_id, "start_on": frame.start_on,
        "end_on": frame.end_on, "horizon": frame.horizon, "vision": frame.vision,
        "principles": frame.principles,
    })  # fmt: skip
    ask(host.widget, _("Vision et cadre du plan"), form,
        lambda typed: _save(host, host.plan_id, typed))  # fmt: skip


def new_plan(host: Plans) -> None:
    """Ask for the frame of another plan and show it."""
    form = _frame_form(host)
    made: list[str] = []

    def save(typed: dict[str, Value]) -> None:
        made.append(commands.create_plan(host.store, title=str(typed["title"]), **_fields(typed)))

    if ask(host.widget, _("Nouveau plan"), form, save, yes=_("Créer")):
        host.desk.open_record("plan", made[0])


def name_levels(host: Plans) -> None:
    """Ask how each level is called here, and which optional ones are used."""
    frame = queries.plan_frame(host.store, host.plan_id)
    if frame is None:
        return
    rows: list[Field | list[Field]] = []
    levels = [level for level in VOCABULARY["plan_level"] if level != "vision"]
    for level in levels:
        name = TextField(level, titled(level), hint=titled(level))
        if level in OPTIONAL:
            said = _("Utiliser ce niveau : {level}").format(level=titled(level))
            rows.append([name, CheckField(_USED + level, said)])
        else:
            rows.append(name)
    form = Form(rows)
    form.fill({level: frame.names.get(level, "") for level in levels})
    form.fill({_USED + level: level not in frame.unused for level in OPTIONAL})
    ask(
        host.widget, _("Noms des niveaux"), form,
        lambda typed: commands.name_levels(
            host.store, host.plan_id,
            {level: str(typed[level] or "") for level in levels},
            {level: bool(typed[_USED + level]) for level in OPTIONAL},
        ),
    )  # fmt: skip
    host.refresh()


def renumber(host: Plans) -> None:
    """Give every element the code of its place, and say how many changed."""
    try:
        changed = commands.renumber(host.store, host.plan_id)
    except DsiError as refusal:
        host.desk.refuse(refusal)
        return
    host.refresh()
    host.desk.tell(
        ngettext("{n} code a changé. Ctrl+Z le ramène.",
                 "{n} codes ont changé. Ctrl+Z les ramène.", changed).format(n=changed)
        if changed else _("Les codes suivaient déjà les places.")
    )  # fmt: skip


def close_plan(host: Plans) -> None:
    """Close the plan in sight, or put it in force again."""
    frame = queries.plan_frame(host.store, host.plan_id)
    if frame is None:
        return
    closing = frame.state != "closed"
    commands.close_plan(host.store, host.plan_id, closed=closing)
    host.refresh()
    said = _("{title} est terminé. Ctrl+Z le rouvre.") if closing else _(
        "{title} est de nouveau en vigueur.")  # fmt: skip
    host.desk.tell(said.format(title=frame.title))


def archive_plan(host: Plans) -> None:
    """Take the plan in sight out of the dossier, once it was asked."""
    frame = queries.plan_frame(host.store, host.plan_id)
    if frame is None:
        return
    question = _("Retirer « {title} » avec tout ce qu’il contient? Ctrl+Z le ramène.")
    if host.desk.confirm(question.format(title=frame.title), _("Retirer le plan")):
        commands.archive_plan(host.store, host.plan_id)
        host.refresh()
        host.desk.tell(_("{title}, retiré. Ctrl+Z le ramène.").format(title=frame.title))


def _frame_form(host: Plans) -> Form:
    def today() -> date:
        return host.desk.today()

    areas = [(one.id, one.name) for one in queries.areas(host.store)]
    return Form([
        TextField("title", _("Titre du plan"), required=True),
        ChoiceField("area_id", _("Territoire"), areas, none=_("aucun"), filtered=True),
        [DayField("start_on", _("Début"), today), DayField("end_on", _("Fin"), today)],
        TextField("horizon", _("Horizon de la vision"), hint=_("d’ici dix ans")),
        ProseField("vision", titled("vision"), lines=4),
        ProseField("principles", _("Principes"), lines=3),
    ])  # fmt: skip


def _save(host: Plans, plan_id: str, typed: dict[str, Value]) -> None:
    commands.edit_plan(host.store, plan_id, title=str(typed["title"]), **_fields(typed))
    host.refresh()


def _fields(typed: dict[str, Value]) -> commands.PlanFields:
    def day(name: str) -> str | None:
        return str(typed[name]) if typed[name] else None

    return commands.PlanFields(
        area_id=day("area_id"), start_on=day("start_on"), end_on=day("end_on"),
        horizon=str(typed["horizon"] or ""), vision=str(typed["vision"] or ""),
        principles=str(typed["principles"] or ""),
    )  # fmt: skip

