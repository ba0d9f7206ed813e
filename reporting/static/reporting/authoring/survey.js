/* The survey of all ways through the saved draft: asked for by a button, and marked as old after a save. */
(() => {
  const part = (panel, name) => panel.querySelector(`[data-soh-survey-${name}]`);

  const say = (panel, words) => { part(panel, 'status').textContent = words; };

  const ask = async (panel) => {
    const button = part(panel, 'ask');
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    say(panel, 'Looking at all ways. A long form takes some seconds.');
    try {
      const response = await fetch(panel.dataset.sohSurvey, { credentials: 'same-origin' });
      if (!response.ok) throw new Error(response.statusText);
      part(panel, 'answer').innerHTML = await response.text(); // made by our own server, escaped there
      say(panel, 'This is how the saved draft stands.');
    } catch {
      say(panel, 'The ways could not be found. Try again.');
    } finally {
      button.removeAttribute('aria-disabled');
    }
  };

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-soh-survey-ask]');
    if (button) ask(button.closest('[data-soh-survey]'));
  });
  document.addEventListener('w-autosave:success', () => {
    const panel = document.querySelector('[data-soh-survey]');
    if (panel && part(panel, 'answer').childElementCount) say(panel, 'The draft was saved since. Find the ways again to see what changed.');
  });
})();
