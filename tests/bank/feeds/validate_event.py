"""Whether a message is what the AsyncAPI document says, and no more: validate_event.py DOCUMENT MESSAGE FILE. Prints
nothing, or what is wrong."""

import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    document = json.load(file)
with open(sys.argv[3], encoding="utf-8") as file:
    event = json.load(file)


def close(schema):
    """A member that the document does not have is a mistake."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            schema["additionalProperties"] = False
        for part in schema.values():
            close(part)


assert document["asyncapi"] == "3.0.0"
close(document["components"]["schemas"])
schema = {**document["components"]["messages"][sys.argv[2]]["payload"], "components": document["components"]}
validator = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
for error in validator.iter_errors(event):
    print(f"{'/'.join(map(str, error.absolute_path))}: {error.message}")
