"""Advice: support for victims, and their rights."""

from datetime import date

from sites.provisioning.library.entries import COMPLAINTS, VICTIM_SUPPORT
from sites.provisioning.library.form_words import Words
from sites.provisioning.library.page_words import (
    PageWords,
    card,
    cards,
    contact,
    details,
    emergency,
    heading,
    inset,
    text,
)

SUPPORT_FOR_VICTIMS = PageWords(
    kind="advice",
    slug="support-for-victims",
    title=Words("Support for victims of crime", "Cymorth i ddioddefwyr trosedd"),
    summary=Words(
        "Free and confidential help, whether or not you tell the police what happened.",
        "Help am ddim ac yn gyfrinachol, p’un a ydych yn dweud wrth yr heddlu beth ddigwyddodd ai peidio.",
    ),
    reviewed_on=date(2026, 10, 5),
    body=(
        text(
            "intro",
            "<p>Crime affects people in different ways. You may feel angry, afraid, numb or guilty, at once or months later. "
            "None of that is your fault, and you do not have to cope with it alone.</p>",
            "<p>Mae trosedd yn effeithio ar bobl mewn gwahanol ffyrdd. Efallai y byddwch yn teimlo’n ddig, yn ofnus, yn ddideimlad neu’n euog, "
            "ar unwaith neu fisoedd yn ddiweddarach. Nid eich bai chi yw dim o hynny, ac nid oes rhaid i chi ymdopi ar eich pen eich hun.</p>",
        ),
        contact("victims", VICTIM_SUPPORT),
        heading("special", "Help for what happened to you", "Help ar gyfer yr hyn a ddigwyddodd i chi"),
        text(
            "services",
            "<ul><li><b>Domestic abuse:</b> National Domestic Abuse Helpline 0808 2000 247 (England), Live Fear Free 0808 80 10 800 (Wales)</li>"
            "<li><b>Rape and sexual assault:</b> 24/7 Rape and Sexual Abuse Support Line 0808 500 2222</li>"
            "<li><b>Stalking:</b> National Stalking Helpline 0808 802 0300</li>"
            "<li><b>Thoughts of suicide, or no way out:</b> Samaritans 116 123; in Welsh 0808 164 0123</li></ul>"
            "<p>All of these numbers are free. Calls to the first three do not show on most phone bills, but may show in the phone’s own list.</p>",
            "<ul><li><b>Cam-drin domestig:</b> Llinell Gymorth Genedlaethol Cam-drin Domestig 0808 2000 247 (Lloegr), Byw Heb Ofn 0808 80 10 800 (Cymru)</li>"
            "<li><b>Trais rhywiol ac ymosodiad rhywiol:</b> Llinell Gymorth Trais a Cham-drin Rhywiol 24/7 0808 500 2222</li>"
            "<li><b>Stelcio:</b> Llinell Gymorth Genedlaethol Stelcio 0808 802 0300</li>"
            "<li><b>Meddyliau am hunanladdiad, neu ddim ffordd ymlaen:</b> Y Samariaid 116 123; yn Gymraeg 0808 164 0123</li></ul>"
            "<p>Mae’r rhifau hyn i gyd am ddim. Nid yw galwadau i’r tri cyntaf yn ymddangos ar y rhan fwyaf o filiau ffôn, ond gallant "
            "ymddangos yn rhestr y ffôn ei hun.</p>",
        ),
        heading("young", "If you are under 18", "Os ydych o dan 18 oed"),
        text(
            "young-text",
            '<p>Call Childline free on 0800 1111, or talk online at <a href="https://www.childline.org.uk/">childline.org.uk</a>. '
            'To tell what you know about a crime without giving your name, go to <a href="https://www.fearless.org/">fearless.org</a>.</p>',
            '<p>Ffoniwch Childline am ddim ar 0800 1111, neu siaradwch ar-lein yn <a href="https://www.childline.org.uk/">childline.org.uk</a>. '
            'I ddweud yr hyn a wyddoch am drosedd heb roi eich enw, ewch i <a href="https://www.fearless.org/">fearless.org</a>.</p>',
        ),
        inset(
            "history",
            "<p>If someone checks your phone or computer, use a device they cannot reach, or a private window.</p>",
            "<p>Os oes rhywun yn gwirio eich ffôn neu gyfrifiadur, defnyddiwch ddyfais na all ei chyrraedd, neu ffenestr breifat.</p>",
        ),
        cards(
            "next",
            card(
                "your-rights-as-a-victim", Words("What you can expect from us.", "Beth y gallwch ei ddisgwyl gennym.")
            ),
            card(
                "report-a-crime",
                Words("When you are ready. You may stay anonymous.", "Pan fyddwch yn barod. Cewch aros yn ddienw."),
            ),
        ),
    ),
)

