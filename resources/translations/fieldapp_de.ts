<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>About and licences</source>
        <translation>Über und Lizenzen</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
</context>
<context>
    <name>AboutPage</name>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>For technicians who service cars at the customer’s door. Everything on this laptop works for days without a network; your work is encrypted and saved at every tap.</source>
        <translation>Für Techniker, die Autos beim Kunden warten. Alles auf diesem Laptop geht tagelang ohne Netz; die Arbeit ist verschlüsselt und wird bei jedem Tipp gesichert.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Field Companion: Apache License 2.0</source>
        <translation>Field Companion: Apache License 2.0</translation>
    </message>
    <message>
        <source>Qt for Python: LGPL 3. Fonts: Inter (Open Font License), DejaVu (free licence)</source>
        <translation>Qt for Python: LGPL 3. Schriften: Inter (Open Font License), DejaVu (freie Lizenz)</translation>
    </message>
    <message>
        <source>Checklists are read by pyxform (BSD); databases are encrypted by SQLCipher (BSD)</source>
        <translation>Checklisten liest pyxform (BSD); Datenbanken verschlüsselt SQLCipher (BSD)</translation>
    </message>
    <message>
        <source>Copy for support</source>
        <translation>Für den Support kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>AboveItems</name>
    <message>
        <source>Open for changes: {reason}</source>
        <translation>Zur Änderung geöffnet: {reason}</translation>
    </message>
    <message>
        <source>Every change is written down. Finish again when done.</source>
        <translation>Jede Änderung wird notiert. Am Ende erneut abschließen.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) keep the vehicle here</source>
        <translation>
            <numerusform>%n Punkt hält das Fahrzeug zurück</numerusform>
            <numerusform>%n Punkte halten das Fahrzeug zurück</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Nothing keeps the vehicle here</source>
        <translation>Nichts hält das Fahrzeug zurück</translation>
    </message>
</context>
<context>
    <name>AcceptForm</name>
    <message>
        <source>Accept as a deviation</source>
        <translation>Als Abweichung annehmen</translation>
    </message>
    <message>
        <source>Who sees to it?</source>
        <translation>Wer erledigt es?</translation>
    </message>
    <message>
        <source>Until when?</source>
        <translation>Bis wann?</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Who allows it?</source>
        <translation>Wer erlaubt es?</translation>
    </message>
    <message>
        <source>PIN of the one who allows it</source>
        <translation>PIN der erlaubenden Person</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>No lead is known on this laptop yet. Sync, or have it repaired.</source>
        <translation>Auf diesem Laptop ist noch keine Leitung bekannt. Synchronisieren oder reparieren lassen.</translation>
    </message>
    <message>
        <source>Somebody must see to it.</source>
        <translation>Jemand muss es erledigen.</translation>
    </message>
    <message>
        <source>The PIN of the one who allows it</source>
        <translation>Die PIN der erlaubenden Person</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The password of the one who allows it</source>
        <translation>Das Passwort der erlaubenden Person</translation>
    </message>
</context>
<context>
    <name>AgreementCard</name>
    <message>
        <source>The customer&apos;s agreement</source>
        <translation>Zustimmung des Kunden</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>Per Telefon</translation>
    </message>
    <message>
        <source>Sign here, with a finger or a pen</source>
        <translation>Hier unterschreiben, mit Finger oder Stift</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Unterschrift</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>What did the customer say?</source>
        <translation>Was hat der Kunde gesagt?</translation>
    </message>
    <message>
        <source>On the pad</source>
        <translation>Auf dem Feld</translation>
    </message>
    <message>
        <source>Write down what the customer said.</source>
        <translation>Schreib auf, was der Kunde gesagt hat.</translation>
    </message>
    <message>
        <source>The customer signs on the pad first.</source>
        <translation>Zuerst unterschreibt der Kunde auf dem Feld.</translation>
    </message>
    <message>
        <source>Who agrees?</source>
        <translation>Wer stimmt zu?</translation>
    </message>
</context>
<context>
    <name>Annotator</name>
    <message>
        <source>Draw on the photo: {photo}</source>
        <translation>Auf das Foto zeichnen: {photo}</translation>
    </message>
    <message>
        <source>Arrow keys move the cross, Space sets down and lifts, Backspace undoes.</source>
        <translation>Pfeiltasten bewegen das Kreuz, die Leertaste setzt an und ab, die Rücktaste nimmt zurück.</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Pfeil</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>Kreis</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>Stift</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Alles löschen</translation>
    </message>
</context>
<context>
    <name>ArticlePage</name>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>This picture comes with the next sync.</source>
        <translation>Das Bild kommt mit dem nächsten Abgleich.</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Changed since you read it</source>
        <translation>Geändert, seit du ihn gelesen hast</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>While you drive, nothing opens in front of you. Press Arrived first.</source>
        <translation>Während du fährst, öffnet sich nichts vor dir. Tippe zuerst auf Angekommen.</translation>
    </message>
</context>
<context>
    <name>BandMeter</name>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Change soon</source>
        <translation>Bald tauschen</translation>
    </message>
    <message>
        <source>Too low</source>
        <translation>Zu niedrig</translation>
    </message>
    <message>
        <source>Too high</source>
        <translation>Zu hoch</translation>
    </message>
</context>
<context>
    <name>CameraCard</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>Was die Kamera sieht</translation>
    </message>
    <message>
        <source>Take the photo</source>
        <translation>Foto aufnehmen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the camera</source>
        <translation>Kamera schließen</translation>
    </message>
    <message>
        <source>The camera is an optional part that is not installed here: pip install {part}. A picture from a phone does as well.</source>
        <translation>Die Kamera ist ein Zusatz, der hier nicht installiert ist: pip install {part}. Ein Bild vom Handy tut es auch.</translation>
    </message>
    <message>
        <source>No camera found. Plug one in and open this again, or choose a picture.</source>
        <translation>Keine Kamera gefunden. Eine anschließen und noch einmal öffnen, oder ein Bild wählen.</translation>
    </message>
    <message>
        <source>This computer lets no program use its camera, or not this one. Allow it in the system’s settings for privacy.</source>
        <translation>Dieser Computer lässt kein Programm an seine Kamera, oder dieses nicht. Erlaube es in den Datenschutz-Einstellungen des Systems.</translation>
    </message>
    <message>
        <source>The camera does not start. Close other programs that may be using it.</source>
        <translation>Die Kamera startet nicht. Schließe andere Programme, die sie vielleicht benutzen.</translation>
    </message>
    <message>
        <source>Light off</source>
        <translation>Licht aus</translation>
    </message>
    <message>
        <source>Light on</source>
        <translation>Licht an</translation>
    </message>
    <message>
        <source>The installed program comes without the camera part. Take the picture with a phone; then choose it, drop it here or paste it.</source>
        <translation>Das installierte Programm kommt ohne den Kamera-Zusatz. Mach das Bild mit dem Handy; dann wähle es, zieh es hierher oder füg es ein.</translation>
    </message>
</context>
<context>
    <name>CarOutline</name>
    <message>
        <source>Left side</source>
        <translation>Linke Seite</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>Rechte Seite</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Vorne</translation>
    </message>
    <message>
        <source>Rear</source>
        <translation>Hinten</translation>
    </message>
    <message>
        <source>From above</source>
        <translation>Von oben</translation>
    </message>
    <message>
        <source>Outline of the car</source>
        <translation>Umriss des Fahrzeugs</translation>
    </message>
    <message>
        <source>Arrow keys move the cross, Space puts a mark, Tab goes to the marks.</source>
        <translation>Pfeiltasten bewegen das Kreuz, die Leertaste setzt eine Marke, Tab geht zu den Marken.</translation>
    </message>
</context>
<context>
    <name>CellPad</name>
    <message>
        <source>At least {limit} {unit}</source>
        <translation>Mindestens {limit} {unit}</translation>
    </message>
    <message>
        <source>At most {limit} {unit}</source>
        <translation>Höchstens {limit} {unit}</translation>
    </message>
</context>
<context>
    <name>ChecklistPage</name>
    <message>
        <source>{answered} of {total} answered</source>
        <translation>{answered} von {total} beantwortet</translation>
    </message>
    <message>
        <source>Back to the job</source>
        <translation>Zurück zum Auftrag</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Finish…</source>
        <translation>Abschließen&#xa0;…</translation>
    </message>
    <message>
        <source>Next open</source>
        <translation>Nächster Punkt</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>Bilder wählen</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Bilder ({patterns})</translation>
    </message>
    <message>
        <source>Each answer is on disk. Keys 1 2 3 answer, P photo, N note, / search, Ctrl+Z back.</source>
        <translation>Alles ist gespeichert. 1 2 3 antworten, P Foto, N Notiz, / Suche, Strg+Z zurück.</translation>
    </message>
</context>
<context>
    <name>ChecklistPhotosPresenter</name>
    <message>
        <source>Photo: {name}</source>
        <translation>Foto: {name}</translation>
    </message>
</context>
<context>
    <name>ChecklistPresenter</name>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>The signature did not cover this change. Let them sign again.</source>
        <translation>Die Unterschrift galt für diese Änderung nicht. Lass noch einmal unterschreiben.</translation>
    </message>
</context>
<context>
    <name>ChecklistPreview</name>
    <message>
        <source>Checklist</source>
        <translation>Checkliste</translation>
    </message>
</context>
<context>
    <name>ChecklistSide</name>
    <message>
        <source>Only open</source>
        <translation>Nur offene</translation>
    </message>
    <message>
        <source>Find an item</source>
        <translation>Punkt suchen</translation>
    </message>
</context>
<context>
    <name>ChecklistsTab</name>
    <message>
        <source>No checklist on this job</source>
        <translation>Keine Checkliste zu diesem Auftrag</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Ask the customer what to do about each</source>
        <translation>Mit dem Kunden klären, was damit geschieht</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n Befund</numerusform>
            <numerusform>%n Befunde</numerusform>
        </translation>
    </message>
    <message>
        <source>Not on this laptop yet</source>
        <translation>Noch nicht auf diesem Laptop</translation>
    </message>
    <message>
        <source>Finished {time}</source>
        <translation>Fertig {time}</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>Nicht begonnen</translation>
    </message>
    <message>
        <source>{answered} of {total} answered</source>
        <translation>{answered} von {total} beantwortet</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>What the customer wants done about: {finding}</source>
        <translation>Was der Kunde dazu möchte: {finding}</translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>{field}: {what}</source>
        <translation>{field}: {what}</translation>
    </message>
    <message>
        <source>Note about the place</source>
        <translation>Notiz zum Ort</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>What was different</source>
        <translation>Was anders war</translation>
    </message>
    <message>
        <source>How bad</source>
        <translation>Wie schlimm</translation>
    </message>
    <message>
        <source>What the customer wants</source>
        <translation>Was der Kunde möchte</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Recommendation</source>
        <translation>Empfehlung</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Odometer, km</source>
        <translation>Kilometerstand, km</translation>
    </message>
    <message>
        <source>Software of the car</source>
        <translation>Software des Autos</translation>
    </message>
    <message>
        <source>Status of the job</source>
        <translation>Stand des Auftrags</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
</context>
<context>
    <name>ConflictCard</name>
    <message>
        <source>You choose</source>
        <translation>Du entscheidest</translation>
    </message>
    <message>
        <source>You and the office wrote in the same place. Work goes on meanwhile.</source>
        <translation>Du und das Büro habt an derselben Stelle geschrieben. Die Arbeit geht solange weiter.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>As both found it</source>
        <translation>Wie beide es vorfanden</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Büro</translation>
    </message>
    <message>
        <source>Keep both, one after the other</source>
        <translation>Beide behalten, nacheinander</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Keep office</source>
        <translation>Büro behalten</translation>
    </message>
    <message>
        <source>Keep mine: {text}</source>
        <translation>Meine behalten: {text}</translation>
    </message>
    <message>
        <source>Keep office: {text}</source>
        <translation>Büro behalten: {text}</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
</context>
<context>
    <name>ContactsColumn</name>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Note about the place</source>
        <translation>Notiz zum Ort</translation>
    </message>
    <message>
        <source>Message {time}</source>
        <translation>Nachricht {time}</translation>
    </message>
    <message>
        <source>The car is ready</source>
        <translation>Das Auto ist fertig</translation>
    </message>
    <message>
        <source>On my way</source>
        <translation>Bin unterwegs</translation>
    </message>
    <message>
        <source>Running late</source>
        <translation>Verspätung</translation>
    </message>
