"""Keeping Python's collector of cycles from looking through the whole program again and again."""

import gc

# So many new objects before the youngest are looked through; a page of a large office is read in fewer.
YOUNGEST = 50_000


def settle() -> None:
    """Leave what is loaded by now out of every later collection, and collect less often.

    Modules and mapped tables are some hundred thousand objects that stay as long as the program runs. Looking
    through them took up to 0.2 s in the middle of reading a page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNGEST, 20, 50)
