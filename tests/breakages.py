"""What is broken in our own site, one thing at a time, and the rules that must tell of each.

To show a page in every profile takes as long with one fault as with eight. So breakages that keep out of each other's
way are made together, in batches: no two of a batch are told by one rule, so whatever is told belongs to one of them.
"""

import re
from typing import NamedTuple

from audits.rules.accessibility._media import HUM, NO_CAPTIONS

GUIDE = "guides/cervicogenic-headache/index.html"
CLINIC = "clinics/ringwood/index.html"


class Breakage(NamedTuple):
    """One thing broken: a pattern in one file and what takes its place, and the rules that must tell of it.

    `page` is the page that shows it; `file` the file that is edited, the page itself unless said otherwise; `only_in`
    the profiles that show it, where not all do; `unsure` the rules that can no longer tell; `also` those that may tell of
    it beside; `everywhere` says that every place in the file is broken rather than the first.
    """

    name: str
    pattern: str
    replacement: str
    expects: set[str]
    page: str = GUIDE
    file: str = ""
    only_in: tuple[str, ...] = ()
    unsure: frozenset[str] | set[str] = frozenset()
    also: frozenset[str] | set[str] = frozenset()
    everywhere: bool = False

    @property
    def edited(self) -> str:
        """The file that is edited, below the site."""
        return self.file or self.page

    def break_(self, text: str) -> str:
        """Give the file's text, broken; raise `AssertionError` where it is as it was."""
        broken = re.sub(self.pattern, self.replacement, text, count=0 if self.everywhere else 1, flags=re.DOTALL)
        assert broken != text, f"“{self.name}” no longer breaks anything"
        return broken


BODY_END, HEAD_END = r"</body>", r"</head>"

