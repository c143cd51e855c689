<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nb" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation>Om</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Åpne mappen</translation>
    </message>
    <message>
        <source>About and licences</source>
        <translation>Om og lisenser</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versjon</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lisens</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datamappe</translation>
    </message>
</context>
<context>
    <name>AboutPage</name>
    <message>
        <source>About</source>
        <translation>Om</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbake</translation>
    </message>
    <message>
        <source>For technicians who service cars at the customer’s door. Everything on this laptop works for days without a network; your work is encrypted and saved at every tap.</source>
        <translation>For teknikere som tar service på bilen hjemme hos kunden. Alt på denne maskinen virker i dagevis uten nett; arbeidet er kryptert og lagres ved hvert trykk.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lisenser</translation>
    </message>
    <message>
        <source>Field Companion: Apache License 2.0</source>
        <translation>Field Companion: Apache License 2.0</translation>
    </message>
    <message>
        <source>Qt for Python: LGPL 3. Fonts: Inter (Open Font License), DejaVu (free licence)</source>
        <translation>Qt for Python: LGPL 3. Skrifter: Inter (Open Font License), DejaVu (fri lisens)</translation>
    </message>
    <message>
        <source>Checklists are read by pyxform (BSD); databases are encrypted by SQLCipher (BSD)</source>
        <translation>Sjekklister leses av pyxform (BSD); databaser krypteres av SQLCipher (BSD)</translation>
    </message>
    <message>
        <source>Copy for support</source>
        <translation>Kopier til brukerstøtte</translation>
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
        <translation>Åpnet for endringer: {reason}</translation>
    </message>
    <message>
        <source>Every change is written down. Finish again when done.</source>
        <translation>Hver endring blir notert. Avslutt på nytt når du er ferdig.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) keep the vehicle here</source>
        <translation>
            <numerusform>%n ting holder bilen igjen</numerusform>
            <numerusform>%n ting holder bilen igjen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Vis</translation>
    </message>
    <message>
        <source>Nothing keeps the vehicle here</source>
        <translation>Ingenting holder bilen igjen</translation>
    </message>
</context>
<context>
    <name>AcceptForm</name>
    <message>
        <source>Accept as a deviation</source>
        <translation>Godta som avvik</translation>
    </message>
    <message>
        <source>Who sees to it?</source>
        <translation>Hvem ordner det?</translation>
    </message>
    <message>
        <source>Until when?</source>
        <translation>Innen når?</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notat</translation>
    </message>
    <message>
        <source>Who allows it?</source>
        <translation>Hvem tillater det?</translation>
    </message>
    <message>
        <source>PIN of the one who allows it</source>
        <translation>PIN til den som tillater det</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Godta</translation>
    </message>
    <message>
        <source>No lead is known on this laptop yet. Sync, or have it repaired.</source>
        <translation>Ingen leder er kjent på denne PC-en ennå. Synkroniser, eller få det reparert.</translation>
    </message>
    <message>
        <source>Somebody must see to it.</source>
        <translation>Noen må ordne det.</translation>
    </message>
    <message>
        <source>The PIN of the one who allows it</source>
        <translation>PIN-en til den som tillater det</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>The password of the one who allows it</source>
        <translation>Passordet til den som tillater det</translation>
    </message>
</context>
<context>
    <name>AgreementCard</name>
    <message>
        <source>The customer&apos;s agreement</source>
        <translation>Kundens samtykke</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Tøm</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>På telefon</translation>
    </message>
    <message>
        <source>Sign here, with a finger or a pen</source>
        <translation>Skriv under her, med finger eller penn</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Underskrift</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>What did the customer say?</source>
        <translation>Hva sa kunden?</translation>
    </message>
    <message>
        <source>On the pad</source>
        <translation>På skjermen</translation>
    </message>
    <message>
        <source>Write down what the customer said.</source>
        <translation>Skriv ned hva kunden sa.</translation>
    </message>
    <message>
        <source>The customer signs on the pad first.</source>
        <translation>Kunden skriver under på skjermen først.</translation>
    </message>
    <message>
        <source>Who agrees?</source>
        <translation>Hvem samtykker?</translation>
    </message>
</context>
<context>
    <name>Annotator</name>
    <message>
        <source>Draw on the photo: {photo}</source>
        <translation>Tegn på bildet: {photo}</translation>
    </message>
    <message>
        <source>Arrow keys move the cross, Space sets down and lifts, Backspace undoes.</source>
        <translation>Piltastene flytter krysset, mellomrom setter på og løfter, rettetasten angrer.</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Pil</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>Sirkel</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>Penn</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Angre</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Fjern alt</translation>
    </message>
</context>
<context>
    <name>ArticlePage</name>
    <message>
        <source>Article</source>
        <translation>Artikkel</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>This picture comes with the next sync.</source>
        <translation>Bildet kommer ved neste synk.</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Neste bilde</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bilde</translation>
    </message>
    <message>
        <source>Changed since you read it</source>
        <translation>Endret siden du leste den</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>While you drive, nothing opens in front of you. Press Arrived first.</source>
        <translation>Mens du kjører, åpnes ingenting foran deg. Trykk Fremme først.</translation>
    </message>
</context>
<context>
    <name>BandMeter</name>
    <message>
        <source>Good</source>
        <translation>Bra</translation>
    </message>
    <message>
        <source>Change soon</source>
        <translation>Byttes snart</translation>
    </message>
    <message>
        <source>Too low</source>
        <translation>For lavt</translation>
    </message>
    <message>
        <source>Too high</source>
        <translation>For høyt</translation>
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
        <translation>Det kameraet ser</translation>
    </message>
    <message>
        <source>Take the photo</source>
        <translation>Ta bildet</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
    <message>
        <source>Close the camera</source>
        <translation>Lukk kameraet</translation>
    </message>
    <message>
        <source>The camera is an optional part that is not installed here: pip install {part}. A picture from a phone does as well.</source>
        <translation>Kameraet er en valgfri del som ikke er installert her: pip install {part}. Et bilde fra en telefon gjør samme nytten.</translation>
    </message>
    <message>
        <source>No camera found. Plug one in and open this again, or choose a picture.</source>
        <translation>Fant ikke noe kamera. Koble til et og åpne på nytt, eller velg et bilde.</translation>
    </message>
    <message>
        <source>This computer lets no program use its camera, or not this one. Allow it in the system’s settings for privacy.</source>
        <translation>Denne maskinen lar ingen programmer bruke kameraet, eller ikke dette. Gi lov i systemets innstillinger for personvern.</translation>
    </message>
    <message>
        <source>The camera does not start. Close other programs that may be using it.</source>
        <translation>Kameraet starter ikke. Lukk andre programmer som kanskje bruker det.</translation>
    </message>
    <message>
        <source>Light off</source>
        <translation>Lys av</translation>
    </message>
    <message>
        <source>Light on</source>
        <translation>Lys på</translation>
    </message>
    <message>
        <source>The installed program comes without the camera part. Take the picture with a phone; then choose it, drop it here or paste it.</source>
        <translation>Det installerte programmet kommer uten kameradelen. Ta bildet med en telefon; velg det så, slipp det her eller lim det inn.</translation>
    </message>
</context>
<context>
    <name>CarOutline</name>
    <message>
        <source>Left side</source>
        <translation>Venstre side</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>Høyre side</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Front</translation>
    </message>
    <message>
        <source>Rear</source>
        <translation>Bak</translation>
    </message>
    <message>
        <source>From above</source>
        <translation>Ovenfra</translation>
    </message>
    <message>
        <source>Outline of the car</source>
        <translation>Omriss av bilen</translation>
    </message>
    <message>
        <source>Arrow keys move the cross, Space puts a mark, Tab goes to the marks.</source>
        <translation>Piltastene flytter krysset, mellomrom setter et merke, Tab går til merkene.</translation>
    </message>
</context>
<context>
    <name>CellPad</name>
    <message>
        <source>At least {limit} {unit}</source>
        <translation>Minst {limit} {unit}</translation>
    </message>
    <message>
        <source>At most {limit} {unit}</source>
        <translation>Høyst {limit} {unit}</translation>
    </message>
</context>
<context>
    <name>ChecklistPage</name>
    <message>
        <source>{answered} of {total} answered</source>
        <translation>{answered} av {total} besvart</translation>
    </message>
    <message>
        <source>Back to the job</source>
        <translation>Tilbake til oppdraget</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Ferdig</translation>
    </message>
    <message>
        <source>Finish…</source>
        <translation>Fullfør&#xa0;…</translation>
    </message>
    <message>
        <source>Next open</source>
        <translation>Neste åpne</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>Velg bilder</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Bilder ({patterns})</translation>
    </message>
    <message>
        <source>Each answer is on disk. Keys 1 2 3 answer, P photo, N note, / search, Ctrl+Z back.</source>
        <translation>Hvert svar er lagret. Tastene 1 2 3 svarer, P bilde, N notat, / søk, Ctrl+Z tilbake.</translation>
    </message>
</context>
<context>
    <name>ChecklistPhotosPresenter</name>
    <message>
        <source>Photo: {name}</source>
        <translation>Bilde: {name}</translation>
    </message>
</context>
<context>
    <name>ChecklistPresenter</name>
    <message>
        <source>Job</source>
        <translation>Oppdrag</translation>
    </message>
    <message>
        <source>The signature did not cover this change. Let them sign again.</source>
        <translation>Underskriften gjaldt ikke denne endringen. La dem signere på nytt.</translation>
    </message>
</context>
<context>
    <name>ChecklistPreview</name>
    <message>
        <source>Checklist</source>
        <translation>Sjekkliste</translation>
    </message>
</context>
<context>
    <name>ChecklistSide</name>
    <message>
        <source>Only open</source>
        <translation>Bare åpne</translation>
    </message>
    <message>
        <source>Find an item</source>
        <translation>Finn et punkt</translation>
    </message>
</context>
<context>
    <name>ChecklistsTab</name>
    <message>
        <source>No checklist on this job</source>
        <translation>Ingen sjekkliste på dette oppdraget</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Funn</translation>
    </message>
    <message>
        <source>Ask the customer what to do about each</source>
        <translation>Spør kunden hva som skal gjøres med hvert av dem</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n funn</numerusform>
            <numerusform>%n funn</numerusform>
        </translation>
    </message>
    <message>
        <source>Not on this laptop yet</source>
        <translation>Ikke på denne maskinen ennå</translation>
    </message>
    <message>
        <source>Finished {time}</source>
        <translation>Ferdig {time}</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>Ikke begynt</translation>
    </message>
    <message>
        <source>{answered} of {total} answered</source>
        <translation>{answered} av {total} besvart</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Se på</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Begynn</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsett</translation>
    </message>
    <message>
        <source>What the customer wants done about: {finding}</source>
        <translation>Hva kunden vil gjøre med: {finding}</translation>
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
        <translation>Notat om stedet</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Trinn</translation>
    </message>
    <message>
        <source>What was different</source>
        <translation>Hva som var annerledes</translation>
    </message>
    <message>
        <source>How bad</source>
        <translation>Hvor ille</translation>
    </message>
    <message>
        <source>What the customer wants</source>
        <translation>Hva kunden vil</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notat</translation>
    </message>
    <message>
        <source>Recommendation</source>
        <translation>Anbefaling</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Svar</translation>
    </message>
    <message>
        <source>Odometer, km</source>
        <translation>Kilometerstand, km</translation>
    </message>
    <message>
        <source>Software of the car</source>
        <translation>Programvaren i bilen</translation>
    </message>
    <message>
        <source>Status of the job</source>
        <translation>Status for oppdraget</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nei</translation>
    </message>
</context>
<context>
    <name>ConflictCard</name>
    <message>
        <source>You choose</source>
        <translation>Du velger</translation>
    </message>
    <message>
        <source>You and the office wrote in the same place. Work goes on meanwhile.</source>
        <translation>Du og kontoret skrev på samme sted. Arbeidet går videre imens.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Før</translation>
    </message>
    <message>
        <source>As both found it</source>
        <translation>Slik begge fant det</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Min</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Kontoret</translation>
    </message>
    <message>
        <source>Keep both, one after the other</source>
        <translation>Behold begge, etter hverandre</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Behold min</translation>
    </message>
    <message>
        <source>Keep office</source>
        <translation>Behold kontorets</translation>
    </message>
    <message>
        <source>Keep mine: {text}</source>
        <translation>Behold min: {text}</translation>
    </message>
    <message>
        <source>Keep office: {text}</source>
        <translation>Behold kontorets: {text}</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(tomt)</translation>
    </message>
</context>
<context>
    <name>ContactsColumn</name>
    <message>
        <source>E-mail</source>
        <translation>E-post</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Sted</translation>
    </message>
    <message>
        <source>Note about the place</source>
        <translation>Notat om stedet</translation>
    </message>
    <message>
        <source>Message {time}</source>
        <translation>Melding {time}</translation>
    </message>
    <message>
        <source>The car is ready</source>
        <translation>Bilen er klar</translation>
    </message>
    <message>
        <source>On my way</source>
        <translation>På vei</translation>
    </message>
    <message>
        <source>Running late</source>
        <translation>Forsinket</translation>
    </message>
