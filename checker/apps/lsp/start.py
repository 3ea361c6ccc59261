"""`checker lsp`: starts the language server."""

from __future__ import annotations

from checker.errors import MissingExtraError


def lsp() -> None:
    """Serve an editor over standard input and output (Language Server Protocol)."""
    try:
        import pygls.lsp.server  # noqa: F401
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise MissingExtraError("checker lsp", "lsp") from None
    from checker.apps.lsp.server import make_server

    make_server().start_io()