BREAKAGES: dict[str, tuple[Breakage, ...]] = {
    "data of a clinic": (
        Breakage("Verwood's number in Ringwood's data", r'("telephone": ")\+441425839908', r"\1+441202021138", {"contact-consistent"}, page=CLINIC),
        Breakage("a page that leads away", HEAD_END, "<script>if (!sessionStorage.seen) location.replace('/guides/cervicogenic-headache/')</script></head>", {"page-stays"}, page=CLINIC),
    ),
    "home page": (
        Breakage("no icon", r'<link rel="icon"[^>]*>', "", {"site-icon"}, page="index.html", everywhere=True),
        Breakage("main part that takes no press", HEAD_END, "<style>main { pointer-events: none }</style></head>", {"main-content-usable"}, page="index.html", also={"tel-link-activates"}),
    ),
    "words and addresses: 1": (
        Breakage("a comment that never ends", BODY_END, "<!-- the end</body>", {"markup-swallowed"}),
        Breakage("schema.org misspelt in the data", HEAD_END, '<script type="application/ld+json">{"@context": "https://shema.org", "@type": "Thing", "name": "Neck"}</script></head>', {"structured-data-context"}),
        Breakage("tel: without country code", r'(<ul class="contact__links">.*?)tel:\+44', r"\1tel:0", {"tel-link-global"}),
        Breakage("language mistyped", r'<html lang="en-GB"', '<html lang="en_GB"', {"page-language"}),
        Breakage("heading made of bold", r"(<main.*?)<p>", r"\1<p><strong>What helps most people</strong></p><p>", {"fake-heading"}),
        Breakage("file name as alternative", r'(<img [^>]*)alt=""', r'\1alt="neck-2.png"', {"image-alternative"}),
        Breakage("broken link", r'href="\.\./neck-exercises/"', 'href="../neck-exercise/"', {"internal-link"}),
        Breakage("half a DOI", r'href="https://doi\.org/10\.1177/', 'href="https://doi.org/', {"doi-link"}),
    ),
    "words and addresses: 2": (
        Breakage("a page that leads on to no avail", HEAD_END, '<meta http-equiv="refresh" content="url=/guides/"></head>', {"refresh-valid"}),
        Breakage("a thing of no kind in the data", HEAD_END, '<script type="application/ld+json">{"@context": "https://schema.org", "name": "Neck"}</script></head>', {"structured-data-type"}),
        Breakage("tel: with a space", r'(<ul class="contact__links">.*?)tel:\+44', r"\1tel:+44 ", {"tel-link-global"}),
        Breakage("language of another text", r'<html lang="en-GB"', '<html lang="cy"', {"page-language"}),
        Breakage("list made of signs", r"(<main.*?)<p>", r"\1<p>• Rest<br>• Walk<br>• Sleep</p><p>", {"fake-list"}),
        Breakage("alternative that says it is a picture", r'(<img [^>]*)alt=""', r'\1alt="Picture of the muscles of a neck"', {"image-alternative-wording"}),
        Breakage("wrong letter case", r'href="\.\./neck-exercises/"', 'href="../Neck-exercises/"', {"internal-link"}),
        Breakage("link without https", r'(<main.*?)href="https://www\.nhs\.uk', r'\1href="http://www.nhs.uk', {"insecure-link"}),
    ),
    "words and addresses: 3": (
        Breakage("Verwood's number behind Ringwood's name in a sentence", r"(<main.*?)<p>", r"\1<p>Call Ringwood on 01202 021138.</p><p>", {"phone-number-known"}, also={"phone-number-linked"}),
        Breakage("a price with its sign in the data", HEAD_END, '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Offer", "price": "£45"}</script></head>', {"structured-data-values"}),
        Breakage("one id twice", r"(<main.*?)<p>", r'\1<p id="content">', {"duplicate-id"}),
        Breakage("tel: with the 0 kept", r'(<ul class="contact__links">.*?)tel:\+44', r"\1tel:+440", {"tel-link-valid"}),
        Breakage("French without a word of it", r"(<main.*?)<p>", r"\1<p>Les maux de tête commencent souvent dans la nuque et se font sentir d'un seul côté.</p><p>", {"language-of-parts"}),
        Breakage("heading twice", r"<h2([^>]*)>(Self-care.*?)</h2>", r"<h2\1>\2</h2><p>Rest.</p><h2>\2</h2>", {"heading-quality"}),
        Breakage("empty paragraph", r"(<main.*?)<p>", r"\1<p>&nbsp;</p><p>", {"empty-paragraph"}),
        Breakage("link to the writer's own preview", r'href="\.\./neck-exercises/"', 'href="http://localhost:8000/guides/neck-exercises/"', {"internal-link"}),
    ),
    "head, words and addresses: 4": (
        Breakage("title too long", r"<title>", "<title>All that one might ever want to know of ", {"page-title-length"}),
        Breakage("another page's social title", r'(property="og:title" content=")[^"]*', r"\1Sleeping well", {"social-card"}),
        Breakage("another date in the data", r'"datePublished": "[^"]*"', '"datePublished": "2025-01-31"', {"structured-data-agrees"}),
        Breakage("a page left out of the sitemap", r"<url>\s*<loc>[^<]*neck-exercises/</loc>.*?</url>", "", {"sitemap-complete"}, file="sitemap.xml"),
        Breakage("a digit dropped from tel:", r"tel:\+441425839908(.*?)01425 839908", r"tel:+44142583990\g<1>01425 83990", {"tel-link-valid"}),
        Breakage("a second h1", r"<h2([^>]*)>(Self-care.*?)</h2>", r"<h1\1>\2</h1>", {"heading-one"}),
        Breakage("table without header cells", r"(<main.*?)<p>", r"\1<table><tr><td><b>Opens</b></td><td><b>Closes</b></td></tr><tr><td>9am</td><td>5pm</td></tr></table><p>", {"table-headers"}),
        Breakage("link without its last slash", r'href="\.\./neck-exercises/"', 'href="../neck-exercises"', {"direct-link"}),
        Breakage("text centred in the HTML", r"(<main.*?)<p>", r'\1<p align="center">', {"presentational-markup"}),
    ),
    "words and addresses: 5": (
        Breakage("a chat with the 0 kept", r"(<main.*?)<p>", r'\1<p><a href="https://wa.me/4401425839908">Write to us</a></p><p>', {"message-link-valid"}),
        Breakage("an end before its beginning in the data", HEAD_END, '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "PublicationEvent", "startDate": "2026-11-30", "endDate": "2026-11-03"}</script></head>', {"structured-data-order"}),
        Breakage("a letter O for a 0 in tel:", r"tel:\+441425839908", "tel:+4414258399O8", {"tel-link-valid", "tel-link-matches-text"}),
        Breakage("heading skipped", r"<h2([^>]*)>(Self-care.*?)</h2>", r"<h4\1>\2</h4>", {"heading-order"}),
        Breakage("table to arrange things", r"(<main.*?)<p>", r"\1<table><tr><td><h2>Rest</h2></td><td><h2>Walk</h2></td></tr></table><p>", {"layout-table"}),
        Breakage("button without a name", r"(<button[^>]*menu-button.*?</svg>)\s*Menu", r"\1", {"axe-button-name"}),
        Breakage("number that is no link", r"(<main.*?)<p>", r"\1<p>Or call 01425 839908. ", {"phone-number-linked"}),
    ),
    "head, words and addresses: 6": (
        Breakage("title left as it was", r"<title>.*?</title>", "<title>Untitled document</title>", {"page-title-descriptive"}),
        Breakage("another address in the data", r'("@type": "MedicalWebPage",.*?"url": "[^"]*)guides/[^"]*', r"\1guides/", {"structured-data-agrees"}),
        Breakage("a digit changed in the link", r'(<ul class="contact__links">.*?)tel:\+441425839908', r"\1tel:+441425839909", {"tel-link-matches-text"}),
        Breakage("table without a caption", r"(<main.*?<p>.*?</p>)", r"\1<p>We are open.</p><p>Come and see us.</p><table><tr><th>Opens</th><th>Closes</th></tr><tr><td>9am</td><td>5pm</td></tr></table>", {"table-caption"}),
        Breakage("word in pieces", r"(<main.*?)<p>", r"\1<p>W E L C O M E</p><p>", {"spaced-letters"}),
        Breakage("doctype removed", r"<!doctype html>", "", {"document-type"}),
    ),
    "head, words and addresses: 7": (
        Breakage("guide hidden from search engines", HEAD_END, '<meta name="robots" content="noindex"></head>', {"page-indexable"}),
        Breakage("another number in the data", r'"telephone": "\+441425839908"', '"telephone": "+441425839909"', {"phone-number-sound"}),
        Breakage("another trail in the data", r'("name": )"Guides"(,\s*"item")', r'\1"Clinics"\2', {"structured-data-agrees"}),
        Breakage("guides hidden from search engines", r"\Z", "\nDisallow: /guides/\n", {"robots-file"}, file="robots.txt"),
        Breakage("a digit changed in the text", r'(<ul class="contact__links">.*?)01425 839908', r"\1 01425 839909", {"tel-link-matches-text"}),
        Breakage("alternative removed", r'(<img [^>]*)alt=""', r"\1", {"axe-image-alt"}),
        Breakage("unknown word in microdata", r"(<main.*?)<p>", r'\1<p itemscope itemtype="https://schema.org/MedicalClinik">', {"structured-data-terms"}),
        Breakage("booking link that is followed", r"(https://booking\.body-consultancy\.example/)\"", r'\1?utm_source=guide"', {"booking-link-private"}),
        Breakage("another name for a link", r'(<nav\b.*?<a [^>]*href="[^"]*first-visit/"[^>]*>)[^<]*', r"\1Come and see us", {"consistent-name"}),
    ),
    "head, words and addresses: 8": (
        Breakage("two titles", r"</title>", "</title><title>Guide</title>", {"page-title-single"}),
        Breakage("unknown number in the description", r'(<meta name="description" content=")', r"\1Call 01425 839907. ", {"phone-number-sound"}),
        Breakage("feed that is not there", HEAD_END, '<link rel="alternate" type="application/rss+xml" href="/feed.xml"></head>', {"feed"}),
        Breakage("translation that is not there", HEAD_END, '<link rel="alternate" hreflang="cy" href="https://body-consultancy.example/cy/"></head>', {"alternate-language"}),
        Breakage("superseded property", r'"@type": "MedicalWebPage",', '"@type": "MedicalWebPage", "aspect": "Symptoms",', {"structured-data-current"}),
        Breakage("reference to nothing", r'("isPartOf": \{\s*"@id": "[^"]*)#website"', r'\1#site"', {"structured-data-graph"}),
        Breakage("data of another page", r'("@type": "MedicalWebPage",.*?"name": )"[^"]*"', r'\1"Sleeping well"', {"structured-data-agrees"}),
        Breakage("a digit changed in both", r'(<ul class="contact__links">.*?)tel:\+441425839908(.*?)01425 839908', r"\1tel:+441425839909\g<2>01425 839909", {"tel-link-known"}),
        Breakage("an end without a beginning", r"(<main.*?)<p>", r"\1</section><p>", {"tags-match"}),
        Breakage("booking address not found", r"(https://booking\.body-consultancy\.example/)\"", r'\1gone"', {"booking-link-works"}, everywhere=True),
    ),
    "head, words and addresses: 9": (
        Breakage("title of another page", r"<title>.*?</title>", "<title>Neck exercises – Body Consultancy</title>", {"page-title-unique"}),
        Breakage("description too short", r'(<meta name="description" content=")[^"]*', r"\1Of headaches.", {"meta-description-length"}),
        Breakage("social picture without its alternative", r'<meta property="og:image:alt"[^>]*>', "", {"social-picture"}),
        Breakage("canonical without its host", r'(rel="canonical" href=")https://[^/"]*', r"\1", {"canonical-absolute"}),
        Breakage("canonical of another page", r'(rel="canonical" href="[^"]*)guides/[^"]*', r"\1", {"canonical-address"}),
        Breakage("type unknown to schema.org", r'"@type": "MedicalWebPage"', '"@type": "MedicalWebpage"', {"structured-data-terms"}),
        Breakage("breadcrumb without a position", r'"position": 1,', "", {"structured-data-required"}),
        Breakage("stars for ourselves", r'"@type": "MedicalClinic",', '"@type": "MedicalClinic", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 5, "reviewCount": 3},', {"structured-data-no-self-praise"}),
        Breakage("logo in the data gone", r'("logo": "[^"]*)\.svg', r"\1.png", {"structured-data-agrees"}),
        Breakage("Ringwood's number under Verwood's name", r'(<ul class="contact__links">.*?)Call Ringwood', r"\1Call Verwood", {"tel-link-known"}),
        Breakage("list item outside a list", r'<ul class="contact__links">(.*?)</ul>', r'<div class="contact__links">\1</div>', {"axe-listitem"}),
    ),
    "head, words and addresses: 10": (
        Breakage("title removed", r"<title>.*?</title>", "", {"page-title"}),
        Breakage("description removed", r'<meta name="description"[^>]*>', "", {"meta-description"}),
        Breakage("social picture gone", r'(property="og:image" content="[^"]*)\.png', r"\1.gif", {"social-picture"}),
        Breakage("encoding not declared", r'<meta charset="utf-8">', "", {"character-encoding"}),
        Breakage("comma too many in JSON-LD", r'"@context": "https://schema.org",', r'"@context": "https://schema.org",,', {"structured-data-parses"}),
        Breakage("number without its clinic", r'(<ul class="contact__links">.*?)Call Ringwood on', r"\1Call us on", {"tel-link-named"}),
        Breakage("a font from Google", HEAD_END, '<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Roboto"></head>', {"third-party-request"}, unsure={"axe-css-orientation-lock"}),
    ),
    "404 page": (
        Breakage("no booking link on the 404 page", r'href="https://booking[^"]*"', 'href="/book/"', {"not-found-page"}, page="404.html", everywhere=True),
    ),
    "booking of a clinic: wrong": (
        Breakage("booking link of the wrong clinic", r"\?clinic=ringwood", "?clinic=southampton", {"booking-link-works"}, page=CLINIC),
    ),
    "booking of a clinic: another's": (
        Breakage("another clinic under Ringwood's name", r"\?clinic=ringwood", "?clinic=verwood", {"booking-link-clinic"}, page=CLINIC),
    ),
    "in another order": (
        Breakage("navigation in another order", r'(<li><a href="../first-visit/">.*?</li>)(.*?)(<li><a href="../book/">.*?</li>)', r"\3\2\1", {"consistent-navigation"}, page="privacy/index.html"),
        Breakage("numbers in another order", r"(<header.*?<ul[^>]*>\s*)(<li.*?</li>)(\s*)(<li.*?</li>)", r"\1\4\3\2", {"consistent-help"}, page="privacy/index.html"),
    ),
    "links": (
        Breakage("zoom forbidden in a word of one's own", r"initial-scale=1", "initial-scale=1, user-scalable=none", {"axe-meta-viewport"}),
        Breakage("empty link", r"(<main.*?)<p>", r'\1<p><a href="../"></a>', {"axe-link-name"}),
        Breakage("a new tab untold", r"(<main.*?)<p>", r'\1<p><a href="../neck-exercises/" target="_blank">Neck exercises</a> ', {"new-window-told"}),
        Breakage("click here", r"(<main.*?)<p>", r'\1<p><a href="../neck-exercises/">Click here</a> for exercises. ', {"link-text"}),
        Breakage("script in place of an address", r"(<main.*?)<p>", r'\1<p><a href="javascript:print()">Print this guide</a> ', {"script-link"}),
        Breakage("address that no mail reaches", r"(<main.*?)<p>", r'\1<p><a href="mailto:clinic@@example">Write to us</a> ', {"mail-link"}),
        Breakage("title that repeats", r"(<main.*?)<p>", r'\1<p><a href="../neck-exercises/" title="Neck exercises">Neck exercises</a> ', {"title-repeats"}),
        Breakage("a link out of sight", r"(<main.*?)<p>", r'\1<p><a href="../neck-exercises/" style="position: absolute; left: -9999px">Neck exercises</a> ', {"focus-order"}),
    ),
    "forms and frames": (
        Breakage("a search field hardly to be seen", r"(<main.*?)<p>", r'\1<label>Name <input style="border: 1px solid #ddd; background: #fff; color: #000; min-height: 44px"></label><p>', {"control-contrast"}),
        Breakage("label inside the field", r"(<main.*?)<p>", r'\1<form><input aria-label="Dose" placeholder="Dose" style="min-height: 3em; background: white; color: black"></form><p>', {"field-label"}),
        Breakage("purpose not told", r"(<main.*?)<p>", r'\1<p><label for="mail">E-mail</label> <input id="mail" type="email" style="min-height: 3em"><p>', {"input-purpose"}),
        Breakage("error that tells nothing", r"(<main.*?)<p>", r'\1<form><p class="error">Please check the field.</p><label>Dose <input style="min-height: 3em"></label> <label>Days <input style="min-height: 3em"></label></form><p>', {"field-error"}),
        Breakage("a list that leads away by itself", r"(<main.*?)<p>", r'\1<p><label>Clinic <select onchange="location = value"><option>Ringwood</option><option>Verwood</option></select></label></p><p>', {"context-change"}),
        Breakage("another name for speech", r"(<main.*?)<p>", r'\1<button type="button" aria-label="Overview">All guides</button><p>', {"label-in-name"}),
        Breakage("a group without a question", r"(<main.*?)<p>", r'\1<fieldset><legend></legend><label><input type="radio" name="side" style="width: 24px; height: 24px"> Left</label> <label><input type="radio" name="side" style="width: 24px; height: 24px"> Right</label></fieldset><p>', {"field-group"}),
        Breakage("a code that cannot be pasted", r"(<main.*?)<p>", r'\1<label>Code <input autocomplete="one-time-code" onpaste="return false" style="min-height: 3em"></label><p>', {"paste-allowed"}),
        Breakage("frame without a title", r"(<main.*?)<p>", r'\1<iframe src="about:blank" hidden></iframe><iframe src="about:blank"></iframe><p>', {"axe-frame-title"}),
        Breakage("two frames of one name", r"(<main.*?)<p>", r'\1<iframe title="Map" srcdoc="<p>Ringwood"></iframe><iframe title="Map" srcdoc="<p>Verwood"></iframe><p>', {"frame-purpose"}),
    ),
    "pointer": (
        Breakage("a heading that acts before it is let go", BODY_END, "<script>document.querySelector('main h1').onmousedown = (press) => press.target.append(' Gone')</script></body>", {"pointer-cancellation", "keyboard-reach"}),
        Breakage("a list that can only be dragged", r"(<main.*?)<p>", r'\1<ul ondragover="1" ondrop="1"><li draggable="true">Neck<li draggable="true">Back</ul><p>', {"dragging"}),
        Breakage("call swallowed by a script", BODY_END, "<script>document.querySelector('.contact__links a').addEventListener('click', (one) => one.preventDefault())</script></body>", {"tel-link-activates"}),
        Breakage("a note that hides the text", r"(<main.*?)<p>", r'\1<style>.note { position: relative } .note b { display: none; position: absolute; top: 100%; left: 0; width: 20em; background: white; color: black } .note:hover b { display: block }</style><div class="note">Facets <b>The small joints at the back of the spine, one on each side of every bone of the neck but the first</b></div><p>', {"hover-content"}),
        Breakage("a menu for pointers alone", r"(<main.*?)<p>", r'\1<style>.more ul { display: none } .more:hover > ul { display: block }</style><div class="more">More<ul><li><a href="#part-of-the-page-by-pointer">Facets</a></ul></div><p id="part-of-the-page-by-pointer">', {"hover-menu"}),
        Breakage("steps shown the other way round", r"(<main.*?)<p>", r'\1<div style="display: flex; flex-direction: column-reverse"><p>3. Hold it.</p><p>2. Turn your head.</p><p>1. Sit up.</p></div><p>', {"reading-order"}),
        Breakage("skip link to nowhere", r'href="#content"', 'href="#contents"', {"skip-link", "anchor-link", "axe-region"}),
        Breakage("no booking link", r'href="https://booking[^"]*"', 'href="#content"', {"booking-link-present"}, everywhere=True),
        Breakage("more of what nobody says", r"(<main.*?)<p>", r'\1<p><a href="../neck-exercises/">More</a></p><p>', {"link-purpose"}),
        Breakage("sign drawn by a background", r"(<main.*?)<p>", r'\1<p><button aria-label="Print" onclick="print()" style="width: 44px; height: 44px; border: 0; background: linear-gradient(90deg, black 50%, white 50%) center / 50% 50% no-repeat"></button> ', {"forced-colors"}, only_in=("forced-colors",)),
    ),
    "keys": (
        Breakage("text that only a mouse opens", r"(<main.*?)<p>", r'\1<div class="more">More</div><p class="gone" hidden>More about it.</p><script>document.querySelector(".more").onclick = () => { document.querySelector(".gone").hidden = false }</script><p>', {"keyboard-reach"}),
        Breakage("broken anchor", r'href="#self-care"', 'href="#selfcare"', {"anchor-link"}),
        Breakage("search by a single key", BODY_END, "<script>addEventListener('keyup', (one) => one.key === 's' && document.querySelector('.brand').focus())</script></body>", {"single-key-shortcut"}),
        Breakage("a form that turns red and says nothing", r"(<main.*?)<p>", r'\1<form novalidate onsubmit="event.preventDefault(); dose.style.borderColor = `#c00`"><label>Dose <input id="dose" style="min-height: 3em"></label> <button style="min-height: 3em">Send the dose</button></form><p>', {"sent-error"}),
        Breakage("search nobody hears", r'(<p class="search__status"[^>]*) role="status"', r"\1", {"status-message"}),
        Breakage("a cookie", BODY_END, '<script>document.cookie = "visitor=1"</script></body>', {"cookie-or-storage"}),
        Breakage("sound without words", r"(<main.*?)<p>", rf'\1<section><audio controls src="{HUM}"></audio></section><p>', {"media-transcript"}),
        Breakage("lines as wide as the screen", r"(<main.*?)<p>", rf'\1<style>@media (min-width: 64em) {{ .fine {{ font-size: 0.55rem !important; max-width: none !important }} }}</style><p class="fine">{"Move your neck gently, and as often as you like. " * 16}</p><p>', {"line-length"}, only_in=("desktop",)),
    ),
    "booking and zoom": (
        Breakage("a button for the mouse alone", r"(<main.*?)<p>", r'\1<div class="more" role="button" tabindex="0">More</div><p class="gone" hidden>More about it.</p><script>document.querySelector(".more").onclick = () => { document.querySelector(".gone").hidden = false }</script><p>', {"keyboard-operate"}),
        Breakage("web storage", BODY_END, '<script>localStorage.setItem("visits", "1")</script></body>', {"cookie-or-storage"}),
        Breakage("booking before the numbers", r'(<ul class="contact__links">)(.*?)(<li><a[^>]*button--book.*?</li>)', r"\1\3\2", {"booking-link-consistent"}),
        Breakage("booking link that fits anything", r'(button--book" href="[^"]*">)Book a consultation online', r"\1Get started", {"booking-link-named"}),
        Breakage("field without a label", r'<label for="search-query">.*?</label>', "", {"axe-label"}),
        Breakage("captions that say nothing", r"(<main.*?)<p>", rf'\1<video controls src="data:video/mp4,"><track kind="captions" src="{NO_CAPTIONS}"></video><p>', {"media-captions"}, unsure={"media-transcript", "media-description"}),
        Breakage("readers sent away", BODY_END, '<script>setTimeout(() => location.assign("../"), 60000)</script></body>', {"timing"}),
        Breakage("zoom forbidden", r"initial-scale=1", "initial-scale=1, user-scalable=no", {"axe-meta-viewport"}),
    ),
    "menu button": (
        Breakage("menu button made a div", r"<button([^>]*menu-button.*?)</button>", r"<div\1</div>", {"axe-aria-allowed-attr", "keyboard-reach"}),
        Breakage("a choice that takes the focus with it", r"(<main.*?)<h2", r'\1<div><button type="button" style="min-height: 44px" onclick="this.parentNode.innerHTML = `<p>We close at six.</p>`">When do you close?</button></div><h2', {"focus-follows"}),
        Breakage("words behind a press, of the colour of paper", r"(<main.*?)<p>", r'\1<details><summary>More</summary><p style="color: #bbb; background: #fff">Pale words that nobody can read</p></details><p>', {"axe-color-contrast"}),
        Breakage("a button that is on for the eye alone", r"(<main.*?)<p>", r'\1<style>.lit { border-width: 4px }</style><p><button type="button" style="min-height: 44px" onclick="this.classList.toggle(`lit`)">Keep this guide</button></p><p>', {"toggle-state"}),
        Breakage("a part that is worked like a button", r"(<main.*?)<p>", r'\1<div tabindex="0" style="min-height: 44px" onclick="this.nextElementSibling.hidden = !this.nextElementSibling.hidden" onkeydown="if (event.key === `Enter`) this.click()">More of that</div><p hidden>It is told here.</p><p>', {"control-role"}),
        Breakage("a button in a link", r"(<main.*?)<p>", r'\1<p><a href="../"><button type="button" style="min-height: 44px">To the first page</button></a></p><p>', {"nested-controls"}),
        Breakage("sound that starts by itself", r"(<main.*?)<p>", rf'\1<audio autoplay loop src="{HUM}"></audio><p>', {"media-autoplay"}, unsure={"media-transcript"}),
        Breakage("another postcode in the data", r"(<main.*?)<p>", r'\1<script type="application/ld+json">{"@context": "https://schema.org", "@type": "PostalAddress", "streetAddress": "1 High Street", "postalCode": "BH24 1AA"}</script><p>We are at 1 High Street, Ringwood BH24 1AB. ', {"structured-data-agrees"}),
        Breakage("a new tab that holds the old one", r"(<main.*?)<p>", r'\1<p><a href="https://www.nhs.uk/" target="_blank" rel="opener">NHS (opens in new tab)</a> ', {"opener-safe"}),
        Breakage("a pixel", BODY_END, '<img src="https://www.facebook.com/tr?id=1" alt="" hidden></body>', {"third-party-request"}),
        Breakage("missing picture", r"assets/logo\.svg", "assets/loga.svg", {"asset-link"}, everywhere=True),
        Breakage("text that a script brings in", BODY_END, "<style>.text { opacity: 0 } .ready .text { opacity: 1 }</style><script>document.documentElement.className += ' ready'</script></body>", {"no-script"}, only_in=("no-js",)),
    ),
    "lamp": (
        Breakage("a lamp that flashes", BODY_END, '<style>@keyframes lamp { 50% { background: #000 } }</style><div style="width: 200px; height: 200px; background: #fff; animation: lamp 0.2s infinite"></div></body>', {"flashing", "motion-control"}),
        Breakage("language gone", r'<html lang="en-GB"', "<html", {"page-language"}),
        Breakage("booking without a telephone", r'<a [^>]*href="tel:\+44.*?</a>', "", {"booking-phone-beside"}, everywhere=True),
        Breakage("viewport removed", r'<meta name="viewport"[^>]*>', "", {"viewport-zoomable"}),
    ),
    "trap": (
        Breakage("the keyboard held in the contents", BODY_END, "<script>document.addEventListener('keydown', (one) => { if (one.key === 'Tab') { one.preventDefault(); document.querySelector('.brand').focus() } })</script></body>", {"keyboard-trap"}),
        Breakage("missing background", r"\Z", "\nmain { background-image: url(gone.png) }", {"asset-link"}, file="stylesheets/content.css"),
    ),
    "out of reach": (
        Breakage("booking out of reach", r'<a ([^>]*)href="(?!tel)', r'<a \1href="#content" data-was="', {"booking-link-within-two-taps", "structured-data-agrees"}, page="privacy/index.html", everywhere=True),
    ),
    "styles: 1": (
        Breakage("grey text", r"\Z", "\nmain p { color: #9a9a9a !important }", {"axe-color-contrast"}, file="stylesheets/content.css"),
        Breakage("focus that nobody sees", r"\Z", "\n:focus, :focus-visible { outline: none !important; box-shadow: none !important }", {"focus-visible"}, file="stylesheets/content.css"),
        Breakage("introduction in capitals", r"\Z", "\n.text h1 + p { text-transform: uppercase }", {"text-capitals"}, file="stylesheets/content.css", only_in=("desktop",)),
        Breakage("white letters on paper", r"\Z", "\n@media print { main p { color: white !important } }", {"print-text"}, file="stylesheets/content.css", only_in=("print",)),
        Breakage("title cut when enlarged", r"\Z", "\n@media (width: 640px) { main h1 { height: 0.5em; overflow: hidden } }", {"text-zoom"}, file="stylesheets/content.css", only_in=("zoom",)),
        Breakage("introduction left out on a small screen", r"\Z", "\n@media (width: 320px) { .text h1 + p { display: none } }", {"reflow-text"}, file="stylesheets/content.css", only_in=("reflow",)),
    ),
    "styles: 2": (
        Breakage("menu button that says closed while open", r'button\.setAttribute\("aria-expanded", String\(open\)\);', "button.dataset.open = String(open);", {"control-state"}, file="javascripts/disclosure.js"),
        Breakage("grey text in the dark", r"\Z", "\n@media (prefers-color-scheme: dark) { main p { color: #444 !important } }", {"axe-color-contrast"}, file="stylesheets/content.css", only_in=("dark",)),
        Breakage("pale focus", r"\Z", "\n:focus-visible, .content:focus-visible, .header :focus-visible, .footer :focus-visible, .search :focus-visible { outline: 2px solid #8885 !important; box-shadow: none !important; border-radius: 0 }", {"focus-contrast"}, file="stylesheets/content.css"),
        Breakage("text stretched to both edges", r"\Z", "\nmain p { text-align: justify !important }", {"text-justified"}, file="stylesheets/content.css", only_in=("desktop",)),
        Breakage("introduction cut on paper", r"\Z", "\n@media print { .text h1 + p { height: 1em; overflow: hidden } }", {"print-cut"}, file="stylesheets/content.css", only_in=("print",)),
        Breakage("calls too small for a thumb", r"\Z", "\na[href^='tel:'] { display: inline-block !important; min-height: 0 !important; padding: 0 !important; line-height: 30px !important }", {"tel-link-comfortable"}, file="stylesheets/content.css", only_in=("mobile",)),
        Breakage("missing font", r"\Z", "\n@font-face { font-family: Gone; src: url(gone.woff2) } main { font-family: Gone }", {"request-answered"}, file="stylesheets/content.css"),
        Breakage("fixed width", r"\Z", "\n@media (max-width: 20em) { main { width: 900px !important; max-width: none !important } }", {"reflow"}, file="stylesheets/content.css", also={"focus-order"}),
        Breakage("page that wants to be held upright", r"\Z", "\n@media (min-width: 800px) and (max-height: 390px) { main { display: none } }", {"orientation"}, file="stylesheets/content.css", only_in=("mobile",)),
    ),
    "styles: 3": (
        Breakage("motion whatever the reader asked", r"\Z", "\n@media (prefers-reduced-motion) { @keyframes sway { to { transform: translateX(9px) } } .contact { animation: sway 2s infinite alternate } }", {"reduced-motion"}, file="stylesheets/content.css", only_in=("reduced-motion",)),
        Breakage("links that fade under the pointer", r"\Z", "\nmain a:hover { color: #bbb !important }", {"state-contrast"}, file="stylesheets/content.css", only_in=("desktop", "dark", "mobile")),
        Breakage("headings on a gradient", r"\Z", "\nmain h2 { color: #777; background: linear-gradient(90deg, #999, #eee) }", {"contrast-by-picture"}, file="stylesheets/content.css"),
        Breakage("lines close together", r"\Z", "\nmain p { line-height: 1.1 !important }", {"line-height"}, file="stylesheets/content.css", only_in=("desktop",)),
        Breakage("addresses left out on paper", r"\Z", "\n@media print { main a::after { content: none !important } }", {"print-links"}, file="stylesheets/content.css", only_in=("print",)),
        Breakage("menu on paper", r"\Z", "\n@media print { html.js body .menu, html body .footer nav { display: block !important } }", {"print-menu"}, file="stylesheets/print.css", only_in=("print",)),
        Breakage("header that takes the small screen", r"\Z", "\n@media (width: 320px) { body > header { position: sticky; top: 0; min-height: 160px; background: white } }", {"reflow-bars", "focus-hidden"}, file="stylesheets/content.css", only_in=("reflow",)),
    ),
    "styles: 4": (
        Breakage("a bar over the first links", r"\Z", "\n@media (min-width: 64em) { .header { position: relative } .header::after { content: ''; position: fixed; inset: 0 0 auto; height: 18rem; background: #fff } }", {"focus-hidden"}, file="stylesheets/content.css"),
        Breakage("passages in italics", r"\Z", "\nmain p, main li { font-style: italic !important }", {"text-italic"}, file="stylesheets/content.css", only_in=("desktop",)),
        Breakage("small print on a phone", r"\Z", "\n@media (max-width: 390px) { .dates { font-size: 10px !important } }", {"text-size"}, file="stylesheets/content.css", only_in=("mobile",)),
        Breakage("booking hidden on a phone", r"\Z", "\n@media (max-width: 40em) { a[href*='booking.'] { display: none !important } }", {"booking-link-present"}, file="stylesheets/content.css"),
        Breakage("no room for wider letters", r"\Z", "\n@media (min-width: 64em) { .text h1 + p { height: 4lh; overflow: hidden } }", {"text-spacing"}, file="stylesheets/content.css", only_in=("spacing",)),
        Breakage("a heading that never rests", r"\Z", "\n@keyframes drift { to { transform: translateY(3px) } }\nmain h1 { animation: drift 2s infinite }", {"motion-control", "reduced-motion"}, file="stylesheets/content.css"),
    ),
}  # fmt: skip
"""The breakages, in batches that are made together; those of a batch are of one page."""
