"""What is read from the site's files themselves: encodings, and the Markdown that a page came from."""

from pathlib import Path

import pytest

from audits.config.facts import Facts
from audits.lib.phones import is_short_code
from audits.static.files import encoding_of
from audits.static.pages import find_pages, source_of
from audits.static.sample import sampled


@pytest.mark.parametrize(
    ("label", "text", "written_as"),
    [
        ("utf-8", "\u9888", "utf-8"),
        ("gb2312", "\u9888\u738e", "gbk"),
        ("x-sjis", "\u9996", "shift_jis"),
        ("iso-8859-1", "\u20ac", "cp1252"),
        ("latin1", "\u00e9", "latin-1"),
        ("ascii", "\u00e9", "latin-1"),
    ],
)
def test_labels_mean_what_they_mean_to_browsers(label: str, text: str, written_as: str) -> None:
    """See https://encoding.spec.whatwg.org/#names-and-labels."""
    data = f'<!doctype html><meta charset="{label}"><p>{text}'.encode(written_as)
    assert encoding_of(data, "index.html").is_readable


@pytest.mark.parametrize(("label", "data"), [("utf-8", b"\xff"), ("nobody-knows", b"neck"), ("x-sjis", b"\x81")])
def test_what_cannot_be_read_as_declared(label: str, data: bytes) -> None:
    assert not encoding_of(f'<meta charset="{label}">'.encode() + data, "index.html").is_readable


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("index.html", "index.md"),
        ("neck/index.html", "neck.md"),
        ("guides/v1.2/index.html", "guides/v1.2.md"),
        ("guides/v1.2.html", "guides/v1.2.md"),
        ("guides/v1.3/index.html", None),
    ],
)
def test_a_page_comes_from_the_markdown_of_its_name(tmp_path: Path, path: str, source: str | None) -> None:
    for name in ("index.md", "neck.md", "guides/v1.md", "guides/v1.2.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert source_of(path, tmp_path) == (tmp_path / source if source else None)


def test_front_matter_with_a_day_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "neck.md").write_text("---\nkind: guide\nnext_check: 2026-02-30\n---\n", encoding="utf-8")
    (tmp_path / "neck.html").write_text("<main>Neck</main>", encoding="utf-8")
    (tmp_path / "head.html").write_text("<main>Head</main>", encoding="utf-8")
    pages = [
        type(page)(page.path, page.address, "neck.md" if page.path == "neck.html" else None)
        for page in find_pages(tmp_path, ("head.html", "neck.html"))
    ]
    assert [page.in_sample for page in sampled(pages, tmp_path, Facts(root=str(tmp_path)))] == [True, False]


@pytest.mark.parametrize(("number", "is_short"), [("999", True), ("111", True), ("9", False), ("01425", False)])
def test_a_number_too_short_to_be_one_is_no_short_code(number: str, *, is_short: bool) -> None:
    assert is_short_code(number, "GB") is is_short