</context>
<context>
    <name>CopyCard</name>
    <message>
        <source>Save a copy</source>
        <translation>Lagre en kopi</translation>
    </message>
    <message>
        <source>Save a copy of what is not sent yet</source>
        <translation>Lagre en kopi av det som ikke er sendt ennå</translation>
    </message>
    <message>
        <source>One encrypted file, for another laptop of yours or for the office to take in. Everything also stays here. Without the passphrase nobody can open it.</source>
        <translation>Én kryptert fil som en annen PC du har, eller kontoret, kan lese inn. Alt blir også liggende her. Uten passfrasen kan ingen åpne den.</translation>
    </message>
    <message>
        <source>Passphrase, at least 8 characters</source>
        <translation>Passfrase, minst 8 tegn</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Choose where to save it</source>
        <translation>Velg hvor den lagres</translation>
    </message>
    <message>
        <source>Too short. Use at least 8 characters.</source>
        <translation>For kort. Bruk minst 8 tegn.</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n svar</numerusform>
            <numerusform>%n svar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checklist(s)</source>
        <translation>
            <numerusform>%n sjekkliste</numerusform>
            <numerusform>%n sjekklister</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) graded</source>
        <translation>
            <numerusform>%n trinn vurdert</numerusform>
            <numerusform>%n trinn vurdert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part movement(s)</source>
        <translation>
            <numerusform>%n delebevegelse</numerusform>
            <numerusform>%n delebevegelser</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time entry(s)</source>
        <translation>
            <numerusform>%n tidsføring</numerusform>
            <numerusform>%n tidsføringer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signature(s)</source>
        <translation>
            <numerusform>%n signatur</numerusform>
            <numerusform>%n signaturer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n funn</numerusform>
            <numerusform>%n funn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damage mark(s)</source>
        <translation>
            <numerusform>%n skademerke</numerusform>
            <numerusform>%n skademerker</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) after a repair</source>
        <translation>
            <numerusform>%n kontroll etter reparasjon</numerusform>
            <numerusform>%n kontroller etter reparasjon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deviation(s)</source>
        <translation>
            <numerusform>%n avvik</numerusform>
            <numerusform>%n avvik</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n melding</numerusform>
            <numerusform>%n meldinger</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n notat</numerusform>
            <numerusform>%n notater</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other change(s)</source>
        <translation>
            <numerusform>%n annen endring</numerusform>
            <numerusform>%n andre endringer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n endring</numerusform>
            <numerusform>%n endringer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n bilde</numerusform>
            <numerusform>%n bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait on this laptop</source>
        <translation>
            <numerusform>%n endring venter her</numerusform>
            <numerusform>%n endringer venter her</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) wait on this laptop</source>
        <translation>
            <numerusform>%n bilde venter her</numerusform>
            <numerusform>%n bilder venter her</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerTab</name>
    <message>
        <source>Sign here, with a finger or a pen</source>
        <translation>Signer her, med finger eller penn</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Name of the one who signs</source>
        <translation>Navnet til den som signerer</translation>
    </message>
    <message>
        <source>Why does nobody sign?</source>
        <translation>Hvorfor signerer ingen?</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Visk ut</translation>
    </message>
    <message>
        <source>Nobody signs</source>
        <translation>Ingen signerer</translation>
    </message>
    <message>
        <source>The customer signs</source>
        <translation>Kunden signerer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>Not signed at {time}: {reason}</source>
        <translation>Ikke signert {time}: {reason}</translation>
    </message>
    <message>
        <source>{name} signed at {time}</source>
        <translation>{name} signerte {time}</translation>
    </message>
    <message>
        <source>Nobody has signed.</source>
        <translation>Ingen har signert.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>In {language}, the customer&apos;s language.</source>
        <translation>På {language}, kundens språk.</translation>
    </message>
    <message>
        <source>No e-mail address: print it, or ask the office.</source>
        <translation>Ingen e-postadresse: skriv ut, eller spør kontoret.</translation>
    </message>
    <message>
        <source>Go on without a signature</source>
        <translation>Fortsett uten signatur</translation>
    </message>
    <message>
        <source>The report says who did not sign, and why.</source>
        <translation>Rapporten sier hvem som ikke signerte, og hvorfor.</translation>
    </message>
    <message>
        <source>Sign after all</source>
        <translation>Signer likevel</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>Fortsett uten</translation>
    </message>
    <message>
        <source>The customer signs on the pad first.</source>
        <translation>Kunden må signere i feltet først.</translation>
    </message>
    <message>
        <source>Let the customer sign</source>
        <translation>La kunden signere</translation>
    </message>
    <message>
        <source>Nobody there? Say why, then go on without a signature.</source>
        <translation>Ingen der? Si hvorfor, og fortsett uten signatur.</translation>
    </message>
    <message>
        <source>Save signature</source>
        <translation>Lagre signaturen</translation>
    </message>
    <message>
        <source>Whose signature is it?</source>
        <translation>Hvem sin signatur er det?</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Si hvorfor, med noen få ord.</translation>
    </message>
    <message>
        <source>Customer declines</source>
        <translation>Kunden sier nei</translation>
    </message>
    <message>
        <source>Keep the price</source>
        <translation>Hold prisen</translation>
    </message>
    <message>
        <source>Get the customer&apos;s yes, then go on</source>
        <translation>Få kundens ja, så går det videre</translation>
    </message>
    <message>
        <source>After a no the agreed price holds; the extra work becomes advice.</source>
        <translation>Etter et nei gjelder avtalt pris; tilleggsarbeidet blir et råd.</translation>
    </message>
    <message>
        <source>Save agreement</source>
        <translation>Lagre avtalen</translation>
    </message>
</context>
<context>
    <name>DamageCard</name>
    <message>
        <source>Damage on the car</source>
        <translation>Skader på bilen</translation>
    </message>
    <message>
        <source>Choose what it is, then tap where it is.</source>
        <translation>Velg hva det er, og trykk der det er.</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>Hva er det?</translation>
    </message>
    <message>
        <source>In a few words</source>
        <translation>Med få ord</translation>
    </message>
    <message>
        <source>For example: 8 cm, to the primer</source>
        <translation>For eksempel: 8 cm, ned til grunningen</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>Legg til bilde</translation>
    </message>
    <message>
        <source>Take the mark off</source>
        <translation>Fjern merket</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Bilder ({patterns})</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>Velg bilder</translation>
    </message>
    <message>
        <source>Dashed: seen on {day} already. {marks}</source>
        <translation>Stiplet: sett allerede {day}. {marks}</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>One day earlier: {what}</source>
        <translation>Én dag tidligere: {what}</translation>
    </message>
    <message>
        <source>One day later: {what}</source>
        <translation>Én dag senere: {what}</translation>
    </message>
    <message>
        <source>Write the day like {example}.</source>
        <translation>Skriv dagen slik: {example}.</translation>
    </message>
</context>
<context>
    <name>DeliveryCards</name>
    <message>
        <source>Take back</source>
        <translation>Trekk tilbake</translation>
    </message>
    <message>
        <source>At the office, leaves {time}</source>
        <translation>På kontoret, sendes {time}</translation>
    </message>
    <message>
        <source>Handed to the printer {time}</source>
        <translation>Gitt til skriveren {time}</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>Ikke skrevet ut</translation>
    </message>
    <message>
        <source>This computer is not told whether it came out. Look at the printer.</source>
        <translation>Denne maskinen får ikke vite om det kom ut. Se på skriveren.</translation>
    </message>
    <message>
        <source>It came out</source>
        <translation>Det kom ut</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Skriv ut på nytt</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Oppdrag</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Deler</translation>
    </message>
    <message>
        <source>Know-how</source>
        <translation>Kunnskap</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synk</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Innstillinger</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Logg på</translation>
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
        <translation>Tidligere rapporter for denne bilen</translation>
    </message>
    <message>
        <source>{day}, version {version}</source>
        <translation>{day}, versjon {version}</translation>
    </message>
</context>
<context>
    <name>FindingBox</name>
    <message>
        <source>Photos · at least one</source>
        <translation>Bilder · minst ett</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Photos: {item}</source>
        <translation>Bilder: {item}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notat</translation>
    </message>
    <message>
        <source>Note: {item}</source>
        <translation>Notat: {item}</translation>
    </message>
    <message>
        <source>How bad? {item}</source>
        <translation>Hvor ille? {item}</translation>
    </message>
    <message>
        <source>How bad?</source>
        <translation>Hvor ille?</translation>
    </message>
</context>
<context>
    <name>FinishingPresenter</name>
    <message>
        <source>Checklist finished</source>
        <translation>Sjekklisten er ferdig</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) still open: {named}</source>
        <translation>
            <numerusform>%n punkt er fortsatt åpent: {named}</numerusform>
            <numerusform>%n punkter er fortsatt åpne: {named}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FollowUp</name>
    <message>
        <source>What the customer wants: {item}</source>
        <translation>Hva kunden vil: {item}</translation>
    </message>
    <message>
        <source>Customer wants</source>
        <translation>Kunden vil</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Ta tilbake</translation>
    </message>
    <message>
        <source>Take the deviation back: {item}</source>
        <translation>Ta avviket tilbake: {item}</translation>
    </message>
    <message>
        <source>Repaired: check again</source>
        <translation>Reparert: sjekk på nytt</translation>
    </message>
    <message>
        <source>Accept as a deviation</source>
        <translation>Godta som avvik</translation>
    </message>
    <message>
        <source>What is unsafe must be repaired.</source>
        <translation>Det som er farlig, må repareres.</translation>
    </message>
    <message>
        <source>Accepted by {lead}; {owner} sees to it until {day}</source>
        <translation>Godtatt av {lead}; {owner} ordner det innen {day}</translation>
    </message>
</context>
<context>
    <name>FollowUpPresenter</name>
    <message>
        <source>Before the vehicle may leave</source>
        <translation>Før bilen kan kjøre</translation>
    </message>
    <message>
        <source>Accepted as a deviation</source>
        <translation>Godtatt som avvik</translation>
    </message>
    <message>
        <source>Checked again; both values are kept</source>
        <translation>Kontrollert på nytt; begge verdiene er lagret</translation>
    </message>
    <message>
        <source>Moved to the newer version</source>
        <translation>Byttet til den nyere versjonen</translation>
    </message>
    <message>
        <source>The signature did not cover this decision. Let the customer sign again.</source>
        <translation>Underskriften gjaldt ikke dette valget. La kunden signere på nytt.</translation>
    </message>
    <message>
        <source>The office is being asked who allows it …</source>
        <translation>Kontoret blir spurt om hvem som tillater det …</translation>
    </message>
</context>
<context>
    <name>GuidePage</name>
    <message>
        <source>Welcome</source>
        <translation>Velkommen</translation>
    </message>
    <message>
        <source>One next step</source>
        <translation>Ett neste steg</translation>
    </message>
    <message>
        <source>The big button at the bottom right is always what comes next: drive, arrived, start, open the checklist, sign. Ctrl+Enter presses it.</source>
        <translation>Den store knappen nede til høyre er alltid det som kommer: kjør, fremme, start, åpne sjekklista, underskrift. Ctrl+Enter trykker på den.</translation>
    </message>
    <message>
        <source>Saved at every tap</source>
        <translation>Lagret ved hvert trykk</translation>
    </message>
    <message>
        <source>There is no Save button and no waiting. Without a network everything goes on; the pill at the top right says what waits on this laptop.</source>
        <translation>Det finnes ingen lagreknapp og ingen venting. Uten nett går alt videre; merket øverst til høyre sier hva som venter på denne maskinen.</translation>
    </message>
    <message>
        <source>Find and undo</source>
        <translation>Finn og angre</translation>
    </message>
    <message>
        <source>Ctrl+K finds jobs, plates, parts, articles and everything one can do. F1 explains the screen you are on. What went wrong, Undo takes back for 8 seconds.</source>
        <translation>Ctrl+K finner oppdrag, skilt, deler, artikler og alt som kan gjøres. F1 forklarer skjermen du er på. Det som ble feil, tar Angre tilbake i 8 sekunder.</translation>
    </message>
    <message>
        <source>Three things to know</source>
        <translation>Tre ting å vite</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Begynn</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help</source>
        <translation>Hjelp</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Hurtigtaster</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Om</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Skjønner</translation>
    </message>
    <message>
        <source>Help: {screen}</source>
        <translation>Hjelp: {screen}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbake</translation>
    </message>
