const AREAS = [
  { kind: "localStorage", area: () => localStorage },
  { kind: "sessionStorage", area: () => sessionStorage },
];

/**
 * What the page has left in the visitor's browser beside cookies.
 * @returns {Promise<object[]>} Stored records
 */
export default async function stored() {
  /** @type {object[]} */
  const found = [];
  for (const { kind, area } of AREAS) {
    try {
      found.push(...Object.keys(area()).map((name) => ({ kind, name })));
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== "SecurityError") throw error; // a page that may not store has stored nothing
    }
  }
  const databases = "indexedDB" in globalThis ? await indexedDB.databases() : [];
  return [...found, ...databases.map(({ name }) => ({ kind: "indexedDB", name }))];
}
