import type { FailureValues } from "./connector-failure.ts";
import { secondsInWords } from "./counted-words.ts";

import type { Words } from "./words.ts";

/** When time ran out: while connecting, in the midst of the answer, or before it began. */
export function timeoutWords({ phase, seconds, host }: FailureValues): Words {
  const counted = secondsInWords(seconds);
  if (phase === "connect") {
    return {
      en: `No connection to ${host} within ${counted.en}. The machine may be off, or a firewall in between may be silent. Check the address and the network.`,
      sv: `Ingen anslutning till ${host} inom ${counted.sv}. Datorn kan vara avstängd eller en brandvägg däremellan tyst. Kontrollera adressen och nätverket.`,
      nb: `Ingen forbindelse til ${host} innen ${counted.nb}. Maskinen kan være slått av, eller en brannmur på veien kan la være å svare. Kontroller adressen og nettverket.`,
      da: `Ingen forbindelse til ${host} inden for ${counted.da}. Maskinen kan være slukket, eller en firewall undervejs kan undlade at svare. Kontrollér adressen og netværket.`,
      de: `Keine Verbindung zu ${host} innerhalb von ${counted.de}. Vielleicht ist der Rechner ausgeschaltet, oder eine Firewall dazwischen antwortet nicht. Prüfen Sie die Adresse und das Netzwerk.`,
      nl: `Geen verbinding met ${host} binnen ${counted.nl}. Misschien staat de computer uit, of antwoordt een firewall ertussen niet. Controleer het adres en het netwerk.`,
    };
  }
  if (phase === "idle") {
    return {
      en: `${host} began to answer and then sent nothing, or next to nothing, for ${counted.en}. The Sync Connector, the ERP behind it or the network may be stuck. Nothing of the answer was used; it is asked for anew next time.`,
      sv: `${host} började svara men skickade sedan ingenting, eller nästan ingenting, på ${counted.sv}. Din Sync Connector, ERP-systemet bakom den eller nätverket kan ha hängt sig. Inget av svaret har använts; frågan ställs på nytt nästa gång.`,
      nb: `${host} begynte å svare og sendte så ingenting, eller nesten ingenting, på ${counted.nb}. Sync Connectoren, ERP-systemet bak den eller nettverket kan ha hengt seg opp. Ingenting av svaret er brukt; det spørres på nytt neste gang.`,
      da: `${host} begyndte at svare og sendte så intet, eller næsten intet, i ${counted.da}. Sync Connectoren, ERP-systemet bag den eller netværket kan være gået i stå. Intet af svaret er brugt; der spørges igen næste gang.`,
      de: `${host} begann zu antworten und sendete dann ${counted.de} lang nichts oder fast nichts. Vielleicht hängt der Sync Connector, das ERP dahinter oder das Netzwerk. Von der Antwort wurde nichts verwendet; beim nächsten Mal wird erneut gefragt.`,
      nl: `${host} begon te antwoorden en verzond daarna ${counted.nl} lang niets of bijna niets. Misschien is de Sync Connector, het ERP erachter of het netwerk vastgelopen. Van het antwoord is niets gebruikt; de volgende keer wordt het opnieuw gevraagd.`,
    };
  }
  return {
    en: `${host} was reached but did not answer within ${counted.en}. The Sync Connector or the ERP behind it may be busy or stuck. Try again, and restart it if that does not help.`,
    sv: `${host} nåddes men svarade inte inom ${counted.sv}. Din Sync Connector, eller ERP-systemet bakom den, kan vara upptagen eller ha hängt sig. Försök igen, och starta om den om det inte hjälper.`,
    nb: `${host} ble nådd, men svarte ikke innen ${counted.nb}. Sync Connectoren, eller ERP-systemet bak den, kan være opptatt eller ha hengt seg opp. Prøv igjen, og start den på nytt hvis det ikke hjelper.`,
    da: `${host} blev nået, men svarede ikke inden for ${counted.da}. Sync Connectoren, eller ERP-systemet bag den, kan være optaget eller gået i stå. Prøv igen, og genstart den, hvis det ikke hjælper.`,
    de: `${host} wurde erreicht, antwortete aber nicht innerhalb von ${counted.de}. Vielleicht ist der Sync Connector oder das ERP dahinter ausgelastet oder hängt. Versuchen Sie es erneut, und starten Sie ihn neu, wenn das nicht hilft.`,
    nl: `${host} werd bereikt, maar antwoordde niet binnen ${counted.nl}. Misschien is de Sync Connector of het ERP erachter bezet of vastgelopen. Probeer het opnieuw, en start de Sync Connector opnieuw als dat niet helpt.`,
  };
}
