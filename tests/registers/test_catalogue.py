"""What holds for every register of the catalogue: its description fits its table."""

import pytest
from sqlalchemy import Date, Enum, Integer, Text, Time

from db.tables import Table
from desktop.registers.catalogue import REGISTERS
from desktop.registers.description import Column, Kind, Register
from desktop.rules.words import word

STORED = {
    Kind.TEXT: Text,
    Kind.LONG_TEXT: Text,
    Kind.DATE: Date,
    Kind.TIME: Time,
    Kind.CHOICE: Enum,
    Kind.SECTION: Integer,
}
each_register = pytest.mark.parametrize("register", REGISTERS.values(), ids=REGISTERS.keys())


@each_register
def test_a_register_is_found_by_its_name(register: Register) -> None:
    assert REGISTERS[register.name] is register


@each_register
def test_every_column_is_one_of_the_table_and_of_its_kind(register: Register) -> None:
    table = Table.metadata.tables[register.table]
    for column in register.columns:
        stored = table.c[column.key]
        if column.kind in STORED:
            assert isinstance(stored.type, STORED[column.kind]), column.key
        if column.choices is not None:
            assert stored.type.enum_class is column.choices, column.key  # type: ignore[attr-defined]


@each_register
def test_nothing_the_table_requires_may_be_left_out_of_the_form(register: Register) -> None:
    table = Table.metadata.tables[register.table]
    for column in register.entered:
        if column.empty is None and not table.c[column.key].nullable:
            assert column.is_required or column.default is not None, column.key


@each_register
def test_rows_are_ordered_and_filtered_by_columns_of_the_table(register: Register) -> None:
    table = Table.metadata.tables[register.table]
    names = [*register.order_by, *(name for column in register.columns for name in column.sorted_by)]
    assert set(names) <= set(table.c.keys())
    for column in register.filtered:
        assert column.kind in (Kind.SECTION, Kind.CHOICE, Kind.DATE), column.key


@each_register
def test_labels_are_unique_and_every_choice_has_its_word(register: Register) -> None:
    labels = [column.label for column in register.columns]
    assert len(set(labels)) == len(labels)
    for column in register.columns:
        assert all(word(choice) for choice in column.choices or ()), column.key


@each_register
def test_what_a_form_begins_with_passes_its_own_checks(register: Register) -> None:
    for column in register.entered:
        if column.default is not None:
            assert column.checked(column.default) == column.default


def test_who_reported_and_who_was_tested_are_personal_and_never_searched() -> None:
    def personal(name: str) -> set[str]:
        columns: tuple[Column, ...] = REGISTERS[name].columns
        return {column.key for column in columns if column.is_personal}

    assert personal("walkaround") == {"reporter", "contact"}
    assert personal("phone_test") == {"tested_person"}
    for register in REGISTERS.values():
        assert not personal(register.name) & set(register.searched)
