"""What a force of the demo has of its own."""

from dataclasses import dataclass

from sites.provisioning.library.entry_words import ContactWords
from sites.provisioning.library.page_words import BlockWords, PageWords


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Colours, contact points in place of the national ones, pages, and one more task on the home page."""

    slug: str
    brand_colour: str
    accent_colour: str
    contacts: tuple[ContactWords, ...]
    pages: tuple[PageWords, ...]
    task: BlockWords
