<?php

/*
 * A SOAP client made with PHP's soap extension: one call per line of standard input, its outcome on standard
 * output, as JSON.
 *
 * Arguments: the URL of a WSDL.  A call is {"operation": ..., "request": ... or null}.
 */

declare(strict_types=1);

function outcome(SoapClient $client, array $call): array
{
    $operation = $call['operation'];
    try {
        $arguments = $call['request'] === null ? [] : [['request' => $call['request']]];
        $answer = $client->__soapCall($operation, $arguments);
        return ['result' => $answer->{$operation . 'Result'}];
    } catch (SoapFault $fault) {
        return ['fault' => ['code' => $fault->faultcode, 'text' => $fault->faultstring]];
    } catch (Throwable $error) {
        return ['problem' => get_class($error) . ': ' . $error->getMessage()];
    }
}

/** The names of "WSGetActorsResponse WSGetActors(WSGetActors $parameters)" and its kin. */
function operationsOf(SoapClient $client): array
{
    return array_map(fn (string $one): string => preg_replace('/^\S+ (\w+)\(.*$/', '$1', $one), $client->__getFunctions());
}

function say(array $line): void
{
    echo json_encode($line, JSON_THROW_ON_ERROR), "\n";
}

$client = new SoapClient($argv[1], [
    'cache_wsdl' => WSDL_CACHE_NONE,
    'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
    'exceptions' => true,
]);
say(['operations' => operationsOf($client)]);
while (($line = fgets(STDIN)) !== false) {
    say(outcome($client, json_decode($line, true, 512, JSON_THROW_ON_ERROR)));
}
