"""The closed lists of words that are stored: kinds, roles, states. Standard library only."""

from enum import StrEnum


class SectionKind(StrEnum):
    """A single section, or a group such as 各課室 that expands to its members."""

    MEMBER = "member"
    GROUP = "group"


class Role(StrEnum):
    """What a person is in the office."""

    CLERK = "clerk"
    SECTION_HEAD = "section_head"
    DIRECTOR = "director"
    TESTER = "tester"
    AUDITOR = "auditor"


class PlanStatus(StrEnum):
    """How far a plan has come."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    CLOSED = "closed"


class NodeKind(StrEnum):
    """The levels of a plan's tree, from the outermost in."""

    AREA = "area"
    MEASURE = "measure"
    TASK = "task"
    SUBTASK = "subtask"


class ColumnKind(StrEnum):
    """What a printed column of a plan's task table shows."""

    AREA = "area"
    MEASURE = "measure"
    INDICATOR = "indicator"
    TASK = "task"
    METHOD = "method"
    DUE = "due"
    SECTIONS = "sections"
    REMARK = "remark"


class ColumnStand(StrEnum):
    """Where a printed column shows what belongs to the tasks of a measure.

    A cell for each task; beside each task without rules between them; or one cell for the measure, in which
    the lines of all its tasks stand below one another, or each different line once.
    """

    TASK = "task"
    BESIDE = "beside"
    STACKED = "stacked"
    ONCE = "once"


class ColumnAlign(StrEnum):
    """How the lines of a printed column stand: as is usual for what it shows, or as chosen."""

    USUAL = "usual"
    LEFT = "left"
    CENTRE = "centre"


class RoleMarks(StrEnum):
    """How a printed column tells who leads and who supports.

    「主辦：」 before, 「(主辦)」 behind, or not at all; or it shows only those that lead, or that support.
    """

    BEFORE = "before"
    BEHIND = "behind"
    NONE = "none"
    LEADS = "leads"
    SUPPORTS = "supports"


class NumberingStyle(StrEnum):
    """How the numbers of a plan are written: half-width or full-width brackets, dot or 、 behind digits.

    With an opening, the first area has no number and 一、 is the second.
    """

    HALF_DOT = "half_dot"
    HALF_COMMA = "half_comma"
    FULL_DOT = "full_dot"
    FULL_COMMA = "full_comma"
    HALF_DOT_OPENING = "half_dot_opening"
    HALF_COMMA_OPENING = "half_comma_opening"
    FULL_DOT_OPENING = "full_dot_opening"
    FULL_COMMA_OPENING = "full_comma_opening"


class SectionRole(StrEnum):
    """What a section does for a task."""

    LEAD = "lead"
    SUPPORT = "support"
    UNSPECIFIED = "unspecified"


class TaskStatus(StrEnum):
    """What people set; late, overdue and behind are computed."""

    NOT_STARTED = "not_started"
    STARTED = "started"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"
    WITHDRAWN = "withdrawn"


class QuotaRule(StrEnum):
    """Whether a count is a floor or exact, or nothing is counted but something must be shown (定期辦理)."""

    AT_LEAST = "at_least"
    EXACTLY = "exactly"
    REGULARLY = "regularly"


class Period(StrEnum):
    """The span a quota's count is for.

    Three months run from January, as quarters do, but are called by their length; a day is a working day, an
    every day any; in all is a quantity (5項), owed by the due date and not bit by bit.
    """

    YEAR = "year"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"
    THREE_MONTHS = "three_months"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    EVERY_DAY = "every_day"
    IN_ALL = "in_all"


class DayShift(StrEnum):
    """Where a due day goes that is no working day; unsaid, it stays."""

    NEXT = "next"
    PREVIOUS = "previous"


class DoneRule(StrEnum):
    """Whose part makes a task done: every section's, the leading sections', or all of them taken together."""

    ALL = "all"
    LEAD = "lead"
    TOGETHER = "together"


class TickState(StrEnum):
    """What became of a tick: made, confirmed by the secretariat, or returned with a reason."""

    TICKED = "ticked"
    CONFIRMED = "confirmed"
    RETURNED = "returned"


class RegisterCount(StrEnum):
    """What of a register counts once: each row, or each round of phone tests."""

    ROWS = "rows"
    ROUNDS = "rounds"


class FollowUpDecision(StrEnum):
    """What a meeting decided of a matter it follows: 解除列管 or 繼續列管."""

    RELEASE = "release"
    CONTINUE = "continue"


class TimeUnit(StrEnum):
    """The unit of a time limit."""

    DAYS = "days"
    HOURS = "hours"


class DayBasis(StrEnum):
    """Whether a limit counts every day or working days only."""

    CALENDAR = "calendar"
    WORKING = "working"


class Light(StrEnum):
    """The four lights of tracking; always shown with their word."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    GREY = "grey"


class WalkaroundKind(StrEnum):
    """The occasion of a walk-around."""

    ROUTINE = "routine"
    SUPERVISION = "supervision"
    SERVICE_DESK = "service_desk"
    EVENT = "event"


class WalkaroundSource(StrEnum):
    """Who raised what was met on a walk-around."""

    CITIZEN = "citizen"
    STAFF = "staff"
    SELF = "self"


class WalkaroundCategory(StrEnum):
    """What a walk-around entry is about."""

    ENQUIRY = "enquiry"
    SUGGESTION = "suggestion"
    PETITION = "petition"
    COMPLAINT = "complaint"
    FACILITY = "facility"
    ATTITUDE = "attitude"
    OTHER = "other"
    NOTHING_FOUND = "nothing_found"


class WalkaroundState(StrEnum):
    """The states of a walk-around entry: 登錄, 當場結案, 會辦中, 陳核中, 結案, 退回補正, 併案."""

    REGISTERED = "registered"
    SETTLED = "settled"
    CONSULTING = "consulting"
    SUBMITTED = "submitted"
    CLOSED = "closed"
    RETURNED = "returned"
    MERGED = "merged"


class SheetPart(StrEnum):
    """The parts of a phone-test score sheet."""

    BUSINESS_SPEED = "business_speed"
    BUSINESS_COURTESY = "business_courtesy"
    BUSINESS_CONTENT = "business_content"
    SWITCHBOARD_SPEED = "switchboard_speed"
    SWITCHBOARD_COURTESY = "switchboard_courtesy"


class Channel(StrEnum):
    """How a phone-test call reached the section."""

    DIRECT = "direct"
    SWITCHBOARD = "switchboard"


class Outcome(StrEnum):
    """How a phone-test call ended."""

    ANSWERED = "answered"
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    VOICEMAIL = "voicemail"
    WRONG_NUMBER = "wrong_number"


class Correctness(StrEnum):
    """How the question of a phone test was answered."""

    FULL = "full"
    PARTIAL = "partial"
    WRONG = "wrong"
    NOT_ASKED = "not_asked"


class SignoffRole(StrEnum):
    """The boxes of a signature strip."""

    CLERK = "clerk"
    SECTION_HEAD = "section_head"
    CONSULTED = "consulted"
    SECRETARY = "secretary"
    DIRECTOR = "director"


class WorkdayKind(StrEnum):
    """Why a day differs from the ordinary week."""

    HOLIDAY = "holiday"
    MAKEUP = "makeup"
