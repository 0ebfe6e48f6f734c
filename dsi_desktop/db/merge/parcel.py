"""What travels from one laptop to another: gestures as hashed lines, and where they come from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Who prepared a parcel, when as claimed (UTC milliseconds), and of which dossier.

    `code` is the dossier's code there, `count` its number of gestures; `format` is that of the
    exchange (a newer one is refused), `schema` the `user_version` of the file (it only informs).
    """

    dossier_id: str
    title: str
    author: str
    device: str
    at: int
    code: str
    count: int
    format: int
    schema: int


@dataclass(frozen=True, slots=True)
class Packed:
    """One gesture on its way: the canonical line, and the values the line only gives digests of.

    `secrets` is "" or the compact JSON `[[table, column, row, salt in hexadecimal, value], …]`:
    one entry for each personal cell whose value was not destroyed.
    """

    line: bytes
    secrets: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """The gestures of one source, parents before children. `place`: the file, for people."""

    origin: Origin
    packed: tuple[Packed, ...]
    place: str = ""
