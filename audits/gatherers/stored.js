/**
 * What the page has left in the visitor's browser beside cookies.
 * @returns {Promise<object[]>} Stored records
 */
async () => {
  const found = [];
  for (const [kind, area] of [["localStorage", () => localStorage], ["sessionStorage", () => sessionStorage]]) {
    try {
      found.push(...Object.keys(area()).map((name) => ({ kind, name })));
    } catch (error) {
      if (error.name !== "SecurityError") throw error; // a page that may not store has stored nothing
    }
  }
  const databases = globalThis.indexedDB?.databases ? await indexedDB.databases() : [];
  return [...found, ...databases.map(({ name }) => ({ kind: "indexedDB", name }))];
}
