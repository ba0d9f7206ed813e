// Asks before a page with a typed but unsaved note is left. Keeps nothing.
for (const form of document.querySelectorAll("form[data-unsaved-note]")) {
  const note = form.querySelector("textarea");
  let isSending = false;
  form.addEventListener("submit", () => {
    isSending = true;
  });
  window.addEventListener("beforeunload", (leaving) => {
    if (!isSending && note.value.trim() && note.value !== note.defaultValue) leaving.preventDefault();
  });
}