</context>
<context>
    <name>InvoiceCard</name>
    <message>
        <source>Invoice so far</source>
        <translation>Faktura så langt</translation>
    </message>
    <message>
        <source>Down to the agreed price</source>
        <translation>Ned til avtalt pris</translation>
    </message>
    <message>
        <source>{part} has no price in {currency}; the office sets it.</source>
        <translation>{part} har ingen pris i {currency}; kontoret setter den.</translation>
    </message>
    <message>
        <source>VAT {percent} %</source>
        <translation>Mva. {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Å betale</translation>
    </message>
    <message>
        <source>A draft; the office sends the invoice.</source>
        <translation>Et utkast; kontoret sender fakturaen.</translation>
    </message>
    <message>
        <source>Labour, {minutes}</source>
        <translation>Arbeid, {minutes}</translation>
    </message>
    <message>
        <source>To pay so far</source>
        <translation>Å betale så langt</translation>
    </message>
</context>
<context>
    <name>ItemCard</name>
    <message>
        <source>Not OK</source>
        <translation>Ikke OK</translation>
    </message>
</context>
<context>
    <name>ItemDamage</name>
    <message>
        <source>Mark damage on the car</source>
        <translation>Merk skade på bilen</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n merke</numerusform>
            <numerusform>%n merker</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemEditors</name>
    <message>
        <source>Remove</source>
        <translation>Fjern</translation>
    </message>
    <message>
        <source>Remove {entry}</source>
        <translation>Fjern {entry}</translation>
    </message>
    <message>
        <source>Add another</source>
        <translation>Legg til en til</translation>
    </message>
    <message>
        <source>Add another: {item}</source>
        <translation>Legg til en til: {item}</translation>
    </message>
</context>
<context>
    <name>ItemSearch</name>
    <message>
        <source>Find an item: number or word</source>
        <translation>Finn et punkt: nummer eller ord</translation>
    </message>
</context>
<context>
    <name>JobHeader</name>
    <message>
        <source>Copy the VIN</source>
        <translation>Kopier VIN</translation>
    </message>
    <message>
        <source>Status of the job</source>
        <translation>Status på oppdraget</translation>
    </message>
    <message>
        <source>speaks {language}</source>
        <translation>snakker {language}</translation>
    </message>
</context>
<context>
    <name>JobPage</name>
    <message>
        <source>Parts of the job</source>
        <translation>Deler av oppdraget</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Checklists</source>
        <translation>Sjekklister</translation>
    </message>
    <message>
        <source>Parts &amp;&amp; time</source>
        <translation>Deler og tid</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbake</translation>
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
        <translation>Reisetiden går</translation>
    </message>
    <message>
        <source>Arrived; travel timer stopped</source>
        <translation>Fremme; reisetiden er stoppet</translation>
    </message>
    <message>
        <source>Work started; labour timer runs</source>
        <translation>Arbeidet er i gang; arbeidstiden går</translation>
    </message>
    <message>
        <source>Labour timer runs again</source>
        <translation>Arbeidstiden går igjen</translation>
    </message>
    <message>
        <source>Job completed</source>
        <translation>Oppdraget er fullført</translation>
    </message>
    <message>
        <source>Timers stopped</source>
        <translation>Tidene er stoppet</translation>
    </message>
    <message>
        <source>The signature did not cover this decision. Let the customer sign again.</source>
        <translation>Underskriften gjaldt ikke dette valget. La kunden signere på nytt.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notat</translation>
    </message>
</context>
<context>
    <name>JobsPage</name>
    <message>
        <source>Jobs</source>
        <translation>Oppdrag</translation>
    </message>
    <message>
        <source>Number, customer, plate or VIN</source>
        <translation>Nummer, kunde, skilt eller VIN</translation>
    </message>
    <message>
        <source>Find a job</source>
        <translation>Finn et oppdrag</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Åpne</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Ferdige</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Which jobs</source>
        <translation>Hvilke oppdrag</translation>
    </message>
    <message>
        <source>No jobs here</source>
        <translation>Ingen oppdrag her</translation>
    </message>
    <message>
        <source>Try other words, or All.</source>
        <translation>Prøv andre ord, eller Alle.</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n oppdrag</numerusform>
            <numerusform>%n oppdrag</numerusform>
        </translation>
    </message>
    <message>
        <source>New job on site</source>
        <translation>Nytt oppdrag på stedet</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Etter dag</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>Etter status</translation>
    </message>
    <message>
        <source>By place</source>
        <translation>Etter sted</translation>
    </message>
    <message>
        <source>By customer</source>
        <translation>Etter kunde</translation>
    </message>
    <message>
        <source>Sort and group</source>
        <translation>Sorter og grupper</translation>
    </message>
    <message>
        <source>No open jobs</source>
        <translation>Ingen åpne oppdrag</translation>
    </message>
    <message>
        <source>New jobs arrive by themselves when the network is there.</source>
        <translation>Nye oppdrag kommer av seg selv når det er nett.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Hurtigtaster</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbake</translation>
    </message>
</context>
<context>
    <name>KnowledgePage</name>
    <message>
        <source>Know-how</source>
        <translation>Kunnskap</translation>
    </message>
    <message>
        <source>Works offline</source>
        <translation>Virker uten nett</translation>
    </message>
    <message>
        <source>Symptom, fault code, model or word</source>
        <translation>Symptom, feilkode, modell eller ord</translation>
    </message>
    <message>
        <source>Find an article</source>
        <translation>Finn en artikkel</translation>
    </message>
    <message>
        <source>Nothing on “{words}”</source>
        <translation>Ingenting om «{words}»</translation>
    </message>
    <message>
        <source>No articles on this laptop yet</source>
        <translation>Ingen artikler på denne maskinen ennå</translation>
    </message>
    <message>
        <source>Try another word, or the fault code.</source>
        <translation>Prøv et annet ord, eller feilkoden.</translation>
    </message>
    <message numerus="yes">
        <source>%n not read yet</source>
        <comment>articles</comment>
        <translation>
            <numerusform>%n ikke lest ennå</numerusform>
            <numerusform>%n ikke lest ennå</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KnowledgePresenter</name>
    <message>
        <source>Back</source>
        <translation>Tilbake</translation>
    </message>
</context>
<context>
    <name>KnownBy</name>
    <message>
        <source>User name</source>
        <translation>Brukernavn</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passord</translation>
    </message>
    <message>
        <source>Sign in instead</source>
        <translation>Logg inn i stedet</translation>
    </message>
    <message>
        <source>By PIN instead</source>
        <translation>Med PIN i stedet</translation>
    </message>
    <message>
        <source>Whose sign-in is it?</source>
        <translation>Hvem logger inn?</translation>
    </message>
</context>
<context>
    <name>LeftAnswers</name>
    <message>
        <source>Answers without a place in this version</source>
        <translation>Svar uten plass i denne versjonen</translation>
    </message>
    <message>
        <source>{question}: {answer} (version {version})</source>
        <translation>{question}: {answer} (versjon {version})</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>og %n til</numerusform>
            <numerusform>og %n til</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message>
        <source>Labour, hours</source>
        <translation>Arbeid, timer</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Gebyr</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>What for?</source>
        <translation>For hva?</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Antall</translation>
    </message>
    <message>
        <source>Price without VAT</source>
        <translation>Pris uten mva.</translation>
    </message>
    <message>
        <source>Add to the price</source>
        <translation>Legg til prisen</translation>
    </message>
    <message>
        <source>Write a few words first.</source>
        <translation>Skriv noen ord først.</translation>
    </message>
    <message>
        <source>Give a price, for example 790.</source>
        <translation>Oppgi en pris, for eksempel 790.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
</context>
<context>
    <name>LoadingBars</name>
    <message>
        <source>Loading</source>
        <translation>Laster</translation>
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
        <translation>Merket er fjernet</translation>
    </message>
    <message>
        <source>Photo: {name}</source>
        <translation>Bilde: {name}</translation>
    </message>
    <message>
        <source>Mark on the car</source>
        <translation>Merke på bilen</translation>
    </message>
</context>
<context>
    <name>MeasureCell</name>
    <message>
        <source>Last visit {value} {unit}</source>
        <translation>Forrige besøk {value} {unit}</translation>
    </message>
</context>
<context>
    <name>Messenger</name>
    <message numerus="yes">
        <source>%n new job(s)</source>
        <translation>
            <numerusform>%n nytt oppdrag</numerusform>
            <numerusform>%n nye oppdrag</numerusform>
        </translation>
    </message>
    <message>
        <source>{title} waits at {printer}. {trouble}</source>
        <translation>{title} venter ved {printer}. {trouble}</translation>
    </message>
    <message>
        <source>{printer} did not print {title}. Print it again, or on another printer.</source>
        <translation>{printer} skrev ikke ut {title}. Skriv ut på nytt, eller på en annen skriver.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Og %n til.</numerusform>
            <numerusform>Og %n til.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is news.</source>
        <translation>Det er nytt.</translation>
    </message>
    <message>
        <source>New job: {customer}, {when}.</source>
        <translation>Nytt oppdrag: {customer}, {when}.</translation>
    </message>
    <message>
        <source>Changed by the office: {customer}.</source>
        <translation>Endret av kontoret: {customer}.</translation>
    </message>
    <message>
        <source>You and the office wrote in the same place. Sync shows both.</source>
        <translation>Du og kontoret skrev på samme sted. Synk viser begge.</translation>
    </message>
    <message>
        <source>The e-mail to {address} came back.</source>
        <translation>E-posten til {address} kom i retur.</translation>
    </message>
    <message>
        <source>an earlier job</source>
        <translation>et tidligere oppdrag</translation>
    </message>
    <message>
        <source>Your work on {job} came too late. The office decides about it.</source>
        <translation>Arbeidet ditt på {job} kom for sent. Kontoret avgjør hva som skjer med det.</translation>
    </message>
    <message>
        <source>The office has decided about your late work on {job}. Sync says how.</source>
        <translation>Kontoret har avgjort det sene arbeidet ditt på {job}. Se Synk.</translation>
    </message>
</context>
<context>
    <name>NewJobPage</name>
    <message>
        <source>New job on site</source>
        <translation>Nytt oppdrag på stedet</translation>
    </message>
    <message>
        <source>Works offline</source>
        <translation>Virker uten nett</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Oppdrag</translation>
    </message>
    <message>
        <source>What the customer says</source>
        <translation>Hva kunden sier</translation>
    </message>
    <message>
        <source>Language of the customer</source>
        <translation>Kundens språk</translation>
    </message>
    <message>
        <source>It gets its number when the network is back</source>
        <translation>Det får nummer når nettet er tilbake</translation>
    </message>
    <message>
        <source>Create job</source>
        <translation>Opprett oppdrag</translation>
    </message>
    <message>
        <source>The car and what is wrong</source>
        <translation>Bilen og hva som er galt</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>VIN</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>Skilt</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Merke</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The customer and the place</source>
        <translation>Kunden og stedet</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-post</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postnummer</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Sted</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Må fylles ut</translation>
    </message>
    <message>
        <source>17 letters and digits, never I, O or Q</source>
        <translation>17 bokstaver og sifre, aldri I, O eller Q</translation>
    </message>
</context>
<context>
    <name>NewerVersion</name>
    <message>
        <source>Move over</source>
        <translation>Bytt versjon</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ikke nå</translation>
    </message>
    <message>
        <source>A newer version of this checklist is here: {version}</source>
        <translation>En nyere versjon av sjekklisten er her: {version}</translation>
    </message>
    <message>
        <source>You may go on with the one you began.</source>
        <translation>Du kan fortsette med den du begynte på.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Forhåndsvis</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) keep their place</source>
        <translation>
            <numerusform>%n svar beholder plassen</numerusform>
            <numerusform>%n svar beholder plassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) are new</source>
        <translation>
            <numerusform>%n spørsmål er nytt</numerusform>
            <numerusform>%n spørsmål er nye</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) have no place; they stay readable</source>
        <translation>
            <numerusform>%n svar har ingen plass; det kan fortsatt leses</numerusform>
            <numerusform>%n svar har ingen plass; de kan fortsatt leses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>og %n til</numerusform>
            <numerusform>og %n til</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NextStep</name>
    <message>
        <source>Drive to {place}</source>
        <translation>Kjør til {place}</translation>
    </message>
    <message>
        <source>The travel timer starts by itself.</source>
        <translation>Reisetiden starter av seg selv.</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Kjør</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Start nå</translation>
    </message>
    <message>
        <source>Tap when you are at {place}</source>
        <translation>Trykk når du er ved {place}</translation>
    </message>
    <message>
        <source>Travel time stops.</source>
        <translation>Reisetiden stopper.</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Fremme</translation>
    </message>
    <message>
        <source>Start the work</source>
        <translation>Start arbeidet</translation>
    </message>
    <message>
        <source>The labour timer starts by itself.</source>
        <translation>Arbeidstiden starter av seg selv.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>På vent</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsett</translation>
    </message>
    <message>
        <source>Cannot complete</source>
        <translation>Kan ikke fullføres</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Sett på vent</translation>
    </message>
    <message>
        <source>{done} of {all} steps graded</source>
        <translation>{done} av {all} trinn vurdert</translation>
    </message>
    <message>
        <source>Grade the steps</source>
        <translation>Vurder trinnene</translation>
    </message>
    <message>
        <source>{answered} of {total} answered</source>
        <translation>{answered} av {total} besvart</translation>
    </message>
    <message>
        <source>Let the customer sign</source>
        <translation>La kunden signere</translation>
    </message>
    <message>
        <source>Customer signs</source>
        <translation>Kunden signerer</translation>
    </message>
    <message>
        <source>Hand over the report</source>
        <translation>Lever rapporten</translation>
    </message>
    <message>
        <source>Made here and now, without a network.</source>
        <translation>Lages her og nå, uten nett.</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>Åpne rapporten</translation>
    </message>
    <message>
        <source>Everything is done</source>
        <translation>Alt er gjort</translation>
    </message>
    <message>
        <source>Complete job</source>
        <translation>Fullfør oppdraget</translation>
    </message>
    <message>
        <source>Open checklist</source>
        <translation>Åpne sjekklisten</translation>
    </message>
    <message>
        <source>The price waits for the customer</source>
        <translation>Prisen venter på kunden</translation>
    </message>
    <message>
        <source>It rises by more than 15 %.</source>
        <translation>Den stiger med mer enn 15&#xa0;%.</translation>
    </message>
    <message>
        <source>Ask the customer</source>
        <translation>Spør kunden</translation>
    </message>
    <message>
        <source>Nothing left to do here</source>
        <translation>Her er alt gjort</translation>
    </message>
    <message>
        <source>The next job stands on Today.</source>
        <translation>Neste oppdrag står under «I dag».</translation>
    </message>
    <message>
        <source>Next job</source>
        <translation>Neste oppdrag</translation>
    </message>
</context>
<context>
    <name>NumericPad</name>
    <message>
        <source>Done</source>
        <translation>Ferdig</translation>
    </message>
    <message>
        <source>Delete last digit</source>
        <translation>Slett siste siffer</translation>
    </message>
    <message>
        <source>Plus or minus</source>
        <translation>Pluss eller minus</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Neste</translation>
    </message>
</context>
<context>
    <name>ObstaclePanel</name>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>og %n til</numerusform>
            <numerusform>og %n til</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OnPaper</name>
    <message>
        <source>On paper</source>
        <translation>På papir</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Skriver</translation>
    </message>
    <message>
        <source>No printer on this laptop.</source>
        <translation>Ingen skriver på denne maskinen.</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Eksemplarer</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>Begge sider</translation>
    </message>
    <message>
        <source>Photos too</source>
        <translation>Bildene også</translation>
    </message>
    <message>
        <source>Print now</source>
        <translation>Skriv ut nå</translation>
    </message>
    <message>
        <source>No printer is set up on this laptop.</source>
        <translation>Ingen skriver er satt opp på denne maskinen.</translation>
    </message>
