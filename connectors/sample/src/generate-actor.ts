import type { TextMap } from "@brygga/protocol";
import {
  COUNTRIES,
  type Country,
  FAMILY_NAMES,
  FIRST_NAMES,
  SUPPLIES,
  TITLES,
  type Town,
  TRADES,
  UNDERTAKINGS,
} from "./nordic-words.ts";
import { type Random, randomFor } from "./random.ts";
import type { SampleActorType } from "./sample-fields.ts";
import { itemKeysOf } from "./sample-lists.ts";
import { wireValue } from "./wire-value.ts";

/** The field values of the actor number `index` (from 0) of its type, as wire text. */
export function generateFieldValues(actorType: SampleActorType, index: number, seed: number): TextMap {
  const random = randomFor(seed, actorType, index);
  return GENERATORS[actorType](index, random);
}

const GENERATORS: Readonly<Record<SampleActorType, (index: number, random: Random) => TextMap>> = {
  Customer: customer,
  Supplier: supplier,
  Person: person,
  Project: project,
};

/** The number that people know an actor by: the first customer is 10001. */
export const numberOf = (actorType: SampleActorType, index: number): string =>
  String(FIRST_NUMBER[actorType] + index);

const FIRST_NUMBER: Readonly<Record<SampleActorType, number>> = {
  Customer: 10_001,
  Supplier: 50_001,
  Person: 70_001,
  Project: 90_001,
};

function customer(index: number, random: Random): TextMap {
  return {
    NUMBER1: numberOf("Customer", index),
    ...company(index, TRADES, random),
    TERMS: "",
    CREDITDAYS: integer(random.pick([10, 14, 30, 60])),
    CREDITLIMIT: decimal(`${random.int(500)}000.${random.pick(["00", "50"])}`),
    BALANCE: decimal(`${random.int(200_000)}.${random.digits(2)}`),
    BLOCKED: checkbox(random.chance(5)),
    SINCE: date(2001 + random.int(25), random),
    CUSTGROUP: random.pick(itemKeysOf("CustomerGroup")),
  };
}

function supplier(index: number, random: Random): TextMap {
  return {
    NUMBER1: numberOf("Supplier", index),
    ...company(index, SUPPLIES, random),
    LEADDAYS: integer(1 + random.int(40)),
    RATING: decimal(`${1 + random.int(4)}.${random.digits(1)}`),
    APPROVED: checkbox(random.chance(80)),
    AGREEMENTEND: date(2026 + random.int(4), random),
    SUPPGROUP: random.pick(itemKeysOf("SupplierGroup")),
  };
}

function company(index: number, trades: readonly [string, ...string[]], random: Random): TextMap {
  const country = random.pick(COUNTRIES);
  const town = random.pick(country.towns);
  const name = companyName(index, trades, { country, town });
  const domain = `${asciiOf(name)}.example`;
  return {
    NAME: name,
    DEPARTMENT: random.chance(20) ? town.name : "",
    ...address(country, town, random),
    COUNTRY: country.name,
    PHONE: phone(country, random),
    EMAIL: `info@${domain}`,
    URL: `https://www.${domain}`,
    VATNO: `${country.code}${random.digits(country.code === "SE" ? 12 : 9)}`,
  };
}

/** Runs through every family name and trade before a name comes back, and then adds the town. */
function companyName(
  index: number,
  trades: readonly [string, ...string[]],
  { country, town }: { country: Country; town: Town },
): string {
  const family = FAMILY_NAMES[index % FAMILY_NAMES.length] ?? FAMILY_NAMES[0];
  // The step keeps neighbours in a list from having the same trade.
  const round = Math.floor(index / FAMILY_NAMES.length);
  const trade = trades[(index * 7 + round) % trades.length] ?? trades[0];
  const repeated = round >= trades.length;
  return `${family} ${trade} ${repeated ? `${town.name} ` : ""}${country.legalForm}`;
}

function person(index: number, random: Random): TextMap {
  const country = random.pick(COUNTRIES);
  const first = random.pick(FIRST_NAMES);
  const last = random.pick(FAMILY_NAMES);
  return {
    NUMBER: numberOf("Person", index),
    FIRSTNAME: first,
    MIDDLENAME: random.chance(15) ? random.pick(FIRST_NAMES) : "",
    LASTNAME: last,
    TITLE: random.pick(TITLES),
    POSITION: random.pick(itemKeysOf("Position")),
    PHONE_DIRECT: phone(country, random),
    PHONE_MOBILE: phone(country, random),
    EMAIL: `${asciiOf(first)}.${asciiOf(last)}@mail.example`,
    ...address(country, random.pick(country.towns), random),
    BIRTHDATE: date(1955 + random.int(50), random),
    NEWSLETTER: checkbox(random.chance(50)),
    VISITS: integer(random.int(30)),
    SCORE: decimal(`${random.int(100)}.${random.digits(2)}`),
    PORTALPIN: random.digits(4),
  };
}

function project(index: number, random: Random): TextMap {
  const starts = 2023 + random.int(4);
  const undertaking = random.pick(UNDERTAKINGS);
  return {
    NUMBER: numberOf("Project", index),
    NAME: `${undertaking} ${random.pick(FAMILY_NAMES)} ${starts}`,
    TEXT: `${undertaking}, ${random.pick(COUNTRIES).name}`,
    URL: "",
    STATUS: random.pick(itemKeysOf("ProjectStatus")),
    STARTDATE: date(starts, random),
    ENDDATE: date(starts + 1 + random.int(2), random),
    BUDGET: decimal(`${50 + random.int(950)}000.00`),
    HOURS: integer(random.int(2000)),
    INVOICED: checkbox(random.chance(30)),
  };
}

function address(country: Country, town: Town, random: Random): TextMap {
  return {
    POSTALAD1: `${random.pick(country.streets)} ${1 + random.int(120)}`,
    POSTALAD2: random.chance(25) ? `Box ${100 + random.int(900)}` : "",
    POSTALZIP: town.zip,
    POSTALCITY: town.name,
  };
}

const phone = ({ dialCode }: Country, random: Random): string =>
  `${dialCode} ${10 + random.int(80)} ${random.digits(3)} ${random.digits(2)} ${random.digits(2)}`;

const twoDigits = (number: number): string => String(number).padStart(2, "0");

const date = (year: number, random: Random): string =>
  wireValue("Datetime", `${year}-${twoDigits(1 + random.int(12))}-${twoDigits(1 + random.int(28))}`);

const integer = (number: number): string => wireValue("Integer", String(number));
const checkbox = (checked: boolean): string => wireValue("Checkbox", checked ? "1" : "0");
const decimal = (digits: string): string => wireValue("Double", digits);

/** A part of an address on the internet: letters of a to z only. */
function asciiOf(words: string): string {
  const plain = words.toLowerCase().replaceAll("ø", "o").replaceAll("æ", "ae").normalize("NFD");
  return plain.replace(/[^a-z0-9]/g, "");
}
