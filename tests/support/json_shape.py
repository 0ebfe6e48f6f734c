"""Check a value against the few words of JSON Schema our files use; nothing to install."""

import re
from collections.abc import Iterator
from typing import Any

_TYPES = {
    "object": dict, "array": list, "string": str, "integer": int, "boolean": bool,
    "null": type(None),
}


def faults(value: object, schema: dict[str, Any], where: str = "$") -> list[str]:
    """Return what does not fit, each with its place; nothing when the value fits."""
    return list(_faults(value, schema, where))


def _faults(value: object, schema: dict[str, Any], where: str) -> Iterator[str]:
    if not _is_of(value, schema.get("type", [])):
        yield f"{where}: {value!r} is not {schema['type']}"
    elif "const" in schema and value != schema["const"]:
        yield f"{where}: {value!r} is not {schema['const']!r}"
    elif isinstance(value, str):
        if not re.search(schema.get("pattern", ""), value):
            yield f"{where}: {value!r} does not match"
    elif isinstance(value, int):
        if value < schema.get("minimum", value):
            yield f"{where}: {value} is too small"
    elif isinstance(value, dict):
        yield from _in_object(value, schema, where)
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from _faults(one, schema.get("items", {}), f"{where}[{place}]")


def _is_of(value: object, wanted: str | list[str]) -> bool:
    names = [wanted] if isinstance(wanted, str) else wanted
    kinds = tuple(_TYPES[name] for name in names)
    truth = isinstance(value, bool) and bool not in kinds
    return not kinds or (isinstance(value, kinds) and not truth)


def _in_object(value: dict[str, Any], schema: dict[str, Any], where: str) -> Iterator[str]:
    for name in schema.get("required", []):
        if name not in value:
            yield f"{where}: {name} is missing"
    for name, one in value.items():
        inner = schema.get("properties", {}).get(name, schema.get("additionalProperties", {}))
        if inner is False:
            yield f"{where}: {name} is unknown"
        else:
            yield from _faults(one, inner, f"{where}.{name}")
