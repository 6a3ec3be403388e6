"""The sample of pages that is shown in the profiles which need not be put on for every page."""

from pathlib import Path

from audits.config.facts import Facts
from audits.config.profiles import PROFILES as ALL_PROFILES
from audits.config.settings import Settings
from audits.static.pages import BuiltPage
from audits.static.sample import SAMPLED, sampled, shell_elements

PAGE = (
    '<body><header class="bar"><nav><a href="{href}">{href}</a></nav></header><main><{tag}>Neck</{tag}></main></body>'
)


def test_every_profile_is_visited_unless_settings_say_otherwise() -> None:
    assert Settings().profiles == tuple(ALL_PROFILES)


def test_pages_of_one_template_differ_in_content_and_menu_alone() -> None:
    one = shell_elements(PAGE.format(href="a/", tag="p").encode())
    assert one == shell_elements(PAGE.format(href="b/", tag="table").encode())
    assert one != shell_elements(PAGE.replace("bar", "bar wide").format(href="a/", tag="p").encode())


def test_the_first_page_of_each_template_and_every_guide(tmp_path: Path) -> None:
    for name in ("a", "b", "c", "e", "f"):
        (tmp_path / f"{name}.html").write_text(PAGE.format(href=name, tag="p"), encoding="utf-8")
    (tmp_path / "d.html").write_text("<body><p>Moved</p></body>", encoding="utf-8")
    (tmp_path / "b.md").write_text("---\ntitle: Neck\nkind: guide\n---\n\nText\n", encoding="utf-8")
    (tmp_path / "c.md").write_text("---\nkind: [guide\n---\n\nText\n", encoding="utf-8")
    pages = [
        BuiltPage("a.html", "a.html"),
        BuiltPage("b.html", "b.html", "b.md"),
        BuiltPage("c.html", "c.html", "c.md"),
        BuiltPage("d.html", "d.html"),
        BuiltPage("e.html", "e.html"),
        BuiltPage("f.html", "f.html"),
    ]
    facts = Facts(root=str(tmp_path), kinds={"e*": "guide", "f*": "policy"})
    assert [page.path for page in sampled(pages, tmp_path, facts) if page.in_sample] == [
        "a.html",
        "b.html",
        "d.html",
        "e.html",
    ]


def test_what_is_kept_for_the_sample() -> None:
    assert SAMPLED == ("forced-colors", "reduced-motion", "print", "no-js")