</context>
<context>
    <name>CopyCard</name>
    <message>
        <source>Save a copy</source>
        <translation>Kopie sichern</translation>
    </message>
    <message>
        <source>Save a copy of what is not sent yet</source>
        <translation>Kopie von allem sichern, was noch nicht gesendet ist</translation>
    </message>
    <message>
        <source>One encrypted file, for another laptop of yours or for the office to take in. Everything also stays here. Without the passphrase nobody can open it.</source>
        <translation>Eine verschlüsselte Datei, die ein anderer Laptop von dir oder das Büro einlesen kann. Alles bleibt auch hier. Ohne die Passphrase kann sie niemand öffnen.</translation>
    </message>
    <message>
        <source>Passphrase, at least 8 characters</source>
        <translation>Passphrase, mindestens 8 Zeichen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose where to save it</source>
        <translation>Speicherort wählen</translation>
    </message>
    <message>
        <source>Too short. Use at least 8 characters.</source>
        <translation>Zu kurz. Nimm mindestens 8 Zeichen.</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n Antwort</numerusform>
            <numerusform>%n Antworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checklist(s)</source>
        <translation>
            <numerusform>%n Checkliste</numerusform>
            <numerusform>%n Checklisten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) graded</source>
        <translation>
            <numerusform>%n Schritt bewertet</numerusform>
            <numerusform>%n Schritte bewertet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part movement(s)</source>
        <translation>
            <numerusform>%n Teilebewegung</numerusform>
            <numerusform>%n Teilebewegungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time entry(s)</source>
        <translation>
            <numerusform>%n Zeiteintrag</numerusform>
            <numerusform>%n Zeiteinträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signature(s)</source>
        <translation>
            <numerusform>%n Unterschrift</numerusform>
            <numerusform>%n Unterschriften</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n Befund</numerusform>
            <numerusform>%n Befunde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damage mark(s)</source>
        <translation>
            <numerusform>%n Schadensmarke</numerusform>
            <numerusform>%n Schadensmarken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) after a repair</source>
        <translation>
            <numerusform>%n Prüfung nach Reparatur</numerusform>
            <numerusform>%n Prüfungen nach Reparatur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deviation(s)</source>
        <translation>
            <numerusform>%n Abweichung</numerusform>
            <numerusform>%n Abweichungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n Notiz</numerusform>
            <numerusform>%n Notizen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other change(s)</source>
        <translation>
            <numerusform>%n weitere Änderung</numerusform>
            <numerusform>%n weitere Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n Foto</numerusform>
            <numerusform>%n Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait on this laptop</source>
        <translation>
            <numerusform>%n Änderung wartet hier</numerusform>
            <numerusform>%n Änderungen warten hier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) wait on this laptop</source>
        <translation>
            <numerusform>%n Foto wartet hier</numerusform>
            <numerusform>%n Fotos warten hier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerTab</name>
    <message>
        <source>Sign here, with a finger or a pen</source>
        <translation>Hier unterschreiben, mit Finger oder Stift</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Unterschrift</translation>
    </message>
    <message>
        <source>Name of the one who signs</source>
        <translation>Name der Person, die unterschreibt</translation>
    </message>
    <message>
        <source>Why does nobody sign?</source>
        <translation>Warum unterschreibt niemand?</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Nobody signs</source>
        <translation>Niemand unterschreibt</translation>
    </message>
    <message>
        <source>The customer signs</source>
        <translation>Kunde unterschreibt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Not signed at {time}: {reason}</source>
        <translation>Nicht unterschrieben um {time}: {reason}</translation>
    </message>
    <message>
        <source>{name} signed at {time}</source>
        <translation>{name} hat um {time} unterschrieben</translation>
    </message>
    <message>
        <source>Nobody has signed.</source>
        <translation>Niemand hat unterschrieben.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>In {language}, the customer&apos;s language.</source>
        <translation>Auf {language}, in der Sprache des Kunden.</translation>
    </message>
    <message>
        <source>No e-mail address: print it, or ask the office.</source>
        <translation>Keine E-Mail-Adresse: ausdrucken oder das Büro fragen.</translation>
    </message>
    <message>
        <source>Go on without a signature</source>
        <translation>Ohne Unterschrift weiter</translation>
    </message>
    <message>
        <source>The report says who did not sign, and why.</source>
        <translation>Der Bericht sagt, wer nicht unterschrieben hat und warum.</translation>
    </message>
    <message>
        <source>Sign after all</source>
        <translation>Doch unterschreiben</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>Ohne weiter</translation>
    </message>
    <message>
        <source>The customer signs on the pad first.</source>
        <translation>Erst unterschreibt der Kunde im Feld.</translation>
    </message>
    <message>
        <source>Let the customer sign</source>
        <translation>Kunden unterschreiben lassen</translation>
    </message>
    <message>
        <source>Nobody there? Say why, then go on without a signature.</source>
        <translation>Niemand da? Grund angeben, dann ohne Unterschrift weiter.</translation>
    </message>
    <message>
        <source>Save signature</source>
        <translation>Unterschrift speichern</translation>
    </message>
    <message>
        <source>Whose signature is it?</source>
        <translation>Wessen Unterschrift ist das?</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Kurz sagen, warum.</translation>
    </message>
    <message>
        <source>Customer declines</source>
        <translation>Kunde lehnt ab</translation>
    </message>
    <message>
        <source>Keep the price</source>
        <translation>Preis halten</translation>
    </message>
    <message>
        <source>Get the customer&apos;s yes, then go on</source>
        <translation>Ja des Kunden einholen, dann weiter</translation>
    </message>
    <message>
        <source>After a no the agreed price holds; the extra work becomes advice.</source>
        <translation>Nach einem Nein gilt der vereinbarte Preis; die Mehrarbeit wird zur Empfehlung.</translation>
    </message>
    <message>
        <source>Save agreement</source>
        <translation>Zustimmung speichern</translation>
    </message>
</context>
<context>
    <name>DamageCard</name>
    <message>
        <source>Damage on the car</source>
        <translation>Schäden am Fahrzeug</translation>
    </message>
    <message>
        <source>Choose what it is, then tap where it is.</source>
        <translation>Wähle, was es ist, und tippe dann auf die Stelle.</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>Was ist es?</translation>
    </message>
    <message>
        <source>In a few words</source>
        <translation>In wenigen Worten</translation>
    </message>
    <message>
        <source>For example: 8 cm, to the primer</source>
        <translation>Zum Beispiel: 8 cm, bis auf die Grundierung</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>Foto hinzufügen</translation>
    </message>
    <message>
        <source>Take the mark off</source>
        <translation>Marke entfernen</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Bilder ({patterns})</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>Bilder auswählen</translation>
    </message>
    <message>
        <source>Dashed: seen on {day} already. {marks}</source>
        <translation>Gestrichelt: schon am {day} gesehen. {marks}</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>One day earlier: {what}</source>
        <translation>Einen Tag früher: {what}</translation>
    </message>
    <message>
        <source>One day later: {what}</source>
        <translation>Einen Tag später: {what}</translation>
    </message>
    <message>
        <source>Write the day like {example}.</source>
        <translation>Den Tag so schreiben: {example}.</translation>
    </message>
</context>
<context>
    <name>DeliveryCards</name>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>At the office, leaves {time}</source>
        <translation>Im Büro, geht um {time} raus</translation>
    </message>
    <message>
        <source>Handed to the printer {time}</source>
        <translation>An den Drucker übergeben {time}</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>Nicht gedruckt</translation>
    </message>
    <message>
        <source>This computer is not told whether it came out. Look at the printer.</source>
        <translation>Dieser Computer erfährt nicht, ob es gedruckt wurde. Sieh am Drucker nach.</translation>
    </message>
    <message>
        <source>It came out</source>
        <translation>Es ist gedruckt</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Noch einmal drucken</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Know-how</source>
        <translation>Wissen</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>EarlierReports</name>
    <message>
        <source>Earlier reports of this car</source>
        <translation>Frühere Berichte zu diesem Auto</translation>
    </message>
    <message>
        <source>{day}, version {version}</source>
        <translation>{day}, Version {version}</translation>
    </message>
</context>
<context>
    <name>FindingBox</name>
    <message>
        <source>Photos · at least one</source>
        <translation>Fotos · mindestens eins</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Photos: {item}</source>
        <translation>Fotos: {item}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note: {item}</source>
        <translation>Notiz: {item}</translation>
    </message>
    <message>
        <source>How bad? {item}</source>
        <translation>Wie schlimm? {item}</translation>
    </message>
    <message>
        <source>How bad?</source>
        <translation>Wie schlimm?</translation>
    </message>
</context>
<context>
    <name>FinishingPresenter</name>
    <message>
        <source>Checklist finished</source>
        <translation>Checkliste fertig</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) still open: {named}</source>
        <translation>
            <numerusform>%n Punkt noch offen: {named}</numerusform>
            <numerusform>%n Punkte noch offen: {named}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FollowUp</name>
    <message>
        <source>What the customer wants: {item}</source>
        <translation>Was der Kunde möchte: {item}</translation>
    </message>
    <message>
        <source>Customer wants</source>
        <translation>Kunde möchte</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take the deviation back: {item}</source>
        <translation>Abweichung zurücknehmen: {item}</translation>
    </message>
    <message>
        <source>Repaired: check again</source>
        <translation>Repariert: erneut prüfen</translation>
    </message>
    <message>
        <source>Accept as a deviation</source>
        <translation>Als Abweichung annehmen</translation>
    </message>
    <message>
        <source>What is unsafe must be repaired.</source>
        <translation>Was unsicher ist, muss repariert werden.</translation>
    </message>
    <message>
        <source>Accepted by {lead}; {owner} sees to it until {day}</source>
        <translation>Angenommen von {lead}; {owner} erledigt es bis {day}</translation>
    </message>
</context>
<context>
    <name>FollowUpPresenter</name>
    <message>
        <source>Before the vehicle may leave</source>
        <translation>Bevor das Fahrzeug gehen darf</translation>
    </message>
    <message>
        <source>Accepted as a deviation</source>
        <translation>Als Abweichung angenommen</translation>
    </message>
    <message>
        <source>Checked again; both values are kept</source>
        <translation>Erneut geprüft; beide Werte bleiben erhalten</translation>
    </message>
    <message>
        <source>Moved to the newer version</source>
        <translation>Zur neueren Fassung gewechselt</translation>
    </message>
    <message>
        <source>The signature did not cover this decision. Let the customer sign again.</source>
        <translation>Die Unterschrift galt nicht für diese Entscheidung. Lass den Kunden noch einmal unterschreiben.</translation>
    </message>
    <message>
        <source>The office is being asked who allows it …</source>
        <translation>Das Büro wird gefragt, wer das erlaubt …</translation>
    </message>
