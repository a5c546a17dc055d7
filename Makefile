# Everything a developer needs; `make help` lists it. Works from a fresh clone on Debian with Python 3.11, git and make.
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
# LibreOffice reads old Word files (.doc); Tesseract reads scans.  PostgreSQL: the tests start one of their own.
# Chromium: tests of the review page in a real browser, and its pictures in docs/.
SYSTEM_PACKAGES := libreoffice-writer-nogui tesseract-ocr tesseract-ocr-vie postgresql chromium

.DEFAULT_GOAL := help
.PHONY: help install demo test check bench checklists load screenshots score pairs fuzz accuracy stream train

help:  ## list these targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 13

install: .venv/.installed .venv/.system  ## make .venv and install what the program needs

demo: install  ## read samples/ into outputs/demo/ and print a summary
	@rm -rf outputs/demo
	$(BIN)/giaoviec run samples --output outputs/demo

test: install  ## run the tests
	$(BIN)/pytest -n auto

check: install  ## what has to pass before a change is merged: style, types, layers, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

bench: install  ## time per file and peak memory on samples/; whole processing beside pdfplumber and bare PDFium; scans beside Tesseract alone
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.ocr

checklists: install  ## time of every form with 10,000 tasks, as a multiple of openpyxl alone (ARGS="--tasks 1000 --pdf")
	$(BIN)/python -m benchmarks.checklists $(ARGS)

load: install  ## fifty people at the review page at once (ARGS="--clients 10 --seconds 20")
	$(BIN)/python -m benchmarks.load $(ARGS)

screenshots: install  ## renew the pictures of the review page in docs/ from invented notices
	$(BIN)/python docs/make_screenshots.py

score: install  ## accuracy on the labelled notices in ../shared (ARGS=--errors lists every difference)
	$(BIN)/python -m benchmarks.score $(ARGS)

accuracy: install  ## renew the tables of docs/accuracy.md and README.md from the labelled notices in ../shared
	$(BIN)/python -m benchmarks.accuracy $(ARGS)

train: install  ## learning beside the rules, each labelled notice judged by the others (ARGS="--gold LABELS --files FILES")
	$(BIN)/python -m benchmarks.train $(ARGS)

pairs: install  ## the same notice as a scan and as a Word file: wrong characters, equal tasks (ARGS=--differences)
	$(BIN)/python -m benchmarks.pairs $(ARGS)

fuzz: install  ## damaged files through the whole program (ARGS="--files 1000 --seed 7")
	$(BIN)/python -m benchmarks.fuzz $(ARGS)

stream: install  ## runs over many files: killed and resumed, two at once, one worker against two (ARGS="--files 2000 --plots docs")
	$(BIN)/python -m benchmarks.stream $(ARGS)

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: apt-get install python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || .ci/apt-install python3-venv
	$(PYTHON) -m venv .venv

.venv/.installed: pyproject.toml constraints.txt | .venv/bin/python
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip --upgrade
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev,ocr,parquet,postgres,ray,s3]'
	@touch $@

# A missing system package does not stop the installation: what needs it says so (`giaoviec doctor`).
.venv/.system: Makefile | .venv/bin/python
	@.ci/apt-install $(SYSTEM_PACKAGES) && touch $@ || echo "Going on without; 'giaoviec doctor' says what is missing."
