"""The pages of a run that asks only for what has changed: those, and those of which the cache still holds evidence."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, structs

from audits.browser.chromium import browser_key
from audits.errors import NothingChangedError, WrongUseError
from audits.lib.repository import repository_of
from audits.request import Request
from audits.reuse.cache import Cache
from audits.static.changed_files import changed_files, is_tracked
from audits.static.changed_pages import Layout, pages_changed
from audits.static.pages import BuiltPage
from audits.static.plan import Plan


class Since(Struct, frozen=True):
    """The pages that are looked at, and sentences on which those are and which are left out."""

    pages: tuple[BuiltPage, ...]
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def since(folder: Path, pages: Sequence[BuiltPage], request: Request, plan: Plan) -> Since:
    """Keep the pages that have changed since the commit that is asked for, and those of which the cache knows.

    Raises:
        NothingChangedError: there are none.
        WrongUseError: the site lies in no repository, or git cannot say what has changed.
    """
    if request.since is None:
        return Since(tuple(pages))
    facts = request.facts
    root = repository_of(Path(facts.root) if facts.root else folder)
    if root is None:
        message = f"--since {request.since} asks git what has changed, and {folder} lies in no Git repository."
        raise WrongUseError(message)
    layout = Layout(
        root=root,
        site=folder.resolve(),
        project=Path(facts.root) if facts.docs_dir else None,
        docs=Path(facts.docs_dir) if facts.docs_dir else None,
        is_tracked=is_tracked(root, folder.resolve()),
    )
    files = changed_files(root, request.since)
    changed = pages_changed(pages, files, layout)
    if changed.shared is not None:
        told = f"Every page was looked at, because `{changed.shared}` has changed since {request.since}"
        return Since(tuple(pages), (f"{told}, and any of them may depend on it.",))
    known = _known(folder, [page for page in pages if page.path not in changed.pages], request, plan)
    # Those that stand for their template in some profiles may be left out, so what has changed is shown in all.
    shown = (structs.replace(page, in_sample=True) if page.path in changed.pages else page for page in pages)
    kept = tuple(page for page in shown if page.path in changed.pages | known)
    if not kept:
        told = f"No page has changed since {request.since}, so nothing was looked at."
        message = f"{told} Files that differ: {len(files)}."
        raise NothingChangedError(message)
    return Since(
        kept,
        (f"Pages that may have changed since {request.since}: {len(changed.pages)} of {len(pages)}.",),
        _left_out(len(pages) - len(kept), request),
    )


def _known(folder: Path, pages: Sequence[BuiltPage], request: Request, plan: Plan) -> frozenset[str]:
    """Give the paths of the pages of which the cache holds evidence that still stands."""
    if request.cache is None or not pages:
        return frozenset()
    cache = Cache(request.cache.resolve(), folder, plan, browser_key(request.settings.browser))
    return frozenset(page.path for page in pages if cache.get(page) is not None)


def _left_out(count: int, request: Request) -> tuple[str, ...]:
    if not count:
        return ()
    pages = "page was" if count == 1 else "pages were"
    told = f"{count} {pages} not looked at: nothing of theirs has changed since {request.since}"
    return (f"{told}, and there is no evidence of an earlier run. An audit without --since looks at every page.",)
