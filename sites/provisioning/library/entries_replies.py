"""National replies to begin from, for officers who write to a reporter."""

from sites.provisioning.library.entry_words import ReplyWords
from sites.provisioning.library.form_words import Words

_SUBJECT = Words("There is an update for you", "Mae diweddariad i chi")

REPLIES = (
    ReplyWords(
        key="reply-received",
        name=Words("We have your report", "Mae eich adroddiad gennym"),
        subject=_SUBJECT,
        body=Words(
            "Thank you for your report [reference]. We have read it and are looking into it.\n\n"
            "We will write to you here when there is more to tell. If something changes, write to us here or ring "
            "[telephone]. In an emergency call 999.\n\n[force]",
            "Diolch am eich adroddiad [reference]. Rydym wedi’i ddarllen ac yn edrych i mewn iddo.\n\n"
            "Byddwn yn ysgrifennu atoch yma pan fydd mwy i’w ddweud. Os bydd rhywbeth yn newid, ysgrifennwch atom yma neu "
            "ffoniwch [telephone]. Mewn argyfwng ffoniwch 999.\n\n[force]",
        ),
        stage="new",
    ),
    ReplyWords(
        key="reply-more",
        name=Words("Ask for more", "Gofyn am fwy"),
        subject=_SUBJECT,
        body=Words(
            "Thank you for your report [reference]. To go on we need to know more:\n\n[what you need to know]\n\n"
            "Please answer here. You can add photos or videos if you have them and it is safe.\n\n[force]",
            "Diolch am eich adroddiad [reference]. I fynd ymlaen mae angen i ni wybod mwy:\n\n[beth sydd angen i chi ei wybod]\n\n"
            "Atebwch yma os gwelwch yn dda. Gallwch ychwanegu lluniau neu fideos os oes rhai gennych a’i bod yn "
            "ddiogel.\n\n[force]",
        ),
        stage="in_review",
    ),
    ReplyWords(
        key="reply-property",
        name=Words("Ask for serial numbers", "Gofyn am rifau cyfresol"),
        subject=_SUBJECT,
        body=Words(
            "Thank you for your report [reference]. Do you have serial numbers, photos or receipts of what was taken? "
            "They help us to give it back if we find it. Please add them here.\n\n[force]",
            "Diolch am eich adroddiad [reference]. A oes gennych rifau cyfresol, lluniau neu dderbynebau o’r hyn a "
            "gymerwyd? Maent yn ein helpu i’w roi yn ôl os down o hyd iddo. Ychwanegwch nhw yma os gwelwch yn "
            "dda.\n\n[force]",
        ),
        forms="theft, burglary, crime",
    ),
    ReplyWords(
        key="reply-recorded",
        name=Words("Crime recorded", "Trosedd wedi’i chofnodi"),
        subject=_SUBJECT,
        body=Words(
            "We have recorded what you told us in [reference] as a crime. The crime number is [crime number]. You may "
            "need it for your insurer.\n\nVictim Support helps free of charge, whether or not there is an "
            "investigation.\n\n[force]",
            "Rydym wedi cofnodi’r hyn a ddywedoch wrthym yn [reference] fel trosedd. Rhif y drosedd yw [crime number]. "
            "Efallai y bydd ei angen ar eich yswiriwr.\n\nMae Cymorth i Ddioddefwyr yn helpu am ddim, p’un a oes "
            "ymchwiliad ai peidio.\n\n[force]",
        ),
        stage="closed",
    ),
    ReplyWords(
        key="reply-no-further",
        name=Words("We cannot take it further", "Ni allwn fynd â hi ymhellach"),
        subject=_SUBJECT,
        body=Words(
            "We have looked into your report [reference]. With what is known now we cannot take it further, and have "
            "closed it. Here is why:\n\n[reason]\n\nIf you learn more, write to us here and we look at it "
            "again.\n\n[force]",
            "Rydym wedi edrych i mewn i’ch adroddiad [reference]. Gyda’r hyn sy’n hysbys nawr ni allwn fynd ag ef "
            "ymhellach, ac rydym wedi’i gau. Dyma pam:\n\n[rheswm]\n\nOs dysgwch fwy, ysgrifennwch atom yma a byddwn yn "
            "edrych arno eto.\n\n[force]",
        ),
        stage="closed",
    ),
)
