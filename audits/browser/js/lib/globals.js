/**
 * The library in `globalThis.audits`, for scripts in the old form: bare functions, which cannot import it.
 *
 * Such scripts keep there what they need again; a module keeps it in its own variables, or in a handle.
 */

import { all, attribute, closest, parentOf, placeOf, read } from "./dom.js";
import { deepActive } from "./focus.js";
import { isShell, looks, shapeOf } from "./looks.js";
import { calledOf } from "./names.js";
import { isRendered, sight, visibleBoxes } from "./visibility.js";

export const audits = {
  all,
  attribute,
  calledOf,
  closest,
  deepActive,
  isRendered,
  isShell,
  looks,
  parentOf,
  placeOf,
  read,
  shapeOf,
  sight,
  visibleBoxes,
};

Object.assign(globalThis, { audits });