</context>
<context>
    <name>GuidePage</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>One next step</source>
        <translation>Ein nächster Schritt</translation>
    </message>
    <message>
        <source>The big button at the bottom right is always what comes next: drive, arrived, start, open the checklist, sign. Ctrl+Enter presses it.</source>
        <translation>Der große Knopf unten rechts ist immer das, was als Nächstes kommt: losfahren, angekommen, beginnen, Checkliste öffnen, unterschreiben. Strg+Eingabe drückt ihn.</translation>
    </message>
    <message>
        <source>Saved at every tap</source>
        <translation>Bei jedem Tipp gesichert</translation>
    </message>
    <message>
        <source>There is no Save button and no waiting. Without a network everything goes on; the pill at the top right says what waits on this laptop.</source>
        <translation>Es gibt keinen Speichern-Knopf und kein Warten. Ohne Netz geht alles weiter; die Anzeige oben rechts sagt, was auf diesem Laptop wartet.</translation>
    </message>
    <message>
        <source>Find and undo</source>
        <translation>Finden und zurücknehmen</translation>
    </message>
    <message>
        <source>Ctrl+K finds jobs, plates, parts, articles and everything one can do. F1 explains the screen you are on. What went wrong, Undo takes back for 8 seconds.</source>
        <translation>Strg+K findet Aufträge, Kennzeichen, Teile, Artikel und alles, was man tun kann. F1 erklärt den Bildschirm. Was schiefging, nimmt Rückgängig 8 Sekunden lang zurück.</translation>
    </message>
    <message>
        <source>Three things to know</source>
        <translation>Drei Dinge vorab</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Los geht’s</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Help: {screen}</source>
        <translation>Hilfe: {screen}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>InvoiceCard</name>
    <message>
        <source>Invoice so far</source>
        <translation>Rechnung bisher</translation>
    </message>
    <message>
        <source>Down to the agreed price</source>
        <translation>Nachlass auf den vereinbarten Preis</translation>
    </message>
    <message>
        <source>{part} has no price in {currency}; the office sets it.</source>
        <translation>{part} hat keinen Preis in {currency}; das Büro legt ihn fest.</translation>
    </message>
    <message>
        <source>VAT {percent} %</source>
        <translation>MwSt. {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Zu zahlen</translation>
    </message>
    <message>
        <source>A draft; the office sends the invoice.</source>
        <translation>Ein Entwurf; das Büro verschickt die Rechnung.</translation>
    </message>
    <message>
        <source>Labour, {minutes}</source>
        <translation>Arbeit, {minutes}</translation>
    </message>
    <message>
        <source>To pay so far</source>
        <translation>Bisher zu zahlen</translation>
    </message>
</context>
<context>
    <name>ItemCard</name>
    <message>
        <source>Not OK</source>
        <translation>Nicht OK</translation>
    </message>
</context>
<context>
    <name>ItemDamage</name>
    <message>
        <source>Mark damage on the car</source>
        <translation>Schaden am Auto markieren</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n Marke</numerusform>
            <numerusform>%n Marken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemEditors</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove {entry}</source>
        <translation>{entry} entfernen</translation>
    </message>
    <message>
        <source>Add another</source>
        <translation>Noch eins hinzufügen</translation>
    </message>
    <message>
        <source>Add another: {item}</source>
        <translation>Noch eins hinzufügen: {item}</translation>
    </message>
</context>
<context>
    <name>ItemSearch</name>
    <message>
        <source>Find an item: number or word</source>
        <translation>Punkt suchen: Nummer oder Wort</translation>
    </message>
</context>
<context>
    <name>JobHeader</name>
    <message>
        <source>Copy the VIN</source>
        <translation>VIN kopieren</translation>
    </message>
    <message>
        <source>Status of the job</source>
        <translation>Stand des Auftrags</translation>
    </message>
    <message>
        <source>speaks {language}</source>
        <translation>spricht {language}</translation>
    </message>
</context>
<context>
    <name>JobPage</name>
    <message>
        <source>Parts of the job</source>
        <translation>Bereiche des Auftrags</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Checklists</source>
        <translation>Checklisten</translation>
    </message>
    <message>
        <source>Parts &amp;&amp; time</source>
        <translation>Teile &amp;&amp; Zeit</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>JobPresenter</name>
    <message>
        <source>VIN copied: {vin}</source>
        <translation>VIN kopiert: {vin}</translation>
    </message>
    <message>
        <source>Travel timer runs</source>
        <translation>Fahrzeit läuft</translation>
    </message>
    <message>
        <source>Arrived; travel timer stopped</source>
        <translation>Angekommen; Fahrzeit gestoppt</translation>
    </message>
    <message>
        <source>Work started; labour timer runs</source>
        <translation>Arbeit begonnen; Arbeitszeit läuft</translation>
    </message>
    <message>
        <source>Labour timer runs again</source>
        <translation>Arbeitszeit läuft wieder</translation>
    </message>
    <message>
        <source>Job completed</source>
        <translation>Auftrag fertig</translation>
    </message>
    <message>
        <source>Timers stopped</source>
        <translation>Zeiten gestoppt</translation>
    </message>
    <message>
        <source>The signature did not cover this decision. Let the customer sign again.</source>
        <translation>Die Unterschrift galt nicht für diese Entscheidung. Lass den Kunden noch einmal unterschreiben.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
</context>
<context>
    <name>JobsPage</name>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Number, customer, plate or VIN</source>
        <translation>Nummer, Kunde, Kennzeichen oder VIN</translation>
    </message>
    <message>
        <source>Find a job</source>
        <translation>Auftrag suchen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Which jobs</source>
        <translation>Welche Aufträge</translation>
    </message>
    <message>
        <source>No jobs here</source>
        <translation>Keine Aufträge hier</translation>
    </message>
    <message>
        <source>Try other words, or All.</source>
        <translation>Andere Wörter versuchen, oder Alle.</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n Auftrag</numerusform>
            <numerusform>%n Aufträge</numerusform>
        </translation>
    </message>
    <message>
        <source>New job on site</source>
        <translation>Neuer Auftrag vor Ort</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Nach Tag</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>Nach Stand</translation>
    </message>
    <message>
        <source>By place</source>
        <translation>Nach Ort</translation>
    </message>
    <message>
        <source>By customer</source>
        <translation>Nach Kunde</translation>
    </message>
    <message>
        <source>Sort and group</source>
        <translation>Sortieren und gruppieren</translation>
    </message>
    <message>
        <source>No open jobs</source>
        <translation>Keine offenen Aufträge</translation>
    </message>
    <message>
        <source>New jobs arrive by themselves when the network is there.</source>
        <translation>Neue Aufträge kommen von selbst, sobald Netz da ist.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>KnowledgePage</name>
    <message>
        <source>Know-how</source>
        <translation>Wissen</translation>
    </message>
    <message>
        <source>Works offline</source>
        <translation>Geht ohne Netz</translation>
    </message>
    <message>
        <source>Symptom, fault code, model or word</source>
        <translation>Symptom, Fehlercode, Modell oder Wort</translation>
    </message>
    <message>
        <source>Find an article</source>
        <translation>Artikel suchen</translation>
    </message>
    <message>
        <source>Nothing on “{words}”</source>
        <translation>Nichts zu „{words}“</translation>
    </message>
    <message>
        <source>No articles on this laptop yet</source>
        <translation>Noch keine Artikel auf diesem Laptop</translation>
    </message>
    <message>
        <source>Try another word, or the fault code.</source>
        <translation>Ein anderes Wort versuchen, oder den Fehlercode.</translation>
    </message>
    <message numerus="yes">
        <source>%n not read yet</source>
        <comment>articles</comment>
        <translation>
            <numerusform>%n noch nicht gelesen</numerusform>
            <numerusform>%n noch nicht gelesen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KnowledgePresenter</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>KnownBy</name>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Sign in instead</source>
        <translation>Stattdessen anmelden</translation>
    </message>
    <message>
        <source>By PIN instead</source>
        <translation>Stattdessen mit PIN</translation>
    </message>
    <message>
        <source>Whose sign-in is it?</source>
        <translation>Wer meldet sich an?</translation>
    </message>
</context>
<context>
    <name>LeftAnswers</name>
    <message>
        <source>Answers without a place in this version</source>
        <translation>Antworten ohne Platz in dieser Fassung</translation>
    </message>
    <message>
        <source>{question}: {answer} (version {version})</source>
        <translation>{question}: {answer} (Fassung {version})</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message>
        <source>Labour, hours</source>
        <translation>Arbeit, Stunden</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Gebühr</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Nachlass</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What for?</source>
        <translation>Wofür?</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Price without VAT</source>
        <translation>Preis ohne MwSt.</translation>
    </message>
    <message>
        <source>Add to the price</source>
        <translation>Zum Preis hinzufügen</translation>
    </message>
    <message>
        <source>Write a few words first.</source>
        <translation>Schreib zuerst ein paar Worte.</translation>
    </message>
    <message>
        <source>Give a price, for example 790.</source>
        <translation>Gib einen Preis an, zum Beispiel 790.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>LoadingBars</name>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{page} – Field Companion</source>
        <translation>{page} – Field Companion</translation>
    </message>
</context>
<context>
    <name>MarkButton</name>
    <message>
        <source>{number}, {words}, {side}</source>
        <translation>{number}, {words}, {side}</translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>Mark taken off</source>
        <translation>Marke entfernt</translation>
    </message>
    <message>
        <source>Photo: {name}</source>
        <translation>Foto: {name}</translation>
    </message>
    <message>
        <source>Mark on the car</source>
        <translation>Markierung am Auto</translation>
    </message>
</context>
<context>
    <name>MeasureCell</name>
    <message>
        <source>Last visit {value} {unit}</source>
        <translation>Letzter Besuch {value} {unit}</translation>
    </message>
</context>
<context>
    <name>Messenger</name>
    <message numerus="yes">
        <source>%n new job(s)</source>
        <translation>
            <numerusform>%n neuer Auftrag</numerusform>
            <numerusform>%n neue Aufträge</numerusform>
        </translation>
    </message>
    <message>
        <source>{title} waits at {printer}. {trouble}</source>
        <translation>{title} wartet bei {printer}. {trouble}</translation>
    </message>
    <message>
        <source>{printer} did not print {title}. Print it again, or on another printer.</source>
        <translation>{printer} hat {title} nicht gedruckt. Drucke noch einmal oder auf einem anderen Drucker.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Und %n weitere.</numerusform>
            <numerusform>Und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is news.</source>
        <translation>Es gibt Neues.</translation>
    </message>
    <message>
        <source>New job: {customer}, {when}.</source>
        <translation>Neuer Auftrag: {customer}, {when}.</translation>
    </message>
    <message>
        <source>Changed by the office: {customer}.</source>
        <translation>Vom Büro geändert: {customer}.</translation>
    </message>
    <message>
        <source>You and the office wrote in the same place. Sync shows both.</source>
        <translation>Du und das Büro habt an derselben Stelle geschrieben. Der Abgleich zeigt beides.</translation>
    </message>
    <message>
        <source>The e-mail to {address} came back.</source>
        <translation>Die E-Mail an {address} kam zurück.</translation>
    </message>
    <message>
        <source>an earlier job</source>
        <translation>einem früheren Auftrag</translation>
    </message>
    <message>
        <source>Your work on {job} came too late. The office decides about it.</source>
        <translation>Deine Arbeit an {job} kam zu spät. Das Büro entscheidet darüber.</translation>
    </message>
    <message>
        <source>The office has decided about your late work on {job}. Sync says how.</source>
        <translation>Das Büro hat über deine späte Arbeit an {job} entschieden. Siehe Abgleich.</translation>
    </message>
</context>
<context>
    <name>NewJobPage</name>
    <message>
        <source>New job on site</source>
        <translation>Neuer Auftrag vor Ort</translation>
    </message>
    <message>
        <source>Works offline</source>
        <translation>Geht ohne Netz</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>What the customer says</source>
        <translation>Was der Kunde sagt</translation>
    </message>
    <message>
        <source>Language of the customer</source>
        <translation>Sprache des Kunden</translation>
    </message>
    <message>
        <source>It gets its number when the network is back</source>
        <translation>Die Nummer kommt, sobald wieder Netz da ist</translation>
    </message>
    <message>
        <source>Create job</source>
        <translation>Auftrag anlegen</translation>
    </message>
    <message>
        <source>The car and what is wrong</source>
        <translation>Das Auto und was nicht stimmt</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>VIN</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>Kennzeichen</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The customer and the place</source>
        <translation>Der Kunde und der Ort</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
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
        <source>Street</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Wird gebraucht</translation>
    </message>
    <message>
        <source>17 letters and digits, never I, O or Q</source>
        <translation>17 Buchstaben und Ziffern, nie I, O oder Q</translation>
    </message>
</context>
<context>
    <name>NewerVersion</name>
    <message>
        <source>Move over</source>
        <translation>Wechseln</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>A newer version of this checklist is here: {version}</source>
        <translation>Eine neuere Fassung dieser Checkliste ist da: {version}</translation>
    </message>
    <message>
        <source>You may go on with the one you began.</source>
        <translation>Du kannst mit der begonnenen weitermachen.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) keep their place</source>
        <translation>
            <numerusform>%n Antwort behält ihren Platz</numerusform>
            <numerusform>%n Antworten behalten ihren Platz</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) are new</source>
        <translation>
            <numerusform>%n Frage ist neu</numerusform>
            <numerusform>%n Fragen sind neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) have no place; they stay readable</source>
        <translation>
            <numerusform>%n Antwort hat keinen Platz; sie bleibt lesbar</numerusform>
            <numerusform>%n Antworten haben keinen Platz; sie bleiben lesbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NextStep</name>
    <message>
        <source>Drive to {place}</source>
        <translation>Nach {place} fahren</translation>
    </message>
    <message>
        <source>The travel timer starts by itself.</source>
        <translation>Die Fahrzeit startet von selbst.</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Losfahren</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Jetzt beginnen</translation>
    </message>
    <message>
        <source>Tap when you are at {place}</source>
        <translation>Antippen, sobald du da bist: {place}</translation>
    </message>
    <message>
        <source>Travel time stops.</source>
        <translation>Die Fahrzeit stoppt.</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Angekommen</translation>
    </message>
    <message>
        <source>Start the work</source>
        <translation>Arbeit beginnen</translation>
    </message>
    <message>
        <source>The labour timer starts by itself.</source>
        <translation>Die Arbeitszeit startet von selbst.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Cannot complete</source>
        <translation>Nicht machbar</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>{done} of {all} steps graded</source>
        <translation>{done} von {all} Schritten bewertet</translation>
    </message>
    <message>
        <source>Grade the steps</source>
        <translation>Schritte bewerten</translation>
    </message>
    <message>
        <source>{answered} of {total} answered</source>
        <translation>{answered} von {total} beantwortet</translation>
    </message>
    <message>
        <source>Let the customer sign</source>
        <translation>Kunden unterschreiben lassen</translation>
    </message>
    <message>
        <source>Customer signs</source>
        <translation>Kunde unterschreibt</translation>
    </message>
    <message>
        <source>Hand over the report</source>
        <translation>Bericht übergeben</translation>
    </message>
    <message>
        <source>Made here and now, without a network.</source>
        <translation>Entsteht hier und jetzt, ohne Netz.</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Everything is done</source>
        <translation>Alles erledigt</translation>
    </message>
    <message>
        <source>Complete job</source>
        <translation>Auftrag abschließen</translation>
    </message>
    <message>
        <source>Open checklist</source>
        <translation>Checkliste öffnen</translation>
    </message>
    <message>
        <source>The price waits for the customer</source>
        <translation>Der Preis wartet auf den Kunden</translation>
    </message>
    <message>
        <source>It rises by more than 15 %.</source>
        <translation>Er steigt um mehr als 15&#xa0;%.</translation>
    </message>
    <message>
        <source>Ask the customer</source>
        <translation>Kunden fragen</translation>
    </message>
    <message>
        <source>Nothing left to do here</source>
        <translation>Hier ist alles erledigt</translation>
    </message>
    <message>
        <source>The next job stands on Today.</source>
        <translation>Der nächste Auftrag steht unter „Heute“.</translation>
    </message>
    <message>
        <source>Next job</source>
        <translation>Nächster Auftrag</translation>
    </message>
</context>
<context>
    <name>NumericPad</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Delete last digit</source>
        <translation>Letzte Ziffer löschen</translation>
    </message>
    <message>
        <source>Plus or minus</source>
        <translation>Plus oder minus</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>ObstaclePanel</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OnPaper</name>
    <message>
        <source>On paper</source>
        <translation>Auf Papier</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Drucker</translation>
    </message>
    <message>
        <source>No printer on this laptop.</source>
        <translation>Kein Drucker an diesem Laptop.</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Exemplare</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>Beidseitig</translation>
    </message>
    <message>
        <source>Photos too</source>
        <translation>Auch die Fotos</translation>
    </message>
    <message>
        <source>Print now</source>
        <translation>Jetzt drucken</translation>
    </message>
    <message>
        <source>No printer is set up on this laptop.</source>
        <translation>An diesem Laptop ist kein Drucker eingerichtet.</translation>
    </message>
