import { all, attribute, excludedBy, htmlOf, isInMain, selectorOf, sourceIn, within } from "../browser/js/lib/dom.js";
import { clip } from "../browser/js/lib/strings.js";
import { whatAppeared } from "./appeared.js";
import { inAnyCase } from "./axe/any_case.js";
import { isMistaken } from "./axe/mistakes.js";
import { recolouredTexts } from "./contrast/effects.js";

/** @typedef {import("./axe/mistakes.js").AxeNode} AxeNode */
/** @typedef {{id: string, help: string, nodes: AxeNode[]}} Entry */
/** @typedef {{violations: Entry[], incomplete: Entry[], passes: Entry[], inapplicable: {id: string}[]}} Result */
/** @typedef {{version: string, run: (context: Document | {include: Element[]}, options: object) => Promise<Result>}} Library */

/** @returns {Library} */
const library = () => /** @type {{axe: Library}} */ (/** @type {unknown} */ (globalThis)).axe;

/** @type {(Element | null)[]} */
let unsettled = [];

/** @returns {(Element | null)[]} the texts whose contrast the last run left open, in its order */
export const unsettledTexts = () => unsettled;

/** @param {Result} result @returns {void} without what axe is mistaken about; a rule of which nothing is left does not apply */
const correct = (result) => {
  for (const entry of [...result.violations, ...result.incomplete]) {
    entry.nodes = entry.nodes.filter((node) => !isMistaken(entry.id, node));
    if (entry.nodes.length === 0) result.inapplicable.push(entry);
  }
  result.violations = result.violations.filter((entry) => entry.nodes.length > 0);
  result.incomplete = result.incomplete.filter((entry) => entry.nodes.length > 0);
};

/** @param {AxeNode} node @returns {import("../browser/js/lib/dom.js").Place} */
const placeOfNode = (node) => {
  const element = document.querySelector(String(node.target.flat()[0]));
  return {
    selector: node.target.flat().join(" "),
    html: clip(node.html, 300),
    in_main: element === null || isInMain(element),
    ...sourceIn(node.element ?? element),
    ...excludedBy(node.element ?? element),
  };
};

/**
 * Of what would each be enough, the first is the plainest; of the rest, all is needed. Some checks say nothing.
 * @param {AxeNode} node @param {Entry} entry @returns {string}
 */
const summaryOf = (node, entry) => {
  const messages = [...node.none, ...node.all, ...node.any.slice(0, 1)].map((check) => check.message?.trim());
  return messages.filter(Boolean).join("; ") || `axe cannot tell: ${entry.help}`;
};

/** @param {Entry[]} entries */
const findings = (entries) =>
  entries.map((entry) => ({
    rule: entry.id,
    help: entry.help,
    nodes: entry.nodes.map((node) => ({
      place: placeOfNode(node),
      summary: clip(summaryOf(node, entry), 600),
    })),
  }));

/** Names of properties that fields commonly have, and of which axe-core does not go astray. */
const HARMLESS = new Set(["id", "part", "prefix", "role", "slot"]);

/**
 * The methods and properties of elements and documents, which axe-core 4.14 uses without asking whether a field's name hides
 * them: it throws, or goes from a field that is called `parentNode` to its form and back for ever.
 */
const USED_BY_AXE = new Set([
  ...[Node.prototype, Element.prototype].flatMap(Object.getOwnPropertyNames).filter((name) => !HARMLESS.has(name)),
  ...Object.entries(Object.getOwnPropertyDescriptors(Document.prototype)).flatMap(([name, { value }]) => (typeof value === "function" ? name : [])),
]);

/**
 * Takes away names by which a field hides a property of its form, or a form one of the document, such as `getAttribute`.
 *
 * That has to be done before anybody asks the form for it: it remembers what it was asked for.
 * @returns {() => void} gives them back
 */
const withoutClobbering = () => {
  const nameOf = (/** @type {Element} */ one) => attribute(one, "name") ?? "";
  const named = all("[name]").map((one) => ({ one, name: nameOf(one) })).filter(({ name }) => USED_BY_AXE.has(name));
  for (const { one } of named) Element.prototype.removeAttribute.call(one, "name");
  return () => {
    for (const { one, name } of named) Element.prototype.setAttribute.call(one, "name", name);
  };
};

/**
 * Texts whose colours are changed once painted: axe judges by the colours that styles state, and pictures have to settle it.
 * @param {Result} result @param {Element[]} include
 */
const addRecoloured = (result, include) => {
  const open = result.incomplete.find(({ id }) => id === "color-contrast") ?? { id: "color-contrast", help: "", nodes: [] };
  const known = new Set([...result.violations, open].filter(({ id }) => id === "color-contrast").flatMap(({ nodes }) => nodes.map(({ element }) => element)));
  const inside = include.flatMap((one) => [one, ...within(one, "*")]);
  const fresh = recolouredTexts(inside).filter((element) => !known.has(element));
  const message = "The colours of this text are changed once they are painted";
  open.nodes.push(...fresh.map((element) => ({ element, target: [selectorOf(element)], html: htmlOf(element, 300), none: [], all: [], any: [{ message }] })));
  if (fresh.length > 0 && !result.incomplete.includes(open)) result.incomplete.push(open);
};

/** @param {string[]} rules @param {Element[] | null | undefined} include @returns {Promise<object>} */
const told = async (rules, include) => {
  const options = { runOnly: { type: "rule", values: rules }, elementRef: true };
  const result = await inAnyCase(() => library().run(include ? { include } : document, options));
  correct(result);
  if (rules.includes("color-contrast")) addRecoloured(result, include ?? [document.documentElement]);
  unsettled = result.incomplete.find(({ id }) => id === "color-contrast")?.nodes.map(({ element }) => element ?? null) ?? [];
  return {
    violations: findings(result.violations),
    incomplete: findings(result.incomplete),
    passes: Object.fromEntries(result.passes.map((entry) => [entry.id, entry.nodes.length])),
    inapplicable: result.inapplicable.map((entry) => entry.id).toSorted(),
  };
};

/**
 * Runs axe, which must have been put into this world before.
 * @param {string[]} rules the rules to run
 * @param {string[]} elsewhere the rules that other views of the page answer for
 * @returns {Promise<object>} an Axe record
 */
export default async function axe(rules, elsewhere) {
  const about = { type: "axe", version: library().version };
  // In a state only what has appeared is new: the page as loaded has been looked at.
  const include = whatAppeared();
  if (rules.length === 0 || include?.length === 0) {
    return { ...about, violations: [], incomplete: [], passes: {}, inapplicable: [], elsewhere: [...elsewhere, ...rules] };
  }
  const giveBack = withoutClobbering();
  try {
    return { ...about, ...(await told(rules, include)), elsewhere };
  } finally {
    giveBack();
  }
}
