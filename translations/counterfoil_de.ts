<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ApprovalText</name>
    <message>
        <source>of %1 for one transfer</source>
        <comment>a limit; %1: a role, a person&apos;s or an account&apos;s reference</comment>
        <translation>von %1 für eine einzelne Überweisung</translation>
    </message>
    <message>
        <source>of %1 for a day</source>
        <comment>a limit; %1: a role, a person&apos;s or an account&apos;s reference</comment>
        <translation>von %1 für einen Tag</translation>
    </message>
    <message>
        <source>of %1 for an hour</source>
        <comment>a limit; %1: a role, a person&apos;s or an account&apos;s reference</comment>
        <translation>von %1 für eine Stunde</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1: transfer or reversal, %2: an amount</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>how many approvals an order has of those that it needs</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Verwendungszweck</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Why it waits</source>
        <translation>Wartegrund</translation>
    </message>
    <message>
        <source>Why it is reversed</source>
        <translation>Grund des Stornos</translation>
    </message>
    <message>
        <source>Approvals given</source>
        <translation>Erteilte Freigaben</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>Beauftragt von</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <extracomment>%1: who, %2: name of a branch, %3: when</extracomment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Expires</source>
        <comment>when an order that nobody approved ends</comment>
        <translation>Verfällt</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>From</source>
        <comment>the account that pays</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <comment>the account that is paid</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>now %1, then %2</source>
        <extracomment>a value now and as it would be</extracomment>
        <translation>jetzt %1, danach %2</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>the bank itself</source>
        <translation>die Bank selbst</translation>
    </message>
    <message>
        <source>Ordered by %1, %2</source>
        <comment>%1: who, %2: when</comment>
        <translation>Beauftragt von %1, %2</translation>
    </message>
    <message>
        <source>Changed by %1, %2</source>
        <comment>%1: who, %2: when</comment>
        <translation>Geändert von %1, %2</translation>
    </message>
    <message>
        <source>Approved by %1, %2</source>
        <comment>%1: who, %2: when</comment>
        <translation>Freigegeben von %1, %2</translation>
    </message>
    <message>
        <source>Rejected by %1, %2</source>
        <comment>%1: who, %2: when</comment>
        <translation>Abgelehnt von %1, %2</translation>
    </message>
    <message>
        <source>Sent back by %1, %2</source>
        <comment>%1: who, %2: when</comment>
        <translation>Zurückgegeben von %1, %2</translation>
    </message>
    <message>
        <source>Withdrawn by %1, %2</source>
        <comment>%1: who, %2: when</comment>
        <translation>Zurückgezogen von %1, %2</translation>
    </message>
    <message>
        <source>Expired, %1</source>
        <comment>%1: when</comment>
        <translation>Verfallen, %1</translation>
    </message>
    <message>
        <source>A step that this version has no word for, by %1, %2</source>
        <comment>%1: who, %2: when</comment>
        <translation>Ein Schritt, für den diese Version kein Wort hat, von %1, %2</translation>
    </message>
    <message>
        <source>The payer has never paid this account before.</source>
        <translation>Von dem zahlenden Konto wurde noch nie auf dieses Konto gezahlt.</translation>
    </message>
    <message>
        <source>The payer has never paid as much at once.</source>
        <translation>Von dem zahlenden Konto wurde noch nie so viel auf einmal gezahlt.</translation>
    </message>
    <message>
        <source>An account of the order is blocked or dormant.</source>
        <translation>Ein Konto des Auftrags ist gesperrt oder ruhend.</translation>
    </message>
    <message>
        <source>It leaves less than a tenth of the payer&apos;s balance.</source>
        <translation>Es bleibt weniger als ein Zehntel des Saldos des zahlenden Kontos.</translation>
    </message>
    <message>
        <source>A risk that this version has no word for.</source>
        <translation>Ein Risiko, für das diese Version kein Wort hat.</translation>
    </message>
    <message>
        <source>Before</source>
        <comment>what held before a change of a limit</comment>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <comment>what holds after a limit has ended</comment>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>No limit; this would be the first.</source>
        <translation>Kein Limit; dies wäre das erste.</translation>
    </message>
    <message>
        <source>No limit.</source>
        <translation>Kein Limit.</translation>
    </message>
    <message>
        <source>That of the product: %1</source>
        <comment>a limit; %1: an amount or a number of orders</comment>
        <translation>Das des Produkts: %1</translation>
    </message>
    <message>
        <source>That of the role: %1</source>
        <comment>a limit; %1: an amount or a number of orders</comment>
        <translation>Das der Rolle: %1</translation>
    </message>
    <message>
        <source>That of the product: %1. This would be the first of its own.</source>
        <comment>a limit; %1: an amount or a number of orders</comment>
        <translation>Das des Produkts: %1. Dies wäre das erste eigene.</translation>
    </message>
    <message>
        <source>That of the role: %1. This would be the first of their own.</source>
        <comment>a limit; %1: an amount or a number of orders</comment>
        <translation>Das der Rolle: %1. Dies wäre das erste eigene.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>%1: who, %2: when</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>AuditText</name>
    <message>
        <source>Demo bank created</source>
        <translation>Demobank angelegt</translation>
    </message>
    <message>
        <source>Account viewed</source>
        <translation>Konto angesehen</translation>
    </message>
    <message>
        <source>Entries viewed</source>
        <translation>Buchungen angesehen</translation>
    </message>
    <message>
        <source>Entries searched</source>
        <translation>Buchungen durchsucht</translation>
    </message>
    <message>
        <source>Balance on a day viewed</source>
        <translation>Saldo an einem Tag angesehen</translation>
    </message>
    <message>
        <source>Holds viewed</source>
        <translation>Vormerkungen angesehen</translation>
    </message>
    <message>
        <source>List of documents viewed</source>
        <translation>Dokumentenliste angesehen</translation>
    </message>
    <message>
        <source>On the day</source>
        <translation>Am Tag</translation>
    </message>
    <message>
        <source>Accounts searched</source>
        <translation>Konten gesucht</translation>
    </message>
    <message>
        <source>Statement created</source>
        <translation>Auszug erstellt</translation>
    </message>
    <message>
        <source>Alert acknowledged</source>
        <translation>Alarm bestätigt</translation>
    </message>
    <message>
        <source>Alert commented</source>
        <translation>Alarm kommentiert</translation>
    </message>
    <message>
        <source>Alert handed back</source>
        <translation>Alarm zurückgegeben</translation>
    </message>
    <message>
        <source>Alert reopened</source>
        <translation>Alarm wieder geöffnet</translation>
    </message>
    <message>
        <source>Alert taken over</source>
        <translation>Alarm übernommen</translation>
    </message>
    <message>
        <source>Audit export started</source>
        <translation>Prüfpfad-Export begonnen</translation>
    </message>
    <message>
        <source>Audit export ended</source>
        <translation>Prüfpfad-Export beendet</translation>
    </message>
    <message>
        <source>Audit trail searched</source>
        <translation>Prüfpfad durchsucht</translation>
    </message>
    <message>
        <source>Audit event viewed</source>
        <translation>Prüfereignis angesehen</translation>
    </message>
    <message>
        <source>Customer viewed</source>
        <translation>Kunde angesehen</translation>
    </message>
    <message>
        <source>Customers searched</source>
        <translation>Kunden gesucht</translation>
    </message>
    <message>
        <source>Customer erased</source>
        <translation>Kunde gelöscht</translation>
    </message>
    <message>
        <source>Document added</source>
        <translation>Dokument hinzugefügt</translation>
    </message>
    <message>
        <source>Document viewed</source>
        <translation>Dokument angesehen</translation>
    </message>
    <message>
        <source>Enrolment completed</source>
        <translation>Anmeldung eingerichtet</translation>
    </message>
    <message>
        <source>Enrolment started</source>
        <translation>Einrichtung begonnen</translation>
    </message>
    <message>
        <source>Import finished</source>
        <translation>Import beendet</translation>
    </message>
    <message>
        <source>Session ended</source>
        <translation>Sitzung beendet</translation>
    </message>
    <message>
        <source>Sign-in locked</source>
        <translation>Anmeldung gesperrt</translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation>Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Colleague added</source>
        <translation>Mitarbeiter angelegt</translation>
    </message>
    <message>
        <source>Colleague changed</source>
        <translation>Mitarbeiter geändert</translation>
    </message>
    <message>
        <source>Enrolment code reissued</source>
        <translation>Einrichtungscode neu ausgegeben</translation>
    </message>
    <message>
        <source>Colleague disabled</source>
        <translation>Mitarbeiter deaktiviert</translation>
    </message>
    <message>
        <source>Colleague enabled</source>
        <translation>Mitarbeiter aktiviert</translation>
    </message>
    <message>
        <source>Enrolment code issued</source>
        <translation>Einrichtungscode ausgegeben</translation>
    </message>
    <message>
        <source>Second factor reset</source>
        <translation>Zweiter Faktor zurückgesetzt</translation>
    </message>
    <message>
        <source>Colleague unlocked</source>
        <translation>Mitarbeiter entsperrt</translation>
    </message>
    <message>
        <source>Transfer booked</source>
        <translation>Überweisung gebucht</translation>
    </message>
    <message>
        <source>Transfer refused</source>
        <translation>Überweisung abgelehnt</translation>
    </message>
    <message>
        <source>Transfers searched</source>
        <translation>Überweisungen gesucht</translation>
    </message>
    <message>
        <source>Transfer viewed</source>
        <translation>Überweisung angesehen</translation>
    </message>
    <message>
        <source>Order abandoned</source>
        <translation>Auftrag aufgegeben</translation>
    </message>
    <message>
        <source>Order resolved</source>
        <translation>Auftrag geklärt</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Prüfpfad</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>Einrichtung</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Überweisungen</translation>
    </message>
    <message>
        <source>Orders without a known outcome</source>
        <translation>Aufträge mit unbekanntem Ausgang</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Filiale</translation>
    </message>
    <message>
        <source>Size in bytes</source>
        <translation>Größe in Byte</translation>
    </message>
    <message>
        <source>Characters typed</source>
        <translation>Getippte Zeichen</translation>
    </message>
    <message>
        <source>To account</source>
        <translation>Auf Konto</translation>
    </message>
    <message>
        <source>From account</source>
        <translation>Von Konto</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Failed attempts</source>
        <translation>Fehlversuche</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Locked until</source>
        <translation>Gesperrt bis</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>Dateiart</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Verwendungszweck</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Sessions ended</source>
        <translation>Beendete Sitzungen</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Signed in since</source>
        <translation>Angemeldet seit</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <comment>result of an audit event</comment>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>result of an audit event: the bank said no</comment>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>result of an audit event: it broke</comment>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Teller</source>
        <translation>Schalter</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Aufsicht</translation>
    </message>
    <message>
        <source>Compliance officer</source>
        <translation>Compliance</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Überweisung</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>Mitarbeiter</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>what an audit event concerns, of a kind that is not known here</comment>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>%1 …%2</source>
        <extracomment>a thing without a name: its kind, and the last signs of its id</extracomment>
        <translation>%1 …%2</translation>
    </message>
    <message>
        <source>The bank itself</source>
        <comment>who did something</comment>
        <translation>Die Bank selbst</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>a date and a time of day with seconds</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Not sealed</source>
        <comment>an audit event</comment>
        <translation>Unversiegelt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>a member of staff and their role</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>This event is waiting for its number; it will be sealed within a second.</source>
        <translation>Dieses Ereignis wartet auf seine Nummer; es wird binnen einer Sekunde versiegelt.</translation>
    </message>
    <message>
        <source>Event %1</source>
        <comment>%1: its number</comment>
        <translation>Ereignis %1</translation>
    </message>
    <message>
        <source>Branch %1</source>
        <translation>Filiale %1</translation>
    </message>
    <message>
        <source>No.</source>
        <comment>heading of a column: the number of an audit event</comment>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>heading of a column</comment>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>By</source>
        <comment>heading of a column: who did it</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>What</source>
        <comment>heading of a column: what was done</comment>
        <translation>Was</translation>
    </message>
    <message>
        <source>Concerns</source>
        <comment>heading of a column: customers, accounts, transfers</comment>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Branch</source>
        <comment>heading of a column</comment>
        <translation>Filiale</translation>
    </message>
    <message>
        <source>Result</source>
        <comment>heading of a column</comment>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Outdated files removed</source>
        <translation>Veraltete Dateien entfernt</translation>
    </message>
    <message>
        <source>Outdated events removed</source>
        <translation>Veraltete Ereignisse entfernt</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>Getan von</translation>
    </message>
    <message>
        <source>Before number</source>
        <translation>Vor Nummer</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Buchungen</translation>
    </message>
    <message>
        <source>First number</source>
        <translation>Erste Nummer</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>Auftragsnummer</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Reason for the refusal</source>
        <translation>Grund der Ablehnung</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Root hash</source>
        <translation>Wurzel-Hash</translation>
    </message>
    <message>
        <source>Characters of the search</source>
        <translation>Zeichen der Suche</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Concerning</source>
        <translation>Betreffend</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Access refused</source>
        <translation>Zugriff abgelehnt</translation>
    </message>
    <message>
        <source>Waiting orders viewed</source>
        <translation>Wartende Aufträge angesehen</translation>
    </message>
    <message>
        <source>Audit checkpoint started</source>
        <translation>Prüfpunkt begonnen</translation>
    </message>
    <message>
        <source>Audit events missing</source>
        <translation>Prüfereignisse fehlen</translation>
    </message>
    <message>
        <source>Foreign audit events refused</source>
        <translation>Fremde Prüfereignisse abgewiesen</translation>
    </message>
    <message>
        <source>Unsealed events viewed</source>
        <translation>Unversiegelte Ereignisse angesehen</translation>
    </message>
    <message>
        <source>Audit writers changed</source>
        <translation>Schreiber des Prüfpfads geändert</translation>
    </message>
    <message>
        <source>Enrolment refused</source>
        <translation>Einrichten der Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>Payee checked</source>
        <translation>Empfänger geprüft</translation>
    </message>
    <message>
        <source>Sessions viewed</source>
        <translation>Sitzungen angesehen</translation>
    </message>
    <message>
        <source>Session refused</source>
        <translation>Sitzung abgelehnt</translation>
    </message>
    <message>
        <source>List of colleagues viewed</source>
        <translation>Liste der Mitarbeiter angesehen</translation>
    </message>
    <message>
        <source>Colleague viewed</source>
        <translation>Mitarbeiter angesehen</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriffe</translation>
    </message>
    <message>
        <source>Payees</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Amount at least</source>
        <translation>Betrag mindestens</translation>
    </message>
    <message>
        <source>Amount at most</source>
        <translation>Betrag höchstens</translation>
    </message>
    <message>
        <source>Caller&apos;s reference</source>
        <translation>Referenz des Aufrufers</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Own orders only</source>
        <translation>Nur eigene Aufträge</translation>
    </message>
    <message>
        <source>Hash of the attempted name</source>
        <translation>Hash des versuchten Namens</translation>
    </message>
    <message>
        <source>Names tried</source>
        <translation>Versuchte Namen</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Recht</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>result of an audit event that this version has no word for</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Unknown role</source>
        <translation>Unbekannte Rolle</translation>
    </message>
    <message>
        <source>Account blocked</source>
        <translation>Konto gesperrt</translation>
    </message>
    <message>
        <source>Account closed</source>
        <translation>Konto geschlossen</translation>
    </message>
    <message>
        <source>Account reactivated</source>
        <translation>Konto reaktiviert</translation>
    </message>
    <message>
        <source>Order approved</source>
        <translation>Auftrag freigegeben</translation>
    </message>
    <message>
        <source>Waiting order changed</source>
        <translation>Wartender Auftrag geändert</translation>
    </message>
    <message>
        <source>Order rejected</source>
        <translation>Freigabe abgelehnt</translation>
    </message>
    <message>
        <source>Approval requested</source>
        <translation>Freigabe beantragt</translation>
    </message>
    <message>
        <source>Order sent back</source>
        <translation>Auftrag zurückgegeben</translation>
    </message>
    <message>
        <source>Waiting order viewed</source>
        <translation>Wartender Auftrag angesehen</translation>
    </message>
    <message>
        <source>Order withdrawn</source>
        <translation>Auftrag zurückgezogen</translation>
    </message>
    <message>
        <source>Hold placed</source>
        <translation>Vormerkung angelegt</translation>
    </message>
    <message>
        <source>Hold released</source>
        <translation>Vormerkung aufgehoben</translation>
    </message>
    <message>
        <source>Transfer previewed</source>
        <translation>Überweisung vorab berechnet</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Vormerkungen</translation>
    </message>
    <message>
        <source>Account became dormant</source>
        <translation>Konto wurde ruhend</translation>
    </message>
    <message>
        <source>Waiting order expired</source>
        <translation>Wartender Auftrag abgelaufen</translation>
    </message>
    <message>
        <source>Decision about an order refused</source>
        <translation>Entscheidung über einen Auftrag abgelehnt</translation>
    </message>
    <message>
        <source>Hold expired</source>
        <translation>Vormerkung abgelaufen</translation>
    </message>
    <message>
        <source>Hold refused</source>
        <translation>Vormerkung abgelehnt</translation>
    </message>
    <message>
        <source>Limits viewed</source>
        <translation>Grenzen eingesehen</translation>
    </message>
    <message>
        <source>Second factor refused</source>
        <translation>Zweiter Faktor abgelehnt</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>Zweiter Faktor</translation>
    </message>
    <message>
        <source>Limit of the role or product</source>
        <translation>Limit der Rolle oder des Produkts</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Monthly statement opened</source>
        <translation>Monatlichen Auszug geöffnet</translation>
    </message>
    <message>
        <source>Monthly statements viewed</source>
        <translation>Monatliche Auszüge angesehen</translation>
    </message>
    <message>
        <source>Statement order changed</source>
        <translation>Auszugsauftrag geändert</translation>
    </message>
    <message>
        <source>Message wishes changed</source>
        <translation>Nachrichtenwünsche geändert</translation>
    </message>
    <message>
        <source>Message wishes viewed</source>
        <translation>Nachrichtenwünsche angesehen</translation>
    </message>
    <message>
        <source>Events sent again</source>
        <translation>Ereignisse erneut gesendet</translation>
    </message>
    <message>
        <source>Events given up</source>
        <translation>Aufgegebene Ereignisse</translation>
    </message>
    <message>
        <source>Consumer</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Event&apos;s id</source>
        <translation>Kennung des Ereignisses</translation>
    </message>
    <message>
        <source>E-mails about bookings from</source>
        <translation>E-Mails zu Buchungen ab</translation>
    </message>
    <message>
        <source>Kind of events</source>
        <translation>Art der Ereignisse</translation>
    </message>
    <message>
        <source>SMS about bookings from</source>
        <translation>SMS zu Buchungen ab</translation>
    </message>
    <message>
        <source>Bank founded</source>
        <translation>Bank gegründet</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Bank code</source>
        <translation>Bankleitzahl</translation>
    </message>
    <message>
        <source>BIC</source>
        <translation>BIC</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
</context>
<context>
    <name>AuditValue</name>
    <message>
        <source>%1 or more</source>
        <comment>how many were found</comment>
        <translation>%1 oder mehr</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Eingeladen</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Firing</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Vorbei</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Ended by the bank, because nobody ended it</source>
        <translation>Von der Bank beendet, weil niemand ihn beendet hat</translation>
    </message>
    <message>
        <source>Nobody has this user name</source>
        <translation>Niemand hat diesen Benutzernamen</translation>
    </message>
    <message>
        <source>The password was wrong</source>
        <translation>Das Passwort war falsch</translation>
    </message>
    <message>
        <source>The code was wrong</source>
        <translation>Der Code war falsch</translation>
    </message>
    <message>
        <source>Locked for a while</source>
        <translation>Für eine Weile gesperrt</translation>
    </message>
    <message>
        <source>Has yet to enrol</source>
        <translation>Muss den Zugang noch einrichten</translation>
    </message>
    <message>
        <source>Not open for enrolment</source>
        <translation>Nicht zur Einrichtung offen</translation>
    </message>
    <message>
        <source>Too many failures in a row</source>
        <translation>Zu viele Fehlversuche nacheinander</translation>
    </message>
    <message>
        <source>The sign-in was started too long ago</source>
        <translation>Die Anmeldung wurde vor zu langer Zeit begonnen</translation>
    </message>
    <message>
        <source>No such sign-in was started</source>
        <translation>Eine solche Anmeldung wurde nicht begonnen</translation>
    </message>
    <message>
        <source>There is no such session</source>
        <translation>Diese Sitzung hat niemand</translation>
    </message>
    <message>
        <source>It belongs to another machine</source>
        <translation>Sie gehört zu einem anderen Rechner</translation>
    </message>
    <message>
        <source>The role does not allow it</source>
        <translation>Die Rolle erlaubt es nicht</translation>
    </message>
    <message>
        <source>It is not accessible and was answered as if it did not exist</source>
        <translation>Es ist außer Reichweite und wurde beantwortet, als gäbe es das nicht</translation>
    </message>
    <message>
        <source>From many places at once</source>
        <translation>Von vielen Stellen zugleich</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Überweisung</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Reversal</source>
        <translation>Storno</translation>
    </message>
    <message>
        <source>Yes</source>
        <comment>value of a field of an audit event</comment>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Dormant</source>
        <translation>Ruhend</translation>
    </message>
</context>
<context>
    <name>ClusterParts</name>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <comment>a server</comment>
        <translation>Antwortet nicht</translation>
    </message>
    <message>
        <source>Primary database</source>
        <translation>Primärdatenbank</translation>
    </message>
    <message>
        <source>Synchronous standby</source>
        <comment>a database</comment>
        <translation>Synchroner Standby</translation>
    </message>
    <message>
        <source>Standby</source>
        <comment>a database</comment>
        <translation>Standby</translation>
    </message>
    <message>
        <source>Other region&apos;s database</source>
        <translation>Datenbank der anderen Region</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Takes orders</source>
        <comment>a database</comment>
        <translation>Nimmt Aufträge an</translation>
    </message>
    <message>
        <source>Follows</source>
        <comment>a database</comment>
        <translation>Folgt</translation>
    </message>
    <message>
        <source>Is behind</source>
        <comment>a database</comment>
        <translation>Ist im Rückstand</translation>
    </message>
    <message>
        <source>Follows nobody</source>
        <comment>a database</comment>
        <translation>Folgt niemandem</translation>
    </message>
    <message>
        <source>Waits for a standby</source>
        <comment>a database</comment>
        <translation>Wartet auf einen Standby</translation>
    </message>
    <message>
        <source>Was replaced</source>
        <comment>a database</comment>
        <translation>Wurde abgelöst</translation>
    </message>
    <message>
        <source>Starts</source>
        <comment>a database</comment>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Is being built</source>
        <comment>a database</comment>
        <translation>Wird aufgebaut</translation>
    </message>
    <message>
        <source>Away</source>
        <comment>a server</comment>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>the state of a server</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>timeline %1</source>
        <translation>Zeitlinie %1</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <comment>a database; %1: a size</comment>
        <translation>%1 Rückstand</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <comment>a database; %1: a time</comment>
        <translation>%1 Rückstand</translation>
    </message>
    <message>
        <source>It does not answer. If it was the primary, no orders are taken until another one takes over; balances come from the other databases and from memory meanwhile.</source>
        <translation>Sie antwortet nicht. War sie die Primärdatenbank, werden keine Aufträge angenommen, bis eine andere übernimmt; Salden kommen solange von den anderen Datenbanken und aus dem Speicher.</translation>
    </message>
    <message>
        <source>Orders wait until a standby is there to confirm them: nothing that was confirmed can be lost.</source>
        <translation>Aufträge warten, bis ein Standby da ist, der sie bestätigt: Nichts, was bestätigt wurde, kann verloren gehen.</translation>
    </message>
    <message>
        <source>It does not know yet that another one took over. The bank gives it no orders.</source>
        <translation>Sie weiß noch nicht, dass eine andere übernommen hat. Die Bank gibt ihr keine Aufträge.</translation>
    </message>
    <message>
        <source>It receives nothing from the primary. Nothing is read from it while it is behind.</source>
        <translation>Sie erhält nichts von der Primärdatenbank. Solange sie im Rückstand ist, wird nichts aus ihr gelesen.</translation>
    </message>
    <message>
        <source>What it has not replayed yet is read from another database.</source>
        <translation>Was sie noch nicht nachvollzogen hat, wird aus einer anderen Datenbank gelesen.</translation>
    </message>
    <message>
        <source>Log position %1.</source>
        <translation>Protokollposition %1.</translation>
    </message>
    <message>
        <source>Last seen on %1.</source>
        <comment>%1: date and time</comment>
        <translation>Zuletzt gesehen am %1.</translation>
    </message>
    <message>
        <source>Log kept for a follower</source>
        <translation>Protokoll für einen Folger</translation>
    </message>
    <message>
        <source>Too far behind</source>
        <comment>a follower of a database</comment>
        <translation>Zu weit zurück</translation>
    </message>
    <message>
        <source>Is read</source>
        <comment>the log of a database</comment>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Nobody reads it</source>
        <comment>the log of a database</comment>
        <translation>Niemand liest es</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <comment>sizes</comment>
        <translation>%1 von höchstens %2</translation>
    </message>
    <message>
        <source>What it had not read yet is not kept any more: it must be built anew.</source>
        <translation>Was er noch nicht gelesen hatte, wird nicht mehr aufbewahrt: Er muss neu aufgebaut werden.</translation>
    </message>
    <message>
        <source>The primary keeps its log on disk until the follower comes back, or the most is kept.</source>
        <translation>Die Primärdatenbank behält ihr Protokoll auf der Platte, bis der Folger zurückkommt oder das Höchstmaß erreicht ist.</translation>
    </message>
    <message>
        <source>Log archive</source>
        <translation>Protokollarchiv</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Fails</source>
        <comment>archiving</comment>
        <translation>Schlägt fehl</translation>
    </message>
    <message>
        <source>Working</source>
        <comment>a service</comment>
        <translation>Arbeitet</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <comment>of a log</comment>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>last on %1</source>
        <comment>a file was archived; %1: date and time</comment>
        <translation>zuletzt am %1</translation>
    </message>
    <message>
        <source>Orders go on, and the log waits on the primary&apos;s disk. What was booked since then is in no backup.</source>
        <translation>Aufträge gehen weiter, und das Protokoll wartet auf der Platte der Primärdatenbank. Was seither gebucht wurde, ist in keiner Sicherung.</translation>
    </message>
    <message>
        <source>Shared cache</source>
        <translation>Gemeinsamer Cache</translation>
    </message>
    <message>
        <source>Event broker</source>
        <translation>Ereignisverteiler</translation>
    </message>
    <message>
        <source>Object store</source>
        <translation>Objektspeicher</translation>
    </message>
    <message>
        <source>Other region&apos;s object store</source>
        <translation>Objektspeicher der anderen Region</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Mailserver</translation>
    </message>
    <message>
        <source>SMS gateway</source>
        <translation>SMS-Gateway</translation>
    </message>
    <message>
        <source>Balances come from each server&apos;s own memory and from the standbys meanwhile.</source>
        <translation>Salden kommen solange aus dem eigenen Speicher jedes Servers und von den Standbys.</translation>
    </message>
    <message>
        <source>Orders go on. Their events wait in the database and follow in order.</source>
        <translation>Aufträge gehen weiter. Ihre Ereignisse warten in der Datenbank und folgen der Reihe nach.</translation>
    </message>
    <message>
        <source>Documents are read from the other region if there is one; new ones are refused, and statements wait.</source>
        <translation>Dokumente werden aus der anderen Region gelesen, wenn es eine gibt; neue werden abgelehnt, und Kontoauszüge warten.</translation>
    </message>
    <message>
        <source>Everything goes on. Objects wait for their copy.</source>
        <translation>Alles geht weiter. Objekte warten auf ihre Kopie.</translation>
    </message>
    <message>
        <source>Messages wait and follow in order.</source>
        <translation>Nachrichten warten und folgen der Reihe nach.</translation>
    </message>
    <message>
        <source>Its events wait and follow in order.</source>
        <translation>Seine Ereignisse warten und folgen der Reihe nach.</translation>
    </message>
    <message>
        <source>Within the bank</source>
        <comment>where something is</comment>
        <translation>In der Bank selbst</translation>
    </message>
    <message>
        <source>In trouble</source>
        <comment>a service</comment>
        <translation>Gestört</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>%1: date and time</comment>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Seen by %1.</source>
        <comment>%1: names of servers</comment>
        <translation>Gesehen von %1.</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <comment>a service</comment>
        <translation>Noch nicht benutzt</translation>
    </message>
    <message numerus="yes">
        <source>%n outage(s)</source>
        <comment>of a service</comment>
        <translation>
            <numerusform>%n Ausfall</numerusform>
            <numerusform>%n Ausfälle</numerusform>
        </translation>
    </message>
    <message>
        <source>Copies of objects</source>
        <translation>Kopien von Objekten</translation>
    </message>
    <message>
        <source>Other region</source>
        <translation>Andere Region</translation>
    </message>
    <message>
        <source>All are there</source>
        <comment>copies</comment>
        <translation>Alle sind da</translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <comment>copies</comment>
        <translation>
            <numerusform>%n fehlt</numerusform>
            <numerusform>%n fehlen</numerusform>
        </translation>
    </message>
    <message>
        <source>the oldest waits for %1</source>
        <comment>%1: a time</comment>
        <translation>die älteste wartet seit %1</translation>
    </message>
    <message>
        <source>Monthly statements</source>
        <translation>Monatliche Kontoauszüge</translation>
    </message>
    <message numerus="yes">
        <source>%n not made</source>
        <comment>statements</comment>
        <translation>
            <numerusform>%n nicht erstellt</numerusform>
            <numerusform>%n nicht erstellt</numerusform>
        </translation>
    </message>
    <message>
        <source>They are tried again after growing pauses, for a day, and then wait for somebody who mends the cause: %1</source>
        <comment>%1: a sentence</comment>
        <translation>Sie werden einen Tag lang in wachsenden Abständen erneut versucht und warten dann auf jemanden, der die Ursache behebt: %1</translation>
    </message>
    <message>
        <source>Worker</source>
        <comment>a server for work in the background</comment>
        <translation>Hintergrunddienst</translation>
    </message>
    <message>
        <source>Server of the bank</source>
        <translation>Server der Bank</translation>
    </message>
    <message>
        <source>Ready</source>
        <comment>a server</comment>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Is about to stop</source>
        <comment>a server</comment>
        <translation>Wird beendet</translation>
    </message>
    <message>
        <source>It answers what it has begun and takes no new clients.</source>
        <translation>Er beantwortet, was er begonnen hat, und nimmt keine neuen Clients an.</translation>
    </message>
    <message>
        <source>Silent</source>
        <comment>a server</comment>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>It has told the others nothing for more than ten seconds. The others do its work.</source>
        <translation>Er hat den anderen seit mehr als zehn Sekunden nichts mitgeteilt. Die anderen übernehmen seine Arbeit.</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) a minute</source>
        <translation>
            <numerusform>%n Aufruf pro Minute</numerusform>
            <numerusform>%n Aufrufe pro Minute</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of the processors</source>
        <comment>%1: a share</comment>
        <translation>%1 der Prozessoren</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Behind proxy %1</source>
        <translation>Hinter Proxy %1</translation>
    </message>
    <message>
        <source>The proxy passes no calls to it. The others take them.</source>
        <translation>Der Proxy gibt ihm keine Aufrufe. Die anderen nehmen sie an.</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <comment>of clients through a proxy</comment>
        <translation>
            <numerusform>%n Sitzung</numerusform>
            <numerusform>%n Sitzungen</numerusform>
        </translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>in this state; %1: a time</comment>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>The former one refused connections: its process had died.</source>
        <translation>Die frühere lehnte Verbindungen ab: Ihr Prozess war gestorben.</translation>
    </message>
    <message>
        <source>The former one did not answer: its host was away, or it was frozen.</source>
        <translation>Die frühere antwortete nicht: Ihr Rechner war weg, oder sie war eingefroren.</translation>
    </message>
    <message>
        <source>It was switched over in order.</source>
        <translation>Es wurde ordnungsgemäß umgeschaltet.</translation>
    </message>
    <message>
        <source>The former one had no standby left to confirm orders.</source>
        <translation>Die frühere hatte keinen Standby mehr, der Aufträge bestätigt.</translation>
    </message>
    <message>
        <source>The primary last changed on %1, from %2 to %3 (timeline %4).</source>
        <comment>%1: date and time, %2 and %3: servers</comment>
        <translation>Die Primärdatenbank wechselte zuletzt am %1, von %2 zu %3 (Zeitlinie %4).</translation>
    </message>
    <message>
        <source>No orders were taken for %1.</source>
        <comment>%1: a time</comment>
        <translation>Aufträge wurden %1 lang nicht angenommen.</translation>
    </message>
    <message>
        <source>No order was answered as unknown.</source>
        <translation>Kein Auftrag wurde als unbekannt beantwortet.</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) were answered as unknown.</source>
        <translation>
            <numerusform>%n Auftrag wurde als unbekannt beantwortet.</numerusform>
            <numerusform>%n Aufträge wurden als unbekannt beantwortet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Proxies&apos; view</source>
        <translation>Sicht der Proxys</translation>
    </message>
    <message>
        <source>Not set up here: %1.</source>
        <extracomment>%1: names of services that are not configured, with commas</extracomment>
        <translation>Hier nicht eingerichtet: %1.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>figures in a row</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Reported: %1</source>
        <comment>%1: a message, as it is</comment>
        <translation>Gemeldet: %1</translation>
    </message>
    <message>
        <source>It does not say how it sees the servers. It may still pass calls on.</source>
        <translation>Er sagt nicht, wie er die Server sieht. Aufrufe kann er trotzdem weitergeben.</translation>
    </message>
