"""A SOAP client made with zeep: one call per line of standard input, its outcome on standard output, as JSON.

Arguments: the URL of a WSDL.  A call is {"operation": ..., "request": ... or null}.
"""

import json
import sys

from zeep import Client
from zeep.exceptions import Fault
from zeep.helpers import serialize_object


def operations_of(client):
    """Every operation of every port: zeep binds one port at a time."""
    bound = {}
    for service_name, service in client.wsdl.services.items():
        for port_name, port in service.ports.items():
            proxy = client.bind(service_name, port_name)
            for operation_name in port.binding.all():
                bound[operation_name] = proxy[operation_name]
    return bound


def outcome(operations, call):
    operation = operations[call["operation"]]
    try:
        request = call["request"]
        result = operation() if request is None else operation(request=request)
        return {"result": serialize_object(result, dict)}
    except Fault as fault:
        return {"fault": {"code": fault.code, "text": fault.message}}
    except Exception as error:  # whatever stops the client is told to the test
        return {"problem": f"{type(error).__name__}: {error}"}


def main():
    operations = operations_of(Client(sys.argv[1]))
    print(json.dumps({"operations": sorted(operations)}), flush=True)
    for line in sys.stdin:
        print(json.dumps(outcome(operations, json.loads(line))), flush=True)


main()
