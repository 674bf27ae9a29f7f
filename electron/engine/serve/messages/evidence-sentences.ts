// What keeps a source from being whole, what the import noticed about a bundle, why a row or file could not be read, and
// on what a link between two records rests. What an importer says of a single record of its own system is shown as it says it.
import { germanOf, type Sentences } from '../../controls/messages/sentences.ts';

const ofSources: Sentences = [
  ['It is partial: more exists than was delivered.', 'Unvollständig: Es gibt mehr, als geliefert wurde.'],
  [
    '{declared:count} {type:records} were declared and {read:count} read; nothing explains the rest.',
    '{type}: {declared} angegeben, {read} gelesen; nichts erklärt den Rest.',
  ],
  [
    '{declared:count} {type:records} were declared and {read:count} read: more than there should be.',
    '{type}: {declared} angegeben, {read} gelesen; das sind mehr als angegeben.',
  ],
  ['1 row could not be read.', '1 Zeile ließ sich nicht lesen.'],
  ['{rows:count} rows could not be read.', '{rows} Zeilen ließen sich nicht lesen.'],
  ['It is empty, and nobody attests that there is nothing.', 'Leer, und niemand bestätigt, dass es nichts gibt.'],
  [
    'It was {days:count} days old when it was imported; {most:count} are agreed at most.',
    'Beim Import {days} Tage alt; vereinbart sind höchstens {most}.',
  ],
  [
    'It does not say when it was extracted, so nobody knows how old it is.',
    'Der Zeitpunkt des Auszugs fehlt; das Alter ist daher unbekannt.',
  ],
];

const ofLineage: Sentences = [
  [
    'This is bundle {number:count} again, byte for byte: it was imported before.',
    'Das ist noch einmal Nachweispaket {number}, Byte für Byte: Es wurde schon importiert.',
  ],
  [
    'There is another bundle with the number {number:count}: the provider made two of them.',
    'Es gibt ein anderes Nachweispaket mit der Nummer {number}: Der Dienstleister hat zwei davon erstellt.',
  ],
  [
    'This is bundle {number:count}, but bundle {latest:count} was imported already: it is older evidence.',
    'Das ist Nachweispaket {number}, aber Nachweispaket {latest} ist schon importiert: Die Nachweise sind älter.',
  ],
  [
    'This is bundle {number:count}, but none before it was imported here.',
    'Das ist Nachweispaket {number}, aber keines davor wurde hier importiert.',
  ],
  [
    'This is bundle 1, yet it names a bundle before it, which was never imported here.',
    'Das ist Nachweispaket 1, nennt aber ein früheres, das hier nie importiert wurde.',
  ],
  ['This is the first bundle of the series.', 'Das ist das erste Nachweispaket der Reihe.'],
  [
    'Bundle {numbers:span} was never imported: the last one is {latest:count}.',
    'Nachweispaket {numbers} wurde nie importiert: Das letzte ist {latest}.',
  ],
  [
    'Bundle {numbers:span} was never imported, nor was the bundle that this one names.',
    'Nachweispaket {numbers} wurde nie importiert, ebenso wenig das Nachweispaket, das hier genannt ist.',
  ],
  [
    "Bundle {number:count} doesn't say which bundle came before it, so nothing shows that it follows.",
    'Nachweispaket {number} nennt seinen Vorgänger nicht; nichts zeigt, dass es folgt.',
  ],
  [
    'Bundle {number:count} follows bundle {latest:count}, which it names.',
    'Nachweispaket {number} folgt auf Nachweispaket {latest} und nennt es.',
  ],
  [
    'Bundle {number:count} continues from bundle {named:count} and leaves out bundle {latest:count}.',
    'Nachweispaket {number} schließt an Nachweispaket {named} an und lässt Nachweispaket {latest} aus.',
  ],
  [
    'Bundle {number:count} names another bundle {latest:count} than the one that was imported.',
    'Nachweispaket {number} nennt ein anderes Nachweispaket {latest} als das importierte.',
  ],
];

