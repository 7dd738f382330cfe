"""Public extractors on the same pages in the same run, in an environment of their own that is made when it is missing.

JioNLP depends on a GPL package and Recognizers-Text pins old releases, so neither may come near the project's environment. They
extract less than a metric: JioNLP sums of money and times, Recognizers-Text numbers, units and currencies.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

PACKAGES = (
    "jionlp",
    "emoji<2",
    "setuptools<80",
    "recognizers-text-number",
    "recognizers-text-number-with-unit",
)
_PROGRAM = r"""
import contextlib, io, json, sys, time
pages = json.load(sys.stdin)
ways = {}
with contextlib.redirect_stdout(io.StringIO()):
    try:
        import jionlp
        ways["JioNLP money"] = lambda t: jionlp.ner.extract_money(t)
        ways["JioNLP time"] = lambda t: jionlp.ner.extract_time(t)
    except Exception as error:
        ways["JioNLP"] = error
    try:
        from recognizers_number import recognize_number
        from recognizers_number_with_unit import recognize_currency, recognize_dimension
        ways["Recognizers-Text numbers"] = lambda t: recognize_number(t, "zh-cn")
        ways["Recognizers-Text currencies"] = lambda t: recognize_currency(t, "zh-cn")
    except Exception as error:
        ways["Recognizers-Text"] = error
said = {}
for name, way in ways.items():
    if isinstance(way, Exception):
        said[name] = repr(way)
        continue
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            way("2021年投入3.5万元，增长5%。")
            size, since = 0, time.process_time()
            for page in pages:
                for line in page.split("\n"):
                    if line.strip():
                        way(line)
                size += len(page.encode())
                if time.process_time() - since > 20:
                    break
            said[name] = size / 1000 / (time.process_time() - since)
        except Exception as error:
            said[name] = repr(error)
print(json.dumps(said))
"""


def measure(pages: Sequence[str], environment: Path) -> dict[str, float | str]:
    """KB a second of each peer, or why it did not run; each is stopped after twenty seconds."""
    python = environment / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    told = subprocess.run(
        [str(python), "-c", _PROGRAM], input=json.dumps(list(pages)), capture_output=True, text=True, check=True
    )
    found: dict[str, float | str] = json.loads(told.stdout.splitlines()[-1])
    return found
