"""Work on programmes that nobody waits for; the parts of the room have a file each."""

from martabat.programmes.tasks import certificates, follow_ups, invitations, privacy, registration

__all__ = ["certificates", "follow_ups", "invitations", "privacy", "registration"]
