"""JUnit XML, as Jenkins' xUnit plugin describes it (junit-10.xsd): an article is a suite, a finding a failed test.

An article without findings has one test, which passes; a file that was not read has one with an error. Findings that
were suppressed or stand in the baseline are skipped tests.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from checker.model import Document, Finding, Report, Skipped
from checker.render._message import describe
from checker.render._places import Places
from checker.render._xml import element, write_xml


def render(report: Report, *, color: bool = False) -> str:
    """Returns all suites."""
    places = Places.of(report)
    found: dict[str, list[Finding]] = {document.path: [] for document in report.documents}
    for finding in report.findings:
        found[finding.path].append(finding)
    suites = [_suite(document, found[document.path], places) for document in report.documents]
    suites += [_unread(skipped) for skipped in report.skipped]
    counts = {name: sum(int(suite.attrib[name]) for suite in suites) for name in ("tests", "failures", "errors")}
    root = element("testsuites", name="checker", **counts)
    root.extend(suites)
    return write_xml(root)


def _suite(document: Document, findings: list[Finding], places: Places) -> Element:
    cases = [_case(finding, places) for finding in findings] or [
        element("testcase", name="no findings", classname=document.path)
    ]
    number = {name: sum(case.find(name) is not None for case in cases) for name in ("failure", "skipped")}
    suite = element(
        "testsuite",
        name=document.path,
        tests=len(cases),
        failures=number["failure"],
        errors=0,
        skipped=number["skipped"],
        file=document.file,
    )
    suite.extend(cases)
    return suite


def _case(finding: Finding, places: Places) -> Element:
    row, column = places.locate(finding.path, finding.span.start)
    case = element("testcase", name=f"{finding.code} {row}:{column} {finding.text}", classname=finding.path)
    if finding.status != "open":
        case.append(element("skipped", message=finding.status))
        return case
    lines = [f"{places.name(finding.path, finding.span.start)}: {finding.code} {finding.severity}", describe(finding)]
    text = "\n".join([*lines, *filter(None, [finding.reason])])
    case.append(
        element("failure", text, type=f"{finding.code} {places.rules.get(finding.code, '')}".strip(), message=finding.message)
    )
    return case


def _unread(skipped: Skipped) -> Element:
    suite = element("testsuite", name=skipped.path, tests=1, failures=0, errors=1, skipped=0, file=skipped.path)
    case = element("testcase", name="not read", classname=skipped.path)
    case.append(element("error", type="not read", message=skipped.reason))
    suite.append(case)
    return suite
