/** What controls there are by element and by role. */

export const NATIVE =
  "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], video[controls], iframe, [contenteditable]:not([contenteditable=false])";

const ROLES = [
  "button", "link", "checkbox", "switch", "radio", "tab", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "slider",
  "spinbutton", "combobox", "treeitem", "gridcell",
];

export const WITH_ROLE = ROLES.map((role) => `[role=${role}]`).join();