const remarks: Sentences = [
  [
    'No {kind} and no list of them is in the evidence, so it says nothing about them.',
    'In den Nachweisen ist weder {kind} noch eine Liste davon; sie sagen darüber nichts.',
  ],
  [
    'The bundle says that it is from {declared}; its key is pinned as that of {pinned}.',
    'Das Nachweispaket nennt als Absender {declared}; der Schlüssel ist als der von {pinned} hinterlegt.',
  ],
  [
    'It was read by the mapping “{name}”, version {version:count}.',
    'Gelesen mit der Zuordnung „{name}“, Version {version}.',
  ],
  ['It is of the account {account}.', 'Aus dem Konto {account}.'],
  ['It was generated at {time}.', 'Erzeugt: {time}.'],
  [
    'Another record says something else about {column} of {subject}; the first was kept.',
    'Ein anderer Datensatz sagt zu {column} von {subject} etwas anderes; der erste gilt.',
  ],
  [
    '{records:count} records say something else about {column} of {subject} than an earlier one, for example {example}; the first was kept.',
    '{records} Datensätze sagen zu {column} von {subject} etwas anderes als ein früherer, zum Beispiel {example}; der erste gilt.',
  ],
  ['Columns that are not read: {columns}.', 'Spalten, die nicht gelesen werden: {columns}.'],
  ['Keys that are not read: {keys}.', 'Felder, die nicht gelesen werden: {keys}.'],
  ['{file} does not have the columns of the mapping.', '{file} hat nicht die Spalten der Zuordnung.'],
  ['{file} could not be read, so what it lists is missing.', '{file} ließ sich nicht lesen; der Inhalt fehlt daher.'],
  [
    'The header stands here again: files were joined.',
    'Hier stehen die Spaltennamen noch einmal: Dateien wurden aneinandergehängt.',
  ],
  [
    'The column names stand there again: tables were joined.',
    'Dort stehen die Spaltennamen noch einmal: Tabellen wurden aneinandergehängt.',
  ],
  ['The table has its column names and no row.', 'Die Tabelle hat Spaltennamen und keine Zeile.'],
  [
    'The export was made and lists nothing: no record is in it.',
    'Der Export wurde erstellt und ist leer: Er enthält keinen Datensatz.',
  ],
  [
    'The last page says IsTruncated: there is more than was exported.',
    'Die letzte Seite sagt IsTruncated: Es gibt mehr, als exportiert wurde.',
  ],
  [
    '{file} is a page that names a next one (nextPageToken), so there is more than is in it.',
    '{file} ist eine Seite, die eine weitere nennt (nextPageToken); es gibt also mehr, als sie enthält.',
  ],
  [
    '{file} is a page that names a next one, so there is more than is in it.',
    '{file} ist eine Seite, die eine weitere nennt; es gibt also mehr, als sie enthält.',
  ],
  [
    'The AWS managed policy {policy} is attached, but its statements are not in the export.',
    'Die von AWS verwaltete Richtlinie {policy} ist zugewiesen, aber ihre Anweisungen sind nicht im Export.',
  ],
  [
    'The ClusterRole cluster-admin is not in the evidence; what Kubernetes defines for it is assumed.',
    'Die ClusterRole cluster-admin ist nicht in den Nachweisen; angenommen wird, was Kubernetes für sie festlegt.',
  ],
  [
    '{binding} grants the {role}, which is not in the evidence: what it allows is unknown.',
    '{binding} vergibt {role}; das ist nicht in den Nachweisen: Was es erlaubt, ist unbekannt.',
  ],
  ['{key} is no date that can be read; it counts as unknown.', '{key} ist kein lesbares Datum; es gilt als unbekannt.'],
];

