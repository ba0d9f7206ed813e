"""Models of the sub-packages, under the one app label."""

from pages.library.contacts import ContactPoint
from pages.library.emergency import EmergencyBox
from pages.types.adopted import AdoptedPage
from pages.types.advice import AdvicePage
from pages.types.home import HomePage
from pages.types.news import NewsIndexPage, NewsPage
from pages.types.plain import PlainPage
from pages.types.section import SectionPage

__all__ = [
    "AdoptedPage",
    "AdvicePage",
    "ContactPoint",
    "EmergencyBox",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "PlainPage",
    "SectionPage",
]