</context>
<context>
    <name>OutOfServicePage</name>
    <message>
        <source>Out of service</source>
        <translation>Ute av bruk</translation>
    </message>
    <message>
        <source>The office has taken this laptop out of service</source>
        <translation>Kontoret har tatt denne maskinen ut av bruk</translation>
    </message>
    <message>
        <source>Everything on it is being erased. Leave it on for a moment.</source>
        <translation>Alt på den slettes nå. La den stå på et øyeblikk.</translation>
    </message>
    <message>
        <source>Customers, jobs, photos and reports on it were erased for good.</source>
        <translation>Kunder, oppdrag, bilder og rapporter på den er slettet for godt.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Hva du gjør nå</translation>
    </message>
    <message>
        <source>Call the office. With a new device code from there you sign in again, and your jobs come back.</source>
        <translation>Ring kontoret. Med en ny enhetskode derfra logger du inn igjen, og oppdragene dine kommer tilbake.</translation>
    </message>
    <message>
        <source>Nothing is left on this laptop</source>
        <translation>Ingenting er igjen på denne maskinen</translation>
    </message>
    <message>
        <source>To go on working here you need a new device code.</source>
        <translation>For å jobbe videre her trenger du en ny enhetskode.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Logg inn igjen</translation>
    </message>
    <message>
        <source>Your work was sent to the office first.</source>
        <translation>Arbeidet ditt ble sendt til kontoret først.</translation>
    </message>
    <message>
        <source>Everything you had done was at the office already.</source>
        <translation>Alt du hadde gjort, var allerede på kontoret.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are not at the office and are gone.</source>
        <translation>
            <numerusform>%n endring er ikke på kontoret og er borte.</numerusform>
            <numerusform>%n endringer er ikke på kontoret og er borte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) or file(s) are not at the office and are gone.</source>
        <translation>
            <numerusform>%n bilde eller fil er ikke på kontoret og er borte.</numerusform>
            <numerusform>%n bilder eller filer er ikke på kontoret og er borte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tell the office what you remember of it.</source>
        <translation>Fortell kontoret det du husker av det.</translation>
    </message>
</context>
<context>
    <name>PageButton</name>
    <message>
        <source>Page {number}</source>
        <translation>Side {number}</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Page of the report</source>
        <translation>Side i rapporten</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Nothing found</source>
        <translation>Fant ingenting</translation>
    </message>
    <message>
        <source>Try fewer letters.</source>
        <translation>Prøv færre bokstaver.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Oppdrag</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Bil</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikkel</translation>
    </message>
</context>
<context>
    <name>PartCard</name>
    <message>
        <source>{count} planned</source>
        <translation>{count} planlagt</translation>
    </message>
    <message>
        <source>{count} in this car</source>
        <translation>{count} i denne bilen</translation>
    </message>
    <message>
        <source>Used: {part}</source>
        <translation>Brukt: {part}</translation>
    </message>
    <message>
        <source>Serial number of the new part</source>
        <translation>Serienummer på den nye delen</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Brukt</translation>
    </message>
    <message>
        <source>Tag for the old part</source>
        <translation>Merkelapp til den gamle delen</translation>
    </message>
</context>
<context>
    <name>PartsPage</name>
    <message>
        <source>Parts</source>
        <translation>Deler</translation>
    </message>
    <message>
        <source>In this car</source>
        <translation>I denne bilen</translation>
    </message>
    <message>
        <source>Part number or name</source>
        <translation>Delenummer eller navn</translation>
    </message>
    <message>
        <source>Find a part</source>
        <translation>Finn en del</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Scan a label by camera</source>
        <translation>Skann en etikett med kameraet</translation>
    </message>
    <message>
        <source>Hold the label before the camera; its code is read by itself</source>
        <translation>Hold etiketten foran kameraet; koden leses av seg selv</translation>
    </message>
    <message>
        <source>No such part</source>
        <translation>Ingen slik del</translation>
    </message>
    <message>
        <source>Try fewer letters, or the number from the box.</source>
        <translation>Prøv færre bokstaver, eller nummeret på esken.</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) in this car</source>
        <translation>
            <numerusform>%n del i denne bilen</numerusform>
            <numerusform>%n deler i denne bilen</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {total} shown</source>
        <translation>Viser {shown} av {total}</translation>
    </message>
    <message>
        <source>Scan a label</source>
        <translation>Skann etikett</translation>
    </message>
    <message>
        <source>Choose a picture of the label, paste it, or drop it on the page</source>
        <translation>Velg et bilde av etiketten, lim det inn, eller slipp det på siden</translation>
    </message>
    <message>
        <source>Choose a picture of the label</source>
        <translation>Velg et bilde av etiketten</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Bilder ({patterns})</translation>
    </message>
    <message>
        <source>Save the tag</source>
        <translation>Lagre merkelappen</translation>
    </message>
</context>
<context>
    <name>PartsPresenter</name>
    <message>
        <source>Count saved</source>
        <translation>Tellingen er lagret</translation>
    </message>
    <message numerus="yes">
        <source>%n loaded</source>
        <translation>
            <numerusform>%n lastet inn</numerusform>
            <numerusform>%n lastet inn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n returned</source>
        <translation>
            <numerusform>%n levert</numerusform>
            <numerusform>%n levert</numerusform>
        </translation>
    </message>
    <message>
        <source>picture</source>
        <translation>bilde</translation>
    </message>
    <message>
        <source>Read: {code}</source>
        <translation>Lest: {code}</translation>
    </message>
    <message>
        <source>No code found in this picture. Take it closer, straight and sharp.</source>
        <translation>Fant ingen kode i dette bildet. Ta det nærmere, rett og skarpt.</translation>
    </message>
</context>
<context>
    <name>PartsTimeTab</name>
    <message>
        <source>Add a part from the catalogue</source>
        <translation>Legg til en del fra katalogen</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>Nummer eller navn</translation>
    </message>
    <message>
        <source>{count} in this car</source>
        <translation>{count} i denne bilen</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Deler</translation>
    </message>
    <message>
        <source>No parts on this job</source>
        <translation>Ingen deler på dette oppdraget</translation>
    </message>
    <message>
        <source>Search the catalogue. Works offline.</source>
        <translation>Søk i katalogen. Virker uten nett.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tid</translation>
    </message>
    <message>
        <source>Stop the timer</source>
        <translation>Stopp tiden</translation>
    </message>
    <message>
        <source>Start: {kind}</source>
        <translation>Start: {kind}</translation>
    </message>
    <message>
        <source>entered by hand</source>
        <translation>ført for hånd</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>går</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>siden {time}</translation>
    </message>
    <message>
        <source>The clock or the laptop was reset meanwhile; check the length.</source>
        <translation>Klokken eller maskinen ble stilt om imens; sjekk lengden.</translation>
    </message>
    <message>
        <source>Enter time by hand</source>
        <translation>Før tid for hånd</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Hva</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutter</translation>
    </message>
    <message>
        <source>Kilometres, if driven</source>
        <translation>Kilometer, hvis du kjørte</translation>
    </message>
    <message>
        <source>Add time</source>
        <translation>Legg til tid</translation>
    </message>
    <message>
        <source>Whole minutes, 1 to 1440</source>
        <translation>Hele minutter, 1 til 1440</translation>
    </message>
    <message>
        <source>Whole kilometres</source>
        <translation>Hele kilometer</translation>
    </message>
    <message>
        <source>Tags for stored wheels</source>
        <translation>Merkelapper til hjul på lager</translation>
    </message>
    <message>
        <source>Save the tag</source>
        <translation>Lagre merkelappen</translation>
    </message>
    <message>
        <source>Save the tags</source>
        <translation>Lagre merkelappene</translation>
    </message>
</context>
<context>
    <name>PhotoDrawing</name>
    <message>
        <source>Done drawing</source>
        <translation>Ferdig med å tegne</translation>
    </message>
</context>
<context>
    <name>PhotoQuestion</name>
    <message>
        <source>A photo is needed</source>
        <translation>Det trengs et bilde</translation>
    </message>
</context>
<context>
    <name>PhotosTab</name>
    <message>
        <source>Photos of this job</source>
        <translation>Bilder fra dette oppdraget</translation>
    </message>
    <message>
        <source>What does it show?</source>
        <translation>Hva viser det?</translation>
    </message>
    <message>
        <source>Remove photo</source>
        <translation>Fjern bildet</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>Velg bilder</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Lim inn</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Take a photo with this computer’s camera</source>
        <translation>Ta et bilde med kameraet på denne maskinen</translation>
    </message>
    <message>
        <source>or drop pictures here</source>
        <translation>eller slipp bilder her</translation>
    </message>
    <message>
        <source>Photo of a finding</source>
        <translation>Bilde av et funn</translation>
    </message>
    <message>
        <source>Photo of a checklist item</source>
        <translation>Bilde av et punkt på sjekklisten</translation>
    </message>
    <message>
        <source>Photo of a step</source>
        <translation>Bilde av et trinn</translation>
    </message>
    <message>
        <source>Photo of the job</source>
        <translation>Bilde fra oppdraget</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Bilder ({patterns})</translation>
    </message>
    <message>
        <source>Photo of a damage mark</source>
        <translation>Bilde av et skademerke</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>Pasted picture</source>
        <translation>Innlimt bilde</translation>
    </message>
</context>
<context>
    <name>PlanTab</name>
    <message>
        <source>Changed by the office {time}</source>
        <translation>Endret av kontoret {time}</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Sett</translation>
    </message>
    <message>
        <source>What the customer says</source>
        <translation>Hva kunden sier</translation>
    </message>
    <message>
        <source>At the place</source>
        <translation>På stedet</translation>
    </message>
    <message>
        <source>What remote diagnosis found</source>
        <translation>Hva fjerndiagnosen fant</translation>
    </message>
    <message>
        <source>{percent} % sure</source>
        <translation>{percent}&#xa0;% sikker</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notater</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Skriv et notat</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Legg til notat</translation>
    </message>
    <message>
        <source>No repair plan for this job</source>
        <translation>Ingen reparasjonsplan for dette oppdraget</translation>
    </message>
    <message>
        <source>The checklists say what to look at. Write a note for what you did.</source>
        <translation>Sjekklistene sier hva du skal se på. Skriv et notat om det du gjorde.</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>Saved: {path}</source>
        <translation>Lagret: {path}</translation>
    </message>
    <message>
        <source>The file could not be written there. Choose another place.</source>
        <translation>Filen kunne ikke skrives der. Velg et annet sted.</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Pages of the report</source>
        <translation>Sider i rapporten</translation>
    </message>
</context>
<context>
    <name>PriceCard</name>
    <message>
        <source>Something on top</source>
        <translation>Noe i tillegg</translation>
    </message>
    <message>
        <source>The price rises</source>
        <translation>Prisen stiger</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Pris</translation>
    </message>
    <message>
        <source>No price was agreed for this job.</source>
        <translation>Det er ikke avtalt noen pris for dette oppdraget.</translation>
    </message>
    <message>
        <source>Above 15 % ({limit}), the work waits for the customer&apos;s signed yes.</source>
        <translation>Over 15&#xa0;% ({limit}) venter arbeidet på kundens underskrevne ja.</translation>
    </message>
    <message>
        <source>Agreed price, VAT included</source>
        <translation>Avtalt pris, med mva.</translation>
    </message>
    <message>
        <source>Parts and work so far go beyond it</source>
        <translation>Deler og arbeid så langt går over den</translation>
    </message>
    <message>
        <source>New price</source>
        <translation>Ny pris</translation>
    </message>
    <message>
        <source>VAT included</source>
        <translation>Mva. inkludert</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>avtalt</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>grense</translation>
    </message>
    <message>
        <source>new price</source>
        <translation>ny pris</translation>
    </message>
    <message>
        <source>Agreed {agreed}, limit {limit}, new price {price}</source>
        <translation>Avtalt {agreed}, grense {limit}, ny pris {price}</translation>
    </message>
    <message>
        <source>Take off the price: {line}</source>
        <translation>Ta bort fra prisen: {line}</translation>
    </message>
    <message>
        <source>{name} agreed, {time}</source>
        <translation>{name} samtykket, {time}</translation>
    </message>
    <message>
        <source>The customer declined, {time}</source>
        <translation>Kunden sa nei, {time}</translation>
    </message>
    <message>
        <source>The agreed price is kept, {time}</source>
        <translation>Avtalt pris holdes, {time}</translation>
    </message>
</context>
<context>
    <name>Printer</name>
    <message>
        <source>Paper jam: clear it, then the printer goes on.</source>
        <translation>Papirstopp: fjern papiret, så fortsetter skriveren.</translation>
    </message>
    <message>
        <source>The printer is out of paper.</source>
        <translation>Skriveren er tom for papir.</translation>
    </message>
    <message>
        <source>The printer is out of ink or toner.</source>
        <translation>Skriveren er tom for blekk eller toner.</translation>
    </message>
    <message>
        <source>A cover of the printer is open.</source>
        <translation>Et deksel på skriveren står åpent.</translation>
    </message>
    <message>
        <source>The printer is off or cannot be reached.</source>
        <translation>Skriveren er av eller kan ikke nås.</translation>
    </message>
    <message>
        <source>The printer is paused; what is sent to it waits.</source>
        <translation>Skriveren er satt på pause; det som sendes, venter.</translation>
    </message>
</context>
<context>
    <name>PrinterCard</name>
    <message>
        <source>Printer</source>
        <translation>Skriver</translation>
    </message>
    <message>
        <source>Print on</source>
        <translation>Skriv ut på</translation>
    </message>
    <message>
        <source>The computer’s own choice</source>
        <translation>Maskinens eget valg</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Eksemplarer</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>Begge sider</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papir</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>Skriv ut en testside</translation>
    </message>
    <message>
        <source>No printer is set up on this laptop.</source>
        <translation>Ingen skriver er satt opp på denne maskinen.</translation>
    </message>
    <message>
        <source>The computer’s own choice ({printer})</source>
        <translation>Maskinens eget valg ({printer})</translation>
    </message>
    <message>
        <source>{printer} (not there now)</source>
        <translation>{printer} (ikke her nå)</translation>
    </message>
</context>
<context>
    <name>QuestionField</name>
    <message>
        <source>Now</source>
        <translation>Nå</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
    </message>
    <message>
        <source>Write it like {example}</source>
        <translation>Skriv det som {example}</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>{count} waiting</source>
        <translation>{count} venter</translation>
    </message>
</context>
<context>
    <name>RankField</name>
    <message>
        <source>This order is right</source>
        <translation>Rekkefølgen stemmer</translation>
    </message>
    <message>
        <source>Move up: {choice}</source>
        <translation>Flytt opp: {choice}</translation>
    </message>
    <message>
        <source>Move down: {choice}</source>
        <translation>Flytt ned: {choice}</translation>
    </message>
</context>
<context>
    <name>ReadMarks</name>
    <message>
        <source>Read</source>
        <translation>Lest</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Endret</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Ny</translation>
    </message>
