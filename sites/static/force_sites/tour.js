/** A button beside every value of the demo's tour that copies it. Without it the value is selected by one click. */
const status = document.getElementById("tour-status");

function addButton(value) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tour__copy";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy the ${value.dataset.copy}`);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(value.textContent);
    button.textContent = "Copied";
    status.textContent = `Copied the ${value.dataset.copy}`;
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  (value.closest("pre") ?? value).after(button);
}

if (status && navigator.clipboard) {
  document.querySelectorAll("[data-copy]").forEach(addButton);
}
