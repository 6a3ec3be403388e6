import { finishAnimations } from "./lib/animations.js";

/** Ends all animations that have an end: where no scripts run, no frame of the page can be waited for. */
export default function finish_animations() {
  finishAnimations();
}
