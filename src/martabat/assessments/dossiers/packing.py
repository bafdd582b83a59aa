"""Make a folder a BagIt bag and a ZIP file of it, in a process of its own.

Run as `python -m martabat.assessments.dossiers.packing FOLDER FILE < bag-info.json`. The library
changes the working directory of its process, which a job among others must not do. No Django.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

# What is packed already gains nothing by being packed again.
PACKED = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".docx", ".xlsx", ".ods", ".odt", ".zip"})


def pack(folder: Path, target: Path, about: Mapping[str, str]) -> None:
    """Turn `folder` into a bag with SHA-256 manifests and write it to `target` as one ZIP."""
    import bagit

    bagit.make_bag(str(folder), dict(about), checksums=["sha256"])
    with ZipFile(target, "w", allowZip64=True) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                stored = path.suffix.lower() in PACKED
                archive.write(
                    path,
                    Path(folder.name, path.relative_to(folder)),
                    compress_type=ZIP_STORED if stored else ZIP_DEFLATED,
                )


if __name__ == "__main__":
    pack(Path(sys.argv[1]), Path(sys.argv[2]), json.load(sys.stdin))