</context>
<context>
    <name>CustomerText</name>
    <message>
        <source>None recorded</source>
        <translation>Nicht erfasst</translation>
    </message>
    <message>
        <source>Born</source>
        <comment>label of a birth date</comment>
        <translation>Geboren</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>Kundennummer</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Geschlecht</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Filiale</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
</context>
<context>
    <name>DecisionSheets</name>
    <message>
        <source>Approve this change?</source>
        <translation>Diese Änderung freigeben?</translation>
    </message>
    <message>
        <source>Approve and book this order?</source>
        <translation>Diesen Auftrag freigeben und buchen?</translation>
    </message>
    <message>
        <source>Approve this order?</source>
        <translation>Diesen Auftrag freigeben?</translation>
    </message>
    <message>
        <source>Approve</source>
        <comment>verb on a button, an order</comment>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Code of your authenticator app</source>
        <translation>Code Ihrer Authenticator-App</translation>
    </message>
    <message>
        <source>Six digits. Each code counts once.</source>
        <translation>Sechs Ziffern. Jeder Code gilt einmal.</translation>
    </message>
    <message>
        <source>Reject this order for good?</source>
        <translation>Diesen Auftrag endgültig ablehnen?</translation>
    </message>
    <message>
        <source>Reject</source>
        <comment>verb on a button, an order</comment>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Send this order back to be changed?</source>
        <translation>Diesen Auftrag zum Ändern zurückgeben?</translation>
    </message>
    <message>
        <source>Send back</source>
        <comment>verb on a button, an order</comment>
        <translation>Zurückgeben</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Withdraw your order?</source>
        <translation>Ihren Auftrag zurückziehen?</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <comment>verb on a button, an order</comment>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Change your order?</source>
        <translation>Ihren Auftrag ändern?</translation>
    </message>
    <message>
        <source>Change</source>
        <comment>verb on a button, an order</comment>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>New amount</source>
        <translation>Neuer Betrag</translation>
    </message>
    <message>
        <source>New memo</source>
        <comment>text that goes with a transfer</comment>
        <translation>Neuer Verwendungszweck</translation>
    </message>
    <message>
        <source>It waits anew, without the approvals that it had.</source>
        <translation>Er wartet dann neu, ohne die Freigaben, die er hatte.</translation>
    </message>
</context>
<context>
    <name>EntryCells</name>
    <message>
        <source>No.</source>
        <comment>number of an entry</comment>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Booked</source>
        <comment>heading of a column of dates</comment>
        <translation>Gebucht</translation>
    </message>
    <message>
        <source>Value date</source>
        <translation>Wertstellung</translation>
    </message>
    <message>
        <source>Counterparty</source>
        <translation>Gegenpartei</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Verwendungszweck</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>Saldo danach</translation>
    </message>
    <message>
        <source>Entry %1</source>
        <comment>%1: its number</comment>
        <translation>Buchung %1</translation>
    </message>
    <message>
        <source>Booked %1</source>
        <comment>%1: an ISO date</comment>
        <translation>Gebucht %1</translation>
    </message>
    <message>
        <source>Value date %1</source>
        <comment>%1: an ISO date</comment>
        <translation>Wertstellung %1</translation>
    </message>
    <message>
        <source>Credit of %1</source>
        <translation>Gutschrift über %1</translation>
    </message>
    <message>
        <source>Debit of %1</source>
        <translation>Belastung über %1</translation>
    </message>
    <message>
        <source>Balance after, negative: %1</source>
        <translation>Saldo danach, negativ: %1</translation>
    </message>
    <message>
        <source>Balance after: %1</source>
        <translation>Saldo danach: %1</translation>
    </message>
</context>
<context>
    <name>EventText</name>
    <message>
        <source>Customers&apos; wishes</source>
        <comment>consumer of events: decides what customers are told of</comment>
        <translation>Wünsche der Kunden</translation>
    </message>
    <message>
        <source>E-mail to customers</source>
        <comment>consumer of events: sends it</comment>
        <translation>E-Mail an Kunden</translation>
    </message>
    <message>
        <source>Entries</source>
        <comment>what events tell of: those of accounts</comment>
        <translation>Buchungen</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>what events tell of: those that customers get</comment>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Not published yet</source>
        <comment>events</comment>
        <translation>Noch nicht weitergegeben</translation>
    </message>
    <message>
        <source>To be tried again</source>
        <comment>events</comment>
        <translation>Wird erneut versucht</translation>
    </message>
    <message>
        <source>SMS to customers</source>
        <comment>consumer of events: sends them</comment>
        <translation>SMS an Kunden</translation>
    </message>
    <message>
        <source>Feed %1</source>
        <comment>consumer of events: posts them to another system; %1: its name</comment>
        <translation>Feed %1</translation>
    </message>
    <message>
        <source>Statements</source>
        <comment>what events tell of: those of a month</comment>
        <translation>Kontoauszüge</translation>
    </message>
</context>
<context>
    <name>ExportKinds</name>
    <message>
        <source>Number</source>
        <comment>heading of a column in an export: of an audit event</comment>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <comment>heading of a column in an export</comment>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>Action</source>
        <comment>heading of a column in an export</comment>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Result</source>
        <comment>heading of a column in an export</comment>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Actor</source>
        <comment>heading of a column in an export: who did it</comment>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Actor id</source>
        <comment>heading of a column in an export</comment>
        <translation>ID der Person</translation>
    </message>
    <message>
        <source>Role</source>
        <comment>heading of a column in an export</comment>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Branch code</source>
        <comment>heading of a column in an export</comment>
        <translation>Filialcode</translation>
    </message>
    <message>
        <source>Branch</source>
        <comment>heading of a column in an export</comment>
        <translation>Filiale</translation>
    </message>
    <message>
        <source>Subjects</source>
        <comment>heading of a column in an export: what it concerns</comment>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Trace id</source>
        <comment>heading of a column in an export</comment>
        <translation>Trace-ID</translation>
    </message>
    <message>
        <source>Event id</source>
        <comment>heading of a column in an export</comment>
        <translation>Ereignis-ID</translation>
    </message>
</context>
<context>
    <name>FailureText</name>
    <message>
        <source>The bank did not accept what was entered. Nothing was changed. Check the fields and try again.</source>
        <translation>Die Bank hat die Eingaben nicht angenommen. Es wurde nichts geändert. Prüfen Sie die Felder und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The request did not reach the bank in time. Nothing was changed. Try again.</source>
        <translation>Die Anfrage hat die Bank nicht rechtzeitig erreicht. Es wurde nichts geändert. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The bank does not know this, or it belongs to another branch.</source>
        <translation>Das ist der Bank nicht bekannt oder gehört zu einer anderen Filiale.</translation>
    </message>
    <message>
        <source>A colleague changed this in the meantime. Nothing was changed. Load it again and repeat the step.</source>
        <translation>Jemand hat dies inzwischen geändert. Von Ihnen wurde nichts geändert. Laden Sie es neu und wiederholen Sie den Schritt.</translation>
    </message>
    <message>
        <source>Signing in was refused: user name, password or code is wrong, or the account is locked for a while. The bank does not say which.</source>
        <translation>Die Anmeldung wurde abgelehnt: Benutzername, Passwort oder Code ist falsch, oder der Zugang ist für eine Weile gesperrt. Die Bank sagt nicht, was davon zutrifft.</translation>
    </message>
    <message>
        <source>The bank did not see this machine&apos;s key. Close Counterfoil and start it again.</source>
        <translation>Die Bank hat den Schlüssel dieses Rechners nicht gesehen. Schließen Sie Counterfoil und starten Sie es neu.</translation>
    </message>
    <message>
        <source>Your session has ended. Nothing was changed. Sign in again.</source>
        <translation>Ihre Sitzung ist beendet. Es wurde nichts geändert. Melden Sie sich wieder an.</translation>
    </message>
    <message>
        <source>Your role does not allow this. Nothing was changed.</source>
        <translation>Ihre Rolle erlaubt das nicht. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>There were too many requests in a short time. Nothing was changed. Wait a moment and try again.</source>
        <translation>Das waren zu viele Anfragen in kurzer Zeit. Es wurde nichts geändert. Warten Sie einen Moment und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>the available balance does not cover the amount.</source>
        <translation>der verfügbare Betrag reicht nicht aus.</translation>
    </message>
    <message>
        <source>both sides are the same account.</source>
        <translation>beide Seiten sind dasselbe Konto.</translation>
    </message>
    <message>
        <source>the amount is not in the currency of both accounts.</source>
        <translation>der Betrag lautet nicht auf die Währung beider Konten.</translation>
    </message>
    <message>
        <source>the amount must be greater than zero.</source>
        <translation>der Betrag muss größer als null sein.</translation>
    </message>
    <message>
        <source>the amount is larger than an account can hold.</source>
        <translation>der Betrag ist größer, als ein Konto fassen kann.</translation>
    </message>
    <message>
        <source>there is no account with this IBAN at the bank.</source>
        <translation>bei der Bank gibt es kein Konto mit dieser IBAN.</translation>
    </message>
    <message>
        <source>This order is already being processed. Its outcome will be known in a moment; do not enter it again.</source>
        <translation>Genau dieser Auftrag ist in Arbeit. Sein Ausgang ist gleich bekannt; geben Sie ihn nicht noch einmal ein.</translation>
    </message>
    <message>
        <source>Not booked, and it never will be: this order was closed before it reached the ledger.</source>
        <translation>Nicht gebucht, und das bleibt so: dieser Auftrag wurde geschlossen, bevor er das Hauptbuch erreichte.</translation>
    </message>
    <message>
        <source>The bank does not know yet whether this was done. It is being checked; do not enter it again.</source>
        <translation>Die Bank weiß noch nicht, ob das ausgeführt wurde. Es wird geprüft; geben Sie es nicht noch einmal ein.</translation>
    </message>
    <message>
        <source>The bank is busy and could not do this now. Nothing was changed. Try again in a moment.</source>
        <translation>Die Bank ist ausgelastet und konnte das jetzt nicht tun. Es wurde nichts geändert. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Something went wrong at the bank. Try again; if it happens again, tell support.</source>
        <translation>Bei der Bank ist etwas schiefgegangen. Versuchen Sie es noch einmal; wenn es wieder geschieht, wenden Sie sich an den Support.</translation>
    </message>
    <message>
        <source>%1 The transfer was not booked.</source>
        <comment>%1: a whole sentence</comment>
        <translation>%1 Die Überweisung wurde nicht gebucht.</translation>
    </message>
    <message numerus="yes">
        <source>The bank asks you to wait. Nothing was changed. Try again in %n second(s).</source>
        <translation>
            <numerusform>Die Bank bittet zu warten. Es wurde nichts geändert. Versuchen Sie es in %n Sekunde noch einmal.</numerusform>
            <numerusform>Die Bank bittet zu warten. Es wurde nichts geändert. Versuchen Sie es in %n Sekunden noch einmal.</numerusform>
        </translation>
    </message>
    <message>
        <source>Something went wrong at the bank. The transfer was not booked.</source>
        <translation>Bei der Bank ist etwas schiefgegangen. Die Überweisung wurde nicht gebucht.</translation>
    </message>
    <message>
        <source>The bank cannot be reached from this machine. Check the network, then try again.</source>
        <translation>Die Bank ist von diesem Rechner aus nicht erreichbar. Prüfen Sie das Netz und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The connection to the bank was lost. Try again.</source>
        <translation>Die Verbindung zur Bank ist abgebrochen. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The bank did not answer in time. Try again.</source>
        <translation>Die Bank hat nicht rechtzeitig geantwortet. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The bank&apos;s answer could not be read. Counterfoil on this machine may be too old; tell support.</source>
        <translation>Die Antwort der Bank war nicht lesbar. Counterfoil ist auf diesem Rechner vielleicht zu alt; wenden Sie sich an den Support.</translation>
    </message>
    <message>
        <source>Something between this machine and the bank tried to send the request elsewhere. It was not followed. Tell support.</source>
        <translation>Etwas zwischen diesem Rechner und der Bank wollte die Anfrage umleiten. Dem wurde nicht gefolgt. Wenden Sie sich an den Support.</translation>
    </message>
    <message>
        <source>No secure connection to the bank could be made, so nothing was sent. Tell support.</source>
        <translation>Es kam keine sichere Verbindung zur Bank zustande; deshalb wurde nichts gesendet. Wenden Sie sich an den Support.</translation>
    </message>
    <message>
        <source>The bank&apos;s address on this machine is not secure, so nothing was sent. Tell support.</source>
        <translation>Die Adresse der Bank auf diesem Rechner ist keine sichere; deshalb wurde nichts gesendet. Wenden Sie sich an den Support.</translation>
    </message>
    <message>
        <source>The bank&apos;s answer was lost. Try again.</source>
        <translation>Die Antwort der Bank ging verloren. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The bank&apos;s answer was lost, so it is not known whether you are signed in. Start again.</source>
        <translation>Die Antwort der Bank ging verloren; es ist deshalb nicht bekannt, ob Sie angemeldet sind. Beginnen Sie von vorn.</translation>
    </message>
    <message>
        <source>It is not known yet whether the transfer was booked. The bank is being asked; do not enter it again.</source>
        <translation>Es ist noch nicht bekannt, ob die Überweisung gebucht wurde. Die Bank wird gefragt; geben Sie sie nicht noch einmal ein.</translation>
    </message>
    <message>
        <source>%1 Reference for support: %2</source>
        <comment>%1: one or more whole sentences</comment>
        <translation>%1 Kennung für den Support: %2</translation>
    </message>
    <message>
        <source>The server at %1 has a self-signed certificate and is not accepted as the bank. Nothing was sent. Do not sign in anywhere else; tell support.</source>
        <translation>Der Server unter %1 hat ein selbst signiertes Zertifikat und wird nicht als die Bank anerkannt. Es wurde nichts gesendet. Melden Sie sich nirgendwo anders an; wenden Sie sich an den Support.</translation>
    </message>
    <message>
        <source>The server at %1 has a certificate issued by “%2”, which is not the bank&apos;s certificate authority. Nothing was sent. Do not sign in anywhere else; tell support.</source>
        <translation>Wer unter %1 antwortet, zeigt ein Zertifikat von „%2“; das ist nicht die Zertifizierungsstelle der Bank. Es wurde nichts gesendet. Melden Sie sich nirgendwo anders an; wenden Sie sich an den Support.</translation>
    </message>
    <message>
        <source>The certificate of %1 expired on %2, so it cannot be trusted. Nothing was sent. Check this machine&apos;s date; if it is right, tell support.</source>
        <translation>Das Zertifikat von %1 ist am %2 abgelaufen; deshalb ist ihm nicht zu trauen. Es wurde nichts gesendet. Prüfen Sie das Datum dieses Rechners; wenn es stimmt, wenden Sie sich an den Support.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid before %2. Nothing was sent. Check this machine&apos;s date; if it is right, tell support.</source>
        <translation>Das Zertifikat von %1 gilt erst ab %2. Es wurde nichts gesendet. Prüfen Sie das Datum dieses Rechners; wenn es stimmt, wenden Sie sich an den Support.</translation>
    </message>
    <message>
        <source>The server at %1 has a certificate for %2. It is not the bank. Nothing was sent. Tell support.</source>
        <translation>Wer unter %1 antwortet, zeigt ein Zertifikat für %2. Das ist nicht die Bank. Es wurde nichts gesendet. Wenden Sie sich an den Support.</translation>
    </message>
    <message>
        <source>The certificate of %1 cannot be accepted. Nothing was sent. Tell support.</source>
        <translation>Das Zertifikat von %1 kann nicht anerkannt werden. Es wurde nichts gesendet. Wenden Sie sich an den Support.</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be made. Nothing was sent. Tell support.</source>
        <translation>Es kam keine sichere Verbindung zu %1 zustande. Es wurde nichts gesendet. Wenden Sie sich an den Support.</translation>
    </message>
    <message>
        <source>The settings of this machine in %1 cannot be read.</source>
        <translation>Die Einstellungen dieses Rechners in %1 sind nicht lesbar.</translation>
    </message>
    <message>
        <source>This machine does not know its bank yet: %1 names none (section [bank], key url).</source>
        <translation>Dieser Rechner kennt seine Bank noch nicht: %1 nennt keine (Abschnitt [bank], Schlüssel url).</translation>
    </message>
    <message>
        <source>The bank&apos;s address must begin with https:// and name a host, but it is “%1”.</source>
        <translation>Die Adresse der Bank muss mit https:// beginnen und einen Rechner nennen, lautet aber „%1“.</translation>
    </message>
    <message>
        <source>This machine does not know which certificate authority to trust: %1 names none (section [bank], key authority).</source>
        <translation>Dieser Rechner weiß nicht, wem er trauen soll: %1 nennt keine Zertifizierungsstelle (Abschnitt [bank], Schlüssel authority).</translation>
    </message>
    <message>
        <source>The idle time (section [session], key idleMinutes) must be 1 to 15 minutes, but it is “%1”.</source>
        <translation>Die Zeit ohne Tätigkeit (Abschnitt [session], Schlüssel idleMinutes) muss 1 bis 15 Minuten sein, ist aber „%1“.</translation>
    </message>
    <message>
        <source>The file %1 should contain the certificate of the bank&apos;s authority, but none can be read from it.</source>
        <translation>Die Datei %1 sollte das Zertifikat der Zertifizierungsstelle der Bank enthalten, aber es ist keines zu lesen.</translation>
    </message>
    <message>
        <source>You cannot do this to yourself. Nothing was changed. Ask another administrator.</source>
        <translation>Das kann niemand bei sich selbst tun. Es wurde nichts geändert. Bitten Sie jemand anderen aus der Administration.</translation>
    </message>
    <message>
        <source>Somebody already has this user name. Nothing was changed. Choose another one.</source>
        <translation>Diesen Benutzernamen hat schon jemand. Es wurde nichts geändert. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The bank&apos;s answer was lost, so it is not known whether this was done. Check before you repeat it.</source>
        <translation>Die Antwort der Bank ging verloren; es ist deshalb nicht bekannt, ob das ausgeführt wurde. Sehen Sie nach, bevor Sie es wiederholen.</translation>
    </message>
    <message>
        <source>The bank refused this for a reason that Counterfoil on this machine does not know yet. Tell support that it is too old.</source>
        <translation>Die Bank hat dies aus einem Grund abgelehnt, den Counterfoil auf diesem Rechner noch nicht kennt. Sagen Sie dem Support, dass es zu alt ist.</translation>
    </message>
    <message>
        <source>The demonstration&apos;s sign-in file cannot be read. Sign in by hand.</source>
        <translation>Die Datei mit den Personen der Vorführung kann nicht gelesen werden. Melden Sie sich von Hand an.</translation>
    </message>
    <message>
        <source>The demonstration&apos;s sign-in file is not used: users other than its owner may read or change it. Its mode must be 0600.</source>
        <translation>Die Datei mit den Personen der Vorführung wird nicht verwendet: Andere als ihr Eigentümer dürfen sie lesen oder ändern. Sie muss den Modus 0600 haben.</translation>
    </message>
    <message>
        <source>The demonstration&apos;s sign-in file is not used: it belongs to somebody else.</source>
        <translation>Die Datei mit den Personen der Vorführung wird nicht verwendet: Sie gehört jemand anderem.</translation>
    </message>
    <message>
        <source>The demonstration&apos;s sign-in file is not used: it is damaged, or another kind of file.</source>
        <translation>Die Datei mit den Personen der Vorführung wird nicht verwendet: Sie ist beschädigt oder eine andere Art von Datei.</translation>
    </message>
    <message>
        <source>The demonstration&apos;s sign-in file is not used: it was not written for this version of Counterfoil.</source>
        <translation>Die Datei mit den Personen der Vorführung wird nicht verwendet: Sie wurde nicht für diese Version von Counterfoil geschrieben.</translation>
    </message>
    <message>
        <source>The bank&apos;s answer was lost, so it is not known whether your phone is registered. Start again and sign in with your new password and the next code that the phone shows. If that is refused, enrol once more with the same enrolment code.</source>
        <translation>Die Antwort der Bank ging verloren; es ist nicht bekannt, ob Ihr Telefon registriert ist. Beginnen Sie von vorn und melden Sie sich mit Ihrem neuen Passwort und dem nächsten Code an, den das Telefon zeigt. Wird das abgelehnt, richten Sie den Zugang mit demselben Einrichtungscode noch einmal ein.</translation>
    </message>
    <message>
        <source>The bank has no room for another document. Nothing was changed. Tell an administrator.</source>
        <translation>Die Bank hat keinen Platz für ein weiteres Dokument. Es wurde nichts geändert. Sagen Sie es einem Administrator.</translation>
    </message>
    <message>
        <source>This has already ended in another way. Nothing was changed.</source>
        <translation>Dies ist bereits anders beendet worden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>one of the accounts is blocked.</source>
        <translation>eines der Konten ist gesperrt.</translation>
    </message>
    <message>
        <source>the account that would pay is blocked for debits. Choose another one, or ask a supervisor.</source>
        <translation>das zahlende Konto ist für Belastungen gesperrt. Wählen Sie ein anderes oder wenden Sie sich an die Aufsicht.</translation>
    </message>
    <message>
        <source>the account that would be paid is blocked for credits. Choose another one, or ask a supervisor.</source>
        <translation>das empfangende Konto ist für Gutschriften gesperrt. Wählen Sie ein anderes oder wenden Sie sich an die Aufsicht.</translation>
    </message>
    <message>
        <source>the account that would pay is dormant. A supervisor can reactivate it.</source>
        <translation>das zahlende Konto ruht. Die Aufsicht kann es reaktivieren.</translation>
    </message>
    <message>
        <source>one of the accounts is closed.</source>
        <translation>eines der Konten ist geschlossen.</translation>
    </message>
    <message>
        <source>the amount is above your limit, and nobody may approve as much. Order less, or ask an administrator about the limits.</source>
        <translation>der Betrag liegt über Ihrer Grenze, und niemand darf so viel freigeben. Beauftragen Sie weniger oder fragen Sie die Verwaltung nach den Grenzen.</translation>
    </message>
    <message>
        <source>the amount is above what may leave the account at once or in a day. Order less, or on another day.</source>
        <translation>der Betrag liegt über dem, was von dem Konto auf einmal oder an einem Tag abgehen darf. Beauftragen Sie weniger oder an einem anderen Tag.</translation>
    </message>
    <message>
        <source>there were too many orders within this hour. Order it again in the next one.</source>
        <translation>in dieser Stunde gab es zu viele Aufträge. Beauftragen Sie es in der nächsten erneut.</translation>
    </message>
    <message>
        <source>one of the accounts belongs to the bank itself and cannot be used here.</source>
        <translation>eines der Konten gehört der Bank selbst und kann hier nicht verwendet werden.</translation>
    </message>
    <message>
        <source>the amounts do not add up to zero in each currency, or an account is named twice. Correct them and order it again.</source>
        <translation>die Beträge ergeben nicht in jeder Währung zusammen null, oder ein Konto ist zweimal genannt. Berichtigen Sie sie und beauftragen Sie es erneut.</translation>
    </message>
    <message>
        <source>Nothing was changed: the hold was already released or paid, or has expired. Look at the account&apos;s holds again.</source>
        <translation>Es wurde nichts geändert: die Vormerkung wurde schon aufgehoben oder ausgezahlt oder ist abgelaufen. Sehen Sie sich die Vormerkungen des Kontos neu an.</translation>
    </message>
    <message>
        <source>the amount is more than is left of the hold. Enter a smaller one.</source>
        <translation>der Betrag ist größer als der Rest der Vormerkung. Geben Sie einen kleineren ein.</translation>
    </message>
    <message>
        <source>the transfer was already reversed, and can be only once.</source>
        <translation>die Überweisung wurde schon storniert, und das geht nur einmal.</translation>
    </message>
    <message>
        <source>a reversal or an imported transfer cannot be reversed. Order a transfer back instead.</source>
        <translation>ein Storno oder eine übernommene Überweisung kann nicht storniert werden. Beauftragen Sie stattdessen eine Rücküberweisung.</translation>
    </message>
    <message>
        <source>Nothing was changed: the order no longer waits. It was decided, withdrawn or sent back, or has expired. Load the list again.</source>
        <translation>Es wurde nichts geändert: der Auftrag wartet nicht mehr. Über ihn wurde entschieden, er wurde zurückgezogen oder zurückgegeben oder ist abgelaufen. Laden Sie die Liste neu.</translation>
    </message>
    <message>
        <source>Nothing was changed: the order is no longer as it was shown to you. Load it again and decide about what it says now.</source>
        <translation>Es wurde nichts geändert: der Auftrag ist nicht mehr so, wie er Ihnen gezeigt wurde. Laden Sie ihn neu und entscheiden Sie über das, was er jetzt sagt.</translation>
    </message>
    <message>
        <source>Nothing was changed: you gave this order or have approved it already. Another person must decide.</source>
        <translation>Es wurde nichts geändert: Sie haben diesen Auftrag gegeben oder schon freigegeben. Jemand anders muss entscheiden.</translation>
    </message>
    <message>
        <source>Nothing was changed: you may not approve as much. Somebody with a higher limit must decide.</source>
        <translation>Es wurde nichts geändert: so viel dürfen Sie nicht freigeben. Jemand mit einer höheren Grenze muss entscheiden.</translation>
    </message>
    <message>
        <source>The account was not closed: its balance is not zero, money is held on it, or an order waits. Settle that first.</source>
        <translation>Das Konto wurde nicht geschlossen: sein Saldo ist nicht null, auf ihm ist etwas vorgemerkt, oder ein Auftrag wartet. Bringen Sie das zuerst in Ordnung.</translation>
    </message>
    <message>
        <source>this order&apos;s number was already used for another order. Enter it again.</source>
        <translation>die Nummer dieses Auftrags gehörte schon zu einem anderen. Geben Sie ihn neu ein.</translation>
    </message>
    <message>
        <source>%1 The order had no effect.</source>
        <comment>%1: a whole sentence</comment>
        <translation>%1 Der Auftrag blieb ohne Wirkung.</translation>
    </message>
    <message>
        <source>Something went wrong at the bank. The order had no effect.</source>
        <translation>Bei der Bank ist etwas schiefgegangen. Der Auftrag blieb ohne Wirkung.</translation>
    </message>
    <message>
        <source>It is not known yet whether the order took effect. The bank is being asked; do not enter it again.</source>
        <translation>Es ist noch nicht bekannt, ob der Auftrag ausgeführt wurde. Die Bank wird gefragt; geben Sie ihn nicht noch einmal ein.</translation>
    </message>
    <message>
        <source>You are signed in to Counterfoil twice on this machine. Orders can be given only in the other window; close it to give them here.</source>
        <translation>Sie sind auf diesem Rechner ein zweites Mal bei Counterfoil angemeldet. Aufträge können Sie nur im anderen Fenster geben; schließen Sie es, um sie hier zu geben.</translation>
    </message>
    <message>
        <source>This machine cannot write its list of sent orders, so no order can be sent. Tell support.</source>
        <translation>Die Liste der Aufträge unterwegs kann auf diesem Rechner nicht geschrieben werden; deshalb kann kein Auftrag gesendet werden. Wenden Sie sich an den Support.</translation>
    </message>
    <message>
        <source>This machine&apos;s disk is full, so no order can be sent. Free some space, then sign in again.</source>
        <translation>Der Speicher dieses Rechners ist voll; deshalb kann kein Auftrag gesendet werden. Schaffen Sie Platz und melden Sie sich dann neu an.</translation>
    </message>
    <message>
        <source>This machine&apos;s list of your sent orders exists but cannot be read, so no order can be sent: it may contain an order without a known outcome. It is kept as it is. Have the permissions or the disk fixed, then sign in again.</source>
        <translation>Die Liste Ihrer abgesandten Aufträge ist auf diesem Rechner vorhanden, kann aber nicht gelesen werden. Deshalb kann kein Auftrag gesendet werden: Es könnte ein Auftrag ohne bekanntes Ergebnis darin stehen. Die Liste bleibt, wie sie ist. Lassen Sie die Rechte oder den Datenträger in Ordnung bringen und melden Sie sich dann neu an.</translation>
    </message>
    <message>
        <source>This machine&apos;s list of your sent orders is damaged, so no order can be sent: it may contain an order without a known outcome. It is kept as it is. Have support examine it and move it away, then sign in again.</source>
        <translation>Die Liste Ihrer abgesandten Aufträge auf diesem Rechner ist beschädigt. Deshalb kann kein Auftrag gesendet werden: Es könnte ein Auftrag ohne bekanntes Ergebnis darin stehen. Die Liste bleibt, wie sie ist. Lassen Sie den Support sie ansehen und wegräumen und melden Sie sich dann neu an.</translation>
    </message>
    <message>
        <source>This machine&apos;s list of your sent orders was written by a newer Counterfoil, so no order can be sent with this one. It is kept as it is. Use the newer program.</source>
        <translation>Die Liste Ihrer abgesandten Aufträge auf diesem Rechner wurde von einem neueren Counterfoil geschrieben. Deshalb kann mit diesem kein Auftrag gesendet werden. Die Liste bleibt, wie sie ist. Verwenden Sie das neuere Programm.</translation>
    </message>
    <message>
        <source>Orders cannot be sent yet. Sign in again.</source>
        <translation>Aufträge können noch nicht gesendet werden. Melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>Not booked: %1</source>
        <comment>%1: why, the rest of the sentence and perhaps what to do</comment>
        <translation>Nicht gebucht: %1</translation>
    </message>
    <message>
        <source>Would be refused: %1</source>
        <comment>%1: why, the rest of the sentence and perhaps what to do</comment>
        <translation>Würde abgelehnt: %1</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <comment>%1: why, the rest of the sentence and perhaps what to do</comment>
        <translation>Nicht ausgeführt: %1</translation>
    </message>
