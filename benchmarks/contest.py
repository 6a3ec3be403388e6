"""How everything is measured, and the gate and the other tools as contenders that can be measured so."""

from collections.abc import Callable
from dataclasses import dataclass

import gate
from figures import Contender, Figure, medians
from sample import Sample
from tool import Setting, Tool, doubt, use


@dataclass(frozen=True, slots=True)
class Contest:
    """Rounds, pages sampled of a site, pages of the Material site, browsers of the gate at once, and what tools get.

    `say` is told of each measurement.
    """

    rounds: int
    pages: int
    site_pages: int
    jobs: int
    setting: Setting
    say: Callable[[str], None]

    def audit(self, sample: Sample, *options: str) -> gate.Audit | str:
        """Run the gate over pages, or say why that counts for nothing."""
        return gate.audit(sample, self.setting.work / "reports", "--jobs", str(self.jobs), *options)

    def gate(self, name: str, sample: Sample, *options: str) -> Contender:
        """Give the gate, over pages, as a contender."""

        def measure() -> Figure:
            found = self.audit(sample, *options)
            return found if isinstance(found, str) else found.usage

        return Contender(name, measure)

    def tool(self, tool: Tool, sample: Sample) -> Contender:
        """Give a tool, over pages, as a contender. One that does not find what is wrong with the faulty page fails."""
        reason = doubt(tool, self.setting)
        self.say(f"{tool.name}: {reason or 'it finds what is wrong with the faulty page'}")
        return Contender(tool.title(self.setting.tools), lambda: reason or use(tool, sample, self.setting)[0])

    def compare(self, *contenders: Contender) -> list[Figure]:
        """Give the median of each contender."""
        return medians(contenders, self.rounds, self.say)
