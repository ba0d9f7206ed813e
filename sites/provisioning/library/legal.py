"""National templates of the pages that every site must have: privacy, cookies, accessibility."""

from sites.provisioning.library.entries import DATA_PROTECTION, FRONT_DESK
from sites.provisioning.library.form_words import Words
from sites.provisioning.library.page_words import PageWords, contact, heading, inset, text

PRIVACY = PageWords(
    kind="plain",
    slug="privacy",
    purpose="privacy",
    title=Words("Privacy notice", "Hysbysiad preifatrwydd"),
    summary=Words(
        "What we do with what you tell us, who can read it, and how long we keep it.",
        "Beth a wnawn â’r hyn a ddywedwch wrthym, pwy all ei ddarllen, ac am ba hyd y byddwn yn ei gadw.",
    ),
    body=(
        heading("who", "Who is responsible", "Pwy sy’n gyfrifol"),
        text(
            "who-text",
            "<p>The chief officer of the police force whose name stands at the top of this page decides how your information is used. "
            "The force is the data controller.</p>",
            "<p>Prif swyddog yr heddlu y mae ei enw ar frig y dudalen hon sy’n penderfynu sut y defnyddir eich gwybodaeth. "
            "Yr heddlu hwnnw yw’r rheolwr data.</p>",
        ),
        heading("what", "What we collect when you report", "Beth a gasglwn pan roddwch wybod"),
        text(
            "what-text",
            "<p>What you write in the form, the time, and the language you used. While you fill it in, your answers are kept for 24 hours, "
            "locked with a key that only your browser has.</p><p>When you send it, your report is locked so that only the force can open it. "
            "Every time someone opens it, we write down who and when.</p>",
            "<p>Yr hyn a ysgrifennwch yn y ffurflen, yr amser, a’r iaith a ddefnyddiwyd gennych. Wrth i chi ei llenwi, cedwir eich atebion am 24 awr, "
            "wedi’u cloi ag allwedd sydd gan eich porwr chi yn unig.</p><p>Pan anfonwch hi, caiff eich adroddiad ei gloi fel mai dim ond yr "
            "heddlu all ei agor. Bob tro y mae rhywun yn ei agor, rydym yn nodi pwy a phryd.</p>",
        ),
        inset(
            "anonymous",
            "<p>If you stay anonymous we do not keep your internet address or anything about your device, and we keep the time only to the quarter of an hour.</p>",
            "<p>Os arhoswch yn ddienw, nid ydym yn cadw eich cyfeiriad rhyngrwyd na dim am eich dyfais, ac rydym yn cadw’r amser i’r chwarter awr yn unig.</p>",
        ),
        heading("why", "Why we may use it", "Pam y cawn ei ddefnyddio"),
        text(
            "why-text",
            "<p>To prevent, investigate and prosecute crime, and to keep people safe: Part 3 of the Data Protection Act 2018. For other "
            "questions, because it is our public task: article 6(1)(e) of the UK GDPR.</p>",
            "<p>I atal, ymchwilio ac erlyn troseddau, ac i gadw pobl yn ddiogel: Rhan 3 o Ddeddf Diogelu Data 2018. Ar gyfer cwestiynau eraill, "
            "am mai dyma ein tasg gyhoeddus: erthygl 6(1)(e) o GDPR y DU.</p>",
        ),
        heading("share", "Who else may see it", "Pwy arall gaiff ei weld"),
        text(
            "share-text",
            "<p>The Crown Prosecution Service and courts, other police forces if it happened in their area, and support services if you agree. "
            "We never sell it.</p>",
            "<p>Gwasanaeth Erlyn y Goron a’r llysoedd, heddluoedd eraill os digwyddodd yn eu hardal, a gwasanaethau cymorth os cytunwch. "
            "Nid ydym byth yn ei werthu.</p>",
        ),
        heading("rights", "Your rights", "Eich hawliau"),
        text(
            "rights-text",
            "<p>You can ask what we hold about you, and ask us to correct or delete it. Sometimes the law lets us say no, for example while "
            'we investigate. You can complain to the <a href="https://ico.org.uk/">Information Commissioner</a>.</p>',
            "<p>Gallwch ofyn beth sydd gennym amdanoch, a gofyn i ni ei gywiro neu ei ddileu. Weithiau mae’r gyfraith yn gadael i ni wrthod, er enghraifft "
            'tra byddwn yn ymchwilio. Gallwch gwyno wrth y <a href="https://ico.org.uk/">Comisiynydd Gwybodaeth</a>.</p>',
        ),
        contact("officer", DATA_PROTECTION),
    ),
)