</context>
<context>
    <name>Features</name>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation>Neue Überweisung</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Überweisungen</translation>
    </message>
    <message>
        <source>Unresolved</source>
        <comment>orders without a known outcome</comment>
        <translation>Ungeklärt</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Prüfpfad</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Überwachung</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>FieldErrorText</name>
    <message>
        <source>The file is empty. It was not added.</source>
        <translation>Die Datei ist leer. Sie wurde nicht hinzugefügt.</translation>
    </message>
    <message>
        <source>The bank accepts PDF, PNG, JPEG and plain text, and this is a %1 file. It was not added. Save it as one of those first.</source>
        <extracomment>%1: a kind of file, for example HEIC or ZIP</extracomment>
        <translation>Die Bank verwahrt PDF, PNG, JPEG und reinen Text, und dies ist eine %1-Datei. Sie wurde nicht hinzugefügt. Speichern Sie sie zuerst in einem dieser Formate.</translation>
    </message>
    <message>
        <source>The bank accepts PDF, PNG, JPEG and plain text, and this file is none of them or is damaged. It was not added.</source>
        <translation>Die Bank verwahrt PDF, PNG, JPEG und reinen Text, und diese Datei ist nichts davon oder beschädigt. Sie wurde nicht hinzugefügt.</translation>
    </message>
    <message>
        <source>The file&apos;s name is longer than %1 characters. It was not added. Give it a shorter name first.</source>
        <extracomment>%1: a number of characters</extracomment>
        <translation>Der Name der Datei ist länger als %1 Zeichen. Sie wurde nicht hinzugefügt. Geben Sie ihr zuerst einen kürzeren Namen.</translation>
    </message>
    <message>
        <source>The file&apos;s name contains a slash, a backslash or a colon. It was not added. Give it another name first.</source>
        <translation>Der Name der Datei enthält einen Schrägstrich, einen umgekehrten Schrägstrich oder einen Doppelpunkt. Sie wurde nicht hinzugefügt. Geben Sie ihr zuerst einen anderen Namen.</translation>
    </message>
    <message>
        <source>The first day is after the last one.</source>
        <translation>Der erste Tag liegt nach dem letzten.</translation>
    </message>
    <message>
        <source>A statement covers at most one year: its last day may be no more than %1 days after the first. Ask for a separate statement for each year.</source>
        <extracomment>%1: a number of days</extracomment>
        <translation>Ein Kontoauszug darf höchstens ein Jahr umfassen: Sein letzter Tag liegt höchstens %1 Tage nach dem ersten. Fordern Sie für jedes Jahr einen eigenen an.</translation>
    </message>
    <message>
        <source>There are more than %1 entries in this period. Ask for a shorter one.</source>
        <extracomment>%1: a number of entries</extracomment>
        <translation>In diesem Zeitraum gibt es mehr als %1 Buchungen. Wählen Sie einen kürzeren.</translation>
    </message>
    <message>
        <source>The password contains something that is not a character. Type it again.</source>
        <translation>Das Passwort enthält etwas, das kein Zeichen ist. Geben Sie es noch einmal ein.</translation>
    </message>
    <message>
        <source>The password needs at least %1 characters.</source>
        <translation>Das Passwort braucht mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>The password may have at most %1 characters.</source>
        <translation>Das Passwort darf höchstens %1 Zeichen haben.</translation>
    </message>
    <message>
        <source>A few characters repeated over and over are among the first guesses. Choose a few unrelated words.</source>
        <translation>Wenige Zeichen, die sich ständig wiederholen, werden zuerst erraten. Nehmen Sie einige Wörter, die nichts miteinander zu tun haben.</translation>
    </message>
    <message>
        <source>The same text repeated over and over is among the first guesses. Choose a few unrelated words.</source>
        <translation>Ein Text, der sich ständig wiederholt, wird zuerst erraten. Nehmen Sie einige Wörter, die nichts miteinander zu tun haben.</translation>
    </message>
    <message>
        <source>Names, common words, years and keyboard rows are guessed first. Choose a few unrelated words.</source>
        <translation>Namen, geläufige Wörter, Jahreszahlen und Tastenreihen werden zuerst erraten. Nehmen Sie einige Wörter, die nichts miteinander zu tun haben.</translation>
    </message>
    <message>
        <source>A text contains a line break. Nothing was changed. Write it as one line.</source>
        <translation>Ein Text enthält einen Zeilenumbruch. Es wurde nichts geändert. Schreiben Sie ihn in einer Zeile.</translation>
    </message>
    <message>
        <source>A text contains a character that cannot be shown (%1). Nothing was changed. Type the text again.</source>
        <extracomment>%1: a code point such as U+FFFE</extracomment>
        <translation>Ein Text enthält ein Zeichen, das nicht angezeigt werden kann (%1). Es wurde nichts geändert. Tippen Sie den Text neu.</translation>
    </message>
    <message>
        <source>A text contains a character that changes the writing direction (%1). Nothing was changed. Type the text again.</source>
        <translation>Ein Text enthält ein Zeichen, das die Schreibrichtung umkehrt (%1). Es wurde nichts geändert. Tippen Sie den Text neu.</translation>
    </message>
    <message>
        <source>A text has no visible characters. Nothing was changed. Fill it in or leave it empty.</source>
        <translation>Ein Text enthält nichts Sichtbares. Es wurde nichts geändert. Füllen Sie ihn aus oder lassen Sie ihn leer.</translation>
    </message>
    <message>
        <source>The bank has no such role, product or member of staff. Nothing was ordered.</source>
        <translation>Die Bank hat keine solche Rolle, kein solches Produkt und niemanden mit dieser Kennung. Es wurde nichts beauftragt.</translation>
    </message>
    <message>
        <source>No customer of the bank has an account with this IBAN in this currency. Nothing was ordered.</source>
        <translation>Kein Kunde der Bank hat ein Konto mit dieser IBAN in dieser Währung. Es wurde nichts beauftragt.</translation>
    </message>
</context>
<context>
    <name>MemberText</name>
    <message>
        <source>Not since joining</source>
        <translation>Seit der Anlage nicht</translation>
    </message>
    <message>
        <source>%1, at the server</source>
        <comment>%1: date and time</comment>
        <translation>%1, am Server</translation>
    </message>
    <message>
        <source>%1, by enrolling</source>
        <comment>%1: date and time</comment>
        <translation>%1, durch Einrichtung</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <comment>%1: date and time, %2: a person&apos;s name</comment>
        <translation>%1, von %2</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>a value before and after a change</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Open sessions</source>
        <translation>Offene Sitzungen</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt aktiv</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Zuletzt geändert</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Filiale</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>%1 gets the new rights at the next sign-in.</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 hat die neuen Rechte ab der nächsten Anmeldung.</translation>
    </message>
    <message>
        <source>%1 is signed out at once, loses unsaved input, and gets the new rights after signing in again.</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 wird sofort abgemeldet, verliert halb Eingegebenes und hat die neuen Rechte nach erneuter Anmeldung.</translation>
    </message>
    <message>
        <source>%1 is signed out everywhere at once and loses unsaved input. Orders that the bank has accepted continue. Signing in is refused until somebody enables %1 again.</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 wird sofort überall abgemeldet und verliert halb Eingegebenes. Aufträge, die die Bank angenommen hat, laufen weiter. Die Anmeldung wird abgelehnt, bis jemand %1 wieder aktiviert.</translation>
    </message>
    <message>
        <source>%1&apos;s password, authenticator and recovery codes are deleted, and %1 is signed out everywhere at once. %1 cannot sign in again before enrolling with a new code, which is printed at the server.</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>Passwort, Authenticator und Wiederherstellungscodes von %1 werden vergessen, und %1 wird sofort überall abgemeldet. %1 kann sich erst wieder anmelden, wenn der Zugang mit einem neuen Code eingerichtet ist, der am Server ausgegeben wird.</translation>
    </message>
    <message>
        <source>%1 was changed at the server in the meantime (%2). None of your changes were saved.</source>
        <comment>%1: a person&apos;s name, %2: a time</comment>
        <translation>%1 wurde inzwischen am Server geändert (%2). Von Ihnen wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>%1 changed %2 in the meantime (%3). None of your changes were saved.</source>
        <comment>%1: who changed it, %2: whose record, %3: a time</comment>
        <translation>%1 hat inzwischen %2 geändert (%3). Von Ihnen wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1: a person&apos;s name, %2: one or more whole sentences</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>MetricRatings</name>
    <message>
        <source>Up</source>
        <comment>a database server</comment>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Accepts writes.</source>
        <translation>Schreibbereit.</translation>
    </message>
    <message>
        <source>Accepts writes; log position %1.</source>
        <translation>Schreibbereit; Logposition %1.</translation>
    </message>
    <message>
        <source>Starting</source>
        <comment>a database server</comment>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Money cannot be moved until it has started.</source>
        <translation>Bis zum Ende des Starts kann kein Geld bewegt werden.</translation>
    </message>
    <message>
        <source>Down</source>
        <comment>a database server</comment>
        <translation>Ausgefallen</translation>
    </message>
    <message>
        <source>Money cannot be moved. What is shown comes from memory and from the replica.</source>
        <translation>Es kann kein Geld bewegt werden. Was gezeigt wird, kommt aus dem Speicher und vom Replikat.</translation>
    </message>
    <message>
        <source>It is not following the primary. It restarts by itself.</source>
        <translation>Es folgt der Primärdatenbank nicht. Es wird von selbst neu gestartet.</translation>
    </message>
    <message>
        <source>Being built</source>
        <comment>a replica</comment>
        <translation>Im Aufbau</translation>
    </message>
    <message>
        <source>A copy of the primary is being created.</source>
        <translation>Eine Kopie der Primärdatenbank wird angelegt.</translation>
    </message>
    <message>
        <source>Following</source>
        <comment>a replica</comment>
        <translation>Folgt</translation>
    </message>
    <message>
        <source>Its lag is not known yet.</source>
        <translation>Der Rückstand ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>a size</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 Rückstand</translation>
    </message>
    <message>
        <source>More than 10 s: too far behind. %1 to replay.</source>
        <translation>Mehr als 10 s: zu großer Rückstand. Noch nachzuspielen: %1.</translation>
    </message>
    <message>
        <source>Below 10 s: as it should be. %1 to replay.</source>
        <translation>Unter 10 s: wie es sein soll. Noch nachzuspielen: %1.</translation>
    </message>
    <message>
        <source>No calls</source>
        <comment>figure of the last minute</comment>
        <translation>Keine Aufrufe</translation>
    </message>
    <message>
        <source>There were no calls in the last minute.</source>
        <translation>Seit einer Minute hat niemand etwas angefragt.</translation>
    </message>
    <message>
        <source>%1 of the calls were refused (4xx).</source>
        <translation>%1 der Aufrufe wurden abgelehnt (4xx).</translation>
    </message>
    <message>
        <source>Above 1 %: too many calls fail.</source>
        <translation>Über 1 %: zu viele Aufrufe scheitern.</translation>
    </message>
    <message>
        <source>Below 1 %: as it should be.</source>
        <translation>Unter 1 %: wie es sein soll.</translation>
    </message>
    <message>
        <source>Above 500 ms: people wait. 95th percentile of the slowest operation.</source>
        <translation>Über 500 ms: man wartet. Bei der langsamsten Operation, 95 von 100 Aufrufen.</translation>
    </message>
    <message>
        <source>Below 500 ms: as it should be. 95th percentile of the slowest operation.</source>
        <translation>Unter 500 ms: wie es sein soll. Bei der langsamsten Operation, 95 von 100 Aufrufen.</translation>
    </message>
    <message>
        <source>Not asked</source>
        <comment>a cache</comment>
        <translation>Unbefragt</translation>
    </message>
    <message>
        <source>Nothing has been looked up since the bank started.</source>
        <translation>Seit dem Start der Bank wurde nichts nachgeschlagen.</translation>
    </message>
    <message>
        <source>Below 90 %: usual shortly after a start, otherwise worth a look.</source>
        <translation>Unter 90 %: kurz nach einem Start üblich, sonst einen Blick wert.</translation>
    </message>
    <message>
        <source>Above 90 %: as it should be.</source>
        <translation>Über 90 %: wie es sein soll.</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>a figure</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>The bank did not report how full its disk is.</source>
        <translation>Die Bank hat nicht gesagt, wie voll ihr Datenträger ist.</translation>
    </message>
    <message>
        <source>Above 95 %: the bank will stop when it is full.</source>
        <translation>Über 95 %: die Bank hält an, wenn der Datenträger voll ist.</translation>
    </message>
    <message>
        <source>Above 80 %: make room.</source>
        <translation>Über 80 %: schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>Below 80 %: as it should be.</source>
        <translation>Unter 80 %: wie es sein soll.</translation>
    </message>
    <message>
        <source>%1 messages are waiting to be sent.</source>
        <translation>Zu sendende Nachrichten: %1.</translation>
    </message>
    <message>
        <source>Read accesses have waited more than a minute to be recorded.</source>
        <translation>Lesezugriffe warten seit über einer Minute auf ihre Aufzeichnung.</translation>
    </message>
    <message>
        <source>Read accesses are recorded at once.</source>
        <translation>Lesezugriffe werden sofort aufgezeichnet.</translation>
    </message>
    <message>
        <source>Silent: %1.</source>
        <translation>Stumm: %1.</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1, Version %2</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>a database server</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>The bank reports a state that this version does not know.</source>
        <translation>Die Bank nennt ihren Zustand mit einem Wort, das diese Version nicht kennt.</translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s)</source>
        <comment>in the audit trail</comment>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>Events have waited more than 30 s to be sealed.</source>
        <translation>Ereignisse warten länger als 30 s auf ihre Versiegelung.</translation>
    </message>
    <message>
        <source>Not verified yet</source>
        <comment>the audit trail</comment>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>The bank has not started to verify it.</source>
        <translation>Die Bank hat noch nicht begonnen, ihn zu prüfen.</translation>
    </message>
    <message>
        <source>%1 of %2 events verified in this pass.</source>
        <translation>%1 von %2 Ereignissen in diesem Durchgang geprüft.</translation>
    </message>
    <message>
        <source>Being verified</source>
        <comment>the audit trail</comment>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Intact</source>
        <comment>the audit trail</comment>
        <translation>Unversehrt</translation>
    </message>
    <message>
        <source>Last fully verified at %1.</source>
        <translation>Zuletzt vollständig geprüft: %1.</translation>
    </message>
</context>
<context>
    <name>MetricText</name>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>minutes and seconds</comment>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours and minutes</comment>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>NoticeSheet</name>
    <message>
        <source>None recorded</source>
        <translation>Nicht erfasst</translation>
    </message>
    <message>
        <source>Messages to the customer</source>
        <translation>Nachrichten an den Kunden</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>None</source>
        <comment>messages</comment>
        <translation>Keine</translation>
    </message>
    <message>
        <source>About every booking</source>
        <translation>Zu jeder Buchung</translation>
    </message>
    <message>
        <source>About bookings from an amount on</source>
        <translation>Zu Buchungen ab einem Betrag</translation>
    </message>
    <message>
        <source>From this amount on</source>
        <translation>Ab diesem Betrag</translation>
    </message>
    <message>
        <source>On accounts in other currencies as many of their smallest units count.</source>
        <translation>Auf Konten in anderen Währungen gelten ebenso viele ihrer kleinsten Einheiten.</translation>
    </message>
    <message>
        <source>Language of the messages</source>
        <translation>Sprache der Nachrichten</translation>
    </message>
</context>
<context>
    <name>NoticeText</name>
    <message>
        <source>No e-mails about bookings.</source>
        <translation>Keine E-Mails zu Buchungen.</translation>
    </message>
    <message>
        <source>E-mails in %2 about bookings of %1 or more.</source>
        <comment>%1: an amount, %2: a language</comment>
        <translation>E-Mails zu Buchungen ab %1. Sprache: %2.</translation>
    </message>
    <message>
        <source>E-mails in %1 about every booking.</source>
        <comment>%1: a language</comment>
        <translation>E-Mails zu jeder Buchung. Sprache: %1.</translation>
    </message>
    <message>
        <source>English</source>
        <comment>a language</comment>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>German</source>
        <comment>a language</comment>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Czech</source>
        <comment>a language</comment>
        <translation>Tschechisch</translation>
    </message>
    <message>
        <source>E-mails about bookings</source>
        <translation>E-Mails zu Buchungen</translation>
    </message>
    <message>
        <source>E-mail</source>
        <comment>address</comment>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>No SMS about bookings.</source>
        <translation>Keine SMS zu Buchungen.</translation>
    </message>
    <message>
        <source>SMS in %2 about bookings of %1 or more.</source>
        <comment>%1: an amount, %2: a language</comment>
        <translation>SMS zu Buchungen ab %1. Sprache: %2.</translation>
    </message>
    <message>
        <source>SMS in %1 about every booking.</source>
        <comment>%1: a language</comment>
        <translation>SMS zu jeder Buchung. Sprache: %1.</translation>
    </message>
    <message>
        <source>%1 But no address is recorded, so none are sent.</source>
        <comment>%1: the sentence that says which e-mails the customer wants</comment>
        <translation>%1 Es ist aber keine Adresse erfasst, daher werden keine gesendet.</translation>
    </message>
    <message>
        <source>%1 But no telephone number is recorded, so none are sent.</source>
        <comment>%1: the sentence that says which SMS the customer wants</comment>
        <translation>%1 Es ist aber keine Telefonnummer erfasst, daher werden keine gesendet.</translation>
    </message>
    <message>
        <source>SMS about bookings</source>
        <translation>SMS zu Buchungen</translation>
    </message>
    <message>
        <source>Telephone</source>
        <comment>number</comment>
        <translation>Telefon</translation>
    </message>
</context>
<context>
    <name>OrderText</name>
    <message>
        <source>Transfer</source>
        <comment>what was ordered</comment>
        <translation>Überweisung</translation>
    </message>
    <message>
        <source>Posting</source>
        <comment>what was ordered: a transfer between several accounts</comment>
        <translation>Sammelbuchung</translation>
    </message>
    <message>
        <source>Hold</source>
        <comment>what was ordered</comment>
        <translation>Vormerkung</translation>
    </message>
    <message>
        <source>Release of a hold</source>
        <comment>what was ordered</comment>
        <translation>Aufhebung einer Vormerkung</translation>
    </message>
    <message>
        <source>Payment from a hold</source>
        <comment>what was ordered</comment>
        <translation>Auszahlung einer Vormerkung</translation>
    </message>
    <message>
        <source>Reversal</source>
        <comment>what was ordered</comment>
        <translation>Storno</translation>
    </message>
    <message>
        <source>Approval of an order</source>
        <comment>what was ordered</comment>
        <translation>Freigabe eines Auftrags</translation>
    </message>
    <message>
        <source>Rejection of an order</source>
        <comment>what was ordered</comment>
        <translation>Ablehnung eines Auftrags</translation>
    </message>
    <message>
        <source>Sending back of an order</source>
        <comment>what was ordered</comment>
        <translation>Rückgabe eines Auftrags</translation>
    </message>
    <message>
        <source>Withdrawal of an order</source>
        <comment>what was ordered</comment>
        <translation>Rückzug eines Auftrags</translation>
    </message>
    <message>
        <source>Change of an order</source>
        <comment>what was ordered</comment>
        <translation>Änderung eines Auftrags</translation>
    </message>
    <message>
        <source>Lifting of a block</source>
        <comment>what was ordered</comment>
        <translation>Aufhebung einer Sperre</translation>
    </message>
    <message>
        <source>Change of a limit</source>
        <comment>what was ordered</comment>
        <translation>Änderung einer Grenze</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1: what was ordered, %2: an amount</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Unknown — checking</source>
        <comment>state of an order</comment>
        <translation>Ungeklärt — wird geprüft</translation>
    </message>
    <message>
        <source>Booked</source>
        <comment>state of an order</comment>
        <translation>Gebucht</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>state of an order</comment>
        <translation>Ausgeführt</translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>state of an order</comment>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Not booked</source>
        <comment>state of an order</comment>
        <translation>Nicht gebucht</translation>
    </message>
    <message>
        <source>Not done</source>
        <comment>state of an order</comment>
        <translation>Nicht ausgeführt</translation>
    </message>
    <message>
        <source>The money may or may not have moved; nothing is sent twice. Do not order it again.</source>
        <translation>Das Geld kann bewegt worden sein oder nicht; nichts wird zweimal gesendet. Beauftragen Sie es nicht noch einmal.</translation>
    </message>
    <message>
        <source>It may or may not have taken effect; nothing is sent twice. Do not order it again.</source>
        <translation>Der Auftrag kann ausgeführt worden sein oder nicht; nichts wird zweimal gesendet. Beauftragen Sie es nicht noch einmal.</translation>
    </message>
    <message>
        <source>Not booked, because it did not leave this machine.</source>
        <translation>Nicht gebucht, denn der Auftrag hat diesen Rechner nicht verlassen.</translation>
    </message>
    <message>
        <source>It had no effect, because it did not leave this machine.</source>
        <translation>Ohne Wirkung, denn der Auftrag hat diesen Rechner nicht verlassen.</translation>
    </message>
    <message>
        <source>Not booked, and it never will be. Enter it again if it is still wanted.</source>
        <translation>Nicht gebucht, und das bleibt so. Geben Sie den Auftrag neu ein, wenn er noch gewünscht ist.</translation>
    </message>
    <message>
        <source>It had no effect, and it never will have. Order it again if it is still wanted.</source>
        <translation>Ohne Wirkung, und das bleibt so. Beauftragen Sie es erneut, wenn es noch gewünscht ist.</translation>
    </message>
    <message>
        <source>Booked, once.</source>
        <translation>Einmal gebucht.</translation>
    </message>
    <message>
        <source>Paid from the hold, once.</source>
        <translation>Einmal aus der Vormerkung gezahlt.</translation>
    </message>
    <message>
        <source>Reversed, once.</source>
        <translation>Einmal storniert.</translation>
    </message>
    <message>
        <source>The money is held.</source>
        <translation>Der Betrag ist vorgemerkt.</translation>
    </message>
    <message>
        <source>The hold is released: what was left of it is available again.</source>
        <translation>Die Vormerkung ist aufgehoben: ihr Rest ist wieder verfügbar.</translation>
    </message>
    <message>
        <source>Approved and booked, once.</source>
        <translation>Freigegeben und einmal gebucht.</translation>
    </message>
    <message>
        <source>Approved. Nothing is booked yet: another person must approve it, too.</source>
        <translation>Freigegeben. Noch ist nichts gebucht: eine weitere Person muss den Auftrag freigeben.</translation>
    </message>
    <message>
        <source>Approved, and in effect.</source>
        <translation>Freigegeben und wirksam.</translation>
    </message>
    <message>
        <source>The order is rejected. It was not booked, and nothing is held for it any more.</source>
        <translation>Der Auftrag ist abgelehnt. Er wurde nicht gebucht, und nichts ist mehr für ihn vorgemerkt.</translation>
    </message>
    <message>
        <source>The order was sent back to whoever gave it. Nothing is held for it meanwhile.</source>
        <translation>Der Auftrag wurde zurückgegeben an die Person, die ihn gab. Solange ist nichts für ihn vorgemerkt.</translation>
    </message>
    <message>
        <source>The order is withdrawn. It was not booked, and nothing is held for it any more.</source>
        <translation>Der Auftrag ist zurückgezogen. Er wurde nicht gebucht, und nichts ist mehr für ihn vorgemerkt.</translation>
    </message>
    <message>
        <source>The order is changed.</source>
        <translation>Der Auftrag ist geändert.</translation>
    </message>
    <message>
        <source>The block is lifted.</source>
        <translation>Die Sperre ist aufgehoben.</translation>
    </message>
    <message>
        <source>The limit is changed.</source>
        <translation>Die Grenze ist geändert.</translation>
    </message>
    <message>
        <source>%1 The colleague wrote: “%2”</source>
        <extracomment>%1: whole sentences, %2: what a colleague wrote</extracomment>
        <translation>%1 Dazu die Bemerkung: „%2“</translation>
    </message>
    <message>
        <source>It was not approved but sent back to whoever gave it. It has no effect, and nothing is held for it. Change it or withdraw it.</source>
        <translation>Der Auftrag wurde nicht freigegeben, sondern zurückgegeben an die Person, die ihn gab. Er ist ohne Wirkung, und nichts ist für ihn vorgemerkt. Ändern Sie ihn oder ziehen Sie ihn zurück.</translation>
    </message>
    <message>
        <source>It waited for approval, was approved and is booked, once.</source>
        <translation>Der Auftrag wartete auf Freigabe, wurde freigegeben und ist einmal gebucht.</translation>
    </message>
    <message>
        <source>It waited for approval, was approved and has taken effect.</source>
        <translation>Der Auftrag wartete auf Freigabe, wurde freigegeben und ist wirksam.</translation>
    </message>
    <message>
        <source>It was rejected. It has no effect, and nothing is held for it.</source>
        <translation>Die Freigabe wurde abgelehnt. Der Auftrag ist ohne Wirkung, und nichts ist für ihn vorgemerkt.</translation>
    </message>
    <message>
        <source>It was withdrawn. It has no effect, and nothing is held for it.</source>
        <translation>Der Auftrag wurde zurückgezogen. Er ist ohne Wirkung, und nichts ist für ihn vorgemerkt.</translation>
    </message>
    <message>
        <source>Nobody approved it in time. It has no effect, and nothing is held for it. Order it again if it is still wanted.</source>
        <translation>Niemand hat den Auftrag rechtzeitig freigegeben. Er ist ohne Wirkung, und nichts ist für ihn vorgemerkt. Geben Sie ihn neu ein, wenn er noch gewünscht ist.</translation>
    </message>
    <message>
        <source>It waited for approval; whether it was approved is not known here. Look it up among the approvals before you order it again.</source>
        <translation>Der Auftrag wartete auf Freigabe; ob er freigegeben wurde, ist hier nicht bekannt. Sehen Sie unter den Freigaben nach, bevor Sie ihn noch einmal geben.</translation>
    </message>
    <message>
        <source>It waits for a second person&apos;s approval until %1.</source>
        <translation>Der Auftrag wartet bis %1 auf die Freigabe durch eine zweite Person.</translation>
    </message>
    <message>
        <source>It waits for a second person&apos;s approval until %1: %2.</source>
        <extracomment>%1: a time, %2: reasons, as phrases</extracomment>
        <translation>Der Auftrag wartet bis %1 auf die Freigabe durch eine zweite Person: %2.</translation>
    </message>
    <message>
        <source>%1 %2 Do not order it again.</source>
        <extracomment>%1 and %2: whole sentences</extracomment>
        <translation>%1 %2 Beauftragen Sie es nicht noch einmal.</translation>
    </message>
    <message>
        <source>Nothing is booked yet; the money is held.</source>
        <translation>Noch ist nichts gebucht; der Betrag ist vorgemerkt.</translation>
    </message>
    <message>
        <source>The account stays blocked meanwhile.</source>
        <translation>Das Konto bleibt solange gesperrt.</translation>
    </message>
    <message>
        <source>The limit stays as it is meanwhile.</source>
        <translation>Die Grenze bleibt solange, wie sie ist.</translation>
    </message>
    <message>
        <source>Nothing is booked yet.</source>
        <translation>Noch ist nichts gebucht.</translation>
    </message>
    <message>
        <source>Your session has ended. The bank is asked as soon as you sign in again.</source>
        <translation>Ihre Sitzung ist beendet. Die Bank wird gefragt, sobald Sie sich wieder anmelden.</translation>
    </message>
    <message>
        <source>The bank cannot be reached from this machine at present.</source>
        <translation>Die Bank ist von diesem Rechner aus zurzeit nicht erreichbar.</translation>
    </message>
    <message>
        <source>The bank did not answer in time.</source>
        <translation>Die Bank hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The bank cannot say yet.</source>
        <translation>Die Bank kann es noch nicht sagen.</translation>
    </message>
    <message>
        <source>The bank&apos;s answer did not arrive.</source>
        <translation>Die Antwort der Bank ist nicht angekommen.</translation>
    </message>
</context>
<context>
    <name>PreviewText</name>
    <message>
        <source>just now</source>
        <comment>within the last minute</comment>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>The same amount went to %1 %2.</source>
        <comment>%2: how long ago</comment>
        <translation>Derselbe Betrag ging %2 an %1.</translation>
    </message>
    <message>
        <source>The same amount went to %1 %2, by %3.</source>
        <comment>%2: how long ago, %3: a person</comment>
        <translation>Derselbe Betrag ging %2 an %1, durch %3.</translation>
    </message>
    <message>
        <source>The same amount for %1 waits for approval already, ordered %2 by %3.</source>
        <comment>%2: how long ago, %3: a person</comment>
        <translation>Derselbe Betrag für %1 wartet schon auf Freigabe, %2 von %3 beauftragt.</translation>
    </message>
    <message>
        <source>%1 was already sent to %2 today, at %3.</source>
        <translation>Heute um %3 wurden schon %1 an %2 gesendet.</translation>
    </message>
    <message>
        <source>Needs approval: %1</source>
        <comment>%1: the reasons</comment>
        <translation>Braucht eine Freigabe: %1</translation>
    </message>
    <message>
        <source>Balance after</source>
        <comment>of the account that pays</comment>
        <translation>Saldo danach</translation>
    </message>
    <message>
        <source>Available after</source>
        <translation>Verfügbar danach</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>%1: what is left of a limit, %2: whose limit it is</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Fee: %1</source>
        <comment>%1: what the bank charges for</comment>
        <translation>Gebühr: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 There were %n more such order(s) within the last hour.</source>
        <comment>%1: a whole sentence</comment>
        <translation>
            <numerusform>%1 In der letzten Stunde gab es noch %n solchen Auftrag.</numerusform>
            <numerusform>%1 In der letzten Stunde gab es noch %n solche Aufträge.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintService</name>
    <message>
        <source>this machine has no print service</source>
        <translation>dieser Rechner hat keinen Druckdienst</translation>
    </message>
    <message>
        <source>the print service does not answer</source>
        <translation>der Druckdienst antwortet nicht</translation>
    </message>
    <message>
        <source>the print service refused it without saying why (error %1)</source>
        <translation>der Druckdienst hat es ohne Begründung abgelehnt (Fehler %1)</translation>
    </message>
    <message>
        <source>the print service&apos;s program ended unexpectedly</source>
        <translation>das Programm des Druckdienstes endete vorzeitig</translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message>
        <source>COPY</source>
        <comment>mark on a receipt that was printed before</comment>
        <translation>KOPIE</translation>
    </message>
    <message>
        <source>Receipt for a transfer</source>
        <translation>Überweisungsbeleg</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>From</source>
        <comment>the account that paid</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <comment>the account that was paid</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Verwendungszweck</translation>
    </message>
    <message>
        <source>Booked on</source>
        <translation>Gebucht am</translation>
    </message>
    <message>
        <source>Value date</source>
        <translation>Wertstellung</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Erfasst</translation>
    </message>
    <message>
        <source>Ordered through</source>
        <translation>Beauftragt über</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Copy printed by %1 on %2.</source>
        <translation>Kopie gedruckt von %1 am %2.</translation>
    </message>
    <message>
        <source>Printed by %1 on %2.</source>
        <translation>Gedruckt von %1 am %2.</translation>
    </message>
    <message>
        <source>The transfer is booked and cannot be changed. Please keep this receipt.</source>
        <translation>Die Überweisung ist gebucht und endgültig. Bitte bewahren Sie diesen Beleg auf.</translation>
    </message>
    <message>
        <source>receipt-%1-%2</source>
        <extracomment>name of a file, without its ending; %1: date, %2: end of the reference</extracomment>
        <translation>beleg-%1-%2</translation>
    </message>
