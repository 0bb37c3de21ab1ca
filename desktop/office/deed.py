"""What makes a function a deed: it works in a unit of work and gives the audit entry its name."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from db.unit_of_work import Work

P = ParamSpec("P")
R = TypeVar("R")


def deed(function: Callable[Concatenate[Work, P], R]) -> Callable[Concatenate[Work, P], R]:
    """Mark a function of desktop/office as a deed.

    The outermost deed of a unit of work names its audit entry. What the deed changed is written before it
    returns, so that a database error shows where it was made and new rows have their keys.
    """

    @wraps(function)
    def done(work: Work, /, *args: P.args, **kwargs: P.kwargs) -> R:
        work.name(function.__name__)
        result = function(work, *args, **kwargs)
        work.flush()
        return result

    return done
