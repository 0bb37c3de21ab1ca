"""What can go wrong that is the user's to solve; each error carries one sentence to show."""

import datetime as dt


class OfficeError(Exception):
    """Something a person can solve; `str(error)` is one Chinese sentence: what, where, what to do."""


class Refused(OfficeError):
    """A deed that cannot be done as asked."""


class NotAllowed(OfficeError):
    """A deed the person has no right to."""


class MustWait(NotAllowed):
    """A sign-in after too many wrong ones; it may be tried again at `until`."""

    def __init__(self, sentence: str, until: dt.datetime) -> None:
        super().__init__(sentence)
        self.until = until


class Conflict(OfficeError):
    """The record was changed by someone else since it was read."""


class BadFile(OfficeError):
    """A file from outside that cannot be used."""


class OfficeInUse(OfficeError):
    """The office's database is open elsewhere or locked."""


class TooNew(OfficeError):
    """The database was written by a newer program."""