YOUR_RIGHTS = PageWords(
    kind="advice",
    slug="your-rights-as-a-victim",
    in_menu=True,
    title=Words("Your rights as a victim", "Eich hawliau fel dioddefwr"),
    summary=Words(
        "The Victims’ Code says what the police and the courts must do for you, in England and in Wales.",
        "Mae’r Cod Dioddefwyr yn dweud beth y mae’n rhaid i’r heddlu a’r llysoedd ei wneud i chi, yng Nghymru ac yn Lloegr.",
    ),
    reviewed_on=date(2026, 10, 5),
    body=(
        text(
            "intro",
            "<p>You have these rights if a crime hurt you, your feelings or your property, or if a close relative died because of a crime. "
            "You have them whether or not anyone is charged.</p>",
            "<p>Mae gennych yr hawliau hyn os gwnaeth trosedd niwed i chi, i’ch teimladau neu i’ch eiddo, neu os bu farw perthynas agos oherwydd "
            "trosedd. Mae gennych yr hawliau p’un a gaiff rhywun ei gyhuddo ai peidio.</p>",
        ),
        heading("from-us", "What you can expect from us", "Beth y gallwch ei ddisgwyl gennym"),
        text(
            "from-us-list",
            "<ul><li>To understand us, and to be understood: an interpreter if you need one.</li>"
            "<li>A written confirmation when your crime is recorded, with the crime number.</li>"
            "<li>To be told about support within two working days of reporting.</li>"
            "<li>News of the investigation: when someone is arrested, released or charged, or when we stop looking.</li>"
            "<li>To say in your own words how the crime affected you, in a victim personal statement.</li>"
            "<li>To have your property back as soon as we can.</li></ul>",
            "<ul><li>Ein deall, a chael eich deall: cyfieithydd os oes angen un arnoch.</li>"
            "<li>Cadarnhad ysgrifenedig pan gaiff eich trosedd ei chofnodi, gyda’r rhif trosedd.</li>"
            "<li>Clywed am gymorth o fewn dau ddiwrnod gwaith i chi roi gwybod.</li>"
            "<li>Newyddion am yr ymchwiliad: pan gaiff rhywun ei arestio, ei ryddhau neu ei gyhuddo, neu pan fyddwn yn rhoi’r gorau i chwilio.</li>"
            "<li>Dweud yn eich geiriau eich hun sut yr effeithiodd y drosedd arnoch, mewn datganiad personol dioddefwr.</li>"
            "<li>Cael eich eiddo yn ôl cyn gynted ag y gallwn.</li></ul>",
        ),
        heading("more", "More for those who need it", "Rhagor i’r rhai sydd ei angen"),
        text(
            "more-text",
            "<p>You get news sooner, and more help at court, if the crime was very serious, if you are targeted again and again, or if you "
            "are vulnerable or afraid to give evidence. Everyone under 18 counts as vulnerable. Tell us if that is you.</p>",
            "<p>Cewch newyddion yn gynt, a mwy o help yn y llys, os oedd y drosedd yn un ddifrifol iawn, os cewch eich targedu dro ar ôl tro, neu "
            "os ydych yn agored i niwed neu’n ofni rhoi tystiolaeth. Mae pawb o dan 18 oed yn cyfrif fel agored i niwed. Dywedwch wrthym os yw hynny’n wir amdanoch chi.</p>",
        ),
        details(
            "no-charge",
            Words("If we decide not to charge anyone", "Os penderfynwn beidio â chyhuddo neb"),
            "<p>You can ask us to look at the decision again. This is the Victims’ Right to Review. Ask within three months of the letter "
            "that tells you, and someone who did not take the first decision looks at it.</p>",
            "<p>Gallwch ofyn i ni edrych ar y penderfyniad eto. Dyma Hawl Dioddefwyr i Adolygiad. Gofynnwch o fewn tri mis i’r llythyr sy’n "
            "dweud wrthych, a bydd rhywun na wnaeth y penderfyniad cyntaf yn edrych arno.</p>",
        ),
        heading("not-met", "If we do not keep to this", "Os na fyddwn yn cadw at hyn"),
        text(
            "not-met-text",
            '<p>Tell the officer in your case first. If that does not help, complain to us: see <a href="page:contact-us">how to contact us</a>. '
            "After that you can go to the Parliamentary and Health Service Ombudsman.</p>",
            '<p>Dywedwch wrth y swyddog yn eich achos yn gyntaf. Os nad yw hynny’n helpu, cwynwch wrthym: gweler <a href="page:contact-us">sut i gysylltu â ni</a>. '
            "Wedi hynny gallwch fynd at Ombwdsmon y Senedd a’r Gwasanaeth Iechyd.</p>",
        ),
        contact("complaints-contact", COMPLAINTS),
        contact("support-contact", VICTIM_SUPPORT),
    ),
)

