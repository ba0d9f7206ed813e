"""`python -m soh.operations.notify_stand_in [port] [receipts' address [host]]`: run the stand-in until it is ended.

With an address it sends delivery receipts there, with the bearer token of NOTIFY_CALLBACK_TOKEN.
"""

import os
import sys

from soh.operations.notify_stand_in.receipts import Receipts
from soh.operations.notify_stand_in.server import API_KEY, StandIn


def _receipts(url: str, host: str = "") -> Receipts:
    return Receipts(url, os.environ["NOTIFY_CALLBACK_TOKEN"], host)


def main() -> None:
    """Serve."""
    receipts = _receipts(*sys.argv[2:4]) if sys.argv[2:] else None
    server = StandIn(int(sys.argv[1]) if len(sys.argv) > 1 else 8025, receipts)
    sys.stdout.write(f"Stand-in for GOV.UK Notify at {server.url}, NOTIFY_API_KEY={API_KEY}\n")
    server.serve_forever()


if __name__ == "__main__":
    main()
