"""A folder -> its project's Config: defaults < file < environment < options, every value checked by name."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from diglot.config import editions, values
from diglot.config.find import find
from diglot.config.keys import check_keys
from diglot.config.schema import CatalogSpec, Config
from diglot.markup.rules import Rule
from diglot.model import ConfigError

__all__ = ["load"]

_DEFAULTS: Final[Mapping[str, Any]] = {
    "source": "source",
    "include": ["**/*.html", "**/*.htm", "**/*.xhtml"],
    "locales": "locales",
    "output": "build",
    "references": "file",
    "split": "none",
    "carry-over": ["markup", "white-space"],
}


def load(
    folder: Path,
    *,
    environ: Mapping[str, str] | None = None,
    output: Path | None = None,
    jobs: int | None = None,
) -> Config:
    """The configuration of the project that a folder is in.

    `environ` may hold DIGLOT_OUTPUT and DIGLOT_JOBS; `output` and `jobs` are the options of the command line.
    The environment's output is relative to the project's folder. Raises ConfigError for what cannot be right.
    """
    found = find(folder)
    if found is None:
        looked = ", ".join(str(place) for place in (folder, *folder.parents))
        raise ConfigError(
            str(folder),
            f"no configuration: neither diglot.toml nor [tool.diglot] of pyproject.toml in {looked}",
            "write one with `diglot init`",
        )
    file, document = found
    check_keys(document, file.name)
    table = {**_DEFAULTS, **document}
    origins = dict.fromkeys(document, file.name)
    for name, value in _overrides(environ or {}, output, jobs):
        table[name], origins[name] = value
    return _config(file, table, origins)


def _overrides(
    environ: Mapping[str, str], output: Path | None, jobs: int | None
) -> Iterator[tuple[str, tuple[object, str]]]:
    """The weaker ones first."""
    if text := environ.get("DIGLOT_OUTPUT"):
        yield "output", (text, "DIGLOT_OUTPUT")
    if text := environ.get("DIGLOT_JOBS"):
        if not (text.isascii() and text.isdigit() and int(text) > 0):
            raise ConfigError("DIGLOT_JOBS", f"{text!r} is not a number of workers", "set it to 1 or more")
        yield "jobs", (int(text), "DIGLOT_JOBS")
    if output is not None:
        yield "output", (str(output.absolute()), "--output")
    if jobs is not None:
        yield "jobs", (jobs, "--jobs")


def _config(file: Path, table: Mapping[str, Any], origins: dict[str, str]) -> Config:
    root = file.parent.resolve()
    catalogs = values.catalogs(file.name, table.get("catalogs", {}))
    targets = values.targets(file.name, table.get("targets", []))
    config = Config(
        root=root,
        file=file,
        source=_folder(file.name, root, "source", table),
        locales=_folder(file.name, root, "locales", table),
        output=(root / table["output"]).resolve(),
        include=tuple(table["include"]),
        exclude=tuple(table.get("exclude", ())),
        targets=targets,
        catalogs=catalogs,
        rules=_rules(file.name, table.get("rules", []), catalogs),
        templates=values.templates(file.name, table.get("templates", [])),
        encodings=values.encodings(file.name, table.get("encodings", {})),
        minimum=values.minimum(file.name, table.get("locale", {}), targets),
        pivot=values.pivot(file.name, table.get("pivot"), targets),
        base_url=values.base_url(file.name, table.get("base-url")),
        default_target=editions.default_target(file.name, table.get("default-target"), targets),
        editions=editions.editions(file.name, table, targets),
        copies_assets=editions.copies_assets(file.name, table.get("assets")),
        unfinished=editions.unfinished(table.get("finish", {})),
        selection=values.selection(file.name, table.get("checks", {}), table.get("checks-in", {})),
        baseline=_file(file.name, root, "baseline", table),
        references=values.references(file.name, table["references"]),
        split=values.split(file.name, table["split"], table.get("catalogs", {})),
        carry_over=values.carry_over(file.name, table["carry-over"]),
        project=table.get("project", ""),
        version=table.get("version", ""),
        bugs_to=table.get("bugs-to", ""),
        jobs=values.jobs(file.name, table.get("jobs", 0)),
        origins=tuple(sorted(origins.items())),
    )
    _check_folders(config)
    return config


def _rules(file: str, tables: list[Mapping[str, Any]], catalogs: tuple[CatalogSpec, ...]) -> tuple[Rule, ...]:
    if not tables:
        return ()
    from diglot.config.rules import read_rules  # and with it all that reads selectors

    return read_rules(file, tables, catalogs)


def _folder(file: str, root: Path, name: str, table: Mapping[str, Any]) -> Path:
    folder = Path(root, table[name]).resolve()
    if not folder.is_relative_to(root):
        raise ConfigError(f"{file}: {name}", f"{folder} is outside {root}", "name a folder of the project")
    return folder


def _file(file: str, root: Path, name: str, table: Mapping[str, Any]) -> Path | None:
    if name not in table:
        return None
    path = Path(root, table[name]).resolve()
    if not path.is_relative_to(root):
        raise ConfigError(f"{file}: {name}", f"{path} is outside {root}", "name a file of the project")
    return path


def _check_folders(config: Config) -> None:
    file = config.file.name
    if not config.source.is_dir():
        raise ConfigError(
            f"{file}: source",
            f"no folder {config.source}",
            "create it, or set source to the folder of the pages",
        )
    output = config.origin_of("output")
    where = f"{file}: output" if output in {"default", file} else output
    for name, folder in (("source", config.source), ("locales", config.locales)):
        if config.output.is_relative_to(folder):
            what = f"{config.output} is inside the {name} folder {folder}"
        elif folder.is_relative_to(config.output):
            what = f"{config.output} holds the {name} folder {folder}"
        else:
            continue
        raise ConfigError(where, what, "choose a folder of its own for what is built")
    if config.locales == config.source:
        raise ConfigError(f"{file}: locales", "the same folder as source", "choose a folder of its own")
