"""Have a process read a file, and take what it says with care."""

import json
from typing import IO

from martabat.documents import nursery
from martabat.documents.texts.values import PATIENCE, Text

MODULE = "martabat.documents.texts.__main__"
GRACE = 30


def read(source: IO[bytes], media_type: str, *, patience: float = PATIENCE + GRACE) -> Text:
    """Return the words of an open file on disk; never raises for what the file holds."""
    try:
        return Text.of(
            json.loads(nursery.run(MODULE, media_type, source=source, patience=patience))
        )
    except TimeoutError:
        return Text(reason="limits", detail="clock")
    except nursery.Ended as error:
        return Text(reason="limits" if error.code < 0 else "broken", detail=str(error))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        return Text(reason="broken", detail=type(error).__name__)
