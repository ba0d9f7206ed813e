// The preview follows what is typed; a colour can be picked beside its field. Without this script both are buttons.
const form = document.querySelector("[data-look]");
const frame = document.querySelector("[data-look-preview]");
const address = frame.src.split("?")[0];
let waiting = 0;

function show() {
  const values = new URLSearchParams(new FormData(form));
  values.delete("csrfmiddlewaretoken");
  frame.src = `${address}?${values}`;
}

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(show, 400);
});

for (const field of form.querySelectorAll("[data-colour]")) {
  const picker = document.createElement("input");
  picker.type = "color";
  picker.setAttribute("aria-label", `Pick: ${field.labels[0].firstChild.textContent.trim()}`);
  const follow = () => {
    if (/^#[0-9a-f]{6}$/i.test(field.value)) picker.value = field.value;
  };
  follow();
  field.addEventListener("input", follow);
  picker.addEventListener("input", () => {
    field.value = picker.value;
  });
  field.after(" ", picker);
}
