// Asks every 20 seconds whether the list changed, and changes only the rows: place, focus and choices stay.
const form = document.querySelector("[data-work-list]");
const rows = form.querySelector("[data-work-rows]");
const news = document.querySelector("[data-work-news]");
const EVERY = 20_000;
let tag = form.dataset.tag;

function remember() {
  const focused = rows.contains(document.activeElement) ? document.activeElement : null;
  return {
    chosen: new Map([...rows.querySelectorAll("input:checked")].map((box) => [box.closest("tr").dataset.reference, box.value])),
    reference: focused?.closest("[data-reference]")?.dataset.reference,
    isLink: focused?.matches("a"),
    isBox: focused?.matches("input"),
  };
}

function restore(kept) {
  for (const row of rows.querySelectorAll("[data-reference]")) {
    const box = row.querySelector("input[type=checkbox]");
    // A report that changed meanwhile is chosen again only by hand: its version was not seen.
    box.checked = kept.chosen.get(row.dataset.reference) === box.value;
    if (row.dataset.reference !== kept.reference) continue;
    const again = kept.isBox ? box : (!kept.isLink && row.querySelector("button")) || row.querySelector("th a");
    again.focus({ preventScroll: true });
  }
}

function references() {
  return new Set([...rows.querySelectorAll("[data-reference]")].map((row) => row.dataset.reference));
}

async function look() {
  if (document.hidden) return true;
  const response = await fetch(form.dataset.rows + location.search, { headers: { "If-None-Match": tag } });
  if (response.redirected) return false; // signed out: the next click says so
  if (response.status !== 200) return response.status === 304;
  const before = references();
  const kept = remember();
  rows.innerHTML = await response.text();
  tag = response.headers.get("ETag") ?? tag;
  restore(kept);
  const fresh = [...references()].filter((reference) => !before.has(reference)).length;
  news.textContent = fresh ? `${fresh} more in the list` : "The list has changed";
  return true;
}

async function goOn() {
  let isFine = true;
  try {
    isFine = await look();
  } catch {
    // The network rests: asked again in a while.
  }
  if (isFine) setTimeout(goOn, EVERY);
}

setTimeout(goOn, EVERY);
