"""The forces of the demo, each with something of its own."""

from soh.operations.demo_content.forces.dyfed_powys import DYFED_POWYS
from soh.operations.demo_content.forces.hampshire import HAMPSHIRE
from soh.operations.demo_content.forces.metropolitan import METROPOLITAN
from soh.operations.demo_content.forces.own import OwnWords
from soh.operations.demo_content.forces.thames_valley import THAMES_VALLEY

DEMO_FORCES: tuple[OwnWords, ...] = (THAMES_VALLEY, METROPOLITAN, HAMPSHIRE, DYFED_POWYS)

__all__ = ["DEMO_FORCES", "OwnWords"]
