"""What happens to activities that others want to know, such as whoever invited people.

Receivers run inside the action's transaction; what goes out to people must be a job that is
deferred there, so that it goes out only when the change stands.
"""

from django.dispatch import Signal

# activity: Activity, by: Membership, reason: str
activity_cancelled = Signal()

# activity: Activity, by: Membership; its day, hours or place have changed
activity_moved = Signal()
