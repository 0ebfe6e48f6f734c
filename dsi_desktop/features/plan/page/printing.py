"""The plan on paper and in a spreadsheet: which paper, where, then away from the screen."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from dsi_desktop.features.plan.page.host import Plans
from dsi_desktop.features.plan.queries.paper import plan_paper
from dsi_desktop.features.plan.report import REPORTS
from dsi_desktop.features.plan.report.action_plan import ACTION_PLAN, plan_spreadsheet
from dsi_desktop.formats.xlsx import spreadsheet_bytes
from dsi_desktop.kernel.errors import DsiError
from dsi_desktop.kernel.files import write_whole
from dsi_desktop.kernel.i18n import _
from dsi_desktop.reporting.blocks import Document
from dsi_desktop.reporting.registry import Report, file_name
from dsi_desktop.ui.dialogs.form_dialog import ask
from dsi_desktop.ui.forms.fields import ChoiceField
from dsi_desktop.ui.forms.form import Form
from dsi_desktop.ui.shell.desk import Progress

Make = Callable[[], Document]


def print_plan(host: Plans) -> None:
    """Ask which paper of the plan in sight, where to write it, then print."""
    if not host.plan_id:
        return
    papers = [report for report in REPORTS if report.scope == "plan"]
    chosen = chosen_paper(host, papers, _("Imprimer le plan"))
    if chosen is not None:
        write_paper(host, chosen, partial(chosen.build, host.store, host.plan_id))


def print_element(host: Plans, kind: str, record_id: str) -> None:
    """Print the sheet of an issue, an objective or an action."""
    report = next((one for one in REPORTS if one.scope == kind), None)
    if report is not None:
        write_paper(host, report, partial(report.build, host.store, record_id))


def export_plan(host: Plans) -> None:
    """Ask where, then write the plan as tables for a spreadsheet."""
    if not host.plan_id:
        return
    name = file_name(ACTION_PLAN, host.desk.today(), ending="xlsx")
    path = host.desk.ask_save_path(name, _("Classeurs (*.xlsx)"))
    if path is None:
        return
    plan_id, today = host.plan_id, host.desk.today()

    def work(_progress: Progress) -> Path:
        paper = plan_paper(host.store, plan_id, today)
        write_whole(path, spreadsheet_bytes(plan_spreadsheet(paper)))
        return path

    host.desk.run(_("Exporter le plan en XLSX"), work, lambda made: _tell(host, made))


def chosen_paper(host: Plans, papers: Sequence[Report], title: str) -> Report | None:
    """Ask which paper; None when the person leaves."""
    looks = [(report.name, _(report.title)) for report in papers]
    form = Form([ChoiceField("look", _("Que faut-il imprimer?"), looks, required=True)])
    chosen: list[str] = []
    if not ask(host.widget, title, form, lambda values: chosen.append(str(values["look"])),
               yes=_("Choisir le fichier…")):  # fmt: skip
        return None
    return next(report for report in papers if report.name == chosen[0])


def write_paper(host: Plans, report: Report, make: Make, about: str = "") -> None:
    """Ask where, then read, lay out and print away from the screen."""
    try:
        document = make()
    except DsiError as refusal:
        host.desk.refuse(refusal)
        return
    path = host.desk.ask_save_path(
        file_name(report, host.desk.today(), about or document.title), _("Documents PDF (*.pdf)")
    )
    if path is None:
        return

    def work(progress: Progress) -> Path:
        from dsi_desktop.reporting.pdf.render import render

        render(document, path, lambda pages: progress(pages / (pages + 3)))
        return path

    host.desk.run(_(report.title), work, lambda made: _tell(host, made))


def _tell(host: Plans, path: Path) -> None:
    host.desk.tell(_("Le document « {name} » est prêt.").format(name=path.name))
