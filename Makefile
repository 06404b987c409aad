# `make run` starts Atende; `make check` is what has to be green before a change goes in.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
BABEL := $(BIN)/python -m babel.messages.frontend
TO_RUN := $(VENV)/.runs
TO_BUILD := $(VENV)/.builds
KEYWORDS := --no-default-keywords --keyword=_ --keyword=n_:1,2 --keyword=p_:1c,2
LOCALES := components/locales
TYPED := services models components pages commands main.py cli.py

.PHONY: setup run test check lint bench translations words chromium

setup: $(TO_BUILD) words

run: $(TO_RUN) words
	$(BIN)/python main.py

test: setup chromium
	$(BIN)/python -m pytest -n 2 --dist loadfile $(ONLY)

check: lint test

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(TYPED)
	$(BIN)/lint-imports

bench: setup
	$(BIN)/python -m tests.bench

# What the code says goes into the catalogue; what it no longer says leaves it.
translations: setup
	$(BABEL) extract --mapping-file=babel.cfg $(KEYWORDS) --add-location=file \
		--sort-by-file --project=Atende --output-file=atende.pot .
	$(BABEL) update --domain=atende --input-file=atende.pot --output-dir=$(LOCALES) \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	rm atende.pot

words:
	@$(BIN)/python -m components.i18n_catalogues

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)

$(TO_RUN): requirements.txt | $(BIN)/python
	$(PIP) install --require-hashes --requirement requirements.txt
	@touch $@

$(TO_BUILD): requirements-dev.txt | $(BIN)/python
	$(PIP) install --require-hashes --requirement requirements-dev.txt
	@touch $@ $(TO_RUN)

# The shell without a window takes a third less of the processor than the whole browser.
chromium:
	@command -v chromium-headless-shell >/dev/null || ! command -v apt-get >/dev/null \
		|| apt-get install --yes chromium-headless-shell 2>/dev/null \
		|| command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
		|| command -v google-chrome >/dev/null \
		|| { apt-get update && apt-get install --yes chromium-headless-shell; } \
		|| apt-get install --yes chromium
