"""The rules a kind of body starts with, what a preset would change, and rules said in words."""

import pytest

from dsi_desktop.db.schema.governance import BodyRules, College
from dsi_desktop.features.governance.rules import charter, presets, rule_words
from dsi_desktop.features.governance.rules.fields import CollegeFields, RulesFields
from dsi_desktop.features.governance.rules.quorum import check_quorum
from dsi_desktop.features.governance.rules.template import check_template
from dsi_desktop.kernel import vocabulary
from support.plain_words import plain

ASKED = (
    "assembly", "advisory_committee", "workstream", "decision_committee", "monitoring_committee",
    "support_committee", "territorial_committee", "coordination_committee", "regional_table",
    "tir_shv",
)
CHOICES = ("minutes_kind", "decision_mode", "voting_unit", "quorum_kind", "below_quorum")


@pytest.mark.parametrize("kind", ASKED)
def test_that_every_kind_of_the_field_has_a_preset_of_its_own(kind: str) -> None:
    assert kind in presets.PRESETS
    assert kind in dict(vocabulary.options("body_kind"))


@pytest.mark.parametrize("kind", sorted(presets.PRESETS))
def test_that_a_preset_holds_only_rules_a_body_may_write(kind: str) -> None:
    rules = presets.preset_of(kind).rules
    assert set(rules) <= set(RulesFields.__annotations__)
    assert set(rules) <= {column.key for column in BodyRules.__table__.columns}
    for name in CHOICES:
        assert rules[name] in dict(vocabulary.options(name))
    assert check_template(str(rules["number_template"])) == rules["number_template"]
    check_quorum(str(rules["quorum_kind"]), rules["quorum_value"])


@pytest.mark.parametrize("kind", sorted(presets.PRESETS))
def test_that_the_colleges_of_a_preset_name_known_sectors(kind: str) -> None:
    known = set(dict(vocabulary.options("sector")))
    for name, sectors, _parity in presets.preset_of(kind).colleges:
        assert name
        assert set(sectors.split()) <= known


def test_that_a_kind_without_preset_starts_as_a_chantier() -> None:
    assert presets.preset_of("team") is presets.preset_of("workstream")
    assert charter.default_rules("team")["minutes_kind"] == "cr"


def test_that_the_defaults_are_those_of_the_field() -> None:
    council = charter.default_rules("advisory_committee")
    assembly = charter.default_rules("assembly")
    assert (council["minutes_kind"], council["quorum_kind"]) == ("pv", "majority")
    assert (council["notice_days"], council["term_months"]) == (5, 24)
    assert (assembly["quorum_kind"], assembly["notice_days"]) == ("present", 10)
    assert assembly["decision_mode"] == "simple_majority"
    assert charter.default_rules("workstream")["quorum_kind"] == "none"


def test_that_a_preset_says_only_what_it_would_change() -> None:
    now = dict(presets.preset_of("workstream").rules)
    assert presets.changes(now, "workstream") == []
    changed = presets.changes(now, "decision_committee")
    assert ("quorum_kind", "none", "majority") in changed
    assert {name for name, _old, _new in changed} == {
        "decision_mode", "quorum_kind", "meetings_per_year",
    }


def test_that_a_college_already_there_is_not_offered_again() -> None:
    first, second = presets.preset_of("advisory_committee").colleges
    assert presets.missing_colleges("advisory_committee", frozenset()) == (first, second)
    known = frozenset({"citizen", "philanthropic"})
    assert presets.missing_colleges("advisory_committee", known) == (second,)
    assert presets.missing_colleges("workstream", frozenset()) == ()


def test_that_a_municipal_college_stays_out_of_the_balance() -> None:
    counted = [parity for _name, _sectors, parity in
               presets.preset_of("coordination_committee").colleges]
    assert counted == [True, True, False]
    assert "parity" in CollegeFields.__annotations__
    assert "parity" in College.__table__.columns


def test_that_every_rule_has_a_name() -> None:
    assert set(rule_words.TITLES) == set(RulesFields.__annotations__)
    assert rule_words.rule_title("quorum_kind") == "Quorum"


@pytest.mark.parametrize(("name", "value", "said"), [
    ("quorum_kind", "majority", "50 % + 1 des membres"), ("staggered", True, "oui"),
    ("staggered", False, "non"), ("max_terms", None, "non précisé"), ("max_terms", 2, "2"),
    ("phrase_opening", "", "non précisé"), ("number_template", "A-{seq}", "A-{seq}"),
    ("notice_days", 1, "1 jour"), ("notice_days", 10, "10 jours"),
    ("term_months", 24, "24 mois"), ("parity_max_gap", 1, "1 siège"),
    ("parity_max_gap", 0, "0 siège"),
])
def test_that_a_value_is_said_in_words(name: str, value: presets.RulesValue, said: str) -> None:
    assert plain(rule_words.rule_value(name, value)) == said
