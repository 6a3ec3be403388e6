/**
 * The controls that a mouse can work, as they seem to be: by element, by role, by what listens to clicks, by their look.
 *
 * A listener on what holds other controls is no control itself, and neither is one on the page as a whole.
 * @param {"find" | "point" | "focus" | "states" | "holds" | "release"} task
 * @param {any} number which of the controls found; for "find" how many of those that listen do so to the mouse alone, which come
 *   first (`for_mouse`), and where the handlers of each stand in their scripts (`handlers`)
 * @param {...Element} listening what listens to clicks, for "find"
 * @returns {object | object[] | string | boolean | null}
 */
(task, number, ...listening) => {
  const shared = globalThis.audits;
  const { all, attribute, calledOf, closest, deepActive, isRendered, isShell, looks, parentOf, placeOf, read, shapeOf, sight, visibleBoxes } = shared;
  const NATIVE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], video[controls], iframe, [contenteditable]:not([contenteditable=false])";
  const ROLES = ["button", "link", "checkbox", "switch", "radio", "tab", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "slider", "spinbutton", "combobox", "treeitem", "gridcell"];
  const ROLED = ROLES.map((role) => `[role=${role}]`).join();
  const COMPOSITES = "[role=tablist], [role=menu], [role=menubar], [role=listbox], [role=radiogroup], [role=tree], [role=grid], [role=treegrid], [role=toolbar], [role=combobox], [role=spinbutton], [role=slider]";
  const LANDMARK = "html, body, main, [role=main], article, section, nav, header, footer, aside, form, dialog, [role=dialog], [role=presentation] > *, svg *";

  const isOff = (one) => Boolean(one.disabled || attribute(one, "aria-disabled") === "true" || closest(one, "[inert], fieldset:disabled"));
  const canHoldFocus = (one) => isRendered(one) && !isOff(one) && one.tabIndex >= 0 && (one.matches(NATIVE) || attribute(one, "tabindex") !== null);
  const inside = (one) => [...one.querySelectorAll("*"), ...(one.shadowRoot?.querySelectorAll("*") ?? [])];
  const ancestors = function* (one) {
    for (let at = parentOf(one); at; at = parentOf(at)) yield at;
  };
  const addressOf = (one) => (one.matches("a[href], area[href]") ? one.href : "");
  const standInsFor = (one) => {
    const ids = (attribute(one, "aria-controls") ?? "").split(/\s+/).filter(Boolean);
    return all("[aria-controls]").filter((other) => other !== one && ids.some((id) => (attribute(other, "aria-controls") ?? "").split(/\s+/).includes(id)));
  };
  /** Whether the keyboard comes to it, into it, to what it stands in, or to what does the same. */
  const isReached = (one) => {
    if (canHoldFocus(one)) return true;
    const label = closest(one, "label");
    const control = label?.control ?? null;
    if (control && control !== one) return canHoldFocus(control) || isReachedByGroup(control);
    if (inside(one).some(canHoldFocus)) return true;
    for (const outer of ancestors(one)) if (outer.matches(NATIVE + "," + ROLED) && canHoldFocus(outer)) return true;
    if (isReachedByGroup(one)) return true;
    const address = addressOf(one);
    if (address && all("a[href]").some((other) => other !== one && other.href === address && canHoldFocus(other))) return true;
    return standInsFor(one).some(canHoldFocus);
  };
  /** Whether it is one of a group that is a single stop, within which arrows move: radio buttons, tabs, a menu, a toolbar. */
  const isReachedByGroup = (one) => {
    if (one.matches("input[type=radio]")) {
      const alike = all("input[type=radio]").filter((other) => other.name === one.name && other.form === one.form);
      return isRendered(one) && alike.some(canHoldFocus);
    }
    const group = closest(one, COMPOSITES);
    if (!group || (group === one && !one.matches("[role=listbox] *"))) return false;
    const owner = all(`[aria-controls~="${CSS.escape(group.id || "-")}"], [aria-owns~="${CSS.escape(group.id || "-")}"]`);
    return canHoldFocus(group) || inside(group).some(canHoldFocus) || owner.some(canHoldFocus);
  };

  const POINTER = (one) => getComputedStyle(one).cursor === "pointer";
  const looksPressable = (one) => POINTER(one) && !(parentOf(one) && POINTER(parentOf(one)));

  const signOf = (one, listeners) => {
    if (one.matches("label")) {
      const { control } = one;
      return control && !isOff(control) && !canHoldFocus(control) && !isReachedByGroup(control) ? "label" : "";
    }
    if (one.matches(NATIVE)) return "element";
    if (one.matches(ROLED)) return "role";
    if (one.matches(LANDMARK)) return "";
    if (listeners.has(one)) return "listener";
    return looksPressable(one) && !closest(one, `${NATIVE}, ${ROLED}, label`) ? "look" : "";
  };
  /** What tells a label's field from others: labels that work fields of one look, as in a menu, are alike. */
  const lookOfField = (field) => `${attribute(field, "type")} ${attribute(field, "class")}`;
  /**
   * Keeps the browser from scrolling by Space or arrows what is worked, which is no doing of the page's. Space scrolls when
   * its sign is typed and arrows when they are pressed, so nothing that scripts listen to is left out.
   */
  const keepStill = () => {
    const onKey = (event) => {
      const isScroll = event.type === "keypress" ? event.key === " " : event.key.startsWith("Arrow");
      if (isScroll && event.composedPath()[0] === shared.stillAt) event.preventDefault();
    };
    if (!shared.keptStill) for (const type of ["keypress", "keydown"]) addEventListener(type, onKey, { passive: false });
    shared.keptStill = true;
  };
  const states = (one) => {
    const names = ["aria-expanded", "aria-pressed", "aria-checked", "aria-selected"];
    const own = names.map((name) => (attribute(one, name) === null ? "" : `${name}="${attribute(one, name)}"`));
    const details = one.matches("summary") ? `open=${parentOf(one)?.open}` : "";
    const ticked = one.matches("input[type=checkbox], input[type=radio]") ? `checked=${one.checked}` : "";
    return [...own, details, ticked].filter(Boolean).join(" ");
  };
  switch (task) {
    case "find": {
      const listeners = new Set(listening);
      const forMouse = new Set(listening.slice(0, number.for_mouse));
      const handlersOf = new Map(listening.map((one, index) => [one, number.handlers[index].join()]));
      const found = [];
      for (const one of all("*")) {
        const sign = signOf(one, listeners);
        if (!sign || isOff(one) || !sightly(one)) continue;
        const holdsOthers = (sign === "listener" || sign === "look") && inside(one).some((inner) => inner.matches(`${NATIVE}, ${ROLED}`) || listeners.has(inner) || (inner.matches("label") && inner.control));
        if (holdsOthers) continue;
        found.push({ one, sign });
      }
      shared.controls = found.map(({ one }) => one);
      const lookOf = looks();
      return found.map(({ one, sign }) => {
        const reached = isReached(one);
        return {
          name: calledOf(one),
          tag: read(one, "localName"),
          role: attribute(one, "role") ?? "",
          sign,
          is_reached: reached,
          place: placeOf(one),
          is_own: canHoldFocus(one),
          is_for_mouse: forMouse.has(one),
          states: states(one),
          // Of what pages share, one of each look speaks for the others; of what is in the text, one of each make.
          look: [sign, handlersOf.get(one) ?? "", reached, states(one) !== "", isShell(one) ? lookOf(one) : `${lookOf(one)} ${shapeOf(one)}`, sign === "label" ? lookOfField(one.control) : ""].join("|"),
        };
      });
    }
    case "point": {
      const one = shared.controls[number];
      one.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const [box] = visibleBoxes(one);
      if (!box || sight(one).coveredBy) return box ? "covered" : "away";
      return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    }
    case "focus": {
      const one = shared.controls[number];
      shared.stillAt = one.matches(NATIVE) ? null : one;
      keepStill();
      one.focus();
      return deepActive() === one;
    }
    case "states":
      return states(shared.controls[number]);
    case "release":
      deepActive()?.blur?.();
      return null;
    case "holds":
      return { is_here: deepActive() === shared.controls[number], is_nowhere: deepActive() === null };
    default:
      return null;
  }
  function sightly(one) {
    return isRendered(one) && sightlyBox(one) && !closest(one, "[aria-hidden=true] [tabindex='-1']");
  }
  function sightlyBox(one) {
    const { width, height } = one.getBoundingClientRect();
    return width > 2 && height > 2 && Element.prototype.checkVisibility.call(one, { opacityProperty: true, visibilityProperty: true });
  }
}
