"""How a tool is put to pages, and how it is seen that it has looked at them."""

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cpu import Ended, measured, total
from figures import Figure
from npm import Package, installed, version_of
from sample import Sample, faulty, serve

TIMEOUT_S = 1800
"""Seconds that a command of a tool may take."""


class Setting(NamedTuple):
    """What tools are run with: a folder for their files, one for their programs, the browser, its switches, and axe."""

    work: Path
    tools: Path
    browser: str
    switches: tuple[str, ...]
    axe: Path


class Task(NamedTuple):
    """The pages that a tool is put to, by address and by file, and the tool's own program."""

    setting: Setting
    urls: tuple[str, ...]
    files: tuple[Path, ...]
    program: str


Faults = Mapping[str, frozenset[str]]
"""For each page that a tool has looked at, by address or file, the ids of what it found wrong."""


class NotLookedAtError(Exception):
    """What a tool wrote does not show that it has looked at the pages; the message says why."""


class Tool(NamedTuple):
    """A tool, and the id of what it must find wrong with the faulty page before it is believed.

    `read` gives what it found, or raises NotLookedAtError. A tool that `fetches` asks our server for the pages; another
    one reads their files. `needs` are programs that have to be there besides.
    """

    name: str
    commands: Callable[[Task], list[list[str]]]
    read: Callable[[Task, Sequence[Ended]], Faults]
    fault: str
    package: Package | None = None
    fetches: bool = True
    needs: tuple[str, ...] = ()

    def title(self, tools: Path) -> str:
        """Give its name with its version, and that of the axe it carries."""
        if self.package is None:
            return self.name
        axe = version_of("axe-core", self.package.folder(tools))
        return f"{self.name} {self.package.version}{f' (axe {axe})' if axe else ''}"


def use(tool: Tool, sample: Sample, setting: Setting) -> tuple[Figure, Faults]:
    """Put a tool to pages; give what it took, or why that counts for nothing, and what it found."""
    missing = [name for name in tool.needs if shutil.which(name) is None]
    if missing:
        return f"it needs {' and '.join(missing)}, which is not here", {}
    if tool.package and (reason := installed(tool.package, setting.tools)):
        return reason, {}
    with serve(sample.site) as served:
        files = tuple(sample.site / path for path in sample.paths)
        program = tool.package.path(setting.tools) if tool.package else sys.executable
        task = Task(setting, served.urls(sample), files, program)
        environment = {"CHROME_PATH": setting.browser}
        ended = [
            measured(command, folder=setting.work, environment=environment, timeout=TIMEOUT_S)
            for command in tool.commands(task)
        ]
        try:
            faults = _read(tool, task, ended)
        except NotLookedAtError as error:
            return f"it did not look at the pages: {error}", {}
        left_out = served.not_sent(sample) if tool.fetches else []
    if left_out:
        return f"it did not fetch {len(left_out)} of {len(sample.paths)} pages, the first {left_out[0]}", {}
    return total([one.usage for one in ended]), faults


def doubt(tool: Tool, setting: Setting) -> str:
    """Put a tool to the faulty page; say why it is not to be believed, or nothing if it has found the fault."""
    figure, faults = use(tool, faulty(setting.work), setting)
    if isinstance(figure, str):
        return figure
    found = frozenset[str]().union(*faults.values())
    return "" if tool.fault in found else f"it does not find {tool.fault} on a page that has it"


def _read(tool: Tool, task: Task, ended: Sequence[Ended]) -> Faults:
    """Read what a tool has found, and see that it tells of every page."""
    if any(one.exit_code is None for one in ended):
        message = f"it took longer than {TIMEOUT_S:,} s"
        raise NotLookedAtError(message)
    faults = tool.read(task, ended)
    pages = task.urls if tool.fetches else tuple(map(str, task.files))
    silent = [page for page in pages if page not in faults]
    if silent:
        message = f"it says nothing of {len(silent)} of {len(pages)} pages, the first {silent[0]}"
        raise NotLookedAtError(message)
    return faults
