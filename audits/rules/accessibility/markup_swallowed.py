"""The rule `markup-swallowed`."""

from collections.abc import Iterator

from audits.evidence import Tags
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import HTML

ENDS = {"comment": ("A comment", "-->"), "quote": ("A quotation mark around an attribute", "the same mark")}


@rule("markup-swallowed", HTML)
@good("<title>Neck</title><style>p { color: #333 }</style><!-- Neck --><p title='a < b'>Neck</p><textarea></textarea>")
@good('<p title="He said "rest" and left">Neck</p><p class="a"id="b">Back</p><iframe srcdoc="<p>Map</p>"></iframe>')
@good("<script>document.write('<p>Neck</p>')</script><p data-card='<b>Neck</b>'>Neck</p>")
@good("<p>Neck<p>Back<ul><li>Rest<li>Walk</ul>")
@bad("<p>Neck</p><style>p { color: #333 }<p>Rest</p>", says="<style>")
@bad("<p>Neck</p><!-- to be written<p>Rest</p>", says="comment")
@bad("<p>Neck</p><script>let neck = 1<p>Rest</p>", says="<script>")
@bad("<p>Neck</p><textarea><p>Rest</p>", says="<textarea>")
@bad("<p>Neck</p><template><p>Rest</p>", says="<template>")
@bad('<p>Neck</p>\n<a href="a.html>Rest</a> <b>and</b> <a class="b" href="b.html">walk</a>', says="line 2")
@bad('<p>Neck</p><a href="a.html>Rest</a>', says="quotation mark")
def markup_swallowed(tags: Tags) -> Iterator[Problem]:
    """Nothing swallows a part of the page

    End what the message names, in the line that it names. Until then browsers take what follows for a part of it, and
    no reader sees it.
    """
    for one in tags.swallowed:
        what, end = ENDS.get(one.what, (f"<{one.what}>", f"</{one.what}>"))
        yield Problem(
            f"{what} that begins in line {one.line} of the file is not ended by {end}: it swallows what follows."
        )
