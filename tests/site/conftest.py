"""Our own site, built as `make demo` builds it."""

from pathlib import Path

import pytest

from tests.laws.projects import diglot, own_project


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all editions of our own site."""
    project = own_project(tmp_path_factory.mktemp("demo"))
    built = diglot(project, "build")
    assert built.code == 0, built
    return project / "build"
