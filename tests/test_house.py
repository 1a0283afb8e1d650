"""The rules of the house that no other tool keeps."""

import ast
import importlib
from pathlib import Path

import pytest

import diglot
from diglot.checks import all_checks

PACKAGE = Path(diglot.__file__).parent
ROOT = PACKAGE.parents[1]
MODULES = sorted(PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_says_what_it_is_and_what_it_offers(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), "the first line says what goes in and what comes out"
    if path.name == "__main__.py":
        return
    offered = getattr(importlib.import_module(_name(path)), "__all__", None)
    if offered is None:
        assert path.name == "__init__.py"
        assert len(tree.body) <= 2, "only a docstring, or a version"
        return
    assert len(offered) == len(set(offered))
    public = {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    }
    assert public <= set(offered), "what has a public name is offered, or is not public"


def test_every_folder_of_the_package_is_a_package() -> None:
    folders = {path.parent for path in MODULES}
    assert all((folder / "__init__.py").exists() for folder in folders)


def test_nothing_but_the_modules_for_files_writes() -> None:
    writers = {
        "write_text",
        "write_bytes",
        "unlink",
        "mkdir",
        "rmdir",
        "rename",
        "touch",
        "rmtree",
        "copyfile",
        "symlink_to",
    }
    for path in MODULES:
        if path.parent == PACKAGE / "runtime":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in writers, f"{path}:{node.lineno}"
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open":
                raise AssertionError(f"{path}:{node.lineno}")


def test_only_the_command_line_looks_at_the_environment_and_the_clock() -> None:
    for path in MODULES:
        text = path.read_text("utf-8")
        if PACKAGE / "cli" not in path.parents:
            assert "os.environ" not in text, path
            if path != PACKAGE / "runtime" / "lock.py":
                assert ".now(" not in text, path


def test_the_changelog_and_the_documents_that_others_link_to_are_there() -> None:
    for name in (
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "docs/configuration.md",
        "docs/command-line.md",
    ):
        assert (ROOT / name).is_file(), name


def test_every_code_of_a_finding_can_be_explained() -> None:
    place = {"Finding": None, "CatalogWarning": 0, "Problem": 1}
    codes: dict[str, str] = {}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in place):
                continue
            index = place[node.func.id]
            given = [word.value for word in node.keywords if word.arg == "code"]
            given += node.args[index : index + 1] if index is not None else []
            for value in given:
                if isinstance(value, ast.Constant) and PACKAGE / "checks" not in path.parents:
                    codes[str(value.value)] = f"{path}:{node.lineno}"
    assert {"bad-nesting", "byte-order-mark"} <= codes.keys()
    assert codes.keys() <= {check.code for check in all_checks()}, codes
