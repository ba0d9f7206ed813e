"""Addresses to which nothing may ever be sent: by hand, and as many more as asked for."""

import ipaddress
import random
from collections.abc import Iterator

BY_HAND = (
    "http://records.example.com/",
    "https://localhost/",
    "https://localhost:8443/",
    "https://LOCALHOST/",
    "https://localhost./",
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0x7f.0.0.1/",
    "https://0177.0.0.1/",
    "https://0/",
    "https://0.0.0.0/",
    "https://10.0.0.1/",
    "https://172.16.0.1/",
    "https://192.168.1.1/",
    "https://100.64.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[::1]/",
    "https://[::]/",
    "https://[fe80::1]/",
    "https://[fe80::1%25eth0]/",
    "https://[fc00::1]/",
    "https://[fd00:ec2::254]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[2002:7f00:1::]/",
    "https://[::127.0.0.1]/",
    "https://8.8.8.8/",
    "https://[2606:4700::1111]/",
    "https://metadata.google.internal/",
    "https://metadata/",
    "https://instance-data/",
    "https://records.local/",
    "https://records.localhost/",
    "https://records.internal/",
    "https://records.test/",
    "https://records.lan/",
    "https://1.0.0.127.in-addr.arpa/",
    "https://user@records.example.com/",
    "https://user:word@records.example.com/",
    "https://records.example.com@127.0.0.1/",
    "https://127.0.0.1#@records.example.com/",
    "https://records.example.com\\@127.0.0.1/",
    "https://records.example.com:22/",
    "https://records.example.com:80/",
    "https://records.example.com:25/",
    "https://records.example.com:5432/",
    "https://records.example.com:6379/",
    "https://records.example.com:9200/",
    "https://records.example.com:65536/",
    "https://records.example.com:-1/",
    "https://records.example.com:x/",
    "https://records.example.com/#part",
    "https://récords.example.com/",
    "https://records。example。com/",
    "https://ⓛocalhost/",
    "https://１２７.0.0.1/",
    "https://records.example.com/\r\nHost: localhost",
    "https://records.example.com/ HTTP/1.1",
    "https://records.example.com\t/",
    "https:records.example.com/",
    "https:///records.example.com/",
    "https://",
    "https://.example.com/",
    "https://records..example.com/",
    "https://-records.example.com/",
    "//records.example.com/",
    "records.example.com",
    "file:///etc/passwd",
    "gopher://records.example.com/",
    "ftp://records.example.com/",
    "javascript:alert(1)",
    "data:text/plain,x",
    "https://" + "a" * 64 + ".example.com/",
    "https://records.example.com/" + "a" * 500,
    "",
)

INNER = (
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/29",
    "192.0.2.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
    "::1/128",
    "::/128",
    "::ffff:0:0/96",
    "64:ff9b::/96",
    "64:ff9b:1::/48",
    "100::/64",
    "2001::/32",
    "2001:db8::/32",
    "2002::/16",
    "fc00::/7",
    "fe80::/10",
    "ff00::/8",
)


def inner_numbers(how_many: int, *, seed: int = 1) -> Iterator[str]:
    """Addresses of networks that are not public, of each network in turn."""
    chance = random.Random(seed)  # noqa: S311 - the same every time
    networks = [ipaddress.ip_network(text) for text in INNER]
    for turn in range(how_many):
        network = networks[turn % len(networks)]
        yield str(network[chance.randrange(network.num_addresses)])


def spellings(number: str) -> Iterator[str]:
    """The ways to write an address into a URL that browsers and libraries have been known to take."""
    address = ipaddress.ip_address(number)
    if isinstance(address, ipaddress.IPv6Address):
        yield f"https://[{address.exploded}]/"
        yield f"https://[{address}]:8443/"
        return
    parts = [int(part) for part in number.split(".")]
    yield f"https://{number}/"
    yield f"https://{int(address)}/"
    yield f"https://{int(address):#x}/"
    yield "https://" + ".".join(f"{part:#o}".replace("0o", "0") for part in parts) + "/"
    yield "https://" + ".".join(f"{part:#x}" for part in parts) + "/"
    yield f"https://{parts[0]}.{(parts[1] << 16) + (parts[2] << 8) + parts[3]}/"
    yield f"https://[::ffff:{number}]/"
    yield f"https://records.example.com@{number}/"
