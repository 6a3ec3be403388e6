"""The rule `asset-link`."""

from collections.abc import Iterator

from audits.addresses import split
from audits.evidence import Asset
from audits.index import SiteIndex
from audits.outcomes import Problem
from audits.rule import bad, good, rule
from audits.standards import HTML


def _is_file(asset: Asset) -> bool:
    return asset.url.lower().startswith(("http:", "https:"))


@rule("asset-link", HTML, where=_is_file)
@good(
    {
        "index.html": '<img src="neck.svg" srcset="neck.svg 1x, big/neck.svg 2x" alt="">',
        "neck.svg": "",
        "big/neck.svg": "",
    }
)
@good('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt=""> <img src="https://other.example/a.png" alt="">')
@bad('<img src="neck.png" alt="A neck">', says="neck.png")
@bad({"index.html": '<img src="a.svg" srcset="a.svg 1x, b.svg 2x" alt="">', "a.svg": ""}, says="b.svg")
@bad('<link rel="stylesheet" href="/css/site.css">', says="stylesheet")
@bad({"index.html": '<script src="App.js"></script>', "app.js": ""}, says="capital letters")
@bad('<img src="" alt="">', says="names no file")
@bad('<img src="http://[bad" alt="">', says="no address")
@bad('<meta http-equiv="refresh" content="0; url=gone/">', says="next page")
def asset_link(asset: Asset, index: SiteIndex) -> Iterator[Problem]:
    """Every picture, script and stylesheet a page names is there

    Correct the name, capital letters included, or add the file. A missing picture leaves a hole; a missing
    stylesheet or script can take the whole page with it.
    """
    if not asset.href.strip():
        yield Problem(f"The {asset.kind} names no file.")
        return
    if split(asset.url) is None:
        yield Problem(f"The {asset.kind} {asset.href} is no address.")
        return
    path = index.path_below_site(asset.url)
    if path is None or index.file_at(path) is not None:
        return
    alike = index.files_by_lower_case.get(path.lower())
    hint = f" There is {alike}: capital letters count." if alike else ""
    yield Problem(f"The {asset.kind} {asset.href} is not there.{hint}")