NUMBERS = PageWords(
    kind="advice",
    slug="101-or-999",
    title=Words("101 or 999?", "101 neu 999?"),
    summary=Words(
        "Which number to call, and what to do if you cannot speak or hear.",
        "Pa rif i’w ffonio, a beth i’w wneud os na allwch siarad neu glywed.",
    ),
    reviewed_on=date(2026, 9, 1),
    body=(
        emergency("numbers"),
        heading("silent", "If it is not safe to speak", "Os nad yw’n ddiogel siarad"),
        text(
            "silent-text",
            "<ol><li>Call 999 from a mobile and listen to the operator.</li><li>Cough or tap the handset if you can.</li>"
            "<li>When you are asked to, press 55. You are then put through to the police.</li></ol>"
            "<p>Pressing 55 does not tell us where you are. We ask you questions that you can answer with a tap.</p>",
            "<ol><li>Ffoniwch 999 o ffôn symudol a gwrandewch ar y gweithredwr.</li><li>Pesychwch neu tapiwch y ffôn os gallwch.</li>"
            "<li>Pan ofynnir i chi, pwyswch 55. Yna cewch eich cysylltu â’r heddlu.</li></ol>"
            "<p>Nid yw pwyso 55 yn dweud wrthym ble rydych chi. Byddwn yn gofyn cwestiynau y gallwch eu hateb drwy dapio.</p>",
        ),
        heading(
            "deaf", "If you are deaf or find it hard to speak", "Os ydych yn fyddar neu’n ei chael yn anodd siarad"
        ),
        text(
            "deaf-text",
            '<ul><li><b>British Sign Language:</b> make a video call at <a href="https://999bsl.co.uk/">999bsl.co.uk</a> or in its app.</li>'
            "<li><b>Textphone or Relay UK:</b> 18000 in an emergency, 18001 101 at other times.</li>"
            "<li><b>Text:</b> send the word register to 999 now, so that you can text 999 when you need it.</li></ul>",
            '<ul><li><b>Iaith Arwyddion Prydain:</b> gwnewch alwad fideo yn <a href="https://999bsl.co.uk/">999bsl.co.uk</a> neu yn ei ap.</li>'
            "<li><b>Ffôn testun neu Relay UK:</b> 18000 mewn argyfwng, 18001 101 ar adegau eraill.</li>"
            "<li><b>Neges destun:</b> anfonwch y gair register i 999 nawr, fel y gallwch anfon neges i 999 pan fydd ei hangen arnoch.</li></ul>",
        ),
        heading("other", "When someone else can help", "Pan all rhywun arall helpu"),
        text(
            "other-text",
            "<ul><li><b>Fraud and scams:</b> Report Fraud, 0300 123 2040. If money has just left your account, dial 159 for your bank.</li>"
            "<li><b>What you know about a crime, without your name:</b> Crimestoppers, 0800 555 111.</li>"
            "<li><b>On a train or at a station:</b> British Transport Police, text 61016.</li>"
            '<li><b>Noise and rubbish:</b> your council. See <a href="page:advice/antisocial-behaviour">antisocial behaviour</a>.</li></ul>',
            "<ul><li><b>Twyll a sgamiau:</b> Report Fraud, 0300 123 2040. Os yw arian newydd adael eich cyfrif, deialwch 159 i gael eich banc.</li>"
            "<li><b>Yr hyn a wyddoch am drosedd, heb eich enw:</b> Taclo’r Tacle, 0800 555 111.</li>"
            "<li><b>Ar drên neu mewn gorsaf:</b> Heddlu Trafnidiaeth Prydain, neges destun i 61016.</li>"
            '<li><b>Sŵn a sbwriel:</b> eich cyngor. Gweler <a href="page:advice/antisocial-behaviour">ymddygiad gwrthgymdeithasol</a>.</li></ul>',
        ),
    ),
)
