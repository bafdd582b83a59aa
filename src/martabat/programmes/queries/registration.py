"""What the activity's page shows of registration; the counts are in `queries/attendance.py`."""

from martabat.programmes.queries.attendance import on_activity

__all__ = ["on_activity"]
