"""Pictures of ours in the image library."""

from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.images import get_image_model
from wagtail.models import Collection

from sites.provisioning.library.page_words import Picture

_FOLDER = Path(__file__).parent / "library" / "pictures"


def image_id(picture: Picture, collection: Collection) -> int:
    """Return the id of a picture in this collection, putting it there when it is new."""
    images = get_image_model().objects
    found = images.filter(title=picture.title, collection=collection).values_list("pk", flat=True).first()
    if found is not None:
        return int(found)
    with (_FOLDER / picture.file).open("rb") as source:
        file = ImageFile(source, name=picture.file)
        return int(images.create(title=picture.title, file=file, collection=collection).pk)
