"""The words of the measured pages: both sites show the same."""

SENTENCE = "Lock every door with its key, even when you are at home."
"""Stands on every measured page; a page without it does not count."""

HEADINGS = ("Keep your home safe", "After a break-in", "Who can help you")

PARAGRAPH = (
    f"<p>{SENTENCE} Close windows that can be reached from the ground or a flat roof, and keep keys out of sight of "
    "the letterbox. Most burglars want to stay unseen: a light that comes on when someone walks past, a low hedge at "
    "the front and a locked side gate all help.</p>"
    "<p>Take photos of the damage, and of where the missing things were kept. Cancel bank cards and phones that were "
    'taken. <a href="https://www.citizensadvice.org.uk/">Citizens Advice</a> can tell you about <b>repairs</b>.</p>'
)
WARNING = "If someone is in danger, or the crime is happening now, call 999."
SUMMARY = "What to do after a crime, who can help, and how to stay safe."
LINKS = tuple((f"Further advice {number}", f"https://www.gov.uk/advice-{number}") for number in range(1, 6))
NOTICES = ("Front desk", "Victim support")
MENU = ("Report", "Advice", "About us", "News", "Contact us", "Your rights")
