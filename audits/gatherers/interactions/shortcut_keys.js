import { deepActive } from "../../browser/js/lib/focus.js";
import reset_view from "./reset_view.js";

/**
 * Notes, while every key is pressed in turn, after which of them the page was no longer as before.
 *
 * `end` stops that, and gives the keys to try again alone, and how often one of them led elsewhere.
 */
export default function shortcut_keys() {
  /** @type {Set<string>} */
  const touched = new Set();
  /** @type {string[]} */
  const pressed = [];
  let mutations = 0;
  let departures = 0;
  reset_view();
  let seen = { address: location.href, x: scrollX, y: scrollY };
  const observer = new MutationObserver((records) => (mutations += records.length));
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  const check = () => {
    const moved = deepActive() !== null || location.href !== seen.address || scrollX !== seen.x || scrollY !== seen.y;
    // What a key sets going may show a little later, while the next keys are pressed.
    mutations += observer.takeRecords().length;
    if (mutations > 0 || moved) for (const key of pressed.slice(-2)) touched.add(key);
    mutations = 0;
    if (!moved) return;
    reset_view();
    seen = { address: location.href, x: scrollX, y: scrollY };
  };

  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    check();
    pressed.push(event.key);
  };
  addEventListener("keydown", onKeyDown, { capture: true, passive: true });

  const onNavigate = () => {
    departures += 1;
    for (const key of pressed.slice(-2)) touched.add(key);
  };
  /** @type {EventTarget | undefined} */
  const navigation = Reflect.get(window, "navigation");
  navigation?.addEventListener("navigate", onNavigate);

  return {
    end: () => {
      check();
      observer.disconnect();
      removeEventListener("keydown", onKeyDown, { capture: true });
      navigation?.removeEventListener("navigate", onNavigate);
      reset_view();
      return { touched: [...touched], departures };
    },
  };
}
