"""The rule `internal-link`."""

from collections.abc import Iterator

from audits.addresses import host_of, split
from audits.evidence import Link
from audits.index import SiteIndex
from audits.outcomes import Problem
from audits.rule import bad, good, rule
from audits.standards import RFC9110

WRITERS_OWN = frozenset({"localhost", "127.0.0.1", "0.0.0.0", "::1"})  # noqa: S104  because these are looked for, not used


@rule("internal-link", RFC9110, where=lambda link: link.scheme in {"http", "https", "file"})
@good({"index.html": '<a href="neck/">Neck</a>', "neck/index.html": '<a href="../">Home</a>'})
@good({"index.html": '<a href="https://clinic.example/a%20b.html?x=1#c">A</a>', "a b.html": "<h1 id=c>A</h1>"})
@good('<a href="https://elsewhere.example/gone">Elsewhere</a> <a href="#top">Top</a>')
@bad('<a href="neck/">Neck</a>', says="no page or file")
@bad({"index.html": '<a href="Neck.html">Neck</a>', "neck.html": "<p>Neck</p>"}, says="neck.html")
@bad('<a href="/files/">Files</a>', says="no page or file")
@bad('<a href="http://localhost:8000/neck/">Neck</a>', says="own computer")
@bad('<a href="http://[bad">Bad</a>', says="no address")
def internal_link(link: Link, index: SiteIndex) -> Iterator[Problem]:
    """A link within the site leads to a page that is there

    Correct the address, or take the link away. In Markdown, link to the file itself, as in `neck-exercises.md`, and
    MkDocs writes the right address.
    """
    if split(link.url) is None:
        yield Problem(f"The link “{link.text}” leads to {link.href}, which is no address.")
        return
    if link.scheme == "file" or host_of(link.url) in WRITERS_OWN:
        yield Problem(f"The link “{link.text}” leads to {link.href}, a place on the writer's own computer.")
        return
    path = index.path_below_site(link.url)
    if path is None or index.file_at(path) is not None:
        return
    if path.startswith("/"):
        yield Problem(f"The link “{link.text}” leads to {path}, outside the site, which begins at {index.site.base}.")
        return
    alike = index.files_by_lower_case.get(path.lower()) or index.files_by_lower_case.get(
        f"{path.rstrip('/')}/index.html".lstrip("/").lower()
    )
    hint = f" There is {alike}: capital letters count." if alike else ""
    yield Problem(f"The link “{link.text}” leads to {link.href}, where there is no page or file.{hint}")
