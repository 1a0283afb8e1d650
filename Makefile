# demo, test, lint: what the README tells people to run and what CI runs.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test test-slow test-compiled wheel lint format docs clean

demo: .venv/.installed
	$(BIN)/diglot extract
	$(BIN)/diglot update
	$(BIN)/diglot check
	$(BIN)/diglot build
	@echo
	@$(BIN)/diglot stats
	@echo
	@echo "Pages built:"
	@find build -name '*.html' | sort | sed 's/^/  /'

test: .venv/.installed-dev
	$(BIN)/pytest -q -n auto

test-slow: .venv/.installed-dev
	$(BIN)/pytest -q -n auto -m slow

# The suite in a copy of the tree whose package is the compiled wheel: what users get who ask for it.
test-compiled: .venv/.installed-dev wheel
	rm -rf build/compiled
	mkdir -p build/compiled
	git ls-files -z | xargs -0 cp --parents -t build/compiled
	$(BIN)/python -m zipfile -e dist/*.whl build/compiled/pipeline
	cd build/compiled && PYTHONPATH=$(CURDIR)/build/compiled/pipeline $(CURDIR)/$(BIN)/pytest -q -n auto

# The compiled wheel, for machines like this one.
wheel: .venv/.made
	rm -f dist/*.whl
	HATCH_BUILD_HOOKS_ENABLE=1 $(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

lint: .venv/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.installed-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: .venv/.installed
	$(BIN)/diglot explain --markdown > docs/checks.md.tmp && mv docs/checks.md.tmp docs/checks.md

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.made:
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.installed: .venv/.made pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.installed-dev: .venv/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
