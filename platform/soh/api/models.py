"""Models of the sub-packages, under the one app label."""

from soh.api.keys.models import PartnerKey

__all__ = ["PartnerKey"]
