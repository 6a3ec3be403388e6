/**
 * Every block of JSON-LD, as written.
 * @returns {object[]} DataBlock records
 */
() => {
  const { attribute, placeOf } = globalThis.audits;
  const isJsonLd = (one) => attribute(one, "type").split(";")[0].trim().toLowerCase() === "application/ld+json";
  return [...document.querySelectorAll("script[type]")].filter(isJsonLd).map((one) => ({
    text: one.textContent,
    place: placeOf(one),
  }));
}
