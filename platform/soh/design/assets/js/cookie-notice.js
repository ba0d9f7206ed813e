import { Component } from "govuk-frontend";

const YEAR = 365 * 24 * 60 * 60;

/**
 * Hides the cookie notice when the visitor asks, and remembers it. Sets nothing before that.
 */
export class CookieNotice extends Component {
  static moduleName = "soh-cookie-notice";

  constructor($root) {
    super($root);
    $root.querySelector("button").addEventListener("click", () => this.hide());
  }

  hide() {
    const secure = window.location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `cookie_notice=hidden; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`;
    document.body.classList.add("soh-cookie-notice-hidden");
    // The button that had the focus is gone: go on from the top of the content.
    const main = document.getElementById("main-content");
    if (main) {
      main.focus({ preventScroll: true });
    }
  }
}