</context>
<context>
    <name>OutOfServicePage</name>
    <message>
        <source>Out of service</source>
        <translation>Außer Betrieb</translation>
    </message>
    <message>
        <source>The office has taken this laptop out of service</source>
        <translation>Das Büro hat diesen Laptop außer Betrieb genommen</translation>
    </message>
    <message>
        <source>Everything on it is being erased. Leave it on for a moment.</source>
        <translation>Alles darauf wird gerade gelöscht. Bitte einen Moment eingeschaltet lassen.</translation>
    </message>
    <message>
        <source>Customers, jobs, photos and reports on it were erased for good.</source>
        <translation>Kunden, Aufträge, Fotos und Berichte darauf sind endgültig gelöscht.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was jetzt zu tun ist</translation>
    </message>
    <message>
        <source>Call the office. With a new device code from there you sign in again, and your jobs come back.</source>
        <translation>Im Büro anrufen. Mit einem neuen Gerätecode von dort meldest du dich wieder an, und deine Aufträge kommen zurück.</translation>
    </message>
    <message>
        <source>Nothing is left on this laptop</source>
        <translation>Auf diesem Laptop ist nichts mehr</translation>
    </message>
    <message>
        <source>To go on working here you need a new device code.</source>
        <translation>Um hier weiterzuarbeiten, brauchst du einen neuen Gerätecode.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Neu anmelden</translation>
    </message>
    <message>
        <source>Your work was sent to the office first.</source>
        <translation>Deine Arbeit wurde vorher ans Büro gesendet.</translation>
    </message>
    <message>
        <source>Everything you had done was at the office already.</source>
        <translation>Alles, was du gemacht hattest, war schon im Büro.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are not at the office and are gone.</source>
        <translation>
            <numerusform>%n Änderung ist nicht im Büro und ist verloren.</numerusform>
            <numerusform>%n Änderungen sind nicht im Büro und sind verloren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) or file(s) are not at the office and are gone.</source>
        <translation>
            <numerusform>%n Foto oder Datei ist nicht im Büro und ist verloren.</numerusform>
            <numerusform>%n Fotos oder Dateien sind nicht im Büro und sind verloren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tell the office what you remember of it.</source>
        <translation>Sag dem Büro, woran du dich erinnerst.</translation>
    </message>
</context>
<context>
    <name>PageButton</name>
    <message>
        <source>Page {number}</source>
        <translation>Seite {number}</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Page of the report</source>
        <translation>Seite des Berichts</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Try fewer letters.</source>
        <translation>Weniger Buchstaben versuchen.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Fahrzeug</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
</context>
<context>
    <name>PartCard</name>
    <message>
        <source>{count} planned</source>
        <translation>{count} geplant</translation>
    </message>
    <message>
        <source>{count} in this car</source>
        <translation>{count} in diesem Auto</translation>
    </message>
    <message>
        <source>Used: {part}</source>
        <translation>Verbaut: {part}</translation>
    </message>
    <message>
        <source>Serial number of the new part</source>
        <translation>Seriennummer des neuen Teils</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Verbaut</translation>
    </message>
    <message>
        <source>Tag for the old part</source>
        <translation>Anhänger für das Altteil</translation>
    </message>
</context>
<context>
    <name>PartsPage</name>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>In this car</source>
        <translation>In diesem Auto</translation>
    </message>
    <message>
        <source>Part number or name</source>
        <translation>Teilenummer oder Name</translation>
    </message>
    <message>
        <source>Find a part</source>
        <translation>Teil suchen</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Scan a label by camera</source>
        <translation>Etikett mit der Kamera scannen</translation>
    </message>
    <message>
        <source>Hold the label before the camera; its code is read by itself</source>
        <translation>Das Etikett vor die Kamera halten; der Code wird von selbst gelesen</translation>
    </message>
    <message>
        <source>No such part</source>
        <translation>Kein solches Teil</translation>
    </message>
    <message>
        <source>Try fewer letters, or the number from the box.</source>
        <translation>Weniger Buchstaben versuchen, oder die Nummer von der Schachtel.</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) in this car</source>
        <translation>
            <numerusform>%n Teil in diesem Auto</numerusform>
            <numerusform>%n Teile in diesem Auto</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {total} shown</source>
        <translation>{shown} von {total} angezeigt</translation>
    </message>
    <message>
        <source>Scan a label</source>
        <translation>Etikett scannen</translation>
    </message>
    <message>
        <source>Choose a picture of the label, paste it, or drop it on the page</source>
        <translation>Bild vom Etikett wählen, einfügen oder auf die Seite ziehen</translation>
    </message>
    <message>
        <source>Choose a picture of the label</source>
        <translation>Bild vom Etikett wählen</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Bilder ({patterns})</translation>
    </message>
    <message>
        <source>Save the tag</source>
        <translation>Anhänger speichern</translation>
    </message>
</context>
<context>
    <name>PartsPresenter</name>
    <message>
        <source>Count saved</source>
        <translation>Bestand gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%n loaded</source>
        <translation>
            <numerusform>%n eingeladen</numerusform>
            <numerusform>%n eingeladen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n returned</source>
        <translation>
            <numerusform>%n zurückgegeben</numerusform>
            <numerusform>%n zurückgegeben</numerusform>
        </translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Read: {code}</source>
        <translation>Gelesen: {code}</translation>
    </message>
    <message>
        <source>No code found in this picture. Take it closer, straight and sharp.</source>
        <translation>Kein Code in diesem Bild. Näher, gerade und scharf aufnehmen.</translation>
    </message>
</context>
<context>
    <name>PartsTimeTab</name>
    <message>
        <source>Add a part from the catalogue</source>
        <translation>Teil aus dem Katalog hinzufügen</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>Nummer oder Name</translation>
    </message>
    <message>
        <source>{count} in this car</source>
        <translation>{count} in diesem Auto</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>No parts on this job</source>
        <translation>Keine Teile zu diesem Auftrag</translation>
    </message>
    <message>
        <source>Search the catalogue. Works offline.</source>
        <translation>Im Katalog suchen. Geht ohne Netz.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Stop the timer</source>
        <translation>Zeit stoppen</translation>
    </message>
    <message>
        <source>Start: {kind}</source>
        <translation>Starten: {kind}</translation>
    </message>
    <message>
        <source>entered by hand</source>
        <translation>von Hand eingetragen</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>seit {time}</translation>
    </message>
    <message>
        <source>The clock or the laptop was reset meanwhile; check the length.</source>
        <translation>Uhr oder Laptop wurden inzwischen zurückgesetzt; bitte die Dauer prüfen.</translation>
    </message>
    <message>
        <source>Enter time by hand</source>
        <translation>Zeit von Hand eintragen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Kilometres, if driven</source>
        <translation>Kilometer, falls gefahren</translation>
    </message>
    <message>
        <source>Add time</source>
        <translation>Zeit eintragen</translation>
    </message>
    <message>
        <source>Whole minutes, 1 to 1440</source>
        <translation>Ganze Minuten, 1 bis 1440</translation>
    </message>
    <message>
        <source>Whole kilometres</source>
        <translation>Ganze Kilometer</translation>
    </message>
    <message>
        <source>Tags for stored wheels</source>
        <translation>Anhänger für eingelagerte Räder</translation>
    </message>
    <message>
        <source>Save the tag</source>
        <translation>Anhänger speichern</translation>
    </message>
    <message>
        <source>Save the tags</source>
        <translation>Anhänger speichern</translation>
    </message>
</context>
<context>
    <name>PhotoDrawing</name>
    <message>
        <source>Done drawing</source>
        <translation>Fertig gezeichnet</translation>
    </message>
</context>
<context>
    <name>PhotoQuestion</name>
    <message>
        <source>A photo is needed</source>
        <translation>Ein Foto wird gebraucht</translation>
    </message>
</context>
<context>
    <name>PhotosTab</name>
    <message>
        <source>Photos of this job</source>
        <translation>Fotos zu diesem Auftrag</translation>
    </message>
    <message>
        <source>What does it show?</source>
        <translation>Was ist zu sehen?</translation>
    </message>
    <message>
        <source>Remove photo</source>
        <translation>Foto entfernen</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>Bilder wählen</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Take a photo with this computer’s camera</source>
        <translation>Ein Foto mit der Kamera dieses Computers machen</translation>
    </message>
    <message>
        <source>or drop pictures here</source>
        <translation>oder Bilder hierher ziehen</translation>
    </message>
    <message>
        <source>Photo of a finding</source>
        <translation>Foto eines Befunds</translation>
    </message>
    <message>
        <source>Photo of a checklist item</source>
        <translation>Foto eines Checklistenpunkts</translation>
    </message>
    <message>
        <source>Photo of a step</source>
        <translation>Foto eines Schritts</translation>
    </message>
    <message>
        <source>Photo of the job</source>
        <translation>Foto zum Auftrag</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Bilder ({patterns})</translation>
    </message>
    <message>
        <source>Photo of a damage mark</source>
        <translation>Foto einer Schadensmarke</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
</context>
<context>
    <name>PlanTab</name>
    <message>
        <source>Changed by the office {time}</source>
        <translation>Vom Büro geändert {time}</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>What the customer says</source>
        <translation>Was der Kunde sagt</translation>
    </message>
    <message>
        <source>At the place</source>
        <translation>Vor Ort</translation>
    </message>
    <message>
        <source>What remote diagnosis found</source>
        <translation>Was die Ferndiagnose fand</translation>
    </message>
    <message>
        <source>{percent} % sure</source>
        <translation>{percent}&#xa0;% sicher</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>No repair plan for this job</source>
        <translation>Kein Reparaturplan für diesen Auftrag</translation>
    </message>
    <message>
        <source>The checklists say what to look at. Write a note for what you did.</source>
        <translation>Die Checklisten sagen, was zu prüfen ist. Notiere, was du gemacht hast.</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>Saved: {path}</source>
        <translation>Gespeichert: {path}</translation>
    </message>
    <message>
        <source>The file could not be written there. Choose another place.</source>
        <translation>Die Datei konnte dort nicht geschrieben werden. Wähle einen anderen Ort.</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Pages of the report</source>
        <translation>Seiten des Berichts</translation>
    </message>
</context>
<context>
    <name>PriceCard</name>
    <message>
        <source>Something on top</source>
        <translation>Etwas kommt dazu</translation>
    </message>
    <message>
        <source>The price rises</source>
        <translation>Der Preis steigt</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>No price was agreed for this job.</source>
        <translation>Für diesen Auftrag wurde kein Preis vereinbart.</translation>
    </message>
    <message>
        <source>Above 15 % ({limit}), the work waits for the customer&apos;s signed yes.</source>
        <translation>Über 15&#xa0;% ({limit}) wartet die Arbeit auf das unterschriebene Ja des Kunden.</translation>
    </message>
    <message>
        <source>Agreed price, VAT included</source>
        <translation>Vereinbarter Preis inkl. MwSt.</translation>
    </message>
    <message>
        <source>Parts and work so far go beyond it</source>
        <translation>Teile und Arbeit bisher gehen darüber hinaus</translation>
    </message>
    <message>
        <source>New price</source>
        <translation>Neuer Preis</translation>
    </message>
    <message>
        <source>VAT included</source>
        <translation>inkl. MwSt.</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>vereinbart</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>new price</source>
        <translation>neuer Preis</translation>
    </message>
    <message>
        <source>Agreed {agreed}, limit {limit}, new price {price}</source>
        <translation>Vereinbart {agreed}, Grenze {limit}, neuer Preis {price}</translation>
    </message>
    <message>
        <source>Take off the price: {line}</source>
        <translation>Vom Preis nehmen: {line}</translation>
    </message>
    <message>
        <source>{name} agreed, {time}</source>
        <translation>{name} hat zugestimmt, {time}</translation>
    </message>
    <message>
        <source>The customer declined, {time}</source>
        <translation>Der Kunde hat abgelehnt, {time}</translation>
    </message>
    <message>
        <source>The agreed price is kept, {time}</source>
        <translation>Der vereinbarte Preis wird gehalten, {time}</translation>
    </message>
</context>
<context>
    <name>Printer</name>
    <message>
        <source>Paper jam: clear it, then the printer goes on.</source>
        <translation>Papierstau: beheben, dann druckt der Drucker weiter.</translation>
    </message>
    <message>
        <source>The printer is out of paper.</source>
        <translation>Der Drucker hat kein Papier mehr.</translation>
    </message>
    <message>
        <source>The printer is out of ink or toner.</source>
        <translation>Der Drucker hat keine Tinte oder keinen Toner mehr.</translation>
    </message>
    <message>
        <source>A cover of the printer is open.</source>
        <translation>Eine Klappe des Druckers ist offen.</translation>
    </message>
    <message>
        <source>The printer is off or cannot be reached.</source>
        <translation>Der Drucker ist aus oder nicht erreichbar.</translation>
    </message>
    <message>
        <source>The printer is paused; what is sent to it waits.</source>
        <translation>Der Drucker ist angehalten; was gesendet wird, wartet.</translation>
    </message>
</context>
<context>
    <name>PrinterCard</name>
    <message>
        <source>Printer</source>
        <translation>Drucker</translation>
    </message>
    <message>
        <source>Print on</source>
        <translation>Drucken auf</translation>
    </message>
    <message>
        <source>The computer’s own choice</source>
        <translation>Wahl des Computers</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Exemplare</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>Beidseitig</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>Testseite drucken</translation>
    </message>
    <message>
        <source>No printer is set up on this laptop.</source>
        <translation>An diesem Laptop ist kein Drucker eingerichtet.</translation>
    </message>
    <message>
        <source>The computer’s own choice ({printer})</source>
        <translation>Wahl des Computers ({printer})</translation>
    </message>
    <message>
        <source>{printer} (not there now)</source>
        <translation>{printer} (gerade nicht da)</translation>
    </message>
</context>
<context>
    <name>QuestionField</name>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Write it like {example}</source>
        <translation>So schreiben: {example}</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>{count} waiting</source>
        <translation>{count} warten</translation>
    </message>
</context>
<context>
    <name>RankField</name>
    <message>
        <source>This order is right</source>
        <translation>Reihenfolge stimmt</translation>
    </message>
    <message>
        <source>Move up: {choice}</source>
        <translation>Nach oben: {choice}</translation>
    </message>
    <message>
        <source>Move down: {choice}</source>
        <translation>Nach unten: {choice}</translation>
    </message>
</context>
<context>
    <name>ReadMarks</name>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
