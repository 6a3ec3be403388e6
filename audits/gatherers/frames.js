/**
 * The frames that assistive technology meets, those within frames too, as far as their documents can be read.
 * @returns {object[]} Frame records
 */
() => {
  const { all, attribute, clip, isHidden, labelOf, placeOf, squeeze } = globalThis.audits;
  const found = [];
  const contentOf = (inner) => {
    if (!inner) return { type: "not-gathered", reason: "It shows a page of another host, which is not opened here." };
    return { type: "frame-content", title: squeeze(inner.title), text: clip(squeeze(inner.body?.innerText), 1000) };
  };
  const documentOf = (frame) => {
    try {
      return frame.contentDocument;
    } catch {
      return null;
    }
  };
  const visit = (frames, outermost) => {
    for (const frame of frames) {
      if (isHidden(frame)) continue;
      const inner = documentOf(frame);
      found.push({
        name: labelOf(frame) || squeeze(attribute(frame, "title")),
        url: frame.src,
        content: contentOf(inner),
        place: placeOf(outermost ?? frame),
      });
      if (inner) visit([...inner.querySelectorAll("iframe, frame")], outermost ?? frame);
    }
  };
  visit(all("iframe, frame"), null);
  return found;
}
