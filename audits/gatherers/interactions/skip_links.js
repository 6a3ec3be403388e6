/**
 * Looks at the link that has the focus, if it is one that skips to another part of the page, and at where following it led.
 * @param {"begin" | "look" | "followed" | "arrived" | "leave"} task
 * @returns {object | null} for "look" the link, or null where the focus is on no skip link; for "arrived" where the next Tab led
 */
(task) => {
  const shared = globalThis.audits;
  const { all, attribute, calledOf, deepActive, looks, placeOf, read, sight, startAtTop } = shared;
  const SKIPS = /\b(skip|jump)\b|^(go )?to (the )?(main )?(content|navigation|search)/i;
  if (task === "begin") {
    const style = new CSSStyleSheet();
    style.replaceSync("*, *::before, *::after { transition-duration: 0s !important; transition-delay: 0s !important; scroll-behavior: auto !important }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
    shared.skipStyle = style;
    startAtTop();
    return null;
  }
  if (task === "leave") {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets].filter((one) => one !== shared.skipStyle);
    deepActive()?.blur?.();
    return null;
  }
  if (task === "look") {
    const link = deepActive();
    if (!link) return null;
    const href = attribute(link, "href") ?? "";
    const isWithin = read(link, "localName") === "a" ? href.includes("#") && link.pathname === location.pathname : ["button", "link"].includes(attribute(link, "role") ?? read(link, "localName"));
    if (!isWithin || !SKIPS.test(calledOf(link))) return null;
    let fragment = href.slice(href.indexOf("#") + 1);
    try {
      fragment = decodeURIComponent(fragment);
    } catch {
      // an address with a stray percent sign is used as written
    }
    const target = href.includes("#") ? document.getElementById(fragment) ?? document.getElementsByName(fragment)[0] ?? null : null;
    Object.assign(shared, { skipLink: link, skipTarget: target, skipHash: location.hash, skipFrom: `${scrollX} ${scrollY}` });
    const seen = sight(link);
    return { name: calledOf(link), href, has_target: target !== null, is_seen: seen.isSeen && seen.coveredBy === "", place: placeOf(link), look: [looks()(link), href, target !== null].join(" ") };
  }
  if (task === "followed") {
    const focused = deepActive();
    shared.skipLanded = focused === shared.skipLink ? null : focused;
    // A button or a script may lead there by the address alone.
    if (!shared.skipTarget && location.hash !== shared.skipHash) shared.skipTarget = document.getElementById(location.hash.slice(1));
    shared.skipScrolled = `${scrollX} ${scrollY}` !== shared.skipFrom;
    return null;
  }
  const order = new Map(all("*").map((one, index) => [one, index]));
  const at = (element) => (element ? order.get(element) ?? -1 : -1);
  const next = deepActive();
  const from = at(shared.skipLink);
  const goal = shared.skipTarget ?? shared.skipLanded;
  // Past the last stop, Tab leaves the page: the focus was beyond everything that follows.
  const after = next === null ? Infinity : at(next);
  const steps = all("a[href], button, input, select, textarea, [tabindex]").filter((one) => one.tabIndex >= 0 && sight(one).isSeen);
  const hasMore = goal === null || steps.some((one) => at(one) >= at(goal));
  const plainNext = steps.find((one) => at(one) > from) ?? null;
  return {
    moves_focus: goal !== null ? after >= at(goal) || !hasMore : next !== plainNext || Boolean(shared.skipScrolled),
    led_to: next === null ? "" : calledOf(next),
  };
}