</context>
<context>
    <name>ReadyCard</name>
    <message>
        <source>Ready to leave?</source>
        <translation>Startklar?</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s)</source>
        <translation>
            <numerusform>%n Punkt</numerusform>
            <numerusform>%n Punkte</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Jobs and plans</source>
        <translation>Aufträge und Pläne</translation>
    </message>
    <message numerus="yes">
        <source>%n on this laptop</source>
        <translation>
            <numerusform>%n auf diesem Laptop</numerusform>
            <numerusform>%n auf diesem Laptop</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checklist(s)</source>
        <translation>
            <numerusform>%n Checkliste</numerusform>
            <numerusform>%n Checklisten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n Artikel</numerusform>
            <numerusform>%n Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>Checklists and articles</source>
        <translation>Checklisten und Artikel</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Room on this laptop</source>
        <translation>Platz auf diesem Laptop</translation>
    </message>
    <message>
        <source>Not fetched yet</source>
        <translation>Noch nicht geholt</translation>
    </message>
    <message>
        <source>From {when}</source>
        <translation>Stand {when}</translation>
    </message>
    <message>
        <source>Parts in this car</source>
        <translation>Teile in diesem Auto</translation>
    </message>
    <message>
        <source>All parts for today</source>
        <translation>Alle Teile für heute</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) missing</source>
        <translation>
            <numerusform>%n Teil fehlt</numerusform>
            <numerusform>%n Teile fehlen</numerusform>
        </translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>All calibrated</source>
        <translation>Alle kalibriert</translation>
    </message>
    <message>
        <source>Calibration ended {day}</source>
        <translation>Kalibrierung abgelaufen am {day}</translation>
    </message>
    <message>
        <source>Nothing unsent</source>
        <translation>Nichts ungesendet</translation>
    </message>
    <message>
        <source>Everything is at the office</source>
        <translation>Alles ist im Büro</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n Foto</numerusform>
            <numerusform>%n Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsent work is safe</source>
        <translation>Ungesendetes ist sicher</translation>
    </message>
</context>
<context>
    <name>ReasonPanel</name>
    <message>
        <source>Why is it changed?</source>
        <translation>Warum wird es geändert?</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>This checklist is finished. Say why you change: {item}</source>
        <translation>Diese Checkliste ist abgeschlossen. Warum änderst du: {item}?</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Sage in wenigen Worten, warum.</translation>
    </message>
</context>
<context>
    <name>ReasonStrip</name>
    <message>
        <source>A new visit is needed</source>
        <translation>Ein neuer Besuch ist nötig</translation>
    </message>
    <message>
        <source>Save reason</source>
        <translation>Grund speichern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Kurz sagen, warum.</translation>
    </message>
    <message>
        <source>Why does the job wait?</source>
        <translation>Warum wartet der Auftrag?</translation>
    </message>
    <message>
        <source>Why can the job not be completed?</source>
        <translation>Warum kann der Auftrag nicht abgeschlossen werden?</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>A checklist is not finished: {name}.</source>
        <translation>Eine Checkliste ist nicht fertig: {name}.</translation>
    </message>
    <message>
        <source>Some steps of the plan are not graded.</source>
        <translation>Einige Schritte des Plans sind nicht bewertet.</translation>
    </message>
    <message>
        <source>A mandatory item is not answered.</source>
        <translation>Ein Pflichtpunkt ist nicht beantwortet.</translation>
    </message>
    <message>
        <source>An item is Not OK and not repaired.</source>
        <translation>Ein Punkt ist Nicht OK und nicht repariert.</translation>
    </message>
    <message>
        <source>An unsafe finding is open.</source>
        <translation>Ein gefährlicher Befund ist offen.</translation>
    </message>
    <message>
        <source>Two different people must sign.</source>
        <translation>Zwei verschiedene Personen müssen unterschreiben.</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Kurz sagen, warum.</translation>
    </message>
    <message>
        <source>The job&apos;s status does not allow this now.</source>
        <translation>Der Stand des Auftrags erlaubt das jetzt nicht.</translation>
    </message>
    <message>
        <source>The job is finished; its work stays as it is. Write a note instead.</source>
        <translation>Der Auftrag ist fertig; seine Arbeit bleibt, wie sie ist. Stattdessen eine Notiz schreiben.</translation>
    </message>
    <message>
        <source>The customer has not signed, and no reason is given why not.</source>
        <translation>Der Kunde hat nicht unterschrieben, und es steht kein Grund da.</translation>
    </message>
    <message>
        <source>The technician has not signed.</source>
        <translation>Der Techniker hat nicht unterschrieben.</translation>
    </message>
    <message>
        <source>The second person has not signed.</source>
        <translation>Die zweite Person hat nicht unterschrieben.</translation>
    </message>
    <message>
        <source>There are not so many in this car. Count them, or load the part first.</source>
        <translation>So viele sind nicht in diesem Auto. Nachzählen oder das Teil erst einladen.</translation>
    </message>
    <message>
        <source>So many were not used on this job.</source>
        <translation>So viele wurden bei diesem Auftrag nicht verbaut.</translation>
    </message>
    <message>
        <source>These parts are back in the car already.</source>
        <translation>Diese Teile sind schon wieder im Auto.</translation>
    </message>
    <message>
        <source>No timer is running.</source>
        <translation>Keine Zeit läuft.</translation>
    </message>
    <message>
        <source>Only travel has kilometres.</source>
        <translation>Nur die Fahrt hat Kilometer.</translation>
    </message>
    <message>
        <source>Technician and second person sign themselves.</source>
        <translation>Techniker und zweite Person unterschreiben selbst.</translation>
    </message>
    <message>
        <source>Choose who signs as second person.</source>
        <translation>Wählen, wer als zweite Person unterschreibt.</translation>
    </message>
    <message>
        <source>This person has no PIN yet. The office sets one.</source>
        <translation>Diese Person hat noch keine PIN. Das Büro vergibt eine.</translation>
    </message>
    <message>
        <source>This can no longer be taken back.</source>
        <translation>Das lässt sich nicht mehr zurücknehmen.</translation>
    </message>
    <message>
        <source>The checklist belongs to another job. Open it from there.</source>
        <translation>Die Checkliste gehört zu einem anderen Auftrag. Öffne sie von dort.</translation>
    </message>
    <message>
        <source>Only texts can both be kept. Choose one.</source>
        <translation>Nur Texte lassen sich beide behalten. Eines wählen.</translation>
    </message>
    <message>
        <source>Neither e-mail nor phone of the customer is known. Ask, and tell the office.</source>
        <translation>Weder E-Mail noch Telefon des Kunden sind bekannt. Nachfragen und dem Büro sagen.</translation>
    </message>
    <message>
        <source>The job has changed meanwhile. Make the report once more.</source>
        <translation>Der Auftrag hat sich inzwischen geändert. Den Bericht neu erstellen.</translation>
    </message>
    <message>
        <source>What became of this print is known already.</source>
        <translation>Was aus diesem Druck wurde, ist schon bekannt.</translation>
    </message>
    <message>
        <source>The report is on its way to this address already.</source>
        <translation>Der Bericht ist schon zu dieser Adresse unterwegs.</translation>
    </message>
    <message>
        <source>The report has left already. Call the customer.</source>
        <translation>Der Bericht ist schon raus. Den Kunden anrufen.</translation>
    </message>
    <message>
        <source>The office does not know this address. Check it and confirm.</source>
        <translation>Das Büro kennt diese Adresse nicht. Prüfen und bestätigen.</translation>
    </message>
    <message>
        <source>The customer has not agreed to e-mail. Ask, and confirm.</source>
        <translation>Der Kunde hat E-Mail nicht zugestimmt. Nachfragen und bestätigen.</translation>
    </message>
    <message>
        <source>The data on this laptop belong to another person or office. Nothing was changed.</source>
        <translation>Die Daten auf diesem Laptop gehören einer anderen Person oder einem anderen Büro. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Some work is not sent yet. Let it go out first.</source>
        <translation>Einiges ist noch nicht gesendet. Erst hinausgehen lassen.</translation>
    </message>
    <message>
        <source>The office no longer has what this belongs to.</source>
        <translation>Das Büro hat nicht mehr, wozu das gehört.</translation>
    </message>
    <message>
        <source>This belongs to somebody else now.</source>
        <translation>Das gehört jetzt jemand anderem.</translation>
    </message>
    <message>
        <source>The office has moved the job on meanwhile.</source>
        <translation>Das Büro hat den Auftrag inzwischen weitergeführt.</translation>
    </message>
    <message>
        <source>The e-mail has left already.</source>
        <translation>Die E-Mail ist schon raus.</translation>
    </message>
    <message>
        <source>Only the office can change this.</source>
        <translation>Nur das Büro kann das ändern.</translation>
    </message>
    <message>
        <source>The office server does not know this yet; it needs an update.</source>
        <translation>Der Büroserver kennt das noch nicht; er braucht ein Update.</translation>
    </message>
    <message>
        <source>The office&apos;s server cannot read this. Take it back and enter it once more.</source>
        <translation>Der Server des Büros kann das nicht lesen. Nimm es zurück und gib es noch einmal ein.</translation>
    </message>
    <message>
        <source>The price rises past the limit. Get the customer&apos;s yes, or keep the agreed price.</source>
        <translation>Der Preis übersteigt die Grenze. Hol das Ja des Kunden ein oder halte den vereinbarten Preis.</translation>
    </message>
    <message>
        <source>The customer has decided on this line. Add a discount instead.</source>
        <translation>Der Kunde hat über diese Zeile entschieden. Füge stattdessen einen Rabatt hinzu.</translation>
    </message>
    <message>
        <source>The price is as it was agreed. There is nothing to ask.</source>
        <translation>Der Preis ist wie vereinbart. Es gibt nichts zu fragen.</translation>
    </message>
    <message>
        <source>No price was agreed that could be kept.</source>
        <translation>Es wurde kein Preis vereinbart, der gehalten werden könnte.</translation>
    </message>
    <message>
        <source>The pre-delivery inspection has not been made.</source>
        <translation>Die Auslieferungskontrolle wurde noch nicht gemacht.</translation>
    </message>
    <message>
        <source>The checklist is open already.</source>
        <translation>Die Checkliste ist bereits offen.</translation>
    </message>
    <message>
        <source>The finding was withdrawn. There is nothing to accept.</source>
        <translation>Der Befund wurde zurückgezogen. Es gibt nichts anzunehmen.</translation>
    </message>
    <message>
        <source>Choose who allows it.</source>
        <translation>Wähle, wer es erlaubt.</translation>
    </message>
    <message>
        <source>Only a lead may let a vehicle go with a fail.</source>
        <translation>Nur eine Leitung darf ein Fahrzeug mit einem Mangel freigeben.</translation>
    </message>
    <message>
        <source>What is unsafe cannot be accepted. Have it repaired and check it again.</source>
        <translation>Was unsicher ist, kann nicht angenommen werden. Lass es reparieren und prüfe erneut.</translation>
    </message>
    <message>
        <source>The checklist is at this version already.</source>
        <translation>Die Checkliste hat diese Version bereits.</translation>
    </message>
    <message>
        <source>This is a version of another checklist.</source>
        <translation>Das ist eine Version einer anderen Checkliste.</translation>
    </message>
    <message>
        <source>The office&apos;s own check does not release the vehicle. Open the checklist.</source>
        <translation>Die Prüfung der Zentrale gibt das Fahrzeug nicht frei. Öffne die Checkliste.</translation>
    </message>
    <message>
        <source>Something the office wants is still missing. Take this back, do it, and complete the job again.</source>
        <translation>Etwas, das das Büro verlangt, fehlt noch. Nimm dies zurück, hole es nach und schließe den Auftrag noch einmal ab.</translation>
    </message>
    <message>
        <source>Later work builds on this. Take that back first.</source>
        <translation>Spätere Arbeit baut darauf auf. Nimm zuerst die zurück.</translation>
    </message>
    <message>
        <source>This is too large for the office&apos;s server. Take it back and write less.</source>
        <translation>Das ist zu groß für den Server des Büros. Nimm es zurück und schreib weniger.</translation>
    </message>
    <message>
        <source>Only a timer that was stopped can run on.</source>
        <translation>Nur eine gestoppte Zeit kann weiterlaufen.</translation>
    </message>
    <message>
        <source>Another timer runs already. Stop it first.</source>
        <translation>Eine andere Zeit läuft schon. Stoppe sie zuerst.</translation>
    </message>
    <message>
        <source>Somebody has signed for this since. Change it in its place; then it is signed again.</source>
        <translation>Inzwischen hat jemand dafür unterschrieben. Ändere es an seiner Stelle; dann wird neu unterschrieben.</translation>
    </message>
    <message>
        <source>The customer has decided on the price without this line. Add it again instead.</source>
        <translation>Der Kunde hat über den Preis ohne diese Zeile entschieden. Füge sie stattdessen neu hinzu.</translation>
    </message>
    <message>
        <source>The printer still has it waiting. Ask again when it is out.</source>
        <translation>Beim Drucker wartet er noch. Frag wieder, wenn er heraus ist.</translation>
    </message>
    <message>
        <source>The office&apos;s server met a fault over this. Tell the office, and send it again later.</source>
        <translation>Beim Server des Büros ist dabei ein Fehler aufgetreten. Sag dem Büro Bescheid und sende es später noch einmal.</translation>
    </message>
