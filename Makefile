# Needs git, make and Python 3.11 or newer with venv. Everything else is fetched.
PYTHON ?= python3
RUN := .venv/bin/python
ARGS ?=

export PYTHONPATH := $(CURDIR)/platform:$(CURDIR)
# Words in Welsh print whatever locale the machine has, or lacks.
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo demo-stop demo-reset test check format bench isolation screenshots

help: ## Show this list
	@echo "Single Online Home. The two commands for a start are: make demo, make test."
	@echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

setup: ## Prepare the clone (the others do this first)
	@$(PYTHON) scripts/bootstrap.py

demo: setup ## Run the platform with five sites; Ctrl-C stops it. SEARCH=elasticsearch for that engine
	@$(RUN) -m soh.operations.demo

demo-stop: setup ## Stop the demo and its database
	@$(RUN) -m soh.operations.demo stop

demo-reset: setup ## Throw the demo's content away
	@$(RUN) -m soh.operations.demo reset

test: setup ## Run all tests; ARGS="-k word" for some
	@$(RUN) -m pytest -n logical --dist worksteal $(ARGS)

check: setup ## Run all checks of the source
	@$(RUN) scripts/check.py

format: setup ## Put code and templates into shape
	@.venv/bin/ruff format
	@.venv/bin/ruff check --fix
	@git ls-files '*.html' ':!platform/soh/design/macros' | xargs .venv/bin/djade --target-version 5.2

bench: setup ## Measure beside stock Wagtail
	@$(RUN) -m bench $(ARGS)

isolation: setup ## Prove that no force reaches another's; ARGS=--long walks every cell
	@$(RUN) -m bench isolation $(ARGS)

screenshots: setup ## Renew the pictures of the README
	@$(RUN) scripts/screenshots.py
