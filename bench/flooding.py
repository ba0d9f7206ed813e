"""`python -m bench.flooding PORT HOST KEY`: flood a host until a line comes in; prints the answered and refused."""

import http.client
import secrets
import sys
import threading

from bench.client import Client

_FLOODERS = 12
_PATHS = ("/", "/search/?q=theft", "/api/v1/pages/", "/report-a-crime/")
_REPORTS = "/api/v1/forms/report-a-crime/reports/"


def main(port: int, host: str, key: str) -> None:
    """Ask without a pause, whatever the answer is."""
    counts = {"answered": 0, "refused": 0}
    ends = threading.Event()

    def ask(number: int) -> None:
        client = Client(port, host)
        headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
        while not ends.is_set():
            number += 1
            try:
                if number % 5:
                    answer = client.get(_PATHS[number % len(_PATHS)])
                else:
                    sent = {**headers, "Idempotency-Key": secrets.token_hex(16)}
                    answer = client.request("POST", _REPORTS, b'{"answers": {}}', sent)
            except (OSError, http.client.HTTPException):
                continue
            counts["answered"] += 1
            counts["refused"] += answer.status in (429, 503)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(_FLOODERS)]
    for thread in threads:
        thread.start()
    sys.stdin.readline()
    ends.set()
    for thread in threads:
        thread.join()
    print(counts["answered"], counts["refused"])


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
