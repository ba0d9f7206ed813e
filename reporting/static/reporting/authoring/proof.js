/* The panel that says whether the form is ready: asked again after every save, and leads to the block that is meant. */
(() => {
  const panelOf = () => document.querySelector('[data-soh-proof-url]');

  const ask = async () => {
    const panel = panelOf();
    if (!panel) return;
    const response = await fetch(panel.dataset.sohProofUrl, { credentials: 'same-origin' });
    if (!response.ok) return;
    const findings = panel.querySelector('[data-soh-proof-findings]');
    const before = findings.querySelector('.soh-proof__heading')?.textContent;
    findings.innerHTML = await response.text(); // made by our own server, escaped there
    const now = findings.querySelector('.soh-proof__heading')?.textContent;
    if (now !== before) panel.querySelector('[data-soh-proof-status]').textContent = now.trim();
  };

  const open = (panel) => {
    const toggle = panel.querySelector('[data-panel-toggle]');
    if (toggle.getAttribute('aria-expanded') !== 'true') toggle.click();
  };

  /** Open step, item and folded panel one after the other: each is drawn only when the one around it is open. */
  const goTo = (path) => {
    const [step, ...rest] = path;
    let panel = document.getElementById(`block-${step}-section`);
    if (!panel) return;
    open(panel);
    const names = [...rest];
    while (names.length > 1) {
      const inner = document.getElementById(`block-${names[1]}-section`);
      if (!inner) break;
      open(inner);
      panel = inner;
      names.splice(0, 2);
    }
    const [name] = names;
    const place = (name && panel.querySelector(`[data-contentpath="${name}"]`)) || panel;
    for (let around = place.closest('[data-panel]'); around && around !== panel; around = around.parentElement.closest('[data-panel]')) open(around);
    place.scrollIntoView({ block: 'center' });
    place.querySelector('input:not([type="hidden"]), select, textarea, [contenteditable], button')?.focus({ preventScroll: true });
  };

  document.addEventListener('w-autosave:success', ask);
  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-soh-go-to]');
    if (!link) return;
    event.preventDefault();
    goTo(link.dataset.sohGoTo.split(' '));
  });
})();
