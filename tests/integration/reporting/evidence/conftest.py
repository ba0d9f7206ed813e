"""A site with a form that asks for files, and somebody in the midst of it."""

import re
from io import BytesIO
from typing import Any

import pytest

from reporting.evidence.models import Evidence
from soh.core import tenancy
from tests.evidence import scanner
from tests.factories.files import files_form
from tests.factories.published_forms import live_form

__all__ = ["scanner"]

HOST = "thames-valley.localhost:8000"
FORM = "/send-evidence/"


@pytest.fixture(autouse=True)
def evidence_root(settings: Any, tmp_path: Any) -> Any:
    settings.EVIDENCE_ROOT = str(tmp_path / "evidence")
    return tmp_path / "evidence"


@pytest.fixture
def visitor(public_client: Any, thames_valley: Any) -> Any:
    return begun(public_client, thames_valley)


def begun(public_client: Any, force: Any, **settings: Any) -> Any:
    """Somebody who has begun the form."""
    live_form(force, files_form(**settings), slug="send-evidence")
    visitor = public_client(HOST)
    visitor.post(FORM)
    visitor.get(f"{FORM}photos/")
    return visitor


def named(content: bytes, name: str) -> BytesIO:
    """A file as the test client sends it."""
    file = BytesIO(content)
    file.name = name
    return file


def upload(visitor: Any, *files: tuple[bytes, str], button: str = "_upload", **fields: Any) -> Any:
    """Send files with the step."""
    posted = {"photos": [named(*file) for file in files], **({button: "photos"} if button else {}), **fields}
    return visitor.post(f"{FORM}photos/", posted)


def page(visitor: Any) -> str:
    """The step with the files."""
    return visitor.get(f"{FORM}photos/").content.decode()


def send(visitor: Any, stay: str = "named") -> Any:
    """Go on to the end and send the report."""
    upload(visitor, button="", about="The window")
    visitor.post(f"{FORM}who/", {"stay": stay})
    return visitor.post(f"{FORM}check-answers/", {})


def rows(force: Any) -> list[Evidence]:
    """All files of a force."""
    with tenancy.transaction(force):
        return list(Evidence.objects.filter(force_id=force.pk).select_related("force_key", "report").order_by("pk"))


def stored(root: Any) -> list[Any]:
    """Every stored piece."""
    return [path for path in root.rglob("*") if path.is_file()] if root.exists() else []


def errors(response: Any) -> list[str]:
    """What the error summary says."""
    found = re.findall(r'<a href="#photos[^"]*">([^<]*)</a>', response.content.decode())
    return [text.replace("&quot;", '"') for text in found]
