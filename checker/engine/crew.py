"""Who looks at the files of a run: this process alone, or others beside it. What comes of it is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn

from checker.engine.check import Checker
from checker.engine.look import FileReader, Look, Looked, Source, look_at
from checker.engine.pool import Pool
from checker.errors import PoolError, ReadError
from checker.model import Document, Finding

if TYPE_CHECKING:
    from checker.engine.grouping import Group
    from checker.engine.sketch import ArticleId

SHARE = 8  # files that are worth a process
Member = tuple[Source, int, bool]  # a file, the place of the article in it, and whether it is all there is
Told = dict[str, list[Finding]]


@dataclass(frozen=True, slots=True)
class Desk:
    """What a process needs to look at files."""

    checker: Checker
    look: Look


class Crew:
    """Looks at files for one run, by `jobs` processes where there is enough to do. Use it as a context."""

    def __init__(self, load: Callable[[], Checker], look: Look, *, jobs: int = 1, method: str | None = None) -> None:
        self._load = load
        self._look = look
        self._jobs = jobs
        self._pool = Pool(jobs, partial(_furnish, load, replace(look, keeps_text=False)), method=method)

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pool.close()

    def look_at(self, sources: Sequence[Source]) -> Iterator[Looked]:
        """Yields what comes of each source, in order."""
        away = [source for source in sources if self._is_enough(len(sources)) and isinstance(source[1], FileReader)]
        tasks = [partial(_look_from, source) for source in away]
        fresh = self._pool.map(tasks, lambda number, reason: Looked(away[number][0], reason=reason))
        for source in sources:
            if away and isinstance(source[1], FileReader):
                yield self._give_text(source, next(fresh))
            else:
                yield look_at(source, self._look, self._load())

    def tell(
        self,
        groups: Sequence[Group],
        members: Callable[[Group], Sequence[Member]],
        document_of: Callable[[ArticleId], Document],
    ) -> Iterator[Told]:
        """Yields what differs within each of the groups, in order.

        `members` gives the file of each of a group's articles, and its place there; `document_of` an article as this process
        holds or reads it.
        """
        files = sum(len(group.articles) for group in groups)
        # Of a file with many articles each process would read all to compare a few.
        away = [self._is_enough(files) and all(map(_is_whole_file, members(group))) for group in groups]
        tasks = [partial(_tell_from, group, members(group)) for group, is_away in zip(groups, away, strict=True) if is_away]
        fresh = self._pool.map(tasks, _nothing_told)
        for group, is_away in zip(groups, away, strict=True):
            yield next(fresh) if is_away else _tell(group, map(document_of, group.articles), self._load())

    def _is_enough(self, files: int) -> bool:
        return self._jobs > 1 and files >= 2 * SHARE

    def _give_text(self, source: Source, looked: Looked) -> Looked:
        if not self._look.keeps_text or not looked.documents:
            return looked
        try:
            documents = tuple(self._look.overrides.apply(document) for document in source[1]())
        except ReadError as error:
            return Looked(looked.path, reason=error.message)
        # A file that has changed since then is looked at once more, whole.
        is_same = [one.digest for one in documents] == [one.digest for one in looked.documents]
        return replace(looked, documents=documents) if is_same else look_at(source, self._look, self._load())


def _furnish(load: Callable[[], Checker], look: Look) -> Desk:
    return Desk(load(), look)


def _look_from(source: Source, desk: Desk) -> Looked:
    return look_at(source, desk.look, desk.checker)


def _tell_from(group: Group, members: Sequence[Member], desk: Desk) -> Told:
    documents = (desk.look.overrides.apply([*read()][at]) for (_, read), at, _ in members)
    return _tell(group, documents, desk.checker)


def _tell(group: Group, documents: Iterable[Document], checker: Checker) -> Told:
    observations = {
        article: checker.observe_document(document) for article, document in zip(group.articles, documents, strict=True)
    }
    return checker.compare([group], observations)


def _is_whole_file(member: Member) -> bool:
    (_, read), _, is_whole = member
    return is_whole and isinstance(read, FileReader)


def _nothing_told(number: int, reason: str) -> NoReturn:
    raise PoolError(f"articles on one event cannot be compared: {reason}")
