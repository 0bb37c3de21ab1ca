"""An open office: its database, its lock, and the two doors to it, reading and work."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Error as SqliteError

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError

from db.database import Database, Reading
from db.history_copy import as_left_by
from db.unit_of_work import Changed, Doer, Work
from db.vocabulary import Role
from desktop.errors import Conflict, OfficeError, OfficeInUse, Refused

NO_SECTION = 0


@dataclass(frozen=True)
class Actor(Doer):
    """Who does a deed, as the audit trail names them; what they may do says desktop/rules/rights.py."""

    @property
    def section_in_view(self) -> int | None:
        """The one section whose tasks a section head sees, None for those who see everything.

        A section head without section sees none.
        """
        return (self.section_id or NO_SECTION) if self.role is Role.SECTION_HEAD else None


class Office:
    """One agency's office, open.

    Deeds are done like this: `with office.work(actor) as work: tick_off(work, node_id, on=today)`.
    """

    def __init__(self, database: Database, release: Callable[[], None] = lambda: None) -> None:
        """Take an open database, and what gives back its lock when the office is closed."""
        self.database = database
        self._release = release

    @property
    def path(self) -> Path | None:
        """The database file, None on a server."""
        return self.database.path

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """A session for the queries of db/queries. Raises OfficeError in a person's words."""
        with _in_words(), self.database.reading() as session:
            yield session

    @contextmanager
    def reading_as_left_by(self, number: int) -> Iterator[Reading]:
        """A session on the office as this entry of its trail left it. Raises Refused for one on a server."""
        if self.path is None:
            raise Refused("資料庫放在伺服器上時，查不到過去某一天的紀錄；請改看今天的情形。")
        with _in_words(), as_left_by(self.path, number) as session:
            yield session

    @contextmanager
    def work(self, actor: Actor, at: dt.datetime | None = None) -> Iterator[Work]:
        """One unit of work for deeds: all of it is stored on leaving, or nothing on any error.

        Whoever enters something enters it now; `at` is for the sample office, whose history is made up.
        """
        with _in_words(), self.database.work(actor, at) as work:
            yield work

    def on_change(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Call `listener` after every commit, in the committing thread; returns what ends it."""
        return self.database.on_change(listener)

    def close(self) -> None:
        """Close the database; its file may be copied or carried away afterwards."""
        self.database.close()
        self._release()


@contextmanager
def _in_words() -> Iterator[None]:
    """Turn the database's faults into sentences; programming errors pass through."""
    try:
        yield
    except StaleDataError as error:
        raise Conflict("這筆資料剛才已被別人改過，您的修改沒有存入；請重新整理後再改一次。") from error
    except DBAPIError as error:
        raise _sentence(error.orig) from error
    except SqliteError as error:
        raise _sentence(error) from error


def _sentence(error: BaseException | None) -> OfficeError:
    said = str(error).lower()
    if "locked" in said or "busy" in said:
        return OfficeInUse("資料庫正由另一個程式寫入，等了 5 秒仍未空出；請關閉另一個視窗後再試。")
    if "full" in said or "disk i/o" in said:
        return Refused("資料庫所在的磁碟已滿或無法寫入，這次修改沒有存入；請清出空間或檢查磁碟後再試。")
    if "readonly" in said or "read-only" in said or "unable to open" in said:
        return Refused("資料庫檔案是唯讀或無法開啟，無法存入；請檢查檔案與資料夾的權限。")
    if "malformed" in said or "not a database" in said:
        return Refused("資料庫檔案已損壞；請執行「weimin office check」查明，並以最近的備份還原。")
    if "constraint" in said:
        return Refused("這筆資料與已存在的資料重複或互相矛盾，沒有存入；請檢查編號、名稱與日期。")
    return Refused(f"資料庫無法完成這項工作，沒有存入任何資料；請將此訊息告知管理者：{error}")
