"""docs/audit.md: its closed lists are those of the code, and its examples are what the audit says of them."""

import ast
import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

import diglot
from diglot.config import load
from diglot.model import Exclusion, Piece
from diglot.model.segment import Kind
from diglot.stages.audit import audit
from tests.projects import CONFIGURATION, make_project

TEXT = (Path(__file__).parents[1] / "docs" / "audit.md").read_text("utf-8")
PACKAGE = Path(diglot.__file__).parent
SOURCES = (
    "markup/frames.py",
    "markup/human.py",
    "markup/language.py",
    "markup/runs.py",
    "markup/scan.py",
    "stages/audit.py",
)


def _section(title: str) -> str:
    return TEXT.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def _first_cells(section: str) -> list[str]:
    return re.findall(r"^\| `([^|]+?)` \|", section, re.MULTILINE)


EXAMPLES = re.findall(r"^\| `([a-z-]+)` \|.*\| `([^`]+)` \|$", _section("Reasons"), re.MULTILINE)


def _words(node: ast.AST) -> set[str]:
    """The string constants that an expression may come to; those it compares or looks up are not among them."""
    match node:
        case ast.Constant(value=str(word)):
            return {word}
        case ast.IfExp(body=body, orelse=orelse):
            return _words(body) | _words(orelse)
        case ast.BoolOp(values=values):
            return {word for value in values for word in _words(value)}
    return set()


def _reasons(path: Path) -> set[str]:
    """The reasons that a module gives: assigned, returned or passed."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "reason":
            found |= _words(node.value)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "_UNREAD":
            assert isinstance(node.value, ast.Dict)
            for value in node.value.values:
                # **dict.fromkeys(names, reason)
                found |= _words(value.args[1] if isinstance(value, ast.Call) else value)
        elif isinstance(node, ast.FunctionDef) and node.name == "_unread_attribute":
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and inner.value is not None:
                    found |= _words(inner.value)
        elif isinstance(node, ast.Call):
            found |= {word for keyword in node.keywords if keyword.arg == "reason" for word in _words(keyword.value)}
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            # Piece: line and column are one starred argument
            place = {"Exclusion": 5, "_exclude": 5, "Decision": 2, "Piece": 8}.get(name)
            if place is not None:
                found |= {word for argument in node.args[place : place + 1] for word in _words(argument)}
    return found - {""}


def test_the_reasons_of_the_code_are_those_of_the_document() -> None:
    documented = _first_cells(_section("Reasons"))
    assert len(documented) == len(set(documented))
    assert set().union(*(_reasons(PACKAGE / source) for source in SOURCES)) == set(documented)


def test_no_other_module_excludes_anything() -> None:
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).as_posix() not in SOURCES:
            text = path.read_text("utf-8")
            assert "Exclusion(" not in text.replace("class Exclusion(", ""), path
            assert "Decision(" not in text, path


def test_kinds_and_status_are_those_of_the_model() -> None:
    kinds = {*get_args(Kind), *get_args(get_type_hints(Exclusion)["kind"])}
    assert set(_first_cells(_section("Kinds"))) == kinds
    assert set(_first_cells(_section("Status"))) == set(get_args(get_type_hints(Piece)["status"]))


def test_the_fields_of_a_piece_are_those_of_the_document() -> None:
    rows = re.findall(r"^\| (`[^|]+`) \|", _section("Fields"), re.MULTILINE)
    assert re.findall(r"`(\w+)`", " ".join(rows)) == list(Piece._fields)


@pytest.mark.parametrize(("reason", "source"), EXAMPLES)
def test_an_example_has_its_reason(reason: str, source: str, tmp_path: Path) -> None:
    configuration = 'templates = ["jinja"]\n' * (reason == "template-code") + CONFIGURATION
    configuration += '[[rules]]\nselect = "script"\nattributes = ["src"]\n' * (reason == "executed")
    root = make_project(tmp_path, {"diglot.toml": configuration, "source/index.html": source})
    pieces, faults = audit(load(root), jobs=1)
    assert faults == ()
    status = "extracted" if reason in ("lang-contradicted", "mixed", "several-roles") else "excluded"
    assert (reason, status) in {(piece.reason, piece.status) for piece in pieces}


def test_every_reason_has_an_example() -> None:
    assert [reason for reason, _ in EXAMPLES] == _first_cells(_section("Reasons"))
