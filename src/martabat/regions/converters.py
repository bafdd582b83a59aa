"""Region codes in addresses: `61` a province, `61.72` a regency or city."""

from django.urls import register_converter


class ProvinceCode:
    """Two digits."""

    regex = r"\d{2}"

    def to_python(self, value: str) -> str:
        """Return the code as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """Return the code as it stands."""
        return value


class RegencyCode(ProvinceCode):
    """Two digits, a dot, two digits."""

    regex = r"\d{2}\.\d{2}"


def register() -> None:
    """Make `<province:…>` and `<regency:…>` known to addresses."""
    register_converter(ProvinceCode, "province")
    register_converter(RegencyCode, "regency")
