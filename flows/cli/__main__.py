"""``python -m flows.cli``, for a checkout that is not installed."""

from flows.cli.entry import main

main()
