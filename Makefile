# What people type. Every command is baerekraft/install.py; this file only finds a Python that is new enough.
#   make course [LANGUAGE=nb|nn|en] [PORT=8889]     make lead     make hub     make test     make build     make site     make bench     make bench-grading
.DEFAULT_GOAL := help
.PHONY: help course lead hub test build site bench bench-grading

help course lead hub test build site bench bench-grading:
	@for python in python3 python3.14 python3.13 python3.12 python3.11 python py; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    exec $$python -m baerekraft.install $@ --port '$(PORT)'; fi; \
	done; \
	case "$${LANGUAGE:-$${LC_ALL:-$$LANG}}" in \
	  nn*) echo "Kurset treng Python 3.11 eller nyare. Hent det på python.org og skriv make $@ på nytt.";; \
	  en*) echo "The course needs Python 3.11 or newer. Get it from python.org and type make $@ again.";; \
	  *) echo "Kurset trenger Python 3.11 eller nyere. Hent det på python.org og skriv make $@ på nytt.";; \
	esac >&2; exit 1