</context>
<context>
    <name>SearchMistakeText</name>
    <message>
        <source>The search that begins with “%1” is longer than %2 characters.</source>
        <translation>Die Suche, die mit „%1“ beginnt, ist länger als %2 Zeichen.</translation>
    </message>
    <message>
        <source>There are more than %2 words: leave out “%1”.</source>
        <translation>Es sind mehr als %2 Wörter: Lassen Sie „%1“ weg.</translation>
    </message>
    <message>
        <source>The quotation mark in “%1” is not closed.</source>
        <translation>Das Anführungszeichen in „%1“ ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>“%1” is empty.</source>
        <translation>„%1“ ist leer.</translation>
    </message>
    <message>
        <source>The trail cannot be searched by “%1”. Use actor:, action:, branch:, customer:, account:, subject:, result:, from:, to:, trace: or seq:, or put the word in quotation marks.</source>
        <extracomment>the words with a colon are the same in every language</extracomment>
        <translation>Nach „%1“ kann der Prüfpfad nicht durchsucht werden. Verwenden Sie actor:, action:, branch:, customer:, account:, subject:, result:, from:, to:, trace: oder seq:, oder setzen Sie das Wort in Anführungszeichen.</translation>
    </message>
    <message>
        <source>“%1” appears twice: keep one.</source>
        <translation>„%1“ kommt zweimal vor: Behalten Sie eines.</translation>
    </message>
    <message>
        <source>“%1” needs a value right after the colon.</source>
        <translation>„%1“ braucht einen Wert gleich nach dem Doppelpunkt.</translation>
    </message>
    <message>
        <source>“%1” is not a day: write it like 2026-11-01.</source>
        <translation>„%1“ ist kein Tag: Schreiben Sie ihn wie 2026-11-01.</translation>
    </message>
    <message>
        <source>“%1” is not a result: write succeeded, refused or failed.</source>
        <extracomment>the three words are the same in every language</extracomment>
        <translation>„%1“ ist kein Ergebnis: succeeded, refused oder failed.</translation>
    </message>
    <message>
        <source>“%1” is not an event number: write 0, 1, 2 and so on.</source>
        <translation>„%1“ ist keine Nummer eines Ereignisses: 0, 1, 2 und so weiter.</translation>
    </message>
    <message>
        <source>“%1” is neither an account&apos;s id nor an IBAN.</source>
        <translation>„%1“ ist weder die Kennung eines Kontos noch eine IBAN.</translation>
    </message>
    <message>
        <source>“%1” is after “%2”: there is no day between them.</source>
        <translation>„%1“ liegt nach „%2“: Dazwischen liegt kein Tag.</translation>
    </message>
    <message>
        <source>“%1” and “%2” both set the time: keep one.</source>
        <translation>„%1“ und „%2“ sagen beide, wann: Behalten Sie eines.</translation>
    </message>
    <message>
        <source>“%1” must be between one day and %2 days.</source>
        <translation>„%1“ muss zwischen einem Tag und %2 Tagen liegen.</translation>
    </message>
    <message>
        <source>“%1” has more than %2 words of a name.</source>
        <translation>„%1“ hat mehr als %2 Wörter eines Namens.</translation>
    </message>
    <message>
        <source>“%1” matches more than %2 colleagues: write more of the name.</source>
        <translation>„%1“ passt auf mehr als %2 Mitarbeiter: Schreiben Sie mehr vom Namen.</translation>
    </message>
    <message>
        <source>“%1” matches more than %2 branches: write more of the name.</source>
        <translation>„%1“ passt auf mehr als %2 Filialen: Schreiben Sie mehr vom Namen.</translation>
    </message>
    <message>
        <source>“%1” matches more than %2 customers: write more of the name.</source>
        <translation>„%1“ passt auf mehr als %2 Kunden: Schreiben Sie mehr vom Namen.</translation>
    </message>
    <message>
        <source>“%1” is not a member of staff.</source>
        <translation>„%1“ ist niemand vom Personal.</translation>
    </message>
    <message>
        <source>“%1” is not a branch of this bank.</source>
        <translation>„%1“ ist keine Filiale dieser Bank.</translation>
    </message>
    <message>
        <source>“%1” is not a customer of this bank.</source>
        <translation>„%1“ ist kein Kunde dieser Bank.</translation>
    </message>
    <message>
        <source>“%1” is not an account of this bank.</source>
        <translation>„%1“ ist kein Konto dieser Bank.</translation>
    </message>
    <message>
        <source>“%1” is not an action in the trail.</source>
        <translation>„%1“ ist keine Aktion, die im Prüfpfad vorkommt.</translation>
    </message>
    <message>
        <source>“%1” is neither a person nor an action, nor any other word that the search understands.</source>
        <translation>„%1“ ist weder eine Person noch eine Aktion noch ein anderes Wort, das die Suche versteht.</translation>
    </message>
    <message>
        <source>“%1” is not a trace, which has eight to 32 hexadecimal digits.</source>
        <translation>„%1“ ist kein Trace: Er hat acht bis 32 hexadezimale Ziffern.</translation>
    </message>
    <message>
        <source>“%1” matches more than %2 traces: write more of its digits.</source>
        <translation>„%1“ passt auf mehr als %2 Traces: Schreiben Sie mehr von den Ziffern.</translation>
    </message>
</context>
<context>
    <name>StaffText</name>
    <message>
        <source>Active</source>
        <comment>state of a member of staff</comment>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Invited</source>
        <comment>state of a member of staff who has yet to enrol</comment>
        <translation>Eingeladen</translation>
    </message>
    <message>
        <source>Locked until %1</source>
        <extracomment>%1: a time of day, or a date and a time</extracomment>
        <translation>Gesperrt bis %1</translation>
    </message>
    <message>
        <source>Disabled</source>
        <comment>state of a member of staff</comment>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <extracomment>a date and a time of day</extracomment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Never</source>
        <comment>when somebody was last seen</comment>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>state of a member of staff that this version has no word for</comment>
        <translation>Unbekannt</translation>
    </message>
</context>
<context>
    <name>SystemFileDialogs</name>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF-Dokumente (*.pdf)</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Arbeitsmappen (*.xlsx)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Text in columns (*.csv)</source>
        <translation>Text in Spalten (*.csv)</translation>
    </message>
</context>
<context>
    <name>TransferChecks</name>
    <message>
        <source>This account is closed: no transfer is possible.</source>
        <translation>Dieses Konto ist geschlossen: es ist keine Überweisung möglich.</translation>
    </message>
    <message>
        <source>Nothing can be paid into this account at present.</source>
        <translation>Diesem Konto kann zurzeit nichts gutgeschrieben werden.</translation>
    </message>
    <message>
        <source>This is the paying account. Choose another one.</source>
        <translation>Das ist das zahlende Konto. Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>This account is kept in %1, the paying one in %2.</source>
        <translation>Dieses Konto wird in %1 geführt, das zahlende in %2.</translation>
    </message>
    <message>
        <source>This account is kept in %1, and nothing is booked in this currency any more.</source>
        <translation>Dieses Konto wird in %1 geführt; in dieser Währung wird nichts mehr gebucht.</translation>
    </message>
    <message>
        <source>This account is blocked for debits: nothing can be paid from it.</source>
        <translation>Dieses Konto ist für Belastungen gesperrt: von ihm kann nichts gezahlt werden.</translation>
    </message>
    <message>
        <source>This account is dormant: nothing can be paid from it until a supervisor reactivates it.</source>
        <translation>Dieses Konto ruht: von ihm kann nichts gezahlt werden, bis die Aufsicht es reaktiviert.</translation>
    </message>
    <message>
        <source>This account is blocked for credits: nothing can be paid into it.</source>
        <translation>Dieses Konto ist für Gutschriften gesperrt: auf es kann nichts gezahlt werden.</translation>
    </message>
</context>
<context>
    <name>TransferText</name>
    <message>
        <source>%1, %2</source>
        <extracomment>a date and a time of day</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>From</source>
        <comment>the account that paid</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <comment>the account that was paid</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Verwendungszweck</translation>
    </message>
    <message>
        <source>Balance after</source>
        <comment>of the account that paid</comment>
        <translation>Saldo danach</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Erfasst</translation>
    </message>
    <message>
        <source>Booking and value date</source>
        <translation>Buchung und Wertstellung</translation>
    </message>
    <message>
        <source>Booking date</source>
        <translation>Buchungstag</translation>
    </message>
    <message>
        <source>Value date</source>
        <translation>Wertstellung</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>Beauftragt von</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <extracomment>name, IBAN and amount of one account&apos;s part of a transfer</extracomment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>All accounts</source>
        <comment>of a transfer between several</comment>
        <translation>Alle Konten</translation>
    </message>
    <message>
        <source>Reverses</source>
        <comment>reference of the transfer that was reversed</comment>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Reversed by</source>
        <comment>reference of the reversal</comment>
        <translation>Storniert durch</translation>
    </message>
    <message>
        <source>Why it was reversed</source>
        <translation>Stornogrund</translation>
    </message>
</context>
<context>
    <name>cf::tables::AccountText</name>
    <message>
        <source>Open</source>
        <comment>an account&apos;s status</comment>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>an account&apos;s status</comment>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Owner</source>
        <comment>of an account</comment>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Authorised</source>
        <comment>may use the account of another</comment>
        <translation>Bevollmächtigt</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Weiblich</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Männlich</translation>
    </message>
    <message>
        <source>Current account</source>
        <translation>Girokonto</translation>
    </message>
    <message>
        <source>Savings account</source>
        <translation>Sparkonto</translation>
    </message>
    <message>
        <source>The record came without a name; this one was invented.</source>
        <translation>Der Datensatz kam ohne Namen; dieser ist erfunden.</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>an account&apos;s status that this version has no word for</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>what a person has to do with an account; this version has no word for it</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Dormant</source>
        <comment>an account&apos;s status</comment>
        <translation>Ruhend</translation>
    </message>
    <message>
        <source>Blocked for debits</source>
        <comment>an account&apos;s status</comment>
        <translation>Gesperrt für Belastungen</translation>
    </message>
    <message>
        <source>Blocked for credits</source>
        <comment>an account&apos;s status</comment>
        <translation>Gesperrt für Gutschriften</translation>
    </message>
    <message>
        <source>Blocked</source>
        <comment>an account&apos;s status: for debits and credits</comment>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Blocked in part</source>
        <comment>an account&apos;s status: this version does not know for what</comment>
        <translation>Teilweise gesperrt</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>two statuses of an account</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Debits</source>
        <comment>what an account is blocked for</comment>
        <translation>Belastungen</translation>
    </message>
    <message>
        <source>Credits</source>
        <comment>what an account is blocked for</comment>
        <translation>Gutschriften</translation>
    </message>
    <message>
        <source>Debits and credits</source>
        <comment>what an account is blocked for</comment>
        <translation>Belastungen und Gutschriften</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>what an account is blocked for: this version has no word for it</comment>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Business account</source>
        <translation>Geschäftskonto</translation>
    </message>
    <message>
        <source>Foreign currency account</source>
        <translation>Fremdwährungskonto</translation>
    </message>
</context>
<context>
    <name>cf::tables::AmountText</name>
    <message>
        <source>Enter an amount.</source>
        <translation>Geben Sie einen Betrag ein.</translation>
    </message>
    <message>
        <source>An amount has digits and one decimal separator.</source>
        <translation>Ein Betrag besteht aus Ziffern und einem Dezimalzeichen.</translation>
    </message>
    <message>
        <source>This could mean thousands or decimals. Write it without thousands separators.</source>
        <translation>Das könnten Tausender oder Nachkommastellen sein. Schreiben Sie es ohne Tausendertrennung.</translation>
    </message>
    <message>
        <source>The thousands are not separated in the usual places. Write it without thousands separators.</source>
        <translation>Die Tausender sind nicht an den üblichen Stellen getrennt. Schreiben Sie es ohne Tausendertrennung.</translation>
    </message>
    <message>
        <source>%1 has no decimals.</source>
        <translation>%1 hat keine Nachkommastellen.</translation>
    </message>
    <message>
        <source>%1 has no more than %2 decimals.</source>
        <translation>%1 hat höchstens %2 Nachkommastellen.</translation>
    </message>
    <message>
        <source>This amount is too large.</source>
        <translation>Dieser Betrag ist zu groß.</translation>
    </message>
    <message>
        <source>This field accepts %1.</source>
        <translation>Dieses Feld erwartet %1.</translation>
    </message>
    <message>
        <source>An amount has no minus sign.</source>
        <translation>Ein Betrag wird ohne Minus geschrieben.</translation>
    </message>
    <message>
        <source>This field accepts %1, not %2.</source>
        <comment>%1 and %2: currencies</comment>
        <translation>Dieses Feld nimmt %1, nicht %2.</translation>
    </message>
</context>
<context>
    <name>cf::tables::BlockTableModel</name>
    <message>
        <source>Blocked for</source>
        <comment>heading of a column: debits, credits</comment>
        <translation>Gesperrt für</translation>
    </message>
    <message>
        <source>Reason</source>
        <comment>why an account is blocked</comment>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Blocked by</source>
        <comment>heading of a column of persons</comment>
        <translation>Gesperrt von</translation>
    </message>
    <message>
        <source>Since</source>
        <comment>heading of a column of times</comment>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Until</source>
        <comment>heading of a column of times</comment>
        <translation>Bis</translation>
    </message>
    <message>
        <source>lifted</source>
        <comment>instead of a time: until when an account is blocked</comment>
        <translation>zur Aufhebung</translation>
    </message>
</context>
<context>
    <name>cf::tables::BranchTableModel</name>
    <message>
        <source>Code</source>
        <comment>of a branch</comment>
        <translation>Code</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Business date</source>
        <translation>Geschäftstag</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Staff</source>
        <comment>heading of a column: how many work there</comment>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
</context>
<context>
    <name>cf::tables::CustomerTableModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Born</source>
        <comment>heading of a column of dates</comment>
        <translation>Geboren</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>%1, invented name</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1, Name erfunden</translation>
    </message>
    <message>
        <source>Birth date not recorded</source>
        <translation>Geburtsdatum nicht erfasst</translation>
    </message>
    <message>
        <source>Number</source>
        <comment>of a customer</comment>
        <translation>Nummer</translation>
    </message>
</context>
<context>
    <name>cf::tables::DateText</name>
    <message>
        <source>%1 %2</source>
        <extracomment>a date and a time of day</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>cf::tables::DeadLetterTableModel</name>
    <message>
        <source>Given up</source>
        <comment>heading of a column: when</comment>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Consumer</source>
        <comment>of events</comment>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>What</source>
        <comment>heading of a column: what events tell of</comment>
        <translation>Was</translation>
    </message>
    <message>
        <source>Reason</source>
        <comment>heading of a column: why an event could not be handled</comment>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Attempts</source>
        <comment>heading of a column: how many</comment>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Event</source>
        <comment>heading of a column: its id</comment>
        <translation>Ereignis</translation>
    </message>
</context>
<context>
    <name>cf::tables::DocumentTableModel</name>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <comment>of a file</comment>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Added</source>
        <comment>when</comment>
        <translation>Abgelegt</translation>
    </message>
    <message>
        <source>By</source>
        <comment>heading of a column: the colleague who added it</comment>
        <translation>Von</translation>
    </message>
</context>
<context>
    <name>cf::tables::EntrySearchText</name>
    <message>
        <source>The first day is after the last one.</source>
        <translation>Der erste Tag liegt nach dem letzten.</translation>
    </message>
    <message>
        <source>“%1” is not an amount: write amount:500, amount:100..500, amount:&gt;100 or amount:&lt;500.</source>
        <translation>„%1“ ist kein Betrag: Schreiben Sie amount:500, amount:100..500, amount:&gt;100 oder amount:&lt;500.</translation>
    </message>
    <message>
        <source>“%1” is not a day: write it like 2026-11-01.</source>
        <translation>„%1“ ist kein Tag: Schreiben Sie ihn wie 2026-11-01.</translation>
    </message>
</context>
<context>
    <name>cf::tables::EventLagTableModel</name>
    <message>
        <source>at least %1</source>
        <extracomment>%1: sums of money, one for each currency</extracomment>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>All of them</source>
        <comment>consumers of events</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Consumer</source>
        <comment>of events</comment>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>What</source>
        <comment>heading of a column: what events tell of</comment>
        <translation>Was</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>heading of a column: how many events</comment>
        <translation>Wartende</translation>
    </message>
    <message>
        <source>Oldest</source>
        <comment>heading of a column: how long an event has been waiting</comment>
        <translation>Ältestes seit</translation>
    </message>
    <message>
        <source>Credited by them</source>
        <comment>heading of a column: amounts, by events that wait</comment>
        <translation>Damit gutgeschrieben</translation>
    </message>
</context>
<context>
    <name>cf::tables::FailedCallTableModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Operation</source>
        <comment>of the bank&apos;s API</comment>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>of an HTTP answer</comment>
        <translation>Status</translation>
    </message>
    <message>
        <source>Reason</source>
        <comment>an error code</comment>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Duration</source>
        <comment>a duration</comment>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Trace</source>
        <comment>number of a request</comment>
        <translation>Trace</translation>
    </message>
</context>
<context>
    <name>cf::tables::HeldAccountTableModel</name>
    <message>
        <source>IBAN</source>
        <translation>IBAN</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Ledger balance</source>
        <translation>Buchsaldo</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Ledger balance, negative: %1</source>
        <translation>Buchsaldo, negativ: %1</translation>
    </message>
    <message>
        <source>Ledger balance: %1</source>
        <translation>Buchsaldo: %1</translation>
    </message>
    <message>
        <source>Available, negative: %1</source>
        <translation>Verfügbar, negativ: %1</translation>
    </message>
    <message>
        <source>Available: %1</source>
        <translation>Verfügbar: %1</translation>
    </message>
</context>
<context>
    <name>cf::tables::HoldTableModel</name>
    <message>
        <source>Left</source>
        <comment>heading of a column of amounts: what is left of a hold</comment>
        <translation>Rest</translation>
    </message>
    <message>
        <source>Reason</source>
        <comment>why money is held</comment>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Placed by</source>
        <comment>who placed a hold or a block</comment>
        <translation>Vorgemerkt von</translation>
    </message>
    <message>
        <source>Since</source>
        <comment>heading of a column of times</comment>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Until</source>
        <comment>heading of a column of times</comment>
        <translation>Bis</translation>
    </message>
    <message>
        <source>its order is decided</source>
        <comment>instead of a time: until when money is held for an order that waits</comment>
        <translation>zur Entscheidung über den Auftrag</translation>
    </message>
    <message>
        <source>released</source>
        <comment>instead of a time: until when money is held</comment>
        <translation>zur Aufhebung</translation>
    </message>
</context>
<context>
    <name>cf::tables::LedgerText</name>
    <message>
        <source>several currencies</source>
        <comment>instead of an amount</comment>
        <translation>mehrere Währungen</translation>
    </message>
    <message>
        <source>Posting</source>
        <comment>kind of a transfer: ordered as legs</comment>
        <translation>Sammelbuchung</translation>
    </message>
    <message>
        <source>Paid from a hold</source>
        <comment>kind of a transfer</comment>
        <translation>Aus einer Vormerkung gezahlt</translation>
    </message>
    <message>
        <source>From the old bank&apos;s records</source>
        <comment>kind of a transfer</comment>
        <translation>Aus den Unterlagen der alten Bank</translation>
    </message>
    <message>
        <source>Reversal</source>
        <comment>kind of a transfer</comment>
        <translation>Storno</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>kind of a transfer that this version has no word for</comment>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Booked twice</source>
        <comment>why a transfer was reversed</comment>
        <translation>Doppelt gebucht</translation>
    </message>
    <message>
        <source>Wrong amount</source>
        <comment>why a transfer was reversed</comment>
        <translation>Falscher Betrag</translation>
    </message>
    <message>
        <source>Wrong account</source>
        <comment>why a transfer was reversed</comment>
        <translation>Falsches Konto</translation>
    </message>
    <message>
        <source>Fraud</source>
        <comment>why a transfer was reversed</comment>
        <translation>Betrug</translation>
    </message>
    <message>
        <source>At the orderer&apos;s request</source>
        <comment>why a transfer was reversed</comment>
        <translation>Auf Wunsch des Auftraggebers</translation>
    </message>
    <message>
        <source>Mistake of the bank</source>
        <comment>why a transfer was reversed</comment>
        <translation>Fehler der Bank</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>why a transfer was reversed; this version has no word for it</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>above the orderer&apos;s limit for one transfer</source>
        <comment>why an order needs approval</comment>
        <translation>über der Grenze des Beauftragenden für eine Überweisung</translation>
    </message>
    <message>
        <source>above the orderer&apos;s limit for a day</source>
        <comment>why an order needs approval</comment>
        <translation>über der Tagesgrenze des Beauftragenden</translation>
    </message>
    <message>
        <source>reversal of a transfer</source>
        <comment>why an order needs approval</comment>
        <translation>Storno einer Überweisung</translation>
    </message>
    <message>
        <source>change of a limit</source>
        <comment>why an order needs approval</comment>
        <translation>Änderung einer Grenze</translation>
    </message>
    <message>
        <source>lifting of a block</source>
        <comment>why an order needs approval</comment>
        <translation>Aufhebung einer Sperre</translation>
    </message>
    <message>
        <source>a reason that this version has no word for</source>
        <comment>why an order needs approval</comment>
        <translation>ein Grund, für den diese Version kein Wort hat</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <comment>state of an order</comment>
        <translation>Wartet auf Freigabe</translation>
    </message>
    <message>
        <source>Sent back</source>
        <comment>state of an order: to its maker, to be changed</comment>
        <translation>Zurückgegeben</translation>
    </message>
    <message>
        <source>Approved</source>
        <comment>state of an order</comment>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Rejected</source>
        <comment>state of an order</comment>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <comment>state of an order: by its maker</comment>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>state of an order: nobody approved it in time</comment>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>state of an order that this version has no word for</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Transfer</source>
        <comment>what waits for approval</comment>
        <translation>Überweisung</translation>
    </message>
    <message>
        <source>Reversal</source>
        <comment>what waits for approval</comment>
        <translation>Storno</translation>
    </message>
    <message>
        <source>Change of a limit</source>
        <comment>what waits for approval</comment>
        <translation>Änderung einer Grenze</translation>
    </message>
    <message>
        <source>Lifting of a block</source>
        <comment>what waits for approval</comment>
        <translation>Aufhebung einer Sperre</translation>
    </message>
    <message>
        <source>Something that this version has no word for</source>
        <comment>what waits for approval</comment>
        <translation>Etwas, wofür diese Version kein Wort hat</translation>
    </message>
    <message>
        <source>above your limit per transfer</source>
        <comment>why an order will need approval</comment>
        <translation>über Ihrer Grenze je Überweisung</translation>
    </message>
    <message>
        <source>above your limit per day</source>
        <comment>why an order will need approval</comment>
        <translation>über Ihrer Grenze je Tag</translation>
    </message>
</context>
<context>
    <name>cf::tables::LimitTableModel</name>
    <message>
        <source>Limit of</source>
        <comment>heading of a column: a role, a member of staff, a product, an account</comment>
        <translation>Limit für</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>heading of a column: of a role, a member of staff, a product, an account</comment>
        <translation>Name</translation>
    </message>
    <message>
        <source>For</source>
        <comment>heading of a column: one transfer, a day, an hour</comment>
        <translation>Für</translation>
    </message>
    <message>
        <source>At most</source>
        <comment>heading of a column of amounts</comment>
        <translation>Höchstens</translation>
    </message>
</context>
<context>
    <name>cf::tables::LimitText</name>
    <message>
        <source>limit of your role</source>
        <comment>whose limit it is</comment>
        <translation>Grenze Ihrer Rolle</translation>
    </message>
    <message>
        <source>your own limit</source>
        <comment>whose limit it is</comment>
        <translation>Ihre eigene Grenze</translation>
    </message>
    <message>
        <source>limit of the product</source>
        <comment>whose limit it is: the product of the account</comment>
        <translation>Grenze des Produkts</translation>
    </message>
    <message>
        <source>limit of the account</source>
        <comment>whose limit it is</comment>
        <translation>Grenze des Kontos</translation>
    </message>
    <message>
        <source>another limit</source>
        <comment>whose limit it is; this version has no word for it</comment>
        <translation>eine andere Grenze</translation>
    </message>
    <message>
        <source>At most per transfer</source>
        <comment>before an amount</comment>
        <translation>Höchstens je Überweisung</translation>
    </message>
    <message>
        <source>Left today</source>
        <comment>before an amount, of a limit</comment>
        <translation>Heute noch</translation>
    </message>
    <message>
        <source>Left this hour</source>
        <comment>before a number of orders, of a limit</comment>
        <translation>In dieser Stunde noch</translation>
    </message>
    <message>
        <source>Left of a limit</source>
        <comment>this version has no word for its period</comment>
        <translation>Rest einer Grenze</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>%1: the money left of a limit, %2: the limit, without the currency</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 orders</source>
        <comment>%1: how many are left of a limit, %2: the limit</comment>
        <translation>%1 von %2 Aufträgen</translation>
    </message>
    <message>
        <source>Role</source>
        <comment>whose limit it is</comment>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Member of staff</source>
        <comment>whose limit it is</comment>
        <translation>Mitarbeiter</translation>
    </message>
    <message>
        <source>Product</source>
        <comment>whose limit it is: kind of account</comment>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Account</source>
        <comment>whose limit it is</comment>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Something else</source>
        <comment>whose limit it is; this version has no word for it</comment>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>one transfer</source>
        <comment>what a limit is for</comment>
        <translation>eine Überweisung</translation>
    </message>
    <message>
        <source>a day</source>
        <comment>what a limit is for</comment>
        <translation>einen Tag</translation>
    </message>
    <message>
        <source>an hour</source>
        <comment>what a limit is for</comment>
        <translation>eine Stunde</translation>
    </message>
    <message>
        <source>something else</source>
        <comment>what a limit is for; this version has no word for it</comment>
        <translation>etwas anderes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) in %1</source>
        <extracomment>%1: currency in which they are ordered</extracomment>
        <translation>
            <numerusform>%Ln Auftrag in %1</numerusform>
            <numerusform>%Ln Aufträge in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::tables::OperationTableModel</name>
    <message>
        <source>Operation</source>
        <comment>of the bank&apos;s API</comment>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Calls</source>
        <comment>in the last minute</comment>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Refused (4xx)</source>
        <translation>Abgelehnt (4xx)</translation>
    </message>
    <message>
        <source>Failed (5xx)</source>
        <translation>Fehler (5xx)</translation>
    </message>
    <message>
        <source>p50</source>
        <comment>half of the answers took at most so long</comment>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Queries per call</source>
        <translation>Abfragen je Aufruf</translation>
    </message>
</context>
<context>
    <name>cf::tables::PartTableModel</name>
    <message>
        <source>Part</source>
        <comment>of the bank: heading of a column</comment>
        <translation>Teil</translation>
    </message>
    <message>
        <source>State</source>
        <comment>heading of a column: of a server or service</comment>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Figures</source>
        <comment>heading of a column: what was measured</comment>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>heading of a column: of a server or service</comment>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>cf::tables::SessionTableModel</name>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Device</source>
        <comment>heading of a column: the key of a machine</comment>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Signed in</source>
        <comment>heading of a column of times</comment>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Last used</source>
        <comment>heading of a column of times</comment>
        <translation>Zuletzt aktiv</translation>
    </message>
    <message>
        <source>Ends at the latest</source>
        <comment>heading of a column of times</comment>
        <translation>Endet spätestens</translation>
    </message>
</context>
<context>
    <name>cf::tables::SignInTableModel</name>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation>Falsches Passwort</translation>
    </message>
    <message>
        <source>Right password, wrong code</source>
        <translation>Richtiges Passwort, falscher Code</translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>an attempt to sign in</comment>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Locked after too many failures</source>
        <translation>Gesperrt nach zu vielen Fehlversuchen</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>how an attempt to sign in ended, which this version has no word for</comment>
        <translation>Anderes</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n more time(s)</source>
        <extracomment>%1: how each of these attempts to sign in ended</extracomment>
        <translation>
            <numerusform>%1, %n weiteres Mal</numerusform>
            <numerusform>%1, %n weitere Male</numerusform>
        </translation>
    </message>
    <message>
        <source>Time</source>
        <comment>heading of a column</comment>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What happened</source>
        <comment>heading of a column</comment>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Machine</source>
        <comment>heading of a column: the key of a machine</comment>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Address</source>
        <comment>heading of a column: in the network</comment>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Dieser Rechner</translation>
    </message>
</context>
<context>
    <name>cf::tables::StaffTableModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Role</source>
        <comment>of a member of staff</comment>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Filiale</translation>
    </message>
    <message>
        <source>State</source>
        <comment>of a member of staff</comment>
        <translation>Status</translation>
    </message>
    <message>
        <source>Sessions</source>
        <comment>heading of a column: how many are open</comment>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt aktiv</translation>
    </message>
    <message>
        <source>1 open session</source>
        <translation>1 offene Sitzung</translation>
    </message>
    <message numerus="yes">
        <source>%n open sessions</source>
        <translation>
            <numerusform>%n offene Sitzung</numerusform>
            <numerusform>%n offene Sitzungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::tables::TransferTableModel</name>
    <message>
        <source>%1  %2</source>
        <extracomment>a date and a time of day in a table</extracomment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>heading of a column</comment>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>From</source>
        <comment>heading of a column: who paid</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <comment>heading of a column: who was paid</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>Amount</source>
        <comment>heading of a column</comment>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Memo</source>
        <comment>heading of a column</comment>
        <translation>Verwendungszweck</translation>
    </message>
    <message>
        <source>By</source>
        <comment>heading of a column: the colleague who ordered it</comment>
        <translation>Durch</translation>
    </message>
    <message>
        <source>Reversed</source>
        <comment>a transfer</comment>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1: kind of a transfer, %2: its memo</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cf::tables::WaitingOrderTableModel</name>
    <message>
        <source>Since</source>
        <comment>heading of a column: when it was requested</comment>
        <translation>Seit</translation>
    </message>
    <message>
        <source>From</source>
        <comment>heading of a column: who pays</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <comment>heading of a column: who is paid</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>Amount</source>
        <comment>heading of a column</comment>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>By</source>
        <comment>heading of a column: the colleague who ordered it</comment>
        <translation>Durch</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <extracomment>%1: waiting for approval, %2: how many approvals it has of %3 that it needs</extracomment>
        <translation>%1 (%2 von %3)</translation>
    </message>
    <message>
        <source>What</source>
        <comment>heading of a column: what was ordered</comment>
        <translation>Was</translation>
    </message>
    <message>
        <source>State</source>
        <comment>heading of a column</comment>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>cf::tables::WindowedTableModel</name>
    <message>
        <source>Loading</source>
        <comment>a row of a table that is not here yet</comment>
        <translation>Wird geladen</translation>
    </message>
</context>
<context>
    <name>cf::ui::AccountField</name>
    <message>
        <source>Name or IBAN</source>
        <translation>Name oder IBAN</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>holder and IBAN of an account</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Choose one of the accounts found, or type a complete IBAN.</source>
        <translation>Wählen Sie eines der gefundenen Konten oder geben Sie eine ganze IBAN ein.</translation>
    </message>
</context>
<context>
    <name>cf::ui::AccountNotice</name>
    <message>
        <source>This account is blocked for debits: nothing can be paid from it.</source>
        <translation>Dieses Konto ist gesperrt für Belastungen: Von ihm kann nichts gezahlt werden.</translation>
    </message>
    <message>
        <source>This account is blocked for credits: nothing can be paid into it.</source>
        <translation>Dieses Konto ist gesperrt für Gutschriften: Auf dieses Konto kann nichts gezahlt werden.</translation>
    </message>
    <message>
        <source>This account is blocked: nothing can be paid from it or into it.</source>
        <translation>Dieses Konto ist gesperrt: Weder von ihm noch auf dieses Konto kann gezahlt werden.</translation>
    </message>
    <message>
        <source>This account is blocked in part. The bank decides what can be booked.</source>
        <translation>Dieses Konto ist teilweise gesperrt. Die Bank entscheidet, was gebucht werden kann.</translation>
    </message>
    <message>
        <source>This account is dormant: it can be paid, but nothing can be paid from it until a supervisor reactivates it.</source>
        <translation>Dieses Konto ist ruhend: Es kann Zahlungen erhalten, aber nichts kann von ihm gezahlt werden, bis die Aufsicht es reaktiviert.</translation>
    </message>
    <message>
        <source>by %1</source>
        <extracomment>%1: name of a colleague, who blocked an account</extracomment>
        <translation>von %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <extracomment>%1: a time, until when an account is blocked</extracomment>
        <translation>bis %1</translation>
    </message>
