# The whole project in a few words. `make site` and `make test` set up all they need.
.PHONY: site test check serve pdf setup clean

site: setup
	.venv/bin/workplan build

test: setup
	@command -v google-chrome >/dev/null || scripts/need chromium:chromium
	@scripts/need fonts-noto-cjk poppler-utils:pdftotext
	.venv/bin/pytest

check: setup
	.venv/bin/workplan check

serve: setup
	.venv/bin/workplan serve

pdf: site
	@command -v google-chrome >/dev/null || scripts/need chromium:chromium
	.venv/bin/workplan pdf

setup:
	@scripts/setup

clean:
	rm -rf site site.new site.old .venv .tools
