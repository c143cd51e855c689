# Every command sets up what it needs; `make help` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
READY := .venv/ready
BUDGET ?= 30
SENTENCES := $(wildcard resources/translations/*.ts)
LOCK := uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11

.PHONY: help setup translations demo test check format bench screenshots looks test-deep package lock clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' Makefile

setup: $(READY)/run $(READY)/test $(READY)/python $(SENTENCES:.ts=.qm) ## system packages, .venv with the commands fieldapp and fieldapp-server

$(READY)/run $(READY)/test $(READY)/package: $(READY)/%: packaging/setup/debian-%.txt packaging/setup/system-packages | $(READY)/venv
	@packaging/setup/system-packages $<
	@touch $@

$(READY)/venv: packaging/setup/venv
	@packaging/setup/venv .venv
	@mkdir -p $(READY) && touch $@

$(READY)/python: requirements/dev.txt pyproject.toml packaging/setup/python-packages | $(READY)/venv
	@packaging/setup/python-packages $(BIN)/python requirements/dev.txt
	@touch $@

# Qt reads compiled translations; they are made from the .ts files, never committed.

%.qm: %.ts | $(READY)/python
	@$(BIN)/pyside6-lrelease -silent $< -qm $@

TAKE_TEXTS := $(BIN)/pyside6-lupdate -silent -no-obsolete -locations none -source-language en -extensions py ui fieldapp/app

translations: $(READY)/python ## take new texts of the window into the .ts files
	@$(TAKE_TEXTS) -ts $(addprefix resources/translations/fieldapp_,nb.ts fr.ts de.ts)
	@$(TAKE_TEXTS) -pluralonly -ts resources/translations/fieldapp_en.ts

demo: $(READY)/run $(READY)/python $(SENTENCES:.ts=.qm) ## a technician's day on demo data: in the window, or without a screen in out/demo
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then exec $(BIN)/fieldapp demo; fi; \
	rm -rf out/demo; $(BIN)/fieldapp demo --headless --out out/demo; \
	echo "No screen here, so the day ran without one. Report, screens and summary are in $(CURDIR)/out/demo"

test: setup check ## check, then every test
	@$(BIN)/python -m pytest -n 2 --dist worksteal tests

check: $(READY)/python ## format, lint, types, floors between the rooms, dead code
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/vulture

format: $(READY)/python ## put the code in the format that check wants
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: setup ## speed, as ratios to a floor measured in the same run
	@TMPDIR=$${TMPDIR:-/tmp} $(BIN)/python -m pytest -p no:randomly -s -o python_files='bench_*.py' tests/benchmarks

screenshots: setup ## the demo day in every theme and language, each page's rarer states, contact sheets: out/screenshots; a few in docs/images
	@rm -rf out/screenshots; QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/screenshots.py out/screenshots docs/images
	@TZ=Europe/Oslo QT_QPA_PLATFORM=offscreen PYTHONPATH=.:tests/ui $(BIN)/python tests/ui/gallery.py out/screenshots/states
	@TZ=Europe/Oslo QT_QPA_PLATFORM=offscreen PYTHONPATH=.:tests/ui $(BIN)/python tests/ui/guide_pictures.py docs/images

looks: setup ## keep how every page looks now, after a change that is meant: tests compare with it
	@TZ=Europe/Oslo QT_QPA_PLATFORM=offscreen PYTHONPATH=.:tests/ui $(BIN)/python tests/ui/looks.py

test-deep: setup ## test for BUDGET minutes (30): new random orders, many more generated examples
	@$(BIN)/python tests/deep.py --minutes $(BUDGET)

package: $(READY)/run $(READY)/package ## build the installable package of this system into dist/
	@case $$(uname) in Darwin) packaging/macos/build $(BIN)/python;; *) packaging/linux/build-deb $(BIN)/python;; esac

lock: ## pin dependencies anew (needs uv)
	$(LOCK) pyproject.toml --output-file requirements/app.txt
	$(LOCK) pyproject.toml --extra camera --constraint requirements/app.txt --output-file requirements/camera.txt
	$(LOCK) pyproject.toml --group dev --constraint requirements/app.txt --output-file requirements/dev.txt
	$(LOCK) pyproject.toml --group package --constraint requirements/app.txt --output-file requirements/package.txt

clean: ## remove what was built or measured; .venv and its stamps stay
	@rm -rf build dist out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
