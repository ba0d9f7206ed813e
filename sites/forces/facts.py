"""Public facts of the forces that can be given a site: the 43 territorial forces of England and Wales, and three others.

`slug` is the data.police.uk id (our own for police-scotland and btp); `ons_code` the police force area code of the
Office for National Statistics. Names and addresses are public facts, compiled by hand.
"""

from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class ForceFacts:
    """What is known of a force before it has a site."""

    slug: str
    name: str
    short_name: str
    name_cy: str
    reference_prefix: str
    ons_code: str
    website: str
    telephone: str
    languages: str


# fmt: off
FORCES: tuple[ForceFacts, ...] = (
    ForceFacts("avon-and-somerset", "Avon and Somerset Police", "Avon and Somerset", "", "ASP", "E23000036", "https://www.avonandsomerset.police.uk/", "101", "en"),
    ForceFacts("bedfordshire", "Bedfordshire Police", "Bedfordshire", "", "BED", "E23000026", "https://www.beds.police.uk/", "101", "en"),
    ForceFacts("cambridgeshire", "Cambridgeshire Constabulary", "Cambridgeshire", "", "CAM", "E23000023", "https://www.cambs.police.uk/", "101", "en"),
    ForceFacts("cheshire", "Cheshire Constabulary", "Cheshire", "", "CHE", "E23000006", "https://www.cheshire.police.uk/", "101", "en"),
    ForceFacts("city-of-london", "City of London Police", "City of London", "", "COL", "E23000034", "https://www.cityoflondon.police.uk/", "101", "en"),
    ForceFacts("cleveland", "Cleveland Police", "Cleveland", "", "CLE", "E23000013", "https://www.cleveland.police.uk/", "101", "en"),
    ForceFacts("cumbria", "Cumbria Constabulary", "Cumbria", "", "CUM", "E23000002", "https://www.cumbria.police.uk/", "101", "en"),
    ForceFacts("derbyshire", "Derbyshire Constabulary", "Derbyshire", "", "DER", "E23000018", "https://www.derbyshire.police.uk/", "101", "en"),
    ForceFacts("devon-and-cornwall", "Devon and Cornwall Police", "Devon and Cornwall", "", "DCP", "E23000035", "https://www.devon-cornwall.police.uk/", "101", "en"),
    ForceFacts("dorset", "Dorset Police", "Dorset", "", "DOR", "E23000039", "https://www.dorset.police.uk/", "101", "en"),
    ForceFacts("durham", "Durham Constabulary", "Durham", "", "DUR", "E23000008", "https://www.durham.police.uk/", "101", "en"),
    ForceFacts("dyfed-powys", "Dyfed-Powys Police", "Dyfed-Powys", "Heddlu Dyfed-Powys", "DPP", "W15000004", "https://www.dyfed-powys.police.uk/", "101", "en,cy"),
    ForceFacts("essex", "Essex Police", "Essex", "", "ESX", "E23000028", "https://www.essex.police.uk/", "101", "en"),
    ForceFacts("gloucestershire", "Gloucestershire Constabulary", "Gloucestershire", "", "GLO", "E23000037", "https://www.gloucestershire.police.uk/", "101", "en"),
    ForceFacts("greater-manchester", "Greater Manchester Police", "Greater Manchester", "", "GMP", "E23000005", "https://www.gmp.police.uk/", "101", "en"),
    ForceFacts("gwent", "Gwent Police", "Gwent", "Heddlu Gwent", "GWE", "W15000002", "https://www.gwent.police.uk/", "101", "en,cy"),
    ForceFacts("hampshire", "Hampshire and Isle of Wight Constabulary", "Hampshire and Isle of Wight", "", "HIW", "E23000030", "https://www.hampshire.police.uk/", "101", "en"),
    ForceFacts("hertfordshire", "Hertfordshire Constabulary", "Hertfordshire", "", "HER", "E23000027", "https://www.herts.police.uk/", "101", "en"),
    ForceFacts("humberside", "Humberside Police", "Humberside", "", "HUM", "E23000012", "https://www.humberside.police.uk/", "101", "en"),
    ForceFacts("kent", "Kent Police", "Kent", "", "KEN", "E23000032", "https://www.kent.police.uk/", "101", "en"),
    ForceFacts("lancashire", "Lancashire Constabulary", "Lancashire", "", "LAN", "E23000003", "https://www.lancashire.police.uk/", "101", "en"),
    ForceFacts("leicestershire", "Leicestershire Police", "Leicestershire", "", "LEI", "E23000021", "https://www.leics.police.uk/", "101", "en"),
    ForceFacts("lincolnshire", "Lincolnshire Police", "Lincolnshire", "", "LIN", "E23000020", "https://www.lincs.police.uk/", "101", "en"),
    ForceFacts("merseyside", "Merseyside Police", "Merseyside", "", "MER", "E23000004", "https://www.merseyside.police.uk/", "101", "en"),
    ForceFacts("metropolitan", "Metropolitan Police Service", "Metropolitan", "", "MPS", "E23000001", "https://www.met.police.uk/", "101", "en"),
    ForceFacts("norfolk", "Norfolk Constabulary", "Norfolk", "", "NOR", "E23000024", "https://www.norfolk.police.uk/", "101", "en"),
    ForceFacts("north-wales", "North Wales Police", "North Wales", "Heddlu Gogledd Cymru", "NWP", "W15000001", "https://www.northwales.police.uk/", "101", "en,cy"),
    ForceFacts("north-yorkshire", "North Yorkshire Police", "North Yorkshire", "", "NYP", "E23000009", "https://www.northyorkshire.police.uk/", "101", "en"),
    ForceFacts("northamptonshire", "Northamptonshire Police", "Northamptonshire", "", "NHP", "E23000022", "https://www.northants.police.uk/", "101", "en"),
    ForceFacts("northumbria", "Northumbria Police", "Northumbria", "", "NUM", "E23000007", "https://www.northumbria.police.uk/", "101", "en"),
    ForceFacts("nottinghamshire", "Nottinghamshire Police", "Nottinghamshire", "", "NOT", "E23000019", "https://www.nottinghamshire.police.uk/", "101", "en"),
    ForceFacts("northern-ireland", "Police Service of Northern Ireland", "Northern Ireland", "", "PSNI", "", "https://www.psni.police.uk/", "101", "en"),
    ForceFacts("south-wales", "South Wales Police", "South Wales", "Heddlu De Cymru", "SWP", "W15000003", "https://www.south-wales.police.uk/", "101", "en,cy"),
    ForceFacts("south-yorkshire", "South Yorkshire Police", "South Yorkshire", "", "SYP", "E23000011", "https://www.southyorks.police.uk/", "101", "en"),
    ForceFacts("staffordshire", "Staffordshire Police", "Staffordshire", "", "STA", "E23000015", "https://www.staffordshire.police.uk/", "101", "en"),
    ForceFacts("suffolk", "Suffolk Constabulary", "Suffolk", "", "SUF", "E23000025", "https://www.suffolk.police.uk/", "101", "en"),
    ForceFacts("surrey", "Surrey Police", "Surrey", "", "SUR", "E23000031", "https://www.surrey.police.uk/", "101", "en"),
    ForceFacts("sussex", "Sussex Police", "Sussex", "", "SUS", "E23000033", "https://www.sussex.police.uk/", "101", "en"),
    ForceFacts("thames-valley", "Thames Valley Police", "Thames Valley", "", "TVP", "E23000029", "https://www.thamesvalley.police.uk/", "101", "en"),
    ForceFacts("warwickshire", "Warwickshire Police", "Warwickshire", "", "WAR", "E23000017", "https://www.warwickshire.police.uk/", "101", "en"),
    ForceFacts("west-mercia", "West Mercia Police", "West Mercia", "", "WMC", "E23000016", "https://www.westmercia.police.uk/", "101", "en"),
    ForceFacts("west-midlands", "West Midlands Police", "West Midlands", "", "WMP", "E23000014", "https://www.westmidlands.police.uk/", "101", "en"),
    ForceFacts("west-yorkshire", "West Yorkshire Police", "West Yorkshire", "", "WYP", "E23000010", "https://www.westyorkshire.police.uk/", "101", "en"),
    ForceFacts("wiltshire", "Wiltshire Police", "Wiltshire", "", "WIL", "E23000038", "https://www.wiltshire.police.uk/", "101", "en"),
    ForceFacts("police-scotland", "Police Scotland", "Scotland", "", "PSC", "S23000009", "https://www.scotland.police.uk/", "101", "en"),
    ForceFacts("btp", "British Transport Police", "British Transport", "Heddlu Trafnidiaeth Prydain", "BTP", "", "https://www.btp.police.uk/", "0800 40 50 40", "en"),
)
# fmt: on

_BY_SLUG = {facts.slug: facts for facts in FORCES}


class UnknownForce(Exception):
    """No force has this id; the message lists near ones."""


def facts_of(slug: str) -> ForceFacts:
    """Return the facts of a force. Raises UnknownForce, naming forces with similar ids."""
    if slug in _BY_SLUG:
        return _BY_SLUG[slug]
    typed = slug.lower()
    containing = [known for known in _BY_SLUG if typed and typed in known]
    near = dict.fromkeys((*get_close_matches(typed, _BY_SLUG, n=3), *containing))
    hint = f" Did you mean: {', '.join(near)}?" if near else f" Known ids: {', '.join(_BY_SLUG)}."
    raise UnknownForce(f"There is no force with the id {slug!r}.{hint}")
