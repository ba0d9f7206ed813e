"""The way between a page and its twin, both ways, and nowhere else."""

import pytest

from sites.forces.twins import Rule, build, problem_with_address, problem_with_path, safe_rest

HOME = "https://www.hampshire.police.uk/"
TWINS = build(
    home=HOME,
    rules=[
        Rule("/contact/", f"{HOME}contact-us/"),
        Rule("/advice/*", f"{HOME}advice/*"),
        Rule("/advice/theft/*", f"{HOME}crime-prevention/"),
        Rule("/report/*", f"{HOME}ro/report/*"),
    ],
    pages={"/moved/here/": f"{HOME}the-page/"},
)


@pytest.mark.parametrize(
    ("path", "twin"),
    [
        ("/contact/", "contact-us/"),
        ("/advice/", "advice/"),
        ("/advice/burglary/", "advice/burglary/"),
        ("/advice/theft/bicycles/", "crime-prevention/"),
        ("/moved/here/", "the-page/"),
        ("/nobody/knows/", ""),
        ("/", ""),
    ],
)
def test_a_page_leads_to_its_twin_else_to_the_home_page(path, twin):
    assert TWINS.twin_of(path) == HOME + twin


@pytest.mark.parametrize(
    ("address", "ours"),
    [
        ("/contact-us/", "/contact/"),
        ("/contact-us", "/contact/"),
        (f"{HOME}contact-us/?utm=1", "/contact/"),
        ("/advice/burglary/", "/advice/burglary/"),
        ("/the-page/", "/moved/here/"),
        ("/unknown/", "/"),
        ("", "/"),
    ],
)
def test_a_page_of_the_existing_site_leads_to_ours_else_to_our_home_page(address, ours):
    assert TWINS.ours_for(address) == ours


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example/",
        "https://evil.example/advice/x",
        "/advice//evil.example",
        "/advice/%2F%2Fevil.example/",
        "/advice/\\evil.example",
        "/advice/..//..//evil.example",
        "javascript:alert(1)",
        "/advice/%0d%0aLocation:%20https://evil.example",
        "https://[/",
        "https://hampshire.police.uk:x/advice/\x00",
    ],
)
def test_no_address_makes_a_way_to_another_host(address):
    ours = TWINS.ours_for(address)

    assert ours.startswith("/")
    assert not ours.startswith("//")
    assert not any(bad in ours for bad in ("\\", "\r", "\n", "/../", " "))
    assert TWINS.twin_of("/" + safe_rest(address)).startswith(HOME)


@pytest.mark.parametrize("path", ["contact/", "//evil/", "/a*b/", "/a b/", '/a"/', "/a;/", "/a$b/", "/a?x=1", ""])
def test_a_path_that_is_none_is_refused_with_what_to_write(path):
    assert "such as" in problem_with_path(path)


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "https://www.hampshire.police.uk.evil.example/",
        "https://user@www.hampshire.police.uk/",
        "http://www.hampshire.police.uk/",
        "javascript:x",
        "https://www.hampshire.police.uk:8443/",
        'https://www.hampshire.police.uk/"',
        "/contact/",
        "https://[/",
        "https://www.hampshire.police.uk:x/",
        "https://www.hampshire.police.uk/\x00",
        f"https://www.hampshire.police.uk/{'a' * 500}",
    ],
)
def test_a_twin_elsewhere_than_on_the_existing_website_is_refused(address):
    assert problem_with_address(address, existing_website=HOME)


def test_a_twin_on_the_existing_website_is_taken_with_and_without_www():
    for address in (f"{HOME}contact/", "https://hampshire.police.uk/contact/", f"{HOME}advice/*"):
        assert problem_with_address(address, existing_website=HOME) == ""