</context>
<context>
    <name>ReadyCard</name>
    <message>
        <source>Ready to leave?</source>
        <translation>Klar til å kjøre?</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s)</source>
        <translation>
            <numerusform>%n ting</numerusform>
            <numerusform>%n ting</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Klar</translation>
    </message>
    <message>
        <source>Jobs and plans</source>
        <translation>Oppdrag og planer</translation>
    </message>
    <message numerus="yes">
        <source>%n on this laptop</source>
        <translation>
            <numerusform>%n på denne maskinen</numerusform>
            <numerusform>%n på denne maskinen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checklist(s)</source>
        <translation>
            <numerusform>%n sjekkliste</numerusform>
            <numerusform>%n sjekklister</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n artikkel</numerusform>
            <numerusform>%n artikler</numerusform>
        </translation>
    </message>
    <message>
        <source>Checklists and articles</source>
        <translation>Sjekklister og artikler</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Priser</translation>
    </message>
    <message>
        <source>Room on this laptop</source>
        <translation>Plass på denne maskinen</translation>
    </message>
    <message>
        <source>Not fetched yet</source>
        <translation>Ikke hentet ennå</translation>
    </message>
    <message>
        <source>From {when}</source>
        <translation>Fra {when}</translation>
    </message>
    <message>
        <source>Parts in this car</source>
        <translation>Deler i denne bilen</translation>
    </message>
    <message>
        <source>All parts for today</source>
        <translation>Alle deler for i dag</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) missing</source>
        <translation>
            <numerusform>%n del mangler</numerusform>
            <numerusform>%n deler mangler</numerusform>
        </translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Verktøy</translation>
    </message>
    <message>
        <source>All calibrated</source>
        <translation>Alt er kalibrert</translation>
    </message>
    <message>
        <source>Calibration ended {day}</source>
        <translation>Kalibreringen gikk ut {day}</translation>
    </message>
    <message>
        <source>Nothing unsent</source>
        <translation>Ingenting usendt</translation>
    </message>
    <message>
        <source>Everything is at the office</source>
        <translation>Alt er hos kontoret</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n endring</numerusform>
            <numerusform>%n endringer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n bilde</numerusform>
            <numerusform>%n bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsent work is safe</source>
        <translation>Usendt arbeid er trygt</translation>
    </message>
</context>
<context>
    <name>ReasonPanel</name>
    <message>
        <source>Why is it changed?</source>
        <translation>Hvorfor endres det?</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Endre</translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation>La stå som det var</translation>
    </message>
    <message>
        <source>This checklist is finished. Say why you change: {item}</source>
        <translation>Sjekklisten er ferdig. Si hvorfor du endrer: {item}</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Si hvorfor, med få ord.</translation>
    </message>
</context>
<context>
    <name>ReasonStrip</name>
    <message>
        <source>A new visit is needed</source>
        <translation>Det trengs et nytt besøk</translation>
    </message>
    <message>
        <source>Save reason</source>
        <translation>Lagre grunnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Si hvorfor, med noen få ord.</translation>
    </message>
    <message>
        <source>Why does the job wait?</source>
        <translation>Hvorfor må jobben vente?</translation>
    </message>
    <message>
        <source>Why can the job not be completed?</source>
        <translation>Hvorfor kan ikke jobben fullføres?</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>A checklist is not finished: {name}.</source>
        <translation>En sjekkliste er ikke ferdig: {name}.</translation>
    </message>
    <message>
        <source>Some steps of the plan are not graded.</source>
        <translation>Noen trinn i planen er ikke vurdert.</translation>
    </message>
    <message>
        <source>A mandatory item is not answered.</source>
        <translation>Et obligatorisk punkt er ikke besvart.</translation>
    </message>
    <message>
        <source>An item is Not OK and not repaired.</source>
        <translation>Et punkt er Ikke OK og ikke reparert.</translation>
    </message>
    <message>
        <source>An unsafe finding is open.</source>
        <translation>Et farlig funn er åpent.</translation>
    </message>
    <message>
        <source>Two different people must sign.</source>
        <translation>To forskjellige personer må signere.</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Si hvorfor, med noen få ord.</translation>
    </message>
    <message>
        <source>The job&apos;s status does not allow this now.</source>
        <translation>Oppdragets status tillater ikke dette nå.</translation>
    </message>
    <message>
        <source>The job is finished; its work stays as it is. Write a note instead.</source>
        <translation>Oppdraget er ferdig; arbeidet står som det er. Skriv et notat i stedet.</translation>
    </message>
    <message>
        <source>The customer has not signed, and no reason is given why not.</source>
        <translation>Kunden har ikke signert, og det står ingen grunn.</translation>
    </message>
    <message>
        <source>The technician has not signed.</source>
        <translation>Teknikeren har ikke signert.</translation>
    </message>
    <message>
        <source>The second person has not signed.</source>
        <translation>Den andre personen har ikke signert.</translation>
    </message>
    <message>
        <source>There are not so many in this car. Count them, or load the part first.</source>
        <translation>Det er ikke så mange i denne bilen. Tell dem, eller last delen først.</translation>
    </message>
    <message>
        <source>So many were not used on this job.</source>
        <translation>Så mange ble ikke brukt på dette oppdraget.</translation>
    </message>
    <message>
        <source>These parts are back in the car already.</source>
        <translation>Disse delene er alt tilbake i bilen.</translation>
    </message>
    <message>
        <source>No timer is running.</source>
        <translation>Ingen tid går.</translation>
    </message>
    <message>
        <source>Only travel has kilometres.</source>
        <translation>Bare reise har kilometer.</translation>
    </message>
    <message>
        <source>Technician and second person sign themselves.</source>
        <translation>Tekniker og andre person signerer selv.</translation>
    </message>
    <message>
        <source>Choose who signs as second person.</source>
        <translation>Velg hvem som signerer som andre person.</translation>
    </message>
    <message>
        <source>This person has no PIN yet. The office sets one.</source>
        <translation>Denne personen har ingen PIN ennå. Kontoret gir en.</translation>
    </message>
    <message>
        <source>This can no longer be taken back.</source>
        <translation>Dette kan ikke lenger tas tilbake.</translation>
    </message>
    <message>
        <source>The checklist belongs to another job. Open it from there.</source>
        <translation>Sjekklisten hører til et annet oppdrag. Åpne den derfra.</translation>
    </message>
    <message>
        <source>Only texts can both be kept. Choose one.</source>
        <translation>Bare tekster kan beholdes begge to. Velg én.</translation>
    </message>
    <message>
        <source>Neither e-mail nor phone of the customer is known. Ask, and tell the office.</source>
        <translation>Verken e-post eller telefon til kunden er kjent. Spør, og si fra til kontoret.</translation>
    </message>
    <message>
        <source>The job has changed meanwhile. Make the report once more.</source>
        <translation>Oppdraget er endret imens. Lag rapporten på nytt.</translation>
    </message>
    <message>
        <source>What became of this print is known already.</source>
        <translation>Det er alt kjent hva som ble av denne utskriften.</translation>
    </message>
    <message>
        <source>The report is on its way to this address already.</source>
        <translation>Rapporten er alt på vei til denne adressen.</translation>
    </message>
    <message>
        <source>The report has left already. Call the customer.</source>
        <translation>Rapporten er alt sendt. Ring kunden.</translation>
    </message>
    <message>
        <source>The office does not know this address. Check it and confirm.</source>
        <translation>Kontoret kjenner ikke denne adressen. Sjekk og bekreft.</translation>
    </message>
    <message>
        <source>The customer has not agreed to e-mail. Ask, and confirm.</source>
        <translation>Kunden har ikke sagt ja til e-post. Spør, og bekreft.</translation>
    </message>
    <message>
        <source>The data on this laptop belong to another person or office. Nothing was changed.</source>
        <translation>Dataene på denne maskinen tilhører en annen person eller et annet kontor. Ingenting ble endret.</translation>
    </message>
    <message>
        <source>Some work is not sent yet. Let it go out first.</source>
        <translation>Noe arbeid er ikke sendt ennå. La det gå ut først.</translation>
    </message>
    <message>
        <source>The office no longer has what this belongs to.</source>
        <translation>Kontoret har ikke lenger det dette hører til.</translation>
    </message>
    <message>
        <source>This belongs to somebody else now.</source>
        <translation>Dette hører til en annen nå.</translation>
    </message>
    <message>
        <source>The office has moved the job on meanwhile.</source>
        <translation>Kontoret har flyttet oppdraget videre imens.</translation>
    </message>
    <message>
        <source>The e-mail has left already.</source>
        <translation>E-posten er alt sendt.</translation>
    </message>
    <message>
        <source>Only the office can change this.</source>
        <translation>Bare kontoret kan endre dette.</translation>
    </message>
    <message>
        <source>The office server does not know this yet; it needs an update.</source>
        <translation>Kontorets server kjenner ikke dette ennå; den må oppdateres.</translation>
    </message>
    <message>
        <source>The office&apos;s server cannot read this. Take it back and enter it once more.</source>
        <translation>Kontorets server kan ikke lese dette. Ta det tilbake og legg det inn på nytt.</translation>
    </message>
    <message>
        <source>The price rises past the limit. Get the customer&apos;s yes, or keep the agreed price.</source>
        <translation>Prisen går over grensen. Få ja fra kunden, eller hold avtalt pris.</translation>
    </message>
    <message>
        <source>The customer has decided on this line. Add a discount instead.</source>
        <translation>Kunden har tatt stilling til denne linjen. Legg til en rabatt i stedet.</translation>
    </message>
    <message>
        <source>The price is as it was agreed. There is nothing to ask.</source>
        <translation>Prisen er som avtalt. Det er ingenting å spørre om.</translation>
    </message>
    <message>
        <source>No price was agreed that could be kept.</source>
        <translation>Det er ikke avtalt noen pris som kan holdes.</translation>
    </message>
    <message>
        <source>The pre-delivery inspection has not been made.</source>
        <translation>Leveringskontrollen er ikke gjort.</translation>
    </message>
    <message>
        <source>The checklist is open already.</source>
        <translation>Sjekklisten er allerede åpen.</translation>
    </message>
    <message>
        <source>The finding was withdrawn. There is nothing to accept.</source>
        <translation>Funnet er trukket tilbake. Det er ingenting å godta.</translation>
    </message>
    <message>
        <source>Choose who allows it.</source>
        <translation>Velg hvem som tillater det.</translation>
    </message>
    <message>
        <source>Only a lead may let a vehicle go with a fail.</source>
        <translation>Bare en leder kan slippe en bil med feil.</translation>
    </message>
    <message>
        <source>What is unsafe cannot be accepted. Have it repaired and check it again.</source>
        <translation>Det som er farlig, kan ikke godtas. Få det reparert og kontroller på nytt.</translation>
    </message>
    <message>
        <source>The checklist is at this version already.</source>
        <translation>Sjekklisten har allerede denne versjonen.</translation>
    </message>
    <message>
        <source>This is a version of another checklist.</source>
        <translation>Dette er en versjon av en annen sjekkliste.</translation>
    </message>
    <message>
        <source>The office&apos;s own check does not release the vehicle. Open the checklist.</source>
        <translation>Kontorets egen kontroll frigir ikke bilen. Åpne sjekklisten.</translation>
    </message>
    <message>
        <source>Something the office wants is still missing. Take this back, do it, and complete the job again.</source>
        <translation>Noe kontoret vil ha, mangler fortsatt. Ta dette tilbake, gjør det, og fullfør jobben på nytt.</translation>
    </message>
    <message>
        <source>Later work builds on this. Take that back first.</source>
        <translation>Senere arbeid bygger på dette. Ta det tilbake først.</translation>
    </message>
    <message>
        <source>This is too large for the office&apos;s server. Take it back and write less.</source>
        <translation>Dette er for stort for kontorets server. Ta det tilbake og skriv mindre.</translation>
    </message>
    <message>
        <source>Only a timer that was stopped can run on.</source>
        <translation>Bare en tid som er stoppet, kan gå videre.</translation>
    </message>
    <message>
        <source>Another timer runs already. Stop it first.</source>
        <translation>En annen tid går allerede. Stopp den først.</translation>
    </message>
    <message>
        <source>Somebody has signed for this since. Change it in its place; then it is signed again.</source>
        <translation>Noen har signert for dette etterpå. Endre det der det står; da signeres det på nytt.</translation>
    </message>
    <message>
        <source>The customer has decided on the price without this line. Add it again instead.</source>
        <translation>Kunden har bestemt seg for prisen uten denne linjen. Legg den til på nytt i stedet.</translation>
    </message>
    <message>
        <source>The printer still has it waiting. Ask again when it is out.</source>
        <translation>Skriveren har den fortsatt i kø. Spør igjen når den er ute.</translation>
    </message>
    <message>
        <source>The office&apos;s server met a fault over this. Tell the office, and send it again later.</source>
        <translation>Det oppsto en feil på kontorets server da den skulle ta imot dette. Si fra til kontoret, og send det igjen senere.</translation>
    </message>
</context>
<context>
    <name>RecheckForm</name>
    <message>
        <source>What was repaired?</source>
        <translation>Hva ble reparert?</translation>
    </message>
    <message>
        <source>Save the check</source>
        <translation>Lagre kontrollen</translation>
    </message>
    <message>
        <source>Say in a few words what was repaired.</source>
        <translation>Si med få ord hva som ble reparert.</translation>
    </message>
    <message>
        <source>Enter what the check shows now.</source>
        <translation>Skriv inn hva kontrollen viser nå.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
<context>
    <name>ReportPresenter</name>
    <message>
        <source>Report sealed</source>
        <translation>Rapporten er forseglet</translation>
    </message>
    <message>
        <source>The report goes out when the network is there</source>
        <translation>Rapporten går ut når nettet er der</translation>
    </message>
    <message>
        <source>The customer has not agreed to e-mail. Press again to send all the same.</source>
        <translation>Kunden har ikke sagt ja til e-post. Trykk en gang til for å sende likevel.</translation>
    </message>
    <message>
        <source>{address} is not the customer&apos;s address. Press again to send there.</source>
        <translation>{address} er ikke kundens adresse. Trykk en gang til for å sende dit.</translation>
    </message>
    <message>
        <source>Seal the report first, then print it.</source>
        <translation>Forsegl rapporten først, så skriv den ut.</translation>
    </message>
    <message>
        <source>The letter is open in your mail program; send it there</source>
        <translation>Brevet er åpent i e-postprogrammet ditt; send det derfra</translation>
    </message>
    <message>
        <source>This report is at the office. It comes and opens as soon as there is a network.</source>
        <translation>Rapporten ligger på kontoret. Den kommer og åpnes så snart det er nett.</translation>
    </message>
