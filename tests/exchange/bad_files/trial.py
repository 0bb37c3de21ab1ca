"""Reading damaged files: each is read, or refused in one sentence, soon.

The long form, in processes of its own so that memory is told too:
python -m tests.exchange.bad_files.trial --count 2000 [--seed 1] [--kind .docx]
"""

import argparse
import contextlib
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from desktop.errors import BadFile
from desktop.exchange.plan_import import read_plan
from tests.exchange.bad_files.good_files import good_file, kinds
from tests.exchange.bad_files.mutations import mutated

LONGEST_SECONDS = 10
MOST_BYTES = 1024**3


class TooLong(BaseException):
    """Reading took longer than anyone waits. No Exception, so that no reader can take it for damage."""


@dataclass(frozen=True)
class Outcome:
    """How one file was met: "read", "refused", or what went wrong."""

    word: str
    seconds: float
    fault: str = ""


def meet(path: Path) -> Outcome:
    """Read a plan from the file and tell how that went."""
    begin = time.perf_counter()
    word, fault = "read", ""
    try:
        with _limit():
            read_plan(path)
    except BadFile as refused:
        word = "refused"
        fault = "" if is_one_sentence(str(refused)) else f"no single sentence: {refused}"
    except TooLong:
        word, fault = "too long", f"over {LONGEST_SECONDS} s"
    except Exception:
        word, fault = "fault", traceback.format_exc()
    return Outcome(word, time.perf_counter() - begin, fault)


def is_one_sentence(sentence: str) -> bool:
    """Whether a refusal is one line and one sentence."""
    return bool(sentence) and "\n" not in sentence and sentence.count("。") == 1


@contextlib.contextmanager
def _limit() -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, LONGEST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def damaged(kind: str, seed: str) -> bytes:
    """Return the good file of a kind, damaged as this seed says."""
    return mutated(random.Random(seed), good_file(kind))


def _main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", action="append", help="only this suffix")
    asked = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    longest = 0.0
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(asked.count):
            kind = (asked.kind or kinds())[number % len(asked.kind or kinds())]
            seed = f"{asked.seed}-{number}"
            path = Path(folder) / f"計畫{kind}"
            path.write_bytes(damaged(kind, seed))
            outcome = meet(path)
            counts[kind, outcome.word] += 1
            longest = max(longest, outcome.seconds)
            if outcome.fault:
                faults += 1
                print(f"{kind} {seed}: {outcome.fault}")
    for (kind, word), count in sorted(counts.items()):
        print(f"{kind:6} {word:9} {count:6}")
    peak = _peak_bytes()
    print(f"longest {longest:.2f} s, peak memory {peak / 1024**2:.0f} MiB, faults {faults}")
    return 1 if faults or peak > MOST_BYTES else 0


def _peak_bytes() -> int:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    sys.exit(_main())
