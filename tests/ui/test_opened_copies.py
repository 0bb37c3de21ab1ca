from desktop.ui.opened_copies import OpenedCopies


def test_copies_of_the_same_name_stand_apart() -> None:
    copies = OpenedCopies()
    first, second = copies.write("紀錄.pdf", b"1"), copies.write("紀錄.pdf", b"2")
    assert first.name == second.name == "紀錄.pdf"
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"2")
    copies.close()
    assert not first.exists()
    assert not first.parent.parent.exists()


def test_no_name_leads_out_of_the_private_folder() -> None:
    copies = OpenedCopies()
    inside = copies.write("紀錄.pdf", b"").parent.parent
    assert copies.write("../../../逃.pdf", b"").parent.parent == inside
    assert inside.stat().st_mode & 0o077 == 0
    copies.close()


def test_closing_without_a_copy_or_twice_is_nothing() -> None:
    copies = OpenedCopies()
    copies.close()
    copies.write("a.txt", b"")
    copies.close()
    copies.close()
