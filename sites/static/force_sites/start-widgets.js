// Starts the widgets for which stock Wagtail writes inline scripts. Our templates describe them in attributes instead,
// so that the admin's content security policy needs no 'unsafe-inline' for scripts.
(() => {
  const functions = ["initDateChooser", "initDateTimeChooser", "initTimeChooser", "createTaskChooser"];
  const classes = [
    "InlinePanel",
    "MultipleChooserPanel",
    "Chooser",
    "PageChooser",
    "ImageChooser",
    "DocumentChooser",
    "SnippetChooser",
  ];

  const start = (description) => {
    const name = description.dataset.starts;
    const values = JSON.parse(description.dataset.arguments);
    description.removeAttribute("data-starts");
    if (functions.includes(name)) window[name](...values);
    if (classes.includes(name)) new window[name](...values);
  };

  const startAll = (root) => {
    if (root.matches?.("template[data-starts]")) start(root);
    root.querySelectorAll?.("template[data-starts]").forEach(start);
  };

  // From the first element on, as the inline scripts would: a dropdown moves its menu away once the page is ready, and a
  // chooser must have found its buttons by then. The same holds for forms that are added or fetched later.
  new MutationObserver((changes) => {
    for (const change of changes) change.addedNodes.forEach(startAll);
  }).observe(document.documentElement, { childList: true, subtree: true });
  startAll(document);
})();
