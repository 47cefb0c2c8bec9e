import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A program on this machine that can run one of the foreign SOAP clients. */
export interface InstalledClient {
  readonly program: string;
  readonly script: string;
}

interface ClientKind {
  /** Tried in this order; the system's own stands last, for machines where another comes first on the PATH. */
  readonly programs: readonly string[];
  /** Arguments with which a program that can run the client ends well. */
  readonly probe: readonly string[];
  readonly script: string;
  /** The Debian packages that bring it. */
  readonly packages: readonly string[];
}

const scriptNamed = (name: string): string => fileURLToPath(new URL(`./clients/${name}`, import.meta.url));

const KINDS = {
  zeep: {
    programs: ["python3", "/usr/bin/python3"],
    probe: ["-c", "import zeep"],
    script: scriptNamed("zeep-client.py"),
    packages: ["python3-zeep"],
  },
  php: {
    programs: ["php", "/usr/bin/php"],
    probe: ["-r", "exit(extension_loaded('soap') ? 0 : 1);"],
    script: scriptNamed("php-client.php"),
    packages: ["php-cli", "php-soap"],
  },
  // Generated from the WSDL and compiled when it is opened: the script is a part of its source.
  gsoap: {
    programs: ["sh"],
    probe: [
      "-c",
      `command -v wsdl2h soapcpp2 g++ && printf '#include <stdsoap2.h>\\n#include <nlohmann/json.hpp>' | g++ -E -x c++ -`,
    ],
    script: scriptNamed("gsoap-client.cpp"),
    packages: ["gsoap", "libgsoap-dev", "g++", "nlohmann-json3-dev"],
  },
} as const satisfies Record<string, ClientKind>;

export type ClientName = keyof typeof KINDS;

/** The client as it is installed here; undefined when it is not. */
export function findClient(name: ClientName): InstalledClient | undefined {
  const { programs, probe, script } = KINDS[name];
  const program = programs.find((each) => spawnSync(each, probe, { stdio: "ignore" }).status === 0);
  return program === undefined ? undefined : { program, script };
}

/** What to install for a client, in the words of Debian. */
export const packagesOf = (name: ClientName): readonly string[] => KINDS[name].packages;

// For the scripts, which install what is missing: one package a line.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names: readonly ClientName[] = ["zeep", "php", "gsoap"];
  const missing = names.filter((name) => findClient(name) === undefined).flatMap(packagesOf);
  for (const name of missing) console.log(name);
}
