"""What a project may set. This class is the reference: docs, `checker config` and `checker init` are written from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from checker.model import Severity

PROFILES = ("default", "style", "deep", "all")
CHOOSING = ("select", "extend_select", "ignore", "extend_ignore")
Codes = tuple[str, ...]


def setting(default: Any, group: str, doc: str, example: str, *, choices: tuple[str, ...] = ()) -> Any:
    """Returns a field of the settings: its default, the group it is shown in, what it does, and an example in TOML."""
    details = {"group": group, "doc": doc, "example": example, "choices": choices}
    if isinstance(default, dict):
        return field(default_factory=dict, metadata=details)
    return field(default=default, metadata=details)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What one file, or the command line, says of which rules run; `origin` is the file."""

    select: Codes = ()
    extend_select: Codes = ()
    ignore: Codes = ()
    extend_ignore: Codes = ()
    origin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """What a desk prints where several forms are right."""

    prefer: Codes = setting(
        (),
        "terms",
        "The forms that the desk prints, where a glossary admits several: each becomes the preferred form of its term, is "
        "suggested, and the other forms of that term are reported by `TRM103` as minor, except in quotations. A pair of "
        "places sets the order for all terms that hold the pair: with `US-Japan`, “Japan-US” and “Japan-US alliance” are "
        "reported. A form that is deprecated in a pack is made right by a pack of your own in `glossary`, which wins.",
        '["US-Japan", "Kyiv"]',
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings of a run. Paths are absolute; patterns are as in .gitignore, and count from the file they stand in."""

    extend: str | None = setting(
        None,
        "files",
        "Another configuration file that this one builds on. A key that stands here replaces the one there; `extend-…` keys, "
        "`severity`, `rules` and `per-file-source-lang` add to it, and `select` starts the choice of rules anew. The path "
        "counts from this file.",
        '"../checker.toml"',
    )
    required_version: str | None = setting(
        None,
        "files",
        "The versions of checker that this configuration is for; any other stops with an error. A version, or conditions as "
        "pip understands them.",
        '">=0.1"',
    )
    exclude: Codes = setting(
        (),
        "files",
        "Files and folders that are not checked, unless they are named on the command line. Patterns are those of .gitignore.",
        '["archive/", "*.draft.md"]',
    )
    extend_exclude: Codes = setting((), "files", "More patterns, in addition to those of `exclude`.", '["wire/"]')
    force_exclude: bool = setting(
        False,
        "files",
        "Whether `exclude` also holds for files that are named on the command line, as a commit hook names them.",
        "true",
    )
    respect_gitignore: bool = setting(True, "files", "Whether files that git ignores are left out of folders.", "false")
    profile: str = setting(
        "default",
        "rules",
        "The set of rules that run: `default` is precise enough to gate a CI job, `style` adds matters of taste, `deep` adds "
        "rules that need a model or a source of evidence, `all` is everything.",
        '"style"',
        choices=PROFILES,
    )
    select: Codes = setting(
        (),
        "rules",
        "The rules that run, in place of the profile's: codes (`TRM101`), names (`known-variant`) or prefixes (`TRM`, `TRM1`, "
        "`ALL`). Of a selected and an ignored prefix that fit a rule, the longer wins.",
        '["TRM", "WRD101"]',
    )
    extend_select: Codes = setting((), "rules", "Rules that run besides those of the profile or of `select`.", '["TRM105"]')
    ignore: Codes = setting((), "rules", "Rules that do not run.", '["TRM103"]')
    extend_ignore: Codes = setting((), "rules", "More rules that do not run, in addition to `ignore`.", '["WRD106"]')
    per_file_ignores: Mapping[str, Codes] = setting(
        {},
        "rules",
        "Rules whose findings are set aside in some files. A pattern that begins with `!` means all other files.",
        '{"opinion/" = ["TRM103"], "!wire/" = ["WRD"]}',
    )
    extend_per_file_ignores: Mapping[str, Codes] = setting(
        {}, "rules", "More of the kind, in addition to `per-file-ignores`.", '{"quotes/*.md" = ["QUO"]}'
    )
    severity: Mapping[str, str] = setting(
        {},
        "rules",
        "Other severities, by code, name or prefix; the longest prefix wins. A finding that its rule already weighs otherwise "
        "than usual is only ever made lighter.",
        '{TRM103 = "major", WRD = "neutral"}',
        choices=tuple(Severity),
    )
    rules: Mapping[str, Mapping[str, Any]] = setting(
        {},
        "rules",
        "Options of single rules, by code or name; `checker rule CODE` shows what a rule offers.",
        "{TRM102 = {minor = 0.5}}",
    )
    glossary: Codes = setting(
        (),
        "terms",
        "Packs by name, and glossary files or folders of your own (counted from this file). Their order decides: where two "
        "give one form different statuses, or have a term of the same id, the first one wins, and any of them wins over the "
        "other packs that ship. Without an order a contradiction is an error.",
        '["house.yaml", "security"]',
    )
    default_packs: bool = setting(True, "terms", "Whether the packs that ship are used besides `glossary`.", "false")
    house_style: HouseStyle = field(
        default=HouseStyle(), metadata={"group": "terms", "doc": "What the desk prints where several forms are right."}
    )
    source_lang: str | None = setting(
        None, "articles", "The language the articles come from, where they do not say it themselves.", '"vi"'
    )
    per_file_source_lang: Mapping[str, str] = setting(
        {}, "articles", "The same for some files; the last pattern that fits wins.", '{"hanoi/" = "vi", "seoul/" = "ko"}'
    )
    text_field: str = setting("text", "articles", "The field of a JSON or JSONL object that holds the article.", '"body"')
    story: str = setting(
        "auto",
        "articles",
        "How articles on one event are put together, whose statements are then compared: by what they say (`auto`), not at "
        "all (`off`), or by a TOML file of stories, whose path counts from this file. Left out: `auto`, up to 500 files.",
        '"off"',
    )
    fail_on: str = setting(
        "minor",
        "output",
        "The severity from which on findings make the run fail with exit code 1.",
        '"major"',
        choices=tuple(Severity),
    )
    output_format: str = setting("text", "output", "The output format.", '"concise"')
    baseline: str | None = setting(
        None,
        "output",
        "A file with findings that are known and set aside; `--update-baseline` writes it. The path counts from this file.",
        '"checker-baseline.json"',
    )

    root: str = ""
    """The folder of the file that was read; paths in fingerprints and baselines count from it."""
    source: str | None = None
    """The file that was read."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Field -> the file that set it, where one did."""
    below: tuple[Selection, ...] = ()
    """What the files that this one extends say of which rules run."""

    @property
    def selections(self) -> tuple[Selection, ...]:
        """What was said of which rules run, the farthest file first: each layer changes what those before it chose."""
        own = {name: getattr(self, name) for name in CHOOSING}
        origin = next((self.origins[name] for name in CHOOSING if name in self.origins), None)
        return (*self.below, Selection(**own, origin=origin))
