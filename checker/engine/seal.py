"""A checksum before each piece of data that is kept on disk, so that a broken one is known for what it is."""

from __future__ import annotations

from hashlib import blake2b

# What reading data of another make may raise.
BROKEN = (ValueError, KeyError, TypeError, IndexError, AttributeError)


def seal(text: str) -> bytes:
    """Returns ASCII text as bytes with its checksum before it."""
    data = text.encode("ascii")
    return _sum(data) + b"\t" + data


def unseal(line: bytes) -> str:
    """Returns the text that was sealed; raises ValueError where the bytes are not what was written."""
    checksum, _, data = line.partition(b"\t")
    if _sum(data) != checksum:
        raise ValueError("this is broken")
    return data.decode("ascii")


def _sum(data: bytes) -> bytes:
    return blake2b(data, digest_size=8).hexdigest().encode()
