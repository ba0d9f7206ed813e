"""The writes of a force's twins: of single pages, and the list of paths that a CSV brings."""

import csv
from collections.abc import Mapping, Sequence

from sites.forces.models import Force
from sites.forces.twin_rules import TwinRule
from sites.forces.twins import Rule, problem_with_address, problem_with_path
from soh.core import audit, tenancy, versions

MOST_RULES = 5_000


class WrongTwins(Exception):
    """Some lines are not right, so none was taken; `problems` says which and why."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


def put_page_twins(*, force_id: int, twins: Mapping[int, str], actor: str) -> int:
    """Set the twins of these pages (id to address, empty takes it away); return how many changed. Raises WrongTwins.

    That the pages are the force's own is the caller's to ask.
    """
    with tenancy.transaction(force_id):
        force = Force.objects.get(pk=force_id)
        problems = [
            f"{address}: {problem}"
            for address in twins.values()
            if address and (problem := problem_with_address(address, existing_website=force.existing_website))
        ]
        if problems:
            raise WrongTwins(problems)
        known = {rule.page_id: rule for rule in TwinRule.objects.filter(force_id=force_id, page_id__in=twins)}
        changed = 0
        for page_id, address in twins.items():
            rule = known.get(page_id)
            if address == (rule.address if rule else ""):
                continue
            changed += 1
            if not address and rule:
                rule.delete()
            else:
                rule = rule or TwinRule(force_id=force_id, page_id=page_id)
                rule.address = address
                rule.save()
        if changed:
            audit.record(
                force_id=force_id, actor=actor, action="twins.pages_changed", subject=f"force:{force_id}", pages=changed
            )
    return changed


def read_rules(text: str, *, existing_website: str) -> list[Rule]:
    """Return the rules of a CSV: our path, the twin's address. A line of headings is skipped. Raises WrongTwins."""
    rules: dict[str, Rule] = {}
    problems: list[str] = []
    for number, row in enumerate(csv.reader(text.lstrip("\ufeff").splitlines()), start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or (number == 1 and cells and not cells[0].startswith("/")):
            continue
        if len(cells) != 2:
            problems.append(f"Line {number}: write two columns, our path and the address on the existing website.")
            continue
        path, address = cells
        problem = problem_with_path(path) or problem_with_address(address, existing_website=existing_website)
        if not problem and path in rules:
            problem = f"{path} is there twice."
        if problem:
            problems.append(f"Line {number}: {problem}")
        rules[path] = Rule(path, address)
    if len(rules) > MOST_RULES:
        problems.append(f"There are more than {MOST_RULES} lines. Use a star for everything below a path.")
    if problems:
        raise WrongTwins(problems[:20])
    return list(rules.values())


def put_rules(*, force_id: int, text: str, actor: str) -> int:
    """Put the rules of this CSV in place of the list; return how many there are. Raises WrongTwins: nothing changed."""
    with tenancy.transaction(force_id):
        force = Force.objects.get(pk=force_id)
        rules = read_rules(text, existing_website=force.existing_website)
        TwinRule.objects.filter(force_id=force_id, page=None).exclude(path__in=[rule.path for rule in rules]).delete()
        stored = {rule.path: rule for rule in TwinRule.objects.filter(force_id=force_id, page=None)}
        made = [TwinRule(force_id=force_id, path=rule.path, address=rule.address) for rule in rules]
        TwinRule.objects.bulk_create([rule for rule in made if rule.path not in stored])
        for rule in rules:
            old = stored.get(rule.path)
            if old is not None and old.address != rule.address:
                old.address = rule.address
                old.save(update_fields=["address"])
        _seen(force)
        audit.record(
            force_id=force_id, actor=actor, action="twins.list_changed", subject=f"force:{force_id}", rules=len(rules)
        )
    return len(rules)


def rules_as_csv(force_id: int) -> str:
    """Return the list as it can be brought back."""
    rows = TwinRule.objects.filter(force_id=force_id, page=None).order_by("path").values_list("path", "address")
    return "".join(f"{path},{address}\n" for path, address in rows)


def _seen(force: Force) -> None:
    """Rows made in bulk send no signal."""
    versions.bump(f"site:{force.site_id}")