</context>
<context>
    <name>cf::ui::AccountPage</name>
    <message>
        <source>New transfer</source>
        <translation>Neue Überweisung</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Account %1</source>
        <comment>%1: an IBAN</comment>
        <translation>Konto %1</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Open transfer</source>
        <translation>Überweisung öffnen</translation>
    </message>
    <message>
        <source>Copy IBAN</source>
        <translation>IBAN kopieren</translation>
    </message>
    <message>
        <source>%1, opened %2</source>
        <comment>%1: product, %2: a date</comment>
        <translation>%1, eröffnet am %2</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Ledger balance</source>
        <translation>Buchsaldo</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Vorgemerkt</translation>
    </message>
    <message>
        <source>Overdraft limit</source>
        <translation>Überziehungslimit</translation>
    </message>
    <message>
        <source>Minimum balance</source>
        <translation>Mindestguthaben</translation>
    </message>
</context>
<context>
    <name>cf::ui::AccountStateController</name>
    <message>
        <source>The account is blocked. For: %1.</source>
        <comment>%1: debits, credits or both</comment>
        <translation>Das Konto ist gesperrt. Für: %1.</translation>
    </message>
    <message>
        <source>The account is open again.</source>
        <translation>Das Konto ist wieder offen.</translation>
    </message>
    <message>
        <source>The account is closed.</source>
        <translation>Das Konto ist geschlossen.</translation>
    </message>
    <message>
        <source>The bank&apos;s answer was lost, so it is not known whether this was done. No money was moved. Try again: the same request has no second effect.</source>
        <translation>Die Antwort der Bank ging verloren, daher ist nicht bekannt, ob dies geschehen ist. Es wurde kein Geld bewegt. Versuchen Sie es erneut: Dieselbe Anfrage wirkt kein zweites Mal.</translation>
    </message>
</context>
<context>
    <name>cf::ui::AccountTools</name>
    <message>
        <source>Statement</source>
        <translation>Kontoauszug</translation>
    </message>
    <message>
        <source>Balance on a day</source>
        <translation>Saldo an einem Tag</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Vormerkungen</translation>
    </message>
    <message>
        <source>End of which day</source>
        <translation>Ende welches Tages</translation>
    </message>
    <message>
        <source>Ledger balance at the end of</source>
        <translation>Buchsaldo am Ende des</translation>
    </message>
    <message>
        <source>Looking it up…</source>
        <translation>Wird nachgesehen …</translation>
    </message>
    <message>
        <source>Blocks</source>
        <comment>of an account</comment>
        <translation>Sperren</translation>
    </message>
</context>
<context>
    <name>cf::ui::ActionForm</name>
    <message>
        <source>Cancel</source>
        <comment>a form</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet …</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>This was not sent. Leave again to discard it, or keep typing.</source>
        <translation>Dies wurde nicht gesendet. Verlassen Sie es noch einmal, um es zu verwerfen, oder schreiben Sie weiter.</translation>
    </message>
    <message>
        <source>Discard</source>
        <comment>what was typed</comment>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>This time is over. Choose a later one.</source>
        <translation>Dieser Zeitpunkt ist vorbei. Wählen Sie einen späteren.</translation>
    </message>
</context>
<context>
    <name>cf::ui::AdministrationPage</name>
    <message>
        <source>Administration</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>Filialen</translation>
    </message>
    <message>
        <source>Next part</source>
        <comment>of this page</comment>
        <translation>Nächster Teil</translation>
    </message>
</context>
<context>
    <name>cf::ui::AlertCard</name>
    <message>
        <source>Acknowledge</source>
        <comment>an alert</comment>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Take over</source>
        <comment>an alert</comment>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Comment</source>
        <comment>button that adds one</comment>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Acknowledge: %1</source>
        <translation>Bestätigen: %1</translation>
    </message>
    <message>
        <source>Take over: %1</source>
        <translation>Übernehmen: %1</translation>
    </message>
    <message>
        <source>Comment on: %1</source>
        <translation>Kommentieren: %1</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Too many calls fail</source>
        <translation>Zu viele Aufrufe scheitern</translation>
    </message>
    <message>
        <source>Answers take too long</source>
        <translation>Antworten dauern zu lange</translation>
    </message>
    <message>
        <source>No transfer for a long time</source>
        <translation>Lange keine Überweisung</translation>
    </message>
    <message>
        <source>A replica is behind</source>
        <translation>Ein Replikat ist im Rückstand</translation>
    </message>
    <message>
        <source>The disk is filling up</source>
        <translation>Der Datenträger wird voll</translation>
    </message>
    <message>
        <source>Read accesses wait to be recorded</source>
        <translation>Lesezugriffe warten auf Aufzeichnung</translation>
    </message>
    <message>
        <source>%1, where %2 is the limit</source>
        <extracomment>what was measured, and what it must not pass</extracomment>
        <translation>%1 bei einer Grenze von %2</translation>
    </message>
    <message>
        <source>Critical</source>
        <comment>alert</comment>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>alert</comment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <comment>alert</comment>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Over</source>
        <comment>alert</comment>
        <translation>Vorbei</translation>
    </message>
    <message>
        <source>%1, at %2.</source>
        <translation>%1, auf %2.</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation>Von %1 bis %2.</translation>
    </message>
    <message>
        <source>Since %1.</source>
        <translation>Seit %1.</translation>
    </message>
    <message>
        <source>%1 is handling it.</source>
        <translation>%1 kümmert sich darum.</translation>
    </message>
    <message>
        <source>Nobody is handling it.</source>
        <translation>Niemand kümmert sich darum.</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <extracomment>time, who, what was said</extracomment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>Audit events wait to be sealed</source>
        <translation>Prüfereignisse warten auf ihre Versiegelung</translation>
    </message>
    <message>
        <source>Audit events cannot be sealed</source>
        <translation>Prüfereignisse können nicht versiegelt werden</translation>
    </message>
    <message>
        <source>The audit trail was tampered with</source>
        <translation>Am Prüfpfad wurde manipuliert</translation>
    </message>
    <message>
        <source>The bank&apos;s certificate expires soon</source>
        <translation>Das Zertifikat der Bank läuft bald ab</translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s) found</source>
        <comment>in the audit trail</comment>
        <translation>
            <numerusform>%n Fehler gefunden</numerusform>
            <numerusform>%n Fehler gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>alert; this version has no word for its state</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>The alert “%1” was not changed. %2</source>
        <translation>Die Warnung „%1“ wurde nicht geändert. %2</translation>
    </message>
    <message>
        <source>The bank found an internal defect</source>
        <translation>Die Bank hat einen Fehler in sich selbst gefunden</translation>
    </message>
    <message>
        <source>The alert “%1”: %2</source>
        <extracomment>%1: what an alert watches, %2: a whole sentence</extracomment>
        <translation>Der Alarm „%1“: %2</translation>
    </message>
    <message>
        <source>Calls wait for database connections</source>
        <translation>Aufrufe warten auf Datenbankverbindungen</translation>
    </message>
    <message>
        <source>Events wait too long for their consumers</source>
        <translation>Ereignisse warten zu lange auf ihre Empfänger</translation>
    </message>
    <message>
        <source>Events were given up</source>
        <translation>Ereignisse wurden aufgegeben</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s), to be sent again under Events</source>
        <translation>
            <numerusform>%n Ereignis, unter „Ereignisse“ erneut zu senden</numerusform>
            <numerusform>%n Ereignisse, unter „Ereignisse“ erneut zu senden</numerusform>
        </translation>
    </message>
    <message>
        <source>A service that the bank uses is in trouble</source>
        <translation>Ein Dienst, den die Bank benutzt, ist gestört</translation>
    </message>
</context>
<context>
    <name>cf::ui::AlertsPanel</name>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>No alert in the last day.</source>
        <translation>Kein Alarm in den letzten 24 Stunden.</translation>
    </message>
</context>
<context>
    <name>cf::ui::ApprovalController</name>
    <message>
        <source>The bank did not accept this code. Enter the one that your authenticator app shows now; each counts once. After several wrong ones it accepts none for a while.</source>
        <translation>Die Bank hat diesen Code nicht angenommen. Geben Sie den ein, den Ihre Authenticator-App jetzt zeigt; jeder gilt einmal. Nach mehreren falschen nimmt sie eine Zeit lang keinen an.</translation>
    </message>
</context>
<context>
    <name>cf::ui::ApprovalView</name>
    <message>
        <source>Show the reversed transfer</source>
        <translation>Stornierte Überweisung zeigen</translation>
    </message>
    <message>
        <source>Show the transfer</source>
        <translation>Überweisung zeigen</translation>
    </message>
    <message>
        <source>Look closer</source>
        <comment>heading above the risks of an order</comment>
        <translation>Genauer hinsehen</translation>
    </message>
    <message>
        <source>Nothing unusual was noticed. That proves nothing.</source>
        <translation>Es ist nichts Ungewöhnliches aufgefallen. Das beweist nichts.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>%1 (version %2)</source>
        <extracomment>%1: what somebody did, and when; %2: number of the order&apos;s version</extracomment>
        <translation>%1 (Fassung %2)</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>what a colleague wrote</comment>
        <translation>„%1“</translation>
    </message>
</context>
<context>
    <name>cf::ui::ApprovalWatch</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1: change of a limit or the like, %2: what would change</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 from %3 to %4</source>
        <extracomment>an order; %1: transfer or reversal, %2: an amount, %3 and %4: names</extracomment>
        <translation>%1: %2 von %3 an %4</translation>
    </message>
    <message>
        <source>Your order was approved and booked, once. %1.</source>
        <translation>Ihr Auftrag wurde freigegeben und gebucht, einmal. %1.</translation>
    </message>
    <message>
        <source>Your order was approved and has taken effect. %1.</source>
        <translation>Ihr Auftrag wurde freigegeben und ist wirksam. %1.</translation>
    </message>
    <message>
        <source>Your order was rejected. It has no effect, and nothing is held for it. %1.</source>
        <translation>Ihr Auftrag wurde abgelehnt. Er hat keine Wirkung, und nichts ist für ihn vorgemerkt. %1.</translation>
    </message>
    <message>
        <source>Your order was sent back to you: change it or withdraw it. %1.</source>
        <translation>Ihr Auftrag wurde Ihnen zurückgegeben: Ändern Sie ihn, oder ziehen Sie ihn zurück. %1.</translation>
    </message>
    <message>
        <source>Nobody approved your order in time. It has no effect. %1.</source>
        <translation>Niemand hat Ihren Auftrag rechtzeitig freigegeben. Er hat keine Wirkung. %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) wait for your approval.</source>
        <translation>
            <numerusform>%n Auftrag wartet auf Ihre Freigabe.</numerusform>
            <numerusform>%n Aufträge warten auf Ihre Freigabe.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) of yours were sent back.</source>
        <translation>
            <numerusform>%n Ihrer Aufträge wurde zurückgegeben.</numerusform>
            <numerusform>%n Ihrer Aufträge wurden zurückgegeben.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 and %2: whole sentences</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>cf::ui::ApprovalsPage</name>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>No order is waiting for approval.</source>
        <translation>Kein Auftrag wartet auf Freigabe.</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>Next order</source>
        <translation>Nächster Auftrag</translation>
    </message>
    <message>
        <source>Nothing was done: the order was changed meanwhile. Look at it again as it is now, then decide.</source>
        <translation>Nichts wurde ausgeführt: Der Auftrag wurde inzwischen geändert. Sehen Sie ihn noch einmal so an, wie er jetzt ist, und entscheiden Sie dann.</translation>
    </message>
    <message>
        <source>Orders for approval</source>
        <translation>Aufträge zur Freigabe</translation>
    </message>
    <message>
        <source>Which orders</source>
        <translation>Welche Aufträge</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>a choice: orders that wait for approval</comment>
        <translation>Wartende</translation>
    </message>
    <message>
        <source>Mine</source>
        <comment>a choice: the orders of whoever is signed in</comment>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Choose an order to see it whole.</source>
        <translation>Wählen Sie einen Auftrag, um ihn ganz zu sehen.</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Freigeben …</translation>
    </message>
    <message>
        <source>Send back…</source>
        <translation>Zurückgeben …</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>Ablehnen …</translation>
    </message>
    <message>
        <source>Change…</source>
        <comment>an order</comment>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <comment>an order</comment>
        <translation>Zurückziehen …</translation>
    </message>
    <message>
        <source>Approve</source>
        <comment>verb: an order</comment>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Send back</source>
        <comment>verb: an order</comment>
        <translation>Zurückgeben</translation>
    </message>
    <message>
        <source>Reject</source>
        <comment>verb: an order</comment>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Change</source>
        <comment>verb: an order</comment>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <comment>verb: an order</comment>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Waiting or mine</source>
        <translation>Wartende oder eigene</translation>
    </message>
    <message>
        <source>None of your orders of the last 30 days needed approval.</source>
        <translation>Keiner Ihrer Aufträge der letzten 30 Tage brauchte eine Freigabe.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>%1: what was ordered or decided, %2: whole sentences about its outcome</extracomment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet …</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 and %2: whole sentences</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Show the transfer</source>
        <translation>Überweisung zeigen</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
</context>
<context>
    <name>cf::ui::AuditController</name>
    <message>
        <source>The trail begins after that day.</source>
        <translation>Der Prüfpfad beginnt erst nach diesem Tag.</translation>
    </message>
</context>
<context>
    <name>cf::ui::AuditEventPage</name>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>The event has no further details.</source>
        <translation>Mehr sagt das Ereignis nicht.</translation>
    </message>
    <message>
        <source>Audit event</source>
        <translation>Prüfereignis</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>Newer</source>
        <comment>the event after this one</comment>
        <translation>Neuer</translation>
    </message>
    <message>
        <source>The event after this one</source>
        <translation>Das Ereignis danach</translation>
    </message>
    <message>
        <source>Older</source>
        <comment>the event before this one</comment>
        <translation>Älter</translation>
    </message>
    <message>
        <source>The event before this one</source>
        <translation>Das Ereignis davor</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Leaf hash</source>
        <translation>Blatt-Hash</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>Events of this request</source>
        <translation>Ereignisse dieser Anfrage</translation>
    </message>
    <message>
        <source>Event id</source>
        <translation>Ereignis-ID</translation>
    </message>
    <message>
        <source>Audit event %1</source>
        <comment>%1: its number</comment>
        <translation>Prüfereignis %1</translation>
    </message>
    <message>
        <source>Newer event</source>
        <translation>Neueres Ereignis</translation>
    </message>
    <message>
        <source>Older event</source>
        <translation>Älteres Ereignis</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>The customer&apos;s data was erased, so what this event said about them can no longer be read. The event itself, its number and its hash stay, and the trail can still be verified as intact.</source>
        <translation>Die Daten des Kunden wurden gelöscht; was dieses Ereignis über ihn sagte, ist nicht mehr lesbar. Das Ereignis selbst, seine Nummer und sein Hash bleiben, und der Prüfpfad ist weiterhin lückenlos nachweisbar.</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Not sealed yet</source>
        <translation>Noch unversiegelt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Filiale</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>%1: code of a branch, %2: its name</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no branch</comment>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Was es sagt</translation>
    </message>
    <message>
        <source>Action</source>
        <comment>the bank&apos;s own word for what was done</comment>
        <translation>Aktion</translation>
    </message>
</context>
<context>
    <name>cf::ui::AuditFilterBar</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Filiale</translation>
    </message>
    <message>
        <source>Any action</source>
        <translation>Jede Aktion</translation>
    </message>
    <message>
        <source>Any branch</source>
        <translation>Jede Filiale</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>From … to …</source>
        <comment>choose two days</comment>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>Any result</source>
        <translation>Jedes Ergebnis</translation>
    </message>
    <message>
        <source>From this day on</source>
        <translation>Ab diesem Tag</translation>
    </message>
    <message>
        <source>Up to this day</source>
        <translation>Bis zu diesem Tag</translation>
    </message>
    <message>
        <source>%1: all</source>
        <extracomment>%1: a group of actions, such as &quot;Transfers&quot;</extracomment>
        <translation>%1: alle</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1: code of a branch, %2: its name</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>cf::ui::AuditLink</name>
    <message>
        <source>Audit trail</source>
        <translation>Prüfpfad</translation>
    </message>
    <message>
        <source>Everything recorded about this</source>
        <translation>Alles, was hierüber aufgezeichnet ist</translation>
    </message>
</context>
<context>
    <name>cf::ui::AuditList</name>
    <message>
        <source>Audit events</source>
        <translation>Prüfereignisse</translation>
    </message>
    <message>
        <source>Nothing in the trail matches.</source>
        <translation>Nichts im Prüfpfad passt.</translation>
    </message>
    <message>
        <source>Nothing has been recorded yet.</source>
        <translation>Noch ist nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter löschen</translation>
    </message>
    <message>
        <source>The search contains a mistake.</source>
        <translation>Die Suche enthält einen Fehler.</translation>
    </message>
    <message>
        <source>Nothing found yet. The bank is searching further back…</source>
        <translation>Noch nichts gefunden. Die Bank sucht weiter zurück …</translation>
    </message>
    <message numerus="yes">
        <source>%n found so far. The bank is searching further back…</source>
        <translation>
            <numerusform>%n bisher gefunden. Die Bank sucht weiter zurück …</numerusform>
            <numerusform>%n bisher gefunden. Die Bank sucht weiter zurück …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::AuditPage</name>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>Gehe zu …</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Prüfpfad</translation>
    </message>
    <message>
        <source>Open event</source>
        <translation>Ereignis öffnen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Go to number or day</source>
        <translation>Zu Nummer oder Tag</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Alles löschen</translation>
    </message>
    <message>
        <source>Show new events</source>
        <translation>Neues zeigen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>There is no event %1. The trail holds %2 to %3.</source>
        <translation>Es gibt kein Ereignis %1. Der Prüfpfad reicht von %2 bis %3.</translation>
    </message>
    <message>
        <source>The bank has not reported the length of the trail yet.</source>
        <translation>Die Bank hat noch nicht gesagt, wie lang der Prüfpfad ist.</translation>
    </message>
</context>
<context>
    <name>cf::ui::AuditSearchBox</name>
    <message>
        <source>Search the audit trail</source>
        <translation>Prüfpfad durchsuchen</translation>
    </message>
    <message>
        <source>For example actor:novak action:transfer yesterday, then Enter</source>
        <extracomment>the words with a colon are the same in every language</extracomment>
        <translation>Zum Beispiel actor:novak action:transfer yesterday, dann Eingabetaste</translation>
    </message>
    <message>
        <source>Words</source>
        <comment>button: which words the search understands</comment>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Search words</source>
        <translation>Die Wörter der Suche</translation>
    </message>
</context>
<context>
    <name>cf::ui::AuthenticatorStep</name>
    <message>
        <source>Your authenticator app</source>
        <translation>Ihre Authenticator-App</translation>
    </message>
    <message>
        <source>Scan this picture with an authenticator app on your phone. From now on it shows you a new code every half minute.</source>
        <translation>Lesen Sie dieses Bild mit einer Authenticator-App auf Ihrem Telefon ein. Von jetzt an zeigt sie Ihnen jede halbe Minute einen neuen Code.</translation>
    </message>
    <message>
        <source>&amp;Confirm</source>
        <translation>&amp;Bestätigen</translation>
    </message>
    <message>
        <source>Or type this key into the app:</source>
        <translation>Oder tippen Sie diesen Schlüssel in die App ein:</translation>
    </message>
    <message>
        <source>&amp;Code the app shows now</source>
        <translation>&amp;Code, den die App jetzt zeigt</translation>
    </message>
    <message>
        <source>Start &amp;again</source>
        <translation>Von &amp;vorn beginnen</translation>
    </message>
    <message>
        <source>QR code for the authenticator app</source>
        <translation>QR-Code für die Authenticator-App</translation>
    </message>
    <message>
        <source>Key for the authenticator app: %1</source>
        <translation>Schlüssel für die Authenticator-App: %1</translation>
    </message>
    <message>
        <source>Copy the &amp;key</source>
        <translation>Schlüssel &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>cf::ui::BlockForm</name>
    <message>
        <source>Block the account</source>
        <translation>Konto sperren</translation>
    </message>
    <message>
        <source>Review the block</source>
        <translation>Sperre prüfen</translation>
    </message>
    <message>
        <source>Until it is lifted</source>
        <translation>Bis sie aufgehoben wird</translation>
    </message>
    <message>
        <source>Block &amp;for</source>
        <comment>debits, credits or both</comment>
        <translation>Sperren &amp;für</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <comment>why an account is blocked</comment>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <comment>until when an account is blocked</comment>
        <translation>&amp;Bis</translation>
    </message>
</context>
<context>
    <name>cf::ui::BlocksPanel</name>
    <message>
        <source>Block the account…</source>
        <translation>Konto sperren …</translation>
    </message>
    <message>
        <source>Lift the block…</source>
        <translation>Sperre aufheben …</translation>
    </message>
    <message>
        <source>Reactivate the account…</source>
        <translation>Konto reaktivieren …</translation>
    </message>
    <message>
        <source>Close the account…</source>
        <translation>Konto schließen …</translation>
    </message>
    <message>
        <source>Lift the block</source>
        <translation>Sperre aufheben</translation>
    </message>
    <message>
        <source>Review the lifting</source>
        <translation>Aufhebung prüfen</translation>
    </message>
    <message>
        <source>Reactivate the account</source>
        <translation>Konto reaktivieren</translation>
    </message>
    <message>
        <source>Review the reactivation</source>
        <translation>Reaktivierung prüfen</translation>
    </message>
    <message>
        <source>Close the account</source>
        <translation>Konto schließen</translation>
    </message>
    <message>
        <source>Review the closing</source>
        <translation>Schließung prüfen</translation>
    </message>
    <message>
        <source>Blocks in force</source>
        <translation>Geltende Sperren</translation>
    </message>
    <message>
        <source>This account is not blocked.</source>
        <translation>Dieses Konto ist nicht gesperrt.</translation>
    </message>
    <message>
        <source>Block the account</source>
        <translation>Konto sperren</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Reason</source>
        <comment>why something is done to an account</comment>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Blocked for</source>
        <comment>debits, credits or both</comment>
        <translation>Gesperrt für</translation>
    </message>
    <message>
        <source>Until</source>
        <comment>until when an account is blocked</comment>
        <translation>Bis</translation>
    </message>
    <message>
        <source>it is lifted</source>
        <comment>until when an account is blocked</comment>
        <translation>sie aufgehoben wird</translation>
    </message>
    <message>
        <source>Block this account?</source>
        <translation>Dieses Konto sperren?</translation>
    </message>
    <message>
        <source>Block</source>
        <comment>verb on a button</comment>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>A block takes effect at once. Lifting it needs a second person&apos;s approval.</source>
        <translation>Eine Sperre wirkt sofort. Um sie aufzuheben, braucht es die Freigabe einer zweiten Person.</translation>
    </message>
    <message>
        <source>Blocked because</source>
        <translation>Gesperrt wegen</translation>
    </message>
    <message>
        <source>Ask to lift this block?</source>
        <translation>Aufhebung dieser Sperre beantragen?</translation>
    </message>
    <message>
        <source>Ask to lift</source>
        <comment>verb on a button</comment>
        <translation>Aufhebung beantragen</translation>
    </message>
    <message>
        <source>A second person must approve it. The account stays blocked until then.</source>
        <translation>Eine zweite Person muss das freigeben. Bis dahin bleibt das Konto gesperrt.</translation>
    </message>
    <message>
        <source>Reactivate this account?</source>
        <translation>Dieses Konto reaktivieren?</translation>
    </message>
    <message>
        <source>Reactivate</source>
        <comment>verb on a button</comment>
        <translation>Reaktivieren</translation>
    </message>
    <message>
        <source>Close this account?</source>
        <translation>Dieses Konto schließen?</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>verb on a button</comment>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>A closed account cannot be opened again.</source>
        <translation>Ein geschlossenes Konto kann nicht wieder geöffnet werden.</translation>
    </message>
    <message>
        <source>Account %1: %2</source>
        <extracomment>%1: an IBAN, %2: whole sentences about that account</extracomment>
        <translation>Konto %1: %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>cf::ui::BranchesPanel</name>
    <message>
        <source>Branches</source>
        <translation>Filialen</translation>
    </message>
    <message>
        <source>This bank has no branches yet.</source>
        <translation>Diese Bank hat noch keine Filialen.</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
</context>
<context>
    <name>cf::ui::BusyButton</name>
    <message>
        <source>Working</source>
        <comment>spoken for a button that is busy</comment>
        <translation>In Arbeit</translation>
    </message>
</context>
<context>
    <name>cf::ui::CaptureForm</name>
    <message>
        <source>Pay from the hold</source>
        <translation>Aus der Vormerkung zahlen</translation>
    </message>
    <message>
        <source>Review the payment</source>
        <translation>Zahlung prüfen</translation>
    </message>
    <message>
        <source>Release the rest</source>
        <translation>Rest aufheben</translation>
    </message>
    <message>
        <source>Amount to &amp;pay</source>
        <translation>Zu &amp;zahlender Betrag</translation>
    </message>
    <message>
        <source>Pay to &amp;IBAN</source>
        <translation>Zahlen an &amp;IBAN</translation>
    </message>
    <message>
        <source>&amp;Memo</source>
        <comment>text that goes with a payment</comment>
        <translation>&amp;Verwendungszweck</translation>
    </message>
    <message>
        <source>What is left after&amp;wards</source>
        <comment>of a hold, after a payment from it</comment>
        <translation>Was danach ü&amp;brig ist</translation>
    </message>
    <message>
        <source>Not more than the %1 that are left of the hold.</source>
        <comment>%1: an amount</comment>
        <translation>Nicht mehr als die %1, die von der Vormerkung übrig sind.</translation>
    </message>
    <message>
        <source>Left of the hold: %1</source>
        <comment>%1: an amount</comment>
        <translation>Rest der Vormerkung: %1</translation>
    </message>
</context>
<context>
    <name>cf::ui::ChangeList</name>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>%1 before: %2</source>
        <comment>%1: a field, %2: its value</comment>
        <translation>%1 vorher: %2</translation>
    </message>
    <message>
        <source>%1, removed: %2</source>
        <comment>%1: a field, %2: its value</comment>
        <translation>%1, entfernt: %2</translation>
    </message>
    <message>
        <source>added</source>
        <comment>a field that was not there before</comment>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>%1 after: %2</source>
        <comment>%1: a field, %2: its value</comment>
        <translation>%1 nachher: %2</translation>
    </message>
    <message>
        <source>%1, added: %2</source>
        <comment>%1: a field, %2: its value</comment>
        <translation>%1, hinzugefügt: %2</translation>
    </message>
    <message>
        <source>removed</source>
        <comment>a field that is not there any more</comment>
        <translation>entfernt</translation>
    </message>
</context>
<context>
    <name>cf::ui::ClusterPanel</name>
    <message>
        <source>Parts of the bank</source>
        <translation>Teile der Bank</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>What it means for the bank</source>
        <translation>Was das für die Bank bedeutet</translation>
    </message>
    <message>
        <source>The parts that the bank is made of, as %2 saw them at %1.</source>
        <extracomment>time of day, name of a server</extracomment>
        <translation>Die Teile, aus denen die Bank besteht, wie %2 sie um %1 sah.</translation>
    </message>
</context>
<context>
    <name>cf::ui::CodeEdit</name>
    <message>
        <source>Enter the code of your authenticator app.</source>
        <translation>Geben Sie den Code Ihrer Authenticator-App ein.</translation>
    </message>
    <message>
        <source>The code has six digits.</source>
        <translation>Der Code hat sechs Ziffern.</translation>
    </message>
    <message>
        <source>Enter six digits, or one of your recovery codes.</source>
        <translation>Geben Sie sechs Ziffern oder einen Ihrer Wiederherstellungscodes ein.</translation>
    </message>
</context>
<context>
    <name>cf::ui::CodeStep</name>
    <message>
        <source>Second factor</source>
        <translation>Zweiter Faktor</translation>
    </message>
    <message>
        <source>Your password was accepted.</source>
        <translation>Ihr Passwort wurde angenommen.</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Code of your authenticator app</source>
        <translation>&amp;Code Ihrer Authenticator-App</translation>
    </message>
    <message>
        <source>Without your phone: one of your recovery codes.</source>
        <translation>Ohne Ihr Telefon: einer Ihrer Wiederherstellungscodes.</translation>
    </message>
    <message>
        <source>Start &amp;again</source>
        <translation>Von &amp;vorn beginnen</translation>
    </message>
</context>
<context>
    <name>cf::ui::ColleagueOrderCard</name>
    <message>
        <source>Resolve now</source>
        <translation>Jetzt klären</translation>
    </message>
    <message>
        <source>Ordered %1 on this machine. It is resolved when this colleague signs in here, or by a supervisor.</source>
        <translation>Auf diesem Rechner beauftragt: %1. Der Auftrag wird geklärt, wenn sich der Mitarbeiter hier anmeldet, oder durch die Aufsicht.</translation>
    </message>
    <message>
        <source>Resolve the order of %1 now</source>
        <translation>Auftrag von %1 jetzt klären</translation>
    </message>
    <message>
        <source>Asking the bank…</source>
        <translation>Die Bank wird gefragt …</translation>
    </message>
    <message>
        <source>Booked, once: %1 from %2 to %3.</source>
        <translation>Einmal gebucht: %1 von %2 an %3.</translation>
    </message>
    <message>
        <source>The bank refused it.</source>
        <translation>Die Bank hat den Auftrag abgelehnt.</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>state of an order</comment>
        <translation>Ungeklärt</translation>
    </message>
    <message>
        <source>Ordered %1 on this machine. Nobody knows yet whether it took effect.</source>
        <translation>Auf diesem Rechner beauftragt: %1. Noch weiß niemand, ob der Auftrag ausgeführt wurde.</translation>
    </message>
    <message>
        <source>It took effect, once. No money was booked.</source>
        <translation>Einmal ausgeführt. Es wurde kein Geld gebucht.</translation>
    </message>
    <message>
        <source>It had no effect, and it never will have.</source>
        <translation>Ohne Wirkung, und das bleibt so.</translation>
    </message>
    <message>
        <source>Booked</source>
        <comment>state of an order</comment>
        <translation>Gebucht</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>state of an order</comment>
        <translation>Ausgeführt</translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>state of an order</comment>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>No effect</source>
        <comment>state of an order</comment>
        <translation>Ohne Wirkung</translation>
    </message>
</context>
<context>
    <name>cf::ui::CommentEdit</name>
    <message>
        <source>Say why: your colleague reads it.</source>
        <translation>Nennen Sie den Grund: Ihre Kollegin oder Ihr Kollege liest ihn.</translation>
    </message>
</context>
<context>
    <name>cf::ui::ConfirmSheet</name>
    <message>
        <source>Cancel</source>
        <comment>button of a sheet that asks for confirmation</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 confirms</source>
        <translation>%1 bestätigt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>spoken: what a figure or a name is, and itself</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Press %1 again to go on, or Esc to go back</source>
        <translation>%1 noch einmal drücken, um fortzufahren, oder Esc, um zurückzugehen</translation>
    </message>
</context>
<context>
    <name>cf::ui::ConnectionIndicator</name>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird aufgebaut …</translation>
    </message>
    <message>
        <source>Looking for the bank at %1.</source>
        <translation>Die Bank wird unter %1 gesucht.</translation>
    </message>
    <message>
        <source>Connected</source>
        <comment>to the bank</comment>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>%1 answered in %2 ms over a secure connection.</source>
        <extracomment>%1: host, %2: milliseconds</extracomment>
        <translation>%1 hat über eine sichere Verbindung nach %2 ms geantwortet.</translation>
    </message>
    <message>
        <source>Offline</source>
        <comment>the bank cannot be reached</comment>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Certificate refused</source>
        <translation>Zertifikat abgelehnt</translation>
    </message>
    <message>
        <source>Connection to the bank: %1</source>
        <translation>Verbindung zur Bank: %1</translation>
    </message>
</context>
<context>
    <name>cf::ui::CopyIbanButton</name>
    <message>
        <source>Copy IBAN</source>
        <translation>IBAN kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>The IBAN was copied.</source>
        <translation>Die IBAN wurde kopiert.</translation>
    </message>
