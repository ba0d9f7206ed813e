"""What the demo offers: addresses, sign-ins, keys, and three things to try."""

import json
from pathlib import Path
from typing import Any

from soh.operations.demo.ports import ADDRESS, Ports
from soh.operations.demo.problems import DemoError
from soh.operations.demo.terminal import say, table


def show(facts_file: Path, ports: Ports) -> None:
    """Print the guide from the facts that `load_demo` wrote. Raises DemoError when they are missing."""
    try:
        facts = json.loads(facts_file.read_text())
    except (OSError, ValueError) as problem:
        raise DemoError(f"{facts_file} cannot be read ({problem}). Start over with: make demo-reset") from problem
    sites: dict[str, dict[str, Any]] = facts["sites"]
    say("\nSites")
    table(["site", "address"], [[name, f"http://{site['host']}/"] for name, site in sites.items()])
    say(f"\nStaff sign in at http://admin.localhost:{ports.staff}/admin/")
    table(["site", "role", "user name", "password"], _sign_ins(sites))
    keys = _second_factors(facts)
    if keys:
        say("\nThese need two-step sign-in. Type the key into an authenticator app; it shows the codes")
        table(["user name", "password", "key"], keys)
    say("\nAPI keys (a test key runs everything and reaches no inbox)")
    table(["site", "live key", "test key"], _keys(sites))
    codes = [[name, *site["my_report"].values()] for name, site in sites.items() if site.get("my_report")]
    if codes:
        say("\nReports with messages: open them at /my-report/ of the site")
        table(["site", "reference", "code"], codes)
    _three_things(sites, ports)


def _sign_ins(sites: dict[str, dict[str, Any]]) -> list[list[str]]:
    return [
        [name, role.replace("_", " "), user["username"], user["password"]]
        for name, site in sites.items()
        for role, user in site.get("users", {}).items()
    ]


def _second_factors(facts: dict[str, Any]) -> list[list[str]]:
    people = [user for site in facts["sites"].values() for user in site.get("users", {}).values()]
    everybody = [*people, facts["platform"]] if facts.get("platform") else people
    return [[each["username"], each["password"], each["totp_secret"]] for each in everybody if each.get("totp_secret")]


def _keys(sites: dict[str, dict[str, Any]]) -> list[list[str]]:
    return [[name, site["api_key"], site["test_key"]] for name, site in sites.items() if site.get("api_key")]


def _three_things(sites: dict[str, dict[str, Any]], ports: Ports) -> None:
    """Tasks for a newcomer, at the first site that takes reports."""
    name = next((name for name, site in sites.items() if "officer" in site.get("users", {})), min(sites))
    site, staff = sites[name], f"http://admin.localhost:{ports.staff}/admin/"
    host = site["host"]
    officer = site.get("users", {}).get("officer", {}).get("username", "the officer")
    form = f"http://{host}/api/v1/forms/report-a-crime/"
    # --resolve, because not every client knows *.localhost.
    curl = f'curl -s --resolve {host}:{ADDRESS} -H "Authorization: Bearer {site.get("api_key", "KEY")}"'
    pick = "python3 -c 'import json,sys; print(json.dumps(json.load(sys.stdin)[\"example\"]))'"
    say("\nThree things to try")
    say(f"  1. Report a crime: http://{host}/report-a-crime/")
    say(f"  2. Read it: sign in as {officer} at {staff} and open the inbox.")
    say("     An officer of another force does not find it.")
    say(f"  3. Report through the API of {name}:")
    say(f"       {curl} {form} | {pick} > report.json")
    say(f'       {curl} -H "Idempotency-Key: my-first-report" -H "Content-Type: application/json" \\')
    say(f"         --data @report.json {form}reports/")
