/**
 * How the paragraphs of the page are set, those that are set alike as one, and which text is very small.
 * @returns {object} a TextStyles record
 */
() => {
  const { all, clip, closest, isHidden, placeOf, read, squeeze, textContentOf } = globalThis.audits;
  const APART = "pre, code, kbd, samp, svg, math, nav, [role=navigation], sup, sub, select, option, textarea, script, style, noscript, template";
  const BLOCKS = "p, ul, ol, dl, div, table, blockquote, pre, section, article, h1, h2, h3, h4, h5, h6, form, figure";
  const SMALLEST = 12;
  const LEAST_WORDS = 8;
  const range = document.createRange();
  const lettersOf = (text) => text.replace(/[^\p{L}]/gu, "");
  const round = (value) => Math.round(value * 100) / 100;

  const nodesOf = (block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) if (/\S/.test(walker.currentNode.data)) found.push(walker.currentNode);
    return found;
  };
  /** Which part of its letters a paragraph has in text nodes of a kind. */
  const shareOf = (nodes, is) => {
    const count = (some) => some.reduce((sum, one) => sum + lettersOf(one.data).length, 0);
    return count(nodes.filter(is)) / Math.max(1, count(nodes));
  };
  const styleOf = (node) => getComputedStyle(read(node, "parentElement"));
  const isItalic = (node) => /italic|oblique/.test(styleOf(node).fontStyle);
  /** Whether it is words in capitals; numbers of registers and the abbreviations before them are written so. */
  const isCapitals = (node) => {
    const words = squeeze(node.data).split(" ");
    if (words.filter((one) => /^\p{L}{4,}\p{P}*$/u.test(one)).length < words.length / 3) return false;
    const letters = lettersOf(node.data);
    const small = letters.replace(/\p{Lu}/gu, "").length;
    return styleOf(node).textTransform === "uppercase" || (letters !== letters.toLowerCase() && small < letters.length * 0.1);
  };

  const groups = new Map();
  for (const block of all("p, li, dd, blockquote, figcaption, td, div")) {
    if (closest(block, APART) || block.querySelector(BLOCKS) || isHidden(block)) continue;
    const text = textContentOf(block);
    const words = text.split(" ").length;
    if (words < LEAST_WORDS) continue;
    range.selectNodeContents(block);
    const isOnScreen = (one) => one.width > 1 && one.right > 0 && one.left < document.documentElement.clientWidth;
    const rects = [...range.getClientRects()].filter(isOnScreen);
    if (rects.length === 0) continue;
    const style = getComputedStyle(block);
    const size = parseFloat(style.fontSize);
    const lineHeight = parseFloat(style.lineHeight) || 0;
    const edge = (pick, of) => pick(...rects.map(of));
    const box = {
      width: edge(Math.max, (one) => one.right) - edge(Math.min, (one) => one.left),
      height: edge(Math.max, (one) => one.bottom) - edge(Math.min, (one) => one.top),
    };
    const lines = Math.max(1, Math.round(box.height / (lineHeight || size * 1.15)));
    const width = rects.reduce((sum, one) => sum + one.width, 0) / text.length;
    const perLine = lines >= 3 ? Math.round(box.width / width) : 0;
    const nodes = nodesOf(block);
    const found = {
      font_size: round(size),
      line_height: round(lineHeight / size),
      is_justified: style.textAlign === "justify",
      is_italic: shareOf(nodes, isItalic) > 0.9,
      is_capitals: shareOf(nodes, isCapitals) > 0.9,
    };
    const key = JSON.stringify(found);
    const group = groups.get(key) ?? { ...found, paragraphs: 0, longest: 0, lines: 0, per_line: -1 };
    group.paragraphs += 1;
    group.longest = Math.max(group.longest, words);
    group.lines = Math.max(group.lines, lines);
    if (perLine > group.per_line) Object.assign(group, { per_line: perLine, block, text: clip(text, 80) });
    groups.set(key, group);
  }

  const small = new Map();
  for (const element of all("body *")) {
    const own = [...read(element, "childNodes")].filter((one) => one instanceof Text && /\S/.test(one.data));
    if (own.length === 0) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size >= SMALLEST || size < 1 || closest(element, APART) || isHidden(element)) continue;
    const box = element.getBoundingClientRect();
    if (box.width <= 2 || box.height <= 2 || box.right <= 0 || box.left >= document.documentElement.clientWidth) continue;
    const text = squeeze(own.map((one) => one.data).join(" "));
    const group = small.get(size) ?? { font_size: round(size), characters: 0, text: clip(text, 80), element };
    group.characters += text.length;
    small.set(size, group);
  }
  return {
    type: "text-styles",
    paragraphs: [...groups.values()].map(({ block, ...one }) => ({ ...one, place: placeOf(block) })),
    small: [...small.values()].map(({ element, ...one }) => ({ ...one, place: placeOf(element) })),
  };
}