</context>
<context>
    <name>RecheckForm</name>
    <message>
        <source>What was repaired?</source>
        <translation>Was wurde repariert?</translation>
    </message>
    <message>
        <source>Save the check</source>
        <translation>Prüfung speichern</translation>
    </message>
    <message>
        <source>Say in a few words what was repaired.</source>
        <translation>Sage in wenigen Worten, was repariert wurde.</translation>
    </message>
    <message>
        <source>Enter what the check shows now.</source>
        <translation>Gib ein, was die Prüfung jetzt zeigt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ReportPresenter</name>
    <message>
        <source>Report sealed</source>
        <translation>Bericht versiegelt</translation>
    </message>
    <message>
        <source>The report goes out when the network is there</source>
        <translation>Der Bericht geht raus, sobald Netz da ist</translation>
    </message>
    <message>
        <source>The customer has not agreed to e-mail. Press again to send all the same.</source>
        <translation>Der Kunde hat E-Mail nicht zugestimmt. Nochmals drücken, um trotzdem zu senden.</translation>
    </message>
    <message>
        <source>{address} is not the customer&apos;s address. Press again to send there.</source>
        <translation>{address} ist nicht die Adresse des Kunden. Nochmals drücken, um dorthin zu senden.</translation>
    </message>
    <message>
        <source>Seal the report first, then print it.</source>
        <translation>Erst den Bericht versiegeln, dann drucken.</translation>
    </message>
    <message>
        <source>The letter is open in your mail program; send it there</source>
        <translation>Der Brief ist in deinem Mailprogramm offen; sende ihn dort</translation>
    </message>
    <message>
        <source>This report is at the office. It comes and opens as soon as there is a network.</source>
        <translation>Der Bericht liegt im Büro. Er kommt und öffnet sich, sobald Netz da ist.</translation>
    </message>
</context>
<context>
    <name>ReportTab</name>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>By e-mail</source>
        <translation>Per E-Mail</translation>
    </message>
    <message>
        <source>In {language}, the customer&apos;s language.</source>
        <translation>Auf {language}, in der Sprache des Kunden.</translation>
    </message>
    <message>
        <source>Not sealed yet. What you see is a draft.</source>
        <translation>Noch nicht versiegelt. Dies ist ein Entwurf.</translation>
    </message>
    <message>
        <source>Sealed {time}, unchanged.</source>
        <translation>Versiegelt {time}, unverändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n Seite</numerusform>
            <numerusform>%n Seiten</numerusform>
        </translation>
    </message>
    <message>
        <source>The report is being made.</source>
        <translation>Der Bericht wird erstellt.</translation>
    </message>
    <message>
        <source>Seal report</source>
        <translation>Bericht versiegeln</translation>
    </message>
    <message>
        <source>Make the report for {customer}</source>
        <translation>Bericht für {customer} erstellen</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>PDF speichern</translation>
    </message>
    <message>
        <source>Send the report to {customer}</source>
        <translation>Bericht an {customer} senden</translation>
    </message>
    <message>
        <source>Send report</source>
        <translation>Bericht senden</translation>
    </message>
    <message>
        <source>An e-mail address, for example name@example.com</source>
        <translation>Eine E-Mail-Adresse, zum Beispiel name@example.com</translation>
    </message>
    <message>
        <source>Open in mail program</source>
        <translation>Im Mailprogramm öffnen</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Back to the newest report</source>
        <translation>Zurück zum neuesten Bericht</translation>
    </message>
    <message>
        <source>Report of {job}, version {version}, {day}. What you send, print or save is this one.</source>
        <translation>Bericht zu {job}, Version {version}, {day}. Was du sendest, druckst oder speicherst, ist dieser.</translation>
    </message>
    <message>
        <source>Report of {job}, version {version}, {day}. What you print or save is this one.</source>
        <translation>Bericht zu {job}, Version {version}, {day}. Diesen druckst oder speicherst du.</translation>
    </message>
    <message>
        <source>Report of {job}</source>
        <translation>Bericht zu {job}</translation>
    </message>
</context>
<context>
    <name>ScreenLock</name>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>You have no PIN yet to open the screen again. The office sets one; then sync.</source>
        <translation>Du hast noch keine PIN, um den Bildschirm wieder zu öffnen. Das Büro legt eine fest; danach abgleichen.</translation>
    </message>
</context>
<context>
    <name>SectionButton</name>
    <message>
        <source>{title}, {answered} of {total}</source>
        <translation>{title}, {answered} von {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n not OK</source>
        <translation>
            <numerusform>%n nicht OK</numerusform>
            <numerusform>%n nicht OK</numerusform>
        </translation>
    </message>
    <message>
        <source>{answered} of {total}</source>
        <translation>{answered} von {total}</translation>
    </message>
</context>
<context>
    <name>SectionColumn</name>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
</context>
<context>
    <name>Segments</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Not OK</source>
        <translation>Nicht OK</translation>
    </message>
    <message>
        <source>N/A</source>
        <translation>Entfällt</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Achtung</translation>
    </message>
    <message>
        <source>Unsafe</source>
        <translation>Gefährlich</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Nicht nötig</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Anders</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Language of the screen</source>
        <translation>Sprache des Bildschirms</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>Sonne</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>Dieser Laptop</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>In the keyring of this computer</source>
        <translation>Im Schlüsselbund dieses Computers</translation>
    </message>
    <message>
        <source>By a passphrase</source>
        <translation>Mit einer Passphrase</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Data on this laptop</source>
        <translation>Daten auf diesem Laptop</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Verschlüsselt</translation>
    </message>
    <message>
        <source>The key is kept</source>
        <translation>Der Schlüssel liegt</translation>
    </message>
    <message>
        <source>Free room</source>
        <translation>Freier Platz</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Bildschirm sperren</translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s) without a touch</source>
        <translation>
            <numerusform>nach %n Minute ohne Berührung</numerusform>
            <numerusform>nach %n Minuten ohne Berührung</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>Ctrl+L locks at once; your PIN opens. It guards this screen only: lock the computer too when you leave it.</source>
        <translation>Strg+L sperrt sofort, deine PIN öffnet wieder. Sie schützt nur diesen Bildschirm: Sperr auch den Rechner, wenn du weggehst.</translation>
    </message>
    <message>
        <source>Ctrl+L locks at once; your passphrase opens.</source>
        <translation>Strg+L sperrt sofort, deine Passphrase öffnet wieder.</translation>
    </message>
    <message>
        <source>You have no PIN yet, so the screen stays open. The office sets one; then sync.</source>
        <translation>Du hast noch keine PIN, darum bleibt der Bildschirm offen. Das Büro legt eine fest; danach abgleichen.</translation>
    </message>
</context>
<context>
    <name>SettingsPresenter</name>
    <message>
        <source>Talking to the office</source>
        <translation>Spreche mit dem Büro</translation>
    </message>
    <message>
        <source>No program here opens folders. It is {folder}</source>
        <translation>Hier öffnet kein Programm Ordner. Er heißt {folder}</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>Testseite</translation>
    </message>
    <message>
        <source>On its way to {printer}</source>
        <translation>Unterwegs zu {printer}</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Gedruckt</translation>
    </message>
    <message>
        <source>Handed to {printer}. Look there whether it came out.</source>
        <translation>An {printer} übergeben. Sieh dort nach, ob es gedruckt wurde.</translation>
    </message>
    <message>
        <source>{printer} did not print it.</source>
        <translation>{printer} hat sie nicht gedruckt.</translation>
    </message>
    <message>
        <source>Waits at {printer}</source>
        <translation>Wartet bei {printer}</translation>
    </message>
    <message>
        <source>{printer} did not take it.</source>
        <translation>{printer} hat sie nicht angenommen.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Device code from the office</source>
        <translation>Gerätecode vom Büro</translation>
    </message>
    <message>
        <source>Passphrase for the data on this laptop</source>
        <translation>Passphrase für die Daten auf diesem Laptop</translation>
    </message>
    <message>
        <source>Set up this laptop</source>
        <translation>Diesen Laptop einrichten</translation>
    </message>
    <message>
        <source>Once, with a network. Afterwards everything works without one for days.</source>
        <translation>Einmal, mit Netz. Danach geht alles tagelang ohne.</translation>
    </message>
    <message>
        <source>Sign in once</source>
        <translation>Einmal anmelden</translation>
    </message>
    <message>
        <source>The server fetches today&apos;s work to this laptop.</source>
        <translation>Der Server holt die Arbeit von heute auf diesen Laptop.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Wird gebraucht</translation>
    </message>
</context>
<context>
    <name>SignInPresenter</name>
    <message>
        <source>Asking the office server …</source>
        <translation>Der Büroserver wird gefragt&#xa0;…</translation>
    </message>
    <message>
        <source>Fetching jobs, customers, checklists and parts …</source>
        <translation>Aufträge, Kunden, Checklisten und Teile kommen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>SigningCard</name>
    <message>
        <source>Sign here, with a finger or a pen</source>
        <translation>Hier unterschreiben, mit Finger oder Stift</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Why does nobody sign?</source>
        <translation>Warum unterschreibt niemand?</translation>
    </message>
    <message>
        <source>Save signature</source>
        <translation>Unterschrift speichern</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Clear: {whose}</source>
        <translation>Löschen: {whose}</translation>
    </message>
    <message>
        <source>Nobody signs</source>
        <translation>Niemand unterschreibt</translation>
    </message>
    <message>
        <source>Go on without a signature</source>
        <translation>Ohne Unterschrift weiter</translation>
    </message>
    <message>
        <source>Not signed at {time}: {reason}</source>
        <translation>Nicht unterschrieben um {time}: {reason}</translation>
    </message>
    <message>
        <source>{name} signed at {time}</source>
        <translation>{name} hat um {time} unterschrieben</translation>
    </message>
    <message>
        <source>Sign on the pad first.</source>
        <translation>Erst im Feld unterschreiben.</translation>
    </message>
    <message>
        <source>Whose signature is it?</source>
        <translation>Wessen Unterschrift ist das?</translation>
    </message>
    <message>
        <source>The PIN of the one who signs</source>
        <translation>Die PIN der Person, die unterschreibt</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Kurz sagen, warum.</translation>
    </message>
    <message>
        <source>The password of the one who signs</source>
        <translation>Das Passwort der Person, die unterschreibt</translation>
    </message>
</context>
<context>
    <name>SigningPresenter</name>
    <message>
        <source>The office is being asked who signs …</source>
        <translation>Das Büro wird gefragt, wer unterschreibt …</translation>
    </message>
    <message>
        <source>Signature saved</source>
        <translation>Unterschrift gespeichert</translation>
    </message>
</context>
<context>
    <name>StatusPill</name>
    <message>
        <source>Prepared</source>
        <translation>Vorbereitet</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>Zugeteilt</translation>
    </message>
    <message>
        <source>Travelling</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>Vor Ort</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Cannot complete</source>
        <translation>Nicht machbar</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgesagt</translation>
    </message>
    <message>
        <source>Resolved remotely</source>
        <translation>Aus der Ferne gelöst</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Achtung</translation>
    </message>
    <message>
        <source>Unsafe</source>
        <translation>Gefährlich</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>What was different?</source>
        <translation>Was war anders?</translation>
    </message>
    <message>
        <source>in this car</source>
        <translation>in diesem Auto</translation>
    </message>
    <message>
        <source>not in this car</source>
        <translation>nicht in diesem Auto</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>One less</source>
        <translation>Eins weniger</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Eins mehr</translation>
    </message>
</context>
<context>
    <name>StockCard</name>
    <message>
        <source>{count} planned for coming jobs</source>
        <translation>{count} für kommende Aufträge geplant</translation>
    </message>
    <message>
        <source>In this car</source>
        <translation>In diesem Auto</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <source>So many lie in the car: I have looked.</source>
        <translation>So viele liegen im Auto: nachgesehen.</translation>
    </message>
    <message>
        <source>Load {count}</source>
        <translation>{count} einladen</translation>
    </message>
    <message>
        <source>Return {count}</source>
        <translation>{count} zurückgeben</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Anhänger</translation>
    </message>
    <message>
        <source>Tag for the part that goes back: {part}</source>
        <translation>Anhänger für das Teil, das zurückgeht: {part}</translation>
    </message>
    <message>
        <source>A tag with bars for the part that goes back</source>
        <translation>Ein Anhänger mit Strichcode für das Teil, das zurückgeht</translation>
    </message>
</context>
<context>
    <name>SyncCard</name>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Ask the office for news</source>
        <translation>Beim Büro nach Neuem fragen</translation>
    </message>
    <message>
        <source>Where data costs money</source>
        <translation>Wo Daten Geld kosten</translation>
    </message>
    <message>
        <source>full-size photos wait</source>
        <translation>Fotos in voller Größe warten</translation>
    </message>
    <message>
        <source>everything once an hour, full-size photos wait</source>
        <translation>alles einmal pro Stunde, Fotos in voller Größe warten</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>nichts wartet</translation>
    </message>
    <message>
        <source>Data always costs money</source>
        <translation>Daten kosten immer Geld</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>every minute</source>
        <translation>jede Minute</translation>
    </message>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>jede %n. Minute</numerusform>
            <numerusform>alle %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>The computer says: here it does.</source>
        <translation>Der Computer sagt: hier ja.</translation>
    </message>
    <message>
        <source>The computer says: here it does not.</source>
        <translation>Der Computer sagt: hier nicht.</translation>
    </message>
    <message>
        <source>This computer cannot tell. Turn it on while you use a phone’s network.</source>
        <translation>Dieser Computer weiß es nicht. Schalte es ein, solange du das Netz eines Telefons benutzt.</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Letzter Kontakt</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Used today</source>
        <translation>Heute verbraucht</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Waits on this laptop</source>
        <translation>Wartet auf diesem Laptop</translation>
    </message>
    <message>
        <source>Last contact {time}</source>
        <translation>Letzter Kontakt {time}</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Nichts wartet</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Braucht dich</translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>The office has it</source>
        <translation>Das Büro hat es</translation>
    </message>
    <message>
        <source>Not for one job</source>
        <translation>Ohne Auftrag</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Photos and files that wait</source>
        <translation>Fotos und Dateien, die warten</translation>
    </message>
    <message>
        <source>Sent {percent} %</source>
        <translation>{percent}&#xa0;% fertig</translation>
    </message>
    <message>
        <source>Not accepted: {what}</source>
        <translation>Nicht angenommen: {what}</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Nochmals senden</translation>
    </message>
    <message>
        <source>Send again: {what}</source>
        <translation>Nochmals senden: {what}</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Letzter Kontakt</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Used today</source>
        <translation>Heute verbraucht</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopie sichern</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take back: {what}</source>
        <translation>Zurücknehmen: {what}</translation>
    </message>
    <message>
        <source>Open the job</source>
        <translation>Auftrag öffnen</translation>
    </message>
    <message>
        <source>Open the job of: {what}</source>
        <translation>Auftrag öffnen zu: {what}</translation>
    </message>
    <message>
        <source>Wait for Wi-Fi</source>
        <translation>Warten auf WLAN</translation>
    </message>
    <message>
        <source>On any network</source>
        <translation>Über jedes Netz</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Came too late</source>
        <translation>Zu spät gekommen</translation>
    </message>
    <message>
        <source>By then the job had another technician, or was completed. Nothing of it is lost.</source>
        <translation>Da hatte der Auftrag schon einen anderen Techniker oder war abgeschlossen. Nichts ist verloren.</translation>
    </message>
