/**
 * The colours of everything on the page, by which it can be told whether another colour scheme shows it otherwise.
 * @returns {string | null} null where something on the page asks for the scheme, or may, where that cannot be seen
 */
() => {
  const { all } = globalThis.audits;
  const ASKS = /prefers-color-scheme|light-dark\(/;
  const PROPERTIES = [
    "color", "background-color", "background-image", "opacity", "filter", "mix-blend-mode", "display", "visibility",
    "border-top-color", "border-right-color", "border-bottom-color", "border-left-color", "border-top-style", "outline-color",
    "box-shadow", "text-shadow", "text-decoration-color", "text-decoration-line", "fill", "stroke", "caret-color", "font-weight",
  ];

  const elements = all("*");
  const sheets = [document, ...elements.map((one) => one.shadowRoot).filter(Boolean)].flatMap((root) => [...root.styleSheets, ...root.adoptedStyleSheets]);
  const asks = (rules) => [...rules].some((rule) => ASKS.test(rule.cssText) || (rule.styleSheet && asks(rule.styleSheet.cssRules)));
  const asksForScheme = (sheet) => {
    try {
      return ASKS.test(sheet.media.mediaText) || asks(sheet.cssRules);
    } catch {
      return true; // another site's style sheet, which may not be read
    }
  };
  const mayAsk = 'iframe, frame, object, embed, [media*="color-scheme"], meta[name="color-scheme"]';
  if (document.querySelector(mayAsk) || /dark/.test(getComputedStyle(document.documentElement).colorScheme)) return null;
  if (sheets.some(asksForScheme)) return null;
  const lookOf = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    return pseudo && style.content === "none" ? "" : PROPERTIES.map((name) => style.getPropertyValue(name)).join();
  };
  const looks = elements.map((one) => [lookOf(one), lookOf(one, "::before"), lookOf(one, "::after"), one.currentSrc ?? ""].join("|"));
  return looks.join("\n");
}
