# Everything an engineer or an editor needs, by name. `make site` and `make test` start from nothing
# but Python 3.11+, make and a network to the package registry.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site serve test check crash walk payloads pathological fuzz guided pictures reading finding previewing large format clean lock race

site: $(VENV)/.site
	$(BIN)/magbuild build
	@echo "Xem trang: make serve, rồi mở http://127.0.0.1:8000/"

serve: $(VENV)/.preview
	$(BIN)/magbuild serve

test: $(VENV)/.tests
	$(BIN)/python tests/install_browser.py
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder --ignore tests/test_movement.py
	$(BIN)/pytest tests/test_movement.py

check: $(VENV)/.tests
	$(BIN)/ruff check
	$(BIN)/mypy

crash: $(VENV)/.tests
	MAGBUILD_KILLS=1000 $(BIN)/pytest tests/engine/test_crashes.py tests/test_killed_builds.py

walk: $(VENV)/.tests
	MAGBUILD_STEPS=10000 $(BIN)/pytest tests/test_equivalence.py

payloads: $(VENV)/.tests
	$(BIN)/python tests/install_browser.py
	$(BIN)/python -m tests.hostile.campaign

pathological: $(VENV)/.tests
	$(BIN)/python -m tests.pathological

fuzz: $(VENV)/.tests
	nice $(BIN)/python -m tests.fuzzing 1000000

guided: $(VENV)/.tests
	nice $(BIN)/python -m tests.guided 200000

pictures: $(VENV)/.tests
	$(BIN)/python tests/install_browser.py
	$(BIN)/python -m tests.screenshots

reading: $(VENV)/.tests
	$(BIN)/python tests/install_browser.py
	$(BIN)/python benchmarks/reading.py --write

finding: $(VENV)/.tests
	$(BIN)/python tests/install_browser.py
	$(BIN)/python benchmarks/search.py --write

large: $(VENV)/.tests
	$(BIN)/python tests/install_browser.py
	$(BIN)/python -m tests.large

previewing: $(VENV)/.tests
	$(BIN)/python tests/install_browser.py
	$(BIN)/python benchmarks/preview.py --write

format: $(VENV)/.tests
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

race: $(VENV)/.site
	$(BIN)/python benchmarks/race.py --write

lock: export CUSTOM_COMPILE_COMMAND := make lock
lock: $(VENV)/.tests
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --extra dev --generate-hashes --allow-unsafe --strip-extras \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  --output-file tests/requirements.txt pyproject.toml

.PHONY: reliability audit bill

# SIZE=quick takes some minutes, SIZE=full hours; the table goes into docs/reliability.md.
SIZE ?= quick
reliability: $(VENV)/.tests
	$(BIN)/python tests/install_browser.py
	$(BIN)/python -m tests.campaigns.reliability $(SIZE) --write

audit: $(VENV)/.tests
	$(BIN)/python -m tests.audit

bill: $(VENV)/.tests
	$(BIN)/python -m tests.audit --bill

clean:
	rm -rf $(VENV) .magbuild public .public.* dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis \
	  benchmarks/.peers benchmarks/.race tests/browser/node_modules tests/editor/node_modules

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: $(VENV)/bin/python pyproject.toml
	$(BIN)/pip install --quiet --editable .
	touch $@

$(VENV)/.preview: $(VENV)/bin/python pyproject.toml
	$(BIN)/pip install --quiet --editable '.[preview]'
	touch $@ $(VENV)/.site

$(VENV)/.tests: $(VENV)/bin/python pyproject.toml tests/requirements.txt
	$(BIN)/pip install --quiet --require-hashes --only-binary :all: --requirement tests/requirements.txt
	$(BIN)/pip install --quiet --no-deps --editable .
	touch $@ $(VENV)/.site $(VENV)/.preview
