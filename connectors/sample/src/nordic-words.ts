/** The words that made-up companies and people are put together from. */
export interface Country {
  readonly code: "SE" | "NO" | "DK" | "FI";
  readonly name: string;
  readonly legalForm: string;
  readonly dialCode: string;
  readonly towns: readonly [Town, ...Town[]];
  readonly streets: readonly [string, ...string[]];
}

export interface Town {
  readonly name: string;
  readonly zip: string;
}

const town = (zip: string, name: string): Town => ({ name, zip });

export const COUNTRIES: readonly [Country, ...Country[]] = [
  {
    code: "SE",
    name: "Sverige",
    legalForm: "AB",
    dialCode: "+46",
    towns: [
      town("111 22", "Stockholm"),
      town("411 05", "Göteborg"),
      town("211 34", "Malmö"),
      town("903 26", "Umeå"),
      town("702 10", "Örebro"),
      town("352 30", "Växjö"),
      town("621 56", "Visby"),
    ],
    streets: ["Storgatan", "Kungsgatan", "Järnvägsgatan", "Skolgatan", "Åsgatan", "Hamngatan"],
  },
  {
    code: "NO",
    name: "Norge",
    legalForm: "AS",
    dialCode: "+47",
    towns: [
      town("0155", "Oslo"),
      town("5003", "Bergen"),
      town("7011", "Trondheim"),
      town("4006", "Stavanger"),
      town("9008", "Tromsø"),
      town("6002", "Ålesund"),
    ],
    streets: ["Storgata", "Kirkegata", "Sjøgata", "Strandveien", "Havnegata", "Skippergata"],
  },
  {
    code: "DK",
    name: "Danmark",
    legalForm: "ApS",
    dialCode: "+45",
    towns: [
      town("1050", "København K"),
      town("8000", "Aarhus C"),
      town("5000", "Odense C"),
      town("9000", "Aalborg"),
      town("4600", "Køge"),
    ],
    streets: ["Vestergade", "Nørregade", "Østergade", "Søndergade", "Havnevej", "Algade"],
  },
  {
    code: "FI",
    name: "Finland",
    legalForm: "Oy",
    dialCode: "+358",
    towns: [
      town("00100", "Helsinki"),
      town("20100", "Turku"),
      town("33100", "Tampere"),
      town("90100", "Oulu"),
      town("65100", "Vaasa"),
    ],
    streets: ["Rantakatu", "Kauppakatu", "Asemakatu", "Puistokatu", "Kirkkokatu", "Satamakatu"],
  },
];

export const FAMILY_NAMES: readonly [string, ...string[]] = [
  "Bergström",
  "Nygård",
  "Lindqvist",
  "Haugen",
  "Sørensen",
  "Åkesson",
  "Virtanen",
  "Holm",
  "Dahl",
  "Ekström",
  "Kjær",
  "Solberg",
  "Mäkinen",
  "Sjöberg",
  "Lund",
  "Bakke",
  "Östberg",
  "Thorsen",
  "Nyström",
  "Hämäläinen",
  "Vik",
  "Fjellstad",
  "Ravn",
  "Wallin",
  "Korhonen",
  "Strand",
  "Møller",
  "Hedlund",
  "Aasen",
  "Granqvist",
  "Brekke",
  "Forsberg",
  "Toivonen",
  "Skov",
  "Blomqvist",
  "Eide",
  "Järvinen",
  "Krogh",
  "Sandberg",
  "Moen",
];

export const FIRST_NAMES: readonly [string, ...string[]] = [
  "Anna",
  "Kari",
  "Lars",
  "Søren",
  "Åsa",
  "Mikko",
  "Ingrid",
  "Erik",
  "Maja",
  "Ole",
  "Aino",
  "Björn",
  "Freja",
  "Håkon",
  "Elin",
  "Juha",
  "Astrid",
  "Gustav",
  "Liv",
  "Jørgen",
  "Sanna",
  "Tove",
  "Nils",
  "Kirsten",
  "Väinö",
  "Märta",
  "Sigrid",
  "Anders",
  "Eeva",
  "Magnus",
];

export const TRADES: readonly [string, ...string[]] = [
  "Bygg",
  "Möbler",
  "Fisk",
  "Transport",
  "Data",
  "El",
  "Papper",
  "Livs",
  "Marin",
  "Verkstad",
  "Glas",
  "Kaffe",
  "Trävaru",
  "Textil",
  "Elektronik",
  "Bageri",
  "Energi",
  "Maskin",
  "Tryck",
  "Kemi",
];

export const SUPPLIES: readonly [string, ...string[]] = [
  "Grossist",
  "Stål",
  "Emballage",
  "Logistik",
  "Komponenter",
  "Råvaror",
  "Färg",
  "Verktyg",
  "Plåt",
  "Kabel",
];

export const TITLES: readonly [string, ...string[]] = [
  "Inköpschef",
  "Säljare",
  "VD",
  "Ekonomichef",
  "Projektledare",
  "Lagerchef",
  "Controller",
  "Assistent",
];

export const UNDERTAKINGS: readonly [string, ...string[]] = [
  "Nytt lager",
  "Ombyggnad",
  "Webbutik",
  "Serviceavtal",
  "Flytt",
  "Energisparing",
  "Mässa",
  "Utbildning",
];
