/**
 * Whether anything on the page could move by itself: a script, an animation, a film, a picture of a kind that can move.
 * @returns {boolean}
 */
() => {
  const { all, attribute, squeeze } = globalThis.audits;
  const RUNS = /^(|module|(text|application)\/(x-)?(java|ecma)script)$/i;
  const PICTURES = /\.(gif|a?png|webp|avif)([?#]|$)|^data:image\/(gif|a?png|webp|avif)/i;
  const hasKeyframes = (rules) =>
    [...rules].some((one) => one instanceof CSSKeyframesRule || (one.cssRules && hasKeyframes(one.cssRules)) || (one.styleSheet && hasKeyframesIn(one.styleSheet)));
  const hasKeyframesIn = (sheet) => {
    try {
      return hasKeyframes(sheet.cssRules);
    } catch {
      return true; // a sheet of another host, which nobody may read
    }
  };
  return (
    all("script").some((one) => RUNS.test(squeeze(attribute(one, "type")))) ||
    all("*").some((one) => one.getAttributeNames().some((name) => name.startsWith("on"))) ||
    document.getAnimations().length > 0 ||
    [...document.styleSheets, ...document.adoptedStyleSheets].some(hasKeyframesIn) ||
    all("[style*=animation], video, animate, animateTransform, animateMotion, set").length > 0 ||
    all("img").some((one) => PICTURES.test(one.currentSrc || one.src))
  );
}
