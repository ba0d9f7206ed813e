"""Models of the sub-packages, under the one app label."""

from pages.library.alerts import Alert
from pages.library.contacts import ContactPoint
from pages.library.emergency import EmergencyBox
from pages.library.notices import LegalNotice
from pages.library.options import OptionList
from pages.library.organisations import HelpOrganisation
from pages.library.questions import Question
from pages.library.statistics import Statistic
from pages.library.wording import ResponseTemplate, Term
from pages.sharing.records import Localisation, Returning, RollOut, RollOutStep, Taking
from pages.types.adopted import AdoptedPage
from pages.types.advice import AdvicePage
from pages.types.home import HomePage
from pages.types.news import NewsIndexPage, NewsPage
from pages.types.plain import PlainPage
from pages.types.section import SectionPage

__all__ = [
    "AdoptedPage",
    "AdvicePage",
    "Alert",
    "ContactPoint",
    "EmergencyBox",
    "HelpOrganisation",
    "HomePage",
    "LegalNotice",
    "Localisation",
    "NewsIndexPage",
    "NewsPage",
    "OptionList",
    "PlainPage",
    "Question",
    "ResponseTemplate",
    "Returning",
    "RollOut",
    "RollOutStep",
    "SectionPage",
    "Statistic",
    "Taking",
    "Term",
]
