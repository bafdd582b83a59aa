# Two commands are all a newcomer needs: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev
UV_VERSION := 0.13.9
INSTALL_MARTABAT := $(BIN)/uv pip install -q --no-deps --no-build-isolation --python $(BIN)/python -e . && $(BIN)/python -m martabat.project.translations

.PHONY: run test bench check lock clean

run: $(STAMP) ## Start Martabat with an embedded database and a demonstration
	@$(BIN)/martabat run

test: $(DEV_STAMP) ## Run every check and test on a real PostgreSQL and a real browser
	@$(BIN)/python scripts/run_tests.py

bench: $(DEV_STAMP) ## Measure and print the performance table
	@$(BIN)/python -m bench

check: $(DEV_STAMP) ## Format, lint, types, floors and translations, as pre-commit runs them
	@$(BIN)/python scripts/check.py

lock: $(VENV)/.uv ## Resolve the dependencies again into requirements/*.lock
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --no-annotate pyproject.toml --group build -o requirements/run.lock
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --no-annotate pyproject.toml --group build --group dev -o requirements/dev.lock

clean: ## Remove the environment; ./var (your data) stays
	rm -rf $(VENV)

$(VENV)/.uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Martabat needs Python 3.11 or newer; choose one with: make PYTHON=python3.11 …")'
	@echo "Preparing .venv"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check uv==$(UV_VERSION)
	@touch $@

# Whoever has run the tests keeps the tools for them when the locked dependencies change.
$(STAMP): $(VENV)/.uv requirements/run.lock requirements/dev.lock
	@echo "Installing locked dependencies"
	@$(BIN)/uv pip sync -q --require-hashes --python $(BIN)/python requirements/$$(test -f $(DEV_STAMP) && echo dev || echo run).lock
	@$(INSTALL_MARTABAT)
	@touch $@

$(DEV_STAMP): $(VENV)/.uv requirements/dev.lock
	@echo "Installing locked dependencies for development"
	@$(BIN)/uv pip sync -q --require-hashes --python $(BIN)/python requirements/dev.lock
	@$(INSTALL_MARTABAT)
	@touch $@ $(STAMP)
