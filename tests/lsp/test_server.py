"""`checker lsp`: what an editor is told, and where."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Edit, Editor, edits_of
from lsprotocol import types

WRONG = "Pacific India"
TEXTS = {
    "plain.txt": f"Envoys met in the {WRONG}.\n",
    "emoji.txt": f"🙂🙂 Envoys 👩‍👩‍👧 met in the {WRONG}.\n\nSüd, e\u0301te\u0301 and 日本: the {WRONG} again.\n",
    "marks.txt": f"Cafe\u0301 a\u0308 — “the {WRONG}”.\n",
    "crlf.txt": f"One 🙂.\r\n\r\nTwo in the {WRONG}.\r\n",
    "lines.txt": f"One\u2028two\x0bthree\x85 in the {WRONG}.\n\nNext \U0001f600 in the {WRONG}.\n",
    "mark.txt": f"\ufeffThe {WRONG} 🙂.\n",
    "page.html": f"<html><body><p>Caf&eacute; 🙂 in the {WRONG}.</p></body></html>\n",
    "page.md": f"# Title 🙂\n\nMet *in* the {WRONG}.\n",
}
SUPPRESSED = [
    ("a.txt", f"One.\n\nIn the {WRONG}.\n", f"One.\n\n# checker: ignore[TRM101]\nIn the {WRONG}.\n"),
    ("a.md", f"In the {WRONG} 🙂.\n", f"In the {WRONG} 🙂. <!-- checker: ignore[TRM101] -->\n"),
    ("a.html", f"<p>In the {WRONG}.</p>\n", f"<p>In the {WRONG}. <!-- checker: ignore[TRM101] --></p>\n"),
    # What else is found there stays.
    ("b.md", f"In the the {WRONG}.\n\nA a hall.\n", f"In the the {WRONG}. <!-- checker: ignore[TRM101] -->\n\nA a hall.\n"),
]
COMPLETED = [
    ("🙂 the ind", ["Indo-Pacific"]),
    ("🙂 the Indo-Pa", ["Indo-Pacific"]),
    ("a harb", ["harbour pact"]),
    ("Harb", ["Harbour pact"]),
    ("a harbour pa", ["harbour pact"]),
    ("in", []),
    ("", []),
    ("the harbour pact", []),
    ("xindo", []),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_places_are_those_of_the_client(edit: Edit, encoding: str) -> None:
    async def session(editor: Editor) -> None:
        assert editor.abilities.position_encoding == encoding
        for name, text in TEXTS.items():
            marks = [mark for mark in await editor.open(name, text) if mark.code == "TRM101"]
            found = [(editor.offset(text, mark.range.start), editor.offset(text, mark.range.end)) for mark in marks]
            assert [text[start:end] for start, end in found] == [WRONG] * text.count(WRONG), name
            last = text.rindex(WRONG)
            where = types.Range(editor.place(text, last), editor.place(text, last + len(WRONG)))
            (fix,) = [action for action in await editor.actions(name, where) if action.is_preferred]
            fixed = editor.apply(text, edits_of(fix))
            assert fixed == text[:last] + "Indo-Pacific" + text[last + len(WRONG) :], name
            hover = await editor.hover(name, editor.place(text, last + 3))
            assert hover is not None
            assert hover.range == where

    edit(session, encoding=encoding)


def test_a_diagnostic_says_what_the_report_says(edit: Edit) -> None:
    async def session(editor: Editor) -> None:
        (mark,) = await editor.open("plain.txt", TEXTS["plain.txt"])
        assert (mark.code, mark.source, mark.severity) == ("TRM101", "checker", types.DiagnosticSeverity.Error)
        assert mark.message == "“Pacific India” is not used for “Indo-Pacific”. (instead: Indo-Pacific)"
        (mark,) = await editor.open("twice.txt", "They met and and talked.\n")
        assert (mark.code, mark.severity) == ("WRD102", types.DiagnosticSeverity.Warning)

    edit(session)


def test_what_is_typed_is_checked_when_the_writer_pauses(edit: Edit) -> None:
    async def session(editor: Editor) -> None:
        assert await editor.open("a.txt", "Envoys met.\n") == []
        steps = [f"Envoys met in the {WRONG[:length]}.\n" for length in range(1, len(WRONG) + 1)]
        marks = await editor.change("a.txt", *steps)
        assert [mark.code for mark in marks] == ["TRM101"]
        assert editor.published.empty()
        # What is asked before the pause is over is answered for the text as it is now.
        editor.versions["a.txt"] += 1
        new = f"Yes. {steps[-1]}"
        editor.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(editor.versions["a.txt"], editor.uri("a.txt")),
                [types.TextDocumentContentChangeWholeDocument(new)],
            )
        )
        actions = await editor.actions("a.txt", editor.range(new, WRONG))
        assert editor.apply(new, edits_of(actions[0])) == new.replace(WRONG, "Indo-Pacific")

    edit(session)


def test_closing_takes_the_marks_away(edit: Edit) -> None:
    async def session(editor: Editor) -> None:
        assert len(await editor.open("plain.txt", TEXTS["plain.txt"])) == 1
        editor.client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(editor.uri("plain.txt")))
        )
        assert await editor.marks("plain.txt") == []

    edit(session)


def test_a_text_without_a_file_is_read_as_its_language(edit: Edit) -> None:
    async def session(editor: Editor) -> None:
        text = "See `the the` and *the the* hall.\n"
        (mark,) = await editor.open("draft", text, language="markdown", on_disk=False)
        assert editor.offset(text, mark.range.start) == text.rindex("the the")
        assert await editor.open("data.json", '{"a": [1, 2', language="json", on_disk=False) == []

    edit(session)


def test_hover_shows_the_rule_and_the_term(edit: Edit) -> None:
    async def session(editor: Editor) -> None:
        text = "The Pacific India and the Indo-Pacific.\n"
        await editor.open("a.txt", text)
        wrong = await editor.hover("a.txt", editor.place(text, text.index(WRONG)))
        right = await editor.hover("a.txt", editor.place(text, text.index("Indo")))
        assert wrong is not None
        assert right is not None
        assert await editor.hover("a.txt", types.Position(0, 0)) is None
        assert isinstance(wrong.contents, types.MarkupContent)
        assert isinstance(right.contents, types.MarkupContent)
        assert "### TRM101 known-variant" in wrong.contents.value
        assert "## False alarms" in wrong.contents.value
        for page in (wrong.contents.value, right.contents.value):
            assert "**Indo-Pacific** (term, house)" in page
            assert r"The ocean between \*Africa\* and America." in page
            assert "<https://example.org/indo-pacific>" in page
            assert "Also right: Indo-Pacific region" in page
        assert "TRM101" not in right.contents.value

    edit(session)


def test_a_suppression_silences_one_finding(edit: Edit) -> None:
    async def session(editor: Editor) -> None:
        for name, text, expected in SUPPRESSED:
            before = [mark.code for mark in await editor.open(name, text)]
            actions = await editor.actions(name, editor.range(text, WRONG))
            (suppress,) = [action for action in actions if action.title == "Suppress TRM101 here"]
            changed = editor.apply(text, edits_of(suppress))
            assert changed == expected
            after = [mark.code for mark in await editor.change(name, changed)]
            assert after == [code for code in before if code != "TRM101"]

    edit(session)


def test_all_safe_fixes_are_made_at_once(edit: Edit) -> None:
    async def session(editor: Editor) -> None:
        text = f"The the {WRONG} and and the {WRONG}.\n"
        await editor.open("a.txt", text)
        whole = types.Range(types.Position(0, 0), types.Position(0, 0))
        (action,) = await editor.actions("a.txt", whole, only=["source.fixAll"])
        assert editor.apply(text, edits_of(action)).count("Indo-Pacific") == 2
        assert {one.kind for one in await editor.actions("a.txt", editor.range(text, WRONG), only=["quickfix"])} == {"quickfix"}

    edit(session)


def test_a_form_is_added_to_the_glossary_of_the_project(edit: Edit, desk: Path) -> None:
    async def session(editor: Editor) -> None:
        text = TEXTS["plain.txt"]
        await editor.open("plain.txt", text)
        where = editor.range(text, WRONG)
        titles = [action.title for action in await editor.actions("plain.txt", where)]
        # The form is ruled out in this very file: whoever wants it takes it out there.
        assert not any("house.yaml" in title for title in titles)
        (desk / "house.yaml").rename(desk / "wire.yaml")
        ours = "# Ours 🙂.\n- id: hall\n  preferred: hall of peace\n"
        (desk / "house.yaml").write_text(ours, encoding="utf-8")
        (desk / "checker.toml").write_text('glossary = ["house.yaml", "wire.yaml"]\ndefault-packs = false\n', encoding="utf-8")
        editor.note_changes("checker.toml")
        assert len(await editor.marks("plain.txt")) == 1
        (admit,) = [one for one in await editor.actions("plain.txt", where) if one.title.endswith("in house.yaml")]
        assert admit.title == "Admit “Pacific India” for “Indo-Pacific” in house.yaml"
        changed = editor.apply(ours, edits_of(admit))
        assert changed == (
            f'{ours}- id: indo-pacific-house\n  preferred: "Indo-Pacific"\n  drift: false\n  admitted: ["Pacific India"]\n'
        )
        (desk / "house.yaml").write_text(changed, encoding="utf-8")
        editor.note_changes("house.yaml")
        assert await editor.marks("plain.txt") == []

    edit(session)


def test_terms_are_completed_after_three_letters(edit: Edit) -> None:
    async def session(editor: Editor) -> None:
        for number, (line, expected) in enumerate(COMPLETED):
            name, text = f"{number}.txt", f"First 🙂.\n{line} and so on.\n"
            await editor.open(name, text)
            at = text.index("\n") + 1 + len(line)
            proposed = await editor.complete(name, editor.place(text, at))
            assert [proposal.label for proposal in proposed] == expected, line
            for proposal in proposed:
                assert isinstance(proposal.text_edit, types.TextEdit)
                changed = editor.apply(text, [proposal.text_edit])
                assert changed.endswith(f"{proposal.label} and so on.\n")
                assert proposal.label.lower().startswith((proposal.filter_text or "?").lower())

    edit(session, encoding="utf-8")


def test_a_changed_configuration_counts_at_once(edit: Edit, desk: Path) -> None:
    async def session(editor: Editor) -> None:
        assert editor.registered in ([], ["workspace/didChangeWatchedFiles"])
        text = f"The the {WRONG}.\n"
        assert len(await editor.open("a.txt", text)) == 2
        assert editor.registered == ["workspace/didChangeWatchedFiles"]
        base = (desk / "checker.toml").read_text(encoding="utf-8")
        (desk / "checker.toml").write_text(f'{base}ignore = ["WRD"]\n', encoding="utf-8")
        editor.note_changes("checker.toml")
        assert [mark.code for mark in await editor.marks("a.txt")] == ["TRM101"]
        # What is wrong is said once, and what was right a moment ago stays.
        (desk / "checker.toml").write_text(f'{base}ingore = ["WRD"]\n', encoding="utf-8")
        for _ in range(2):
            editor.note_changes("checker.toml")
            assert [mark.code for mark in await editor.marks("a.txt")] == ["TRM101"]
        assert len(editor.messages) == 1
        assert "'ingore'" in editor.messages[0]
        assert "checker.toml:3" in editor.messages[0]
        (desk / "checker.toml").unlink()
        (desk / "pyproject.toml").write_text("[tool.checker]\nbroken", encoding="utf-8")
        editor.note_changes("pyproject.toml")
        assert [mark.code for mark in await editor.marks("a.txt")] == ["TRM101"]
        assert len(editor.messages) == 2
        (desk / "checker.toml").write_text(f'{base}exclude = ["a.txt"]\n', encoding="utf-8")
        editor.note_changes("checker.toml")
        assert await editor.marks("a.txt") == []
        # A file without a watcher is seen to have changed when an article is.
        (desk / "checker.toml").write_text(base, encoding="utf-8")
        assert len(await editor.change("a.txt", text + "\nMore.\n")) == 2

    edit(session)


def test_without_the_extra_the_command_names_it(desk: Path) -> None:

    probe = "import sys; sys.modules['pygls'] = None; sys.argv[1:] = ['lsp']; from checker.__main__ import main; main()"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "checker: checker lsp needs an extra: pip install 'checker[lsp]'\n")
