# On a machine with only Python, `make demo` and `make test` do all the set-up themselves.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
DEMO ?= output/ambleford
PYTEST ?= -n auto

.PHONY: demo test laws fuzz kills lint types contracts audit check wheel tour lock bench bench-html accuracy clean

demo: .venv/demo  ## build the example and say what to look at
	@$(BIN)/graphkit build examples/ambleford/transcripts --register examples/ambleford/register -o $(DEMO)
	@echo
	@echo "Try next:"
	@echo "  open $(DEMO)/graph.html"
	@echo "  $(BIN)/graphkit query -d $(DEMO)                      the built-in questions"
	@echo "  $(BIN)/graphkit query -d $(DEMO) who-asked-whom"
	@echo "  $(BIN)/graphkit register show Commissioner --register examples/ambleford/register --on 2021-05-10"
	@echo "  $(BIN)/graphkit serve -d $(DEMO)                      the same as a SPARQL endpoint and pages"

test: .venv/dev  ## all tests that this machine can run
	$(BIN)/python -m pytest $(PYTEST)

laws: .venv/dev  ## the laws once more from a seed that is drawn and printed; SEED=N repeats one
	@seed=$${SEED:-$$($(BIN)/python -c 'import secrets; print(secrets.randbelow(2**32))')}; \
	echo "laws: make laws SEED=$$seed repeats this"; \
	GRAPHKIT_SEED=random $(BIN)/python -m pytest $(PYTEST) tests/laws --hypothesis-seed=$$seed

fuzz: .venv/dev  ## fuzz for an hour (needs atheris) and write benchmarks/fuzz.md
	$(BIN)/python -m benchmarks.fuzz --minutes 60 -o benchmarks/fuzz.md

kills: .venv/dev  ## kill 500 builds and write benchmarks/reliability.md
	$(BIN)/python -m benchmarks.reliability --kills 500 --minutes 90

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev
	$(BIN)/mypy

contracts: .venv/dev
	$(BIN)/lint-imports

audit: .venv/dev  ## the locks: digests, licences, advisories; ONLINE=--online asks pip-audit too
	$(BIN)/python tools/audit.py $(ONLINE)
	$(BIN)/python tools/licences.py

check: lint types contracts audit test  ## what has to hold before a change goes in

wheel: .venv/dev
	rm -rf dist
	$(BIN)/python -m hatchling build -t wheel

tour: wheel  ## install the wheel alone in an empty environment and walk the README's tour there
	$(BIN)/python tools/tour.py

accuracy: .venv/dev  ## measure extraction against the gold, and write benchmarks/accuracy/README.md
	$(BIN)/python -m benchmarks.accuracy

bench: .venv/dev  ## measure speed against the store and rdflib, and write benchmarks/README.md
	$(BIN)/python -m benchmarks.scale

bench-html: .venv/dev  ## measure the explorer page
	$(BIN)/python -m benchmarks.explorer

lock: .venv/dev  ## resolve the dependencies again
	$(BIN)/python tools/lock.py

.venv/python:
	@test -n "$(PYTHON)" || { echo "graphkit needs Python 3.11 or later: install it, or name it with make PYTHON=..."; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/demo: .venv/python requirements/runtime.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: .venv/demo requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

clean:
	rm -rf .venv dist output/ambleford .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
