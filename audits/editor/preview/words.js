/**
 * What the panel says of a page.
 *
 * @typedef {{ selector: string, file: string, line: number, profiles: string[] }} Spot
 * @typedef {{ rule: string, title: string, level: string, result: string, message: string, help: string, spots: Spot[] }} Entry
 * @typedef {{ build: number, page: string, stage: "nothing" | "first" | "all", verdict: string, entries: Entry[],
 *   of_template: number, of_clinic: number, known: number, problem: string }} PageReport
 */

const FIRST_PROFILE = "desktop";

/** @type {Record<string, string>} Where a fault shows that does not show on a desktop. */
const SHOWN = {
  dark: "in dark colours",
  mobile: "on a phone",
  reflow: "on a very narrow screen",
  spacing: "with wider spacing of text",
  zoom: "enlarged to 200 %",
  "forced-colors": "with forced colours",
  "reduced-motion": "with less motion",
  print: "in print",
  "no-js": "without scripts",
};

/** @type {Record<string, string>} How urgent an entry is, by its result, and of those that failed by its level. */
const URGENCY = {
  must: "Stops the release",
  should: "Advice",
  unsure: "Please check",
  untested: "Could not be checked",
};

/** @param {Entry} entry */
export function urgency(entry) {
  return URGENCY[entry.result === "failed" ? entry.level : entry.result] ?? "";
}

/** @param {number} count @param {string} one @param {string} many */
const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** @param {Spot} spot */
export function place(spot) {
  const line = spot.line ? `, line ${spot.line}` : "";
  const isElsewhere = spot.profiles.length > 0 && !spot.profiles.includes(FIRST_PROFILE);
  const shown = isElsewhere ? spot.profiles.map((name) => SHOWN[name] ?? name).join(", ") : "";
  return [spot.file && `${spot.file}${line}`, shown].filter(Boolean).join(" · ");
}

/** @param {PageReport} report */
export function summary(report) {
  if (report.problem) return "This page could not be checked.";
  if (report.stage === "nothing") return "This page is being checked.";
  const count = report.entries.length;
  const found = count ? `${counted(count, "thing", "things")} to mend on this page` : "Nothing to mend on this page";
  return report.stage === "first" ? `${found} so far; the check goes on.` : `${found}.`;
}

/** @param {PageReport} report */
export function others(report) {
  const told = [];
  if (report.of_template) told.push(`${counted(report.of_template, "cause", "causes")} in the theme or the templates`);
  if (report.of_clinic) told.push(`${counted(report.of_clinic, "cause", "causes")} for the clinic`);
  if (report.known) told.push(`${counted(report.known, "cause", "causes")} known or settled`);
  return told.length ? `Besides: ${told.join(", ")}. The report of “audits run” tells of them.` : "";
}
