"""Models of the sub-packages, under the one app label."""

from sites.access.models import ForceGroup
from sites.forces.models import Force, ForceKey

__all__ = ["Force", "ForceGroup", "ForceKey"]
