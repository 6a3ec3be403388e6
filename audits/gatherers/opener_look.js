/**
 * The look of the control that `openers` has found.
 * @returns {string}
 */
() => {
  const { shared } = globalThis.audits;
  return `${globalThis.audits.looks()(shared.opener)}`;
}
