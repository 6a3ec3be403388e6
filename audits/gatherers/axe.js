/**
 * Runs axe, which must have been put into this world before.
 * @param {string[]} rules the rules to run
 * @param {string[]} elsewhere the rules that other views of the page answer for
 * @returns {Promise<object>} an Axe record
 */
async (rules, elsewhere) => {
  const { clip, isInMain, shared } = globalThis.audits;
  if (rules.length === 0) {
    return { type: "axe", version: axe.version, violations: [], incomplete: [], passes: {}, inapplicable: [], elsewhere };
  }
  // In a state only what has appeared is new: the page as loaded has been looked at.
  const context = shared.appeared ? { include: shared.appeared.filter((one) => one.isConnected) } : document;
  const result = await axe.run(context, { runOnly: { type: "rule", values: rules }, elementRef: true });

  const documentOf = (node) =>
    node.target.slice(0, -1).reduce((at, frame) => at?.querySelector([].concat(frame)[0])?.contentDocument, document);
  const messagesOf = (node) => [...node.none, ...node.all, ...node.any].map((check) => check.message ?? "").join(" ");

  /** Where axe is known to be mistaken, by rule. */
  const MISTAKEN = {
    // A page without any stylesheet has nothing to keep it from turning with its device.
    "css-orientation-lock": (node) => documentOf(node)?.styleSheets.length === 0,
    // A header cell over all columns heads them: no caption is faked by it.
    "table-fake-caption": ({ element }) => element?.querySelector("tr")?.firstElementChild?.localName === "th",
    // To control what is not there (yet) means nothing, and does no harm, but to the roles that must control something,
    // once they are open. Of what opens a popup axe asks a person, whether what it controls is there or not.
    "aria-valid-attr-value": ({ element, ...node }) => {
      const named = messagesOf(node).replaceAll("while using aria-haspopup", "").match(/aria-[a-z]+/g) ?? [];
      if (!named.every((name) => name === "aria-controls")) return false;
      if (!element || !/^(combobox|scrollbar)$/.test(element.getAttribute("role") ?? "")) return true;
      const ids = (element.getAttribute("aria-controls") ?? "").split(/\s+/).filter(Boolean);
      return element.getAttribute("aria-expanded") === "false" || ids.every((id) => element.getRootNode().getElementById(id));
    },
  };
  for (const entry of [...result.violations, ...result.incomplete]) {
    const isMistaken = MISTAKEN[entry.id];
    if (isMistaken) entry.nodes = entry.nodes.filter((node) => !isMistaken(node));
    if (entry.nodes.length === 0) result.inapplicable.push(entry);
  }
  result.violations = result.violations.filter((entry) => entry.nodes.length > 0);
  result.incomplete = result.incomplete.filter((entry) => entry.nodes.length > 0);
  shared.unsettled = result.incomplete.find(({ id }) => id === "color-contrast")?.nodes.map(({ element }) => element ?? null) ?? [];
  const isInMainOf = (node) => {
    const [outer] = node.target.flat(Infinity);
    const element = document.querySelector(outer);
    return element === null || isInMain(element);
  };
  // Of what would each be enough, the first is the plainest; of the rest, all is needed. Some checks say nothing.
  const summaryOf = (node, entry) => {
    const messages = [...node.none, ...node.all, ...node.any.slice(0, 1)].map((check) => check.message?.trim());
    return messages.filter(Boolean).join("; ") || `axe cannot tell: ${entry.help}`;
  };
  const nodesOf = (entry) =>
    entry.nodes.map((node) => ({
      place: { selector: node.target.flat(Infinity).join(" "), html: clip(node.html, 300), in_main: isInMainOf(node) },
      summary: clip(summaryOf(node, entry), 600),
    }));
  const findings = (entries) => entries.map((entry) => ({ rule: entry.id, help: entry.help, nodes: nodesOf(entry) }));
  return {
    type: "axe",
    version: axe.version,
    violations: findings(result.violations),
    incomplete: findings(result.incomplete),
    passes: Object.fromEntries(result.passes.map((entry) => [entry.id, entry.nodes.length])),
    inapplicable: result.inapplicable.map((entry) => entry.id).sort(),
    elsewhere,
  };
}
