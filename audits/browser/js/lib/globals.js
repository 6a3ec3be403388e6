/**
 * The library in `globalThis.audits`, for scripts in the old form: bare functions, which cannot import it.
 *
 * `shared` is where such scripts keep what they need again; a module keeps it in its own variables, or in a handle.
 */

import { backdropOf, contrast, luminance, over, parse } from "./colour.js";
import { all, attribute, childrenOf, closest, hrefOf, isInMain, parentOf, placeOf, read, urlOf } from "./dom.js";
import { deepActive, startAtTop } from "./focus.js";
import { isShell, looks, shapeOf } from "./looks.js";
import { LANDMARK_CANDIDATES, calledOf, labelOf, landmarkRole, nameOf } from "./names.js";
import { clip, squeeze } from "./strings.js";
import { seenTextOf, textContentOf, textOf } from "./text.js";
import { boxesOf, isCutAround, isCutAway, isHidden, isInSight, isRendered, sight, textsInSight, visibleBoxes } from "./visibility.js";

/** What is no colour was black to such scripts. @param {string} css */
const parseOrBlack = (css) => parse(css) ?? [0, 0, 0, 1];

export const audits = {
  LANDMARK_CANDIDATES,
  all,
  attribute,
  boxesOf,
  calledOf,
  childrenOf,
  clip,
  closest,
  colours: { backdropOf, contrastOf: contrast, luminance, over, parse: parseOrBlack },
  deepActive,
  hrefOf,
  isCutAway,
  isHidden,
  isInMain,
  isInSight,
  isRendered,
  isShell,
  labelOf,
  landmarkRole,
  looks,
  nameOf,
  parentOf,
  placeOf,
  read,
  seenTextOf,
  shapeOf,
  shared: {},
  sight: Object.assign(sight, { isCut: isCutAround }),
  squeeze,
  startAtTop,
  textContentOf,
  textOf,
  textsInSight,
  urlOf,
  visibleBoxes,
};

Object.assign(globalThis, { audits });
