// Everything a page can do more with scripts than without. Each part works on plain HTML that already works.
import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  ServiceNavigation,
  SkipLink,
} from "govuk-frontend";
import { Combobox } from "./combobox.js";
import { CookieNotice } from "./cookie-notice.js";
import { sendFiles } from "./files.js";
import { keepHalfFilled } from "./keep.js";
import { offerPrinting } from "./print.js";
import { RevealingRadios } from "./radios.js";
import { hideWhenLeftAlone } from "./timeout.js";

// The inline line may have been refused by a proxy's policy; the components need the class.
document.body.classList.add("js-enabled", "govuk-frontend-supported");

for (const Component of [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  RevealingRadios,
  ServiceNavigation,
  SkipLink,
  Combobox,
  CookieNotice,
]) {
  createAll(Component);
}

offerPrinting(document);
hideWhenLeftAlone(document, keepHalfFilled(document));
// Last: what it cannot do the form does by itself.
sendFiles(document);
