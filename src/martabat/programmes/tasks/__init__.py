"""Work on programmes that nobody waits for; the parts of the room have a file each."""

from martabat.programmes.tasks import certificates, registration

__all__ = ["certificates", "registration"]
