"""One statement for one force: what tenancy.transaction promises holds in it, too."""

import psycopg
import pytest
from django.db import connection

from reporting.intake import draft_rows, drafts
from reporting.intake.drafts import Journey, Visitor
from soh.core import force_setting, tenancy
from soh.core.force_functions import force_function
from tests.factories.plain_forces import plain_force
from tests.factories.small_form import publish_small_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    form = publish_small_form()
    visitor = Visitor.new()
    force = plain_force("thames-valley")
    return drafts.save(Journey(force.pk, visitor, form.key, form.pinned, "en", {"danger": "no"}, is_new=True))


def test_a_call_for_another_force_finds_nothing_with_the_same_digest(draft):
    digest, other = draft.visitor.digest_of(draft.form_key), plain_force("hampshire")

    assert draft_rows.find(force_id=draft.force_id, digest=digest).revision == 0
    assert draft_rows.find(force_id=other.pk, digest=digest) is None
    assert tenancy.current() == frozenset()


def test_a_call_never_widens_the_transaction_it_is_made_in(draft):
    other = plain_force("hampshire")
    with pytest.raises(tenancy.ForceMismatch), tenancy.transaction(other):
        draft_rows.find(force_id=draft.force_id, digest=draft.visitor.digest_of(draft.form_key))


def test_a_write_of_an_older_revision_changes_nothing(draft):
    digest = draft.visitor.digest_of(draft.form_key)
    content = {"edition": "x", "texts": [], "locale": "en", "ciphertext": b"x", "revision": 1}
    row = draft_rows.find(force_id=draft.force_id, digest=digest)
    content["expires_at"] = row.expires_at

    assert draft_rows.keep(force_id=draft.force_id, digest=digest, content=content)
    assert not draft_rows.keep(force_id=draft.force_id, digest=digest, content={**content, "edition": "y"})
    assert draft_rows.find(force_id=draft.force_id, digest=digest).edition == "x"


def test_a_draft_is_begun_once(draft):
    again = drafts.save(draft.with_answers({"account": "Mine."}))
    before = Journey(draft.force_id, draft.visitor, draft.form_key, draft.pinned, "en", is_new=True)

    merged = drafts.save(before.with_answers({"stay": "named"}))

    assert again.answers["account"] == "Mine."
    assert merged.answers == {"danger": "no", "account": "Mine.", "stay": "named"}


def test_a_function_must_say_which_force_it_is_for():
    with pytest.raises(ValueError, match="find_all does not say"):
        force_function("find_all(its_digest text)", returns="boolean", body="RETURN true;")


def test_a_connection_that_is_lent_is_outside_every_force_whatever_was_set_before():
    with psycopg.connect(**connection.get_connection_params() | {"autocommit": True}) as lent:
        lent.execute("SELECT set_config(%s, '{1}', false)", [force_setting.NAME])

        force_setting.begin_outside(lent)

        assert lent.execute("SELECT current_setting(%s)", [force_setting.NAME]).fetchone()[0] == force_setting.OUTSIDE
        lent.close()
        with pytest.raises(psycopg.OperationalError):
            force_setting.begin_outside(lent)
