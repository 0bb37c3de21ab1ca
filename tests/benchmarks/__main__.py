"""All benchmarks, one after the other: `make bench`."""

from tests.benchmarks import (
    plan_editing,
    plan_import,
    plan_table_pdf,
    register_table,
    registers_in_and_out,
    start_up,
    tracking,
)


def main() -> None:
    """Measure and print every table of figures."""
    benchmarks = (
        plan_editing,
        plan_import,
        plan_table_pdf,
        register_table,
        registers_in_and_out,
        start_up,
        tracking,
    )
    for benchmark in benchmarks:
        benchmark.main()
        print()


if __name__ == "__main__":
    main()
