"""Words of Word 97–2003, through LibreOffice where it is installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO

from martabat.documents.texts.values import MAX_CHARACTERS, Collected, Text

SECONDS = 90
# The document may neither run anything nor fetch pictures from elsewhere.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop></item>
</oor:items>
"""


def available() -> bool:
    """Whether LibreOffice is installed on this machine."""
    return shutil.which("soffice") is not None


def read(file: BinaryIO, collected: Collected) -> Text:
    """Return the words of a .doc as one page."""
    if not available():
        return Text(reason="no_office")
    with tempfile.TemporaryDirectory(prefix="martabat-doc-") as name:
        folder = Path(name)
        source = folder / "berkas.doc"
        with source.open("wb") as target:
            copyfileobj(file, target)
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS)
        written = folder / "berkas.txt"
        try:
            subprocess.run(  # noqa: S603 - the arguments are ours
                [  # noqa: S607 - as installed
                    "soffice",
                    f"-env:UserInstallation={profile.as_uri()}",
                    "--headless",
                    "--norestore",
                    "--convert-to",
                    "txt:Text (encoded):UTF8",
                    "--outdir",
                    name,
                    str(source),
                ],
                capture_output=True,
                timeout=min(SECONDS, collected.seconds_left),
                check=True,
            )
            with written.open(encoding="utf-8-sig", errors="replace") as result:
                body = result.read(2 * MAX_CHARACTERS)
        except subprocess.TimeoutExpired:
            return Text(reason="limits")
        except (subprocess.CalledProcessError, OSError) as error:
            return Text(reason="broken", detail=type(error).__name__)
    from martabat.documents.texts.word import whole

    return whole(body.splitlines(), collected)
