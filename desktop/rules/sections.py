"""What a section's name says of it."""

import re

# 各課室, 各組室, 各業務組, 各單位, 全體同仁 name everybody at once.
_GROUP = re.compile(r"^(各|全|本所各|本館各|本處各)")


def is_group_name(name: str) -> bool:
    """Whether a name such as 各課室 stands for all sections of its kind, not for one of its own."""
    return _GROUP.match(name.strip()) is not None
