"""All registers by name."""

from desktop.registers.description import Register
from desktop.registers.phone_test import PHONE_TEST
from desktop.registers.walkaround import WALKAROUND

REGISTERS: dict[str, Register] = {register.name: register for register in (WALKAROUND, PHONE_TEST)}
