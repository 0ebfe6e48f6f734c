"""Tell the money of the plan: who signed what, who pays which action, what was spent and proved."""

from typing import Any

from dsi_desktop.features.demonstration.commands.story import Story
from dsi_desktop.features.demonstration.rules.lines import cents
from dsi_desktop.features.demonstration.rules.record import parts
from dsi_desktop.features.funding import commands as funding
from dsi_desktop.features.plan import commands as plans

Rows = dict[str, Any]


def pay(story: Story, content: Rows) -> None:
    """Write the funders, agreements, rules, sources and spending of a plan."""
    for line in content.get("funders", []):
        key, name, kind, organization = parts(line, 4)
        story.know("funder", key, plans.add_funder(
            story.store, name=name, kind=kind, organization_id=_who(story, organization)))
    for line in content.get("agreements", []):
        _sign(story, line)
    for line in content.get("rules", []):
        funder, kind, ceiling, floor, cash = parts(line, 5)
        funding.add_cumulation_rule(
            story.store, funder_id=story.find("funder", funder) if funder else None, kind=kind,
            ceiling=_percent(ceiling), floor=_percent(floor), cash_floor=_percent(cash))
    for line in content.get("lines", []):
        _fund(story, line)
    for line in content.get("spending", []):
        _spend(story, line)


def _sign(story: Story, line: str) -> None:
    funder, title, reference, amount, signed, start, end, due = parts(line, 8)
    plans.add_agreement(
        story.store, funder_id=story.find("funder", funder), title=title, reference=reference,
        amount=cents(amount), signed_on=story.written(signed), start_on=story.yearly(start),
        end_on=story.yearly(end), report_due_on=story.written(due))


def _fund(story: Story, line: str) -> None:
    action, funder, who, nature, state, year, asked, granted, paid, note = parts(line, 10)
    plans.add_funding_line(
        story.store, action_id=story.find("action", action) if action else None, nature=nature,
        funder_id=story.find("funder", funder) if funder else None, state=state,
        organization_id=_who(story, who), fiscal_year=story.shift.period(year),
        asked=cents(asked), granted=cents(granted), paid=cents(paid), note=note)


def _spend(story: Story, line: str) -> None:
    action, post, words, planned, actual, day, why, paper, issued = parts(line, 9)
    spending_id = plans.add_spending(
        story.store, action_id=story.find("action", action), post=post, description=words,
        planned=cents(planned), actual=cents(actual), spent_on=story.written(day),
        explanation=why)
    if paper:
        funding.add_voucher(
            story.store, spending_id=spending_id, reference=paper,
            issued_on=story.written(issued))


def _who(story: Story, key: str) -> str | None:
    return story.find("organization", key) if key else None


def _percent(written: str) -> int | None:
    return int(written) if written else None
