// Files are sent as soon as they are chosen, in pieces, one file after another (tus 1.0.0), while the person goes on
// writing. When the connection breaks they go on where they were. Without this script files go with the form's post.
const PIECE = 4 * 1024 * 1024;
const TRIES = 8;
const LONGEST_WAIT = 30;
const TOLD_EVERY = 25;

const encoded = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

class Refused extends Error {}

class Sending {
  constructor(file, question, place) {
    Object.assign(this, { file, question, place, state: "waiting", offset: 0, told: 0, url: "" });
    this.build();
  }

  build() {
    const { words } = this.place;
    this.item = document.createElement("li");
    this.item.className = "soh-files__sent";
    this.bar = document.createElement("progress");
    this.bar.className = "soh-files__bar";
    this.bar.max = 100;
    this.bar.value = 0;
    this.bar.setAttribute("aria-label", this.file.name);
    this.status = document.createElement("span");
    this.status.className = "soh-files__status";
    const name = document.createElement("span");
    name.className = "soh-files__name";
    name.textContent = this.file.name;
    this.pauseButton = this.button(words.pause, () => (this.state === "sending" ? this.pause() : this.goOn()));
    this.cancelButton = this.button(words.cancel, () => this.cancel());
    const buttons = document.createElement("span");
    buttons.append(this.pauseButton, this.cancelButton);
    this.item.append(name, this.status, this.bar, buttons);
    this.place.list.append(this.item);
    this.show();
  }

  button(text, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "soh-files__remove govuk-link";
    this.label(button, text);
    button.addEventListener("click", act);
    return button;
  }

  label(button, text) {
    const of = document.createElement("span");
    of.className = "govuk-visually-hidden";
    of.textContent = ` ${this.file.name}`;
    button.replaceChildren(text, of);
  }

  get percent() {
    return this.file.size ? Math.floor((100 * this.offset) / this.file.size) : 0;
  }

  show(said = "") {
    const { words } = this.place;
    const shown = { sending: `${this.percent}%`, failed: said || words.failed }[this.state] ?? words[this.state];
    this.status.textContent = shown;
    this.item.classList.toggle("soh-files__sent--failed", this.state === "failed");
    this.bar.value = this.percent;
    this.pauseButton.hidden = this.state === "waiting" || (this.state === "failed" && this.final);
    this.label(this.pauseButton, { sending: words.pause, failed: words.again }[this.state] ?? words.goOn);
    if (this.state === "failed") {
      this.label(this.cancelButton, words.dismiss);
    }
  }

  set(state, said) {
    const changed = this.state !== state;
    this.state = state;
    this.show(said);
    if (changed && state !== "waiting") {
      this.place.tell(`${this.file.name}: ${this.status.textContent}`);
    }
  }

  pause() {
    this.set("paused");
    this.request?.abort();
  }

  goOn() {
    if (this.state === "offline") {
      this.wake?.();
      return;
    }
    this.set("waiting");
    this.place.next();
  }

  async cancel() {
    const before = this.state;
    this.state = "cancelled";
    this.request?.abort();
    this.wake?.();
    this.place.drop(this);
    if (this.url && before !== "failed") {
      this.place.tell(`${this.file.name}: ${this.place.words.cancelled}`);
    }
    if (this.url) {
      const headers = { "Tus-Resumable": "1.0.0", "X-CSRFToken": this.place.token };
      await fetch(this.url, { method: "DELETE", headers, keepalive: true }).catch(() => {});
    }
    this.place.next();
  }

  // Send until the end, or until somebody pauses or cancels. Failures of the connection are waited out.
  async run() {
    let failed = 0;
    let isUnsure = Boolean(this.url);
    while (this.state === "sending") {
      const before = this.offset;
      try {
        if (!this.url) {
          await this.begin();
        } else if (isUnsure) {
          await this.find();
        }
        isUnsure = false;
        while (this.state === "sending" && this.offset < this.file.size) {
          await this.send();
          failed = 0;
        }
        if (this.state === "sending") {
          this.state = "done";
        }
      } catch (error) {
        if (error instanceof Refused) {
          this.final = true;
          this.set("failed", error.message);
        } else if (this.state === "sending") {
          isUnsure = true;
          failed = this.offset > before ? 1 : failed + 1;
          await this.wait(failed);
        }
      }
    }
  }

  async wait(failed) {
    if (failed > TRIES && navigator.onLine) {
      this.set("failed");
      return;
    }
    this.set("offline");
    const seconds = Math.min(2 ** (failed - 1), LONGEST_WAIT);
    await new Promise((resolve) => {
      this.wake = resolve;
      setTimeout(resolve, seconds * 1000);
      window.addEventListener("online", resolve, { once: true });
    });
    this.wake = null;
    if (this.state === "offline") {
      this.state = "sending";
      this.show();
    }
  }

  async begin() {
    const metadata = `question ${encoded(this.question)},filename ${encoded(this.file.name)}`;
    const reply = await this.ask("POST", this.place.url, {
      "Upload-Length": String(this.file.size),
      "Upload-Metadata": metadata,
    });
    this.url = reply.getResponseHeader("Location");
  }

  async find() {
    const reply = await this.ask("HEAD", this.url);
    this.reach(Number(reply.getResponseHeader("Upload-Offset")));
  }

