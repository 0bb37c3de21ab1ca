"""What makes a function a deed: who has no right is refused, and the audit entry has its name."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from db.unit_of_work import Work
from desktop.office.guard import refuse_if_not_allowed

P = ParamSpec("P")
R = TypeVar("R")


def deed(function: Callable[Concatenate[Work, P], R]) -> Callable[Concatenate[Work, P], R]:
    """Mark a function of desktop/office as a deed.

    Who has no right to the deed (desktop/rules/rights.py) is refused with NotAllowed before anything is
    done; deeds that a deed calls are part of it. The outermost deed of a unit of work names its audit entry.
    What the deed changed is written before it returns, so that a database error shows where it was made and
    new rows have their keys.
    """

    @wraps(function)
    def done(work: Work, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if work.is_in_deed:
            result = function(work, *args, **kwargs)
        else:
            refuse_if_not_allowed(work, function, args, kwargs)
            work.name(function.__name__)
            with work.in_deed():
                result = function(work, *args, **kwargs)
        work.flush()
        return result

    return done
