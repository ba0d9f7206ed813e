"""The person's side of a report as JSON: opened by the receipt code, which no key replaces."""
