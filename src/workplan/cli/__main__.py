"""``python -m workplan`` is the command line."""

from workplan.cli import main

main()
