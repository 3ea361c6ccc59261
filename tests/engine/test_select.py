"""Which rules run: explicit beats implicit, the longest prefix wins."""

from __future__ import annotations

import pytest

from checker.engine import select
from checker.engine.select import select_rules
from checker.errors import UsageError
from checker.rules import Rule, all_rules


def make_rule(rule_code: str, rule_name: str, rule_profile: str = "default") -> Rule:
    return type("Sample", (Rule,), {"code": rule_code, "name": rule_name, "profile": rule_profile})()


RULES = (
    make_rule("CAL101", "calque", "style"),
    make_rule("NAM101", "name-variant", "deep"),
    make_rule("TRM101", "known-variant"),
    make_rule("TRM102", "drifted-term"),
    make_rule("TRM201", "forms-across-articles"),
    make_rule("WRD101", "non-word"),
)
DEFAULT = "TRM101 TRM102 TRM201 WRD101"

# Profile, select, ignore, extend-select; what runs.
CHOICES = [
    ("default", "", "", "", DEFAULT),
    ("style", "", "", "", f"CAL101 {DEFAULT}"),
    ("deep", "", "", "", f"NAM101 {DEFAULT}"),
    ("all", "", "", "", f"CAL101 NAM101 {DEFAULT}"),
    ("default", "TRM101", "", "", "TRM101"),
    ("default", "trm101", "", "", "TRM101"),
    ("default", "known-variant", "", "", "TRM101"),
    ("default", "Known-Variant", "", "", "TRM101"),
    ("default", "TRM", "", "", "TRM101 TRM102 TRM201"),
    ("default", "TRM1", "", "", "TRM101 TRM102"),
    ("default", "CAL", "", "", "CAL101"),
    ("default", "ALL", "", "", f"CAL101 NAM101 {DEFAULT}"),
    ("default", "TRM1 WRD", "", "", "TRM101 TRM102 WRD101"),
    ("default", "", "TRM", "", "WRD101"),
    ("default", "", "TRM1", "", "TRM201 WRD101"),
    ("default", "", "drifted-term", "", "TRM101 TRM201 WRD101"),
    ("default", "", "ALL", "", ""),
    ("default", "", "", "CAL101", f"CAL101 {DEFAULT}"),
    ("default", "TRM1", "", "CAL", "CAL101 TRM101 TRM102"),
    # Of a selected and an ignored prefix the longer wins; of equal ones the ignored.
    ("default", "TRM", "TRM102", "", "TRM101 TRM201"),
    ("default", "TRM102", "TRM", "", "TRM102"),
    ("default", "TRM102", "TRM102", "", ""),
    ("default", "TRM", "TRM1", "TRM102", "TRM102 TRM201"),
    ("default", "ALL", "TRM", "", "CAL101 NAM101 WRD101"),
    ("default", "", "TRM", "TRM101", "TRM101 WRD101"),
    ("style", "", "CAL", "", DEFAULT),
    ("all", "", "WRD", "", "CAL101 NAM101 TRM101 TRM102 TRM201"),
]

# Keyword, value; what the message says.
REFUSED = [
    ("select", "XYZ", "no rule fits 'XYZ'; known: CAL101, "),
    ("select", "WRD1010", "no rule fits 'WRD1010'; did you mean WRD101?"),
    ("ignore", "drift-term", "no rule fits 'drift-term'; did you mean drifted-term?"),
    ("extend_select", "TRN", "no rule fits 'TRN'; did you mean TRM?"),
]


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(select, "all_rules", lambda: RULES)


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(("profile", "chosen", "ignored", "extended", "expected"), CHOICES)
def test_choice(profile: str, chosen: str, ignored: str, extended: str, expected: str) -> None:
    rules = select_rules(profile=profile, select=chosen.split(), ignore=ignored.split(), extend_select=extended.split())
    assert " ".join(rule.code for rule in rules) == expected


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(("keyword", "word", "message"), REFUSED)
def test_what_fits_no_rule_is_an_error_with_a_hint(keyword: str, word: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        select_rules(**{keyword: [word]})  # type: ignore[arg-type]
    assert str(caught.value).startswith(message)


def test_unknown_profile() -> None:
    with pytest.raises(UsageError, match="unknown profile 'strict'; known: default, style, deep, all"):
        select_rules(profile="strict")


def test_our_own_rules_have_known_profiles() -> None:
    assert {rule.profile for rule in all_rules()} <= {*select.PROFILES}
    assert [rule.code for rule in select_rules(select=["ALL"])] == [rule.code for rule in all_rules()]
