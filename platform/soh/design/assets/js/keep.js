// Half-filled steps are sent to our own server, sealed there under the visitor's key, so that nothing typed is lost.
// They never count as answered. Nothing is sent while the page is being left by quick exit or sent by its own button.
const PAUSE = 2000;
const MOST_OFTEN = 8000;

export class Keeper {
  constructor(form) {
    this.form = form;
    this.changed = false;
    this.stopped = false;
    this.last = 0;
    this.timer = null;
    form.addEventListener("input", () => this.soon());
    form.addEventListener("change", () => this.soon());
    form.addEventListener("submit", () => this.stop());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") {
        this.now();
      }
    });
  }

  soon() {
    this.changed = true;
    if (this.timer === null) {
      const wait = Math.max(PAUSE, this.last + MOST_OFTEN - Date.now());
      this.timer = setTimeout(() => {
        this.timer = null;
        this.send();
      }, wait);
    }
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  words() {
    const words = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string") {
        words.append(name, value);
      }
    }
    words.append("_step", this.form.dataset.sohStep);
    return words;
  }

  mayNot() {
    return !this.changed || this.stopped || document.documentElement.classList.contains("soh-left");
  }

  async send() {
    if (this.mayNot()) {
      return;
    }
    this.changed = false;
    this.last = Date.now();
    try {
      const reply = await fetch(this.form.dataset.sohKeep, { method: "POST", body: this.words() });
      if (reply.status === 409) {
        this.stop();
      }
    } catch {
      this.changed = true; // no connection: with the next change, or when the page is left
    }
  }

  // When the page goes away there is no time to wait for an answer.
  now() {
    if (!this.mayNot() && navigator.sendBeacon(this.form.dataset.sohKeep, this.words())) {
      this.changed = false;
    }
  }
}

export function keepHalfFilled(root) {
  const form = root.querySelector("form[data-soh-keep]");
  return form ? new Keeper(form) : null;
}
