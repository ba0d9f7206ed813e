"""How the people of a force sign in."""

from django.db import models

from sites.forces.models import Force


class SignInRules(models.Model):
    """What a force asks of its people, and its own identity provider. Under row-level security by force.

    The client secret is sealed (sites.access.sign_in.client_secret).
    """

    wagtail_reference_index_ignore = True

    force = models.OneToOneField(Force, on_delete=models.PROTECT, related_name="sign_in_rules")
    two_factor_for_all = models.BooleanField(
        "two-step sign-in for everybody",
        default=False,
        help_text="Editors and publishers too. Officers, supervisors, auditors and administrators need it anyway.",
    )
    provider_is_on = models.BooleanField("people may sign in with the force's own accounts", default=False)
    provider_is_required = models.BooleanField(
        "people must sign in with the force's own accounts",
        default=False,
        help_text="Passwords of this platform are then refused for people who belong to this force alone.",
    )
    issuer = models.URLField(
        blank=True, help_text="As the provider names itself, such as https://login.microsoftonline.com/<tenant>/v2.0"
    )
    client_id = models.CharField("client id", max_length=200, blank=True)
    sealed_client_secret = models.BinaryField(blank=True, default=b"")
    email_domains = models.CharField(
        "e-mail domains", max_length=300, blank=True, help_text="Separated by spaces: example.police.uk"
    )

    def __str__(self) -> str:
        return f"sign-in rules of force {self.force_id}"
