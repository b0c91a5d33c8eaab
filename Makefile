# For those who have make; the work is done by run.py, which also runs on Windows.
PYTHON ?= python3

.PHONY: run setup test bench
run:
	$(PYTHON) run.py
setup test bench:
	$(PYTHON) run.py $@