</context>
<context>
    <name>cf::ui::CopyableValue</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <comment>%1: what the value is</comment>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>It was copied.</source>
        <translation>Es wurde kopiert.</translation>
    </message>
</context>
<context>
    <name>cf::ui::CredentialsStep</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Anmelden</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Benutzername</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>I have an &amp;enrolment code</source>
        <translation>Ich habe einen &amp;Einrichtungscode</translation>
    </message>
    <message>
        <source>Everything is as you left it. Sign in again to continue.</source>
        <translation>Alles ist, wie Sie es verlassen haben. Melden Sie sich wieder an, um fortzufahren.</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>Ent&amp;sperren</translation>
    </message>
    <message>
        <source>Enter your user name.</source>
        <translation>Geben Sie Ihren Benutzernamen ein.</translation>
    </message>
</context>
<context>
    <name>cf::ui::CustomerPage</name>
    <message>
        <source>Accounts of the customer</source>
        <translation>Konten des Kunden</translation>
    </message>
    <message>
        <source>This customer has no account.</source>
        <translation>Dieser Kunde hat kein Konto.</translation>
    </message>
    <message>
        <source>Invented name</source>
        <translation>Erfundener Name</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation>Neue Überweisung</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Open account</source>
        <translation>Konto öffnen</translation>
    </message>
    <message>
        <source>New transfer from it</source>
        <translation>Neue Überweisung davon</translation>
    </message>
    <message>
        <source>Copy IBAN</source>
        <translation>IBAN kopieren</translation>
    </message>
    <message>
        <source>Messages to the customer</source>
        <translation>Nachrichten an den Kunden</translation>
    </message>
</context>
<context>
    <name>cf::ui::CustomersPage</name>
    <message>
        <source>Customers found</source>
        <translation>Gefundene Kunden</translation>
    </message>
    <message>
        <source>Search customers</source>
        <translation>Kunden suchen</translation>
    </message>
    <message>
        <source>Name, customer number, e-mail or phone</source>
        <translation>Name, Kundennummer, E-Mail oder Telefon</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Go to the list</source>
        <translation>In die Liste</translation>
    </message>
    <message>
        <source>Open customer</source>
        <translation>Kunden öffnen</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>This bank has no customers yet.</source>
        <translation>Diese Bank hat noch keine Kunden.</translation>
    </message>
    <message>
        <source>No customer matches “%1”.</source>
        <translation>Kein Kunde passt zu „%1“.</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>more than %1 customers</source>
        <translation>mehr als %1 Kunden</translation>
    </message>
    <message>
        <source>1 customer</source>
        <translation>1 Kunde</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers</source>
        <translation>
            <numerusform>%Ln Kunde</numerusform>
            <numerusform>%Ln Kunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::DayEdit</name>
    <message>
        <source>Type all four digits of the year.</source>
        <translation>Geben Sie alle vier Ziffern des Jahres ein.</translation>
    </message>
</context>
<context>
    <name>cf::ui::DemonstrationPanel</name>
    <message>
        <source>%1 is a demonstration: its money and its people are invented. Whose work do you want to see?</source>
        <comment>%1: name of a bank</comment>
        <translation>%1 ist eine Vorführung: Ihr Geld und ihre Personen sind erfunden. Wessen Arbeit möchten Sie sehen?</translation>
    </message>
    <message numerus="yes">
        <source>Each authenticator code works once. The next one can be used in %n second(s).</source>
        <translation>
            <numerusform>Jeder Code eines Authenticators gilt für eine Anmeldung. Der nächste kann in %n Sekunde verwendet werden.</numerusform>
            <numerusform>Jeder Code eines Authenticators gilt für eine Anmeldung. Der nächste kann in %n Sekunden verwendet werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Serves customers at the counter in %1</source>
        <comment>%1: name of a branch</comment>
        <translation>Bedient Kunden am Schalter in %1</translation>
    </message>
    <message>
        <source>Leads the counter in %1 and settles what is unclear</source>
        <comment>%1: name of a branch</comment>
        <translation>Leitet den Schalter in %1 und klärt, was unklar ist</translation>
    </message>
    <message>
        <source>Reads the audit trail: who did and saw what</source>
        <translation>Liest den Prüfpfad: wer was getan und gesehen hat</translation>
    </message>
    <message>
        <source>Looks after the staff and watches the system</source>
        <translation>Betreut das Personal und überwacht das System</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <extracomment>what somebody does, and their name</extracomment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Sign in as %1: %2</source>
        <comment>%1: a person, %2: what they do</comment>
        <translation>Als %1 anmelden: %2</translation>
    </message>
</context>
<context>
    <name>cf::ui::DocumentsController</name>
    <message>
        <source>a document may have at most %1</source>
        <translation>ein Dokument darf höchstens %1 groß sein</translation>
    </message>
    <message>
        <source>%1 was not added: %2.</source>
        <translation>%1 wurde nicht hinzugefügt: %2.</translation>
    </message>
    <message>
        <source>It is not known whether the document “%1” was added.</source>
        <translation>Es ist nicht bekannt, ob das Dokument „%1“ hinzugefügt wurde.</translation>
    </message>
    <message>
        <source>The document “%1” was not added. %2</source>
        <extracomment>%1: its title, %2: a whole sentence, why</extracomment>
        <translation>Das Dokument „%1“ wurde nicht hinzugefügt. %2</translation>
    </message>
    <message>
        <source>The document “%1” was added.</source>
        <translation>Das Dokument „%1“ wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>The document was added.</source>
        <translation>Das Dokument wurde hinzugefügt.</translation>
    </message>
</context>
<context>
    <name>cf::ui::DocumentsPanel</name>
    <message>
        <source>No documents yet.</source>
        <translation>Noch keine Dokumente.</translation>
    </message>
    <message>
        <source>Documents of the customer</source>
        <translation>Dokumente des Kunden</translation>
    </message>
    <message>
        <source>Save…</source>
        <comment>a document to this machine</comment>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>Datei hinzufügen …</translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation>Das Dokument speichern</translation>
    </message>
    <message>
        <source>What it is, for example: passport</source>
        <translation>Was es ist, zum Beispiel: Reisepass</translation>
    </message>
    <message>
        <source>Title of the new document</source>
        <translation>Titel des neuen Dokuments</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <comment>a document</comment>
        <translation>Wird geholt …</translation>
    </message>
    <message>
        <source>Save document</source>
        <translation>Dokument speichern</translation>
    </message>
    <message>
        <source>First say what the document is.</source>
        <translation>Sagen Sie zuerst, was das Dokument ist.</translation>
    </message>
    <message>
        <source>Add a document</source>
        <translation>Dokument hinzufügen</translation>
    </message>
    <message>
        <source>Adding…</source>
        <comment>a document</comment>
        <translation>Wird abgelegt …</translation>
    </message>
    <message>
        <source>It is not known whether the document was added.</source>
        <translation>Es ist nicht bekannt, ob das Dokument hinzugefügt wurde.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Leave while a document is being added?</source>
        <translation>Verlassen, während ein Dokument hinzugefügt wird?</translation>
    </message>
    <message>
        <source>Leave</source>
        <comment>button that confirms</comment>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>It is not known yet whether the bank has it. If you leave now, check the customer&apos;s documents before you add it again.</source>
        <translation>Ob die Bank es hat, ist noch nicht bekannt. Wenn Sie jetzt gehen, sehen Sie in den Dokumenten des Kunden nach, bevor Sie es noch einmal hinzufügen.</translation>
    </message>
</context>
<context>
    <name>cf::ui::EntriesPanel</name>
    <message>
        <source>Go to a day…</source>
        <translation>Zu einem Tag gehen…</translation>
    </message>
    <message>
        <source>Go</source>
        <comment>to a day</comment>
        <translation>Los</translation>
    </message>
    <message>
        <source>Entries of the account</source>
        <translation>Buchungen des Kontos</translation>
    </message>
    <message>
        <source>Entries found</source>
        <translation>Gefundene Buchungen</translation>
    </message>
    <message>
        <source>Nothing has been booked on this account yet.</source>
        <translation>Auf diesem Konto wurde noch nichts gebucht.</translation>
    </message>
    <message>
        <source>Search the entries</source>
        <translation>Buchungen durchsuchen</translation>
    </message>
    <message>
        <source>Words, amount:100..500, from:2026-11-01, then Enter</source>
        <extracomment>the words with a colon are the same in every language</extracomment>
        <translation>Wörter, amount:100..500, from:2026-11-01, dann Eingabe</translation>
    </message>
    <message>
        <source>Words of the counterparty or the memo, amount:500, amount:100..500, amount:&gt;100, amount:&lt;500, from:2026-11-01, to:2026-11-30, a day, today, yesterday, 7d. All must match.</source>
        <comment>the words with a colon and the last three are the same in every language</comment>
        <translation>Wörter aus dem Namen der Gegenseite oder dem Verwendungszweck, amount:500, amount:100..500, amount:&gt;100, amount:&lt;500, from:2026-11-01, to:2026-11-30, ein Tag, today, yesterday, 7d. Alle müssen zutreffen.</translation>
    </message>
    <message>
        <source>Day to go to</source>
        <translation>Tag, zu dem gegangen wird</translation>
    </message>
    <message>
        <source>Go to a day</source>
        <translation>Zu einem Tag gehen</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>No entry matches “%1”.</source>
        <translation>Keine Buchung passt zu „%1“.</translation>
    </message>
    <message>
        <source>Show all entries</source>
        <translation>Alle Buchungen zeigen</translation>
    </message>
    <message>
        <source>Nothing had been booked by %1 yet. This is the first entry.</source>
        <comment>%1: a day</comment>
        <translation>Bis zum %1 war noch nichts gebucht. Dies ist die erste Buchung.</translation>
    </message>
</context>
<context>
    <name>cf::ui::ErrorWindow</name>
    <message>
        <source>Counterfoil</source>
        <translation>Counterfoil</translation>
    </message>
    <message>
        <source>Counterfoil cannot start on this machine. %1 Tell whoever maintains this machine.</source>
        <extracomment>%1: a whole sentence that says what is wrong</extracomment>
        <translation>Counterfoil kann auf diesem Rechner nicht starten. %1 Wenden Sie sich an die Person, die diesen Rechner betreut.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>cf::ui::ErrorsPanel</name>
    <message>
        <source>Only failures of the bank (5xx)</source>
        <translation>Nur Fehler der Bank (5xx)</translation>
    </message>
    <message>
        <source>Calls with an error</source>
        <translation>Aufrufe mit Fehler</translation>
    </message>
    <message>
        <source>No call ended with an error in the last 15 minutes.</source>
        <translation>In den letzten 15 Minuten endete kein Aufruf mit einem Fehler.</translation>
    </message>
    <message>
        <source>Details of the call</source>
        <translation>Was dahintersteckt</translation>
    </message>
    <message>
        <source>Only %1 ×</source>
        <comment>filter that goes away when pressed</comment>
        <translation>Nur %1 ×</translation>
    </message>
    <message>
        <source>Show all operations again</source>
        <translation>Wieder alle Operationen zeigen</translation>
    </message>
    <message>
        <source>Looking up trace %1 …</source>
        <translation>Trace %1 wird nachgeschlagen …</translation>
    </message>
    <message>
        <source>Trace %1</source>
        <comment>number of a request</comment>
        <translation>Trace %1</translation>
    </message>
    <message>
        <source>%1  %2  %3 %4  %5  at %6</source>
        <extracomment>time, operation, HTTP status, reason, duration, instance</extracomment>
        <translation>%1  %2  %3 %4  %5  auf %6</translation>
    </message>
    <message>
        <source>No call of this trace is in memory any more; calls are kept for 15 minutes.</source>
        <translation>Von diesem Trace ist kein Aufruf mehr im Speicher; sie bleiben dort 15 Minuten.</translation>
    </message>
    <message>
        <source>Audit event %1: %2</source>
        <translation>Prüfereignis %1: %2</translation>
    </message>
    <message>
        <source>Audit event, not yet sealed: %1</source>
        <translation>Prüfereignis, noch unversiegelt: %1</translation>
    </message>
    <message>
        <source>It left no audit event.</source>
        <translation>Ein Prüfereignis entstand daraus nicht.</translation>
    </message>
    <message>
        <source>Reference from a message</source>
        <translation>Kennung aus einer Meldung</translation>
    </message>
    <message>
        <source>Choose a call above, or enter the reference that a message shows.</source>
        <translation>Wählen Sie oben einen Aufruf oder geben Sie die Kennung ein, die eine Meldung zeigt.</translation>
    </message>
    <message>
        <source>No such call in the last 15 minutes.</source>
        <translation>Kein solcher Aufruf in den letzten 15 Minuten.</translation>
    </message>
</context>
<context>
    <name>cf::ui::EventsPanel</name>
    <message>
        <source>Events that wait</source>
        <translation>Wartende Ereignisse</translation>
    </message>
    <message>
        <source>Send again…</source>
        <comment>an event</comment>
        <translation>Erneut senden …</translation>
    </message>
    <message>
        <source>Send all like it again…</source>
        <comment>events of the same consumer and kind</comment>
        <translation>Alle gleichen erneut senden …</translation>
    </message>
    <message>
        <source>Events that were given up</source>
        <translation>Aufgegebene Ereignisse</translation>
    </message>
    <message>
        <source>Send again</source>
        <comment>an event</comment>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Send all like it again</source>
        <translation>Alle gleichen erneut senden</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>No event was given up.</source>
        <translation>Kein Ereignis wurde aufgegeben.</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>It is not known what waits for the consumers: the broker or the database did not answer. Nothing is lost; it waits there.</source>
        <translation>Es ist nicht bekannt, was auf die Empfänger wartet: Broker oder Datenbank haben nicht geantwortet. Nichts geht verloren; es wartet dort.</translation>
    </message>
    <message>
        <source>What waits for the consumers of the bank&apos;s events, as measured at %1.</source>
        <translation>Was auf die Empfänger der Ereignisse der Bank wartet, gemessen um %1.</translation>
    </message>
    <message>
        <source>What waits for the consumers of the bank&apos;s events has not been measured yet.</source>
        <translation>Was auf die Empfänger der Ereignisse der Bank wartet, wurde noch nicht gemessen.</translation>
    </message>
    <message>
        <source>Send this event again?</source>
        <translation>Dieses Ereignis erneut senden?</translation>
    </message>
    <message>
        <source>To</source>
        <comment>a consumer of events</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>What</source>
        <comment>events tell of</comment>
        <translation>Was</translation>
    </message>
    <message>
        <source>Event</source>
        <comment>its id</comment>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Given up</source>
        <comment>when</comment>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Attempts</source>
        <comment>how many</comment>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Reason</source>
        <comment>why an event could not be handled</comment>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Send again</source>
        <comment>verb on a button, an event</comment>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>If the reason still holds, it will be given up again.</source>
        <translation>Besteht der Grund noch, so wird es wieder aufgegeben.</translation>
    </message>
    <message>
        <source>Send all of these events again?</source>
        <translation>Alle diese Ereignisse erneut senden?</translation>
    </message>
    <message>
        <source>Given up until</source>
        <comment>when</comment>
        <translation>Aufgegeben bis</translation>
    </message>
    <message>
        <source>Send all again</source>
        <comment>verb on a button, events</comment>
        <translation>Alle erneut senden</translation>
    </message>
    <message>
        <source>Whatever this consumer gave up of this kind is sent again, whatever the reason was.</source>
        <translation>Alles, was dieser Empfänger von dieser Art aufgegeben hat, wird erneut gesendet, gleich aus welchem Grund.</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet …</translation>
    </message>
    <message>
        <source>Somebody had sent that again already.</source>
        <translation>Das hatte schon jemand erneut gesendet.</translation>
    </message>
    <message>
        <source>%1 events were sent again. %2 more are still to be sent: do it once more.</source>
        <translation>%1 Ereignisse wurden erneut gesendet. %2 weitere sind noch zu senden: Wiederholen Sie es.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) were sent again.</source>
        <translation>
            <numerusform>%n Ereignis wurde erneut gesendet.</numerusform>
            <numerusform>%n Ereignisse wurden erneut gesendet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::ExportPanel</name>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>noch etwa %n Minute</numerusform>
            <numerusform>noch etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>noch etwa %n Stunde</numerusform>
            <numerusform>noch etwa %n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>CSV: text in UTF-8, of any length, for any program</source>
        <translation>CSV: Text in UTF-8, beliebig lang, für jedes Programm</translation>
    </message>
    <message>
        <source>XLSX: a workbook for spreadsheets</source>
        <translation>XLSX: eine Arbeitsmappe für Tabellenprogramme</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>%1, everything this list finds: number, time in UTC, action, result, who and in which role, branch, what it concerns, trace and id. The export itself is recorded in the trail.</source>
        <comment>%1: how many events</comment>
        <translation>%1, alles, was diese Liste findet: Nummer, Zeit in UTC, Aktion, Ergebnis, wer in welcher Rolle, Filiale, was es betrifft, Trace und ID. Der Export selbst wird im Prüfpfad aufgezeichnet.</translation>
    </message>
    <message numerus="yes">
        <source>A sheet holds 1,048,576 rows, so this becomes %n sheet(s), which many programs cannot open. CSV suits it better.</source>
        <translation>
            <numerusform>Ein Blatt fasst 1.048.576 Zeilen, dies wird also %n Blatt, das viele Programme nicht öffnen können. CSV eignet sich besser.</numerusform>
            <numerusform>Ein Blatt fasst 1.048.576 Zeilen, dies werden also %n Blätter, die viele Programme nicht öffnen können. CSV eignet sich besser.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the audit trail</source>
        <translation>Prüfpfad exportieren</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>Export abbrechen</translation>
    </message>
    <message>
        <source>The row count and the SHA-256 are recorded in the trail.</source>
        <translation>Zeilenzahl und Prüfsumme sind im Prüfpfad aufgezeichnet.</translation>
    </message>
    <message>
        <source>The row count and the SHA-256 are not recorded in the trail yet.</source>
        <translation>Zeilenzahl und Prüfsumme sind noch nicht im Prüfpfad aufgezeichnet.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>The export was cancelled. No file was left.</source>
        <translation>Der Export wurde abgebrochen. Es blieb keine Datei zurück.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Starting to write %1…</source>
        <comment>%1: name of a file</comment>
        <translation>%1 wird angelegt …</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <comment>%1: name of a file</comment>
        <translation>%1 wird geschrieben …</translation>
    </message>
    <message>
        <source>Your session has ended. The export continues when you sign in again.</source>
        <translation>Ihre Sitzung ist zu Ende. Der Export geht weiter, wenn Sie sich wieder angemeldet haben.</translation>
    </message>
    <message>
        <source>%1 The export is waiting and will continue by itself.</source>
        <translation>%1 Der Export wartet und geht von selbst weiter.</translation>
    </message>
    <message>
        <source>All rows are written. Completing %1…</source>
        <comment>%1: name of a file</comment>
        <translation>Alle Zeilen sind geschrieben. %1 wird abgeschlossen …</translation>
    </message>
    <message>
        <source>Removing what was written…</source>
        <translation>Das Geschriebene wird entfernt …</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <comment>how many</comment>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 rows per second</source>
        <translation>%1 Zeilen pro Sekunde</translation>
    </message>
    <message>
        <source>The file cannot be created there. Choose a folder you may write to.</source>
        <translation>Dort kann die Datei nicht angelegt werden. Wählen Sie einen Ordner, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>There is not enough space for the file on this disk. What was written has been removed. Free some space or choose another disk.</source>
        <translation>Auf diesem Datenträger ist kein Platz für die Datei. Das Geschriebene wurde entfernt. Schaffen Sie Platz oder wählen Sie einen anderen Datenträger.</translation>
    </message>
    <message>
        <source>The file could not be written. What was written has been removed. Choose another place.</source>
        <translation>Die Datei konnte nicht geschrieben werden. Das Geschriebene wurde entfernt. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>%1 The export ended; what was written has been removed.</source>
        <extracomment>%1: a whole sentence, why it failed</extracomment>
        <translation>%1 Der Export wurde beendet; das Geschriebene wurde entfernt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln Ereignis</numerusform>
            <numerusform>%Ln Ereignisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %Ln event(s)</source>
        <translation>
            <numerusform>Mindestens %Ln Ereignis</numerusform>
            <numerusform>Mindestens %Ln Ereignisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were written to %1.</source>
        <comment>%1: name of a file</comment>
        <translation>
            <numerusform>%Ln Zeile wurde nach %1 geschrieben.</numerusform>
            <numerusform>%Ln Zeilen wurden nach %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>End the export?</source>
        <translation>Export beenden?</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Rows written</source>
        <translation>Geschriebene Zeilen</translation>
    </message>
    <message>
        <source>End it and leave</source>
        <comment>button that confirms</comment>
        <translation>Beenden und verlassen</translation>
    </message>
    <message>
        <source>The export of the audit trail is still being written. If you leave, it is cancelled: no file is left, and the trail records that it was cancelled.</source>
        <translation>Der Export des Prüfpfads wird noch geschrieben. Wenn Sie jetzt gehen, wird er abgebrochen: Es bleibt keine Datei, und der Prüfpfad hält fest, dass er abgebrochen wurde.</translation>
    </message>
    <message>
        <source>Export of the audit trail: %1</source>
        <extracomment>the export of the audit trail; %1: whole sentences</extracomment>
        <translation>Export des Prüfpfads: %1</translation>
    </message>
    <message>
        <source>CSV for spreadsheets in this region, with headings in this language</source>
        <translation>CSV für Tabellenprogramme dieser Region, mit Überschriften in dieser Sprache</translation>
    </message>
</context>
<context>
    <name>cf::ui::FilterChips</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>two days, both inclusive</extracomment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Done by %1</source>
        <extracomment>filter of the audit trail. %1: a name</extracomment>
        <translation>Getan von %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>filter of the audit trail. %1: customer, account …, %2: its name</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Alles löschen</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter löschen</translation>
    </message>
    <message>
        <source>Remove the filter: %1</source>
        <translation>Filter entfernen: %1</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>Diesen Filter entfernen</translation>
    </message>
</context>
<context>
    <name>cf::ui::GoToBar</name>
    <message>
        <source>Go to an event&apos;s number or a day</source>
        <translation>Zur Nummer eines Ereignisses oder zu einem Tag</translation>
    </message>
    <message>
        <source>Number or day</source>
        <translation>Nummer oder Tag</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>An event&apos;s number, or a day like 2026-11-22. The filters are cleared for it.</source>
        <translation>Die Nummer eines Ereignisses oder ein Tag wie 2026-11-22. Die Filter werden dafür gelöscht.</translation>
    </message>
    <message>
        <source>An event&apos;s number, or a day like 2026-11-22.</source>
        <translation>Die Nummer eines Ereignisses oder ein Tag wie 2026-11-22.</translation>
    </message>
    <message>
        <source>That is neither a number nor a day. Type one like 1234567 or 2026-11-22.</source>
        <translation>Das ist weder eine Nummer noch ein Tag. Tippen Sie etwa 1234567 oder 2026-11-22.</translation>
    </message>
</context>
<context>
    <name>cf::ui::HoldForm</name>
    <message>
        <source>Place a hold</source>
        <translation>Betrag vormerken</translation>
    </message>
    <message>
        <source>Review the hold</source>
        <translation>Vormerkung prüfen</translation>
    </message>
    <message>
        <source>Until it is released</source>
        <translation>Bis sie aufgehoben wird</translation>
    </message>
    <message>
        <source>Amount to &amp;hold</source>
        <translation>&amp;Vorzumerkender Betrag</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <comment>why money is held</comment>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <comment>until when money is held</comment>
        <translation>&amp;Bis</translation>
    </message>
</context>
<context>
    <name>cf::ui::HolderLinks</name>
    <message>
        <source>%1 (%2)</source>
        <comment>%1: a name, %2: owner or authorised</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>Kunden öffnen</translation>
    </message>
</context>
<context>
    <name>cf::ui::HoldsPanel</name>
    <message>
        <source>Place a hold…</source>
        <translation>Betrag vormerken …</translation>
    </message>
    <message>
        <source>Pay from the hold…</source>
        <translation>Aus der Vormerkung zahlen …</translation>
    </message>
    <message>
        <source>Release the hold…</source>
        <translation>Vormerkung aufheben …</translation>
    </message>
    <message>
        <source>Show the approval</source>
        <translation>Freigabe zeigen</translation>
    </message>
    <message>
        <source>Holds in force</source>
        <translation>Geltende Vormerkungen</translation>
    </message>
    <message>
        <source>Nothing is on hold on this account.</source>
        <translation>Auf diesem Konto ist nichts vorgemerkt.</translation>
    </message>
    <message>
        <source>Place a hold</source>
        <translation>Betrag vormerken</translation>
    </message>
    <message>
        <source>Pay from the hold</source>
        <translation>Aus der Vormerkung zahlen</translation>
    </message>
    <message>
        <source>Release the hold</source>
        <translation>Vormerkung aufheben</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Reason</source>
        <comment>why money is held</comment>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Until</source>
        <comment>until when money is held</comment>
        <translation>Bis</translation>
    </message>
    <message>
        <source>it is released</source>
        <comment>until when money is held</comment>
        <translation>sie aufgehoben wird</translation>
    </message>
    <message>
        <source>Hold this amount?</source>
        <translation>Diesen Betrag vormerken?</translation>
    </message>
    <message>
        <source>Hold</source>
        <comment>verb on a button</comment>
        <translation>Vormerken</translation>
    </message>
    <message>
        <source>The available balance does not cover the amount. The bank will probably refuse it.</source>
        <translation>Der verfügbare Saldo deckt den Betrag nicht. Die Bank wird ihn voraussichtlich ablehnen.</translation>
    </message>
    <message>
        <source>To</source>
        <comment>the account that is paid</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Verwendungszweck</translation>
    </message>
    <message>
        <source>Rest of the hold</source>
        <translation>Rest der Vormerkung</translation>
    </message>
    <message>
        <source>is released</source>
        <comment>the rest of a hold</comment>
        <translation>wird aufgehoben</translation>
    </message>
    <message>
        <source>stays held</source>
        <comment>the rest of a hold</comment>
        <translation>bleibt vorgemerkt</translation>
    </message>
    <message>
        <source>Pay this amount from the hold?</source>
        <translation>Diesen Betrag aus der Vormerkung zahlen?</translation>
    </message>
    <message>
        <source>Pay</source>
        <comment>verb on a button</comment>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Release this hold?</source>
        <translation>Diese Vormerkung aufheben?</translation>
    </message>
    <message>
        <source>Release</source>
        <comment>verb on a button</comment>
        <translation>Aufheben</translation>
    </message>
</context>
<context>
    <name>cf::ui::IbanEdit</name>
    <message>
        <source>Enter an IBAN.</source>
        <translation>Geben Sie eine IBAN ein.</translation>
    </message>
    <message>
        <source>“%1” is not allowed in an IBAN; it has letters and digits only.</source>
        <translation>„%1“ kann in keiner IBAN stehen; sie hat nur Buchstaben und Ziffern.</translation>
    </message>
    <message>
        <source>No IBAN begins with “%1”. The first two letters are a country code.</source>
        <translation>Keine IBAN beginnt mit „%1“. Die ersten zwei Buchstaben sind die eines Landes.</translation>
    </message>
    <message numerus="yes">
        <source>An IBAN of %1 has %2 characters; %n more are needed.</source>
        <translation>
            <numerusform>Eine IBAN aus %1 hat %2 Zeichen; %n fehlt noch.</numerusform>
            <numerusform>Eine IBAN aus %1 hat %2 Zeichen; %n fehlen noch.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An IBAN of %1 has %2 characters; there are %n too many.</source>
        <translation>
            <numerusform>Eine IBAN aus %1 hat %2 Zeichen; %n ist zu viel.</numerusform>
            <numerusform>Eine IBAN aus %1 hat %2 Zeichen; %n sind zu viel.</numerusform>
        </translation>
    </message>
    <message>
        <source>The check digits do not match: a character is wrong or two are swapped.</source>
        <translation>Die Prüfziffern passen nicht: ein Zeichen ist falsch, oder zwei sind vertauscht.</translation>
    </message>
    <message>
        <source>There is a letter where an IBAN of %1 has a digit, or a digit where it has a letter.</source>
        <translation>Ein Buchstabe steht, wo eine IBAN aus %1 eine Ziffer hat, oder eine Ziffer, wo sie einen Buchstaben hat.</translation>
    </message>
</context>
<context>
    <name>cf::ui::LegList</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Balance now</source>
        <translation>Saldo jetzt</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>Saldo danach</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>spoken: an account, an amount</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, balance now: %2</source>
        <comment>spoken: an account</comment>
        <translation>%1, Saldo jetzt: %2</translation>
    </message>
    <message>
        <source>%1, balance after: %2</source>
        <comment>spoken: an account</comment>
        <translation>%1, Saldo danach: %2</translation>
    </message>
</context>
<context>
    <name>cf::ui::LimitForm</name>
    <message>
        <source>Change the limit</source>
        <translation>Limit ändern</translation>
    </message>
    <message>
        <source>Review the change</source>
        <translation>Änderung prüfen</translation>
    </message>
    <message>
        <source>&amp;At most</source>
        <comment>before an amount</comment>
        <translation>&amp;Höchstens</translation>
    </message>
    <message>
        <source>At most, in &amp;orders</source>
        <translation>Höchstens, in A&amp;ufträgen</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <comment>why a limit is changed</comment>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>&amp;Instead</source>
        <comment>of a new figure for a limit</comment>
        <translation>&amp;Stattdessen</translation>
    </message>
    <message>
        <source>Change the limit: %1, %2</source>
        <extracomment>%1: a role, a person, a product or an account, %2: &quot;one transfer&quot;, &quot;a day&quot;</extracomment>
        <translation>Limit ändern: %1, %2</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Kein Limit</translation>
    </message>
    <message>
        <source>No limit of their own: that of the role holds</source>
        <translation>Kein eigenes Limit: Es gilt das der Rolle</translation>
    </message>
    <message>
        <source>No limit of its own: that of the product holds</source>
        <translation>Kein eigenes Limit: Es gilt das des Produkts</translation>
    </message>
    <message>
        <source>This is the limit as it is. Enter another figure.</source>
        <translation>So ist das Limit schon. Geben Sie einen anderen Wert ein.</translation>
    </message>
    <message>
        <source>&amp;Limit of</source>
        <comment>a role, a member of staff, a product, an account</comment>
        <translation>&amp;Limit für</translation>
    </message>
    <message>
        <source>Rol&amp;e</source>
        <translation>Roll&amp;e</translation>
    </message>
    <message>
        <source>Coll&amp;eague</source>
        <translation>Mitarb&amp;eiter</translation>
    </message>
    <message>
        <source>&amp;Product</source>
        <comment>kind of account</comment>
        <translation>&amp;Produkt</translation>
    </message>
    <message>
        <source>I&amp;BAN</source>
        <translation>I&amp;BAN</translation>
    </message>
    <message>
        <source>&amp;For</source>
        <comment>one transfer, a day, an hour</comment>
        <translation>&amp;Zeitraum</translation>
    </message>
    <message>
        <source>&amp;Currency</source>
        <translation>&amp;Währung</translation>
    </message>
    <message>
        <source>New limit</source>
        <translation>Neues Limit</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1: a person&apos;s name, %2: name of a branch</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Choose a colleague.</source>
        <translation>Wählen Sie eine Person aus.</translation>
    </message>
    <message>
        <source>Choose a product.</source>
        <translation>Wählen Sie ein Produkt aus.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen …</translation>
    </message>
