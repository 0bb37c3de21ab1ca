"""All benchmarks, one after the other: `make bench`."""

from tests.benchmarks import plan_editing, plan_table_pdf, register_table, registers_in_and_out, start_up


def main() -> None:
    """Measure and print every table of figures."""
    for benchmark in (plan_editing, plan_table_pdf, register_table, registers_in_and_out, start_up):
        benchmark.main()
        print()


if __name__ == "__main__":
    main()
