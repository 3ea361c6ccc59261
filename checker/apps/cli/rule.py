"""`checker rule`: the rules, and each rule's page."""

from __future__ import annotations

from typing import Annotated

import typer

from checker.apps.cli.output import say


def show_rule(code: Annotated[str | None, typer.Argument(help="A code (TRM102) or a name (drifted-term).")] = None) -> None:
    """Show a rule's page, or list all rules."""
    from checker.engine.select import select_rules
    from checker.rules import all_rules

    if code is None:
        for rule in all_rules():
            say(f"{rule.code}  {rule.name:24} {rule.severity.value:8} {rule.profile:8} {rule.page().splitlines()[0]}")
        return
    for rule in select_rules(select=[code]):
        say(f"# {rule.code} {rule.name} ({rule.severity.value}, {rule.profile} profile, MQM {rule.mqm})\n")
        say(f"{rule.page()}\n")
