import type { TokenCheck } from "@brygga/protocol";
import type { FailureValues } from "../connector-failure.ts";
import type { Words } from "../words.ts";

export const appNotFoundWords = ({ application }: FailureValues): Words => ({
  en: `No application called ${application} is registered. Correct the name after app://, or register it with its address and public key: brygga app add.`,
  sv: `Ingen applikation som heter ${application} är registrerad. Rätta namnet efter app://, eller registrera den med adress och publik nyckel: brygga app add.`,
});

const CHECKS: Readonly<Record<TokenCheck, Words>> = {
  malformed: { en: "what it answered is no signed token", sv: "det som den svarade är inget signerat bevis" },
  algorithm: {
    en: "its answer is not signed in the agreed way (RS256)",
    sv: "dess svar är inte signerat på överenskommet sätt (RS256)",
  },
  signature: {
    en: "its answer is signed with another key than the one that is registered",
    sv: "dess svar är signerat med en annan nyckel än den som är registrerad",
  },
  expired: {
    en: "its answer had expired; compare the clocks of the two machines",
    sv: "dess svar hade gått ut; jämför de två datorernas klockor",
  },
  "not-yet-valid": {
    en: "its answer is not valid yet; compare the clocks of the two machines",
    sv: "dess svar gäller inte ännu; jämför de två datorernas klockor",
  },
  lifetime: {
    en: "its answer is valid for longer than ten minutes",
    sv: "dess svar gäller längre än tio minuter",
  },
  audience: {
    en: "its answer is meant for another application",
    sv: "dess svar är avsett för en annan applikation",
  },
  claims: { en: "its answer lacks what it must say", sv: "dess svar saknar uppgifter som måste finnas" },
  replayed: { en: "its answer was used before", sv: "dess svar har använts förut" },
  nonce: {
    en: "its answer does not belong to what Brygga asked",
    sv: "dess svar hör inte till det som Brygga frågade",
  },
  session: { en: "its session is unknown", sv: "dess session är okänd" },
  content: {
    en: "its answer was made for another message",
    sv: "dess svar gjordes för ett annat meddelande",
  },
};

const isCheck = (check: unknown): check is TokenCheck => Object.hasOwn(CHECKS, String(check));

export function appRefusedWords({ application, check, reason }: FailureValues): Words {
  if (!isCheck(check)) {
    return {
      en: `The application ${application} does not accept this Brygga${reason ? `: ${reason}` : ", without saying why"}. Give it the public key that Brygga has for it (brygga app show-key ${application}) and compare the application's id and the clocks.`,
      sv: `Applikationen ${application} godtar inte den här Brygga${reason ? `: ${reason}` : ", utan att säga varför"}. Ge den den publika nyckel som Brygga har för den (brygga app show-key ${application}) och jämför applikationens id och klockorna.`,
    };
  }
  const { en, sv } = CHECKS[check];
  return {
    en: `The application ${application} did not prove who it is: ${en}. Nothing was sent to it. Check that its address and its public key are registered as they are now.`,
    sv: `Applikationen ${application} har inte visat vem den är: ${sv}. Ingenting skickades till den. Kontrollera att dess adress och publika nyckel är registrerade så som de är nu.`,
  };
}
