"""The command line: `fangzhi`, one module a group of commands.

Exit codes that scripts can trust: 0 done, 1 a defect of ours, 2 the command was called wrongly, 3 the release failed its checks
and was not published, 4 something outside is wrong (no seeds, a damaged release, a lock that is held, a server that does not
start), 130 stopped by Ctrl-C.
"""

from flows.cli.entry import main

__all__ = ["main"]
