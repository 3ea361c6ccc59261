"""The language server: what it answers, and when it looks at an article again."""

from __future__ import annotations

import asyncio
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import TextDocument

from checker import __version__
from checker.apps.lsp.act import FIX_ALL, Desk, offer
from checker.apps.lsp.complete import Forms
from checker.apps.lsp.diagnose import diagnose, escape, explain, range_of
from checker.apps.lsp.positions import Places
from checker.apps.lsp.project import Checked, Project, load
from checker.config import find_config
from checker.errors import CheckerError, ReadError
from checker.model import Span

PAUSE = 0.25  # seconds without a keystroke after which an article is checked
FORMATS = {"markdown": "markdown", "html": "html", "plaintext": "text"}
WATCHED = "**/*.{toml,yaml,yml,csv,tsv,tbx}"


class Server(LanguageServer):
    """A server with its projects, by configuration file and by folder, and what it last found in each open article."""

    def __init__(self) -> None:
        # pygls takes a line to end where Python does, at U+2028 and others: whole texts need no lines.
        super().__init__("checker", __version__, types.TextDocumentSyncKind.Full)
        self._projects: dict[Path | None, Project] = {}
        self._last: dict[Path, Project] = {}
        self._complaints: dict[Path, str] = {}
        self._forms: dict[int, tuple[Project, Forms]] = {}
        self._seen: dict[str, tuple[Project, Checked | None]] = {}
        self._waiting: dict[str, asyncio.TimerHandle] = {}

    def project_of(self, path: str) -> Project | None:
        """Returns the project that a file belongs to; None, and a message to the user, where its configuration is wrong."""
        folder = Path(path).parent
        try:
            config = find_config(folder)
            known = self._projects.get(config)
            project = known if known is not None and known.is_fresh else load(folder)
        except CheckerError as error:
            self._complain(folder, str(error))
            # What was right a moment ago is better than nothing.
            return self._last.get(folder)
        self._complaints.pop(folder, None)
        self._projects[config] = self._last[folder] = project
        return project

    def desk_of(self, uri: str) -> Desk | None:
        """Returns an open article with what is found in it now; None where there is nothing to check."""
        source = self.workspace.get_text_document(uri)
        path = to_fs_path(uri) or f"{source.filename or 'untitled'}"
        project = self.project_of(str(Path(path).absolute()))
        if project is None:
            return None
        seen = self._seen.get(uri)
        if seen is None or seen[0] is not project or seen[1] is None or seen[1].text != source.source:
            seen = self._seen[uri] = (project, self._check(project, source, path))
        if seen[1] is None:
            return None
        return Desk(source, seen[1], Places.of(source.source, source.position_codec), project)

    def forms_of(self, project: Project) -> Forms:
        """Returns the forms to complete in a project, read once."""
        if id(project) not in self._forms:
            self._forms = {id(project): (project, Forms.of(project.checker.glossary.values()))}
        return self._forms[id(project)][1]

    def publish(self, uri: str) -> None:
        """Sends what is found in an article."""
        self.cancel(uri)
        source = self.workspace.get_text_document(uri)
        desk = self.desk_of(uri)
        found = [] if desk is None else diagnose(desk.checked, desk.places, uri)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, source.version))

    def publish_soon(self, uri: str) -> None:
        """Does so when the writer pauses."""
        self.cancel(uri)
        self._waiting[uri] = asyncio.get_running_loop().call_later(PAUSE, self.publish, uri)

    def publish_all(self) -> None:
        """Looks again at every open article."""
        for uri in [document.uri for document in self.workspace.text_documents.values()]:
            self.publish(uri)

    def cancel(self, uri: str) -> None:
        """Forgets that an article was to be looked at."""
        if (timer := self._waiting.pop(uri, None)) is not None:
            timer.cancel()

    def close(self, uri: str) -> None:
        """Forgets an article, and takes its marks away."""
        self.cancel(uri)
        self._seen.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def _check(self, project: Project, source: TextDocument, path: str) -> Checked | None:
        named = Path(path).suffix.lower() if Path(path).suffix else ""
        try:
            return project.check(source.source, path, format=None if named else FORMATS.get(source.language_id or ""))
        except ReadError:
            return None

    def _complain(self, folder: Path, message: str) -> None:
        if self._complaints.get(folder) != message:
            self._complaints[folder] = message
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"checker: {message}"))


def make_server() -> Server:
    """Returns the server with all that it answers to."""
    server = Server()

    @server.feature(types.INITIALIZED)
    def start(ls: Server, params: types.InitializedParams) -> None:
        watching = ls.client_capabilities.workspace and ls.client_capabilities.workspace.did_change_watched_files
        if watching and watching.dynamic_registration:
            options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(WATCHED)])
            registration = types.Registration("checker-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            ls.client_register_capability(types.RegistrationParams([registration]))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def open_article(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        ls.publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def change_article(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        ls.publish_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def save_article(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
        ls.publish_all()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def close_article(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.close(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def change_files(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
        ls.publish_all()

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
        desk = ls.desk_of(params.text_document.uri)
        if desk is None:
            return None
        offset = desk.places.offset(params.position) - desk.checked.shift
        told = explain(desk.checked, desk.project, max(0, offset))
        if told is None:
            return None
        page, span = told
        content = types.MarkupContent(types.MarkupKind.Markdown, page)
        return types.Hover(content, range_of(span, desk.checked, desk.places))

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL]),
    )
    def act(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        desk = ls.desk_of(params.text_document.uri)
        if desk is None:
            return []
        span = desk.places.span(params.range).shift(-desk.checked.shift)
        return offer(desk, span, params.context.only)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions())
    def complete(ls: Server, params: types.CompletionParams) -> types.CompletionList | None:
        source = ls.workspace.get_text_document(params.text_document.uri)
        path = to_fs_path(params.text_document.uri) or "untitled"
        project = ls.project_of(str(Path(path).absolute()))
        if project is None:
            return None
        places = Places.of(source.source, source.position_codec)
        end = places.offset(params.position)
        line = source.source[places.offset(types.Position(params.position.line, 0)) : end]
        proposals = ls.forms_of(project).propose(line)
        rows = [
            types.CompletionItem(
                label=proposal.form,
                kind=types.CompletionItemKind.Text,
                detail=proposal.concept.type,
                documentation=_document(proposal.concept.definition),
                sort_text=f"{number:03}",
                filter_text=source.source[end - proposal.typed : end],
                text_edit=types.TextEdit(places.range(Span(end - proposal.typed, end)), proposal.form),
            )
            for number, proposal in enumerate(proposals)
        ]
        # The list is made anew with each letter: an editor filters by the last word only.
        return types.CompletionList(is_incomplete=True, items=rows)

    return server


def _document(text: str) -> types.MarkupContent | None:
    return types.MarkupContent(types.MarkupKind.Markdown, escape(text)) if text else None
