// Keys of the inbox: j, k, Enter, c, n, b and ?. They rest while something is typed, and can be switched off.
const STORED = "inbox-keys";
const help = document.querySelector("[data-keys-help]");
const button = document.querySelector("[data-keys-switch]");
let isOn = localStorage.getItem(STORED) !== "off";

function show() {
  if (!button) return;
  button.hidden = false;
  button.setAttribute("aria-pressed", String(isOn));
  button.textContent = isOn ? "Keys are on" : "Keys are off";
}

function step(by) {
  const links = [...document.querySelectorAll("[data-reference] th a")];
  const at = links.indexOf(document.activeElement?.closest("[data-reference]")?.querySelector("th a"));
  links[Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
}

const acts = {
  j: () => step(1),
  k: () => step(-1),
  c: () => (document.activeElement?.closest("[data-reference]") ?? document)
    .querySelector("[data-claim], [data-key=c]")?.click(),
  n: () => document.querySelector("[data-key=n]")?.click(),
  b: () => document.querySelector("[data-key=b]")?.click(),
  "?": () => {
    if (!help) return;
    help.open = true;
    help.querySelector("summary").focus();
  },
};

button?.addEventListener("click", () => {
  isOn = !isOn;
  localStorage.setItem(STORED, isOn ? "on" : "off");
  show();
});

document.addEventListener("keydown", (pressed) => {
  const isTyping = pressed.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (!isOn || isTyping || pressed.ctrlKey || pressed.metaKey || pressed.altKey || !acts[pressed.key]) return;
  pressed.preventDefault();
  acts[pressed.key]();
});

show();
