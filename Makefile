# The whole project in a few words. `make site` and `make test` set up all they need.
.PHONY: site site-zensical portal test test-fast bench check doctor serve pdf offline intranet verify fuzz kills mutants audit wheelhouse setup clean

# Debian keeps servers where an ordinary user's shell does not look.
export PATH := $(PATH):/usr/sbin

# A machine without registries has no tools of development, and so writes no SBOM.
site: setup $(if $(WHEELHOUSE),,dist/sbom.cdx.json)
	.venv/bin/workplan build
	@scripts/pdfs

# The SBOM of what builds the site, made anew when that changes.
dist/sbom.cdx.json: uv.lock pyproject.toml scripts/sbom | setup
	scripts/sbom $@

# The exit route: the same pages, built with the theme's successor.
site-zensical: setup
	.venv/bin/python adapters/zensical_site.py

# Liberation is as wide as the Times New Roman that the Word files ask for; the layout is measured
# with it and with two other system fonts, of which Open Sans has Noto Sans's Latin at a twentieth.
# Chromium without its window, where there is a package of it, takes a third as long as with it.
test: setup
	@command -v google-chrome >/dev/null || scripts/need chromium:chromium
	@! apt-cache show chromium-headless-shell >/dev/null 2>&1 || scripts/need chromium-headless-shell:chromium-headless-shell
	@scripts/need fonts-noto-cjk fonts-liberation fonts-dejavu-core fonts-open-sans poppler-utils:pdftotext nginx-light:nginx faketime:faketime groonga-bin:groonga
	@command -v firefox >/dev/null || scripts/need firefox-esr:firefox-esr
	@scripts/need xvfb:Xvfb xdotool:xdotool
	@scripts/need libreoffice-calc-nogui:soffice libreoffice-writer-nogui:soffice
	.venv/bin/pytest

# Those without browsers, office programs and whole builds, with a tenth of the synthetic inputs.
test-fast: setup
	.venv/bin/pytest -m "not slow"

# Speed beside its aims and other builders, in a quarter of an hour: bench/RESULTS.md.
bench: setup
	scripts/bench

check: setup
	.venv/bin/workplan check

# What this machine lacks, what for, and how to get it.
doctor: setup
	.venv/bin/workplan doctor

serve: setup
	.venv/bin/workplan serve

# The site with its prints as PDFs on the page of downloads, also where the machine has no Chromium
# yet. Characters that the prints' own fonts lack come from the machine's.
pdf:
	@command -v google-chrome >/dev/null || scripts/need chromium:chromium
	@scripts/need fonts-noto-cjk
	@$(MAKE) --no-print-directory site

# One zip that opens from a USB stick.
offline: site
	.venv/bin/workplan offline

# A folder for an intranet's nginx: compressed files and settings.
intranet: site
	.venv/bin/workplan intranet

# A demonstration portal from the real plan and synthetic neighbors; two at a time.
portal: setup
	scripts/portal-sample dist/portal-sample
	.venv/bin/workplan portal build --settings dist/portal-sample/portal.yaml \
	  --plans dist/portal-sample/plans --to dist/portal --engine local:2

# Two builds far apart give the same bytes; prints the site's hash.
verify: setup
	scripts/verify

# 10,000 broken files for the importer, which must read or reject each, and new inputs for the tests
# that generate theirs; some five minutes.
fuzz: setup
	.venv/bin/python scripts/fuzz.py 10000
	.venv/bin/pytest -m hypothesis --hypothesis-profile "new inputs"

# Each command that writes is killed 50 times, at moments spread over its whole run; a quarter of an
# hour. Nothing may be lost or left behind.
kills: setup
	WORKPLAN_KILLS=50 .venv/bin/pytest -n 0 -s tests/site/test_kills.py

# Small changes of the code that no test notices, as far as tests without a browser tell; half an hour.
mutants: setup
	.venv/bin/python scripts/mutants.py

# Known vulnerabilities in what is locked.
audit: setup
	scripts/audit

# Everything the build installs, for a machine that reaches no registry:
# copy dist/wheelhouse there and run WHEELHOUSE=dist/wheelhouse make site.
wheelhouse: setup
	scripts/wheelhouse

setup:
	@scripts/setup

clean:
	@scripts/clean
