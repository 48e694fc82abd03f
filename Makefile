# Two commands do everything on a machine with Python 3.11 or newer:
#   make demo   builds the graph of samples/, asks it who inspected whom, draws it
#   make test   runs every test that this machine allows, and says why it skips the others
# The others: check (style and types), bench (times), eval (scores), lock (renew requirements.txt), clean.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help install demo test check bench eval lock clean

VENV := .venv
BIN := $(VENV)/bin
# The installation is done again only when one of these files changes.
STAMP := $(VENV)/.installed-by-make

# The first of these that is new enough; "make demo PYTHON=/path/to/python" chooses another.
OLD_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
ifndef PYTHON
PYTHON := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c '$(OLD_ENOUGH)' >/dev/null 2>&1 && { echo "$$p"; break; }; done)
endif

help:
	@sed -n '1,/^$$/s/^# \{0,1\}//p' Makefile

install: $(STAMP)

$(STAMP): requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "hoso needs Python 3.11 or newer, and none was found: install one, or say where it is with PYTHON=/path/to/python" >&2; exit 1; }
	@"$(PYTHON)" -c '$(OLD_ENOUGH)' || { echo "hoso needs Python 3.11 or newer, and $(PYTHON) is $$("$(PYTHON)" -V 2>/dev/null || echo "no Python"): say where one is with PYTHON=/path/to/python" >&2; exit 1; }
	@test -x $(BIN)/pip || "$(PYTHON)" -m venv --clear $(VENV) || { echo "the module venv is missing: on Debian and Ubuntu, apt install python3-venv" >&2; exit 1; }
	@echo "installing into $(VENV); the first time this takes a minute …"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP)
	@mkdir -p demo && rm -rf demo/hoso.store
	$(BIN)/hoso build samples --place "An Giao" --store demo/hoso.store
	@echo
	$(BIN)/hoso ask who-inspected-whom --store demo/hoso.store
	@echo
	$(BIN)/hoso export turtle --store demo/hoso.store --out demo/graph.ttl
	$(BIN)/hoso export svg --store demo/hoso.store --out demo/graph.svg
	@echo
	@echo "The articles are invented (samples/README.md). What to try next:"
	@echo "  $(BIN)/hoso ask --store demo/hoso.store                        the saved questions"
	@echo "  $(BIN)/hoso show 'Ngô Bá Thuyên' --store demo/hoso.store       one person: offices, events, quotes"
	@echo "  $(BIN)/hoso build FOLDER                                       your own articles (.txt, .html, .jsonl)"
	@echo "  open demo/graph.svg in a browser; README.md has a tour of five minutes"

# As many at a time as there are cores, four at most, of what may run beside others, each with a Neo4j of its own;
# then, alone, what measures time.
# A server that was named (tests/conftest.py) cannot be shared, so what needs it runs alone as well.
# pytest ends with 5 where it found no test at all; that is no failure of a test.
# Of several -m pytest keeps the last, so that what is chosen by marker comes in MARK: make test MARK="not slow".
ALONE := $(if $(HOSO_TEST_NEO4J_URI),timed or neo4j,timed)
MARK :=
CHOSEN := $(if $(MARK), and ($(MARK)))
test: $(STAMP)
	@$(if $(filter -m%,$(PYTEST_ARGS)),$(error choose by marker with MARK="not slow", not with -m in PYTEST_ARGS))
	@$(BIN)/python -m pytest -q -rs --durations=5 -n auto --maxprocesses 4 --dist loadgroup -m "not ($(ALONE))$(CHOSEN)" $(PYTEST_ARGS) || test $$? -eq 5
	@$(BIN)/python -m pytest -q -rs --durations=5 -m "($(ALONE))$(CHOSEN)" $(PYTEST_ARGS) || test $$? -eq 5

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(STAMP)
	@$(BIN)/python bench/startup.py
	@$(BIN)/python bench/speed.py
	@$(BIN)/python bench/build.py

eval: $(STAMP)
	@$(BIN)/python bench/eval.py

# Exact versions with hashes of every platform's files; "make lock PIP_COMPILE_ARGS=--upgrade" takes newer ones.
# pip-tools stays out of .venv, because it is not needed to run, test or build hoso.
# An older pip overlooks extras (lxml[html_clean]), hence the newest beside it.
lock:
	@test -x .lock/bin/pip-compile || { "$(PYTHON)" -m venv .lock && .lock/bin/pip install --quiet --upgrade pip pip-tools; }
	@"$(PYTHON)" -c 'import tomllib; p = tomllib.load(open("pyproject.toml", "rb")); print(*p["dependency-groups"]["dev"], *p["build-system"]["requires"], "editables", sep="\n")' \
	| .lock/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate --no-emit-options \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links $(PIP_COMPILE_ARGS) -o requirements.txt pyproject.toml -

clean:
	rm -rf $(VENV) .lock demo dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