  async send() {
    const piece = this.file.slice(this.offset, this.offset + PIECE);
    const from = this.offset;
    const reply = await this.ask(
      "PATCH",
      this.url,
      { "Upload-Offset": String(from), "Content-Type": "application/offset+octet-stream" },
      piece,
      (sent) => this.reach(Math.min(from + sent, this.file.size - 1), false),
    ).catch((error) => {
      this.offset = from;
      throw error;
    });
    this.reach(Number(reply.getResponseHeader("Upload-Offset")));
  }

  reach(offset, isKept = true) {
    const kept = this.offset;
    this.offset = offset;
    this.show();
    this.place.busy();
    if (this.percent >= this.told + TOLD_EVERY && this.percent < 100) {
      this.told = this.percent - (this.percent % TOLD_EVERY);
      this.place.tell(`${this.file.name}: ${this.told}%`);
    }
    if (!isKept) {
      this.offset = kept;
    }
  }

  ask(method, url, headers = {}, body = null, sent = null) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      this.request = request;
      request.open(method, url);
      request.setRequestHeader("Tus-Resumable", "1.0.0");
      request.setRequestHeader("X-CSRFToken", this.place.token);
      for (const [name, value] of Object.entries(headers)) {
        request.setRequestHeader(name, value);
      }
      if (sent) {
        request.upload.addEventListener("progress", (event) => sent(event.loaded));
      }
      request.onload = () => {
        const { status } = request;
        if (status >= 200 && status < 300) {
          resolve(request);
        } else if ([400, 403, 404, 410, 413, 415, 507].includes(status)) {
          const isPlain = (request.getResponseHeader("Content-Type") ?? "").startsWith("text/plain");
          reject(new Refused(isPlain && method !== "HEAD" ? request.responseText : ""));
        } else {
          reject(new Error(String(status)));
        }
      };
      request.onerror = request.onabort = request.ontimeout = () => reject(new Error("no connection"));
      request.send(body);
    });
  }
}

export class Files {
  constructor(root, form) {
    this.root = root;
    this.form = form;
    this.url = form.dataset.sohUploads;
    this.words = JSON.parse(root.dataset.sohWords);
    this.input = root.querySelector("input[type=file]");
    this.told = root.querySelector(".soh-files__progress");
    this.sendings = [];
    this.list = document.createElement("ul");
    this.list.className = "govuk-list soh-files__sending";
    this.list.setAttribute("aria-label", this.words.list);
    this.list.hidden = true;
    this.told.classList.add("govuk-visually-hidden");
    this.told.after(this.list);
    this.wait = document.createElement("p");
    this.wait.className = "govuk-error-message";
    this.wait.tabIndex = -1;
    this.wait.hidden = true;
    this.wait.textContent = this.words.wait;
    this.list.before(this.wait);
    root.querySelector("button[name=_upload]").remove();
    this.input.addEventListener("change", () => this.take());
    form.addEventListener("submit", (event) => this.hold(event), { capture: true });
    window.addEventListener("pagehide", () => this.stop());
  }

  get token() {
    return this.form.elements.csrfmiddlewaretoken.value;
  }

  get active() {
    return this.sendings.filter((one) => !["failed", "cancelled", "done"].includes(one.state));
  }

  take() {
    const chosen = [...this.input.files];
    this.input.value = "";
    for (const file of chosen) {
      this.sendings.push(new Sending(file, this.input.name, this));
    }
    this.list.hidden = this.sendings.length === 0;
    this.next();
  }

  async next() {
    if (this.sendings.some((one) => one.state === "sending" || one.state === "offline")) {
      return;
    }
    const one = this.sendings.find(({ state }) => state === "waiting");
    if (!one) {
      this.wait.hidden = this.wait.hidden || this.active.length === 0;
      return;
    }
    one.set("sending");
    await one.run();
    if (one.state === "done") {
      await this.renew();
      this.drop(one);
      this.tell(`${one.file.name}: ${this.words.done}`);
    }
    this.next();
  }

  drop(one) {
    one.item.remove();
    this.sendings = this.sendings.filter((other) => other !== one);
    this.list.hidden = this.sendings.length === 0;
    if (this.active.length === 0) {
      this.wait.hidden = true;
    }
  }

  // What the server says is there: names, sizes and buttons are its own.
  async renew() {
    try {
      const reply = await fetch(window.location.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      const fresh = page.getElementById(this.input.id)?.closest("[data-soh-files]").querySelector(".soh-files__list");
      this.root.querySelector(".soh-files__list")?.remove();
      if (fresh) {
        this.root.append(document.adoptNode(fresh));
      }
    } catch {
      // The file is there all the same, and the next page shows it.
    }
  }

  // Nobody goes on while a file is half sent, without having said so.
  hold(event) {
    if (this.active.length === 0) {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    this.wait.hidden = false;
    this.wait.focus();
  }

  stop() {
    for (const one of this.sendings) {
      one.state = "cancelled";
      one.request?.abort();
    }
  }

  tell(words) {
    this.told.textContent = words;
  }

  busy() {
    document.dispatchEvent(new CustomEvent("soh:busy"));
  }
}

export function sendFiles(root) {
  const form = root.querySelector("form[data-soh-uploads]");
  if (form && window.XMLHttpRequest) {
    for (const place of form.querySelectorAll("[data-soh-files][data-soh-words]")) {
      new Files(place, form);
    }
  }
}
