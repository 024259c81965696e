# The face of the project: `make demo` and `make test` do all set-up themselves.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(VENV)/bin/pip install --quiet --disable-pip-version-check
LOCK := uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links --quiet \
	--custom-compile-command "make lock"
SHARED ?= ../shared
.DEFAULT_GOAL := help

.PHONY: help install dev demo test check case bless goldens docs train score errors impact stray link bench lock clean

help: ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("tawthiq needs Python 3.11 or newer: make PYTHON=python3.12 ..." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

install: $(VENV)/.installed ## makes .venv/bin/tawthiq

dev: $(VENV)/.dev ## installs what the tests need too

demo: install ## reads the sample articles, builds a register, writes a page to look at
	@$(VENV)/bin/tawthiq demo

test: check ## checks style, types and layers, then runs every test
	$(RUN) -m pytest

check: dev ## checks style, types and layers only
	$(VENV)/bin/ruff check --quiet tawthiq tests scripts
	$(VENV)/bin/ruff format --check --quiet --diff tawthiq tests scripts
	$(VENV)/bin/mypy tawthiq scripts
	$(VENV)/bin/lint-imports --no-logo --no-cache

case: install ## checks the cases beside the rules, of one topic with T=ar/numbers
	@$(RUN) scripts/cases.py $(T)

bless: install ## writes what the rules find into the cases of a topic; the diff is the review
	@$(RUN) scripts/cases.py $(T) --bless

goldens: install ## reads the sample articles again and writes what was read; the diff is the review
	@$(RUN) scripts/goldens.py --bless

docs: dev ## runs the examples of the documentation again, writes what they print, and checks that it is complete
	$(RUN) scripts/examples.py --bless $(shell grep -l '^```console' *.md docs/*.md)
	$(RUN) -m pytest tests/docs_test.py

train: install ## learns the weights anew from the annotated articles in SHARED=../shared; the diff is the review
	$(PIP) --require-hashes -r requirements-train.lock
	@$(RUN) scripts/train.py --shared $(SHARED)

score: install ## scores the reader on annotated articles, in SHARED=../shared
	@$(RUN) scripts/score.py --shared $(SHARED)

errors: install ## writes docs/errors.md: at which stage wrong facts were lost, on annotated articles in SHARED=../shared
	@$(RUN) scripts/errors.py --shared $(SHARED)

impact: install ## what a change adds, removes and changes over the news in SHARED=../shared; OLD=rev NEW=rev N=2000 ALL=1
	@$(RUN) scripts/impact.py --shared $(SHARED) $(if $(OLD),--old $(OLD)) $(if $(NEW),--new $(NEW)) \
		$(if $(N),--articles $(N)) $(if $(ALL),--all) $(if $(SAMPLES),--samples $(SAMPLES)) $(if $(SEED),--seed $(SEED))

stray: install ## which of 300 articles about other things are read as reports of incidents, in SHARED=../shared
	@$(RUN) scripts/stray.py --shared $(SHARED) $(if $(N),--articles $(N)) $(if $(SEED),--seed $(SEED))

link: install ## scores how articles are grouped into incidents, in SHARED=../shared; ALL=1 among all news, MISSES=N
	@$(RUN) scripts/link.py --shared $(SHARED) $(if $(ALL),--all) $(if $(MISSES),--misses $(MISSES))

bench: install ## timings and memory, on the articles in SHARED=../shared
	@$(RUN) scripts/bench.py --shared $(SHARED)
	@$(RUN) scripts/bench_linking.py --disk 100000 --kept bench-linked
	@$(RUN) scripts/bench_desk.py --keep bench-register
	@$(RUN) scripts/load_desk.py bench-register
	@$(RUN) scripts/bench_past.py

lock: ## resolves the dependencies again (needs uv) into the lock files
	$(LOCK) --extra desk --group build pyproject.toml -o requirements.lock
	$(LOCK) --extra oidc -c requirements.lock pyproject.toml -o requirements-oidc.lock
	$(LOCK) --group dev -c requirements.lock -o requirements-dev.lock
	$(LOCK) --group train -o requirements-train.lock

clean: ## removes what was made
	rm -rf $(VENV) demo-register bench-register bench-linked build dist
