/**
 * Every file the page names for its own use, whether this browser asked for it or not.
 * @returns {object[]} Asset records
 */
() => {
  const { all, attribute, placeOf } = globalThis.audits;
  const KINDS = [
    ["img[src]", "picture", "src"],
    ["input[type=image][src]", "picture", "src"],
    ["script[src]", "script", "src"],
    ["link[rel~=stylesheet][href]", "stylesheet", "href"],
    ["link[rel~=icon][href], link[rel~=apple-touch-icon][href]", "icon", "href"],
    ["link[rel~=manifest][href]", "manifest", "href"],
    ["link[rel~=preload][href], link[rel~=modulepreload][href]", "preload", "href"],
    ["video[src], audio[src]", "media", "src"],
    ["video[poster]", "poster", "poster"],
    ["source[src]", "media", "src"],
    ["track[src]", "track", "src"],
    ["embed[src]", "embedded", "src"],
    ["object[data]", "embedded", "data"],
    ["iframe[src], frame[src]", "frame", "src"],
  ];
  const candidates = (text) =>
    [...text.matchAll(/\s*,*\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s+[^,]*)?(?:,|$)/g)].map((match) => match[1]);
  const found = [];
  const add = (kind, href, element) => {
    let url;
    try {
      url = new URL(href, document.baseURI).href;
    } catch {
      url = href;
    }
    found.push({ kind, href, url, place: placeOf(element) });
  };
  for (const [selector, kind, name] of KINDS) {
    for (const element of all(selector)) add(kind, attribute(element, name), element);
  }
  for (const element of all("img[srcset], source[srcset]")) {
    for (const href of candidates(attribute(element, "srcset"))) add("picture", href, element);
  }
  return found;
}
