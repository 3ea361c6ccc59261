"""An article, a glossary and file names that try to become markup."""

from __future__ import annotations

from render_sample import make_document, make_finding, make_report, make_score

from checker.model import Concept, Related, Report, RulePage, Severity, Skipped, Span, Status, Term

EVIL = "<script>alert(1)</script><img src=x onerror=\"alert(2)\"></style></title><svg onload='alert(3)'>{{ 7*7 }}"


def make_hostile() -> Report:
    """Returns a report with hostile text in every field that a user's files can fill."""
    document = make_document(
        f"dir/{EVIL}.txt",
        f"# {EVIL}\nHe said {EVIL} twice.\nNUL \0 and \x1b[2J and \u202e end.\nCheck javascript:alert(4) now.\n",
        lang='en"><script>alert(5)</script>',
        source_lang=EVIL,
        date=EVIL,
        outlet=EVIL,
        notes=(EVIL,),
    )
    related = Related(EVIL, Span(0, 1), EVIL, EVIL)
    findings = [
        make_finding(
            document, "TRM101", Severity.MAJOR, EVIL, EVIL, EVIL, nth=1, reason=EVIL, concept="evil", related=(related,)
        ),
        make_finding(document, "TRM101", Severity.MINOR, "javascript:alert(4)", "No.", "javascript:alert(4)", concept="odd"),
        make_finding(document, "WRD105", Severity.MINOR, "twice", "No.", concept="spaced"),
    ]
    concepts = (
        Concept("evil", "term", (Term(EVIL, Status.PREFERRED),), definition=EVIL, reference="javascript:alert(6)"),
        Concept("odd", "term", (Term("odd", Status.PREFERRED),), reference='data:text/html,"><script>alert(7)</script>'),
        Concept("spaced", "term", (Term("spaced", Status.PREFERRED),), reference="https://example.org/ onclick=alert(8)"),
    )
    return make_report(
        [document],
        findings,
        signature=EVIL,
        rules=(RulePage("TRM101", EVIL, EVIL, Severity.MAJOR, "default", f"{EVIL}\n\n## {EVIL}\n- `{EVIL}`"),),
        concepts=concepts,
        scores=(make_score(document, findings),),
        skipped=(Skipped(EVIL, EVIL),),
        notes=(EVIL,),
    )
