import { Radios } from "govuk-frontend";

/**
 * GOV.UK's radios without `aria-expanded`, which the role of a radio does not have. What an option reveals comes right
 * after it, where a screen reader finds it.
 */
export class RevealingRadios extends Radios {
  syncConditionalRevealWithInputState($input) {
    super.syncConditionalRevealWithInputState($input);
    $input.removeAttribute("aria-expanded");
  }
}
