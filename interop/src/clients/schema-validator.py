"""Validates SOAP messages against the schemas of a WSDL: one message per line of standard input, as JSON text.

Arguments: the file of a WSDL.  For each message it prints the list of what is wrong with the body's content.
"""

import json
import sys
import tempfile
from pathlib import Path

from lxml import etree

XS = "{http://www.w3.org/2001/XMLSchema}"
SOAP = "{http://schemas.xmlsoap.org/soap/envelope/}"


def schema_of(wsdl):
    """One schema that imports all of the WSDL's; libxml2 wants each of them in a file."""
    schemas = {schema.get("targetNamespace"): schema for schema in wsdl.iter(XS + "schema")}
    folder = Path(tempfile.mkdtemp(prefix="brygga-schemas-"))
    files = {namespace: folder / f"{number}.xsd" for number, namespace in enumerate(schemas)}
    for namespace, schema in schemas.items():
        for imported in schema.iter(XS + "import"):
            imported.set("schemaLocation", files[imported.get("namespace")].as_uri())
        files[namespace].write_bytes(etree.tostring(schema))
    everything = etree.Element(XS + "schema")
    for namespace, file in files.items():
        etree.SubElement(everything, XS + "import", namespace=namespace, schemaLocation=file.as_uri())
    # Read back: libxml2 takes the place of a document as the base of what it imports.
    (folder / "all.xsd").write_bytes(etree.tostring(everything))
    return etree.XMLSchema(etree.parse(str(folder / "all.xsd")))


def problems(schema, message):
    body = etree.fromstring(message.encode()).find(SOAP + "Body")
    if len(body) != 1:
        return [f"the body has {len(body)} elements"]
    schema.validate(etree.ElementTree(body[0]))
    return [error.message for error in schema.error_log]


def main():
    schema = schema_of(etree.parse(sys.argv[1]))
    for line in sys.stdin:
        print(json.dumps(problems(schema, json.loads(line))), flush=True)


main()
