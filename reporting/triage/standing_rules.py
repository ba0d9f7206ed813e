"""Rules that hold for every form: words that speak of danger, in English and in Welsh.

A word matches as a whole word, whatever its capitals; one that ends with * matches what begins so. The list errs
towards flagging: an officer lowers the risk with one click, and nobody finds what was never flagged. Only a weapon that
is plainly said not to have been there ("he had no knife") makes less of a report, and still a flag. A threat that is
denied does not: "not going to kill" tells too little.
"""

from reporting.records.models import Risk
from reporting.triage.plans import Rule

SENSITIVE = Rule("standing:sensitive_form", "Sensitive form", Risk.HIGH)
UNDER_18 = Rule("standing:under_18", "Somebody under 18", Risk.MEDIUM)
WEAPON = "standing:weapon"
NO_WEAPON = Rule("standing:no_weapon", "Weapon mentioned, said not to be there", Risk.MEDIUM)
DENIALS = (
    "no", "not", "never", "without", "nobody", "no one", "none", "don't", "didn't", "doesn't", "haven't", "hasn't",
    "hadn't", "wasn't", "weren't", "isn't", "aren't", "dim", "heb",
)  # fmt: skip
"""Before the word, with nothing between but what follows here."""
BETWEEN = (
    "have", "has", "had", "carry", "carried", "carrying", "hold", "holding", "held", "a", "an", "any", "sign", "signs",
    "of", "with", "or", "there", "weapon", "weapons", "knife", "knives", "gun", "guns", "seen",
)  # fmt: skip

WORDS = (
    Rule(
        "standing:threat_to_life",
        "Threat to life mentioned",
        Risk.HIGH,
        words=(
            "kill me", "kill us", "kill him", "kill her", "kill them", "kill you", "going to kill", "death threat*",
            "threatened to kill", "want to die", "fy lladd", "ei ladd", "ei lladd", "bygwth lladd",
        ),
    ),
    Rule(
        WEAPON,
        "Weapon mentioned",
        Risk.HIGH,
        words=(
            "knife", "knives", "gun", "guns", "firearm*", "shotgun*", "pistol*", "rifle*", "machete*", "sword",
            "acid attack", "stab", "stabb*", "shot at", "bomb", "explosive*", "cyllell", "cyllyll", "gwn", "dryll",
        ),
    ),
    Rule(
        "standing:self_harm",
        "Suicide or self-harm mentioned",
        Risk.HIGH,
        words=(
            "suicid*", "kill myself", "kill himself", "kill herself", "end my life", "self harm*", "self-harm*",
            "hunanladd*", "lladd fy hun", "hunan-niweid*",
        ),
    ),
    Rule(
        "standing:sexual_violence",
        "Sexual violence mentioned",
        Risk.HIGH,
        words=(
            "rape", "raped", "rapist", "sexually assault*", "sexual assault", "trais rhywiol", "treisio", "treisiwyd",
        ),
    ),
    Rule(
        "standing:abduction",
        "Held or taken against their will",
        Risk.HIGH,
        words=("kidnap*", "abduct*", "locked me in", "won't let me leave", "held captive", "trafficked", "herwgipio"),
    ),
    Rule(
        "standing:domestic_abuse",
        "Domestic abuse or stalking mentioned",
        Risk.MEDIUM,
        words=(
            "domestic abuse", "domestic violence", "coercive control", "strangl*", "choked me", "stalk*", "my ex keeps",
            "cam-drin domestig", "stelcio", "tagu",
        ),
    ),
    Rule(
        "standing:hate",
        "Hate mentioned",
        Risk.MEDIUM,
        words=(
            "hate crime", "racist", "racial abuse", "homophobic", "transphobic", "islamophobi*", "antisemit*", "hiliol",
        ),
    ),
)  # fmt: skip

ALL = (SENSITIVE, UNDER_18, *WORDS, NO_WEAPON)
NAMES = {rule.code: rule.name for rule in ALL}
