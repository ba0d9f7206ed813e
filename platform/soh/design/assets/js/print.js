/**
 * Shows the print buttons, which can do nothing without scripts, and makes them print.
 */
export function offerPrinting(root) {
  for (const button of root.querySelectorAll("button[data-soh-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
