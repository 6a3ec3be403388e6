/**
 * Finds what may show more when a pointer is over it or it has the focus: by the style sheets, or because scripts listen.
 *
 * One of each look speaks for the others. Pseudo-elements are left out: they have no box that a script can ask for.
 * @param {...Element} listening what scripts listen on for pointers that come, or for the focus
 * @returns {{name: string, place: object, is_scripted: boolean, can_hold_focus: boolean}[]} for each its name and Place record, in the order of `shared.triggers`
 */
(...listening) => {
  const { all, attribute, clip, isRendered, isShell, looks, nameOf, parentOf, placeOf, read, shapeOf, shared } = globalThis.audits;
  const MOST = 12;
  const PSEUDO = /:(hover|focus-within|focus-visible|focus)\b/g;
  const SHOWS = /^(display|visibility|opacity|transform|translate|scale|clip|clip-path|height|max-height|left|right|top|bottom|inset|content-visibility)$/;
  const TOO_LARGE = "html, body, main";

  const rulesOf = (holder) => {
    try {
      return [...holder.cssRules];
    } catch {
      return []; // a sheet of another host, which nobody may read
    }
  };
  /** @param {CSSRule} rule @param {string} outer the selector it is nested in @returns {string[]} what triggers it */
  const triggersOf = (rule, outer = "") => {
    if (rule.styleSheet) return rulesOf(rule.styleSheet).flatMap((one) => triggersOf(one));
    const own = rule.selectorText ?? "";
    const selector = own.includes("&") && outer ? own.replaceAll("&", `:is(${outer})`) : own || outer;
    const inner = rule.cssRules ? rulesOf(rule).flatMap((one) => triggersOf(one, selector)) : [];
    const shows = rule.style && [...rule.style].some((name) => SHOWS.test(name));
    return shows ? [...inner, ...splitTop(selector).map(triggerIn).filter(Boolean)] : inner;
  };
  /** @param {string} list @returns {string[]} its selectors, told apart by the commas outside all brackets */
  const splitTop = (list) => list.split(/,(?![^(]*\))/).map((one) => one.trim());
  /** @param {string} selector @returns {string} what must be pointed at for something else to look different */
  const triggerIn = (selector) => {
    const [last] = [...selector.matchAll(PSEUDO)].slice(-1);
    if (!last) return "";
    const after = selector.slice(last.index + last[0].length);
    const end = after.search(/[\s>+~]/);
    if (end < 0 || after.includes("::")) return "";
    return (selector.slice(0, last.index) + last[0] + after.slice(0, end)).replace(PSEUDO, "").replace(/(^|[\s>+~])(?=$|[\s>+~])/, "$1*");
  };
  const find = (selector) => {
    try {
      return all(selector);
    } catch {
      return []; // a selector that makes no sense without its pseudo-class
    }
  };

  const sheets = [...document.styleSheets, ...document.adoptedStyleSheets];
  const byStyle = [...new Set(sheets.flatMap(rulesOf).flatMap((one) => triggersOf(one)))].flatMap(find);
  const scripted = new Set(listening.filter(Boolean));
  const met = new Set();
  shared.triggers = [];
  for (const one of new Set([...byStyle, ...scripted])) {
    if (!(one instanceof Element) || one.matches(TOO_LARGE) || !isRendered(one)) continue;
    const { width, height } = one.getBoundingClientRect();
    const look = [read(one, "localName"), attribute(one, "class"), parentOf(one) && attribute(parentOf(one), "class"), scripted.has(one)].join("|");
    if (width < 4 || height < 4 || met.has(look) || shared.triggers.length >= MOST) continue;
    met.add(look);
    shared.triggers.push(one);
  }
  const lookOf = looks();
  const keyOf = (one) => `${lookOf(one)} ${isShell(one) ? "" : shapeOf(one)} ${scripted.has(one)}`;
  return shared.triggers.map((one) => ({ look: keyOf(one), name: clip(nameOf(one), 60), place: placeOf(one), is_scripted: scripted.has(one), can_hold_focus: one.tabIndex >= 0 }));
}
