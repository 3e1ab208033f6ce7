"""The version of the wheel: what the Maven build says, in Python's spelling."""

import re
from pathlib import Path

_pom = Path(__file__).parents[3] / "pom.xml"
__version__ = re.search(r"<version>(.+?)</version>", _pom.read_text(encoding="utf-8"))[1].replace("-SNAPSHOT", ".dev0")
