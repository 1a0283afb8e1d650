"""The help, the documentation and the code agree: every command, option and key of the configuration."""

import re
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from diglot.cli.app import create_app
from diglot.cli.exits import EXITS
from diglot.config import KEYS
from tests.cli.conftest import RunDiglot

DOCS = Path(__file__).parents[2] / "docs"
COMMAND_LINE = (DOCS / "command-line.md").read_text("utf-8")
CONFIGURATION = (DOCS / "configuration.md").read_text("utf-8")


def _commands() -> dict[str, Any]:
    group: Any = get_command(create_app())
    return dict(group.commands)


def _options_in_code() -> dict[str, tuple[set[str], set[str]]]:
    """Long name -> all its spellings, and the commands that have it."""
    options: dict[str, tuple[set[str], set[str]]] = {}
    for name, command in _commands().items():
        for parameter in command.params:
            if parameter.param_type_name == "option" and parameter.name != "help":
                spellings, commands = options.setdefault(parameter.opts[0], (set(), set()))
                spellings.update(parameter.opts)
                commands.add(name)
    return options


def _options_in_documentation() -> dict[str, tuple[set[str], set[str]]]:
    options: dict[str, tuple[set[str], set[str]]] = {}
    for spelled, where in re.findall(r"^\| (`--.+?) \| (.+?) \| .+ \|$", COMMAND_LINE, re.MULTILINE):
        spellings = set(re.findall(r"`(--?[a-z-]+)", spelled, re.IGNORECASE))
        without = set(re.findall(r"[\w-]+", where.removeprefix("all but"))) if where.startswith("all") else set()
        commands = set(_commands()) - without if without else set(where.split(", "))
        options[spelled.split("`")[1].split()[0]] = (spellings, commands)
    return options


def test_every_command_is_documented_and_no_other() -> None:
    assert set(re.findall(r"^    diglot ([\w-]+)", COMMAND_LINE, re.MULTILINE)) == set(_commands())


def test_every_option_is_documented_with_its_commands_and_no_other() -> None:
    assert _options_in_documentation() == _options_in_code()


def test_every_key_is_documented_with_form_and_default_and_no_other() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \| .+ \|$", CONFIGURATION, re.MULTILINE)
    documented = {key: (form, default.strip("`")) for key, form, default in rows}
    assert documented == {key.path: (key.form, key.default) for key in KEYS}


@pytest.mark.parametrize("command", sorted(_commands()))
def test_every_command_and_option_has_a_help(command: str, diglot: RunDiglot) -> None:
    run = diglot(command, "--help")
    assert run.code == 0
    assert run.err == ""
    for parameter in _commands()[command].params:
        assert parameter.help, parameter.name
        if parameter.param_type_name == "option":
            assert parameter.opts[0] in run.out


def test_the_help_lists_commands_and_exit_codes(diglot: RunDiglot) -> None:
    run = diglot("--help")
    assert run.code == 0
    for command in _commands():
        assert f"\n  {command} " in run.out
    for code, meaning in EXITS.items():
        assert re.search(rf"^ +{code}  {re.escape(meaning)}$", run.out, re.MULTILINE)


def test_no_line_of_the_list_of_commands_is_cut(diglot: RunDiglot) -> None:
    assert "..." not in diglot("--help").out.partition("Exit codes")[0].replace("[ARGS]...", "")
