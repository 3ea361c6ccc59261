"""An editor that talks to `checker lsp` over pipes, over a small pack."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

pytest.importorskip("pygls")

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.uris import from_fs_path

ROOT = Path(__file__).parents[2]
PATIENCE = 60
UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
GLOSSARY = """\
# The desk's own words.
- id: indo-pacific
  preferred: Indo-Pacific
  admitted: [Indo-Pacific region]
  forbidden: [{form: Pacific India, replacement: Indo-Pacific}]
  definition: The ocean between *Africa* and America.
  reference: https://example.org/indo-pacific
- id: harbour-pact
  preferred: harbour pact
"""


class Editor:
    """A client with what the server told it."""

    def __init__(self, folder: Path, encoding: str) -> None:
        self.folder = folder
        self.encoding = encoding
        self.client = LanguageClient("editor", "1")
        self.versions: dict[str, int] = {}
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.messages: list[str] = []
        self.registered: list[str] = []
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self.published.put_nowait(params))
        self.client.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: self.messages.append(params.message))

        @self.client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(params: types.RegistrationParams) -> None:
            self.registered += [one.method for one in params.registrations]

    async def start(self) -> None:
        await self.client.start_io(
            sys.executable, "-m", "checker", "lsp", cwd=self.folder, env=os.environ | {"PYTHONPATH": str(ROOT)}
        )
        watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
        capabilities = types.ClientCapabilities(
            general=types.GeneralClientCapabilities(position_encodings=[self.encoding]),
            workspace=types.WorkspaceClientCapabilities(did_change_watched_files=watching),
        )
        params = types.InitializeParams(capabilities, root_uri=from_fs_path(str(self.folder)))
        self.abilities = (await self.client.initialize_async(params)).capabilities
        self.client.initialized(types.InitializedParams())

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()

    def uri(self, name: str) -> str:
        return from_fs_path(str(self.folder / name)) or ""

    async def open(self, name: str, text: str, *, language: str = "plaintext", on_disk: bool = True) -> list[types.Diagnostic]:
        if on_disk:
            (self.folder / name).write_bytes(text.encode())
        self.versions[name] = 1
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(self.uri(name), language, 1, text))
        )
        return await self.marks(name)

    async def change(self, name: str, *texts: str) -> list[types.Diagnostic]:
        for text in texts:
            self.versions[name] += 1
            self.client.text_document_did_change(
                types.DidChangeTextDocumentParams(
                    types.VersionedTextDocumentIdentifier(self.versions[name], self.uri(name)),
                    [types.TextDocumentContentChangeWholeDocument(text)],
                )
            )
        return await self.marks(name)

    def note_changes(self, *names: str) -> None:
        changes = [types.FileEvent(self.uri(name), types.FileChangeType.Changed) for name in names]
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes))

    async def marks(self, name: str) -> list[types.Diagnostic]:
        """Returns the diagnostics that come next for a file."""
        while True:
            told = await self.published.get()
            if told.uri == self.uri(name):
                return list(told.diagnostics)

    def units(self, text: str) -> int:
        codec, size = UNITS[self.encoding]
        return len(text.encode(codec)) // size

    def place(self, text: str, offset: int) -> types.Position:
        lines = text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return types.Position(len(lines) - 1, self.units(lines[-1]))

    def range(self, text: str, part: str) -> types.Range:
        start = text.index(part)
        return types.Range(self.place(text, start), self.place(text, start + len(part)))

    def offset(self, text: str, position: types.Position) -> int:
        return next(at for at in range(len(text) + 1) if self.place(text, at) == position)

    def apply(self, text: str, edits: list[types.TextEdit]) -> str:
        """Returns a text after edits, as an editor makes them."""
        places = sorted(
            ((self.offset(text, edit.range.start), self.offset(text, edit.range.end), edit.new_text) for edit in edits),
            reverse=True,
        )
        for start, end, new in places:
            text = text[:start] + new + text[end:]
        return text

    async def actions(self, name: str, where: types.Range, only: list[str] | None = None) -> list[types.CodeAction]:
        context = types.CodeActionContext([], only=only)
        params = types.CodeActionParams(types.TextDocumentIdentifier(self.uri(name)), where, context)
        return list(await self.client.text_document_code_action_async(params) or [])

    async def hover(self, name: str, position: types.Position) -> types.Hover | None:
        params = types.HoverParams(types.TextDocumentIdentifier(self.uri(name)), position)
        return await self.client.text_document_hover_async(params)

    async def complete(self, name: str, position: types.Position) -> list[types.CompletionItem]:
        params = types.CompletionParams(types.TextDocumentIdentifier(self.uri(name)), position)
        answer = await self.client.text_document_completion_async(params)
        return list(answer.items) if answer else []


Session = Callable[[Editor], Awaitable[None]]
Edit = Callable[..., None]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a glossary of its own in the place of the packs that ship."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "house.yaml").write_text(GLOSSARY, encoding="utf-8")
    (folder / "checker.toml").write_text('glossary = ["house.yaml"]\ndefault-packs = false\n', encoding="utf-8")
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
    return folder


@pytest.fixture
def edit(desk: Path) -> Edit:
    """Returns a function that runs a session of an editor with a server."""

    def run(session: Session, *, encoding: str = "utf-16") -> None:
        async def whole() -> None:
            editor = Editor(desk, encoding)
            await editor.start()
            try:
                await session(editor)
            finally:
                await editor.stop()

        # In a thread of its own: the browser's tests leave a running loop in this one.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(lambda: asyncio.run(asyncio.wait_for(whole(), PATIENCE))).result()

    return run


def edits_of(action: types.CodeAction) -> list[types.TextEdit]:
    """Returns the edits of an action that changes one file."""
    assert action.edit is not None
    assert action.edit.document_changes is not None
    (changes,) = action.edit.document_changes
    assert isinstance(changes, types.TextDocumentEdit)
    return [edit for edit in changes.edits if isinstance(edit, types.TextEdit)]
