// Answers on a screen that nobody watches are hidden after a while. Some minutes before, a dialog asks; any sign of the
// person counts as an answer to the clock, and the dialog's button to the dialog. Nothing is lost: what stands in the
// controls is kept first, and the page that comes leads back to it.
const MINUTE = 60 * 1000;
// A file on its way is waited for.
const SIGNS = ["input", "keydown", "pointerdown", "scroll", "soh:busy"];

export class Timeout {
  constructor(dialog, keeper) {
    this.dialog = dialog;
    this.keeper = keeper;
    this.end = Number(dialog.dataset.minutes) * MINUTE;
    this.warning = this.end - Number(dialog.dataset.warning) * MINUTE;
    this.seen();
    for (const sign of SIGNS) {
      document.addEventListener(sign, () => this.seen(), { passive: true, capture: true });
    }
    dialog.querySelector("[data-soh-stay]").addEventListener("click", () => this.stay());
    dialog.addEventListener("cancel", () => this.stay());
    dialog.querySelector("[data-soh-hide]").addEventListener("click", (event) => {
      event.preventDefault();
      this.hide();
    });
    setInterval(() => this.look(), 1000);
    document.addEventListener("visibilitychange", () => this.look());
  }

  seen() {
    if (!this.dialog.open) {
      this.since = Date.now();
    }
  }

  stay() {
    this.dialog.close();
    this.since = Date.now();
  }

  look() {
    const idle = Date.now() - this.since;
    if (idle >= this.end) {
      this.hide();
    } else if (idle >= this.warning && !this.dialog.open) {
      this.dialog.showModal();
    }
  }

  hide() {
    if (this.hiding) {
      return;
    }
    this.hiding = true;
    this.keeper?.now();
    document.documentElement.classList.add("soh-left");
    window.location.replace(this.dialog.dataset.sohTimeout);
  }
}

export function hideWhenLeftAlone(root, keeper) {
  const dialog = root.querySelector("dialog[data-soh-timeout]");
  return dialog && typeof dialog.showModal === "function" ? new Timeout(dialog, keeper) : null;
}
