"""Tell the cycle of the meetings: projects, forum, rounds of opinion, drafts sent, series."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from dsi_desktop.features.demonstration.commands.story import Story
from dsi_desktop.features.demonstration.rules.lines import cents, parts_of
from dsi_desktop.features.meetings import commands as meetings
from dsi_desktop.features.meetings.rules.room import attendance_id
from dsi_desktop.features.meetings.rules.series import rhythm_of
from dsi_desktop.features.minutes import commands as minutes
from dsi_desktop.features.plan import commands as plan

Rows = dict[str, Any]
Line = tuple[str, ...]


def go_round(story: Story, content: Rows) -> None:
    """Put what belongs to a point on it, and the rest on the calendar of the story."""
    for line in map(parts_of, content.get("guidelines", [])):
        story.later(story.written(line[2]), partial(_guide, story, line))
    at_points: tuple[tuple[str, Callable[[Story, Line, str, str], None]], ...] = (
        ("projects", _present), ("recommended", _recommend), ("decided", _decide),
        ("voices", _voice),
    )  # fmt: skip
    for key, tell in at_points:
        for line in map(parts_of, content.get(key, [])):
            story.at_point(line[1], partial(tell, story, line))
    for row in content.get("round", []):
        story.at_point(row["at"], partial(_ask, story, row))
    on_days: tuple[tuple[str, int, Callable[[Story, Line], None]], ...] = (
        ("steps", 2, _advance), ("versions", 1, _send), ("remarks", 3, _remark),
        ("signed", 2, _sign),
    )  # fmt: skip
    for key, place, act in on_days:
        for line in map(parts_of, content.get(key, [])):
            story.later(story.written(line[place]), partial(act, story, line))
    for line in map(parts_of, content.get("answers", [])):
        story.answers.setdefault(line[0], []).append(line)
    told_on = content.get("told_on", {})
    for key, last in (("became", _bring), ("series", _repeat), ("waiting", _wait),
                      ("replies", _reply)):
        for line in map(parts_of, content.get(key, [])):
            story.later(story.written(told_on[key]), partial(last, story, line))


def _guide(story: Story, line: Line) -> None:
    title, text, since = line
    number = len([one for kind, one in story.ids if kind == "guideline"]) + 1
    story.know("guideline", str(number), plan.add_guideline(
        story.store, title=title, text=text, start_on=story.written(since),
    ))


def _present(story: Story, line: Line, meeting_id: str, item_id: str) -> None:
    key, _point, who, body, asked, years, title, summary = line
    story.know("project", key, minutes.present_project(
        story.store, title, meeting_id=meeting_id, agenda_item_id=item_id,
        organization_id=story.find("organization", who), body_id=story.find("body", body),
        asked=cents(asked), years_supported=int(years), summary=summary,
    ))


def _answer(story: Story, project: str) -> None:
    answers = {
        story.find("guideline", guideline): (answer, reason)
        for _key, guideline, answer, reason in story.answers.pop(project, [])
    }
    if answers:
        minutes.answer_guidelines(story.store, story.find("project", project), answers)


def _recommend(story: Story, line: Line, meeting_id: str, item_id: str) -> None:
    key, _point, amount, mover, seconder = line
    _answer(story, key)
    minutes.recommend_project(
        story.store, story.find("project", key), meeting_id, item_id, amount=cents(amount),
        mover_id=story.find("person", mover), seconder_id=story.find("person", seconder),
    )


def _decide(story: Story, line: Line, meeting_id: str, item_id: str) -> None:
    key, _point, amount, mover, seconder = line
    minutes.decide_project(
        story.store, story.find("project", key), meeting_id, item_id, amount=cents(amount),
        mover_id=story.find("person", mover), seconder_id=story.find("person", seconder),
    )


def _advance(story: Story, line: Line) -> None:
    key, state, on = line
    minutes.advance_project(
        story.store, story.find("project", key), state, on=story.written(on)
    )


def _voice(story: Story, line: Line, _meeting_id: str, item_id: str) -> None:
    key, _point, table, kind, under, votes, text = line
    voice_id = story.know("voice", key, minutes.record_voice(
        story.store, item_id, text, kind=kind, table=table,
    ))
    if under:
        minutes.group_voices(story.store, [voice_id], under_id=story.find("voice", under))
    if int(votes):
        minutes.count_votes(story.store, voice_id, int(votes))


def _bring(story: Story, line: Line) -> None:
    key, _kind = line
    minutes.make_need(story.store, story.find("voice", key), story.find("plan", "plan"))


def _ask(story: Story, row: Rows, meeting_id: str, item_id: str) -> None:
    round_id = minutes.begin_round(
        story.store, meeting_id, item_id, row["method"], row["question"],
        proposal=row.get("proposal", ""), options="\n".join(row.get("options", [])),
        dots=row.get("dots"),
    )
    for who, option, note in map(parts_of, row.get("voices", [])):
        minutes.take_position(
            story.store, round_id, option, note=note,
            organization_id=story.find("organization", who),
        )
    if "counted" in row:
        minutes.count_dots(
            story.store, round_id, dict(zip(row["options"], row["counted"], strict=True))
        )
    minutes.close_round(story.store, round_id, result=row.get("result", ""))


def _send(story: Story, line: Line) -> None:
    meeting, on, to, note = line
    version = minutes.send_version(
        story.store, story.find("meeting", meeting), sent_to=to, note=note,
        sent_on=story.written(on),
    )
    number = len([one for kind, one in story.ids if kind == "version" and meeting in one]) + 1
    story.know("version", f"{meeting}/{number}", version)


def _remark(story: Story, line: Line) -> None:
    meeting, number, who, on, text, state, answer = line
    remark = minutes.record_remark(
        story.store, story.find("version", f"{meeting}/{number}"), text, author=who,
        received_on=story.written(on),
    )
    if state != "open":
        minutes.answer_remark(story.store, remark, state, answer)


def _sign(story: Story, line: Line) -> None:
    meeting, who, on = line
    minutes.sign_minutes(
        story.store, story.find("meeting", meeting), signed_by=who, signed_on=story.written(on)
    )


def _repeat(story: Story, line: Line) -> None:
    key, body, title, first, every, unit, start, end, place = line
    rhythm = rhythm_of(unit, int(every), date.fromisoformat(story.written(first)))
    story.know("series", key, meetings.create_series(
        story.store, body_id=story.find("body", body), title=title, rhythm=rhythm.written(),
        start_time=start, end_time=end, place=place,
    ))


def _wait(story: Story, line: Line) -> None:
    body, title, kind, length, who, note = line
    meetings.propose_item(
        story.store, body_id=story.find("body", body), title=title, kind=kind,
        minutes=int(length), person_id=story.find("person", who), note=note,
    )


def _reply(story: Story, line: Line) -> None:
    meeting, who, reply, _meal = line
    there = attendance_id(story.find("meeting", meeting), story.find("person", who))
    meetings.record_reply(story.store, [there], reply)
