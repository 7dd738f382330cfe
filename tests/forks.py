"""Where tests that kill and limit get their processes from: forked from one clean server that has the imports done.

There is one such server for all that a test process asks for, and it imports what is named here before it forks for the first
time: to import it in every process that is forked would take ten seconds each.
"""

from __future__ import annotations

import multiprocessing

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.processes", "tests.flows.runs"])