</context>
<context>
    <name>SyncPresenter</name>
    <message>
        <source>Settled; it goes to the office</source>
        <translation>Geklärt; es geht ans Büro</translation>
    </message>
    <message>
        <source>Taken back; it is as the office has it</source>
        <translation>Zurückgenommen; jetzt gilt, was das Büro hat</translation>
    </message>
    <message>
        <source>Saved: {changes}, in {file}</source>
        <translation>Gesichert: {changes}, in {file}</translation>
    </message>
    <message>
        <source>Open again: choose once more</source>
        <translation>Wieder offen: bitte neu wählen</translation>
    </message>
    <message>
        <source>Asking the office …</source>
        <translation>Das Büro wird gefragt …</translation>
    </message>
</context>
<context>
    <name>SyncWatch</name>
    <message>
        <source>The office takes this laptop out of service. Your work is sent first.</source>
        <translation>Das Büro nimmt diesen Laptop außer Betrieb. Deine Arbeit wird vorher gesendet.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>no plate</source>
        <translation>ohne Kennzeichen</translation>
    </message>
    <message>
        <source>Next, {window}</source>
        <translation>Als Nächstes, {window}</translation>
    </message>
    <message>
        <source>No plate</source>
        <translation>Ohne Kennzeichen</translation>
    </message>
    <message>
        <source>No parts needed</source>
        <translation>Keine Teile nötig</translation>
    </message>
    <message>
        <source>{count} missing</source>
        <translation>{count} fehlen</translation>
    </message>
    <message>
        <source>Parts in this car</source>
        <translation>Teile in diesem Auto</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>Zurück zu heute</translation>
    </message>
    <message>
        <source>Ready to leave?</source>
        <translation>Startklar?</translation>
    </message>
    <message>
        <source>Jobs of the day</source>
        <translation>Aufträge des Tages</translation>
    </message>
    <message>
        <source>Ready to leave? {words}</source>
        <translation>Startklar? {words}</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n Auftrag</numerusform>
            <numerusform>%n Aufträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n fertig</numerusform>
            <numerusform>%n fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>No jobs on this day</source>
        <translation>Keine Aufträge an diesem Tag</translation>
    </message>
    <message>
        <source>New jobs arrive by themselves when the network is there.</source>
        <translation>Neue Aufträge kommen von selbst, sobald Netz da ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s), first at {time}</source>
        <translation>
            <numerusform>%n Auftrag, um {time}</numerusform>
            <numerusform>%n Aufträge, der erste um {time}</numerusform>
        </translation>
    </message>
    <message>
        <source>All done for this day</source>
        <translation>Alles erledigt für diesen Tag</translation>
    </message>
    <message>
        <source>Open job</source>
        <translation>Auftrag öffnen</translation>
    </message>
    <message>
        <source>Tap when you are at {place}</source>
        <translation>Antippen, sobald du da bist: {place}</translation>
    </message>
    <message>
        <source>Travel time stops.</source>
        <translation>Die Fahrzeit stoppt.</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Angekommen</translation>
    </message>
    <message>
        <source>Start at {customer}</source>
        <translation>Bei {customer} beginnen</translation>
    </message>
    <message>
        <source>The labour timer starts by itself.</source>
        <translation>Die Arbeitszeit startet von selbst.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Go on at {customer}</source>
        <translation>Bei {customer} weiter</translation>
    </message>
    <message>
        <source>Drive to {place}</source>
        <translation>Nach {place} fahren</translation>
    </message>
    <message>
        <source>The travel timer starts by itself.</source>
        <translation>Die Fahrzeit startet von selbst.</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Losfahren</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Anrufen</translation>
    </message>
</context>
<context>
    <name>TodayPresenter</name>
    <message>
        <source>Travel timer runs</source>
        <translation>Fahrzeit läuft</translation>
    </message>
    <message>
        <source>Arrived; travel timer stopped</source>
        <translation>Angekommen; Fahrzeit gestoppt</translation>
    </message>
    <message>
        <source>Work started; labour timer runs</source>
        <translation>Arbeit begonnen; Arbeitszeit läuft</translation>
    </message>
</context>
<context>
    <name>ToolField</name>
    <message>
        <source>No calibration date is known</source>
        <translation>Kalibrierdatum unbekannt</translation>
    </message>
    <message>
        <source>Calibration ended {day}</source>
        <translation>Kalibrierung abgelaufen am {day}</translation>
    </message>
    <message>
        <source>Calibrated until {day}</source>
        <translation>Kalibriert bis {day}</translation>
    </message>
</context>
<context>
    <name>TopStrip</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Strg+K</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>TrialPage</name>
    <message>
        <source>Test page</source>
        <translation>Testseite</translation>
    </message>
    <message>
        <source>{printer}, paper {paper}</source>
        <translation>{printer}, Papier {paper}</translation>
    </message>
    <message>
        <source>The printer works if the frame is whole on all four sides, every grey differs from the next, and the small line can be read.</source>
        <translation>Der Drucker ist in Ordnung, wenn der Rahmen auf allen vier Seiten ganz ist, jedes Grau sich vom nächsten unterscheidet und die kleine Zeile lesbar ist.</translation>
    </message>
    <message>
        <source>Small line</source>
        <translation>Kleine Zeile</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>This profile cannot be opened</source>
        <translation>Dieses Profil lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Nochmals versuchen</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>There is nothing to undo on this job.</source>
        <translation>Bei diesem Auftrag gibt es nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>There is nothing to do again on this job.</source>
        <translation>Bei diesem Auftrag gibt es nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Noch einen Schritt</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Zurückgenommen: {what}</translation>
    </message>
    <message>
        <source>{said}. The signature counts again.</source>
        <translation>{said}. Die Unterschrift gilt wieder.</translation>
    </message>
    <message>
        <source>{said}. The signature stays void: something else has changed since. Let them sign again.</source>
        <translation>{said}. Die Unterschrift bleibt ungültig: Seither hat sich noch etwas geändert. Lass noch einmal unterschreiben.</translation>
    </message>
    <message>
        <source>{said}. The signature did not cover it; let them sign again.</source>
        <translation>{said}. Die Unterschrift galt dafür nicht; lass noch einmal unterschreiben.</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>Wiederholt: {what}</translation>
    </message>
    <message>
        <source>Not done again: {what}. {why}</source>
        <translation>Nicht wiederholt: {what}. {why}</translation>
    </message>
    <message>
        <source>Not undone: {what}. {why}</source>
        <translation>Nicht zurückgenommen: {what}. {why}</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Type your PIN.</source>
        <translation>Die PIN eingeben.</translation>
    </message>
    <message>
        <source>Type your passphrase.</source>
        <translation>Die Passphrase eingeben.</translation>
    </message>
    <message>
        <source>Open this laptop&apos;s data</source>
        <translation>Daten dieses Laptops öffnen</translation>
    </message>
    <message>
        <source>They are encrypted. Type the passphrase you chose at sign-in.</source>
        <translation>Sie sind verschlüsselt. Die bei der Anmeldung gewählte Passphrase eingeben.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Nothing is lost: texts stay as typed, timers run on, changes are sent.</source>
        <translation>Nichts geht verloren: Texte bleiben wie getippt, die Zeit läuft weiter, Änderungen werden gesendet.</translation>
    </message>
</context>
<context>
    <name>UnlockPresenter</name>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>Versuch es in %n Sekunde noch einmal.</numerusform>
            <numerusform>Versuch es in %n Sekunden noch einmal.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Status and facts of the job</source>
        <translation>Stand und Angaben zum Auftrag</translation>
    </message>
    <message>
        <source>Facts of the car</source>
        <translation>Angaben zum Auto</translation>
    </message>
    <message>
        <source>Facts of the customer</source>
        <translation>Angaben zum Kunden</translation>
    </message>
    <message>
        <source>The price and what the customer says to it</source>
        <translation>Der Preis und was der Kunde dazu sagt</translation>
    </message>
    <message>
        <source>Sealed report</source>
        <translation>Versiegelter Bericht</translation>
    </message>
    <message>
        <source>The report&apos;s way to the customer</source>
        <translation>Weg des Berichts zum Kunden</translation>
    </message>
    <message>
        <source>{changes} and {photos} wait on this laptop</source>
        <translation>{changes}, {photos} warten hier</translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>Alles gesendet</translation>
    </message>
    <message>
        <source>All sent {time}</source>
        <translation>Alles gesendet {time}</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Something needs you</source>
        <translation>Etwas braucht dich</translation>
    </message>
    <message>
        <source>Open Sync to see what</source>
        <translation>Im Abgleich steht, was</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Nichts wartet</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Your work is safe here.</source>
        <translation>Deine Arbeit ist hier sicher.</translation>
    </message>
    <message>
        <source>Next try {time}.</source>
        <translation>Nächster Versuch {time}.</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>Außer Betrieb</translation>
    </message>
    <message>
        <source>{status}, {time}</source>
        <translation>{status}, {time}</translation>
    </message>
    <message>
        <source>{what}: {whom}</source>
        <translation>{what}: {whom}</translation>
    </message>
    <message>
        <source>Report: {state}</source>
        <translation>Bericht: {state}</translation>
    </message>
    <message>
        <source>The office takes this laptop out of service.</source>
        <translation>Das Büro nimmt diesen Laptop außer Betrieb.</translation>
    </message>
    <message>
        <source>Your work is sent first, then everything here is erased. Keep it connected.</source>
        <translation>Deine Arbeit wird zuerst gesendet, dann wird hier alles gelöscht. Bitte online bleiben.</translation>
    </message>
    <message>
        <source>an earlier job</source>
        <translation>einem früheren Auftrag</translation>
    </message>
    <message>
        <source>The office has your late work on {job} and will decide.</source>
        <translation>Das Büro hat deine späte Arbeit an {job} und entscheidet.</translation>
    </message>
    <message>
        <source>{changes}, received {time}</source>
        <translation>{changes}, eingegangen {time}</translation>
    </message>
    <message>
        <source>The office has taken over your late work on {job}.</source>
        <translation>Das Büro hat deine späte Arbeit an {job} übernommen.</translation>
    </message>
    <message>
        <source>{changes}, decided {time}</source>
        <translation>{changes}, entschieden {time}</translation>
    </message>
    <message>
        <source>The office has left out your late work on {job}.</source>
        <translation>Das Büro hat deine späte Arbeit an {job} nicht übernommen.</translation>
    </message>
    <message>
        <source>{changes}, decided {time}. Ask the office why.</source>
        <translation>{changes}, entschieden {time}. Im Büro nach dem Grund fragen.</translation>
    </message>
    <message>
        <source>The office has taken over a part of your late work on {job}.</source>
        <translation>Das Büro hat einen Teil deiner späten Arbeit an {job} übernommen.</translation>
    </message>
    <message>
        <source>Taken over: {taken}. Left out: {left}. Decided {time}.</source>
        <translation>Übernommen: {taken}. Nicht übernommen: {left}. Entschieden {time}.</translation>
    </message>
</context>
<context>
    <name>WayBackPresenter</name>
    <message>
        <source>Taken back: {item}</source>
        <translation>Zurückgenommen: {item}</translation>
    </message>
    <message>
        <source>Answered again: {item}</source>
        <translation>Wieder beantwortet: {item}</translation>
    </message>
    <message>
        <source>The checklist is finished. Change the answer itself, and say why.</source>
        <translation>Die Checkliste ist fertig. Ändere die Antwort selbst und sag, warum.</translation>
    </message>
