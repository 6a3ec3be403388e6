"""Pages are of one template where the shell, the scripts and the style sheets are the same, whatever else they say."""

from pathlib import Path

import pytest

from audits.reuse.templates import MIN_CHECKED, SUPPLEMENTS, TemplateOrder, template_key, templates_of
from audits.static.pages import BuiltPage, find_files, find_pages

PAGE = (
    '<!doctype html><html lang="en"><head><title>{title}</title><link rel="stylesheet" href="{up}a.css">{head}</head>'
    '<body class="{body}"><header class="{header}"><nav><a href="{up}">{title}</a></nav></header>'
    '<main><h1>{title}</h1></main><script src="{up}a.js"></script></body></html>'
)
PLAIN = {"title": "Neck", "up": "../", "head": "", "body": "", "header": "top"}


def key(address: str = "neck/", **other: str) -> str:
    return template_key(PAGE.format(**{**PLAIN, **other}).encode(), address)


def test_words_and_depth_make_no_difference() -> None:
    assert key(title="Back") == key()
    assert key("guides/neck/", up="../../") == key()


def test_data_in_the_head_makes_no_difference() -> None:
    data = '<script type="application/{kind}">{{"name": "Neck"}}</script>'
    assert key(head=data.format(kind="ld+json") + data.format(kind="json")) == key()


def test_a_script_that_names_its_own_depth_is_the_same_script() -> None:
    deep, flat = ('<script>scope=new URL("../..",location)</script>', '<script>scope=new URL("..",location)</script>')
    assert key("a/b/", up="../../", head=deep) == key(head=flat)


@pytest.mark.parametrize(
    "other",
    [
        {"head": "<style>nav { color: red }</style>"},
        {"head": "<script>document.querySelector('nav').remove()</script>"},
        {"head": '<link rel="stylesheet" href="b.css">'},
        {"body": "wide"},
        {"header": "top small"},
    ],
    ids=["a style", "a script", "a style sheet", "a class of the body", "a class of the header"],
)
def test_what_may_change_the_shell_makes_another_template(other: dict[str, str]) -> None:
    assert key(**other) != key()


def test_the_first_page_of_each_template_represents_it(tmp_path: Path) -> None:
    for name, header in {"b": "top", "a": "top", "d": "small", "c": "small", "e": "top"}.items():
        (tmp_path / f"{name}.html").write_text(PAGE.format(**{**PLAIN, "up": "", "header": header}), encoding="utf-8")
    templates = templates_of(tmp_path, find_pages(tmp_path, find_files(tmp_path)))
    assert TemplateOrder(templates).representatives == {"a.html", "c.html"}


def test_what_stands_for_a_page_has_been_visited_before_it() -> None:
    templates = {f"{number:02}.html": "guide" for number in range(SUPPLEMENTS + 3)} | {"home.html": "home"}
    standing = TemplateOrder(templates)
    before = ("00.html", "01.html", "02.html", "03.html", "04.html")
    assert standing.relied_on_by("00.html") == standing.relied_on_by("home.html") == ()
    assert standing.relied_on_by("01.html") == standing.relied_on_by("04.html") == ("00.html",)
    assert standing.relied_on_by("05.html") == standing.relied_on_by("06.html") == before
    waves = [{page.path for page in wave} for wave in standing.waves(BuiltPage(path, path) for path in templates)]
    assert waves == [{"00.html", "home.html"}, set(before[1:]), set(), {"05.html", "06.html"}]


def test_one_page_of_a_large_template_is_checked_before_those_that_rely_on_it() -> None:
    templates = {f"{number:02}.html": "guide" for number in range(MIN_CHECKED)} | {"home.html": "home"}
    standing = TemplateOrder(templates)
    (checked,) = standing.checked
    assert len(standing.relied_on_by(checked)) == 1 + SUPPLEMENTS
    assert standing.checked_page_of("00.html") == (checked,)
    assert standing.checked_page_of("home.html") == ()
    waves = standing.waves(BuiltPage(path, path) for path in templates)
    assert [len(wave) for wave in waves] == [2, SUPPLEMENTS, 1, MIN_CHECKED - SUPPLEMENTS - 2]


def test_without_templates_nothing_stands_for_anything() -> None:
    waves = TemplateOrder({}).waves([BuiltPage("a.html", "a.html")])
    assert [len(wave) for wave in waves] == [1, 0, 0, 0]