</context>
<context>
    <name>cf::ui::LimitsPage</name>
    <message>
        <source>Change the limit…</source>
        <translation>Limit ändern…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Back to the approvals</source>
        <translation>Zurück zu den Freigaben</translation>
    </message>
    <message>
        <source>Change the limit</source>
        <translation>Limit ändern</translation>
    </message>
    <message>
        <source>No limit is in force.</source>
        <translation>Es gilt kein Limit.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>For</source>
        <comment>one transfer, a day, an hour</comment>
        <translation>Für</translation>
    </message>
    <message>
        <source>Now</source>
        <comment>before the figure of a limit</comment>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Then</source>
        <comment>before the new figure of a limit</comment>
        <translation>Dann</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>kein Limit</translation>
    </message>
    <message>
        <source>Reason</source>
        <comment>why a limit is changed</comment>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Ask for this change?</source>
        <translation>Um diese Änderung bitten?</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <comment>verb on a button</comment>
        <translation>Darum bitten</translation>
    </message>
    <message>
        <source>A second person must approve it. The limit stays as it is until then.</source>
        <translation>Eine zweite Person muss zustimmen. Bis dahin bleibt das Limit, wie es ist.</translation>
    </message>
    <message>
        <source>New limit…</source>
        <translation>Neues Limit …</translation>
    </message>
    <message>
        <source>New limit</source>
        <translation>Neues Limit</translation>
    </message>
    <message>
        <source>A second person must approve it. A limit that is in force already would be replaced.</source>
        <translation>Eine zweite Person muss zustimmen. Ein Limit, das schon gilt, würde ersetzt.</translation>
    </message>
</context>
<context>
    <name>cf::ui::LockScreen</name>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Sign in as somebody &amp;else; unsaved input is lost</source>
        <comment>button of the lock screen</comment>
        <translation>Als jemand and&amp;eres anmelden; was gerade eingegeben wurde, geht verloren</translation>
    </message>
    <message>
        <source>Unlock, as this is a demonstration</source>
        <translation>Entsperren, denn dies ist eine Vorführung</translation>
    </message>
    <message>
        <source>This stays open: something below was typed but not sent, is still running, or has not been seen yet. Unlock to deal with it, or let somebody else sign in to discard it.</source>
        <translation>Dies bleibt offen: Darunter ist etwas eingegeben und nicht gesendet, läuft noch oder wurde noch nicht gesehen. Entsperren Sie, um sich darum zu kümmern, oder lassen Sie jemand anderen sich anmelden, um es aufzugeben.</translation>
    </message>
</context>
<context>
    <name>cf::ui::MainWindow</name>
    <message>
        <source>The bank ended your session.</source>
        <translation>Die Bank hat Ihre Sitzung beendet.</translation>
    </message>
    <message>
        <source>Locked, because there was no activity for a while.</source>
        <translation>Gesperrt, weil eine Weile niemand hier war.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Locked — Counterfoil</source>
        <comment>title of the window</comment>
        <translation>Gesperrt — Counterfoil</translation>
    </message>
    <message>
        <source>%1 — Counterfoil</source>
        <extracomment>title of the window; %1: the page</extracomment>
        <translation>%1 — Counterfoil</translation>
    </message>
    <message>
        <source>Sign in — Counterfoil</source>
        <comment>title of the window</comment>
        <translation>Anmelden — Counterfoil</translation>
    </message>
    <message numerus="yes">
        <source>You signed in with a recovery code, which does not work again. You have %n recovery code(s) left. To get new ones, you must enrol again, which an administrator can arrange.</source>
        <translation>
            <numerusform>Sie haben sich mit einem Wiederherstellungscode angemeldet, der nun verbraucht ist. Sie haben noch %n Wiederherstellungscode. Neue gibt es, wenn der Zugang neu eingerichtet wird; das kann ein Administrator veranlassen.</numerusform>
            <numerusform>Sie haben sich mit einem Wiederherstellungscode angemeldet, der nun verbraucht ist. Sie haben noch %n Wiederherstellungscodes. Neue gibt es, wenn der Zugang neu eingerichtet wird; das kann ein Administrator veranlassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::MemberController</name>
    <message>
        <source>%1 is disabled and signed out everywhere.</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 ist deaktiviert und überall abgemeldet.</translation>
    </message>
    <message>
        <source>%1 is enabled.</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 ist aktiviert.</translation>
    </message>
    <message>
        <source>The changes to %1 are saved.</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>Die Änderungen an %1 sind gespeichert.</translation>
    </message>
    <message>
        <source>%1 is unlocked and can sign in again.</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 ist entsperrt und kann sich wieder anmelden.</translation>
    </message>
    <message>
        <source>%1 is signed out everywhere and has to enrol again.</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 ist überall abgemeldet und muss den Zugang neu einrichten.</translation>
    </message>
</context>
<context>
    <name>cf::ui::MemberForm</name>
    <message>
        <source>Name, role and branch</source>
        <translation>Name, Rolle und Filiale</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Discard</source>
        <comment>changes that were typed</comment>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Rolle</translation>
    </message>
    <message>
        <source>&amp;Branch</source>
        <translation>&amp;Filiale</translation>
    </message>
</context>
<context>
    <name>cf::ui::MemberView</name>
    <message>
        <source>← All staff</source>
        <comment>button back to the list</comment>
        <translation>← Personal</translation>
    </message>
    <message>
        <source>All staff</source>
        <translation>Zum Personal</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>This is you. Only another administrator can change your account.</source>
        <translation>Das sind Sie. Nur jemand anders aus der Administration kann Ihren Zugang ändern.</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>Einrichtung</translation>
    </message>
    <message>
        <source>Command that prints the enrolment code</source>
        <translation>Befehl, der den Einrichtungscode ausgibt</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Show sessions</source>
        <translation>Sitzungen zeigen</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Reset second factor…</source>
        <translation>Zweiten Faktor zurücksetzen …</translation>
    </message>
    <message>
        <source>%1 has yet to enrol. This command prints the one-time enrolment code at the server; the code is valid for 72 hours:</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 muss den Zugang noch einrichten. Der Einmalcode dafür wird am Server mit diesem Befehl ausgegeben und gilt 72 Stunden:</translation>
    </message>
    <message>
        <source>Enable…</source>
        <translation>Aktivieren …</translation>
    </message>
    <message>
        <source>Disable…</source>
        <translation>Deaktivieren …</translation>
    </message>
    <message>
        <source>Enable %1</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 aktivieren</translation>
    </message>
    <message>
        <source>Disable %1</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 deaktivieren</translation>
    </message>
    <message>
        <source>Reset the second factor of %1</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>Zweiten Faktor von %1 zurücksetzen</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 entsperren</translation>
    </message>
    <message>
        <source>Show the sessions of %1</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>Sitzungen von %1 zeigen</translation>
    </message>
    <message>
        <source>Change %1?</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 ändern?</translation>
    </message>
    <message>
        <source>Change</source>
        <comment>button that confirms</comment>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Enable %1?</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 aktivieren?</translation>
    </message>
    <message>
        <source>Disable %1?</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 deaktivieren?</translation>
    </message>
    <message>
        <source>Enable</source>
        <comment>button that confirms</comment>
        <translation>Aktivieren</translation>
    </message>
    <message>
        <source>Disable</source>
        <comment>button that confirms</comment>
        <translation>Deaktivieren</translation>
    </message>
    <message>
        <source>%1 can sign in again with these rights.</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 kann sich mit diesen Rechten wieder anmelden.</translation>
    </message>
    <message>
        <source>Reset the second factor of %1?</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>Zweiten Faktor von %1 zurücksetzen?</translation>
    </message>
    <message>
        <source>Reset</source>
        <comment>button that confirms</comment>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>The command was copied.</source>
        <translation>Der Befehl wurde kopiert.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
</context>
<context>
    <name>cf::ui::MessageBanner</name>
    <message>
        <source>Dismiss the message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Information: %1</source>
        <comment>spoken by a screen reader</comment>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <comment>spoken by a screen reader</comment>
        <translation>Erledigt: %1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <comment>spoken by a screen reader</comment>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <comment>spoken by a screen reader</comment>
        <translation>Fehler: %1</translation>
    </message>
</context>
<context>
    <name>cf::ui::MoneyEdit</name>
    <message>
        <source>Enter an amount.</source>
        <translation>Geben Sie einen Betrag ein.</translation>
    </message>
    <message>
        <source>Choose the account first, then the currency is known.</source>
        <translation>Wählen Sie zuerst das Konto, dann steht die Währung fest.</translation>
    </message>
    <message>
        <source>The amount must be more than zero.</source>
        <translation>Der Betrag muss größer als null sein.</translation>
    </message>
</context>
<context>
    <name>cf::ui::MonitoringPage</name>
    <message>
        <source>Pause</source>
        <comment>live figures</comment>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Views of the system</source>
        <translation>Ansichten des Systems</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Überwachung</translation>
    </message>
    <message>
        <source>Next view</source>
        <translation>Nächste Ansicht</translation>
    </message>
    <message>
        <source>Pause or resume</source>
        <translation>Pause oder weiter</translation>
    </message>
    <message>
        <source>Read a chart</source>
        <translation>Diagramm lesen</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Resume</source>
        <comment>live figures</comment>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Alerts (%1)</source>
        <translation>Alarme (%1)</translation>
    </message>
    <message>
        <source>Measured at %1 by %2.</source>
        <extracomment>time of day, name of a server</extracomment>
        <translation>Gemessen um %1 von %2.</translation>
    </message>
    <message>
        <source>The figures below are out of date. %1</source>
        <translation>Die Werte unten sind veraltet. %1</translation>
    </message>
    <message>
        <source>Not live</source>
        <comment>figures</comment>
        <translation>Nicht live</translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>figures</comment>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Live</source>
        <comment>figures</comment>
        <translation>Live</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <comment>figures</comment>
        <translation>Verbindung wird aufgebaut …</translation>
    </message>
    <message>
        <source>There is no data for the charts. %1</source>
        <comment>%1: one or more whole sentences</comment>
        <translation>Es gibt nichts, woraus die Diagramme gezeichnet werden können. %1</translation>
    </message>
    <message>
        <source>The charts have not been updated since %1. %2</source>
        <comment>%1: time of day, %2: one or more whole sentences</comment>
        <translation>Die Diagramme stehen seit %1 still. %2</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Parts</source>
        <comment>that the bank is made of</comment>
        <translation>Teile</translation>
    </message>
</context>
<context>
    <name>cf::ui::MonthlyStatementsBar</name>
    <message>
        <source>%1 %2</source>
        <comment>a month and its year: November 2026</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>One for every month</source>
        <translation>Einen für jeden Monat</translation>
    </message>
    <message>
        <source>None has been made yet.</source>
        <translation>Noch wurde keiner erstellt.</translation>
    </message>
    <message>
        <source>Save…</source>
        <comment>a monthly statement to this machine</comment>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>A statement for every month</source>
        <translation>Ein Auszug für jeden Monat</translation>
    </message>
    <message>
        <source>It is made when the month is over, and kept for ten years.</source>
        <translation>Er wird erstellt, wenn der Monat vorbei ist, und zehn Jahre aufbewahrt.</translation>
    </message>
    <message>
        <source>Monthly statement on file</source>
        <translation>Abgelegter monatlicher Auszug</translation>
    </message>
    <message>
        <source>Save the monthly statement</source>
        <translation>Den monatlichen Auszug speichern</translation>
    </message>
    <message>
        <source>Monthly</source>
        <translation>Monatlich</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <comment>a statement</comment>
        <translation>Wird geholt …</translation>
    </message>
    <message>
        <source>Save statement</source>
        <translation>Auszug speichern</translation>
    </message>
    <message>
        <source>The statement cannot be opened. %1</source>
        <comment>%1: a whole sentence, why</comment>
        <translation>Der Auszug kann nicht geöffnet werden. %1</translation>
    </message>
    <message>
        <source>None are made of this account.</source>
        <translation>Zu diesem Konto werden keine erstellt.</translation>
    </message>
    <message>
        <source>Monthly statements: %1</source>
        <comment>%1: a whole sentence, why they were not changed</comment>
        <translation>Monatliche Kontoauszüge: %1</translation>
    </message>
</context>
<context>
    <name>cf::ui::NewMemberController</name>
    <message>
        <source>It is not known whether %1 was added. Check the list before you add them again.</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>Es ist nicht bekannt, ob %1 angelegt wurde. Sehen Sie in der Liste nach, bevor Sie es noch einmal tun.</translation>
    </message>
    <message>
        <source>%1 was not added. %2</source>
        <extracomment>%1: a person&apos;s name, %2: one or more whole sentences</extracomment>
        <translation>%1 wurde nicht angelegt. %2</translation>
    </message>
    <message>
        <source>%1 was not added. The form still contains what was typed.</source>
        <extracomment>%1: a person&apos;s name</extracomment>
        <translation>%1 wurde nicht angelegt. Im Formular steht noch, was eingegeben wurde.</translation>
    </message>
</context>
<context>
    <name>cf::ui::NewMemberView</name>
    <message>
        <source>Add</source>
        <comment>somebody new</comment>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Person anlegen</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Benutzername</translation>
    </message>
    <message>
        <source>What the person signs in with. It cannot be changed later.</source>
        <translation>Damit meldet sich die Person an. Er kann später nicht geändert werden.</translation>
    </message>
    <message>
        <source>&amp;Branch</source>
        <translation>&amp;Filiale</translation>
    </message>
    <message>
        <source>No code is shown here: the enrolment code is printed at the server afterwards.</source>
        <translation>Beim Anlegen erscheint kein Code: der Einrichtungscode wird danach am Server ausgegeben.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>a form</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Rolle</translation>
    </message>
    <message>
        <source>The branches could not be loaded. Press F5.</source>
        <translation>Die Filialen konnten noch nicht gelesen werden. Drücken Sie F5.</translation>
    </message>
    <message>
        <source>Adding…</source>
        <translation>Wird angelegt …</translation>
    </message>
    <message>
        <source>Somebody already has this user name.</source>
        <translation>Diesen Benutzernamen hat schon jemand.</translation>
    </message>
    <message>
        <source>The bank does not accept this user name.</source>
        <translation>Die Bank nimmt diesen Benutzernamen nicht an.</translation>
    </message>
    <message>
        <source>The bank does not accept this name.</source>
        <translation>Die Bank nimmt diesen Namen nicht an.</translation>
    </message>
    <message>
        <source>The bank no longer has this branch.</source>
        <translation>Die Bank kennt diese Filiale nicht mehr.</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
</context>
<context>
    <name>cf::ui::NewPasswordStep</name>
    <message>
        <source>Enrol</source>
        <translation>Zugang einrichten</translation>
    </message>
    <message>
        <source>You were given a user name and a one-time code. Choose a password of your own.</source>
        <translation>Sie haben einen Benutzernamen und einen Einmalcode erhalten. Wählen Sie ein eigenes Passwort.</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Benutzername</translation>
    </message>
    <message>
        <source>&amp;Enrolment code</source>
        <translation>&amp;Einrichtungscode</translation>
    </message>
    <message>
        <source>New &amp;password</source>
        <translation>Neues &amp;Passwort</translation>
    </message>
    <message>
        <source>&amp;Repeat the password</source>
        <translation>Passwort wiede&amp;rholen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>%1 of at least %2 characters. A few words are easiest to remember.</source>
        <translation>%1 von mindestens %2 Zeichen. Ein paar Wörter merkt man sich am leichtesten.</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s): long enough.</source>
        <translation>
            <numerusform>%n Zeichen: lang genug.</numerusform>
            <numerusform>%n Zeichen: lang genug.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter the user name you were given.</source>
        <translation>Geben Sie den Benutzernamen ein, den Sie erhalten haben.</translation>
    </message>
    <message>
        <source>Enter the one-time code you were given.</source>
        <translation>Geben Sie den Einmalcode ein, den Sie erhalten haben.</translation>
    </message>
    <message>
        <source>The password needs at least %1 characters.</source>
        <translation>Das Passwort braucht mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>This is not the same password.</source>
        <translation>Das ist nicht dasselbe Passwort.</translation>
    </message>
</context>
<context>
    <name>cf::ui::NewTransferPage</name>
    <message>
        <source>Review transfer</source>
        <translation>Überweisung prüfen</translation>
    </message>
    <message>
        <source>Clear the form</source>
        <translation>Formular leeren</translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation>Neue Überweisung</translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation>Konto wählen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>This transfer was not sent. Leave again to discard it, or keep typing.</source>
        <translation>Diese Überweisung wurde nicht gesendet. Verlassen Sie die Seite noch einmal, um sie zu verwerfen, oder tippen Sie weiter.</translation>
    </message>
    <message>
        <source>Discard</source>
        <comment>what was typed</comment>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>From</source>
        <comment>the account that pays</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <comment>the account that is paid</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Verwendungszweck</translation>
    </message>
    <message>
        <source>Available after</source>
        <translation>Verfügbar danach</translation>
    </message>
    <message>
        <source>Transfer this amount?</source>
        <translation>Diesen Betrag überweisen?</translation>
    </message>
    <message>
        <source>Transfer</source>
        <comment>verb on a button</comment>
        <translation>Überweisen</translation>
    </message>
    <message>
        <source>The available balance does not cover the amount. The bank will probably refuse it.</source>
        <translation>Der verfügbare Betrag reicht nicht aus. Die Bank wird die Überweisung vermutlich ablehnen.</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet …</translation>
    </message>
    <message>
        <source>The bank refused the transfer. %1 Correct it and review it again: it is then a new order.</source>
        <comment>%1: a whole sentence</comment>
        <translation>Die Bank hat die Überweisung abgelehnt. %1 Berichtigen Sie sie und prüfen Sie sie erneut: sie ist dann ein neuer Auftrag.</translation>
    </message>
    <message>
        <source>Not booked, and it never will be: the order did not reach the ledger and was closed there. No money has moved. Review it again if it is still wanted.</source>
        <translation>Nicht gebucht, und das bleibt so: der Auftrag hat das Hauptbuch nicht erreicht und wurde dort geschlossen. Es wurde kein Geld bewegt. Prüfen Sie ihn erneut, wenn er noch gewünscht ist.</translation>
    </message>
    <message>
        <source>Not booked: the order did not leave this machine. %1</source>
        <comment>%1: a whole sentence</comment>
        <translation>Nicht gebucht: der Auftrag hat diesen Rechner nicht verlassen. %1</translation>
    </message>
    <message>
        <source>Needs approval</source>
        <comment>before the reasons</comment>
        <translation>Braucht eine Freigabe</translation>
    </message>
    <message>
        <source>%1 Confirm only if you want it twice.</source>
        <comment>%1: a whole sentence</comment>
        <translation>%1 Bestätigen Sie nur, wenn Sie sie zweimal wollen.</translation>
    </message>
    <message>
        <source>Transfer it again</source>
        <comment>verb on a button: the same amount once more</comment>
        <translation>Noch einmal überweisen</translation>
    </message>
</context>
<context>
    <name>cf::ui::NoticesPanel</name>
    <message>
        <source>Change…</source>
        <comment>messages to a customer</comment>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Change the messages to the customer</source>
        <translation>Nachrichten an den Kunden ändern</translation>
    </message>
    <message>
        <source>Messages</source>
        <comment>to a customer</comment>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>The messages to a customer are changed.</source>
        <translation>Die Nachrichten an einen Kunden sind geändert.</translation>
    </message>
    <message>
        <source>The messages are changed.</source>
        <translation>Die Nachrichten sind geändert.</translation>
    </message>
    <message>
        <source>The messages to a customer were not changed, because somebody else had just changed them.</source>
        <translation>Die Nachrichten an einen Kunden wurden nicht geändert, weil jemand anders sie eben geändert hatte.</translation>
    </message>
    <message>
        <source>Nothing was changed, because somebody else had just changed it. Above is how it stands now.</source>
        <translation>Es wurde nichts geändert, weil jemand anders es eben geändert hatte. Darüber steht der jetzige Stand.</translation>
    </message>
</context>
<context>
    <name>cf::ui::NotificationStrip</name>
    <message>
        <source>Show</source>
        <comment>what an outcome is about</comment>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Outcomes of earlier orders</source>
        <translation>Was aus früheren Aufträgen wurde</translation>
    </message>
</context>
<context>
    <name>cf::ui::OperationsPanel</name>
    <message>
        <source>Operations of the last minute</source>
        <translation>Operationen der letzten Minute</translation>
    </message>
    <message>
        <source>The last minute of the instance that answers. Enter shows an operation&apos;s errors.</source>
        <translation>Die letzte Minute der Instanz, die antwortet. Die Eingabetaste zeigt die Fehler einer Operation.</translation>
    </message>
</context>
<context>
    <name>cf::ui::OrderBanner</name>
    <message>
        <source>%1. %2</source>
        <extracomment>%1: what was ordered, %2: whole sentences about its outcome</extracomment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>%1. Sending…</source>
        <comment>%1: what was ordered</comment>
        <translation>%1. Wird gesendet…</translation>
    </message>
</context>
<context>
    <name>cf::ui::OrderCard</name>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Show transfer</source>
        <translation>Überweisung zeigen</translation>
    </message>
    <message>
        <source>Check now: %1</source>
        <translation>Jetzt prüfen: %1</translation>
    </message>
    <message>
        <source>Show transfer: %1</source>
        <translation>Überweisung zeigen: %1</translation>
    </message>
    <message>
        <source>From %1
To %2</source>
        <extracomment>two sides of a transfer, each on its line</extracomment>
        <translation>Von %1
An %2</translation>
    </message>
    <message>
        <source>Account %1</source>
        <comment>%1: an IBAN</comment>
        <translation>Konto %1</translation>
    </message>
    <message>
        <source>Reference %1</source>
        <extracomment>%1: reference of what an order acted on</extracomment>
        <translation>Referenz %1</translation>
    </message>
    <message>
        <source>Ordered %1, before the program was last closed. %2</source>
        <comment>%2: whole sentences</comment>
        <translation>Beauftragt: %1, bevor das Programm zuletzt geschlossen wurde. %2</translation>
    </message>
    <message>
        <source>Ordered %1. %2</source>
        <comment>%2: whole sentences</comment>
        <translation>Beauftragt: %1. %2</translation>
    </message>
    <message>
        <source>Ordered %1, %2 ago. %3 Times asked: %4.</source>
        <comment>%2: minutes and seconds, %3: whole sentences</comment>
        <translation>Beauftragt: %1, vor %2. %3 Anfragen: %4.</translation>
    </message>
</context>
<context>
    <name>cf::ui::OrderRecovery</name>
    <message>
        <source>%1 from %2 to %3, ordered %4</source>
        <extracomment>a transfer; %1: amount, %2 and %3: IBANs, %4: date and time</extracomment>
        <translation>%1 von %2 an %3, beauftragt %4</translation>
    </message>
    <message>
        <source>Booked, once: %1.</source>
        <translation>Einmal gebucht: %1.</translation>
    </message>
    <message>
        <source>Refused: %1. %2</source>
        <extracomment>%1: the order, %2: a whole sentence that says why</extracomment>
        <translation>Abgelehnt: %1. %2</translation>
    </message>
    <message>
        <source>Not booked, and it never will be: %1. Enter it again if it is still wanted.</source>
        <translation>Nicht gebucht, und das bleibt so: %1. Geben Sie den Auftrag neu ein, wenn er noch gewünscht ist.</translation>
    </message>
    <message>
        <source>Unknown, the bank is being asked: %1. Do not enter it again.</source>
        <translation>Ungeklärt, die Bank wird gefragt: %1. Geben Sie den Auftrag nicht noch einmal ein.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of this machine&apos;s list of orders cannot be read. Tell support.</source>
        <translation>
            <numerusform>%n Zeile der Auftragsliste dieses Rechners ist nicht lesbar. Wenden Sie sich an den Support.</numerusform>
            <numerusform>%n Zeilen der Auftragsliste dieses Rechners sind nicht lesbar. Wenden Sie sich an den Support.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not booked, because it did not leave this machine: %1.</source>
        <extracomment>%1: the order</extracomment>
        <translation>Nicht gebucht, weil der Auftrag diesen Rechner nicht verlassen hat: %1.</translation>
    </message>
    <message>
        <source>%1 The file: %2</source>
        <extracomment>%1: whole sentences about a file, %2: its path</extracomment>
        <translation>%1 Die Datei: %2</translation>
    </message>
    <message>
        <source>%1 on account %2, ordered %3</source>
        <extracomment>an order; %1: what, %2: IBAN, %3: date and time</extracomment>
        <translation>%1 auf Konto %2, beauftragt: %3</translation>
    </message>
    <message>
        <source>%1, ordered %2</source>
        <extracomment>an order; %1: what, %2: date and time</extracomment>
        <translation>%1, beauftragt: %2</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <extracomment>%1: state of an order, %2: the order, %3: whole sentences about its outcome</extracomment>
        <translation>%1: %2. %3</translation>
    </message>
</context>
<context>
    <name>cf::ui::OutcomePanel</name>
    <message>
        <source>Transfer</source>
        <translation>Überweisung</translation>
    </message>
    <message>
        <source>The bank is being asked</source>
        <translation>Die Bank wird gefragt</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>Beleg drucken</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation>Neue Überweisung</translation>
    </message>
    <message>
        <source>Same payer again</source>
        <translation>Gleicher Zahler</translation>
    </message>
    <message>
        <source>The transfer is booked</source>
        <translation>Die Überweisung ist gebucht</translation>
    </message>
    <message>
        <source>The outcome is not known yet</source>
        <translation>Der Ausgang ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>The order was sent, but the bank&apos;s answer did not arrive. The money may or may not have moved. The bank is asked until it reports the outcome of this order; nothing is sent twice. Do not enter it again. You can start another transfer meanwhile.</source>
        <translation>Der Auftrag wurde gesendet, aber die Antwort der Bank ist nicht angekommen. Das Geld kann bewegt worden sein oder nicht. Die Bank wird gefragt, bis sie sagt, was aus diesem Auftrag wurde; nichts wird zweimal gesendet. Geben Sie ihn nicht noch einmal ein. Sie können inzwischen eine andere Überweisung beginnen.</translation>
    </message>
    <message>
        <source>From</source>
        <comment>the account that pays</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <comment>the account that is paid</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>Last attempt</source>
        <translation>Letzter Versuch</translation>
    </message>
    <message>
        <source>Sent %1 ago. Times asked: %2. Asking again in %3 s.</source>
        <comment>%1: minutes and seconds</comment>
        <translation>Gesendet vor %1. Nachfragen bisher: %2. Nächste Nachfrage in %3 s.</translation>
    </message>
    <message>
        <source>Sent %1 ago. Times asked: %2. Asking now.</source>
        <comment>%1: minutes and seconds</comment>
        <translation>Gesendet vor %1. Nachfragen bisher: %2. Es wird gerade nachgefragt.</translation>
    </message>
    <message>
        <source>Same payer</source>
        <translation>Gleicher Zahler</translation>
    </message>
    <message>
        <source>The transfer waits for approval</source>
        <translation>Die Überweisung wartet auf Freigabe</translation>
    </message>
    <message>
        <source>The transfer waited for approval</source>
        <translation>Die Überweisung wartete auf Freigabe</translation>
    </message>
    <message>
        <source>Why it waits</source>
        <translation>Wartegrund</translation>
    </message>
    <message>
        <source>Until</source>
        <comment>when an order that nobody approved ends</comment>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
</context>
<context>
    <name>cf::ui::OverviewPanel</name>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Primary database</source>
        <translation>Primärdatenbank</translation>
    </message>
    <message>
        <source>Failed calls, last minute</source>
        <translation>Gescheiterte Aufrufe, letzte Minute</translation>
    </message>
    <message>
        <source>Time to answer, last minute</source>
        <translation>Antwortzeit, letzte Minute</translation>
    </message>
    <message>
        <source>Answered from the cache</source>
        <translation>Aus dem Cache beantwortet</translation>
    </message>
    <message>
        <source>Instances of the bank</source>
        <translation>Instanzen der Bank</translation>
    </message>
    <message>
        <source>Disk used</source>
        <translation>Platz belegt</translation>
    </message>
    <message>
        <source>Oldest read access not yet recorded</source>
        <translation>Ältester Lesezugriff ohne Aufzeichnung</translation>
    </message>
    <message>
        <source>Calls per second</source>
        <translation>Aufrufe/Sekunde</translation>
    </message>
    <message>
        <source>all</source>
        <comment>calls</comment>
        <translation>alle</translation>
    </message>
    <message>
        <source>transfers</source>
        <translation>Überweisungen</translation>
    </message>
    <message>
        <source>Failed, share of the last minute</source>
        <translation>Gescheitert, Anteil einer Minute</translation>
    </message>
    <message>
        <source>4xx</source>
        <translation>4xx</translation>
    </message>
    <message>
        <source>5xx</source>
        <translation>5xx</translation>
    </message>
    <message>
        <source>Time to answer</source>
        <translation>Antwortzeit</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Replica behind</source>
        <translation>Replikat-Rückstand</translation>
    </message>
    <message>
        <source>lag</source>
        <translation>Verzug</translation>
    </message>
    <message>
        <source>Answered from the cache, share of the last minute</source>
        <translation>Aus dem Cache beantwortet, Anteil einer Minute</translation>
    </message>
    <message>
        <source>hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>laufend</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Database and ledger</source>
        <translation>Datenbank und Hauptbuch</translation>
    </message>
    <message>
        <source>queries per second</source>
        <translation>Abfragen/Sekunde</translation>
    </message>
    <message>
        <source>largest batch</source>
        <translation>größter Stapel</translation>
    </message>
    <message>
        <source>Replica %1, synchronous</source>
        <translation>Replikat %1, synchron</translation>
    </message>
    <message>
        <source>Replica %1, asynchronous</source>
        <translation>Replikat %1, asynchron</translation>
    </message>
    <message>
        <source>Log position replayed: %1</source>
        <translation>Nachgespielte Logposition: %1</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Prüfpfad</translation>
    </message>
</context>
<context>
    <name>cf::ui::PartyFinder</name>
    <message>
        <source>No account of your branch has this IBAN.</source>
        <translation>Kein Konto Ihrer Filiale hat diese IBAN.</translation>
    </message>
    <message>
        <source>No account of the bank has this IBAN.</source>
        <translation>Kein Konto der Bank hat diese IBAN.</translation>
    </message>
    <message>
        <source>This is not a complete IBAN, or one of its characters is wrong.</source>
        <translation>Das ist keine ganze IBAN, oder ein Zeichen darin ist falsch.</translation>
    </message>
    <message>
        <source>No account of your branch matches. For an account of another branch, type its complete IBAN.</source>
        <translation>Kein Konto Ihrer Filiale passt. Für eines einer anderen Filiale geben Sie die ganze IBAN ein.</translation>
    </message>
    <message>
        <source>No account of your branch matches.</source>
        <translation>Kein Konto Ihrer Filiale passt.</translation>
    </message>
</context>
<context>
    <name>cf::ui::PartyInput</name>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>%1 · available %2</source>
        <comment>product and balance of an account</comment>
        <translation>%1 · verfügbar %2</translation>
    </message>
    <message>
        <source>Account of another branch, in %1</source>
        <translation>Konto einer anderen Filiale, in %1</translation>
    </message>
</context>
<context>
    <name>cf::ui::PasswordEdit</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>tool tip of a button: what it does, and its key</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Passwort verbergen</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Passwort zeigen</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Geben Sie Ihr Passwort ein.</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Die Feststelltaste ist eingeschaltet.</translation>
    </message>
</context>
<context>
    <name>cf::ui::PersonNameEdit</name>
    <message>
        <source>Enter the person&apos;s name.</source>
        <translation>Geben Sie den Namen der Person ein.</translation>
    </message>