</context>
<context>
    <name>ReportTab</name>
    <message>
        <source>To</source>
        <translation>Til</translation>
    </message>
    <message>
        <source>By e-mail</source>
        <translation>På e-post</translation>
    </message>
    <message>
        <source>In {language}, the customer&apos;s language.</source>
        <translation>På {language}, kundens språk.</translation>
    </message>
    <message>
        <source>Not sealed yet. What you see is a draft.</source>
        <translation>Ikke forseglet ennå. Dette er et utkast.</translation>
    </message>
    <message>
        <source>Sealed {time}, unchanged.</source>
        <translation>Forseglet {time}, uendret.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n side</numerusform>
            <numerusform>%n sider</numerusform>
        </translation>
    </message>
    <message>
        <source>The report is being made.</source>
        <translation>Rapporten lages.</translation>
    </message>
    <message>
        <source>Seal report</source>
        <translation>Forsegl rapporten</translation>
    </message>
    <message>
        <source>Make the report for {customer}</source>
        <translation>Lag rapporten til {customer}</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>Lagre PDF</translation>
    </message>
    <message>
        <source>Send the report to {customer}</source>
        <translation>Send rapporten til {customer}</translation>
    </message>
    <message>
        <source>Send report</source>
        <translation>Send rapporten</translation>
    </message>
    <message>
        <source>An e-mail address, for example name@example.com</source>
        <translation>En e-postadresse, for eksempel name@example.com</translation>
    </message>
    <message>
        <source>Open in mail program</source>
        <translation>Åpne i e-postprogram</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Send på nytt</translation>
    </message>
    <message>
        <source>Back to the newest report</source>
        <translation>Tilbake til den nyeste rapporten</translation>
    </message>
    <message>
        <source>Report of {job}, version {version}, {day}. What you send, print or save is this one.</source>
        <translation>Rapport for {job}, versjon {version}, {day}. Det du sender, skriver ut eller lagrer, er denne.</translation>
    </message>
    <message>
        <source>Report of {job}, version {version}, {day}. What you print or save is this one.</source>
        <translation>Rapport for {job}, versjon {version}, {day}. Det er denne du skriver ut eller lagrer.</translation>
    </message>
    <message>
        <source>Report of {job}</source>
        <translation>Rapport for {job}</translation>
    </message>
</context>
<context>
    <name>ScreenLock</name>
    <message>
        <source>Locked</source>
        <translation>Låst</translation>
    </message>
    <message>
        <source>You have no PIN yet to open the screen again. The office sets one; then sync.</source>
        <translation>Du har ingen PIN ennå til å åpne skjermen igjen. Kontoret lager en; synkroniser etterpå.</translation>
    </message>
</context>
<context>
    <name>SectionButton</name>
    <message>
        <source>{title}, {answered} of {total}</source>
        <translation>{title}, {answered} av {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n not OK</source>
        <translation>
            <numerusform>%n ikke OK</numerusform>
            <numerusform>%n ikke OK</numerusform>
        </translation>
    </message>
    <message>
        <source>{answered} of {total}</source>
        <translation>{answered} av {total}</translation>
    </message>
</context>
<context>
    <name>SectionColumn</name>
    <message>
        <source>Sections</source>
        <translation>Avsnitt</translation>
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
        <translation>Ikke OK</translation>
    </message>
    <message>
        <source>N/A</source>
        <translation>Ikke aktuelt</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Råd</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Bør fikses</translation>
    </message>
    <message>
        <source>Unsafe</source>
        <translation>Farlig</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gjort</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Ikke nødvendig</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Annerledes</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Innstillinger</translation>
    </message>
    <message>
        <source>Language of the screen</source>
        <translation>Språk på skjermen</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Lys</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Mørk</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>Sol</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Størrelse</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>Denne maskinen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Utseende</translation>
    </message>
    <message>
        <source>In the keyring of this computer</source>
        <translation>I nøkkelringen på denne maskinen</translation>
    </message>
    <message>
        <source>By a passphrase</source>
        <translation>Med en passfrase</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Logget på</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Data on this laptop</source>
        <translation>Data på denne maskinen</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Kryptert</translation>
    </message>
    <message>
        <source>The key is kept</source>
        <translation>Nøkkelen ligger</translation>
    </message>
    <message>
        <source>Free room</source>
        <translation>Ledig plass</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Lås skjermen</translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s) without a touch</source>
        <translation>
            <numerusform>etter %n minutt uten berøring</numerusform>
            <numerusform>etter %n minutter uten berøring</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lås</translation>
    </message>
    <message>
        <source>Ctrl+L locks at once; your PIN opens. It guards this screen only: lock the computer too when you leave it.</source>
        <translation>Ctrl+L låser med en gang, og PIN-koden din åpner. Den verner bare denne skjermen: lås også maskinen når du går fra den.</translation>
    </message>
    <message>
        <source>Ctrl+L locks at once; your passphrase opens.</source>
        <translation>Ctrl+L låser med en gang, og passfrasen din åpner.</translation>
    </message>
    <message>
        <source>You have no PIN yet, so the screen stays open. The office sets one; then sync.</source>
        <translation>Du har ingen PIN ennå, så skjermen låses ikke. Kontoret lager en; synkroniser etterpå.</translation>
    </message>
</context>
<context>
    <name>SettingsPresenter</name>
    <message>
        <source>Talking to the office</source>
        <translation>Snakker med kontoret</translation>
    </message>
    <message>
        <source>No program here opens folders. It is {folder}</source>
        <translation>Ingen program her åpner mapper. Den er {folder}</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>Testside</translation>
    </message>
    <message>
        <source>On its way to {printer}</source>
        <translation>På vei til {printer}</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Skrevet ut</translation>
    </message>
    <message>
        <source>Handed to {printer}. Look there whether it came out.</source>
        <translation>Gitt til {printer}. Se der om det kom ut.</translation>
    </message>
    <message>
        <source>{printer} did not print it.</source>
        <translation>{printer} skrev den ikke ut.</translation>
    </message>
    <message>
        <source>Waits at {printer}</source>
        <translation>Venter ved {printer}</translation>
    </message>
    <message>
        <source>{printer} did not take it.</source>
        <translation>{printer} tok den ikke imot.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>Logg på</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passord</translation>
    </message>
    <message>
        <source>Device code from the office</source>
        <translation>Enhetskode fra kontoret</translation>
    </message>
    <message>
        <source>Passphrase for the data on this laptop</source>
        <translation>Passfrase for dataene på denne maskinen</translation>
    </message>
    <message>
        <source>Set up this laptop</source>
        <translation>Sett opp denne maskinen</translation>
    </message>
    <message>
        <source>Once, with a network. Afterwards everything works without one for days.</source>
        <translation>Én gang, med nett. Etterpå virker alt uten nett i dagevis.</translation>
    </message>
    <message>
        <source>Sign in once</source>
        <translation>Logg på én gang</translation>
    </message>
    <message>
        <source>The server fetches today&apos;s work to this laptop.</source>
        <translation>Serveren henter dagens arbeid til denne maskinen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Må fylles ut</translation>
    </message>
</context>
<context>
    <name>SignInPresenter</name>
    <message>
        <source>Asking the office server …</source>
        <translation>Spør kontorets server&#xa0;…</translation>
    </message>
    <message>
        <source>Fetching jobs, customers, checklists and parts …</source>
        <translation>Henter oppdrag, kunder, sjekklister og deler&#xa0;…</translation>
    </message>
</context>
<context>
    <name>SigningCard</name>
    <message>
        <source>Sign here, with a finger or a pen</source>
        <translation>Signer her, med finger eller penn</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Hvem</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Why does nobody sign?</source>
        <translation>Hvorfor signerer ingen?</translation>
    </message>
    <message>
        <source>Save signature</source>
        <translation>Lagre signaturen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Visk ut</translation>
    </message>
    <message>
        <source>Clear: {whose}</source>
        <translation>Visk ut: {whose}</translation>
    </message>
    <message>
        <source>Nobody signs</source>
        <translation>Ingen signerer</translation>
    </message>
    <message>
        <source>Go on without a signature</source>
        <translation>Fortsett uten signatur</translation>
    </message>
    <message>
        <source>Not signed at {time}: {reason}</source>
        <translation>Ikke signert {time}: {reason}</translation>
    </message>
    <message>
        <source>{name} signed at {time}</source>
        <translation>{name} signerte {time}</translation>
    </message>
    <message>
        <source>Sign on the pad first.</source>
        <translation>Signer i feltet først.</translation>
    </message>
    <message>
        <source>Whose signature is it?</source>
        <translation>Hvem sin signatur er det?</translation>
    </message>
    <message>
        <source>The PIN of the one who signs</source>
        <translation>PIN-koden til den som signerer</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Si hvorfor, med noen få ord.</translation>
    </message>
    <message>
        <source>The password of the one who signs</source>
        <translation>Passordet til den som signerer</translation>
    </message>
</context>
<context>
    <name>SigningPresenter</name>
    <message>
        <source>The office is being asked who signs …</source>
        <translation>Kontoret blir spurt om hvem som signerer …</translation>
    </message>
    <message>
        <source>Signature saved</source>
        <translation>Signaturen er lagret</translation>
    </message>
</context>
<context>
    <name>StatusPill</name>
    <message>
        <source>Prepared</source>
        <translation>Forberedt</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Planlagt</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>Tildelt</translation>
    </message>
    <message>
        <source>Travelling</source>
        <translation>På vei</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>Fremme</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>I arbeid</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>På vent</translation>
    </message>
    <message>
        <source>Cannot complete</source>
        <translation>Ikke fullført</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Ferdig</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Avsluttet</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Avlyst</translation>
    </message>
    <message>
        <source>Resolved remotely</source>
        <translation>Løst på avstand</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Råd</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Bør fikses</translation>
    </message>
    <message>
        <source>Unsafe</source>
        <translation>Farlig</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>What was different?</source>
        <translation>Hva var annerledes?</translation>
    </message>
    <message>
        <source>in this car</source>
        <translation>i denne bilen</translation>
    </message>
    <message>
        <source>not in this car</source>
        <translation>ikke i denne bilen</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>One less</source>
        <translation>Én mindre</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Én til</translation>
    </message>
</context>
<context>
    <name>StockCard</name>
    <message>
        <source>{count} planned for coming jobs</source>
        <translation>{count} planlagt til kommende oppdrag</translation>
    </message>
    <message>
        <source>In this car</source>
        <translation>I denne bilen</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Telt</translation>
    </message>
    <message>
        <source>So many lie in the car: I have looked.</source>
        <translation>Så mange ligger i bilen: jeg har sett etter.</translation>
    </message>
    <message>
        <source>Load {count}</source>
        <translation>Last inn {count}</translation>
    </message>
    <message>
        <source>Return {count}</source>
        <translation>Lever {count}</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Merkelapp</translation>
    </message>
    <message>
        <source>Tag for the part that goes back: {part}</source>
        <translation>Merkelapp til delen som går i retur: {part}</translation>
    </message>
    <message>
        <source>A tag with bars for the part that goes back</source>
        <translation>En merkelapp med strekkode til delen som går i retur</translation>
    </message>
</context>
<context>
    <name>SyncCard</name>
    <message>
        <source>Sync</source>
        <translation>Synk</translation>
    </message>
    <message>
        <source>Ask the office for news</source>
        <translation>Spør kontoret om nytt</translation>
    </message>
    <message>
        <source>Where data costs money</source>
        <translation>Der data koster penger</translation>
    </message>
    <message>
        <source>full-size photos wait</source>
        <translation>bilder i full størrelse venter</translation>
    </message>
    <message>
        <source>everything once an hour, full-size photos wait</source>
        <translation>alt en gang i timen, bilder i full størrelse venter</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>ingenting venter</translation>
    </message>
    <message>
        <source>Data always costs money</source>
        <translation>Data koster alltid penger</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synk nå</translation>
    </message>
    <message>
        <source>every minute</source>
        <translation>hvert minutt</translation>
    </message>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>hvert %n. minutt</numerusform>
            <numerusform>hvert %n. minutt</numerusform>
        </translation>
    </message>
    <message>
        <source>The computer says: here it does.</source>
        <translation>Maskinen sier: her gjør det det.</translation>
    </message>
    <message>
        <source>The computer says: here it does not.</source>
        <translation>Maskinen sier: her gjør det ikke det.</translation>
    </message>
    <message>
        <source>This computer cannot tell. Turn it on while you use a phone’s network.</source>
        <translation>Denne maskinen vet ikke det. Slå på mens du bruker nettet til en telefon.</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Siste kontakt</translation>
    </message>
    <message>
        <source>never</source>
        <translation>aldri</translation>
    </message>
    <message>
        <source>Used today</source>
        <translation>Brukt i dag</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync</source>
        <translation>Synk</translation>
    </message>
    <message>
        <source>Waits on this laptop</source>
        <translation>Venter på denne maskinen</translation>
    </message>
    <message>
        <source>Last contact {time}</source>
        <translation>Siste kontakt {time}</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Ingenting venter</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Trenger deg</translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation>Ingenting trenger deg</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Prøv nå</translation>
    </message>
    <message>
        <source>The office has it</source>
        <translation>Kontoret har det</translation>
    </message>
    <message>
        <source>Not for one job</source>
        <translation>Gjelder ikke ett oppdrag</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Venter</translation>
    </message>
    <message>
        <source>Photos and files that wait</source>
        <translation>Bilder og filer som venter</translation>
    </message>
    <message>
        <source>Sent {percent} %</source>
        <translation>{percent}&#xa0;% sendt</translation>
    </message>
    <message>
        <source>Not accepted: {what}</source>
        <translation>Ikke godtatt: {what}</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Send på nytt</translation>
    </message>
    <message>
        <source>Send again: {what}</source>
        <translation>Send på nytt: {what}</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Siste kontakt</translation>
    </message>
    <message>
        <source>never</source>
        <translation>aldri</translation>
    </message>
    <message>
        <source>Used today</source>
        <translation>Brukt i dag</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Neste forsøk</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Lagre en kopi</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Ta tilbake</translation>
    </message>
    <message>
        <source>Take back: {what}</source>
        <translation>Ta tilbake: {what}</translation>
    </message>
    <message>
        <source>Open the job</source>
        <translation>Åpne jobben</translation>
    </message>
    <message>
        <source>Open the job of: {what}</source>
        <translation>Åpne jobben til: {what}</translation>
    </message>
    <message>
        <source>Wait for Wi-Fi</source>
        <translation>Venter på Wi-Fi</translation>
    </message>
    <message>
        <source>On any network</source>
        <translation>På alle nett</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Came too late</source>
        <translation>Kom for sent</translation>
    </message>
    <message>
        <source>By then the job had another technician, or was completed. Nothing of it is lost.</source>
        <translation>Da hadde oppdraget fått en annen tekniker eller var fullført. Ingenting er tapt.</translation>
    </message>