const rejected: Sentences = [
  ['Column {column} must be one of {words}.', 'Spalte {column} muss eines davon sein: {words}.'],
  [
    'Column {column} is no date that can be read; write it as 2026-10-01 or 2026-10-01T09:30:00Z.',
    'Spalte {column} ist kein lesbares Datum; Schreibweise 2026-10-01 oder 2026-10-01T09:30:00Z.',
  ],
  ['Column {column} is empty and must not be.', 'Spalte {column} ist leer und darf es nicht sein.'],
  [
    'Column {column} is neither a date nor `never` nor `not_in_window`.',
    'Spalte {column} ist weder ein Datum noch `never` noch `not_in_window`.',
  ],
  [
    'Column {column} must be key=value pairs between semicolons, or a JSON object of texts.',
    'Spalte {column} muss Paare der Form Name=Wert mit Strichpunkten enthalten oder ein JSON-Objekt aus Texten.',
  ],
  [
    'Column {column} must be steps such as group: Admins > policy: Billing, or a JSON list.',
    'Spalte {column} muss Schritte wie group: Admins > policy: Billing enthalten oder eine JSON-Liste.',
  ],
  [
    'Column {column} must be system=native id pairs between semicolons, or a JSON list.',
    'Spalte {column} muss Paare der Form System=Kennung mit Strichpunkten enthalten oder eine JSON-Liste.',
  ],
  [
    'Column {column} has {length:count} characters, more than {most:count}.',
    'Spalte {column} hat {length} Zeichen, mehr als {most}.',
  ],
  ['Column {column} must be plain text.', 'Spalte {column} muss einfacher Text sein.'],
  ['Column {column} must be true, false or empty.', 'Spalte {column} muss true, false oder leer sein.'],
  ['Column {column} must be a whole number from 0.', 'Spalte {column} muss eine ganze Zahl ab 0 sein.'],
  [
    'Column {column} must have at most four characters; the rest of a secret must not be in evidence.',
    'Spalte {column} darf höchstens vier Zeichen haben; der Rest eines Geheimnisses gehört nicht in Nachweise.',
  ],
  [
    'The header lacks {columns}; no row of the file can be read.',
    'In der Kopfzeile fehlt {columns}; keine Zeile der Datei lässt sich lesen.',
  ],
  [
    'The header has {columns} twice; no row of the file can be read.',
    'Die Kopfzeile hat {columns} doppelt; keine Zeile der Datei lässt sich lesen.',
  ],
  ['The entry is not an object.', 'Der Eintrag ist kein Objekt.'],
  ['The finding is not an object.', 'Der Befund ist kein Objekt.'],
  ['It is no object.', 'Das ist kein Objekt.'],
  ['There is something else than an object in the list.', 'In der Liste steht etwas anderes als ein Objekt.'],
  ['The items of the list are no list.', 'Die Einträge der Liste sind keine Liste.'],
  ['The object has no kind or no metadata.name.', 'Das Objekt hat kein kind oder kein metadata.name.'],
  ['The binding names no role.', 'Die Bindung nennt keine Rolle.'],
  [
    'The table lacks columns that the mapping reads: {columns}. No row of it can be read.',
    'Der Tabelle fehlen Spalten, die die Zuordnung liest: {columns}. Keine Zeile lässt sich lesen.',
  ],
  [
    'This file is an error message of the API ({status}), not an export.',
    'Diese Datei ist eine Fehlermeldung der Schnittstelle ({status}), kein Export.',
  ],
  [
    'The user is a member of the group {group}, which is not in the evidence: what the group grants is unknown.',
    'Der Benutzer ist Mitglied der Gruppe {group}; sie ist nicht in den Nachweisen: Was sie gewährt, ist unbekannt.',
  ],
  [
    'The attached policy {policy} is not among the policies of the export: what it grants is unknown.',
    'Die zugewiesene Richtlinie {policy} ist nicht unter den Richtlinien des Exports: Was sie gewährt, ist unbekannt.',
  ],
  ['The event does not name who acted.', 'Das Ereignis nennt nicht, wer gehandelt hat.'],
  ['The event does not say what was done.', 'Das Ereignis nennt nicht, was getan wurde.'],
  ['The event does not say what it was done to.', 'Das Ereignis nennt nicht, woran gehandelt wurde.'],
];

