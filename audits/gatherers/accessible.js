/**
 * What can be seen of controls. Icons, and text that is out of sight, are no words a reader sees.
 * @param {...(Element | null)} elements
 * @returns {(object | null)[]} for each the fields of an AccessibleNode record that the accessibility tree does not tell
 */
(...elements) => {
  const { labelOf, placeOf, seenTextOf } = globalThis.audits;
  return elements.map((element) =>
    element instanceof Element
      ? {
          place: placeOf(element),
          seen: seenTextOf(element),
          label: [...(element.labels ?? [])].map(seenTextOf).join("\n"),
          is_renamed: labelOf(element) !== "",
        }
      : null,
  );
}
