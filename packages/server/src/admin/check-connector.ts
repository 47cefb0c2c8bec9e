import { X509Certificate } from "node:crypto";
import type { AdvancedChange } from "@brygga/api-contract";
import { Problem } from "../problem.ts";
import type { Language } from "./admin-deps.ts";
import { type Words, wordsIn } from "./words.ts";

/** The forms of address that the contract has; whether something answers there, the test says. */
const SCHEMES = new Set(["http:", "https:", "plugin:", "app:"]);

/** Throws the Problem `invalid-request`. */
export function checkUrlForm(url: string, language: Language): void {
  const parsed = URL.parse(url);
  const isForm =
    parsed !== null && SCHEMES.has(parsed.protocol) && parsed.username === "" && parsed.password === "";
  if (isForm) return;
  const message = wordsIn(WRONG_URL, language);
  throw new Problem("invalid-request", { errors: [{ path: "url", code: "invalid-url", message }] });
}

const WRONG_URL: Words = {
  en: "The URL must begin with http:// or https://, name a host, and hold no user name or password.",
  sv: "URL:en måste börja med http:// eller https://, ange en värddator och får inte innehålla användarnamn eller lösenord.",
  nb: "URL-en må begynne med http:// eller https://, oppgi en vert og kan ikke inneholde brukernavn eller passord.",
  da: "URL'en skal begynde med http:// eller https://, angive en vært og må ikke indeholde brugernavn eller adgangskode.",
  de: "Die URL muss mit http:// oder https:// beginnen, einen Host nennen und darf weder Benutzernamen noch Passwort enthalten.",
  nl: "De URL moet beginnen met http:// of https://, een host noemen en mag geen gebruikersnaam of wachtwoord bevatten.",
};

/** Throws the Problem `invalid-request` for what the schema cannot see. */
export function checkAdvanced({ ca }: AdvancedChange, language: Language): void {
  if (ca === undefined || ca === null || isCertificates(ca)) return;
  const message = wordsIn(WRONG_CA, language);
  throw new Problem("invalid-request", {
    errors: [{ path: "advanced.ca", code: "invalid-certificate", message }],
  });
}

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

function isCertificates(text: string): boolean {
  const found = text.match(PEM) ?? [];
  if (found.length === 0) return false;
  try {
    for (const pem of found) new X509Certificate(pem);
    return true;
  } catch {
    return false;
  }
}

const WRONG_CA: Words = {
  en: "This is no certificate. Paste it as text (PEM): it begins with -----BEGIN CERTIFICATE-----.",
  sv: "Detta är inget certifikat. Klistra in det som text (PEM): det börjar med -----BEGIN CERTIFICATE-----.",
  nb: "Dette er ikke et sertifikat. Lim det inn som tekst (PEM): det begynner med -----BEGIN CERTIFICATE-----.",
  da: "Dette er ikke et certifikat. Indsæt det som tekst (PEM): det begynder med -----BEGIN CERTIFICATE-----.",
  de: "Das ist kein Zertifikat. Fügen Sie es als Text (PEM) ein: Es beginnt mit -----BEGIN CERTIFICATE-----.",
  nl: "Dit is geen certificaat. Plak het als tekst (PEM): het begint met -----BEGIN CERTIFICATE-----.",
};
