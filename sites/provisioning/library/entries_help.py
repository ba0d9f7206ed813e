"""Organisations that help, frequent questions, a legal notice and terms: the national library's own words."""

from sites.provisioning.library.entry_words import HelpWords, NoticeWords, QuestionWords, TermWords
from sites.provisioning.library.form_words import Words

HELP = (
    HelpWords(
        key="domestic-abuse-helpline",
        name=Words("National Domestic Abuse Helpline", "Llinell Gymorth Genedlaethol Cam-drin Domestig"),
        helps_with=Words(
            "Women who are abused by a partner or relative, and anybody who worries about them. Run by Refuge.",
            "Menywod sy’n cael eu cam-drin gan bartner neu berthynas, ac unrhyw un sy’n poeni amdanynt. Yn cael ei rhedeg gan Refuge.",
        ),
        phone="0808 2000 247",
        website="https://www.nationaldahelpline.org.uk/",
        opening_hours=Words("Day and night, every day", "Ddydd a nos, bob dydd"),
        confidential=True,
    ),
    HelpWords(
        key="samaritans",
        name=Words("Samaritans", "Y Samariaid"),
        helps_with=Words(
            "Anybody who finds it hard to cope and wants to talk to someone.",
            "Unrhyw un sy’n ei chael yn anodd ymdopi ac sydd am siarad â rhywun.",
        ),
        phone="116 123",
        website="https://www.samaritans.org/",
        opening_hours=Words("Day and night, every day", "Ddydd a nos, bob dydd"),
        confidential=True,
    ),
    HelpWords(
        key="crimestoppers",
        name=Words("Crimestoppers", "Taclo’r Taclau"),
        helps_with=Words(
            "Anybody who knows something about a crime and wants to stay anonymous. An independent charity.",
            "Unrhyw un sy’n gwybod rhywbeth am drosedd ac sydd am aros yn ddienw. Elusen annibynnol.",
        ),
        phone="0800 555 111",
        website="https://crimestoppers-uk.org/",
        opening_hours=Words("Day and night, every day", "Ddydd a nos, bob dydd"),
        confidential=True,
    ),
)

QUESTIONS = (
    QuestionWords(
        key="stay-anonymous",
        name=Words("Can I report without giving my name?", "A allaf roi gwybod heb roi fy enw?"),
        answer=Words(
            "<p>Yes. We then cannot tell you what happens with your report, and may not be able to investigate it.</p>",
            "<p>Gallwch. Wedyn ni allwn ddweud wrthych beth sy’n digwydd gyda’ch adroddiad, ac efallai na allwn ymchwilio iddo.</p>",
        ),
    ),
)

NOTICES = (
    NoticeWords(
        key="how-we-use-your-information",
        name=Words("How we use what you tell us", "Sut rydym yn defnyddio’r hyn a ddywedwch wrthym"),
        text=Words(
            "<p>We use what you tell us to prevent, detect and investigate crime. We share it only where the law allows.</p>",
            "<p>Rydym yn defnyddio’r hyn a ddywedwch wrthym i atal, canfod ac ymchwilio i droseddau. Dim ond lle mae’r gyfraith yn caniatáu y byddwn yn ei rannu.</p>",
        ),
        basis=Words("Data Protection Act 2018, part 3", "Deddf Diogelu Data 2018, rhan 3"),
    ),
)

TERMS = (
    TermWords(
        key="antisocial-behaviour",
        name=Words("Antisocial behaviour", "Ymddygiad gwrthgymdeithasol"),
        meaning=Words(
            "What somebody does that harasses, alarms or distresses others who do not live with them.",
            "Yr hyn y mae rhywun yn ei wneud sy’n aflonyddu, yn dychryn neu’n peri gofid i eraill nad ydynt yn byw gyda nhw.",
        ),
    ),
    TermWords(
        key="complainant",
        name=Words("Complainant", "Achwynydd"),
        meaning=Words("The person to whom a crime was done.", "Y person y cyflawnwyd trosedd yn ei erbyn."),
        say_instead=Words("Victim", "Dioddefwr"),
    ),
)
