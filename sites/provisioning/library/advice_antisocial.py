"""Advice: antisocial behaviour, and who deals with what."""

from datetime import date

from sites.provisioning.library.entries import FRONT_DESK
from sites.provisioning.library.form_words import Words
from sites.provisioning.library.page_words import PageWords, contact, details, emergency, heading, inset, text

ANTISOCIAL_BEHAVIOUR = PageWords(
    kind="advice",
    slug="antisocial-behaviour",
    title=Words("Antisocial behaviour: who to ask", "Ymddygiad gwrthgymdeithasol: pwy i’w holi"),
    summary=Words(
        "Some of it is for the police, some for your council or landlord. Find out who can help.",
        "Mater i’r heddlu yw peth ohono, ac i’ch cyngor neu’ch landlord yw’r gweddill. Dysgwch pwy all helpu.",
    ),
    reviewed_on=date(2026, 7, 20),
    body=(
        text(
            "intro",
            "<p>Antisocial behaviour is anything that harasses, alarms or distresses people who do not live with the person doing it. "
            "It does not have to be a crime for you to get help.</p>",
            "<p>Ymddygiad gwrthgymdeithasol yw unrhyw beth sy’n aflonyddu ar bobl, yn eu dychryn neu’n achosi gofid iddynt, pan nad ydynt yn "
            "byw gyda’r person sy’n ei wneud. Nid oes rhaid iddo fod yn drosedd i chi gael help.</p>",
        ),
        emergency("numbers"),
        heading("police", "Tell the police about", "Dywedwch wrth yr heddlu am"),
        text(
            "police-list",
            "<ul><li>people who threaten or abuse others in the street</li>"
            "<li>someone who is picked on because of who they are: that may be a hate crime</li>"
            "<li>vehicles driven dangerously, or motorbikes where they may not be</li>"
            "<li>damage and graffiti while it happens, or when you know who did it</li></ul>"
            '<p>If it is a crime, you can <a href="page:report-a-crime">report it online</a>.</p>',
            "<ul><li>pobl sy’n bygwth neu’n cam-drin eraill ar y stryd</li>"
            "<li>rhywun sy’n cael ei dargedu oherwydd pwy ydyw: gall hynny fod yn drosedd casineb</li>"
            "<li>cerbydau’n cael eu gyrru’n beryglus, neu feiciau modur lle na chânt fod</li>"
            "<li>difrod a graffiti tra bo’n digwydd, neu pan wyddoch pwy a’i gwnaeth</li></ul>"
            '<p>Os yw’n drosedd, gallwch <a href="page:report-a-crime">roi gwybod amdani ar-lein</a>.</p>',
        ),
        heading("council", "Ask your council about", "Gofynnwch i’ch cyngor am"),
        text(
            "council-list",
            "<ul><li>noise from neighbours, building work or a pub</li><li>rubbish, abandoned cars and graffiti that needs cleaning</li>"
            "<li>stray or dangerous dogs</li><li>neighbours in a council home</li></ul>",
            "<ul><li>sŵn gan gymdogion, gwaith adeiladu neu dafarn</li><li>sbwriel, ceir wedi’u gadael a graffiti sydd angen ei lanhau</li>"
            "<li>cŵn strae neu beryglus</li><li>cymdogion mewn tŷ cyngor</li></ul>",
        ),
        heading("landlord", "Ask a landlord about", "Gofynnwch i landlord am"),
        text(
            "landlord-list",
            "<p>A housing association or private landlord can act when a tenant makes life hard for others. They can warn, and in the end "
            "ask a court for an order.</p>",
            "<p>Gall cymdeithas dai neu landlord preifat weithredu pan fydd tenant yn gwneud bywyd yn anodd i eraill. Gallant rybuddio, ac "
            "yn y pen draw ofyn i lys am orchymyn.</p>",
        ),
        inset(
            "diary",
            "<p>Keep a diary: what happened, when, how long, and how it affected you. It helps whoever deals with it.</p>",
            "<p>Cadwch ddyddiadur: beth ddigwyddodd, pryd, am ba hyd, a sut yr effeithiodd arnoch. Mae’n helpu pwy bynnag sy’n delio ag ef.</p>",
        ),
        details(
            "case-review",
            Words("If you have asked for help and it goes on", "Os ydych wedi gofyn am help ac mae’n parhau"),
            "<p>You can ask for an antisocial behaviour case review when you have reported three incidents in six months and feel "
            "that not enough was done. Your council runs it with us and others, and tells you the result.</p>",
            "<p>Gallwch ofyn am adolygiad achos ymddygiad gwrthgymdeithasol pan fyddwch wedi rhoi gwybod am dri digwyddiad mewn chwe mis "
            "ac yn teimlo na wnaed digon. Eich cyngor sy’n ei gynnal gyda ni ac eraill, a bydd yn dweud y canlyniad wrthych.</p>",
        ),
        contact("police-contact", FRONT_DESK),
    ),
)
