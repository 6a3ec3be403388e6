"""A release gate for health pages: gather evidence in a real browser, judge it, and decide.

    from audits import Request, audit

    report = audit("public/", Request())

`gather` and `judge` are its two halves; `merge` puts together what several machines have gathered. `gather_into` and
`merge_into` keep the evidence in a folder, so that it need not fit into memory. `request_for` makes a request from a
project's settings and facts. Each is imported when it is first asked for, so that importing `audits`
costs nothing.
"""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from audits.assembly import audit, gather, gather_external, gather_into, judge, merge, merge_into
    from audits.request import Request, request_for

__all__ = [
    "Request",
    "__version__",
    "audit",
    "gather",
    "gather_external",
    "gather_into",
    "judge",
    "merge",
    "merge_into",
    "request_for",
]

__version__ = version("page-audits")

_MODULES = {
    "Request": "audits.request",
    "audit": "audits.assembly",
    "gather": "audits.assembly",
    "gather_external": "audits.assembly",
    "gather_into": "audits.assembly",
    "judge": "audits.assembly",
    "merge": "audits.assembly",
    "merge_into": "audits.assembly",
    "request_for": "audits.request",
}
"""In which module each public name stands."""


def __getattr__(name: str) -> Any:
    """Import a public name."""
    if name not in _MODULES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_MODULES[name]), name)
