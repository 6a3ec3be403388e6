"""What two built sites differ in, and what of it is worse."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from built_sites import Files, diff_of, page, prose
from hypothesis import given
from hypothesis import strategies as st

from audits.diff.records import Aspect, GonePage, LostAnchor, MovedPage, PageChange, SiteDiff

NECK = page(prose("neck"))
BASE = {"index.html": page(prose("home")), "guides/neck/index.html": NECK}
GONE = {"index.html": BASE["index.html"]}
TO_HOME = page('<a href="../../">Home</a>', '<meta http-equiv="refresh" content="0; url=../../">')
BY_SCRIPT = page(
    head='<link rel="canonical" href="https://clinic.example/"><script>location.href="../../"</script>'
    '<noscript><meta http-equiv="refresh" content="0; url=../../"></noscript>'
)
HOME_WITH_ADDRESS = page(prose("home"), '<link rel="canonical" href="https://clinic.example/">')


@pytest.mark.parametrize(
    ("added", "leads_to", "is_answered"),
    [
        ({}, "", False),
        ({"guides/neck/index.html": TO_HOME}, "index.html", True),
        ({"guides/neck/index.html": BY_SCRIPT, "index.html": HOME_WITH_ADDRESS}, "index.html", True),
        ({"guides/neck/index.html": TO_HOME.replace("../../", "../head/")}, "guides/head/", False),
        (
            {"guides/neck/index.html": TO_HOME.replace("../../", "https://other.example/x")},
            "https://other.example/x",
            True,
        ),
        ({"guides/neck/index.htm": page("Another.")}, "guides/neck/index.htm", True),
        ({"_redirects": "/guides/neck / 301"}, "index.html", True),
        ({"_redirects": "/guides/neck /neck.pdf", "neck.pdf": "%PDF"}, "neck.pdf", True),
        ({"_redirects": "# moved\n/guides/neck/ /gone/ 301!"}, "gone/", False),
        ({"_redirects": "/guides/* /:splat"}, "neck/", False),
        ({"_redirects": "/guides/* /\n"}, "index.html", True),
        ({"_redirects": "/guides/neck /guides/neck\n"}, "", False),
        ({"_redirects": "/guides/neck / 404"}, "", False),
        ({".htaccess": "RewriteEngine On\nRedirect 301 /guides/neck/ /"}, "index.html", True),
        ({".htaccess": "Redirect permanent /guides https://other.example/g/"}, "https://other.example/g/neck/", True),
        ({".htaccess": "RedirectMatch 301 ^/guides/neck/?$ /"}, "index.html", True),
        ({".htaccess": "RewriteRule ^guides/neck/?$ / [R=301,L]"}, "index.html", True),
        ({".htaccess": "RewriteRule ^guides/neck/?$ /index.html [L]"}, "", False),
        ({".htaccess": "Redirect gone /guides/neck/"}, "", False),
        ({"netlify.toml": '[[redirects]]\nfrom = "/guides/neck"\nto = "/"'}, "index.html", True),
    ],
)
def test_where_the_address_of_a_page_that_is_gone_leads(
    tmp_path: Path, added: Files, leads_to: str, *, is_answered: bool
) -> None:
    diff = diff_of(tmp_path, BASE, GONE | added)
    assert diff.removed == (GonePage("guides/neck/index.html", leads_to, is_answered=is_answered),)
    assert diff.worse is not is_answered


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("_redirects", "/guides/:name /x/:name 301"),
        ("_redirects", "/guides/neck / 301 Country=gb"),
        ("_redirects", "/guides/neck id=:id / 301"),
        (".htaccess", "RedirectMatch ^/guides/(.*)$ /x/$1"),
        (".htaccess", 'Redirect "/guides/neck /'),
        (".htaccess", "RewriteRule ^guides/(neck|head)$ / [R]"),
    ],
)
def test_a_redirect_that_cannot_be_read_is_told(tmp_path: Path, name: str, line: str) -> None:
    diff = diff_of(tmp_path, BASE, GONE | {name: line})
    assert diff.unread == (f"{name}: {line}",)
    assert diff.worse


def test_a_redirect_under_a_condition_is_not_read(tmp_path: Path) -> None:
    rule = "RewriteRule ^guides/neck/$ / [R]"
    diff = diff_of(tmp_path, BASE, GONE | {".htaccess": f"RewriteCond %{{HTTPS}} off\n{rule}"})
    assert diff.unread == (f".htaccess: {rule}",)


@pytest.mark.parametrize(("publish", "answered"), [("new", True), ("site", False)])
def test_netlify_toml_beside_the_folder_that_it_publishes(tmp_path: Path, publish: str, *, answered: bool) -> None:
    text = f'[build]\npublish = "{publish}/"\n[[redirects]]\nfrom = "/guides/neck/"\nto = "/"'
    (tmp_path / "netlify.toml").write_text(text, encoding="utf-8")
    assert diff_of(tmp_path, BASE, GONE).removed[0].is_answered is answered


def test_a_page_that_waits_before_it_leads_on_is_a_page(tmp_path: Path) -> None:
    slow = page(prose("neck"), '<meta http-equiv="refresh" content="30; url=/">')
    assert diff_of(tmp_path, BASE, BASE | {"guides/neck/index.html": slow}).removed == ()


def test_redirects_in_a_circle_lead_nowhere(tmp_path: Path) -> None:
    circle = {"a.html": TO_HOME.replace("../../", "b.html"), "b.html": TO_HOME.replace("../../", "a.html")}
    diff = diff_of(tmp_path, BASE | {"a.html": NECK}, BASE | circle)
    assert diff.removed == (GonePage("a.html"),)


@pytest.mark.parametrize(
    "redirect", [{"old/index.html": TO_HOME.replace("../../", "../")}, {"_redirects": "/old/ / 301"}]
)
def test_a_redirect_that_is_gone_is_worse(tmp_path: Path, redirect: Files) -> None:
    diff = diff_of(tmp_path, BASE | redirect, BASE)
    assert [one.page.strip("/") for one in diff.redirects_lost] == ["old"]
    assert diff.worse
    assert diff.removed == ()


def test_a_redirect_to_a_page_that_is_gone_is_lost(tmp_path: Path) -> None:
    redirect = {"neck/index.html": TO_HOME.replace("../../", "../guides/neck/")}
    diff = diff_of(tmp_path, BASE | redirect, GONE | redirect)
    assert diff.redirects_lost == (GonePage("neck/", "guides/neck/"),)


@pytest.mark.parametrize(
    ("text", "has_moved"),
    [
        (prose("neck"), True),
        (prose("neck").replace("neck75 ", "head "), True),
        (prose("neck").replace("5 ", "five "), False),
        (prose("head"), False),
    ],
)
def test_a_page_with_nearly_the_same_text_has_moved(tmp_path: Path, text: str, *, has_moved: bool) -> None:
    diff = diff_of(tmp_path, BASE, GONE | {"pain.html": page(text)})
    assert diff.moved == ((MovedPage("guides/neck/index.html", "pain.html"),) if has_moved else ())
    assert diff.removed == (() if has_moved else (GonePage("guides/neck/index.html"),))
    assert diff.added == (() if has_moved else ("pain.html",))
    assert diff.worse


def test_a_short_page_has_moved_only_with_the_same_text(tmp_path: Path) -> None:
    old = {"a.html": page("Ring the clinic for a time."), "b.html": page("Nothing")}
    new = {"c.html": page("Ring the clinic for a time."), "d.html": page("Nothing")}
    diff = diff_of(tmp_path, old, new)
    assert diff.moved == (MovedPage("a.html", "c.html"),)
    assert diff.added == ("d.html",)


def test_pages_alike_are_paired_by_their_addresses(tmp_path: Path) -> None:
    old = {f"{clinic}/first/index.html": NECK for clinic in ("ringwood", "verwood")}
    new = {f"{clinic}/visit/index.html": NECK for clinic in ("verwood", "ringwood")}
    moved = diff_of(tmp_path, old, new).moved
    assert {one.page.split("/")[0]: one.to.split("/")[0] for one in moved} == {
        "ringwood": "ringwood",
        "verwood": "verwood",
    }


def test_a_page_moved_with_its_redirect_is_not_worse(tmp_path: Path) -> None:
    redirect = {"guides/neck/index.html": TO_HOME.replace("../../", "../../neck/"), "neck/index.html": NECK}
    diff = diff_of(tmp_path, BASE, GONE | redirect)
    assert diff.moved == (MovedPage("guides/neck/index.html", "neck/index.html", "neck/index.html", is_answered=True),)
    assert not diff.worse


SITEMAP = {"sitemap.xml": "<urlset><url><loc>https://clinic.example/guides/neck/</loc></url></urlset>"}


def test_what_still_links_to_a_page_that_is_gone(tmp_path: Path) -> None:
    home = page('<a href="guides/neck/#x">Neck</a>', '<link rel="canonical" href="https://clinic.example/">')
    diff = diff_of(tmp_path, BASE | {"index.html": home}, {"index.html": home} | SITEMAP)
    assert diff.removed[0].linked_from == ("sitemap.xml",)
    plain = home.replace("#x", "")
    assert diff_of(tmp_path / "b", BASE, {"index.html": plain} | SITEMAP).removed[0].linked_from == (
        "index.html",
        "sitemap.xml",
    )


@pytest.mark.parametrize(
    ("old_home", "new_home", "told"),
    [
        ("", "", LostAnchor("a.html", "arm")),
        ('<a href="a.html#arm">', "", LostAnchor("a.html", "arm", (), ("index.html",))),
        ("", '<a href="/a.html#arm">', LostAnchor("a.html", "arm", ("index.html",), ())),
        ("", '<a href="a.html#%61rm:~:text=x">', LostAnchor("a.html", "arm", ("index.html",), ())),
        ("", '<a href="https://clinic.example/a.html#arm">', LostAnchor("a.html", "arm", ("index.html",), ())),
        ("", '<a href="https://other.example/a.html#arm">', LostAnchor("a.html", "arm")),
    ],
)
def test_a_place_that_is_gone(tmp_path: Path, old_home: str, new_home: str, told: LostAnchor) -> None:
    canonical = '<link rel="canonical" href="https://clinic.example/a.html">'
    old = {"index.html": page(old_home), "a.html": page('<h2 id="arm">Arm</h2>', canonical)}
    new = {"index.html": page(new_home), "a.html": page('<h2 id="the-arm">Arm</h2>', canonical)}
    diff = diff_of(tmp_path, old, new)
    assert diff.anchors_lost == (told,)
    assert diff.worse is bool(told.linked_from)


@pytest.mark.parametrize(("link", "lost"), [("", []), ('<a href="#__tabbed_1">Tab</a>', ["__tabbed_1"])])
def test_a_place_of_the_theme_s_own_counts_only_with_a_link(tmp_path: Path, link: str, lost: list[str]) -> None:
    diff = diff_of(tmp_path, {"a.html": page('<i id="__tabbed_1">')}, {"a.html": page(link)})
    assert [one.anchor for one in diff.anchors_lost] == lost


def data(text: str) -> str:
    return page(head=f'<script type="application/ld+json">{text}</script>')


CHANGES: Mapping[str, tuple[str, str, tuple[tuple[Aspect, str, str, str], ...]]] = {
    "title": (page(title="A"), page(title=" B\n C "), ((Aspect.TITLE, "A", "B C", ""),)),
    "title of a drawing": (page(), page("<svg><title>Neck</title></svg>"), ()),
    "description": (
        page(),
        page(head='<meta name="Description" content="A b">'),
        ((Aspect.DESCRIPTION, "", "A b", ""),),
    ),
    "canonical": (
        page(head='<link rel="canonical" href="/a">'),
        page(head='<link rel="canonical" href="/b">'),
        ((Aspect.CANONICAL, "/a", "/b", ""),),
    ),
    "heading": (page("<h1>A</h1>"), page("<h1>B <b>c</b></h1><h1>D</h1>"), ((Aspect.HEADING_ONE, "A", "B c / D", ""),)),
    "noindex": (
        page(),
        page(head='<meta name="robots" content="follow,NOINDEX">'),
        ((Aspect.ROBOTS, "", "noindex", ""),),
    ),
    "none": (page(head='<meta name="googlebot" content="none">'), page(), ((Aspect.ROBOTS, "noindex", "", ""),)),
    "nofollow": (page(), page(head='<meta name="robots" content="nofollow">'), ()),
    "order of keys and white space": (data('{"@type": "A", "b": [1, 2]}'), data('{ "b":[2,1],\n"@type":"A" }'), ()),
    "a list of one": (data('{"@type": "A", "b": "c"}'), data('{"@type": "A", "b": ["c"]}'), ()),
    "a value": (
        data('{"@graph": [{"@type": "A", "b": {"c": "d"}}]}'),
        data('{"@graph": [{"@type": "A", "b": {"c": "e", "f": 1}}]}'),
        ((Aspect.STRUCTURED_DATA, '"d"', '"e"', "A.b.c"), (Aspect.STRUCTURED_DATA, "", "1", "A.b.f")),
    ),
    "answers that changed places": (
        data('{"@type": "F", "q": [{"n": 1, "a": 3}, {"n": 2, "a": 4}]}'),
        data('{"@type": "F", "q": [{"n": 1, "a": 4}, {"n": 2, "a": 3}]}'),
        (
            (
                Aspect.STRUCTURED_DATA,
                '{"@type": "F", "q": [{"a": 3, "n": 1}, {"a": 4, "n": 2}]}',
                '{"@type": "F", "q": [{"a": 3, "n": 2}, {"a": 4, "n": 1}]}',
                "(which values belong together)",
            ),
        ),
    ),
    "broken": (data("{"), data("{{"), ((Aspect.STRUCTURED_DATA, "{", "{{", "(not JSON)"),)),
    "too deep": (data("[" * 9999), data("[" * 9999 + " "), ()),
}


@pytest.mark.parametrize(("old", "new", "told"), CHANGES.values(), ids=CHANGES)
def test_what_a_page_says_of_itself(
    tmp_path: Path, old: str, new: str, told: tuple[tuple[Aspect, str, str, str], ...]
) -> None:
    diff = diff_of(tmp_path, {"a.html": old}, {"a.html": new})
    assert diff.changes == tuple(PageChange("a.html", aspect, one, other, key) for aspect, one, other, key in told)
    assert diff.worse is any((aspect, other) == (Aspect.ROBOTS, "noindex") for aspect, _, other, _ in told)


TEXTS = tuple(prose(seed) for seed in ("neck", "head", "arm"))
pages = st.builds(
    lambda text, title, ids, noindex: page(
        "".join(f'<i id="{one}"></i><a href="a.html#{one}">x</a>' for one in ids) + text,
        '<meta name="robots" content="noindex">' if noindex else "",
        title,
    ),
    st.sampled_from((*TEXTS, "Short.")),
    st.sampled_from("AB"),
    st.sets(st.sampled_from("xyz")),
    st.booleans(),
)
sites = st.dictionaries(st.sampled_from(["a.html", "b.html", "c/index.html", "d/e.html"]), pages, min_size=1)


def both_ways(old: Files, new: Files) -> tuple[SiteDiff, SiteDiff]:
    with TemporaryDirectory() as folder:
        return diff_of(Path(folder) / "there", old, new), diff_of(Path(folder) / "back", new, old)


@given(sites)
def test_a_site_does_not_differ_from_itself(site: Files) -> None:
    diff, _ = both_ways(site, site)
    assert diff == SiteDiff(len(site), len(site))
    assert not diff.worse


@given(sites, sites)
def test_a_comparison_the_other_way_round_is_its_mirror(old: Files, new: Files) -> None:
    there, back = both_ways(old, new)
    assert there.added == tuple(one.page for one in back.removed)
    assert {(one.page, one.to) for one in there.moved} == {(one.to, one.page) for one in back.moved}
    assert [(one.page, one.anchor) for one in there.anchors_lost] == [
        (one.page, one.anchor) for one in back.anchors_added
    ]
    assert there.changes == tuple(PageChange(one.page, one.aspect, one.new, one.old, one.key) for one in back.changes)
