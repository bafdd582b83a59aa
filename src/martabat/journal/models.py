"""Chains, their entries, and the anchors that bind all chains together."""

from django.db import models

from martabat.journal.entries import GENESIS


class Chain(models.Model):
    """The state of one subject's chain: how long it is and the hash that ends it."""

    subject = models.CharField(max_length=80, primary_key=True)
    length = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, default=GENESIS)

    def __str__(self) -> str:
        return f"{self.subject} ({self.length})"


class Entry(models.Model):
    """One thing that was done. Rows are never changed or removed: the database refuses."""

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    role = models.CharField(max_length=40)
    organisation = models.CharField(max_length=200)
    verb = models.CharField(max_length=60)
    data = models.JSONField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["chain_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["chain", "number"], name="journal_entry_once"),
        ]

    def __str__(self) -> str:
        return f"{self.chain_id} #{self.number} {self.verb}"


class Anchor(models.Model):
    """A Merkle root over the heads of every chain that grew since the anchor before."""

    number = models.PositiveIntegerField(unique=True)
    at = models.DateTimeField()
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"Anchor {self.number}"


class AnchorLeaf(models.Model):
    """What an anchor saw of one chain."""

    anchor = models.ForeignKey(Anchor, on_delete=models.PROTECT, related_name="leaves")
    subject = models.CharField(max_length=80)
    length = models.PositiveIntegerField()
    head = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["anchor", "subject"], name="journal_leaf_once"),
        ]

    def __str__(self) -> str:
        return f"{self.anchor_id}: {self.subject} ({self.length})"
