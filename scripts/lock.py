"""`python -m scripts.lock`: uv.lock must name one package registry and one place of files."""

import sys
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

LOCK = Path(__file__).resolve().parent.parent / "uv.lock"


def main() -> int:
    """Return 1 when a package comes from elsewhere than the rest."""
    packages = [package for package in tomllib.loads(LOCK.read_text())["package"] if "virtual" not in package["source"]]
    registries = {package["source"].get("registry", str(package["source"])) for package in packages}
    files = [file for package in packages for file in [package.get("sdist", {}), *package.get("wheels", [])]]
    hosts = {urlsplit(file["url"]).hostname for file in files if "url" in file}
    if len(registries) == len(hosts) == 1 and all(name.startswith("https://") for name in registries):
        print(f"{len(packages)} packages of one registry")
        return 0
    print(f"uv.lock names several places: {sorted(registries)}, {sorted(map(str, hosts))}.")
    print("Lock again without mirrors.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
