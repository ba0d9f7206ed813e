"""Rules that Wagtail's own screens break by themselves, each seen on a screen without anything of ours."""

WAGTAILS_OWN: dict[str, str] = {}
