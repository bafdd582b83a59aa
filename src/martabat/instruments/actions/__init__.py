"""What may be done with instruments: loading the shipped packages, bringing in versions."""

from martabat.instruments.actions.loading import Loaded, is_used, load_shipped
from martabat.instruments.actions.proposals import (
    Moved,
    adopt,
    choose_counterparts,
    discard,
    propose,
    take_proposed,
)

__all__ = [
    "Loaded",
    "Moved",
    "adopt",
    "choose_counterparts",
    "discard",
    "is_used",
    "load_shipped",
    "propose",
    "take_proposed",
]
