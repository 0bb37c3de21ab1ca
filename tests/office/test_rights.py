"""Every deed of the office, for every role, on what is the person's own and on what is not."""

import ast
import hashlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

import desktop.office
from db.audit import entries
from db.database import Database
from db.vocabulary import Role
from desktop.errors import NotAllowed
from desktop.office import deed as deed_module
from desktop.office.office import Office
from desktop.rules.rights import RIGHTS
from tests.office.rights_world import World, arguments, made_world

# yes: on everything; own: on what is the own section's or the person's own; -: on nothing.
# The clerk may do everything, and what is not listed only the clerk may do.
EXPECTED = """
                       section_head  director  tester  auditor
    start_task         own           -         -       -
    tick               own           -         -       -
    tick_many          own           -         -       -
    tick_instances     own           -         -       -
    change_tick        own           -         -       -
    untick             own           -         -       -
    add_evidence       own           -         -       -
    add_proof          own           -         -       -
    change_evidence    own           -         -       -
    delete_evidence    own           -         -       -
    register_walkaround own          -         -       -
    change_walkaround  own           -         -       -
    record_handling    own           -         -       -
    consult            own           -         -       -
    answer_consult     own           -         -       -
    reply_to_reminder  own           -         -       -
    move_on            own           own       -       -
    add_remark         own           -         -       -
    delete_walkaround  own           -         -       -
    record_signoff     own           own       -       -
    change_signoff     own           own       -       -
    clear_signoff      own           own       -       -
    begin_round        -             -         yes     -
    create_round       -             -         yes     -
    delete_round       -             -         yes     -
    enter_phone_test   -             -         yes     -
    change_phone_test  -             -         yes     -
    record_improvement -             -         yes     -
    delete_phone_test  -             -         yes     -
    set_secret         own           own       own     -
    take_back          own           own       own     -
"""


def deeds() -> dict[str, Callable[..., object]]:
    """Every deed found in desktop/office, by name."""
    found = {}
    for module in pkgutil.iter_modules(desktop.office.__path__, "desktop.office."):
        for name, value in inspect.getmembers(import_module(module.name), inspect.isfunction):
            is_deed = hasattr(value, "__wrapped__") and value.__code__.co_filename == deed_module.__file__
            if is_deed and value.__module__ == module.name:
                found[name] = value
    return found


DEEDS = deeds()


def expected() -> dict[tuple[str, Role], str]:
    heads, *lines = [line.split() for line in EXPECTED.strip().splitlines()]
    return {
        (deed, Role(role)): right
        for deed, *rights in lines
        for role, right in zip(heads, rights, strict=True)
    } | {(deed, Role.CLERK): "yes" for deed in DEEDS}


ALLOWED = expected()
CELLS = [(deed, role, side) for deed in sorted(DEEDS) for role in Role for side in ("own", "other")]


def may(deed: str, role: Role, side: str) -> bool:
    right = ALLOWED.get((deed, role), "-")
    return right == "yes" or (right == "own" and side == "own")


@pytest.fixture(scope="module")
def world(empty_database, tmp_path_factory) -> Iterator[World]:
    path = tmp_path_factory.mktemp("rights") / "office.db"
    path.write_bytes(empty_database.read_bytes())
    office = Office(Database(path))
    yield made_world(office)
    office.close()


class EnoughSeen(Exception):
    """Ends a unit of work, so that the next test finds the same office."""


def do(world: World, deed: str, role: Role, side: str) -> None:
    """Do a deed as somebody; what it changed is not kept."""
    known = arguments(world.sides[side], role)
    given = known.get(deed)
    with world.office.work(world.actors[role]) as work:
        if given is not None:
            DEEDS[deed](work, **given)
        else:
            _call_with_what_fits(DEEDS[deed], work, known | vars(world.sides[side]))
        raise EnoughSeen


def _call_with_what_fits(deed: Callable[..., object], work: object, known: dict[str, object]) -> None:
    needed = list(inspect.signature(deed).parameters.values())[1:]
    given = {one.name: known.get(one.name) for one in needed if one.kind is not one.VAR_KEYWORD}
    try:
        deed(work, **given)
    except NotAllowed:
        raise
    except Exception as error:
        # What only lacked sensible arguments got past the guard, and that is what is asked here.
        raise EnoughSeen from error


def digest(office: Office) -> str:
    assert office.path is not None
    return hashlib.sha256(office.path.read_bytes()).hexdigest()


@pytest.mark.parametrize(("deed", "role", "side"), CELLS)
def test_a_deed_is_done_or_refused_as_the_role_says(world, deed, role, side):
    before = digest(world.office)
    allowed = may(deed, role, side)

    with pytest.raises(EnoughSeen if allowed else NotAllowed) as caught:
        do(world, deed, role, side)

    assert digest(world.office) == before
    if not allowed:
        said = str(caught.value)
        assert world.actors[role].name in said
        assert "承辦人" in said


def test_there_are_enough_cells_to_speak_of_every_role():
    assert len(CELLS) >= 300
    assert ALLOWED.keys() >= {(deed, role) for role, rights in RIGHTS.items() for deed in rights}


def test_the_table_names_only_deeds_that_there_are():
    named = {deed for rights in RIGHTS.values() for deed in rights}

    assert named <= DEEDS.keys()
    assert {deed for deed, _role in ALLOWED} <= DEEDS.keys()


def test_window_and_commands_change_the_office_through_deeds_only():
    """Whatever else takes a unit of work would pass by the guard."""
    for folder in ("ui", "cli"):
        for path in (Path(desktop.office.__path__[0]).parent / folder).rglob("*.py"):
            for module, name in imported_from_office(path):
                taken = getattr(import_module(module), name, None)
                if inspect.isfunction(taken) and "work" in inspect.signature(taken).parameters:
                    assert DEEDS.get(name) is taken, f"{path.name} imports {name}, which is no deed"


def imported_from_office(path: Path) -> list[tuple[str, str]]:
    """What a file takes from the modules of desktop/office, by its name or as `module.name`."""
    found, modules = [], {}
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("desktop.office."):
            found += [(str(node.module), one.name) for one in node.names]
        if isinstance(node, ast.ImportFrom) and node.module == "desktop.office":
            modules |= {one.asname or one.name: f"desktop.office.{one.name}" for one in node.names}
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            found.append((modules[node.value.id], node.attr))
    return found


def test_a_refused_deed_has_no_entry_in_the_trail(world):
    with pytest.raises(NotAllowed, match="「許稽核」的身分是稽核人員，不能修改人員資料；請洽承辦人。"):
        do(world, "add_person", Role.AUDITOR, "own")

    with world.office.reading() as session:
        assert "許稽核" not in {entry.actor for entry in entries(session)}
