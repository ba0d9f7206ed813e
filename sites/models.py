"""Models of the sub-packages, under the one app label."""

from sites.access.approval.models import SecondApprovalTask
from sites.access.models import ForceGroup
from sites.access.people.models import AccessReview, EmergencyAccess, Invitation, NationalInvitation
from sites.access.sign_in.models import SignInRules
from sites.forces.agreements import Agreement
from sites.forces.arms import ArmCount
from sites.forces.branding import BrandPicture, Look, SiteLink
from sites.forces.models import Force, ForceKey
from sites.forces.phase_history import PhaseDecision
from sites.forces.rotation.models import KeyRotation
from sites.forces.twin_rules import TwinRule

__all__ = [
    "AccessReview",
    "Agreement",
    "ArmCount",
    "BrandPicture",
    "EmergencyAccess",
    "Force",
    "ForceGroup",
    "ForceKey",
    "Invitation",
    "KeyRotation",
    "Look",
    "NationalInvitation",
    "PhaseDecision",
    "SecondApprovalTask",
    "SignInRules",
    "SiteLink",
    "TwinRule",
]