const notRecognised: Sentences = [
  ['It is empty: nothing was written into it.', 'Leer: Es wurde nichts hineingeschrieben.'],
  [
    'It is a PDF: a document for people. Ask for the export that it was made from.',
    'Ein PDF, also ein Dokument für Menschen. Bitte den Export anfordern, aus dem es entstand.',
  ],
  ['It is a picture. Ask for the export that it shows.', 'Ein Bild. Bitte den Export anfordern, den es zeigt.'],
  ['It is compressed with gzip. Unpack it first.', 'Mit gzip komprimiert. Zuerst entpacken.'],
  ['It is a database. Export its tables as CSV.', 'Eine Datenbank. Ihre Tabellen als CSV exportieren.'],
  ['It is a Parquet file. Export it as CSV or JSON.', 'Eine Parquet-Datei. Als CSV oder JSON exportieren.'],
  [
    'It is an old Office document. Save it as CSV, or as a workbook (.xlsx).',
    'Ein altes Office-Dokument. Als CSV oder als Arbeitsmappe (.xlsx) speichern.',
  ],
  [
    'It is not text, and of no binary format that can be read.',
    'Kein Text und kein binäres Format, das sich lesen lässt.',
  ],
  ['There is nothing in it but spaces.', 'Enthält nur Leerzeichen.'],
  [
    'It is XML or a web page. Ask for the export as JSON or CSV.',
    'XML oder eine Webseite. Bitte den Export als JSON oder CSV anfordern.',
  ],
  [
    'It is a workbook, and none of its sheets is of a known kind.',
    'Eine Arbeitsmappe; keines ihrer Blätter ist von bekannter Art.',
  ],
  [
    'It is an archive inside the delivery. Unpack it, and import what is in it.',
    'Ein Archiv in der Lieferung. Entpacken und den Inhalt importieren.',
  ],
  [
    'It is an empty JSON list, which says nothing of what it lists.',
    'Eine leere JSON-Liste; sie sagt nicht, was sie aufführt.',
  ],
  [
    'It is an empty JSON object, which says nothing of what it is about.',
    'Ein leeres JSON-Objekt; es sagt nicht, worum es geht.',
  ],
  [
    'It is JSON without any names that a kind of export is known by.',
    'JSON ohne Namen, an denen eine Art von Export zu erkennen wäre.',
  ],
  [
    'It is JSON with {names:list}: no known kind of export has these.',
    'JSON mit {names}: Keine bekannte Art von Export hat diese.',
  ],
  [
    'It is a table with the columns {names:list}: no known kind of export has these.',
    'Eine Tabelle mit den Spalten {names}: Keine bekannte Art von Export hat diese.',
  ],
  [
    'It is YAML of no known kind. Kubernetes objects have apiVersion and kind.',
    'YAML unbekannter Art. Objekte von Kubernetes haben apiVersion und kind.',
  ],
  ['It is text without the marks of any kind of export.', 'Text ohne die Merkmale irgendeiner Art von Export.'],
];

export const evidenceSentences: Sentences = [...ofSources, ...ofLineage, ...remarks, ...rejected, ...notRecognised];

export const linkSentences: Sentences = [
  [
    "The finding names the credential {hint}, which is this identity's.",
    'Der Befund nennt die Zugangsdaten {hint}; sie gehören zu dieser Identität.',
  ],
  [
    "The finding names {hint}, which is the identity's id.",
    'Der Befund nennt {hint}; das ist die Kennung der Identität.',
  ],
  [
    'The finding names {hint}, and no other identity is called so.',
    'Der Befund nennt {hint}; keine andere Identität heißt so.',
  ],
  [
    'The role {role} lets whoever has a token for {subject} act as it.',
    'Die Rolle {role} lässt jeden in ihrem Namen handeln, der ein Token für {subject} hat.',
  ],
  [
    'That the issuer {issuer} is {system} is not in the evidence.',
    'Dass der Aussteller {issuer} zu {system} gehört, steht nicht in den Nachweisen.',
  ],
  ['{one} and {other} both know it as {id}.', '{one} und {other} kennen sie beide als {id}.'],
  ['Both sign in with the credential {credential}.', 'Beide melden sich mit den Zugangsdaten {credential} an.'],
  [
    '{who} has the tag {tag} with the value {value}, which {system} uses as an id.',
    '{who} hat das Kennzeichen {tag} mit dem Wert {value}; {system} benutzt ihn als Kennung.',
  ],
  ['Both are called {name}.', 'Beide heißen {name}.'],
  ['Their names are alike: {one}, {other}.', 'Die Namen ähneln sich: {one}, {other}.'],
  ['{who} names {id} in {system}.', '{who} nennt {id} in {system}.'],
];

export const evidenceInGerman = germanOf(evidenceSentences);
export const linkInGerman = germanOf(linkSentences);
