/** Empties what the page keeps until its tab is closed, which the browser's own command leaves alone. */
export default function clear_session_storage() {
  try {
    sessionStorage.clear();
  } catch {
    // a page that may store nothing has nothing stored
  }
}
