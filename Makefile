# Every target calls a script, so that the same works without make: `python3 -m scripts.run`.
PYTHON = python3
HOST = 127.0.0.1
PORT = 8000
ARGS =

.PHONY: run test check setup lock manage screenshots bench bench-scale

run: ## bring everything up on this machine
	@$(PYTHON) -m scripts.run --host "$(HOST)" --port "$(PORT)"

test: ## every test; ARGS="tests/materials -x" narrows it
	@$(PYTHON) -m scripts.test $(ARGS)

check: ## what must hold before a commit: format, lint, types, contracts, migrations, templates, tests without browser
	@$(PYTHON) -m scripts.check

setup: ## only make .venv
	@$(PYTHON) -m scripts.setup

lock: ## compile requirements*.in to requirements*.txt (needs uv; a maintainer's tool)
	@$(PYTHON) -m scripts.lock

screenshots: ## the pictures in docs/pictures anew
	@$(PYTHON) -m scripts.screenshots

bench: ## how long the office's pages and a search take, and how many requests a second are served; on SQLite, and on PostgreSQL where one answers
	@$(PYTHON) -m scripts.bench classes --write docs/performance.md $(ARGS)
	@$(PYTHON) -m scripts.bench search --write docs/performance.md $(ARGS)
	@$(PYTHON) -m scripts.bench serving --write docs/performance.md

bench-scale: ## whether it grows with the years: 100,000 people on SQLite, 1,000,000 on PostgreSQL (15 minutes, 10 GB)
	@$(PYTHON) -m scripts.bench scale --write docs/performance.md $(ARGS)

manage: ## a management command on the trial's data: make manage ARGS="refold --check"
	@$(PYTHON) -m scripts.manage $(ARGS)
