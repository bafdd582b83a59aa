"""Every check and every test, as `make test` runs them; arguments are handed to pytest.

A real Chromium, LibreOffice and Tesseract are needed. Where this may install Debian packages it
does, otherwise it says what is missing. Tests that need them are never skipped.
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
OFFICE_PACKAGES = ("libreoffice-writer-nogui", "libreoffice-calc-nogui")
RECOGNITION_PACKAGES = ("tesseract-ocr", "tesseract-ocr-ind")


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
    """See that LibreOffice and Tesseract are there, installing them if possible, or stop."""
    packages = missing_packages()
    if packages and may_install():
        install(packages)
    if missing_packages():
        sys.exit(
            "The tests of office files need LibreOffice (Writer and Calc), and those of scans "
            "Tesseract with Indonesian. Install them (on Debian and Ubuntu: sudo apt-get install "
            f"{' '.join(OFFICE_PACKAGES + RECOGNITION_PACKAGES)})."
        )


def missing_packages() -> tuple[str, ...]:
    """Return the packages whose programs are not here."""
    office = shutil.which("soffice")
    calc = Path(office).resolve().with_name("libsclo.so") if office else None
    recognises = shutil.which("tesseract") is not None and "ind" in languages()
    return (
        *(() if calc is not None and calc.exists() else OFFICE_PACKAGES),
        *(() if recognises else RECOGNITION_PACKAGES),
    )


def languages() -> list[str]:
    """Return the languages that Tesseract knows."""
    told = subprocess.run(
        ["tesseract", "--list-langs"], capture_output=True, text=True, check=False
    )
    return told.stdout.split()


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