</context>
<context>
    <name>SyncPresenter</name>
    <message>
        <source>Settled; it goes to the office</source>
        <translation>Avgjort; det går til kontoret</translation>
    </message>
    <message>
        <source>Taken back; it is as the office has it</source>
        <translation>Tatt tilbake; det er som hos kontoret</translation>
    </message>
    <message>
        <source>Saved: {changes}, in {file}</source>
        <translation>Lagret: {changes}, i {file}</translation>
    </message>
    <message>
        <source>Open again: choose once more</source>
        <translation>Åpen igjen: velg på nytt</translation>
    </message>
    <message>
        <source>Asking the office …</source>
        <translation>Spør kontoret …</translation>
    </message>
</context>
<context>
    <name>SyncWatch</name>
    <message>
        <source>The office takes this laptop out of service. Your work is sent first.</source>
        <translation>Kontoret tar denne maskinen ut av bruk. Arbeidet ditt sendes først.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>no plate</source>
        <translation>uten skilt</translation>
    </message>
    <message>
        <source>Next, {window}</source>
        <translation>Neste, {window}</translation>
    </message>
    <message>
        <source>No plate</source>
        <translation>Uten skilt</translation>
    </message>
    <message>
        <source>No parts needed</source>
        <translation>Ingen deler trengs</translation>
    </message>
    <message>
        <source>{count} missing</source>
        <translation>{count} mangler</translation>
    </message>
    <message>
        <source>Parts in this car</source>
        <translation>Deler i denne bilen</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Angre</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>Tilbake til i dag</translation>
    </message>
    <message>
        <source>Ready to leave?</source>
        <translation>Klar til å kjøre?</translation>
    </message>
    <message>
        <source>Jobs of the day</source>
        <translation>Dagens oppdrag</translation>
    </message>
    <message>
        <source>Ready to leave? {words}</source>
        <translation>Klar til å kjøre? {words}</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n oppdrag</numerusform>
            <numerusform>%n oppdrag</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n ferdig</numerusform>
            <numerusform>%n ferdige</numerusform>
        </translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} igjen</translation>
    </message>
    <message>
        <source>No jobs on this day</source>
        <translation>Ingen oppdrag denne dagen</translation>
    </message>
    <message>
        <source>New jobs arrive by themselves when the network is there.</source>
        <translation>Nye oppdrag kommer av seg selv når nettet er der.</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s), first at {time}</source>
        <translation>
            <numerusform>%n oppdrag, klokken {time}</numerusform>
            <numerusform>%n oppdrag, det første klokken {time}</numerusform>
        </translation>
    </message>
    <message>
        <source>All done for this day</source>
        <translation>Alt er gjort for dagen</translation>
    </message>
    <message>
        <source>Open job</source>
        <translation>Åpne oppdraget</translation>
    </message>
    <message>
        <source>Tap when you are at {place}</source>
        <translation>Trykk når du er ved {place}</translation>
    </message>
    <message>
        <source>Travel time stops.</source>
        <translation>Reisetiden stopper.</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Fremme</translation>
    </message>
    <message>
        <source>Start at {customer}</source>
        <translation>Start hos {customer}</translation>
    </message>
    <message>
        <source>The labour timer starts by itself.</source>
        <translation>Arbeidstiden starter av seg selv.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Go on at {customer}</source>
        <translation>Fortsett hos {customer}</translation>
    </message>
    <message>
        <source>Drive to {place}</source>
        <translation>Kjør til {place}</translation>
    </message>
    <message>
        <source>The travel timer starts by itself.</source>
        <translation>Reisetiden starter av seg selv.</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Kjør</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Ring</translation>
    </message>
</context>
<context>
    <name>TodayPresenter</name>
    <message>
        <source>Travel timer runs</source>
        <translation>Reisetiden går</translation>
    </message>
    <message>
        <source>Arrived; travel timer stopped</source>
        <translation>Fremme; reisetiden er stoppet</translation>
    </message>
    <message>
        <source>Work started; labour timer runs</source>
        <translation>Arbeidet er i gang; arbeidstiden går</translation>
    </message>
</context>
<context>
    <name>ToolField</name>
    <message>
        <source>No calibration date is known</source>
        <translation>Kalibreringsdato er ikke kjent</translation>
    </message>
    <message>
        <source>Calibration ended {day}</source>
        <translation>Kalibreringen gikk ut {day}</translation>
    </message>
    <message>
        <source>Calibrated until {day}</source>
        <translation>Kalibrert til {day}</translation>
    </message>
</context>
<context>
    <name>TopStrip</name>
    <message>
        <source>Back</source>
        <translation>Tilbake</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Søk</translation>
    </message>
</context>
<context>
    <name>TrialPage</name>
    <message>
        <source>Test page</source>
        <translation>Testside</translation>
    </message>
    <message>
        <source>{printer}, paper {paper}</source>
        <translation>{printer}, papir {paper}</translation>
    </message>
    <message>
        <source>The printer works if the frame is whole on all four sides, every grey differs from the next, and the small line can be read.</source>
        <translation>Skriveren virker hvis rammen er hel på alle fire sider, hver gråtone er ulik den neste, og den lille linjen kan leses.</translation>
    </message>
    <message>
        <source>Small line</source>
        <translation>Liten linje</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>This profile cannot be opened</source>
        <translation>Denne profilen kan ikke åpnes</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Prøv igjen</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>There is nothing to undo on this job.</source>
        <translation>Det er ingenting å angre på dette oppdraget.</translation>
    </message>
    <message>
        <source>There is nothing to do again on this job.</source>
        <translation>Det er ingenting å gjenta på dette oppdraget.</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Ett steg til</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Angret: {what}</translation>
    </message>
    <message>
        <source>{said}. The signature counts again.</source>
        <translation>{said}. Underskriften gjelder igjen.</translation>
    </message>
    <message>
        <source>{said}. The signature stays void: something else has changed since. Let them sign again.</source>
        <translation>{said}. Underskriften er fortsatt ugyldig: noe annet er endret siden. La dem signere på nytt.</translation>
    </message>
    <message>
        <source>{said}. The signature did not cover it; let them sign again.</source>
        <translation>{said}. Underskriften gjaldt ikke dette; la dem signere på nytt.</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>Gjentatt: {what}</translation>
    </message>
    <message>
        <source>Not done again: {what}. {why}</source>
        <translation>Ikke gjentatt: {what}. {why}</translation>
    </message>
    <message>
        <source>Not undone: {what}. {why}</source>
        <translation>Ikke angret: {what}. {why}</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Locked</source>
        <translation>Låst</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passfrase</translation>
    </message>
    <message>
        <source>Type your PIN.</source>
        <translation>Skriv PIN-koden din.</translation>
    </message>
    <message>
        <source>Type your passphrase.</source>
        <translation>Skriv passfrasen din.</translation>
    </message>
    <message>
        <source>Open this laptop&apos;s data</source>
        <translation>Åpne dataene på denne maskinen</translation>
    </message>
    <message>
        <source>They are encrypted. Type the passphrase you chose at sign-in.</source>
        <translation>De er kryptert. Skriv passfrasen du valgte da du logget på.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Lås opp</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Nothing is lost: texts stay as typed, timers run on, changes are sent.</source>
        <translation>Ingenting går tapt: tekster står som de er skrevet, tidtakeren går, og endringer sendes.</translation>
    </message>
</context>
<context>
    <name>UnlockPresenter</name>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>Prøv igjen om %n sekund.</numerusform>
            <numerusform>Prøv igjen om %n sekunder.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Status and facts of the job</source>
        <translation>Status og fakta om oppdraget</translation>
    </message>
    <message>
        <source>Facts of the car</source>
        <translation>Opplysninger om bilen</translation>
    </message>
    <message>
        <source>Facts of the customer</source>
        <translation>Opplysninger om kunden</translation>
    </message>
    <message>
        <source>The price and what the customer says to it</source>
        <translation>Prisen og hva kunden sier til den</translation>
    </message>
    <message>
        <source>Sealed report</source>
        <translation>Forseglet rapport</translation>
    </message>
    <message>
        <source>The report&apos;s way to the customer</source>
        <translation>Rapportens vei til kunden</translation>
    </message>
    <message>
        <source>{changes} and {photos} wait on this laptop</source>
        <translation>{changes} og {photos} venter her</translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>Alt sendt</translation>
    </message>
    <message>
        <source>All sent {time}</source>
        <translation>Alt sendt {time}</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Something needs you</source>
        <translation>Noe trenger deg</translation>
    </message>
    <message>
        <source>Open Sync to see what</source>
        <translation>Åpne Synk for å se hva</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Logget av</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Ingenting venter</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Uten nett</translation>
    </message>
    <message>
        <source>Your work is safe here.</source>
        <translation>Arbeidet ditt er trygt her.</translation>
    </message>
    <message>
        <source>Next try {time}.</source>
        <translation>Neste forsøk {time}.</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>Ute av bruk</translation>
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
        <translation>Rapport: {state}</translation>
    </message>
    <message>
        <source>The office takes this laptop out of service.</source>
        <translation>Kontoret tar denne maskinen ut av bruk.</translation>
    </message>
    <message>
        <source>Your work is sent first, then everything here is erased. Keep it connected.</source>
        <translation>Arbeidet ditt sendes først, så slettes alt her. La maskinen være på nett.</translation>
    </message>
    <message>
        <source>an earlier job</source>
        <translation>et tidligere oppdrag</translation>
    </message>
    <message>
        <source>The office has your late work on {job} and will decide.</source>
        <translation>Kontoret har det sene arbeidet ditt på {job} og avgjør det.</translation>
    </message>
    <message>
        <source>{changes}, received {time}</source>
        <translation>{changes}, mottatt {time}</translation>
    </message>
    <message>
        <source>The office has taken over your late work on {job}.</source>
        <translation>Kontoret har tatt inn det sene arbeidet ditt på {job}.</translation>
    </message>
    <message>
        <source>{changes}, decided {time}</source>
        <translation>{changes}, avgjort {time}</translation>
    </message>
    <message>
        <source>The office has left out your late work on {job}.</source>
        <translation>Kontoret har utelatt det sene arbeidet ditt på {job}.</translation>
    </message>
    <message>
        <source>{changes}, decided {time}. Ask the office why.</source>
        <translation>{changes}, avgjort {time}. Spør kontoret hvorfor.</translation>
    </message>
    <message>
        <source>The office has taken over a part of your late work on {job}.</source>
        <translation>Kontoret har tatt inn en del av det sene arbeidet ditt på {job}.</translation>
    </message>
    <message>
        <source>Taken over: {taken}. Left out: {left}. Decided {time}.</source>
        <translation>Tatt inn: {taken}. Utelatt: {left}. Avgjort {time}.</translation>
    </message>
</context>
<context>
    <name>WayBackPresenter</name>
    <message>
        <source>Taken back: {item}</source>
        <translation>Tatt tilbake: {item}</translation>
    </message>
    <message>
        <source>Answered again: {item}</source>
        <translation>Besvart igjen: {item}</translation>
    </message>
    <message>
        <source>The checklist is finished. Change the answer itself, and say why.</source>
        <translation>Sjekklisten er ferdig. Endre selve svaret, og si hvorfor.</translation>
    </message>