COOKIES = PageWords(
    kind="plain",
    slug="cookies",
    purpose="cookies",
    title=Words("Cookies", "Cwcis"),
    summary=Words(
        "We use only the cookies that make this website work. We do not track you.",
        "Dim ond y cwcis sy’n gwneud i’r wefan hon weithio a ddefnyddiwn. Nid ydym yn eich tracio.",
    ),
    body=(
        heading("forms", "While you fill in a form", "Wrth i chi lenwi ffurflen"),
        text(
            "forms-text",
            "<p>One cookie holds the key to your answers, so that nobody else can read them. It ends when you close your browser, when you use "
            "“Leave this site”, or after 24 hours. A second one keeps other websites from sending a form in your name.</p>",
            "<p>Mae un cwci yn dal yr allwedd i’ch atebion, fel na all neb arall eu darllen. Daw i ben pan gaewch eich porwr, pan ddefnyddiwch "
            "“Gadael y wefan hon”, neu ar ôl 24 awr. Mae ail un yn atal gwefannau eraill rhag anfon ffurflen yn eich enw chi.</p>",
        ),
        heading("notice", "If you hide the cookie message", "Os cuddiwch y neges cwcis"),
        text(
            "notice-text",
            "<p>We remember that for a year, in a cookie that says only that the message is hidden. Nothing is set before you press the button.</p>",
            "<p>Byddwn yn cofio hynny am flwyddyn, mewn cwci sy’n dweud dim ond bod y neges wedi’i chuddio. Ni osodir dim cyn i chi bwyso’r botwm.</p>",
        ),
        heading(
            "beta",
            "If you choose between our new and our current website",
            "Os dewiswch rhwng ein gwefan newydd a’n gwefan bresennol",
        ),
        text(
            "beta-text",
            "<p>We remember your choice for 30 days, in a cookie that holds one word and no number. It is set when you follow the link, and you can "
            "change your choice on every page. We count how many people choose each website, not who.</p>",
            "<p>Byddwn yn cofio eich dewis am 30 diwrnod, mewn cwci sy’n dal un gair a dim rhif. Fe’i gosodir pan ddilynwch y ddolen, a gallwch newid "
            "eich dewis ar bob tudalen. Rydym yn cyfrif faint o bobl sy’n dewis pob gwefan, nid pwy.</p>",
        ),
        heading("none", "What we do not use", "Beth na ddefnyddiwn"),
        text(
            "none-text",
            "<p>No advertising, no analytics and no social media cookies.</p>",
            "<p>Dim cwcis hysbysebu, dim cwcis dadansoddi a dim cwcis cyfryngau cymdeithasol.</p>",
        ),
    ),
)

ACCESSIBILITY = PageWords(
    kind="plain",
    slug="accessibility",
    purpose="accessibility",
    title=Words("Accessibility statement", "Datganiad hygyrchedd"),
    summary=Words(
        "How easy this website is to use, and what to do if something is hard for you.",
        "Pa mor hawdd yw’r wefan hon i’w defnyddio, a beth i’w wneud os yw rhywbeth yn anodd i chi.",
    ),
    body=(
        heading("can", "What you should be able to do", "Beth y dylech allu ei wneud"),
        text(
            "can-text",
            "<ul><li>make the text four times larger without anything falling off the screen</li>"
            "<li>use every page and form with a keyboard only, with speech software or with a screen reader</li>"
            "<li>use every form without JavaScript</li><li>change colours and fonts in your browser</li></ul>",
            "<ul><li>gwneud y testun bedair gwaith yn fwy heb i ddim ddisgyn oddi ar y sgrin</li>"
            "<li>defnyddio pob tudalen a ffurflen gyda bysellfwrdd yn unig, gyda meddalwedd lleferydd neu gyda darllenydd sgrin</li>"
            "<li>defnyddio pob ffurflen heb JavaScript</li><li>newid lliwiau a ffontiau yn eich porwr</li></ul>",
        ),
        heading("status", "How accessible it is", "Pa mor hygyrch ydyw"),
        text(
            "status-text",
            "<p>We build this website to meet the Web Content Accessibility Guidelines version 2.2, level AA. Software checks every kind of page "
            "before each release. An independent audit with disabled people is still to come, and its result will be told here.</p>",
            "<p>Rydym yn adeiladu’r wefan hon i fodloni Canllawiau Hygyrchedd Cynnwys y We, fersiwn 2.2, lefel AA. Mae meddalwedd yn gwirio pob math o "
            "dudalen cyn pob rhyddhad. Mae archwiliad annibynnol gyda phobl anabl eto i ddod, a dywedir y canlyniad yma.</p>",
        ),
        heading("tell", "If something is hard for you", "Os yw rhywbeth yn anodd i chi"),
        text(
            "tell-text",
            "<p>Tell us, and say which page. We can give you what you need in another way: large print, easy read, an audio recording or braille.</p>",
            "<p>Dywedwch wrthym, a nodwch pa dudalen. Gallwn roi’r hyn sydd ei angen arnoch mewn ffordd arall: print bras, hawdd ei ddeall, "
            "recordiad sain neu braille.</p>",
        ),
        contact("front-desk", FRONT_DESK),
        text(
            "enforcement",
            '<p>If you are not happy with our answer, the <a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a> '
            "can help.</p>",
            '<p>Os nad ydych yn fodlon â’n hateb, gall y <a href="https://www.equalityadvisoryservice.com/">Gwasanaeth Cynghori a Chymorth Cydraddoldeb</a> '
            "helpu.</p>",
        ),
    ),
)
