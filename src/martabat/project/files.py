"""Where uploaded files are kept: on disk, or in an S3 bucket."""

from pathlib import Path
from typing import Any

from martabat.project.environment import env_str


def file_storage(directory: Path) -> dict[str, Any]:
    """Return Django's storage settings: `directory`, or the bucket that MARTABAT_S3_BUCKET names.

    The credentials come from where every S3 client looks for them (AWS_ACCESS_KEY_ID …).
    """
    bucket = env_str("MARTABAT_S3_BUCKET", "")
    if not bucket:
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": directory, "file_permissions_mode": 0o600},
        }
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": env_str("MARTABAT_S3_ENDPOINT", "") or None,
            "region_name": env_str("MARTABAT_S3_REGION", "") or None,
            "default_acl": "private",
            "file_overwrite": False,
            "querystring_auth": True,
        },
    }
