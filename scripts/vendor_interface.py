"""Fetch the interface's third-party parts at exact versions and trim them to what we use.

Needs Node's `npm` and `npx`, but only when the parts are renewed: the result is committed, so that
neither running nor testing needs Node. Usage:

    python scripts/vendor_interface.py            # fetch, check the hashes, trim, write
    python scripts/vendor_interface.py --record   # the same, recording the hashes of new versions
"""

import argparse
import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MANIFEST = Path(__file__).with_suffix(".json")
SETTINGS = Path(__file__).resolve().parent / "vendor_interface_css.json"
INTERFACE = ROOT / "src/martabat/interface"
TARGET = INTERFACE / "static/interface"
ICONS = INTERFACE / "icons.txt"


def run(*command: str, cwd: Path) -> str:
    """Run a command in a folder and give its output back; stop the script when it fails."""
    done = subprocess.run(command, cwd=cwd, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command[:3])} failed:\n{done.stderr}")
    return done.stdout


def fetch(package: dict[str, Any], folder: Path, *, record: bool) -> Path:
    """Download one package with npm, compare its hash with the recorded one, unpack it."""
    folder.mkdir(parents=True)
    wanted = f"{package['name']}@{package['version']}"
    name = run("npm", "pack", "--silent", wanted, cwd=folder).strip().splitlines()[-1]
    archive = folder / name
    digest = hashlib.sha512(archive.read_bytes()).digest()
    integrity = "sha512-" + base64.b64encode(digest).decode()
    if record:
        package["integrity"] = integrity
    elif package.get("integrity") != integrity:
        sys.exit(f"{wanted}: its hash is not the recorded one. Nothing was written.")
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder / "package"


def purge_css(source: Path, work: Path, tools: list[str]) -> None:
    """Keep only the rules that our templates use or that the safelist names; then minify."""
    settings = json.loads(SETTINGS.read_text())
    options = {
        "content": [str(ROOT / "src/martabat/**/jinja2/**/*.html"), str(INTERFACE / "*.py")],
        "css": [str(source)],
        "variables": True,
        "keyframes": True,
        "fontFace": True,
    }
    safe = ", ".join(f"/^{pattern}$/" for pattern in settings["safelist"])
    blocked = ", ".join(f"/{pattern}/" for pattern in settings["blocklist"])
    config = work / "purge.config.js"
    config.write_text(
        f"const o = {json.dumps(options)};\n"
        f"o.safelist = {{standard: [{safe}], variables: []}};\n"
        f"o.blocklist = [{blocked}];\n"
        "module.exports = o;\n"
    )
    purged, small = work / "purged", work / "small.css"
    purged.mkdir()
    run("npx", "--yes", tools[0], "--config", str(config), "--output", str(purged), cwd=work)
    css = without_comments(purged.joinpath(source.name).read_text())
    work.joinpath("purged.css").write_text(css)
    run(
        *("npx", "--yes", "-p", tools[1], "lightningcss", "--minify", "-o", str(small)),
        *("--targets", "chrome 90, firefox 90, safari 14", str(work / "purged.css")),
        cwd=work,
    )
    notice = "/*! Tabler 1.6.1, MIT, Copyright 2018-2026 The Tabler Authors, codecalm.net */\n"
    TARGET.joinpath("tabler.css").write_text(notice + without_wide_colours(small.read_text()))


def without_comments(css: str) -> str:
    """Drop the comments that documentation tools read; browsers do not need them."""
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def without_wide_colours(css: str) -> str:
    """Drop the copies of the palette for wide-gamut screens: our own tokens replace it anyway."""
    kept, at = [], 0
    for match in re.finditer(r"@supports \((?:not \()?color:\s*(?:color|lab)\(", css):
        if match.start() < at:
            continue
        end, depth = css.index("{", match.start()) + 1, 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        kept.append(css[at : match.start()])
        at = end
    return "".join([*kept, css[at:]])


def sprite(icons: Path) -> str:
    """One SVG with every icon named in icons.txt as a symbol; strokes are set by our CSS."""
    symbols = []
    for name in sorted(set(ICONS.read_text().split())):
        text = icons.joinpath("icons/outline", f"{name}.svg").read_text()
        inner = text[text.index(">") + 1 : text.rindex("</svg>")]
        inner = re.sub(r'<path stroke="none"[^>]*/>', "", inner)
        drawings = re.findall(r'd="([^"]+)"', inner)
        rest = re.sub(r"<path[^>]*/>", "", inner).strip()
        path = f'<path d="{"".join(drawings)}"/>' if drawings else ""
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{path}{rest}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">' + "\n".join(symbols) + "</svg>\n"


def licence(package: dict[str, Any], unpacked: Path) -> str:
    """Give the licence that a package came with, to be kept beside what we took from it."""
    file = unpacked / "LICENSE"
    # Tabler's core comes without the text; its icons, by the same authors, come with it.
    text = file.read_text().strip() if file.exists() else "Text: see @tabler/icons, same authors."
    return f"{package['name']} {package['version']} ({package['licence']})\n\n{text}\n"


def main() -> None:
    """Fetch, check, trim, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--record", action="store_true", help="record the hashes of new versions")
    record = parser.parse_args().record
    manifest = json.loads(MANIFEST.read_text())
    TARGET.mkdir(parents=True, exist_ok=True)
    licences: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for number, package in enumerate(manifest["packages"]):
            print(f"fetching {package['name']} {package['version']}")
            unpacked = fetch(package, work / str(number), record=record)
            for target, source in package["files"].items():
                if target.endswith(".css"):
                    purge_css(unpacked / source, work, manifest["tools"])
                else:
                    shutil.copyfile(unpacked / source, TARGET / target)
            licences.append(licence(package, unpacked))
            if package["name"] == "@tabler/icons":
                TARGET.joinpath("icons.svg").write_text(sprite(unpacked))
    INTERFACE.joinpath("LICENCES.txt").write_text("\n\n".join(licences))
    if record:
        MANIFEST.write_text(json.dumps(manifest, indent=2) + "\n")
    for file in sorted(TARGET.iterdir()):
        if file.is_file():
            print(f"{file.stat().st_size:>8}  {file.name}")


if __name__ == "__main__":
    main()
