# Each goal sets up what it needs first; the second time it starts at once.
PYTHON ?= python3
ARGS ?=
develop = $(PYTHON) packaging/develop.py

.PHONY: run test bundle bench bars lock catalogues
run:            ## opens Waymark; with ARGS="…" runs its command line
	@$(develop) run $(ARGS)
test:           ## every check: ruff, mypy, import-linter, vulture, tests
	@$(develop) test $(ARGS)
bundle:         ## dist/waymark: the program for a machine without Python
	@$(develop) bundle $(ARGS)
bench:          ## figures against peers, in one run
	@$(develop) bench $(ARGS)
bars:           ## the long proofs
	@$(develop) test --bars $(ARGS)
lock:           ## writes the locks in packaging/locks anew
	@packaging/lock.sh
catalogues:     ## brings the catalogues up to date with the code and the content
	@$(develop) catalogues $(ARGS)
