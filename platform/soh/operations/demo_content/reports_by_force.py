"""The sample reports of each force of the demo. People and addresses are invented; telephone numbers are Ofcom's for drama."""

from collections.abc import Callable

from soh.operations.demo_content.reports_dyfed_powys import dyfed_powys
from soh.operations.demo_content.reports_hampshire import hampshire
from soh.operations.demo_content.reports_metropolitan import metropolitan
from soh.operations.demo_content.reports_thames_valley import thames_valley
from soh.operations.demo_content.sample_report import Sample

_BY_FORCE: dict[str, Callable[[], list[Sample]]] = {
    "dyfed-powys": dyfed_powys,
    "hampshire": hampshire,
    "metropolitan": metropolitan,
    "thames-valley": thames_valley,
}


def samples_of(slug: str) -> list[Sample]:
    """Return the samples of a force, oldest first, with dates counted from today."""
    return _BY_FORCE[slug]()