</context>
<context>
    <name>WearLine</name>
    <message>
        <source>Due about {month}</source>
        <translation>Fällig etwa {month}</translation>
    </message>
    <message>
        <source>Due about {month}, {km} km</source>
        <translation>Fällig etwa {month}, {km} km</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Know-how</source>
        <translation>Wissen</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Go to {place}</source>
        <translation>Gehe zu {place}</translation>
    </message>
    <message>
        <source>New job on site</source>
        <translation>Neuer Auftrag vor Ort</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>sync network office</source>
        <translation>Abgleich Netz Büro</translation>
    </message>
    <message>
        <source>Stop the timer</source>
        <translation>Zeit anhalten</translation>
    </message>
    <message>
        <source>time clock</source>
        <translation>Zeit Uhr</translation>
    </message>
    <message>
        <source>Theme: like the computer</source>
        <translation>Thema: wie der Computer</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Thema: hell</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Thema: dunkel</translation>
    </message>
    <message>
        <source>Theme: sun</source>
        <translation>Thema: Sonne</translation>
    </message>
    <message>
        <source>look colours</source>
        <translation>Aussehen Farben</translation>
    </message>
    <message>
        <source>Everything larger</source>
        <translation>Alles größer</translation>
    </message>
    <message>
        <source>Everything smaller</source>
        <translation>Alles kleiner</translation>
    </message>
    <message>
        <source>Language: {language}</source>
        <translation>Sprache: {language}</translation>
    </message>
    <message>
        <source>Help for this screen</source>
        <translation>Hilfe zu diesem Bildschirm</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>version licence</source>
        <translation>Version Lizenz</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Find anything, do anything</source>
        <translation>Alles finden, alles tun</translation>
    </message>
    <message>
        <source>The next step</source>
        <translation>Der nächste Schritt</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>From one thing to the next</source>
        <translation>Von einem zum nächsten</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Checkliste</translation>
    </message>
    <message>
        <source>OK, not OK, not applicable</source>
        <translation>OK, nicht OK, entfällt</translation>
    </message>
    <message>
        <source>From question to question</source>
        <translation>Von Punkt zu Punkt</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Search, lists and pictures</source>
        <translation>Suche, Listen und Bilder</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>Auf und ab</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>Bild einfügen</translation>
    </message>
    <message>
        <source>Larger, smaller</source>
        <translation>Größer, kleiner</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Bildschirm sperren</translation>
    </message>
    <message>
        <source>PIN hide</source>
        <translation>PIN verbergen</translation>
    </message>
    <message>
        <source>Undo the last step</source>
        <translation>Letzten Schritt rückgängig machen</translation>
    </message>
    <message>
        <source>take back Ctrl+Z</source>
        <translation>zurücknehmen Strg+Z</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>redo Ctrl+Shift+Z</source>
        <translation>wiederherstellen Strg+Umschalt+Z</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Mobile service</source>
        <translation>Mobiler Service</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Werkstatt</translation>
    </message>
    <message>
        <source>Pre-delivery inspection</source>
        <translation>Übergabeprüfung</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Aus der Ferne</translation>
    </message>
    <message>
        <source>Do it now</source>
        <translation>Jetzt erledigen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Nicht nötig</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Anders</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>Fahrt</translation>
    </message>
    <message>
        <source>Labour</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Eingeladen</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Verbaut</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurückgelegt</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Techniker</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>Zweite Person</translation>
    </message>
    <message>
        <source>Waits on this laptop</source>
        <translation>Wartet auf diesem Laptop</translation>
    </message>
    <message>
        <source>At the office, being sent</source>
        <translation>Im Büro, wird gesendet</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Kam zurück</translation>
    </message>
    <message>
        <source>Could not be sent</source>
        <translation>Konnte nicht gesendet werden</translation>
    </message>
    <message>
        <source>At the printer</source>
        <translation>Beim Drucker</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Gedruckt</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>Norwegisch</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>The PIN does not fit. Only {person} may type it.</source>
        <translation>Die PIN passt nicht. Nur {person} darf sie eingeben.</translation>
    </message>
    <message>
        <source>The PIN was wrong several times.</source>
        <translation>Die PIN war mehrmals falsch.</translation>
    </message>
    <message>
        <source>The passphrase does not fit. Try again.</source>
        <translation>Die Passphrase passt nicht. Versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The passphrase is too short. Take at least {count} characters.</source>
        <translation>Die Passphrase ist zu kurz. Nimm mindestens {count} Zeichen.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. Your work is safe; the log has the details for support.</source>
        <translation>Im Programm ist etwas schiefgegangen. Deine Arbeit ist sicher; das Protokoll hat die Einzelheiten für den Support.</translation>
    </message>
    <message>
        <source>Try again in {seconds} s.</source>
        <translation>Versuch es in {seconds} s noch einmal.</translation>
    </message>
    <message>
        <source>There is no printer {printer}. Choose another.</source>
        <translation>Es gibt keinen Drucker {printer}. Einen anderen wählen.</translation>
    </message>
    <message>
        <source>The printer {printer} did not take the report.</source>
        <translation>Der Drucker {printer} hat den Bericht nicht angenommen.</translation>
    </message>
    <message>
        <source>Check the quantity.</source>
        <translation>Die Menge prüfen.</translation>
    </message>
    <message>
        <source>Check the kilometres.</source>
        <translation>Die Kilometer prüfen.</translation>
    </message>
    <message>
        <source>Check the minutes; only time that has passed can be booked.</source>
        <translation>Die Minuten prüfen; nur vergangene Zeit lässt sich eintragen.</translation>
    </message>
    <message>
        <source>Check the e-mail address.</source>
        <translation>Die E-Mail-Adresse prüfen.</translation>
    </message>
    <message>
        <source>Write a few words first.</source>
        <translation>Erst ein paar Worte schreiben.</translation>
    </message>
    <message>
        <source>Type the name.</source>
        <translation>Den Namen eingeben.</translation>
    </message>
    <message>
        <source>Clear the pad and sign again.</source>
        <translation>Das Feld löschen und neu unterschreiben.</translation>
    </message>
    <message>
        <source>Give the VIN or the plate, and check them.</source>
        <translation>VIN oder Kennzeichen angeben und prüfen.</translation>
    </message>
    <message>
        <source>Write what the customer says.</source>
        <translation>Schreiben, was der Kunde sagt.</translation>
    </message>
    <message>
        <source>The office server does not answer. Your work is safe here.</source>
        <translation>Der Büroserver antwortet nicht. Deine Arbeit ist hier sicher.</translation>
    </message>
    <message>
        <source>Something else answered instead of the office server, perhaps a Wi-Fi sign-in page.</source>
        <translation>Statt des Büroservers hat etwas anderes geantwortet, vielleicht eine WLAN-Anmeldeseite.</translation>
    </message>
    <message>
        <source>Name, password or device code is not right. Check all three and try again.</source>
        <translation>Name, Passwort oder Gerätecode stimmt nicht. Alle drei prüfen und nochmals versuchen.</translation>
    </message>
    <message>
        <source>This laptop is signed out. Sign in again; your work waits here until then.</source>
        <translation>Dieser Laptop ist abgemeldet. Neu anmelden; deine Arbeit wartet solange hier.</translation>
    </message>
    <message>
        <source>The office has taken this laptop out of service. Call the office.</source>
        <translation>Das Büro hat diesen Laptop außer Betrieb genommen. Im Büro anrufen.</translation>
    </message>
    <message>
        <source>The disk is full. Make room, then try again; nothing was lost.</source>
        <translation>Die Festplatte ist voll. Platz schaffen und nochmals versuchen; nichts ist verloren.</translation>
    </message>
    <message>
        <source>The program&apos;s folder cannot be written to. Check its permissions.</source>
        <translation>In den Ordner des Programms lässt sich nicht schreiben. Die Rechte prüfen.</translation>
    </message>
    <message>
        <source>These data were made by a newer version. Update the program.</source>
        <translation>Diese Daten stammen von einer neueren Version. Das Programm aktualisieren.</translation>
    </message>
    <message>
        <source>The local data are damaged and were set aside. Sign in to fetch them again.</source>
        <translation>Die lokalen Daten sind beschädigt und wurden beiseitegelegt. Anmelden, um sie neu zu holen.</translation>
    </message>
    <message>
        <source>The key to the local data is not available. Unlock the keyring or type it.</source>
        <translation>Der Schlüssel zu den lokalen Daten ist nicht verfügbar. Den Schlüsselbund entsperren oder ihn eingeben.</translation>
    </message>
    <message>
        <source>This file is not a picture that can be used. Take it again or choose another.</source>
        <translation>Diese Datei ist kein brauchbares Bild. Neu aufnehmen oder ein anderes wählen.</translation>
    </message>
    <message>
        <source>You may not do this here. Ask the office.</source>
        <translation>Das darfst du hier nicht. Im Büro fragen.</translation>
    </message>
    <message>
        <source>This is not on this laptop. Let Sync fetch it, then look again.</source>
        <translation>Das ist nicht auf diesem Laptop. Den Abgleich abwarten und dann nochmals ansehen.</translation>
    </message>
    <message>
        <source>The report is too large even with small photos. Remove some photos.</source>
        <translation>Der Bericht ist selbst mit kleinen Fotos zu groß. Einige Fotos entfernen.</translation>
    </message>
    <message>
        <source>Field Companion is open already. Use that window.</source>
        <translation>Field Companion ist schon offen. Bitte jenes Fenster benutzen.</translation>
    </message>
    <message>
        <source>Scratch</source>
        <translation>Kratzer</translation>
    </message>
    <message>
        <source>Chip</source>
        <translation>Steinschlag</translation>
    </message>
    <message>
        <source>Dent</source>
        <translation>Delle</translation>
    </message>
    <message>
        <source>Crack</source>
        <translation>Riss</translation>
    </message>
    <message>
        <source>Rust</source>
        <translation>Rost</translation>
    </message>
    <message>
        <source>Missing part</source>
        <translation>Fehlendes Teil</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>Check the price.</source>
        <translation>Prüfe den Preis.</translation>
    </message>
    <message>
        <source>Write down what the customer said.</source>
        <translation>Schreib auf, was der Kunde gesagt hat.</translation>
    </message>
    <message>
        <source>The office has taken this laptop out of service, and everything on it was erased. Call the office.</source>
        <translation>Das Büro hat diesen Laptop außer Betrieb genommen, und alles darauf wurde gelöscht. Im Büro anrufen.</translation>
    </message>
    <message>
        <source>Changed {when} by {who}: {before} → {after}. {why}</source>
        <translation>Geändert {when} von {who}: {before} → {after}. {why}</translation>
    </message>
    <message>
        <source>Checked again {when} by {who}: {before} → {after}. {repair}</source>
        <translation>Erneut geprüft {when} von {who}: {before} → {after}. {repair}</translation>
    </message>
    <message>
        <source>No mail program opened it. Save the PDF and attach it yourself.</source>
        <translation>Kein Mailprogramm hat den Brief geöffnet. Speichere das PDF und häng es selbst an.</translation>
    </message>
    <message>
        <source>The name or the password does not fit. Try again, or take the PIN.</source>
        <translation>Name oder Passwort passt nicht. Versuch es noch einmal, oder nimm die PIN.</translation>
    </message>
    <message>
        <source>Decision on {finding}</source>
        <translation>Entscheidung zu {finding}</translation>
    </message>
    <message>
        <source>{what}: {detail}</source>
        <translation>{what}: {detail}</translation>
    </message>
    <message>
        <source>{address} does not answer. Check the address and the network, then try again.</source>
        <translation>{address} antwortet nicht. Adresse und Netz prüfen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>This is no address of a server. It begins with https:// – ask the office for it.</source>
        <translation>Das ist keine Adresse eines Servers. Sie beginnt mit https:// – im Büro erfragen.</translation>
    </message>
    <message>
        <source>What answers is not the office server by its certificate. Sign in to the Wi-Fi, or ask the office.</source>
        <translation>Was antwortet, ist laut Zertifikat nicht der Büroserver. Melde dich im WLAN an, oder frag das Büro.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate does not fit the date of this computer. Check date and time first.</source>
        <translation>Das Zertifikat des Servers passt nicht zum Datum dieses Rechners. Prüfe zuerst Datum und Uhrzeit.</translation>
    </message>
    <message>
        <source>This network&apos;s proxy wants a sign-in of its own. Use another network, or ask who runs it.</source>
        <translation>Der Proxy dieses Netzes verlangt eine eigene Anmeldung. Nimm ein anderes Netz, oder frag, wer es betreibt.</translation>
    </message>
</context>
<context>
    <name>WorkPresenter</name>
    <message>
        <source>Photo removed</source>
        <translation>Foto entfernt</translation>
    </message>
    <message>
        <source>Signature saved</source>
        <translation>Unterschrift gespeichert</translation>
    </message>
    <message>
        <source>The message waits and goes out when the network is there</source>
        <translation>Die Nachricht wartet und geht raus, sobald Netz da ist</translation>
    </message>
    <message>
        <source>The agreed price holds</source>
        <translation>Der vereinbarte Preis gilt</translation>
    </message>
    <message>
        <source>The agreed price is kept</source>
        <translation>Der vereinbarte Preis wird gehalten</translation>
    </message>
    <message>
        <source>The customer&apos;s agreement is saved</source>
        <translation>Die Zustimmung des Kunden ist gespeichert</translation>
    </message>
    <message>
        <source>Timer stopped</source>
        <translation>Zeit gestoppt</translation>
    </message>
    <message>
        <source>Timer started: {kind}</source>
        <translation>Zeit gestartet: {kind}</translation>
    </message>
    <message>
        <source>{count} × {part} used</source>
        <translation>{count} × {part} verbaut</translation>
    </message>
    <message>
        <source>{count} × {part} put back</source>
        <translation>{count} × {part} zurückgelegt</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>{kind}, {minutes} min</source>
        <translation>{kind}, {minutes} min</translation>
    </message>
    <message>
        <source>Photo: {name}</source>
        <translation>Foto: {name}</translation>
    </message>
    <message>
        <source>Words under a photo</source>
        <translation>Text unter einem Foto</translation>
    </message>
    <message>
        <source>Note about the place</source>
        <translation>Notiz zum Ort</translation>
    </message>
    <message>
        <source>Line added to the price</source>
        <translation>Zeile zum Preis hinzugefügt</translation>
    </message>
    <message>
        <source>Line taken off the price</source>
        <translation>Zeile vom Preis genommen</translation>
    </message>
</context>
<context>
    <name>_AddTile</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>Foto hinzufügen</translation>
    </message>
</context>
<context>
    <name>_Names</name>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
</context>
<context>
    <name>_Rail</name>
    <message>
        <source>Places</source>
        <translation>Bereiche</translation>
    </message>
</context>
<context>
    <name>_ReadyRow</name>
    <message>
        <source>fine</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>look at this</source>
        <translation>bitte ansehen</translation>
    </message>
</context>
</TS>
