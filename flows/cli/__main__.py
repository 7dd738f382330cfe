"""``python -m flows.cli``, for a checkout that is not installed."""

from flows.cli.app import main

main()
