"""A release gate for health pages: gather evidence in a real browser, judge it, and decide."""

from importlib.metadata import version

__version__ = version("audits")
