"""The national form "Report a crime": steps in the order of the journey."""

from sites.provisioning.library.form_words import FormWords, Words
from sites.provisioning.library.report_a_crime_people import PEOPLE_STEPS
from sites.provisioning.library.report_a_crime_persons import PERSON_STEPS
from sites.provisioning.library.report_a_crime_place import PLACE_STEPS
from sites.provisioning.library.report_a_crime_property import PROPERTY_STEPS
from sites.provisioning.library.report_a_crime_reporter import REPORTER_STEPS
from sites.provisioning.library.report_a_crime_what import WHAT_STEPS

REPORT_A_CRIME = FormWords(
    slug="report-a-crime",
    kind="report",
    title=Words("Report a crime", "Rhoi gwybod am drosedd"),
    summary=Words(
        "Tell us about a crime that has happened to you or that you have seen. It takes about 10 minutes.",
        "Dywedwch wrthym am drosedd sydd wedi digwydd i chi neu yr ydych wedi’i gweld. Mae’n cymryd tua 10 munud.",
    ),
    introduction=Words(
        "<p>Use this service to tell us about a crime that is not happening now.</p>"
        "<p>You can give your name or stay anonymous.</p>",
        "<p>Defnyddiwch y gwasanaeth hwn i ddweud wrthym am drosedd nad yw’n digwydd nawr.</p>"
        "<p>Gallwch roi eich enw neu aros yn ddienw.</p>",
    ),
    before_you_start=Words(
        "<p>It helps to have:</p><ul><li>when and where it happened</li>"
        "<li>what was taken or damaged, with any serial numbers</li>"
        "<li>a description of anyone involved</li></ul>"
        "<p>Your answers are kept for 24 hours while you fill in the form. Do not close your browser before you finish.</p>",
        "<p>Mae’n helpu os oes gennych:</p><ul><li>pryd a ble y digwyddodd</li>"
        "<li>beth a gymerwyd neu a ddifrodwyd, gydag unrhyw rifau cyfresol</li>"
        "<li>disgrifiad o unrhyw un a oedd yn gysylltiedig</li></ul>"
        "<p>Cedwir eich atebion am 24 awr wrth i chi lenwi’r ffurflen. Peidiwch â chau eich porwr cyn i chi orffen.</p>",
    ),
    what_happens_next=Words(
        "<p>We have your report. An officer or a member of police staff will read it and decide what to do next.</p>"
        "<p>Your reference is not a crime number yet. If we record a crime, you get a crime number when we contact you. "
        "You need the crime number for an insurance claim.</p>"
        "<p>If you stayed anonymous we cannot contact you. You can call 101 and give the reference to add to your report.</p>",
        "<p>Mae eich adroddiad wedi’n cyrraedd. Bydd swyddog neu aelod o staff yr heddlu yn ei ddarllen ac yn penderfynu beth i’w wneud nesaf.</p>"
        "<p>Nid rhif trosedd yw eich cyfeirnod eto. Os byddwn yn cofnodi trosedd, cewch rif trosedd pan fyddwn yn cysylltu â chi. "
        "Mae angen y rhif trosedd arnoch ar gyfer hawliad yswiriant.</p>"
        "<p>Os gwnaethoch aros yn ddienw, ni allwn gysylltu â chi. Gallwch ffonio 101 a rhoi’r cyfeirnod i ychwanegu at eich adroddiad.</p>",
    ),
    reply_time=Words(
        "We read every report within 24 hours and contact you within 48 hours if you gave us a safe way to do so.",
        "Rydym yn darllen pob adroddiad o fewn 24 awr ac yn cysylltu â chi o fewn 48 awr os rhoesoch ffordd ddiogel i ni wneud hynny.",
    ),
    steps=(
        *WHAT_STEPS,
        *PROPERTY_STEPS,
        *PERSON_STEPS,
        *PLACE_STEPS,
        *PEOPLE_STEPS,
        *REPORTER_STEPS,
    ),
)
