"""What Wagtail's own screens do wrong by themselves: (rule, place) to the reason why it is not ours to mend."""

WAGTAILS_OWN: dict[tuple[str, str], str] = {
    (
        "aria-input-field-name",
        ".Draftail-Editor",
    ): "Wagtail starts Draftail without a name; its label points to the hidden field beside it.",
}
