// Quick exit: loaded in the head of sensitive pages and ready before the page is. The link works without it.
// Leaving means: show nothing at once, then replace this history entry by our own exit address, which forgets the
// session and goes on to a neutral site. Earlier pages stay in the browser's history; the page says so.
const PRESSES = 3;
const PRESS_WINDOW = 5000;

let presses = [];
let leaving = false;

// While the way out is slow: a white page with one neutral word, instead of answers or a page that seems broken.
function showLoading(words) {
  if (words && !document.querySelector(".soh-left__words")) {
    const loading = document.createElement("p");
    loading.className = "soh-left__words";
    loading.setAttribute("role", "status");
    loading.textContent = words;
    document.documentElement.append(loading);
  }
}

function leave() {
  const link = document.querySelector("[data-soh-quick-exit]");
  const url = link ? link.href : document.documentElement.dataset.quickExitUrl;
  leaving = true;
  document.title = "";
  document.documentElement.classList.add("soh-left");
  if (document.body) {
    document.body.hidden = true;
    showLoading(link ? link.dataset.loading : "");
  }
  window.location.replace(url || "/");
}

document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-soh-quick-exit]")) {
    event.preventDefault();
    leave();
  }
});

document.addEventListener(
  "keydown",
  (event) => {
    if (event.isComposing) {
      return;
    }
    if (event.key === "Escape") {
      event.preventDefault();
      leave();
    } else if (event.key !== "Shift") {
      presses = [];
    }
  },
  true,
);

document.addEventListener(
  "keyup",
  (event) => {
    if (event.key !== "Shift") {
      return;
    }
    const now = Date.now();
    presses = [...presses.filter((time) => now - time < PRESS_WINDOW), now];
    if (presses.length >= PRESSES) {
      leave();
    }
  },
  true,
);

// A page that comes back out of the browser's memory is asked for again, so that a left session shows nothing.
window.addEventListener("pageshow", (event) => {
  if (event.persisted || leaving) {
    document.documentElement.classList.add("soh-left");
    window.location.reload();
  }
});