</context>
<context>
    <name>WearLine</name>
    <message>
        <source>Due about {month}</source>
        <translation>Bør byttes rundt {month}</translation>
    </message>
    <message>
        <source>Due about {month}, {km} km</source>
        <translation>Bør byttes rundt {month}, {km} km</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Oppdrag</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Deler</translation>
    </message>
    <message>
        <source>Know-how</source>
        <translation>Kunnskap</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synk</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Innstillinger</translation>
    </message>
    <message>
        <source>Go to {place}</source>
        <translation>Gå til {place}</translation>
    </message>
    <message>
        <source>New job on site</source>
        <translation>Nytt oppdrag på stedet</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Send nå</translation>
    </message>
    <message>
        <source>sync network office</source>
        <translation>synk nett kontor</translation>
    </message>
    <message>
        <source>Stop the timer</source>
        <translation>Stopp klokka</translation>
    </message>
    <message>
        <source>time clock</source>
        <translation>tid klokke</translation>
    </message>
    <message>
        <source>Theme: like the computer</source>
        <translation>Tema: som maskinen</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Tema: lyst</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Tema: mørkt</translation>
    </message>
    <message>
        <source>Theme: sun</source>
        <translation>Tema: sol</translation>
    </message>
    <message>
        <source>look colours</source>
        <translation>utseende farger</translation>
    </message>
    <message>
        <source>Everything larger</source>
        <translation>Alt større</translation>
    </message>
    <message>
        <source>Everything smaller</source>
        <translation>Alt mindre</translation>
    </message>
    <message>
        <source>Language: {language}</source>
        <translation>Språk: {language}</translation>
    </message>
    <message>
        <source>Help for this screen</source>
        <translation>Hjelp til denne skjermen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Hurtigtaster</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Kom i gang</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Om</translation>
    </message>
    <message>
        <source>version licence</source>
        <translation>versjon lisens</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versjon</translation>
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
        <translation>Mappe</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Overalt</translation>
    </message>
    <message>
        <source>Find anything, do anything</source>
        <translation>Finn alt, gjør alt</translation>
    </message>
    <message>
        <source>The next step</source>
        <translation>Neste steg</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbake</translation>
    </message>
    <message>
        <source>From one thing to the next</source>
        <translation>Fra det ene til det neste</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Sjekkliste</translation>
    </message>
    <message>
        <source>OK, not OK, not applicable</source>
        <translation>OK, ikke OK, ikke aktuelt</translation>
    </message>
    <message>
        <source>From question to question</source>
        <translation>Fra spørsmål til spørsmål</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Bilde</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Merknad</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Søk</translation>
    </message>
    <message>
        <source>Search, lists and pictures</source>
        <translation>Søk, lister og bilder</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>Gå opp og ned</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Åpne</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Forlat</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>Lim inn et bilde</translation>
    </message>
    <message>
        <source>Larger, smaller</source>
        <translation>Større, mindre</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Lås skjermen</translation>
    </message>
    <message>
        <source>PIN hide</source>
        <translation>PIN skjul</translation>
    </message>
    <message>
        <source>Undo the last step</source>
        <translation>Angre siste steg</translation>
    </message>
    <message>
        <source>take back Ctrl+Z</source>
        <translation>ta tilbake Ctrl+Z</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>Gjenta det</translation>
    </message>
    <message>
        <source>redo Ctrl+Shift+Z</source>
        <translation>gjør om igjen Ctrl+Shift+Z</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Mobile service</source>
        <translation>Mobil service</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Verksted</translation>
    </message>
    <message>
        <source>Pre-delivery inspection</source>
        <translation>Leveringskontroll</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Fjernhjelp</translation>
    </message>
    <message>
        <source>Do it now</source>
        <translation>Gjør det nå</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Senere</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Takket nei</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gjort</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Ikke nødvendig</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Annerledes</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>Reise</translation>
    </message>
    <message>
        <source>Labour</source>
        <translation>Arbeid</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Venting</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Lastet</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Satt av</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Brukt</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Lagt tilbake</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Talt</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Tekniker</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>Andre person</translation>
    </message>
    <message>
        <source>Waits on this laptop</source>
        <translation>Venter på denne maskinen</translation>
    </message>
    <message>
        <source>At the office, being sent</source>
        <translation>Hos kontoret, sendes</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sendt</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Kom i retur</translation>
    </message>
    <message>
        <source>Could not be sent</source>
        <translation>Kunne ikke sendes</translation>
    </message>
    <message>
        <source>At the printer</source>
        <translation>Hos skriveren</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Skrevet ut</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Trukket tilbake</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>norsk</translation>
    </message>
    <message>
        <source>French</source>
        <translation>fransk</translation>
    </message>
    <message>
        <source>German</source>
        <translation>tysk</translation>
    </message>
    <message>
        <source>English</source>
        <translation>engelsk</translation>
    </message>
    <message>
        <source>The PIN does not fit. Only {person} may type it.</source>
        <translation>PIN-koden stemmer ikke. Bare {person} skal skrive den.</translation>
    </message>
    <message>
        <source>The PIN was wrong several times.</source>
        <translation>PIN-koden var feil flere ganger.</translation>
    </message>
    <message>
        <source>The passphrase does not fit. Try again.</source>
        <translation>Passfrasen stemmer ikke. Prøv igjen.</translation>
    </message>
    <message>
        <source>The passphrase is too short. Take at least {count} characters.</source>
        <translation>Passfrasen er for kort. Bruk minst {count} tegn.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. Your work is safe; the log has the details for support.</source>
        <translation>Noe gikk galt inne i programmet. Arbeidet ditt er trygt; loggen har detaljene for brukerstøtte.</translation>
    </message>
    <message>
        <source>Try again in {seconds} s.</source>
        <translation>Prøv igjen om {seconds} s.</translation>
    </message>
    <message>
        <source>There is no printer {printer}. Choose another.</source>
        <translation>Det finnes ingen skriver {printer}. Velg en annen.</translation>
    </message>
    <message>
        <source>The printer {printer} did not take the report.</source>
        <translation>Skriveren {printer} tok ikke imot rapporten.</translation>
    </message>
    <message>
        <source>Check the quantity.</source>
        <translation>Sjekk antallet.</translation>
    </message>
    <message>
        <source>Check the kilometres.</source>
        <translation>Sjekk kilometerne.</translation>
    </message>
    <message>
        <source>Check the minutes; only time that has passed can be booked.</source>
        <translation>Sjekk minuttene; bare tid som er gått kan føres.</translation>
    </message>
    <message>
        <source>Check the e-mail address.</source>
        <translation>Sjekk e-postadressen.</translation>
    </message>
    <message>
        <source>Write a few words first.</source>
        <translation>Skriv noen ord først.</translation>
    </message>
    <message>
        <source>Type the name.</source>
        <translation>Skriv navnet.</translation>
    </message>
    <message>
        <source>Clear the pad and sign again.</source>
        <translation>Visk ut feltet og signer på nytt.</translation>
    </message>
    <message>
        <source>Give the VIN or the plate, and check them.</source>
        <translation>Oppgi VIN eller skilt, og sjekk dem.</translation>
    </message>
    <message>
        <source>Write what the customer says.</source>
        <translation>Skriv hva kunden sier.</translation>
    </message>
    <message>
        <source>The office server does not answer. Your work is safe here.</source>
        <translation>Kontorets server svarer ikke. Arbeidet ditt er trygt her.</translation>
    </message>
    <message>
        <source>Something else answered instead of the office server, perhaps a Wi-Fi sign-in page.</source>
        <translation>Noe annet svarte i stedet for kontorets server, kanskje en påloggingsside for Wi-Fi.</translation>
    </message>
    <message>
        <source>Name, password or device code is not right. Check all three and try again.</source>
        <translation>Navn, passord eller enhetskode stemmer ikke. Sjekk alle tre og prøv igjen.</translation>
    </message>
    <message>
        <source>This laptop is signed out. Sign in again; your work waits here until then.</source>
        <translation>Denne maskinen er logget av. Logg på igjen; arbeidet ditt venter her så lenge.</translation>
    </message>
    <message>
        <source>The office has taken this laptop out of service. Call the office.</source>
        <translation>Kontoret har tatt denne maskinen ut av bruk. Ring kontoret.</translation>
    </message>
    <message>
        <source>The disk is full. Make room, then try again; nothing was lost.</source>
        <translation>Disken er full. Lag plass og prøv igjen; ingenting er tapt.</translation>
    </message>
    <message>
        <source>The program&apos;s folder cannot be written to. Check its permissions.</source>
        <translation>Det går ikke å skrive i programmets mappe. Sjekk rettighetene.</translation>
    </message>
    <message>
        <source>These data were made by a newer version. Update the program.</source>
        <translation>Disse dataene er laget av en nyere versjon. Oppdater programmet.</translation>
    </message>
    <message>
        <source>The local data are damaged and were set aside. Sign in to fetch them again.</source>
        <translation>De lokale dataene er skadet og lagt til side. Logg på for å hente dem på nytt.</translation>
    </message>
    <message>
        <source>The key to the local data is not available. Unlock the keyring or type it.</source>
        <translation>Nøkkelen til de lokale dataene er ikke tilgjengelig. Lås opp nøkkelringen eller skriv den.</translation>
    </message>
    <message>
        <source>This file is not a picture that can be used. Take it again or choose another.</source>
        <translation>Denne filen er ikke et bilde som kan brukes. Ta det på nytt eller velg et annet.</translation>
    </message>
    <message>
        <source>You may not do this here. Ask the office.</source>
        <translation>Dette kan du ikke gjøre her. Spør kontoret.</translation>
    </message>
    <message>
        <source>This is not on this laptop. Let Sync fetch it, then look again.</source>
        <translation>Dette er ikke på denne maskinen. La Synk hente det, og se igjen.</translation>
    </message>
    <message>
        <source>The report is too large even with small photos. Remove some photos.</source>
        <translation>Rapporten er for stor selv med små bilder. Fjern noen bilder.</translation>
    </message>
    <message>
        <source>Field Companion is open already. Use that window.</source>
        <translation>Field Companion er alt åpent. Bruk det vinduet.</translation>
    </message>
    <message>
        <source>Scratch</source>
        <translation>Ripe</translation>
    </message>
    <message>
        <source>Chip</source>
        <translation>Steinsprut</translation>
    </message>
    <message>
        <source>Dent</source>
        <translation>Bulk</translation>
    </message>
    <message>
        <source>Crack</source>
        <translation>Sprekk</translation>
    </message>
    <message>
        <source>Rust</source>
        <translation>Rust</translation>
    </message>
    <message>
        <source>Missing part</source>
        <translation>Manglende del</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Noe annet</translation>
    </message>
    <message>
        <source>Check the price.</source>
        <translation>Kontroller prisen.</translation>
    </message>
    <message>
        <source>Write down what the customer said.</source>
        <translation>Skriv ned hva kunden sa.</translation>
    </message>
    <message>
        <source>The office has taken this laptop out of service, and everything on it was erased. Call the office.</source>
        <translation>Kontoret har tatt denne maskinen ut av bruk, og alt på den er slettet. Ring kontoret.</translation>
    </message>
    <message>
        <source>Changed {when} by {who}: {before} → {after}. {why}</source>
        <translation>Endret {when} av {who}: {before} → {after}. {why}</translation>
    </message>
    <message>
        <source>Checked again {when} by {who}: {before} → {after}. {repair}</source>
        <translation>Kontrollert på nytt {when} av {who}: {before} → {after}. {repair}</translation>
    </message>
    <message>
        <source>No mail program opened it. Save the PDF and attach it yourself.</source>
        <translation>Ingen e-postprogram åpnet brevet. Lagre PDF-en og legg den ved selv.</translation>
    </message>
    <message>
        <source>The name or the password does not fit. Try again, or take the PIN.</source>
        <translation>Navnet eller passordet stemmer ikke. Prøv igjen, eller bruk PIN.</translation>
    </message>
    <message>
        <source>Decision on {finding}</source>
        <translation>Avgjørelse om {finding}</translation>
    </message>
    <message>
        <source>{what}: {detail}</source>
        <translation>{what}: {detail}</translation>
    </message>
    <message>
        <source>{address} does not answer. Check the address and the network, then try again.</source>
        <translation>{address} svarer ikke. Sjekk adressen og nettet, og prøv igjen.</translation>
    </message>
    <message>
        <source>This is no address of a server. It begins with https:// – ask the office for it.</source>
        <translation>Dette er ingen serveradresse. Den begynner med https:// – spør kontoret om den.</translation>
    </message>
    <message>
        <source>What answers is not the office server by its certificate. Sign in to the Wi-Fi, or ask the office.</source>
        <translation>Det som svarer, er etter sertifikatet ikke kontorets server. Logg på Wi-Fi-nettet, eller spør kontoret.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate does not fit the date of this computer. Check date and time first.</source>
        <translation>Serverens sertifikat passer ikke til datoen på denne maskinen. Sjekk dato og klokke først.</translation>
    </message>
    <message>
        <source>This network&apos;s proxy wants a sign-in of its own. Use another network, or ask who runs it.</source>
        <translation>Proxyen i dette nettet krever egen pålogging. Bruk et annet nett, eller spør den som driver det.</translation>
    </message>
</context>
<context>
    <name>WorkPresenter</name>
    <message>
        <source>Photo removed</source>
        <translation>Bildet er fjernet</translation>
    </message>
    <message>
        <source>Signature saved</source>
        <translation>Signaturen er lagret</translation>
    </message>
    <message>
        <source>The message waits and goes out when the network is there</source>
        <translation>Meldingen venter og går ut når nettet er der</translation>
    </message>
    <message>
        <source>The agreed price holds</source>
        <translation>Avtalt pris gjelder</translation>
    </message>
    <message>
        <source>The agreed price is kept</source>
        <translation>Avtalt pris holdes</translation>
    </message>
    <message>
        <source>The customer&apos;s agreement is saved</source>
        <translation>Kundens samtykke er lagret</translation>
    </message>
    <message>
        <source>Timer stopped</source>
        <translation>Tiden er stoppet</translation>
    </message>
    <message>
        <source>Timer started: {kind}</source>
        <translation>Tiden går: {kind}</translation>
    </message>
    <message>
        <source>{count} × {part} used</source>
        <translation>{count} × {part} brukt</translation>
    </message>
    <message>
        <source>{count} × {part} put back</source>
        <translation>{count} × {part} lagt tilbake</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>{kind}, {minutes} min</source>
        <translation>{kind}, {minutes} min</translation>
    </message>
    <message>
        <source>Photo: {name}</source>
        <translation>Bilde: {name}</translation>
    </message>
    <message>
        <source>Words under a photo</source>
        <translation>Tekst under et bilde</translation>
    </message>
    <message>
        <source>Note about the place</source>
        <translation>Notat om stedet</translation>
    </message>
    <message>
        <source>Line added to the price</source>
        <translation>Linje lagt til prisen</translation>
    </message>
    <message>
        <source>Line taken off the price</source>
        <translation>Linje tatt av prisen</translation>
    </message>
</context>
<context>
    <name>_AddTile</name>
    <message>
        <source>Photo</source>
        <translation>Bilde</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>Legg til et bilde</translation>
    </message>
</context>
<context>
    <name>_Names</name>
    <message>
        <source>Sections</source>
        <translation>Deler</translation>
    </message>
</context>
<context>
    <name>_Rail</name>
    <message>
        <source>Places</source>
        <translation>Steder</translation>
    </message>
</context>
<context>
    <name>_ReadyRow</name>
    <message>
        <source>fine</source>
        <translation>i orden</translation>
    </message>
    <message>
        <source>look at this</source>
        <translation>se på dette</translation>
    </message>
</context>
</TS>
