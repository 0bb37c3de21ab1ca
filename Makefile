# What a person types. `make` alone lists it; `make run` and `make test` begin with an empty machine.

PYTHON ?= python3
BIN := .venv/bin
SAMPLE := out/sample.db
WEIMIN := $(BIN)/weimin --database $(SAMPLE)
OFFSCREEN := QT_QPA_PLATFORM=offscreen

# Debian's names. Python; what Qt needs to draw; a window under X11, under Wayland; printers; what the tests use.
DEBIAN := python3-venv \
	libegl1 libgl1 libglib2.0-0 libdbus-1-3 libxkbcommon0 libfontconfig1 \
	libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 \
	libwayland-cursor0 libwayland-egl1 \
	libcups2 \
	poppler-utils xvfb xauth
# Opens and saves again what is exported, in the tests.
LIBREOFFICE := libreoffice-writer-nogui libreoffice-calc-nogui
APT := DEBIAN_FRONTEND=noninteractive apt-get -q

# Only Linux can be without a screen.
SCREEN := $(DISPLAY)$(WAYLAND_DISPLAY)$(filter-out Linux,$(shell uname -s))

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run window paper test check bench installer clean

help: ## List what can be made.
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | expand -t 12

setup: .stamps/python ## Install everything needed, into .venv (as root on Debian, system libraries too).

run: $(if $(SCREEN),window,paper) ## Open the window on the sample office; without a screen, print its forms into out/.

test: check ## Run every check and every test.
	-@$(MAKE) --no-print-directory .stamps/libreoffice
	$(OFFSCREEN) $(BIN)/python -m pytest -n auto

check: setup ## Style, types and layers (a part of test).
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup ## Measure what must stay fast, each against the least that would do.
	$(OFFSCREEN) $(BIN)/python -m tests.benchmarks

installer: setup .stamps/freezer ## Freeze the program into dist/ and try it out.
	build/freezer/bin/pyinstaller --noconfirm --log-level WARN build_installer.spec
	$(BIN)/python -m pytest tests/installer/frozen_program.py

clean: ## Remove everything that was made here, the sample office included.
	rm -rf .venv .stamps build dist out *.egg-info .*_cache .hypothesis

window: setup $(SAMPLE)
	$(WEIMIN)

paper: setup $(SAMPLE)
	@echo '這部電腦沒有螢幕可用（DISPLAY 與 WAYLAND_DISPLAY 都沒有設定），不能開啟視窗，改將範例機關的表單印成 PDF：'
	@$(WEIMIN) forms > out/forms.txt
	@while read -r form title; do \
		$(WEIMIN) print "$$form" -o "out/$$form.pdf" </dev/null >/dev/null || exit 1; \
		echo "  out/$$form.pdf  $$title"; \
	done < out/forms.txt

$(SAMPLE): | .stamps/python
	mkdir -p out
	$(WEIMIN) office sample

# ---- set-up, each step once -----------------------------------------------------------------------------------------

.stamps/system: PACKAGES = $(DEBIAN)
.stamps/binutils: PACKAGES = binutils libpython$(shell $(BIN)/python -c 'import sys; print("%d.%d" % sys.version_info[:2])')
.stamps/binutils: | .stamps/python
.stamps/libreoffice: PACKAGES = $(LIBREOFFICE)
.stamps/system .stamps/binutils .stamps/libreoffice: Makefile
	@mkdir -p .stamps
	@if ! command -v dpkg >/dev/null; then \
		echo 'Not a Debian system: if a library is missing, README.md lists them by their Debian names.'; \
	elif dpkg -s $(PACKAGES) >/dev/null 2>&1; then \
		touch $@; \
	elif [ "$$(id -u)" = 0 ]; then \
		$(APT) update && $(APT) install -y --no-install-recommends $(PACKAGES) && touch $@; \
	else \
		echo 'Going on without these. If something fails, an administrator can run:'; \
		echo '  apt-get install --no-install-recommends $(PACKAGES)'; \
	fi

.venv/pyvenv.cfg: | .stamps/system
	$(PYTHON) -m venv .venv

.stamps/python: requirements.lock pyproject.toml .venv/pyvenv.cfg
	$(BIN)/pip install --only-binary :all: --require-hashes -r requirements.lock
	$(BIN)/pip install --no-deps --no-build-isolation --editable .
	@mkdir -p .stamps && touch $@

# PyInstaller takes along what it finds, so it gets an environment with the product's libraries alone.
.stamps/freezer: requirements.lock pyproject.toml tests/installer/product_lock.py | .stamps/python .stamps/binutils
	$(BIN)/python tests/installer/product_lock.py build/product.lock
	$(PYTHON) -m venv --clear build/freezer
	build/freezer/bin/pip install --only-binary :all: --require-hashes -r build/product.lock
	@touch $@
