/**
 * The text of the page as laid out: what a box cuts, what lies over what, what a desktop shows and this view does not.
 *
 * What is meant to be out of sight is passed over: text for screen readers alone, what waits beside the page, what is folded.
 * @param {{profile: string, before: object | null, is_base: boolean}} asked `before` is what `seen` said of the page with
 *   its scripts; where it is null, what this script saw in the base view is used
 * @returns {object} a TextLayout record
 */
({ profile, before, is_base }) => {
  const { all, attribute, childrenOf, clip, closest, hrefOf, nameOf, placeOf, read, shared, squeeze, textContentOf, urlOf } =
    globalThis.audits;
  const MOST = 20;
  const SKIP = new Set(["script", "style", "template", "noscript", "svg", "math", "select", "textarea", "iframe", "object", "canvas"]);
  const SLIDES = /carousel|slide[rs]?\b|slideshow|swiper|splide|glide|flickity|slick|marquee|ticker/i;
  const ONWARD = /^(next|prev|previous|back|forward)\b|^[←→‹›«»❮❯<>]$/i;
  const APART = "nav, aside, details, dialog, [popover], [role=navigation], [role=complementary], [role=tabpanel], [role=dialog]";
  const root = document.scrollingElement ?? document.documentElement;
  const onPaper = profile === "print";
  const view = { left: 0, top: 0, right: document.documentElement.clientWidth, bottom: innerHeight };

  const hides = (value) => value === "hidden" || value === "clip" || (onPaper && (value === "auto" || value === "scroll"));
  const scrolls = (value) => value === "auto" || value === "scroll";
  const isFolded = (style) =>
    style.contentVisibility === "hidden" ||
    style.opacity === "0" ||
    /^inset\((50|100)%/.test(style.clipPath) ||
    /^rect\((0px|1px),? (0px|1px),? (0px|1px),? (0px|1px)\)/.test(style.clip) ||
    (style.backfaceVisibility === "hidden" && style.transform.startsWith("matrix3d"));

  /** The box in which an element shows its content: without its border. */
  const insideOf = (element) => {
    const box = element.getBoundingClientRect();
    const left = box.left + element.clientLeft;
    const top = box.top + element.clientTop;
    return { left, top, right: left + element.clientWidth, bottom: top + element.clientHeight };
  };

  /** What cuts the text in an element, by axis, for content in the flow, for `absolute` and for `fixed` content. */
  const contextOf = (element, style, outer) => {
    const isContaining = style.position !== "static" || style.transform !== "none" || style.filter !== "none";
    const start = style.position === "fixed" ? outer.fixed : style.position === "absolute" ? outer.absolute : outer.flow;
    let own = start;
    const cutsX = hides(style.overflowX) && !style.display.startsWith("inline ") && style.display !== "inline";
    const cutsY = hides(style.overflowY) && style.display !== "inline";
    if (cutsX || cutsY || scrolls(style.overflowX) || scrolls(style.overflowY)) {
      const cutter = { element, style, box: insideOf(element) };
      own = {
        x: cutsX ? [...start.x, cutter] : scrolls(style.overflowX) ? [] : start.x,
        y: cutsY ? [...start.y, cutter] : scrolls(style.overflowY) ? [] : start.y,
      };
    }
    return {
      flow: own,
      absolute: isContaining ? own : outer.absolute,
      fixed: style.transform !== "none" || style.filter !== "none" ? own : outer.fixed,
      isBar: outer.isBar || style.position === "fixed" || style.position === "sticky",
    };
  };
  const isTiny = (element, style) =>
    (hides(style.overflowX) || hides(style.overflowY) || style.clip !== "auto") &&
    style.display !== "inline" &&
    (element.clientWidth <= 2 || element.clientHeight <= 2);

  const texts = [];
  const range = document.createRange();
  const walk = (node, context, block) => {
    if (node instanceof Text) {
      if (!/\S/.test(node.data)) return;
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter((one) => one.width > 0.5 && one.height > 0.5);
      if (rects.length > 0) texts.push({ node, rects, context, block });
      return;
    }
    if (!(node instanceof Element) || SKIP.has(read(node, "localName")) || attribute(node, "aria-hidden") === "true") return;
    const style = getComputedStyle(node);
    if (style.display === "none" || isFolded(style) || isTiny(node, style) || parseFloat(style.fontSize) < 1) return;
    const inner = style.display === "contents" ? context : contextOf(node, style, context);
    const own = /^inline$|^contents$|^ruby/.test(style.display) ? block : node;
    const isClosed = read(node, "localName") === "details" && !node.open;
    for (const child of childrenOf(node)) {
      if (isClosed && !(child instanceof Element && read(child, "localName") === "summary")) continue;
      if (child instanceof Text && style.visibility !== "visible") continue;
      walk(child, { ...inner, style: child instanceof Text ? style : undefined }, own);
    }
  };
  const body = document.body ?? document.documentElement;
  const rootStyle = getComputedStyle(document.documentElement);
  const bodyStyle = getComputedStyle(body);
  const isOfRoot = rootStyle.overflowX === "visible" && rootStyle.overflowY === "visible";
  const ofPage = isOfRoot ? bodyStyle : rootStyle;
  const inPage = { x: hides(ofPage.overflowX) ? [{ element: null, style: ofPage, box: view }] : [], y: [] };
  const outer = { flow: inPage, absolute: inPage, fixed: { x: [], y: [] }, isBar: false };
  const start = isOfRoot ? outer : contextOf(body, bodyStyle, outer);
  for (const child of childrenOf(body)) walk(child, { ...start, style: bodyStyle }, body);

  const pageRight = Math.max(root.scrollWidth, view.right) - root.scrollLeft;
  const isBeside = ({ left, right, bottom }) => right <= -root.scrollLeft || bottom <= -root.scrollTop || left >= pageRight;
  const lineOf = (style) => parseFloat(style.lineHeight) || parseFloat(style.fontSize) * 1.2;
  const FULL = 0.3;
  /** How much of a line lies beyond a box on one axis: 0 none, 1 a part, 2 all of it. */
  const beyond = (rect, box, axis, size) => {
    const [from, to] = axis === "x" ? ["left", "right"] : ["top", "bottom"];
    const out = Math.max(0, rect[to] - box[to]) + Math.max(0, box[from] - rect[from]);
    if (rect[from] >= box[to] - 1 || rect[to] <= box[from] + 1) return 2;
    return out > (axis === "x" ? size * 0.5 : (rect[to] - rect[from]) * FULL) ? 1 : 0;
  };

  /** What of a line its boxes let through. */
  const partOf = (rect, { x, y }) => ({
    left: Math.max(rect.left, ...x.map(({ box }) => box.left)),
    right: Math.min(rect.right, ...x.map(({ box }) => box.right)),
    top: Math.max(rect.top, ...y.map(({ box }) => box.top)),
    bottom: Math.min(rect.bottom, ...y.map(({ box }) => box.bottom)),
    height: rect.height,
  });

  const fullTextOf = (text) => squeeze(read(text.block, "textContent"));
  const isSlides = (element) => {
    const around = [element, read(element, "parentElement"), read(element, "parentElement")?.parentElement, ...read(element, "children")].slice(0, 8);
    const named = (one) => SLIDES.test(`${attribute(one, "class")} ${attribute(one, "id")} ${attribute(one, "aria-roledescription")}`);
    if (around.filter(Boolean).some((one) => named(one) || getComputedStyle(one).scrollSnapType !== "none")) return true;
    const near = read(element, "parentElement");
    return near !== body && [...(near?.querySelectorAll("button, [role=button], [role=tab], a") ?? [])].some((one) => ONWARD.test(nameOf(one)));
  };
  const isMoving = (element) => element.getAnimations({ subtree: true }).some((one) => one.playState === "running");
  const CONTROLS = "button, summary, [aria-expanded], [role=button]";
  const holds = (scope, selector, node) =>
    [...(scope?.querySelectorAll(selector) ?? []), ...(scope?.matches(selector) ? [scope] : [])].some((one) => !one.contains(node) && one.checkVisibility());
  const revealOf = (text, cutter) => {
    const node = text.node;
    const start = squeeze(node.data).slice(0, 25);
    for (let at = read(node, "parentElement"); at; at = read(at, "parentElement")) {
      if (squeeze(attribute(at, "title") ?? attribute(at, "aria-label") ?? "").includes(start)) return attribute(at, "title") ? "title" : "";
      if (at === cutter) break;
    }
    const parent = read(cutter, "parentElement");
    const scope = parent && parent !== body && !parent.matches("main, article, [role=main]") ? parent : null;
    const next = read(cutter, "nextElementSibling");
    if (holds(scope, CONTROLS, node) || holds(next, CONTROLS, node)) return "button";
    const isShort = (element) => element && textContentOf(element).length < 60; // “Read more”, not a paragraph with a link in it
    // A teaser is short and stands below a heading of the second level at most; an article that is the page is no teaser.
    const card = closest(cutter, "li, article, [class*=card]");
    const isTeaser = card && !card.querySelector("h1") && squeeze(read(card, "textContent")).length < 1000;
    if (holds(scope, "a[href]", node) || (isShort(next) && holds(next, "a[href]", node)) || (isTeaser && holds(card, "a[href]", node))) return "link";
    const whole = fullTextOf(text);
    const isWhole = (other) => !other.cutBy && !other.block.contains(node) && fullTextOf(other).startsWith(whole);
    return texts.some(isWhole) ? "elsewhere" : "";
  };
  const howOf = (text, cutter, axis) => {
    if (axis === "x") return cutter.style.textOverflow === "clip" ? "cut" : "ellipsis";
    if (cutter.style.webkitLineClamp !== "none") return "clamp";
    return !text.isHalved && cutter.box.bottom - cutter.box.top < lineOf(text.context.style) * 1.8 ? "line" : "cut";
  };

  const shown = [];
  const found = new Map();
  for (const text of texts) {
    const size = parseFloat(text.context.style.fontSize);
    const inSight = text.rects.filter((rect) => !isBeside(rect));
    if (inSight.length === 0) continue;
    const lines = [];
    let outside = 0;
    for (const rect of inSight) {
      let state = 0;
      for (const axis of ["x", "y"]) {
        for (const cutter of text.context.flow[axis]) {
          const much = beyond(rect, cutter.box, axis, size);
          state = Math.max(state, much);
          if (much === 1 && axis === "y") text.isHalved = true;
          // What lies beside the page as a whole waits there; what begins on it is cut by its edge.
          if (much > 0 && !text.cutBy && (cutter.element || much === 1)) text.cutBy = { cutter, axis };
        }
      }
      if (state === 2) outside += 1;
      else lines.push(partOf(rect, text.context.flow));
    }
    text.isOutside = outside === inSight.length;
    text.lines = lines;
    if (!text.isOutside) shown.push(text);
    if (!text.cutBy) continue;
    const key = text.cutBy.cutter.element ?? text.block;
    const known = found.get(key);
    if (!known || (known.isOutside && !text.isOutside)) found.set(key, text);
  }

  const numbers = (shared.numbers ??= new Map());
  const numberOf = (node) => numbers.get(node) ?? numbers.set(node, numbers.size).get(node);
  const pairs = new Set();
  const overlaps = [];
  const flat = shown.filter((one) => !one.context.isBar).flatMap((text) => text.lines.map((rect) => ({ rect, text })));
  flat.sort((one, other) => one.rect.top - other.rect.top);
  for (let at = 0; at < flat.length; at += 1) {
    const { rect, text } = flat[at];
    for (let next = at + 1; next < flat.length && flat[next].rect.top < rect.bottom; next += 1) {
      const other = flat[next];
      if (other.text === text) continue;
      const wide = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
      const high = Math.min(rect.bottom, other.rect.bottom) - other.rect.top;
      const isOver = wide > 6 && high > 0.4 * Math.min(rect.height, other.rect.height);
      if (!isOver) continue;
      const pair = [numberOf(text.node), numberOf(other.text.node)].sort((a, b) => a - b).join("/");
      if (!pairs.has(pair)) overlaps.push({ pair, text, other: other.text });
      pairs.add(pair);
    }
  }

  const isLine = (one) => /^(p|li|dd|dt|h[1-6]|blockquote|td|figcaption|div|section|label|a|button|span|address)$/.test(read(one, "localName"));
  const main = document.querySelector("main, [role=main]") ?? body;
  const passages = new Map();
  for (const { block, node } of shown) {
    if (!main.contains(block) || closest(block, APART) || !isLine(block)) continue;
    passages.set(block, `${passages.get(block) ?? ""} ${node.data}`);
  }
  const wordsOf = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const visible = new Map([...passages].map(([block, text]) => [block, squeeze(text)]));
  const blocks = new Set(shown.map((one) => one.block));
  const whole = new Set([...visible.values()]);

  const isWanted = (link) => /^(tel|sms|mailto):/i.test(urlOf(link)) || /\b(book|appointments?)\b/i.test(textContentOf(link));
  const links = all("a").filter((one) => hrefOf(one) !== null && isWanted(one));
  const at = { left: root.scrollLeft, top: root.scrollTop };
  const lookAt = (link) => {
    if (!link.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return { isReached: false, over: "" };
    let over = "";
    // A reader scrolls until a bar at either end is out of the way.
    for (const block of ["center", "end", "start"]) {
      link.scrollIntoView({ block, inline: "center", behavior: "instant" });
      for (const rect of link.getClientRects()) {
        const hit = document.elementFromPoint((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2);
        if (hit && (link.contains(hit) || hit.shadowRoot || hit.contains(link))) return { isReached: true, over: "" };
        if (hit) over = clip(nameOf(hit) || read(hit, "localName"), 80);
      }
    }
    return { isReached: false, over };
  };
  const reached = new Map();
  for (const link of links) {
    const url = urlOf(link);
    if (reached.get(url)?.isReached || (reached.get(url)?.tries ?? 0) >= 3) continue;
    reached.set(url, { ...lookAt(link), link, tries: (reached.get(url)?.tries ?? 0) + 1 });
  }
  root.scrollTo({ ...at, behavior: "instant" });

  if (is_base) {
    shared.seen = {
      cut: new Set(found.keys()),
      pairs,
      passages: [...visible].map(([block, text]) => ({ block, text, words: wordsOf(text), place: placeOf(block) })),
      sizes: new Map([...blocks].map((block) => [block, parseFloat(getComputedStyle(block).fontSize)])),
      links: [...reached].filter(([, one]) => one.isReached).map(([url, { link }]) => ({ url, text: nameOf(link), place: placeOf(link) })),
    };
  }
  const base = before ?? shared.seen;
  const has = (set, one) => Boolean(set?.has?.(one));

  const cut = [];
  for (const [key, text] of found) {
    const { cutter, axis } = text.cutBy;
    const element = cutter.element ?? text.block;
    if (cutter.element && (isMoving(element) || (axis === "x" && isSlides(element)))) continue;
    if (cut.length >= MOST) break;
    cut.push({
      text: clip(fullTextOf(text), 80),
      how: cutter.element ? howOf(text, cutter, axis) : "cut",
      revealed_by: cutter.element ? revealOf(text, element) : "",
      is_outside: text.isOutside,
      is_new: !has(base?.cut, key),
      by_page: !cutter.element,
      place: placeOf(element),
    });
  }

  const isOpened = (block) =>
    Boolean(closest(block, APART)) || [...document.querySelectorAll("[aria-controls]")].some((one) => document.getElementById(attribute(one, "aria-controls"))?.contains(block));
  const said = new Set((base?.passages ?? []).map((one) => one.text));
  /** Whether something else is said in its place: a text beside it that a desktop does not show. */
  const isReplaced = (block) =>
    [...read(read(block, "parentElement"), "children")].some((one) => visible.has(one) && !said.has(visible.get(one)));
  const lost = (base?.passages ?? []).filter(({ block, text, words }) =>
    words >= 3 && !whole.has(text) && !(block instanceof Element && (visible.has(block) || !block.isConnected || isOpened(block) || isReplaced(block) || texts.some((one) => one.block === block))));
  const isInMenu = (url) => links.some((one) => urlOf(one) === url && isOpened(one));
  const lostLinks = (base?.links ?? []).filter(({ url }) => !reached.get(url)?.isReached && !(reached.has(url) && reached.get(url).over === "" && isInMenu(url)));
  const shrunk = new Map();
  for (const block of blocks) {
    const first = base?.sizes?.get?.(block);
    const now = parseFloat(getComputedStyle(block).fontSize);
    if (first && now < first * 0.6 && !shrunk.has(`${first}/${now}`)) shrunk.set(`${first}/${now}`, { block, before: first, now });
  }

  return {
    type: "text-layout",
    profile,
    texts: shown.length,
    words: (base?.passages ?? []).reduce((sum, one) => sum + one.words, 0),
    lost_words: lost.reduce((sum, one) => sum + one.words, 0),
    cut,
    overlaps: overlaps
      .filter(({ pair }) => !has(base?.pairs, pair))
      .slice(0, MOST)
      .map(({ text, other }) => ({ text: clip(squeeze(text.node.data), 80), other: clip(squeeze(other.node.data), 80), place: placeOf(text.block) })),
    lost: lost.slice(0, MOST).map(({ text, words, place }) => ({ text: clip(text, 80), words, place })),
    lost_links: lostLinks.slice(0, MOST).map(({ url, text, place }) => ({ url, text: clip(text, 80), over: reached.get(url)?.over ?? "", place })),
    shrunk: [...shrunk.values()].slice(0, MOST).map(({ block, before: first, now }) => ({ text: clip(textContentOf(block), 80), before: first, now, place: placeOf(block) })),
  };
}
