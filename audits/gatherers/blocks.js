/**
 * The text of the page, block by block, in the order of the document.
 *
 * A block is the text between two edges of block-level boxes: a paragraph, a cell, a list item's own words.
 * @returns {object[]} Block records
 */
() => {
  const { attribute, childrenOf, clip, landmarkRole, placeOf, read, squeeze } = globalThis.audits;
  const SKIP = "script, style, template, noscript, svg, math, canvas, iframe, object, audio, video, select, textarea, [aria-hidden=true]";
  const LONGEST = 1000;
  const MOST = 3000;
  const AROUND = {
    a: "link", address: "address", aside: "note", blockquote: "quote", button: "button", caption: "caption", code: "code", dd: "definition",
    details: "details", dialog: "dialog", dt: "term", fieldset: "form", figcaption: "caption", figure: "figure", form: "form", h1: "heading",
    h2: "heading", h3: "heading", h4: "heading", h5: "heading", h6: "heading", label: "label", legend: "label", li: "item", ol: "list",
    pre: "code", summary: "summary", table: "table", td: "cell", th: "header-cell", ul: "list",
  };
  const ROLES = {
    alert: "note", button: "button", cell: "cell", columnheader: "header-cell", dialog: "dialog", heading: "heading", link: "link", list: "list",
    listitem: "item", menu: "list", menuitem: "button", note: "note", rowheader: "header-cell", status: "note", tab: "button", table: "table",
    term: "term", tooltip: "note",
  };
  const kindOf = (element) => ROLES[attribute(element, "role") ?? ""] ?? AROUND[read(element, "localName")] ?? landmarkRole(element);

  const found = [];
  const selectors = new Map();
  const numbers = new Map();
  const numberOf = (element) => {
    if (!numbers.has(element)) numbers.set(element, numbers.size);
    return numbers.get(element);
  };
  const TRANSPARENT = /^(rgba\(\d+, \d+, \d+, 0\)|transparent)$/;
  const boxes = new Map();
  const isBox = (element) => {
    if (!boxes.has(element)) {
      const style = getComputedStyle(element);
      const borders = ["Top", "Right", "Bottom", "Left"].some((side) => Number.parseFloat(style[`border${side}Width`]) > 0);
      const isPage = element === document.body || element === document.documentElement || read(element, "localName") === "main";
      boxes.set(element, !isPage && (borders || !TRANSPARENT.test(style.backgroundColor) || style.boxShadow !== "none"));
    }
    return boxes.get(element);
  };

  /** A run of text: its owner (a block-level element), what stands around it, and its pieces. */
  const runOf = (owner, context) => ({ owner, context, pieces: [] });

  const flush = (run) => {
    const { owner, context, pieces } = run;
    run.pieces = [];
    const lines = pieces.map((one) => one.text).join("").split("\n").map(squeeze).filter(Boolean);
    const text = squeeze(lines.join(" "));
    if (!text || found.length >= MOST) return;
    const lettered = pieces.filter((one) => one.node && /[\p{L}\p{N}]/u.test(one.text));
    const sizes = new Map();
    for (const one of lettered) sizes.set(one.style.size, (sizes.get(one.style.size) ?? 0) + one.text.length);
    const parts = new Map();
    for (const one of pieces) {
      if (one.node && one.language !== context.language) parts.set(one.language, `${parts.get(one.language) ?? ""}${one.text}`);
    }
    const range = document.createRange();
    const nodes = pieces.filter((one) => one.node && one.text.trim());
    range.setStartBefore(nodes[0].node);
    range.setEndAfter(nodes.at(-1).node);
    const box = range.getBoundingClientRect();
    const own = owner.getBoundingClientRect();
    const parent = read(owner, "parentElement");
    const isWhole = squeeze(read(owner, "textContent")).length <= text.length + 1;
    const holder = isWhole && parent ? parent : owner;
    const isFirst = holder === owner ? found.at(-1)?.holder !== owner : read(holder, "firstElementChild") === owner;
    found.push({
      holder,
      record: {
        tag: read(owner, "localName"),
        text: clip(text, LONGEST),
        around: context.around,
        container: numberOf(holder),
        language: context.language,
        weight: lettered.length > 0 ? Math.min(...lettered.map((one) => one.style.weight)) : 400,
        size: lettered.length > 0 ? [...sizes].sort((a, b) => b[1] - a[1])[0][0] : 0,
        left: Math.round(box.left + scrollX),
        top: Math.round(box.top + scrollY),
        width: Math.round(box.width),
        height: Math.round(box.height),
        place: placeOf(owner, selectors),
        lines: lines.length > 1 ? lines.map((one) => clip(one, 200)) : [],
        parts: [...parts].map(([language, words]) => ({ language, text: clip(squeeze(words), LONGEST) })).filter((one) => one.text),
        is_linked: lettered.length > 0 && lettered.every((one) => one.linked),
        is_italic: lettered.length > 0 && lettered.every((one) => one.style.italic),
        is_boxed: isFirst && holder !== owner && isBox(holder),
        is_seen: box.width > 2 && box.height > 2 && box.right + scrollX > 0 && box.bottom + scrollY > 0 && (own.width > 2 || own.height > 2),
      },
    });
  };

  const styles = new Map();
  const styleOf = (element) => {
    if (!styles.has(element)) {
      const style = getComputedStyle(element);
      styles.set(element, {
        size: Number.parseFloat(style.fontSize),
        weight: Number(style.fontWeight),
        italic: style.fontStyle !== "normal",
        preserves: style.whiteSpaceCollapse === "preserve" || style.whiteSpace.startsWith("pre"),
      });
    }
    return styles.get(element);
  };

  const visit = (element, context, run) => {
    const display = getComputedStyle(element).display;
    if (display === "none") return;
    const kind = kindOf(element);
    const stated = attribute(element, "lang");
    const inner = {
      language: stated ?? context.language,
      around: kind ? [kind, ...context.around] : context.around,
      linked: context.linked || kind === "link" || kind === "button",
    };
    const isBlock = !display.startsWith("inline") && display !== "contents" && !display.startsWith("ruby");
    if (isBlock && run) flush(run);
    const own = isBlock || !run ? runOf(element, inner) : run;
    for (const child of childrenOf(element)) {
      if (child instanceof Text) {
        if (getComputedStyle(element).visibility !== "visible") continue;
        const style = styleOf(element);
        const text = style.preserves ? child.data : child.data.replace(/\s+/g, " ");
        own.pieces.push({ node: child, text, style, language: inner.language, linked: inner.linked });
      } else if (child instanceof Element && !Element.prototype.matches.call(child, SKIP)) {
        if (read(child, "localName") === "br") own.pieces.push({ text: "\n" });
        else visit(child, inner, own);
      }
    }
    if (isBlock) flush(own);
  };

  const root = document.documentElement;
  if (root && document.body) {
    const stated = attribute(root, "lang") ?? (document.contentType === "text/html" ? null : root.getAttribute("xml:lang"));
    visit(document.body, { language: stated ?? "", around: [], linked: false }, null);
  }
  return found.map((one) => one.record);
}
