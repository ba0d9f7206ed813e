/* Single Online Home: offers the beta on a force's existing site. It fetches nothing, keeps nothing, sets no cookie.
   It only tells the link from which page somebody came, so that they land on the page that says the same.
   This file never changes: another version gets another name. */
(function () {
  "use strict";
  function tell() {
    var links = document.querySelectorAll("a[data-soh-offer]");
    for (var n = 0; n < links.length; n += 1) {
      var address = links[n].getAttribute("href").split("?")[0];
      links[n].setAttribute("href", address + "?from=" + encodeURIComponent(window.location.pathname));
    }
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", tell);
  else tell();
})();
