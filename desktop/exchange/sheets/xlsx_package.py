"""The parts of an .xlsx file and how they refer to each other."""

import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from typing import IO, Any

from lxml import etree


def local_name(element: Any) -> str:
    """Return an element's name without its namespace; strict workbooks have others than usual ones."""
    name: str = etree.QName(element).localname
    return name


def elements(stream: IO[bytes], *names: str) -> Iterator[Any]:
    """Yield the elements of these names as they end; each is emptied before the next is read."""
    tags = tuple(f"{{*}}{name}" for name in names)
    for _, element in etree.iterparse(stream, events=("end",), tag=tags, resolve_entities=False):
        yield element
        element.clear()
        above = element.getparent()
        while above is not None and above[0] is not element:
            del above[0]


class Package:
    """An opened .xlsx file."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}

    def open(self, part: str) -> IO[bytes]:
        """Return a part for reading. Raises KeyError where there is none."""
        return self._archive.open(self._names[part.lower()])

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part.lower() in self._names

    def tree(self, part: str) -> Any:
        """Return the root element of a small part."""
        with self.open(part) as stream:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            return etree.parse(stream, parser).getroot()

    def related(self, part: str) -> Sequence[tuple[str, str, str]]:
        """Return what a part refers to within the file: the id, the last word of the kind, and the part."""
        folder, name = posixpath.split(part)
        relations = f"{folder}/_rels/{name}.rels".lstrip("/")
        if not self.has(relations):
            return ()
        return [
            (
                relation.get("Id", ""),
                relation.get("Type", "").rpartition("/")[2],
                _resolved(folder, relation.get("Target", "")),
            )
            for relation in self.tree(relations)
            if isinstance(relation.tag, str) and relation.get("TargetMode") != "External"
        ]

    def parts(self, part: str, kind: str) -> list[str]:
        """Return the parts of a kind (drawing, comments …) that a part refers to and that there are."""
        return [
            target for _, found, target in self.related(part) if found.lower() == kind and self.has(target)
        ]


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def attribute(element: Any, name: str) -> str | None:
    """Return an attribute by its name without namespace, such as r:id."""
    for key, value in element.attrib.items():
        if etree.QName(key).localname == name:
            return str(value)
    return None