</context>
<context>
    <name>cf::ui::PreferencesPage</name>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Light, dark, or like the rest of this machine.</source>
        <translation>Hell, dunkel oder wie der Rest dieses Rechners.</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>Compact shows more rows.</source>
        <translation>Kompakt zeigt mehr Zeilen.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The program&apos;s own language. Customers&apos; names and texts stay as they are.</source>
        <translation>Die des Programms. Namen und Texte von Kunden bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>The language changes with the next sign-in.</source>
        <translation>Die Sprache wechselt mit der nächsten Anmeldung.</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Branch printer</source>
        <translation>Filialdrucker</translation>
    </message>
    <message>
        <source>Where receipts are printed.</source>
        <translation>Wohin Belege gehen, wenn sie gedruckt werden.</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Same as this machine</source>
        <comment>theme</comment>
        <translation>Wie dieser Rechner</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>theme</comment>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>theme</comment>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <comment>density of tables and forms</comment>
        <translation>Komfortabel</translation>
    </message>
    <message>
        <source>Compact</source>
        <comment>density of tables and forms</comment>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Same as this machine</source>
        <comment>language</comment>
        <translation>Wie dieser Rechner</translation>
    </message>
    <message>
        <source>Save as PDF, ask where</source>
        <translation>Als PDF speichern, Ort erfragen</translation>
    </message>
    <message>
        <source>%1 (not available now)</source>
        <comment>a printer</comment>
        <translation>%1 (jetzt nicht da)</translation>
    </message>
    <message>
        <source>Your account</source>
        <translation>Ihr Zugang</translation>
    </message>
    <message numerus="yes">
        <source>You have %n recovery code(s) left in case your phone is not at hand. Each signs you in once.</source>
        <translation>
            <numerusform>Sie haben noch %n Wiederherstellungscode für den Fall, dass Ihr Telefon nicht zur Hand ist. Er gilt für eine Anmeldung.</numerusform>
            <numerusform>Sie haben noch %n Wiederherstellungscodes für den Fall, dass Ihr Telefon nicht zur Hand ist. Jeder gilt für eine Anmeldung.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your sign-ins…</source>
        <translation>Ihre Anmeldungen …</translation>
    </message>
    <message>
        <source>Your sign-ins</source>
        <translation>Ihre Anmeldungen</translation>
    </message>
</context>
<context>
    <name>cf::ui::Rail</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>tool tip of a button: what it does, and its key</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>place in the navigation, how many wait there</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>cf::ui::ReasonEdit</name>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Sagen Sie in wenigen Worten, warum.</translation>
    </message>
</context>
<context>
    <name>cf::ui::ReasonForm</name>
    <message>
        <source>&amp;Reason</source>
        <comment>why something is done to an account</comment>
        <translation>&amp;Grund</translation>
    </message>
</context>
<context>
    <name>cf::ui::ReceiptBanner</name>
    <message>
        <source>Save receipt</source>
        <translation>Beleg speichern</translation>
    </message>
    <message>
        <source>The receipt could not be saved as %1: %2. The transfer itself is booked.</source>
        <translation>Der Beleg konnte nicht als %1 gespeichert werden: %2. Die Überweisung selbst ist gebucht.</translation>
    </message>
    <message>
        <source>The receipt was saved as %1.</source>
        <translation>Der Beleg wurde als %1 gespeichert.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>it could not be rendered</source>
        <translation>er ließ sich nicht zeichnen</translation>
    </message>
    <message>
        <source>The receipt is on its way to %1.</source>
        <translation>Der Beleg ist unterwegs zu %1.</translation>
    </message>
    <message>
        <source>The receipt was not printed by %1: %2. Check the printer and print again, or save the receipt as a file. The transfer itself is booked.</source>
        <translation>Der Beleg wurde von %1 nicht gedruckt: %2. Sehen Sie nach dem Drucker und drucken Sie noch einmal, oder speichern Sie den Beleg als Datei. Die Überweisung selbst ist gebucht.</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Als Datei speichern…</translation>
    </message>
    <message>
        <source>The receipt is already being prepared.</source>
        <translation>Der Beleg wird bereits vorbereitet.</translation>
    </message>
</context>
<context>
    <name>cf::ui::RecordStack</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen …</translation>
    </message>
</context>
<context>
    <name>cf::ui::RecoveryCodesStep</name>
    <message>
        <source>Your recovery codes</source>
        <translation>Ihre Wiederherstellungscodes</translation>
    </message>
    <message>
        <source>If you lose your phone, each of these codes signs you in once. They are shown only now: keep them where nobody else finds them, and not only on this machine.</source>
        <translation>Wenn Ihr Telefon verloren ist, meldet jeder dieser Codes Sie einmal an. Sie werden nur jetzt gezeigt: verwahren Sie sie, wo niemand sonst sie findet, und nicht allein auf diesem Rechner.</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>I have &amp;kept them</source>
        <translation>Ich habe sie &amp;verwahrt</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken …</translation>
    </message>
    <message>
        <source>&amp;Save as file…</source>
        <translation>Als Datei &amp;speichern …</translation>
    </message>
    <message>
        <source>%1.  %2</source>
        <extracomment>%1: number in the list, %2: a recovery code</extracomment>
        <translation>%1.  %2</translation>
    </message>
    <message>
        <source>Recovery code %1: %2</source>
        <translation>Wiederherstellungscode %1: %2</translation>
    </message>
    <message>
        <source>Counterfoil: recovery codes. Each signs you in once.</source>
        <translation>Counterfoil: Wiederherstellungscodes. Jeder meldet Sie einmal an.</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>An den Drucker gesendet.</translation>
    </message>
    <message>
        <source>Save the recovery codes</source>
        <translation>Wiederherstellungscodes speichern</translation>
    </message>
    <message>
        <source>Saved in %1.</source>
        <translation>In %1 gespeichert.</translation>
    </message>
    <message>
        <source>The file %1 could not be written.</source>
        <translation>Die Datei %1 konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Copied. The clipboard is cleared in a minute, or when the program ends.</source>
        <translation>Kopiert. Die Zwischenablage wird in einer Minute geleert oder wenn das Programm endet.</translation>
    </message>
    <message>
        <source>Being sent to the printer…</source>
        <translation>Wird an den Drucker gesendet…</translation>
    </message>
    <message>
        <source>The printer did not accept them. Keep them in another way.</source>
        <translation>Der Drucker hat sie nicht angenommen. Bewahren Sie sie auf andere Weise auf.</translation>
    </message>
    <message>
        <source>Leave without the recovery codes?</source>
        <translation>Ohne die Wiederherstellungscodes gehen?</translation>
    </message>
    <message>
        <source>Leave</source>
        <comment>button that confirms</comment>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>They are not shown again. If you lose your phone and have none of them, you cannot sign in until an administrator lets you enrol again.</source>
        <translation>Sie werden nicht noch einmal angezeigt. Wer das Telefon verliert und keinen davon hat, kann sich erst wieder anmelden, wenn ein Administrator den Zugang neu einrichten lässt.</translation>
    </message>
</context>
<context>
    <name>cf::ui::RemoteTableView</name>
    <message>
        <source>Rows %1–%2 of %3</source>
        <translation>Zeilen %1–%2 von %3</translation>
    </message>
    <message>
        <source>Rows %1–%2 of at least %3</source>
        <translation>Zeilen %1–%2 von mindestens %3</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>cf::ui::ReversalForm</name>
    <message>
        <source>Reverse the transfer</source>
        <translation>Überweisung stornieren</translation>
    </message>
    <message>
        <source>Review the reversal</source>
        <translation>Storno prüfen</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>Grund wählen</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <comment>why a transfer is reversed</comment>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>&amp;Comment</source>
        <comment>on a reversal</comment>
        <translation>&amp;Kommentar</translation>
    </message>
    <message>
        <source>Why the account may be &amp;overdrawn</source>
        <translation>Warum das Konto über&amp;zogen werden darf</translation>
    </message>
    <message>
        <source>Choose why the transfer is reversed.</source>
        <translation>Wählen Sie, warum die Überweisung storniert wird.</translation>
    </message>
</context>
<context>
    <name>cf::ui::ReversalPanel</name>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>From</source>
        <comment>the account that pays</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <comment>the account that is paid</comment>
        <translation>An</translation>
    </message>
    <message>
        <source>Reason</source>
        <comment>why a transfer is reversed</comment>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Comment</source>
        <comment>on a reversal</comment>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Why the account may be overdrawn</source>
        <translation>Warum das Konto überzogen werden darf</translation>
    </message>
    <message>
        <source>Reverse this transfer?</source>
        <translation>Diese Überweisung stornieren?</translation>
    </message>
    <message>
        <source>Reverse</source>
        <comment>verb on a button</comment>
        <translation>Stornieren</translation>
    </message>
    <message>
        <source>All legs of the posting are reversed. A second person must approve it; nothing is booked until then.</source>
        <translation>Alle Posten der Sammelbuchung werden storniert. Eine zweite Person muss das freigeben; bis dahin wird nichts gebucht.</translation>
    </message>
    <message>
        <source>A second person must approve it; nothing is booked until then.</source>
        <translation>Eine zweite Person muss das freigeben; bis dahin wird nichts gebucht.</translation>
    </message>
</context>
<context>
    <name>cf::ui::SaveBanner</name>
    <message>
        <source>The file could not be saved as %1: %2.</source>
        <translation>Die Datei konnte nicht als %1 gespeichert werden: %2.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Als %1 gespeichert.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>%1 has arrived but is not saved yet.</source>
        <extracomment>%1: the name of a file</extracomment>
        <translation>%1 ist da und noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Save…</source>
        <comment>a file that has come</comment>
        <translation>Speichern …</translation>
    </message>
</context>
<context>
    <name>cf::ui::SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>cf::ui::SearchHelp</name>
    <message>
        <source>Search words</source>
        <translation>Die Wörter der Suche</translation>
    </message>
    <message>
        <source>who did it: part of a name, or an id</source>
        <translation>wer es tat: Teil eines Namens oder eine ID</translation>
    </message>
    <message>
        <source>what was done: the whole action, or a part of it</source>
        <translation>was getan wurde: die ganze Aktion oder ein Teil</translation>
    </message>
    <message>
        <source>whom it concerns: a name, number, IBAN or id</source>
        <translation>wen es betrifft: Name, Nummer, IBAN oder ID</translation>
    </message>
    <message>
        <source>an account, by IBAN or id</source>
        <translation>ein Konto, nach IBAN oder ID</translation>
    </message>
    <message>
        <source>anything it concerns, by id, number, IBAN or name</source>
        <translation>was auch immer es betrifft, nach ID, Nummer, IBAN oder Name</translation>
    </message>
    <message>
        <source>succeeded, refused or failed</source>
        <translation>succeeded (erfolgreich), refused (abgelehnt) oder failed (fehlgeschlagen)</translation>
    </message>
    <message>
        <source>a branch, by code or part of its name</source>
        <translation>eine Filiale, nach Code oder Teil des Namens</translation>
    </message>
    <message>
        <source>or yesterday, last 7 days, 7d</source>
        <translation>oder yesterday, last 7 days, 7d</translation>
    </message>
    <message>
        <source>from this day on; to: up to and including a day</source>
        <translation>ab diesem Tag; to: bis zu einem Tag einschließlich</translation>
    </message>
    <message>
        <source>one event by its number</source>
        <translation>ein Ereignis nach seiner Nummer</translation>
    </message>
    <message>
        <source>quotation marks keep words together</source>
        <translation>Anführungszeichen halten Wörter zusammen</translation>
    </message>
    <message>
        <source>All terms must match. Upper and lower case and accents do not matter.</source>
        <translation>Alles Angegebene muss zutreffen. Groß- und Kleinschreibung und Akzente spielen keine Rolle.</translation>
    </message>
    <message>
        <source>the request, by at least the first 8 digits</source>
        <translation>die Anfrage, mit mindestens den ersten 8 Ziffern</translation>
    </message>
</context>
<context>
    <name>cf::ui::SearchPalette</name>
    <message>
        <source>Name, customer number, IBAN, transfer reference, or page</source>
        <translation>Name, Kundennummer, IBAN, Überweisungsreferenz oder wohin</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>Search for anything</source>
        <translation>Alles durchsuchen</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>Arrows choose, Enter opens, Escape closes.</source>
        <translation>Pfeiltasten wählen, Eingabetaste öffnet, Esc schließt.</translation>
    </message>
    <message>
        <source>Type at least two characters.</source>
        <translation>Geben Sie mindestens zwei Zeichen ein.</translation>
    </message>
    <message>
        <source>Nothing matches this text.</source>
        <translation>Nichts passt zu diesem Text.</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <extracomment>a result of a search, and what tells it apart from others</extracomment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Alles durchsuchen</translation>
    </message>
</context>
<context>
    <name>cf::ui::SessionsPanel</name>
    <message>
        <source>Only this person</source>
        <comment>filter of a list of sessions</comment>
        <translation>Nur diese Person</translation>
    </message>
    <message>
        <source>End session…</source>
        <translation>Sitzung beenden …</translation>
    </message>
    <message>
        <source>Open sessions</source>
        <translation>Offene Sitzungen</translation>
    </message>
    <message>
        <source>Who is signed in</source>
        <translation>Wer angemeldet ist</translation>
    </message>
    <message>
        <source>Sessions of %1</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>Sitzungen von %1</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>Niemand ist angemeldet.</translation>
    </message>
    <message>
        <source>%1 is not signed in.</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 ist nicht angemeldet.</translation>
    </message>
    <message>
        <source>Show everybody&apos;s</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>End the session</source>
        <translation>Die Sitzung beenden</translation>
    </message>
    <message>
        <source>One person or all</source>
        <translation>Eine Person oder alle</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>End the session of %1</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>Sitzung von %1 beenden</translation>
    </message>
    <message>
        <source>End session</source>
        <translation>Sitzung beenden</translation>
    </message>
    <message>
        <source>Sign %1 out?</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 abmelden?</translation>
    </message>
    <message>
        <source>Device</source>
        <comment>the key of a machine</comment>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt aktiv</translation>
    </message>
    <message>
        <source>Sign out</source>
        <comment>somebody else, button that confirms</comment>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>This is one of your own sessions: if it is the current one, you are signed out here.</source>
        <translation>Diese Sitzung ist eine Ihrer eigenen: ist es diese hier, werden Sie hier abgemeldet.</translation>
    </message>
    <message>
        <source>%1 is signed out on this device at once and loses unsaved input there. Orders that the bank has accepted continue. %1 may sign in again.</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 wird auf diesem Gerät sofort abgemeldet und verliert dort halb Eingegebenes. Aufträge, die die Bank angenommen hat, laufen weiter. %1 darf sich wieder anmelden.</translation>
    </message>
    <message>
        <source>%1 is signed out on that device.</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 ist auf jenem Gerät abgemeldet.</translation>
    </message>
    <message>
        <source>That session of %1 had already ended.</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>Jene Sitzung von %1 war schon beendet.</translation>
    </message>
</context>
<context>
    <name>cf::ui::ShortcutSheet</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>Auf dieser Seite</translation>
    </message>
    <message>
        <source>Any key closes this.</source>
        <translation>Jede Taste schließt diese Übersicht.</translation>
    </message>
</context>
<context>
    <name>cf::ui::SignInPage</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>This bank is not a demonstration. The demonstration&apos;s sign-in file that the program was started with is not for it, and nothing from it was sent.</source>
        <translation>Diese Bank ist keine Vorführung. Die Datei mit den Personen einer Vorführung, mit der das Programm gestartet wurde, ist nicht für sie bestimmt, und nichts daraus wurde gesendet.</translation>
    </message>
</context>
<context>
    <name>cf::ui::SignInStep</name>
    <message>
        <source>Asking the bank…</source>
        <comment>on a button while waiting</comment>
        <translation>Die Bank wird gefragt …</translation>
    </message>
</context>
<context>
    <name>cf::ui::SignInsPage</name>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Back to the preferences</source>
        <translation>Zurück zu den Einstellungen</translation>
    </message>
    <message>
        <source>If one of these was not you, tell an administrator at once: somebody may know your password.</source>
        <translation>Wenn eine dieser Anmeldungen nicht von Ihnen stammt, sagen Sie es sofort einem Administrator: Vielleicht kennt jemand Ihr Passwort.</translation>
    </message>
    <message>
        <source>No sign-in is recorded yet. New ones appear here after a moment.</source>
        <translation>Es ist noch keine Anmeldung verzeichnet. Neue erscheinen hier nach einem Augenblick.</translation>
    </message>
    <message>
        <source>Your sign-ins</source>
        <translation>Ihre Anmeldungen</translation>
    </message>
</context>
<context>
    <name>cf::ui::StaffPanel</name>
    <message>
        <source>Search staff</source>
        <translation>Personal suchen</translation>
    </message>
    <message>
        <source>Name or user name</source>
        <translation>Name oder Benutzername</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Person anlegen</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Nobody works here yet.</source>
        <translation>Hier arbeitet noch niemand.</translation>
    </message>
    <message>
        <source>Nobody matches “%1”.</source>
        <translation>Niemand passt zu „%1“.</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 Person</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln Person</numerusform>
            <numerusform>%Ln Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Discard</source>
        <comment>changes that were typed</comment>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>The new person has not been added yet.</source>
        <translation>Die neue Person ist noch nicht angelegt.</translation>
    </message>
    <message>
        <source>The changes to %1 are not saved.</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>Die Änderungen an %1 sind nicht gespeichert.</translation>
    </message>
    <message>
        <source>%1 was added.</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 ist angelegt.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>%1 was added. Open the entry in the list for the command that prints the enrolment code.</source>
        <comment>%1: a person&apos;s name</comment>
        <translation>%1 ist angelegt. Öffnen Sie den Eintrag in der Liste; dort steht der Befehl, der den Einrichtungscode ausgibt.</translation>
    </message>
</context>
<context>
    <name>cf::ui::StartPage</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>You are signed in, but your role has no pages here. An administrator can give you another role.</source>
        <translation>Sie sind angemeldet, aber für Ihre Rolle gibt es hier keinen Bereich. Ein Administrator kann Ihnen eine andere geben.</translation>
    </message>
</context>
<context>
    <name>cf::ui::StatementPanel</name>
    <message>
        <source>Save statement…</source>
        <translation>Auszug speichern …</translation>
    </message>
    <message>
        <source>Period of the statement</source>
        <translation>Zeitraum des Auszugs</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>Last three months</source>
        <translation>Letzte drei Monate</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>From … to …</source>
        <comment>choose two days</comment>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>First day of the statement</source>
        <translation>Erster Tag des Auszugs</translation>
    </message>
    <message>
        <source>Last day of the statement</source>
        <translation>Letzter Tag des Auszugs</translation>
    </message>
    <message>
        <source>Language of the statement</source>
        <translation>Sprache des Auszugs</translation>
    </message>
    <message>
        <source>Save statement</source>
        <translation>Auszug speichern</translation>
    </message>
    <message>
        <source>Being created…</source>
        <comment>a statement</comment>
        <translation>Wird erstellt …</translation>
    </message>
    <message>
        <source>The statement was not created. %1</source>
        <comment>%1: a whole sentence, why</comment>
        <translation>Der Auszug wurde nicht erstellt. %1</translation>
    </message>
    <message>
        <source>The first day is after the last one.</source>
        <translation>Der erste Tag liegt nach dem letzten.</translation>
    </message>
</context>
<context>
    <name>cf::ui::StatusBar</name>
    <message>
        <source>Nothing can be booked at the moment: the bank&apos;s database is being recovered.</source>
        <translation>Zurzeit kann nichts gebucht werden: die Datenbank der Bank wird wiederhergestellt.</translation>
    </message>
    <message>
        <source>The bank is running without its second database at the moment.</source>
        <translation>Die Bank arbeitet zurzeit ohne ihre zweite Datenbank.</translation>
    </message>
    <message>
        <source>The audit trail is behind; soon it may not be possible to open customers.</source>
        <translation>Der Prüfpfad ist im Rückstand; Kunden lassen sich vielleicht bald nicht mehr öffnen.</translation>
    </message>
    <message>
        <source>Teller</source>
        <translation>Schalter</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Aufsicht</translation>
    </message>
    <message>
        <source>Compliance officer</source>
        <translation>Compliance</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>person, role, branch</comment>
        <extracomment>who is signed in: name, role, branch</extracomment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>The bank&apos;s database does not know a branch&apos;s time zone: its days and times are in UTC.</source>
        <translation>Die Zeitzone einer Filiale ist der Datenbank der Bank nicht bekannt: Ihre Tage und Zeiten sind die von UTC.</translation>
    </message>
    <message>
        <source>Something at the bank is not working as it should at the moment.</source>
        <translation>Etwas bei der Bank arbeitet zurzeit nicht, wie es sollte.</translation>
    </message>
    <message>
        <source>Unknown role</source>
        <translation>Unbekannte Rolle</translation>
    </message>
</context>
<context>
    <name>cf::ui::SubjectLinks</name>
    <message>
        <source>By</source>
        <comment>who did it</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>a member of staff and their role</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>What they did</source>
        <translation>Was die Person tat</translation>
    </message>
    <message>
        <source>Everything done by %1</source>
        <translation>Alles, was %1 tat</translation>
    </message>
    <message>
        <source>Open %1: %2</source>
        <comment>%1: customer, account or transfer</comment>
        <translation>Öffnen: %1 %2</translation>
    </message>
    <message>
        <source>Its events</source>
        <translation>Ereignisse dazu</translation>
    </message>
    <message>
        <source>Everything recorded about %1</source>
        <translation>Alles, was über %1 aufgezeichnet ist</translation>
    </message>
</context>
<context>
    <name>cf::ui::SuggestionList</name>
    <message>
        <source>available</source>
        <comment>under the available balance</comment>
        <translation>verfügbar</translation>
    </message>
    <message>
        <source>%1  ·  %2</source>
        <extracomment>IBAN and product of an account</extracomment>
        <translation>%1  ·  %2</translation>
    </message>
    <message>
        <source>%1, %2, available %3 %4</source>
        <extracomment>spoken: holder, IBAN, balance, state</extracomment>
        <translation>%1, %2, verfügbar %3 %4</translation>
    </message>
    <message>
        <source>There are more. Keep typing to find the right one.</source>
        <translation>Es gibt noch mehr. Tippen Sie weiter, um das richtige zu finden.</translation>
    </message>
    <message>
        <source>Matching accounts</source>
        <translation>Passende Konten</translation>
    </message>
</context>
<context>
    <name>cf::ui::TableOverlay</name>
    <message>
        <source>There is nothing here.</source>
        <translation>Hier ist nichts.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>cf::ui::TimeChart</name>
    <message>
        <source>%1: %2</source>
        <extracomment>the name of a line in a chart and what it reads now</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cf::ui::TransferFilterBar</name>
    <message>
        <source>Only mine</source>
        <comment>filter of a list of transfers</comment>
        <translation>Nur meine</translation>
    </message>
    <message>
        <source>Booked</source>
        <comment>filter of a list by time</comment>
        <translation>Gebucht</translation>
    </message>
    <message>
        <source>Kind of transfer</source>
        <translation>Überweisungsart</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Only the transfers I ordered</source>
        <translation>Nur die Überweisungen, die ich beauftragt habe</translation>
    </message>
    <message>
        <source>Any day</source>
        <translation>Jeder Tag</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>From … to …</source>
        <comment>choose two days</comment>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>Any kind</source>
        <comment>of transfers</comment>
        <translation>Jede Art</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Überweisungen</translation>
    </message>
    <message>
        <source>Imported</source>
        <comment>kind of transfer</comment>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>Reversals</source>
        <comment>kind of transfer</comment>
        <translation>Stornos</translation>
    </message>
    <message>
        <source>Any amount</source>
        <translation>Jeder Betrag</translation>
    </message>
    <message>
        <source>From this day on</source>
        <translation>Ab diesem Tag</translation>
    </message>
    <message>
        <source>Up to this day</source>
        <translation>Bis zu diesem Tag</translation>
    </message>
    <message>
        <source>Account on either side</source>
        <translation>Konto (Von oder An)</translation>
    </message>
    <message>
        <source>IBAN on either side</source>
        <translation>IBAN (Von oder An)</translation>
    </message>
    <message>
        <source>Amount at least</source>
        <translation>Betrag mindestens</translation>
    </message>
    <message>
        <source>at least</source>
        <comment>an amount</comment>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>Amount at most</source>
        <translation>Betrag höchstens</translation>
    </message>
    <message>
        <source>at most</source>
        <comment>an amount</comment>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>Postings</source>
        <comment>kind of transfer: ordered as legs</comment>
        <translation>Sammelbuchungen</translation>
    </message>
    <message>
        <source>Paid from holds</source>
        <comment>kind of transfer</comment>
        <translation>Aus Vormerkungen gezahlt</translation>
    </message>
</context>
<context>
    <name>cf::ui::TransferForm</name>
    <message>
        <source>&amp;From</source>
        <comment>the account that pays</comment>
        <translation>V&amp;on</translation>
    </message>
    <message>
        <source>Choose the paying account.</source>
        <translation>Wählen Sie das zahlende Konto.</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <comment>the account that is paid</comment>
        <translation>&amp;An</translation>
    </message>
    <message>
        <source>Choose the receiving account.</source>
        <translation>Wählen Sie das Konto, das Geld erhält.</translation>
    </message>
    <message>
        <source>&amp;Amount</source>
        <translation>&amp;Betrag</translation>
    </message>
    <message>
        <source>In the currency of the paying account</source>
        <translation>In der Währung des zahlenden Kontos</translation>
    </message>
    <message>
        <source>&amp;Memo</source>
        <comment>text that goes with a transfer</comment>
        <translation>&amp;Verwendungszweck</translation>
    </message>
    <message>
        <source>%1 is more than the %2 available. The bank will probably refuse it.</source>
        <translation>%1 ist mehr als die verfügbaren %2. Die Bank wird die Überweisung vermutlich ablehnen.</translation>
    </message>
    <message>
        <source>%1. Available after: %2</source>
        <translation>%1. Danach verfügbar: %2</translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <translation>%1 von %2 Zeichen</translation>
    </message>
</context>
<context>
    <name>cf::ui::TransferPage</name>
    <message>
        <source>Transfer</source>
        <translation>Überweisung</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>Beleg drucken</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen …</translation>
    </message>
    <message>
        <source>Booked</source>
        <comment>state of a transfer</comment>
        <translation>Gebucht</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Not loaded</source>
        <comment>a transfer</comment>
        <translation>Nicht geladen</translation>
    </message>
    <message>
        <source>Reversed</source>
        <comment>state of a transfer</comment>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Reverse…</source>
        <comment>a transfer</comment>
        <translation>Stornieren …</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>Stornieren</translation>
    </message>
    <message>
        <source>Go to the reversal or the reversed transfer</source>
        <translation>Zum Storno oder zur stornierten Überweisung</translation>
    </message>
    <message>
        <source>Show the reversal</source>
        <translation>Storno zeigen</translation>
    </message>
    <message>
        <source>Show the reversed transfer</source>
        <translation>Stornierte Überweisung zeigen</translation>
    </message>
</context>
<context>
    <name>cf::ui::TransfersPage</name>
    <message>
        <source>Transfers</source>
        <translation>Überweisungen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>No transfers yet.</source>
        <translation>Noch keine Überweisungen.</translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation>Neue Überweisung</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Mine or branch</source>
        <translation>Meine oder Filiale</translation>
    </message>
    <message>
        <source>No transfer matches the filter.</source>
        <translation>Keine Überweisung passt zum Filter.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
</context>
<context>
    <name>cf::ui::UnresolvedPage</name>
    <message>
        <source>Colleagues on this machine</source>
        <translation>Mitarbeiter an diesem Rechner</translation>
    </message>
    <message>
        <source>Unresolved orders</source>
        <translation>Ungeklärte Aufträge</translation>
    </message>
    <message>
        <source>Check all now</source>
        <translation>Alle jetzt prüfen</translation>
    </message>
    <message>
        <source>The order of %1: %2</source>
        <extracomment>%1: user name of a colleague, %2: whole sentences, what became of it</extracomment>
        <translation>Der Auftrag von %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n journal(s) of colleagues on this machine cannot be read to the end. They may contain orders without a known outcome: have these colleagues sign in here, or have whoever maintains this machine examine the files.</source>
        <translation>
            <numerusform>%n Journal aus dem Kollegenkreis an diesem Rechner ist nicht vollständig lesbar. Es kann Aufträge mit unbekanntem Ausgang enthalten: Bitten Sie die betreffende Person, sich hier anzumelden, oder wenden Sie sich an den Support.</numerusform>
            <numerusform>%n Journale aus dem Kollegenkreis an diesem Rechner sind nicht vollständig lesbar. Sie können Aufträge mit unbekanntem Ausgang enthalten: Bitten Sie die betreffenden Personen, sich hier anzumelden, oder wenden Sie sich an den Support.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <comment>this machine&apos;s list of orders</comment>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>All your orders have a known outcome.</source>
        <translation>Jeder Ihrer Aufträge hat einen bekannten Ausgang.</translation>
    </message>
</context>
<context>
    <name>cf::ui::UnsealedStrip</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>Events that are not sealed yet</source>
        <translation>Noch unversiegelte Ereignisse</translation>
    </message>
    <message>
        <source>Everything is sealed.</source>
        <translation>Alles ist versiegelt.</translation>
    </message>
    <message>
        <source>Hide what is not sealed</source>
        <translation>Unversiegeltes verbergen</translation>
    </message>
    <message>
        <source>Not sealed yet</source>
        <translation>Noch unversiegelt</translation>
    </message>
    <message>
        <source>Shows the events that are waiting for their number.</source>
        <translation>Zeigt die Ereignisse, die auf ihre Nummer warten.</translation>
    </message>
    <message>
        <source>%1 %2, %3</source>
        <extracomment>an audit event in one line. %1: time, %2: what was done, %3: by whom</extracomment>
        <translation>%1 %2, %3</translation>
    </message>
    <message>
        <source>Checking how far the trail is sealed…</source>
        <translation>Sieht nach, wie weit der Prüfpfad versiegelt ist …</translation>
    </message>
    <message>
        <source>Nothing has been recorded yet.</source>
        <translation>Noch ist nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Sealed up to %1, nothing is waiting.</source>
        <comment>%1: an event&apos;s number</comment>
        <translation>Versiegelt bis %1, nichts wartet.</translation>
    </message>
    <message numerus="yes">
        <source>Sealed up to %1, %n waiting, the oldest for %2.</source>
        <comment>%1: an event&apos;s number, %2: how long</comment>
        <translation>
            <numerusform>Versiegelt bis %1, %n wartet, seit %2.</numerusform>
            <numerusform>Versiegelt bis %1, %n warten, am längsten seit %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sealed up to %1, %n waiting.</source>
        <comment>%1: an event&apos;s number</comment>
        <translation>
            <numerusform>Versiegelt bis %1, %n wartet.</numerusform>
            <numerusform>Versiegelt bis %1, %n warten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n newer event(s): search again</source>
        <translation>
            <numerusform>%n neueres Ereignis: neu suchen</numerusform>
            <numerusform>%n neuere Ereignisse: neu suchen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new event(s)</source>
        <translation>
            <numerusform>%n neues Ereignis zeigen</numerusform>
            <numerusform>%n neue Ereignisse zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::UntilEdit</name>
    <message>
        <source>Until when</source>
        <translation>Bis wann</translation>
    </message>
    <message>
        <source>Until a day and time</source>
        <translation>Bis zu einem Tag und einer Uhrzeit</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Time on the last day</source>
        <translation>Uhrzeit am letzten Tag</translation>
    </message>
</context>
<context>
    <name>cf::ui::UserNameEdit</name>
    <message>
        <source>%1 %2</source>
        <extracomment>%1: a branch&apos;s code, %2: its name</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Enter the name to sign in with.</source>
        <translation>Geben Sie den Namen für die Anmeldung ein.</translation>
    </message>
    <message>
        <source>Only small letters a to z, digits, dot, hyphen and underscore.</source>
        <translation>Nur Kleinbuchstaben a bis z, Ziffern, Punkt, Bindestrich und Unterstrich.</translation>
    </message>
    <message>
        <source>At least two characters.</source>
        <translation>Mindestens zwei Zeichen.</translation>
    </message>
</context>
<context>
    <name>cf::ui::Workspace</name>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Alles durchsuchen</translation>
    </message>
    <message>
        <source>Back to the page before</source>
        <translation>Zurück zur vorigen Seite</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Outcomes of earlier orders</source>
        <translation>Was aus früheren Aufträgen wurde</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) without a known outcome</source>
        <translation>
            <numerusform>%n Auftrag mit ungeklärtem Ausgang</numerusform>
            <numerusform>%n Aufträge mit ungeklärtem Ausgang</numerusform>
        </translation>
    </message>
</context>
</TS>
