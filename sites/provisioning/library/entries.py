"""The national contact points and the 999 and 101 box. A force replaces an entry by one of its own with the same key."""

from sites.provisioning.library.entry_words import ContactWords, EmergencyWords
from sites.provisioning.library.form_words import Words

FRONT_DESK, VICTIM_SUPPORT, COMPLAINTS, DATA_PROTECTION = (
    "front-desk",
    "victim-support",
    "complaints",
    "data-protection",
)

EMERGENCY = EmergencyWords(
    key="emergency",
    name=Words("999 or 101?", "999 neu 101?"),
    emergency=Words(
        "Call 999 if someone is in danger, a crime is happening now, or the person who did it is still nearby.",
        "Ffoniwch 999 os oes rhywun mewn perygl, os yw trosedd yn digwydd nawr, neu os yw’r person a’i gwnaeth yn dal gerllaw.",
    ),
    cannot_speak=Words(
        "If you cannot speak, call 999 from a mobile and press 55 when asked. If you are deaf or have a speech impairment, "
        "use the textphone number 18000, the 999 BSL app, or text 999 after you have registered.",
        "Os na allwch siarad, ffoniwch 999 o ffôn symudol a phwyswch 55 pan ofynnir i chi. Os ydych yn fyddar neu os oes gennych "
        "nam ar y lleferydd, defnyddiwch y rhif ffôn testun 18000, yr ap 999 BSL, neu anfonwch neges destun i 999 ar ôl cofrestru.",
    ),
    non_emergency=Words(
        "Call 101 or report online if it is not an emergency. 101 is free and answers day and night.",
        "Ffoniwch 101 neu rhowch wybod ar-lein os nad yw’n argyfwng. Mae 101 am ddim ac yn ateb ddydd a nos.",
    ),
)

CONTACTS = (
    ContactWords(
        key=FRONT_DESK,
        name=Words("Call or visit us", "Ein ffonio neu ymweld â ni"),
        phone="101",
        textphone="18001 101",
        opening_hours=Words(
            "101 answers day and night. Opening hours of front desks differ.",
            "Mae 101 yn ateb ddydd a nos. Mae oriau agor desgiau blaen yn amrywio.",
        ),
        note=Words(
            "For anything that is not an emergency. Have your reference ready if you have reported before.",
            "Ar gyfer unrhyw beth nad yw’n argyfwng. Dylech fod â’ch cyfeirnod wrth law os ydych wedi rhoi gwybod o’r blaen.",
        ),
    ),
    ContactWords(
        key=VICTIM_SUPPORT,
        name=Words("Support for victims and witnesses", "Cymorth i ddioddefwyr a thystion"),
        phone="08 08 16 89 111",
        textphone="18001 08 08 16 89 111",
        opening_hours=Words("Day and night, every day", "Ddydd a nos, bob dydd"),
        note=Words(
            "Free and confidential help from Victim Support, an independent charity. You do not need to report the crime.",
            "Help am ddim ac yn gyfrinachol gan Cymorth i Ddioddefwyr, elusen annibynnol. Nid oes angen i chi roi gwybod am y drosedd.",
        ),
    ),
    ContactWords(
        key=COMPLAINTS,
        name=Words("Complain about the police", "Cwyno am yr heddlu"),
        phone="101",
        textphone="18001 101",
        note=Words(
            "Ask for the professional standards department. You can also complain through the Independent Office for Police "
            "Conduct, which passes it on to us.",
            "Gofynnwch am yr adran safonau proffesiynol. Gallwch hefyd gwyno drwy Swyddfa Annibynnol Ymddygiad yr Heddlu, "
            "a fydd yn ei hanfon ymlaen atom.",
        ),
    ),
    ContactWords(
        key=DATA_PROTECTION,
        name=Words("Data protection officer", "Swyddog diogelu data"),
        phone="101",
        textphone="18001 101",
        note=Words(
            "Ask for the data protection officer if you have a question about how we use what you tell us.",
            "Gofynnwch am y swyddog diogelu data os oes gennych gwestiwn am sut rydym yn defnyddio’r hyn a ddywedwch wrthym.",
        ),
    ),
)
