"""Every check and every test, as `make test` runs them; arguments are handed to pytest.

A real Chromium and a real LibreOffice are needed. Where this may install Debian packages it does,
otherwise it says what is missing. Tests that need them are never skipped.
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
OFFICE_PACKAGES = ("libreoffice-writer-nogui",)


def find_browser() -> str | None:
    """Return the path of a Chromium, or None."""
    chosen = os.environ.get("MARTABAT_CHROMIUM")
    if chosen:
        return chosen if Path(chosen).is_file() else None
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def install(packages: tuple[str, ...]) -> None:
    """Install packages from Debian's archive."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    print(f"Installing {' and '.join(packages)}", flush=True)
    for command in (install, ["apt-get", "update", "-q"], install):
        quiet = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False
        )
        if command is install and quiet.returncode == 0:
            return
    print(quiet.stdout[-2000:], quiet.stderr[-2000:], sep="\n", flush=True)


def may_install() -> bool:
    """Say whether Debian packages can be installed here."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def office() -> None:
    """See that LibreOffice is there, installing it if needed and possible, or stop."""
    if shutil.which("soffice") is None and may_install():
        install(OFFICE_PACKAGES)
    if shutil.which("soffice") is None:
        sys.exit(
            "The tests of Word files need LibreOffice. Install it (on Debian and Ubuntu: "
            f"sudo apt-get install {' '.join(OFFICE_PACKAGES)})."
        )


def browser() -> str:
    """Return the path of a Chromium, installing it if needed and possible, or stop."""
    found = find_browser()
    if found is None and may_install():
        install(PACKAGES)
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
    office()
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
