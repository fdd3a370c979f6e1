"""Bring the browser that some tests drive, where this can be done; say loudly where it cannot.

Chromium comes from Debian's package. Without root the tests that need it are skipped, with the
command that would install it; under CI=true a missing browser is a failure.
"""

import os
import shutil
import subprocess
import sys

PACKAGES = ("chromium", "fonts-dejavu-core")


def main() -> int:
    if shutil.which("chromium"):
        return 0
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update", "-qq"], ["install", "-qq", "--no-install-recommends", *PACKAGES]):
            subprocess.run([apt, *words], env=quiet, stdout=subprocess.DEVNULL, check=False)
    if shutil.which("chromium"):
        return 0
    command = f"apt-get install {' '.join(PACKAGES)}"
    sys.stderr.write(f"!! No Chromium: browser tests cannot run. Install it with: {command}\n")
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
