"""Run a command and print its status, its seconds of work and its most bytes of memory.

A process of its own: Linux counts what the process that starts a command holds at that moment as the
command's, and a test run may hold a lot.
"""

import os
import subprocess
import sys

if __name__ == "__main__":
    child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    print(child.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)
