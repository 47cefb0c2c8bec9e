import type { crm as source } from "../en/crm.ts";
import type { TranslationOf } from "../translation-of.ts";

export const crm: TranslationOf<typeof source> = {
  blank: "leer",
  list: {
    new: { company: "Neue Firma", contact: "Neuer Kontakt", project: "Neues Projekt" },
    search: {
      company: "Suche: Name, Abteilung, Nummer, E-Mail",
      contact: "Suche: Name, Nummer, E-Mail",
      project: "Suche: Name, Nummer",
    },
    empty: {
      company: "Es gibt noch keine Firmen. Legen Sie die erste an.",
      contact: "Es gibt noch keine Kontakte. Legen Sie den ersten an.",
      project: "Es gibt noch keine Projekte. Legen Sie das erste an.",
    },
    noMatch: "Nichts passt zu „{{text}}“. Versuchen Sie es mit weniger oder kürzeren Wörtern.",
    count: {
      company_one: "{{count}} Firma",
      company_other: "{{count}} Firmen",
      contact_one: "{{count}} Kontakt",
      contact_other: "{{count}} Kontakte",
      project_one: "{{count}} Projekt",
      project_other: "{{count}} Projekte",
    },
    first_one: "Der erste Eintrag wird angezeigt",
    first_other: "Die ersten {{count}} werden angezeigt",
    more: "Mehr anzeigen",
    updatedAt: "Geändert",
    city: "Ort",
  },
  record: {
    tabs: "Teile des Datensatzes",
    tab: {
      details: "Details",
      contacts: "Kontakte",
      projects: "Projekte",
      members: "Mitglieder",
      erp: "ERP",
    },
    unnamed: "(ohne Namen)",
    changed: "Geändert: {{time}}",
    more: "Weitere Aktionen",
    noContacts: "Die Firma hat noch keine Kontakte.",
  },
  missing: {
    company: "Diese Firma gibt es nicht",
    contact: "Diesen Kontakt gibt es nicht",
    project: "Dieses Projekt gibt es nicht",
    text: "Vielleicht wurde der Datensatz gelöscht, oder die Adresse ist falsch geschrieben.",
  },
  delete: {
    title: "{{name}} löschen?",
    text: "Der Datensatz verschwindet aus den Listen und lässt sich nicht mehr öffnen.",
    links:
      "Wo er mit einem ERP verbunden ist, wird er nicht weiter synchronisiert. Im ERP wird nichts gelöscht.",
  },
  groups: {
    general: "Allgemein",
    phoneAndInternet: "Telefon und Internet",
    postalAddress: "Postanschrift",
    streetAddress: "Besuchsadresse",
    description: "Beschreibung",
    note: "Notiz",
    userDefined: "Benutzerdefinierte Felder",
  },
  shortLabels: { zip: "Postleitzahl", city: "Ort", county: "Bezirk", state: "Bundesland" },
  form: {
    datePlaceholder: "JJJJ-MM-TT",
    emptyList: "Die Liste ist leer.",
    noItem: "Nichts passt.",
    noCompany: "Keine Firma passt.",
    saveBar: "Änderungen speichern",
    unsaved_one: "{{count}} nicht gespeicherte Änderung",
    unsaved_other: "{{count}} nicht gespeicherte Änderungen",
    discard: "Verwerfen",
    saved: "Gespeichert",
    foreignKept:
      "Jemand anders hatte diese Felder inzwischen geändert; diese Änderungen bleiben erhalten: {{fields}}.",
    invalid: "Einige Felder können so nicht gespeichert werden",
    leaveText: "Diese Seite enthält Änderungen, die nicht gespeichert sind.",
  },
  conflict: {
    text: "Ihre Änderungen sind noch nicht gespeichert. Die fett gedruckten Felder haben Sie beide geändert: Wählen Sie, wessen Werte dort gelten. Was die andere Person in anderen Feldern geändert hat, bleibt auf jeden Fall erhalten.",
    table: "Was andere geändert haben",
    field: "Feld",
    before: "Vorher",
    theirs: "Jetzt gespeichert",
    mine: "Ihres",
    untouched: "von Ihnen nicht geändert",
    takeTheirs: "Gespeichertes nehmen",
    keepMine: "Meines behalten",
  },
  erp: {
    intro: {
      company: "Womit diese Firma in den ERP-Systemen verbunden ist, auf die Sie Zugriff haben.",
      contact: "Womit dieser Kontakt in den ERP-Systemen verbunden ist, auf die Sie Zugriff haben.",
      project: "Womit dieses Projekt in den ERP-Systemen verbunden ist, auf die Sie Zugriff haben.",
    },
    stateConnected: "Verbunden",
    stateNot: "Nicht verbunden",
    stateProblems: "Verbunden, mit Problemen",
    notConnected: "Nicht verbunden.",
    chooseEdit: "Wählen Sie Bearbeiten, um mit einem Akteur im ERP zu verbinden.",
    lastSynced: "Zuletzt synchronisiert: {{time}}",
    neverSynced: "Seit dem Verbinden noch nicht synchronisiert.",
    companyFirst: "Die Firma des Kontakts ist hier nicht verbunden. Sie muss zuerst verbunden werden.",
    openCompany: "Öffnen",
    noCompany:
      "Der Kontakt gehört zu keiner Firma. Wählen Sie unter Details eine aus. Ist sie verbunden, kann auch der Kontakt verbunden werden.",
    connectTo: "Verbinden mit:",
    mayNotEdit:
      "Sie dürfen diese Verbindungen sehen, aber nichts verbinden oder trennen. Wenden Sie sich an einen Administrator.",
    mayNotConnect:
      "Sie dürfen in dieser ERP-Verbindung nichts verbinden oder trennen. Wenden Sie sich an einen Administrator.",
    disconnected: "Von {{connection}} getrennt.",
    asking: "ERP wird gefragt…",
    liveTitle: "Jetzt im ERP",
    reload: "ERP erneut fragen",
    noFields: "Für diese Stelle sind keine Felder ausgewählt.",
    noAnswer: "Die Werte aus dem ERP können gerade nicht angezeigt werden",
    noAnswerAdvice:
      "Die Verbindung und die Werte im CRM sind davon nicht betroffen. Versuchen Sie es gleich noch einmal.",
    notReturned: "vom ERP nicht geliefert",
    problems_one: "{{count}} Wert konnte nicht synchronisiert werden",
    problems_other: "{{count}} Werte konnten nicht synchronisiert werden",
  },
  disconnect: {
    title: "{{name}} trennen?",
    text: "Der Datensatz wird nicht mehr mit {{actor}} in {{connection}} synchronisiert. Nichts wird gelöscht, weder hier noch im ERP, und Sie können ihn wieder verbinden.",
    contacts_one: "{{count}} Kontakt der Firma ist dort ebenfalls verbunden und wird mit getrennt.",
    contacts_other: "{{count}} Kontakte der Firma sind dort ebenfalls verbunden und werden mit getrennt.",
  },
  connect: {
    subtitle: "{{name}}, als {{actorType}} in {{connection}}",
    searchLabel: "Im ERP suchen",
    search: "Suchen",
    onlyChildren: "Nur Kontakte der verbundenen Firma werden durchsucht.",
    results: "Im ERP gefunden",
    state: "Status",
    nothing: "Im ERP gibt es keine.",
    noMatch:
      "Im ERP passt nichts zu „{{text}}“. Versuchen Sie es mit einem Teil des Namens, der Nummer oder des Orts.",
    count_one: "{{count}} gefunden",
    count_other: "{{count}} gefunden",
    tooMany: "Die ersten {{shown}} von {{count}} werden angezeigt. Suchen Sie genauer.",
    choose: "{{name}} auswählen",
    linkedTo: "Verbunden mit",
    free: "Kann gewählt werden",
    bestHint: "Stimmt überein: {{clues}}",
    clue: { vatNumber: "USt-IdNr.", number: "Nummer", email: "E-Mail", name: "Name" },
    back: "Zurück zur Suche",
    connect: "Verbinden",
    comparing: "Beide Seiten werden verglichen…",
    allEqual: "Alle zugeordneten Felder stimmen bereits überein. Auf keiner Seite wird etwas geändert.",
    differ_one: "Ein Feld weicht ab. Wählen Sie, welcher Wert gelten soll.",
    differ_other: "{{count}} Felder weichen ab. Wählen Sie, welche Werte gelten sollen.",
    equal_one: "{{count}} Feld stimmt bereits überein.",
    equal_other: "{{count}} Felder stimmen bereits überein.",
    allFromCrm: "Alles aus CRM",
    allFromErp: "Alles aus ERP",
    field: "Feld",
    inCrm: "CRM: {{name}}",
    inErp: "ERP: {{name}}",
    side: { crm: "CRM", erp: "ERP" },
    notAllowed: {
      crm: "Dieses Feld wird nicht zum ERP synchronisiert.",
      erp: "Dieses Feld wird nicht zum CRM synchronisiert.",
    },
    staysDifferent: "Das Feld bleibt auf beiden Seiten, wie es ist.",
    done: "Verbunden in {{connection}}.",
  },
  /** Each is said of what a value is not: the sentences that use them have no negation of their own. */
  valueKinds: {
    text: "kein Text",
    integer: "keine ganze Zahl",
    double: "keine Zahl",
    decimal: "keine Zahl",
    checkbox: "weder „ja“ noch „nein“",
    date: "kein gültiges Datum",
    datetime: "kein gültiges Datum",
    list: "kein Eintrag der Liste",
  },
  problems: {
    "erp-value-unreadable": {
      text: "Der Wert im ERP ist nicht lesbar.",
      exact: "Der Wert „{{value}}“ im ERP ist nicht lesbar.",
      advice: "Korrigieren Sie ihn im ERP.",
    },
    "erp-value-unreadable-kind": {
      text: "Der Wert „{{value}}“ im ERP ist {{kind}}.",
      advice: "Korrigieren Sie ihn im ERP.",
    },
    "erp-value-absent": {
      text: "Das ERP hat dieses Feld nicht geliefert; sein Wert ist daher unbekannt.",
      advice: "Der Wert im CRM wartet. Prüfen Sie den Sync Connector.",
    },
    "list-item-unmapped": {
      text: "Der Listeneintrag entspricht keinem Eintrag auf der anderen Seite.",
      exact: "Der Listeneintrag „{{text}}“ entspricht keinem Eintrag auf der anderen Seite.",
      advice: "Ein Administrator kann ihn unter Listenzuordnung zuordnen.",
    },
    "list-item-unknown": {
      text: "Die Liste enthält diesen Eintrag nicht, oder der Eintrag hat keinen Text.",
      exact: "Die Liste enthält den Eintrag „{{item}}“ nicht, oder der Eintrag hat keinen Text.",
      advice: "Korrigieren Sie den Wert, oder fügen Sie der Liste den Eintrag mit einem Text hinzu.",
    },
    "too-long-for-crm": {
      text: "Der Wert im ERP ist zu lang für das CRM.",
      exact: "Der Wert im ERP hat {{length}} Zeichen, im CRM sind {{limit}} möglich.",
      advice: "Kürzen Sie ihn im ERP. Er wird nie abgeschnitten.",
    },
    "too-long-for-erp": {
      text: "Der Wert im CRM ist zu lang für das ERP.",
      exact: "Der Wert im CRM hat {{length}} Zeichen, im ERP sind {{limit}} möglich.",
      advice: "Kürzen Sie ihn im CRM. Er wird nie abgeschnitten.",
    },
    "does-not-fit-crm": {
      text: "Der Wert im ERP passt nicht in das CRM-Feld.",
      exact: "Der Wert „{{value}}“ im ERP passt nicht in das CRM-Feld.",
      advice: "Korrigieren Sie ihn im ERP, oder ordnen Sie ein anderes Feld zu.",
    },
    "does-not-fit-crm-mandatory": {
      text: "Das Feld ist im ERP leer, darf im CRM aber nicht leer sein.",
      advice: "Füllen Sie es im ERP aus. Bis dahin behält das CRM seinen Wert.",
    },
    "does-not-fit-crm-scale": {
      text: "Das CRM-Feld speichert höchstens {{scale}} Nachkommastellen, und der Wert „{{value}}“ im ERP hat mehr.",
      advice: "Runden Sie ihn im ERP. Unterwegs wird nie gerundet.",
    },
    "does-not-fit-crm-kind": {
      text: "Der Wert „{{value}}“ im ERP ist für das CRM {{kind}}.",
      advice: "Korrigieren Sie ihn im ERP, oder ordnen Sie ein anderes Feld zu.",
    },
    "does-not-fit-erp": {
      text: "Der Wert im CRM passt nicht in das ERP-Feld.",
      exact: "Der Wert „{{value}}“ im CRM passt nicht in das ERP-Feld.",
      advice: "Korrigieren Sie ihn im CRM, oder ordnen Sie ein anderes Feld zu.",
    },
    "does-not-fit-erp-kind": {
      text: "Der Wert „{{value}}“ im CRM ist {{kind}}, und das ERP-Feld nimmt nichts anderes an.",
      advice: "Korrigieren Sie ihn im CRM, oder ordnen Sie ein anderes Feld zu.",
    },
    "blank-held": {
      text: "Das Feld ist nur auf einer Seite leer, und leere Werte sollen Werte nicht überschreiben.",
      advice: "Leeren Sie es auch auf der anderen Seite, oder füllen Sie es aus.",
    },
    "erp-refused": {
      text: "Das ERP hat die Änderung nicht angenommen.",
      exact: "Das ERP hat die Änderung nicht angenommen: {{explanation}}",
      advice: "Korrigieren Sie, was das ERP beanstandet; Brygga versucht es von selbst erneut.",
    },
    "refused-with-others": {
      text: "Das ERP hat ein Paket von Änderungen abgelehnt, zu dem diese gehört.",
      exact: "Das ERP hat ein Paket von Änderungen abgelehnt, zu dem diese gehört: {{explanation}}",
      advice: "Brygga sendet sie in einer Minute erneut, getrennt von denen, die die Ursache sind.",
    },
    "keeps-changing-field": {
      text: "Zwei Seiten überschreiben diesen Wert immer wieder; Brygga synchronisiert ihn deshalb nicht mehr.",
      exact:
        "Zwei Seiten überschreiben diesen Wert immer wieder: Das ERP macht daraus „{{erp}}“, das CRM „{{crm}}“. Brygga synchronisiert ihn nicht mehr.",
      advice:
        "Finden Sie heraus, wer ihn ändert, oder ändern Sie die Zuordnung. Wählen Sie dann Erneut versuchen.",
    },
    "keeps-changing-field-ring": {
      text: "Dieser Wert wird im Kreis überschrieben: {{ring}}. Das ERP macht daraus „{{erp}}“, das CRM „{{crm}}“. Brygga synchronisiert ihn nicht mehr.",
      advice: "Ändern Sie die Zuordnung eines dieser Felder. Wählen Sie dann Erneut versuchen.",
    },
    "not-found-in-erp": {
      text: "Das ERP hat den Akteur nicht geliefert.",
      advice: "Brygga sieht von selbst noch einmal nach, bevor der Akteur als verschwunden gilt.",
    },
    "missing-in-erp": {
      text: "Den Akteur gibt es im ERP nicht mehr. Die Synchronisierung des Datensatzes ist angehalten.",
      advice:
        "Trennen Sie den Datensatz, oder verbinden Sie ihn mit einem anderen Akteur. Taucht der Akteur wieder auf, geht es von selbst weiter.",
    },
    "missing-in-crm": {
      text: "Der Datensatz wurde im CRM gelöscht.",
      advice: "Seine Synchronisierung ist angehalten.",
    },
    "waiting-for-parent": {
      text: "Der Kontakt wartet auf seine Firma: Sie ist in dieser ERP-Verbindung nicht verbunden.",
      advice: "Verbinden Sie die Firma. Danach geht es mit dem Kontakt von selbst weiter.",
    },
    "parent-differs": {
      text: "Der Kontakt gehört im ERP-System zu einer anderen Firma als im CRM. Brygga verschiebt niemanden; die Felder werden weiter synchronisiert.",
      exact:
        "Im ERP-System gehört der Kontakt zu {{erpParent}}, im CRM zu der Firma, die mit {{crmParent}} verbunden ist. Brygga verschiebt niemanden; die Felder werden weiter synchronisiert.",
      advice:
        "Verschieben Sie den Kontakt auf der Seite, die nicht stimmt. Danach verschwindet das Problem von selbst.",
    },
    "parent-differs-unconnected": {
      text: "Im ERP-System gehört der Kontakt zu {{erpParent}}, im CRM zu einer Firma, die in dieser ERP-Verbindung nicht verbunden ist. Brygga verschiebt niemanden; die Felder werden weiter synchronisiert.",
      advice:
        "Verschieben Sie den Kontakt auf der Seite, die nicht stimmt, oder verbinden Sie die Firma. Danach verschwindet das Problem von selbst.",
    },
    "parent-differs-unnamed": {
      text: "Im CRM wurde der Kontakt zu einer anderen Firma verschoben, und das ERP-System gibt nicht an, zu wem er gehört. Brygga verschiebt niemanden; die Felder werden weiter synchronisiert.",
      advice:
        "Verschieben Sie ihn auch im ERP-System und verbinden Sie ihn neu, oder verschieben Sie ihn im CRM zurück.",
    },
    "keeps-changing": {
      text: "Der Datensatz wurde während der Synchronisierung immer wieder geändert.",
      advice: "Brygga versucht es von selbst erneut.",
    },
    other: {
      text: "Die Synchronisierung ist fehlgeschlagen ({{code}}).",
      advice: "Die Einzelheiten stehen im Protokoll des Servers.",
    },
  },
};
