/**
 * The library in `globalThis.audits`, for scripts in the old form: bare functions, which cannot import it.
 *
 * Such scripts keep there what they need again; a module keeps it in its own variables, or in a handle.
 */

import { backdropOf, contrast, luminance, over, parse } from "./colour.js";
import { all, attribute, closest, parentOf, placeOf, read } from "./dom.js";
import { deepActive, startAtTop } from "./focus.js";
import { isShell, looks, placedLooks, shapeOf } from "./looks.js";
import { calledOf } from "./names.js";
import { isCutAround, isRendered, sight, visibleBoxes } from "./visibility.js";

/** What is no colour was black to such scripts. @param {string} css */
const parseOrBlack = (css) => parse(css) ?? [0, 0, 0, 1];

export const audits = {
  all,
  attribute,
  calledOf,
  closest,
  colours: { backdropOf, contrastOf: contrast, luminance, over, parse: parseOrBlack },
  deepActive,
  isRendered,
  isShell,
  looks,
  parentOf,
  placedLooks,
  placeOf,
  read,
  shapeOf,
  sight: Object.assign(sight, { isCut: isCutAround }),
  startAtTop,
  visibleBoxes,
};

Object.assign(globalThis, { audits });
