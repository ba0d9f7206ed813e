"""The writes of where a force is found besides this site: its existing website, and who is told of a report."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

from sites.forces import phase_changes
from sites.forces.models import Force
from sites.forces.twin_rules import TwinRule
from sites.forces.twins import problem_with_address
from soh.core import audit, tenancy


def change_addresses(*, force_id: int, existing_website: str, notice_email: str, actor: str) -> int:
    """Set both; return how many twins lead to a page that is not on the existing website any more.

    Visitors who go back follow the new address from the next request on, and the proxy's rules are renewed. A changed
    e-mail address has to be tested anew before a site opens. Raises ValidationError.
    """
    with tenancy.transaction(force_id):
        force = Force.objects.select_related("site").select_for_update(of=("self",)).get(pk=force_id)
        before = (force.existing_website, force.notice_email)
        force.existing_website, force.notice_email = existing_website.strip(), notice_email.strip()
        _check(force)
        changed = [
            name
            for name, old in zip(("existing_website", "notice_email"), before, strict=True)
            if getattr(force, name) != old
        ]
        if changed:
            force.save(update_fields=changed)
            audit.record(
                force_id=force_id,
                actor=actor,
                action="force.addresses_changed",
                subject=f"force:{force_id}",
                changed=changed,
                existing_website=force.existing_website,
            )
            phase_changes.announce(force_id)
        return sum(
            bool(problem_with_address(address, existing_website=force.existing_website))
            for address in TwinRule.objects.filter(force_id=force_id).values_list("address", flat=True)
        )


def _check(force: Force) -> None:
    every = {field.name for field in force._meta.fields}
    force.full_clean(exclude=every - {"existing_website", "notice_email"}, validate_constraints=False)
    parts = urlsplit(force.existing_website)
    if parts.scheme != "https" or parts.username or parts.password or parts.query or parts.fragment:
        words = "Write the address of the website’s home page, such as https://www.example.police.uk"
        raise ValidationError({"existing_website": words})
    if parts.hostname == force.site.hostname:
        raise ValidationError({"existing_website": "This is the address of the new site. Write the existing one."})
