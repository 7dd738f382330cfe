# Set up and use Fangzhi. `make help` lists the targets.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help run test explore lint serve docs bench lock

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: $(READY)  ## set up if needed, and make a release from seeds/
	$(BIN)/fangzhi run

serve: $(READY)  ## keep the warehouse up to date: by hand, by schedule, when seeds change
	$(BIN)/fangzhi serve

test: $(READY)  ## set up if needed, and run the tests
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

explore: $(READY)  ## run the tests of properties with other examples each time
	$(BIN)/python -m pytest -n 2 -m hypothesis --hypothesis-profile=explore

lint: $(READY)  ## format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

docs: $(READY)  ## remake the pages that are made from code and from the current release
	$(BIN)/python -m models.tables.dictionary > docs/data-dictionary.md
	$(BIN)/python -m tests.documentation warehouse/current/fangzhi.duckdb
	$(BIN)/python -m tests.gold.seeds_measures warehouse/current/fangzhi.duckdb > docs/seeds-measures.md

bench: $(READY)  ## measure speed and memory, and write docs/performance.md
	$(BIN)/python -m tests.benchmarks --write

lock:  ## resolve the dependencies anew into requirements.lock (needs uv)
	uv pip compile pyproject.toml --extra dev --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links --upgrade -o requirements.lock

# pip alone does it, in two minutes; uv, where there is one, in twenty seconds. Both compile what they install, for where nobody may
# write beside it each command would do that anew. The lock is complete, so neither has to resolve anything: pip would stumble over
# extras that the lock does not name.
$(READY): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing into $(VENV) …"
	@if command -v uv > /dev/null; then \
	  uv pip install --quiet --compile-bytecode --python $(BIN)/python --no-deps --require-hashes -r requirements.lock && \
	  uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable . ; \
	else \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . ; \
	fi
	@touch $(READY)
