"""What CONTRIBUTING.md shows is what is there."""

import re
import textwrap
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_whole_rule_shown_is_the_real_file() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    shown = re.search(r"This is a whole rule, `([^`]+)`:\n\n   ```python\n(.*?)   ```", text, re.DOTALL)
    assert shown is not None
    assert textwrap.dedent(shown[2]) == (ROOT / shown[1]).read_text("utf-8")


def test_the_gatherers_shown_are_in_the_list() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    shown = re.search(r"## Add a gatherer\n.*?```python\n(.*?)```", text, re.DOTALL)
    assert shown is not None
    registries = (ROOT / "audits/gatherers" / name for name in ("registry.py", "page_registry.py", "view_registry.py"))
    listed = [line for one in registries for line in one.read_text("utf-8").splitlines()]
    assert set(shown[1].splitlines()) <= {line.strip() for line in listed}
