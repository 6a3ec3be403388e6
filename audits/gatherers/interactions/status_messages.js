/**
 * What comes into sight, and what live regions tell, between two looks at the page.
 * @param {"before" | "after" | "copy"} step `copy` finds a button that copies, and brings it into view
 * @returns {string | {shown: object[], told: string[]} | {x: number, y: number} | null} before: a word to search for, from
 *   the page's own title; after: NewText records, and what live regions tell now; copy: where the button is
 */
(step) => {
  const { all, attribute, clip, closest, isHidden, looks, nameOf, parentOf, placeOf, shapeOf, shared, squeeze, textContentOf, textsInSight } = globalThis.audits;
  const LIVE = '[aria-live=polite], [aria-live=assertive], [role=status], [role=alert], [role=log], [role=timer], output';
  const MOST = 30;
  if (step === "copy") {
    const button = all("button, [role=button]").find((one) => !isHidden(one) && /\bcopy\b/i.test(`${nameOf(one)} ${attribute(one, "title") ?? ""}`));
    if (!button) return null;
    button.scrollIntoView({ block: "center", behavior: "instant" });
    const box = button.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2, look: `${looks()(button)} ${shapeOf(button)}` };
  }
  const texts = textsInSight();
  const regions = new Map(all(LIVE).map((one) => [one, textContentOf(one)]));
  if (step === "before") {
    shared.texts = texts;
    shared.regions = regions;
    const words = textContentOf(document.querySelector("h1") ?? document.body ?? document.documentElement).match(/[a-z]{4,}/gi) ?? [];
    return words.slice(0, 10).sort((one, other) => other.length - one.length)[0] ?? "page";
  }
  const fresh = [...texts].filter(([node, text]) => shared.texts.get(node) !== text).map(([node]) => parentOf(node));
  const blocks = [...new Set(fresh)].filter((one) => !closest(one, "input, textarea, select"));
  const told = [...regions].filter(([region, text]) => text && shared.regions.get(region) !== text).map(([, text]) => text);
  return {
    shown: blocks.slice(0, MOST).map((one) => ({
      text: clip(squeeze(textContentOf(one)), 200),
      is_live: Boolean(closest(one, LIVE)),
      place: placeOf(one),
    })),
    told: told.map((text) => clip(text, 200)),
  };
}
