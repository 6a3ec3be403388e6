"""Gathering a site on a Dask cluster (https://distributed.dask.org): its workers visit shards of the pages."""

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from audits.errors import AuditError, WrongUseError
from audits.evidence import Reused
from audits.evidence.shard import Shard
from audits.evidence.writing import EvidenceWriter, compressed
from audits.gatherers.page_visit import Compare
from audits.gatherers.site import Gathered, gather_pages
from audits.gatherers.visit import unread
from audits.lib.progress_report import Progress, no_progress
from audits.static.pages import BuiltPage
from audits.static.plan import Plan

LOCAL = "local"
"""In place of a scheduler's address: a cluster on this machine, for this run."""

SHARDS_PER_THREAD = 2
"""Shares of the pages for each thread of the cluster: more are more even, but each visits what stands for others."""

CONNECTS_MS = 10_000
"""How long a scheduler may take to answer."""

RETRIES = 2
"""How often a shard is tried again that has failed. One whose worker has died is given to another by Dask itself."""

DASK_MISSING = "`--dask` needs Dask: type `pip install 'dask[distributed]'`, here and on the machines of the cluster."


class ShardResult(NamedTuple):
    """What a worker gives back: how gathering its shard went, and its pages as `EvidenceWriter` keeps them, by path."""

    gathered: Gathered
    pages: Mapping[str, bytes]


def gather_on_cluster(  # noqa: PLR0913  because each is a different thing to say of the same visits
    site: Path,
    pages: Sequence[BuiltPage],
    plan: Plan,
    writer: EvidenceWriter,
    *,
    address: str,
    browser: str | None,
    progress: Progress,
    cache: Path | None = None,
    compare: Compare | None = None,
) -> Gathered:
    """Visit every page on the workers of a cluster, each with a browser of its own, and give what one machine would.

    `address` is that of the scheduler, such as tcp://10.0.0.1:8786, or “local”. The workers need the site, and the
    cache, at the same paths. Pages go into the folder as soon as their shard is done; those of a shard that could not
    be visited are kept as unread. An interrupt (Ctrl+C) ends the work.

    Raises:
        WrongUseError: Dask is not installed, or no scheduler answers at this address.
        AuditError: a worker has no browser, or no such folder.
    """
    try:
        import distributed  # noqa: PLC0415  because Dask is for those who ask for it
    except ImportError as error:
        raise WrongUseError(DASK_MISSING) from error
    try:
        client = _client(distributed, address)
    except (OSError, ValueError) as error:
        message = f"--dask: no scheduler answers at {address}: {error}"
        raise WrongUseError(message) from error
    with client:
        count = max(1, min(len(pages), SHARDS_PER_THREAD * sum(client.nthreads().values())))
        shards = [Shard(number, count) for number in range(1, count + 1)]
        visit = partial(visit_shard, site, tuple(pages), plan, browser, cache, compare)
        waiting = {client.submit(visit, shard, pure=False, retries=RETRIES): shard for shard in shards}
        left, done = {page.path: page for page in pages}, []
        is_interrupted = False
        try:
            for future in distributed.as_completed(list(waiting)):  # type: ignore[no-untyped-call]  # because Dask has no types
                shard = _result(future, waiting.pop(future).of(pages), plan)
                future.release()
                done.append(shard.gathered)
                for path, page in shard.pages.items():
                    writer.put(path, page)
                    del left[path]
                    progress(len(pages), path)
        except KeyboardInterrupt:
            is_interrupted = True
            client.cancel(list(waiting))
    for one in left.values():
        writer.write(unread(one, plan.base, "The audit was interrupted before this page."))
    return _joined(done, interrupted=is_interrupted)


def _client(distributed: Any, address: str) -> Any:
    if address == LOCAL:
        return distributed.Client(threads_per_worker=1)
    return distributed.Client(address, timeout=CONNECTS_MS / 1000)


def visit_shard(  # noqa: PLR0913, PLR0917  because each is a different thing to say of the same visits
    site: Path,
    pages: tuple[BuiltPage, ...],
    plan: Plan,
    browser: str | None,
    cache: Path | None,
    compare: Compare | None,
    shard: Shard,
) -> ShardResult:
    """Visit the pages of one shard: this runs on a worker.

    Raises:
        WrongUseError: the worker does not have the site.
        BrowserMissingError: the worker has no browser.
    """
    if not site.is_dir():
        message = f"A worker of the cluster has no folder {site}: all of them need the site at the same path."
        raise WrongUseError(message)

    paths = [page.path for page in shard.of(pages)]
    with TemporaryDirectory(prefix="audits-") as folder, EvidenceWriter(Path(folder), paths) as writer:
        visits = gather_pages(
            site,
            pages,
            plan,
            writer,
            browser=browser,
            jobs=1,
            progress=no_progress,  # the whole shard is told of when it comes back
            cache=cache,
            shard=shard,
            compare=compare,
        )
        return ShardResult(asyncio.run(visits), {path: writer.get(path) for path in paths})


def _result(future: Any, shard: Sequence[BuiltPage], plan: Plan) -> ShardResult:
    """Give what came of a shard; of one that failed for no reason of ours, its pages as unread.

    Raises:
        AuditError: the worker lacks something.
    """
    error = future.exception()
    if error is None:
        found: ShardResult = future.result()
        return found
    if isinstance(error, AuditError):
        raise error
    reason = f"The worker of the cluster could not visit the page: {error}"
    missing = {page.path: compressed(unread(page, plan.base, reason)) for page in shard}
    return ShardResult(Gathered("", interrupted=False), missing)


def _joined(done: Sequence[Gathered], *, interrupted: bool) -> Gathered:
    versions = sorted({one.browser for one in done if one.browser})
    if len(versions) > 1:
        message = f"The workers of the cluster have different browsers: Chromium {', '.join(versions)}."
        raise WrongUseError(message)
    return Gathered(
        "".join(versions),
        interrupted or any(one.interrupted for one in done),
        Reused(sum(one.reused.pages for one in done), sum(one.reused.regions for one in done)),
        tuple(sorted({words for one in done for words in one.differing})),
    )
