"""Users, organisations, people with their positions, memberships and invitations."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from martabat.journal.actions import Actor
from martabat.organisations.roles import LEVELS, NATIONAL, PROVINCIAL, REGIONAL, Kind, Role
from martabat.regions.models import Region


class UserManager(BaseUserManager["User"]):
    """Makes users, who are known by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create a user; without a password, one who cannot sign in with one."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a user by e-mail address, however it is written."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """Somebody who may sign in. What one may do comes from memberships alone."""

    email = models.EmailField(_("Surel dinas"), unique=True)
    name = models.CharField(_("Nama"), max_length=200)
    language = models.CharField(
        _("Bahasa"),
        max_length=2,
        choices=[("id", "Bahasa Indonesia"), ("en", "English")],
        default="id",
    )
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="organisations_user_email_lower"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def clean(self) -> None:
        """Write the address in small letters, as the database demands."""
        super().clean()
        self.email = self.email.strip().lower()

    def get_full_name(self) -> str:
        """Return the name; Django and allauth ask by this method."""
        return self.name

    @property
    def initials(self) -> str:
        """Two letters for the account menu."""
        words = self.name.split() or [self.email]
        return "".join(word[0] for word in (words[0], *words[1:][-1:])).upper()


class Organisation(models.Model):
    """An institution or office: of a region, or national where `region` is empty."""

    name = models.CharField(_("Nama"), max_length=200)
    kind = models.CharField(_("Jenis"), max_length=12, choices=Kind.choices)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="organisations"
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="offices"
    )
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                "region",
                name="organisations_organisation_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(region=None)
                & ~Q(kind__in=[kind for kind in Kind if LEVELS[kind] in {REGIONAL, PROVINCIAL}])
                | Q(region__isnull=False)
                & ~Q(kind__in=[kind for kind in Kind if LEVELS[kind] == NATIONAL]),
                name="organisations_organisation_level",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def covers(self, region_code: str) -> bool:
        """Whether the region with this code lies within what the organisation looks after."""
        own = self.region_id
        if own is None or own == region_code:
            return True
        return len(own) == 2 and region_code.startswith(f"{own}.")


class Person(models.Model):
    """Somebody who holds or held a position, with or without an account."""

    name = models.CharField(_("Nama"), max_length=200)
    user = models.OneToOneField(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="person"
    )

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    """An office held by a person for a time, definitively or acting."""

    class Capacity(models.TextChoices):
        DEFINITIVE = "definitive", _("Definitif")
        PJ = "pj", _("Penjabat (Pj.)")
        PLT = "plt", _("Pelaksana tugas (Plt.)")
        PLH = "plh", _("Pelaksana harian (Plh.)")

    PREFIXES: ClassVar[dict[str, str]] = {
        Capacity.PJ: "Pj.",
        Capacity.PLT: "Plt.",
        Capacity.PLH: "Plh.",
    }

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="positions")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="positions"
    )
    title = models.CharField(_("Jabatan"), max_length=200)
    capacity = models.CharField(
        _("Sifat"), max_length=10, choices=Capacity.choices, default=Capacity.DEFINITIVE
    )
    start = models.DateField(_("Mulai"))
    end = models.DateField(_("Sampai"), null=True, blank=True)

    class Meta:
        ordering = ["-start", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end=None) | Q(end__gte=F("start")),
                name="organisations_position_ends_after_start",
            ),
            # Two acting heads may overlap for a day; two definitive ones never begin together.
            models.UniqueConstraint(
                fields=["person", "organisation", "title", "start"],
                name="organisations_position_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.full_title}"

    @property
    def full_title(self) -> str:
        """The title as written under a letter: "Plt. Kepala Dinas Kesehatan"."""
        prefix = self.PREFIXES.get(self.capacity)
        return f"{prefix} {self.title}" if prefix else self.title


class Membership(models.Model):
    """A role that a user has at an organisation."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(_("Peran"), max_length=13, choices=Role.choices)
    active = models.BooleanField(default=True)
    granted_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"], name="organisations_membership_once"
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="organisations_membership_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}, {self.organisation}"

    @property
    def region(self) -> Region | None:
        """The region of the organisation; None for a national one."""
        return self.organisation.region

    def covers(self, region_code: str) -> bool:
        """Whether the region with this code lies within what the organisation looks after."""
        return self.organisation.covers(region_code)

    @property
    def actor(self) -> Actor:
        """This user in this role, as the journal writes it down."""
        return Actor(
            user_id=self.user_id,
            name=self.user.name,
            role=self.role,
            organisation=self.organisation.name,
        )


class Invitation(models.Model):
    """An open door for one person: the token itself is only in the e-mail."""

    email = models.EmailField(_("Surel dinas"))
    name = models.CharField(_("Nama"), max_length=200)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="invitations"
    )
    role = models.CharField(_("Peran"), max_length=13, choices=Role.choices)
    language = models.CharField(max_length=2, default="id")
    token_hash = models.CharField(max_length=64, unique=True)
    # Empty where the command line invited, as for the first administrator.
    invited_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["email", "organisation", "role"],
                condition=Q(accepted_at=None, revoked_at=None),
                name="organisations_invitation_one_open",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(revoked_at=None),
                name="organisations_invitation_one_end",
            ),
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="organisations_invitation_email_lower"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}, {self.get_role_display()}, {self.organisation}"

    @property
    def is_expired(self) -> bool:
        """Whether its seven days are over."""
        return self.expires_at <= timezone.now()

    @property
    def is_open(self) -> bool:
        """Whether it can still be accepted."""
        return self.accepted_at is None and self.revoked_at is None and not self.is_expired
