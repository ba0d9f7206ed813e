"""The page to read and try the API."""

import re

import pytest
from django.contrib.staticfiles import finders

pytestmark = pytest.mark.django_db

TVP = "thames-valley.localhost:8000"


def test_the_page_needs_nothing_inline_and_nothing_from_elsewhere(public_client, thames_valley):
    page = public_client(TVP).get("/api/v1/docs/").content.decode()

    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=", page)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page)


def test_the_files_of_the_page_are_there(public_client, thames_valley):
    page = public_client(TVP).get("/api/v1/docs/").content.decode()

    files = re.findall(r"/static/([^\"]+)", page)
    assert len(files) == 4
    assert all(finders.find(name) for name in files)


def test_the_page_is_answered_under_a_strict_policy(public_client, thames_valley):
    policy = public_client(TVP).get("/api/v1/docs/")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
