# What people and CI run; `make` alone says what there is.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: help install test lint docs sample bench
.DEFAULT_GOAL := help

help:  ## Say what there is to make.
	@sed -n 's/^\([a-z]*\):.*## /  \1\t/p' $(MAKEFILE_LIST)

# A stamp of its own: a plain `pip install .` leaves bin/checker there without the tools.
TOOLS = $(VENV)/tools-installed

$(TOOLS): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@

install: $(TOOLS)  ## Install checker and its tools into .venv.

test: install  ## Run the tests.
	$(BIN)/python -m pytest -n auto

lint: install  ## Check style and types.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: install  ## Write the generated parts of the README and of docs.
	$(BIN)/python scripts/write_readme_tables.py
	$(BIN)/python scripts/write_configuration.py

sample: install  ## Write the report on the sample articles anew.
	rm -rf reports/sample
	$(BIN)/checker report examples -o reports/sample --fail-on critical

bench: install  ## Measure speed against peers (see benchmarks/README.md).
	$(BIN)/python benchmarks/speed.py
