"""Models of the sub-packages, under the one app label."""

from sites.access.models import ForceGroup
from sites.forces.agreements import Agreement
from sites.forces.arms import ArmCount
from sites.forces.branding import BrandPicture, Look, SiteLink
from sites.forces.models import Force, ForceKey
from sites.forces.phase_history import PhaseDecision
from sites.forces.twin_rules import TwinRule

__all__ = [
    "Agreement",
    "ArmCount",
    "BrandPicture",
    "Force",
    "ForceGroup",
    "ForceKey",
    "Look",
    "PhaseDecision",
    "SiteLink",
    "TwinRule",
]
