"""Reading the journal."""

from django.db.models import QuerySet

from martabat.journal.models import GENESIS, Chain, Entry


def entries(subject: str) -> QuerySet[Entry]:
    """Return the entries of one subject, newest first."""
    return Entry.objects.filter(chain_id=subject).order_by("-number")


def head(subject: str) -> str:
    """Return the hash that ends the chain of `subject`."""
    return Chain.objects.filter(pk=subject).values_list("head", flat=True).first() or GENESIS
