/**
 * Every image element, with its natural size in pixels (0 where it did not load).
 * @returns {object[]} Picture records
 */
() => {
  const { all, attribute, placeOf } = globalThis.audits;
  return all("img").map((one) => ({
    src: attribute(one, "src") ?? "",
    alt: attribute(one, "alt"),
    width: one.naturalWidth,
    height: one.naturalHeight,
    place: placeOf(one),
  }));
}
