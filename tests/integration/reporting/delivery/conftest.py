"""A force with a record system: the sample receiver, reached over HTTP."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Thread
from typing import Any

import pytest

from examples.receiver.receiver import Records, server
from reporting.delivery import delivering, switching
from reporting.delivery.endpoints import Delivery, DeliveryAttempt, DeliveryEndpoint
from reporting.intake.submit import submit
from reporting.records.models import Channel
from reporting.tasks import deliver_outbox
from sites.forces.models import Force
from soh.core import tenancy
from tests.factories.plain_forces import face_of, plain_force
from tests.factories.small_form import NAMED, publish_small_form


@dataclass
class System:
    """A force's record system as the tests see it."""

    force: Force
    endpoint: DeliveryEndpoint
    secret: str
    records: Records
    handler: Any

    def report(self, **answers: Any) -> str:
        """Send a report and let the outbox spread it; return its reference."""
        form = publish_small_form()
        values = {"form_key": form.key, "pinned": form.pinned, "answers": answers or NAMED, "locale": "en"}
        receipt = submit(force=face_of(self.force), channel=Channel.WEB, actor="public", **values)
        deliver_outbox(timestamp=0)
        return receipt.reference

    def deliver(self) -> int:
        """Send what is due; return how many were taken."""
        return delivering.deliver(force_id=self.force.pk, endpoint_id=self.endpoint.pk)[0]

    def rows(self) -> list[Delivery]:
        with tenancy.transaction(self.force):
            return list(Delivery.objects.filter(force=self.force).select_related("report", "entry").order_by("pk"))

    def tries(self) -> list[DeliveryAttempt]:
        with tenancy.transaction(self.force):
            return list(DeliveryAttempt.objects.filter(force=self.force).order_by("pk"))

    def fresh(self) -> DeliveryEndpoint:
        with tenancy.transaction(self.force):
            return DeliveryEndpoint.objects.get(force=self.force, pk=self.endpoint.pk)


@pytest.fixture
def systems(settings: Any) -> Iterator[Callable[..., System]]:
    """Makes record systems: `systems(slug)` with the sample receiver, or `systems(slug, url=...)`."""
    settings.DELIVERY_ALLOWED_TEST_HOSTS = []
    running = []

    def make(slug: str = "thames-valley", url: str = "", **changes: Any) -> System:
        force, records = plain_force(slug, **changes), Records()
        handler = None
        if not url:
            web = server(port=0, secrets=[], records=records)
            Thread(target=web.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
            running.append(web)
            handler = web.RequestHandlerClass
            url = f"http://127.0.0.1:{web.server_port}/reports"
        settings.DELIVERY_ALLOWED_TEST_HOSTS.append(url.split("/")[2])
        endpoint, secret = switching.create(force_id=force.pk, name="Records", url=url, forms=[], actor="user:1")
        if handler:
            handler.secrets = [secret]
        return System(force, endpoint, secret, records, handler)

    yield make
    for web in running:
        web.shutdown()
        web.server_close()


@pytest.fixture
def system(systems: Callable[..., System]) -> System:
    return systems(notice_email="duty@thamesvalley.example")
