/**
 * What the page marks as something to drag; links and pictures, which every browser lets drag, do not count.
 * @returns {object[]} Place records
 */
() => {
  const { all, isRendered, placeOf } = globalThis.audits;
  return all('[draggable="true" i]').filter(isRendered).map((one) => placeOf(one));
}
