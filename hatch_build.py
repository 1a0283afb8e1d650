"""A wheel's files -> with them the busiest modules, compiled by mypyc; off unless HATCH_BUILD_HOOKS_ENABLE=1.

The sources stay beside the compiled modules: they are what tools read, and what runs wherever nothing was compiled.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = Path("pipeline", "diglot")


class CompilingBuildHook(BuildHookInterface[Any]):
    """Compiles in a copy, so that no compiled module is left among the sources to grow old there."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the compiled modules to those of the wheel."""
        if version == "editable":
            return
        self.folder = Path(tempfile.mkdtemp(prefix="diglot-build-"))
        try:
            for path in self._compiled():
                build_data["force_include"][str(path)] = path.relative_to(self.folder).as_posix()
        except BaseException:
            shutil.rmtree(self.folder)
            raise
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Removes the copy."""
        if version != "editable":
            shutil.rmtree(self.folder)

    def _compiled(self) -> list[Path]:
        package = self.folder / PACKAGE.name
        shutil.copytree(
            Path(self.root, PACKAGE), package, ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd")
        )
        plain = {path for pattern in self.config["plain"] for path in package.glob(pattern)}
        modules = {path for pattern in self.config["modules"] for path in package.glob(pattern)} - plain
        names = sorted(path.relative_to(self.folder).as_posix() for path in modules)
        # what the package imports is not installed where it is built
        options = ("--ignore-missing-imports", "--follow-imports=silent", "--explicit-package-bases")
        command = [sys.executable, "-m", "mypyc", *options, *names]
        subprocess.run(command, cwd=self.folder, env={**os.environ, "MYPYPATH": str(self.folder)}, check=True)  # noqa: S603
        return [path for pattern in ("*.so", "*.pyd") for path in (*self.folder.glob(pattern), *package.rglob(pattern))]
