// A long list that can be searched by typing. The native select stays in the form and keeps the answer; without this
// script it is what people use. Keys and roles are those of the ARIA pattern "editable combobox with list autocomplete".
import { Component } from "govuk-frontend";

const MOST_SHOWN = 100;

const plain = (text) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .trim();

export class Combobox extends Component {
  static moduleName = "soh-combobox";

  constructor($root) {
    super($root);
    this.select = $root;
    this.options = [...$root.options].filter((option) => option.value);
    this.id = $root.id;
    this.build();
    this.listen();
  }

  build() {
    const { select, id } = this;
    const wrapper = document.createElement("div");
    wrapper.className = "soh-combobox";
    this.input = document.createElement("input");
    this.input.className = `govuk-input soh-combobox__input${select.matches(".govuk-select--error") ? " govuk-input--error" : ""}`;
    const attributes = {
      type: "text",
      role: "combobox",
      autocomplete: "off",
      autocapitalize: "none",
      spellcheck: "false",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": `${id}-options`,
    };
    for (const [name, value] of Object.entries(attributes)) {
      this.input.setAttribute(name, value);
    }
    const how = this.line(`${id}-how`, "govuk-visually-hidden");
    how.textContent = select.dataset.how;
    this.input.setAttribute("aria-describedby", [select.getAttribute("aria-describedby"), how.id].filter(Boolean).join(" "));
    this.status = this.line(`${id}-status`, "govuk-visually-hidden");
    this.status.setAttribute("role", "status");
    this.list = document.createElement("ul");
    this.list.id = `${id}-options`;
    this.list.className = "soh-combobox__list";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    const label = document.querySelector(`label[for="${CSS.escape(id)}"]`);
    this.list.setAttribute("aria-label", label ? label.textContent.trim() : "");
    this.nothing = document.createElement("p");
    this.nothing.className = "soh-combobox__nothing govuk-hint";
    this.nothing.hidden = true;
    this.nothing.textContent = select.dataset.nothing;
    wrapper.append(this.input, this.list, this.nothing, how, this.status);
    select.before(wrapper);
    // The label and the error summary lead to the id: it goes to the box that people type in.
    select.id = `${id}-list`;
    select.hidden = true;
    this.input.id = id;
    this.unknown = select.dataset.typed || "";
    this.input.value = this.unknown || this.chosen()?.text || "";
    if (this.unknown) {
      this.keep(this.unknown);
    }
  }

  line(id, className) {
    const element = document.createElement("span");
    element.id = id;
    element.className = className;
    return element;
  }

  listen() {
    this.input.addEventListener("input", () => this.open());
    this.input.addEventListener("click", () => this.open());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.leave());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const item = event.target.closest("[role=option]");
      if (item) {
        this.choose(this.found[Number(item.dataset.place)]);
      }
    });
  }

  chosen() {
    return this.options.find((option) => option.value === this.select.value && this.select.value);
  }

  matching() {
    const typed = plain(this.input.value);
    if (!typed || typed === plain(this.chosen()?.text ?? "")) {
      return this.options;
    }
    const words = this.options.map((option) => [plain(option.text), option]);
    const begins = words.filter(([text]) => text.startsWith(typed));
    const within = words.filter(([text]) => !text.startsWith(typed) && text.includes(typed));
    return [...begins, ...within].map(([, option]) => option);
  }

  open() {
    this.found = this.matching().slice(0, MOST_SHOWN);
    this.active = -1;
    this.list.replaceChildren(...this.found.map((option, place) => this.item(option, place)));
    this.list.hidden = this.found.length === 0;
    this.nothing.hidden = this.found.length > 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.input.removeAttribute("aria-activedescendant");
    const { found, nothing } = this.select.dataset;
    this.status.textContent = this.found.length ? found.replace("%(count)s", this.found.length) : nothing;
  }

  item(option, place) {
    const item = document.createElement("li");
    item.id = `${this.id}-option-${place}`;
    item.className = "soh-combobox__option";
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.place = place;
    item.textContent = option.text;
    return item;
  }

  close() {
    this.list.hidden = true;
    this.status.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  press(event) {
    const isOpen = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) {
        this.open();
      }
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && isOpen && this.active >= 0) {
      event.preventDefault();
      this.choose(this.found[this.active]);
    } else if (event.key === "Enter") {
      this.leave();
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation(); // one Escape closes the list; it is no part of the quick exit
      this.close();
    }
  }

  move(by) {
    if (!this.found.length) {
      return;
    }
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = (this.active + by + this.found.length + (this.active < 0 && by < 0 ? 1 : 0)) % this.found.length;
    const item = this.list.children[this.active];
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", item.id);
  }

  choose(option) {
    this.select.value = option.value;
    this.input.value = option.text;
    this.nothing.hidden = true;
    this.close();
    this.input.focus();
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // What was typed and is in no option goes to the server as it is: it says so, instead of losing the answer.
  leave() {
    this.close();
    const typed = this.input.value.trim();
    const option = this.options.find((one) => plain(one.text) === plain(typed));
    // Else it stays: were it taken away, a button below would move from under the pointer that left the box for it.
    this.nothing.hidden = Boolean(option) || this.nothing.hidden;
    if (typed && !option) {
      this.keep(typed);
    } else {
      this.select.value = option?.value ?? "";
    }
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  keep(typed) {
    this.extra ??= this.select.appendChild(new Option());
    this.extra.value = typed;
    this.extra.text = typed;
    this.select.value = typed;
  }
}
