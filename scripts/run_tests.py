"""Every check and every test, as `make test` runs them; arguments are handed to pytest.

A real Chromium is needed. Where this may install Debian packages it does, otherwise it says what
is missing. Browser tests are never skipped.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
PACKAGES = ("chromium", "fonts-noto-core")


def find_browser() -> str | None:
    """Return the path of a Chromium, or None."""
    chosen = os.environ.get("MARTABAT_CHROMIUM")
    if chosen:
        return chosen if Path(chosen).is_file() else None
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def install_browser() -> None:
    """Install Chromium from Debian's archive."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *PACKAGES]
    print(f"Installing {' and '.join(PACKAGES)}", flush=True)
    for command in (install, ["apt-get", "update", "-q"], install):
        quiet = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False
        )
        if command is install and quiet.returncode == 0:
            return
    print(quiet.stdout[-2000:], quiet.stderr[-2000:], sep="\n", flush=True)


def browser() -> str:
    """Return the path of a Chromium, installing it if needed and possible, or stop."""
    found = find_browser()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        install_browser()
        found = find_browser()
    if found is None:
        sys.exit(
            "The browser tests need Chromium. Install it (on Debian and Ubuntu: "
            f"sudo apt-get install {' '.join(PACKAGES)}), or set MARTABAT_CHROMIUM to its path."
        )
    return found


def main() -> int:
    """Run checks, then tests; the code is 0 only if both pass."""
    begun = time.monotonic()
    os.environ["MARTABAT_CHROMIUM"] = browser()
    subprocess.run([sys.executable, "-m", "martabat.project.translations"], cwd=ROOT, check=True)
    checks = subprocess.run([sys.executable, "scripts/check.py"], cwd=ROOT, check=False).returncode
    print(f"Checks took {time.monotonic() - begun:.0f} s.", flush=True)
    if checks:
        print("A check has failed, so this will not end well; the tests run all the same.")
    arguments = sys.argv[1:] or ["-n", "2", "--dist", "loadfile", "--durations=10"]
    sys.stdout.flush()
    tests = subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=ROOT, check=False)
    return tests.returncode or checks  # nothing is printed after pytest's last line


if __name__ == "__main__":
    sys.exit(main())
