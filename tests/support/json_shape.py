"""Check a value against the few words of JSON Schema our files use; nothing to install."""

import re
from typing import Any

_TYPES = {
    "object": dict, "array": list, "string": str, "integer": int, "boolean": bool,
    "null": type(None),
}


def faults(value: Any, schema: dict[str, Any], where: str = "$") -> list[str]:
    """Return what does not fit, each with its place; nothing when the value fits."""
    found = _type_faults(value, schema, where)
    if found:
        return found
    if "const" in schema and value != schema["const"]:
        return [f"{where}: {value!r} is not {schema['const']!r}"]
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        return [f"{where}: {value!r} does not match"]
    if isinstance(value, int) and value < schema.get("minimum", value):
        return [f"{where}: {value} is too small"]
    if isinstance(value, dict):
        return _object_faults(value, schema, where)
    if isinstance(value, list):
        items = schema.get("items", {})
        return [f for place, one in enumerate(value) for f in faults(one, items, f"{where}[{place}]")]
    return []


def _type_faults(value: Any, schema: dict[str, Any], where: str) -> list[str]:
    wanted = schema.get("type", [])
    names = [wanted] if isinstance(wanted, str) else wanted
    kinds = tuple(_TYPES[name] for name in names)
    wrong = kinds and (not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds))
    return [f"{where}: {value!r} is not {names}"] if wrong else []


def _object_faults(value: dict[str, Any], schema: dict[str, Any], where: str) -> list[str]:
    known = schema.get("properties", {})
    others = schema.get("additionalProperties", {})
    found = [f"{where}: {name} is missing" for name in schema.get("required", []) if name not in value]
    for name, one in value.items():
        inner = known.get(name, others)
        if inner is False:
            found.append(f"{where}: {name} is unknown")
        else:
            found += faults(one, inner, f"{where}.{name}")
    return found
