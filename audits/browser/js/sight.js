/**
 * Does nothing any more: what scripts in the old form share is all there as soon as one of them is called.
 * @returns {void}
 */
export default function sight() {}
