/**
 * The headings assistive technology meets, in the order rendered.
 * @returns {object[]} Heading records
 */
() => {
  const { all, attribute, isHidden, placeOf, read, textContentOf } = globalThis.audits;
  return all("h1, h2, h3, h4, h5, h6, [role=heading]")
    .filter((one) => !isHidden(one) && (attribute(one, "role") ?? "heading") === "heading")
    .map((one) => {
      const name = read(one, "localName");
      const own = /^h[1-6]$/.test(name) ? Number(name[1]) : 2;
      const stated = Number.parseInt(attribute(one, "aria-level"), 10);
      return { level: stated > 0 ? stated : own, text: textContentOf(one), place: placeOf(one) };
    });
}
