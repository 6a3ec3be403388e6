"""Rules under one name: how one is written, and how it is put to the evidence."""

from audits.rules.declaration import EXAMPLE_FACTS, Example, Rule, bad, good, rule
from audits.rules.judging import judge, judge_page, merge

__all__ = ["EXAMPLE_FACTS", "Example", "Rule", "bad", "good", "judge", "judge_page", "merge", "rule"]
