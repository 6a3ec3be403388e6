/**
 * The page's landmark regions, in the order rendered.
 * @returns {object[]} Landmark records
 */
() => {
  const { all, isHidden, labelOf, LANDMARK_CANDIDATES, landmarkRole, placeOf } = globalThis.audits;
  return all(LANDMARK_CANDIDATES)
    .filter((one) => landmarkRole(one) && !isHidden(one))
    .map((one) => ({ role: landmarkRole(one), name: labelOf(one), place: placeOf(one) }));
}
