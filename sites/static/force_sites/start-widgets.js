// Starts the widgets for which stock Wagtail writes inline scripts. Our templates describe them in attributes instead,
// so that the admin's content security policy needs no 'unsafe-inline' for scripts.
(() => {
  const starters = {
    initDateChooser: (field, config) => window.initDateChooser(field, config),
    initDateTimeChooser: (field, config) => window.initDateTimeChooser(field, config),
    initTimeChooser: (field, config) => window.initTimeChooser(field, config),
    InlinePanel: (field, config) => new window.InlinePanel(config),
    MultipleChooserPanel: (field, config) => new window.MultipleChooserPanel(config),
  };

  const start = (description) => {
    const { starts, field, config } = description.dataset;
    if (!(starts in starters)) return;
    delete description.dataset.starts;
    starters[starts](field, JSON.parse(config));
  };

  const startAll = (root) => {
    if (root.matches?.("template[data-starts]")) start(root);
    root.querySelectorAll?.("template[data-starts]").forEach(start);
  };

  document.addEventListener("DOMContentLoaded", () => {
    startAll(document);
    // Forms that are added or fetched later: modals, inline panels, filters.
    new MutationObserver((changes) => {
      for (const change of changes) change.addedNodes.forEach(startAll);
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
