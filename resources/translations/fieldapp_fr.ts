<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>About and licences</source>
        <translation>À propos et licences</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Dossier des données</translation>
    </message>
</context>
<context>
    <name>AboutPage</name>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>For technicians who service cars at the customer’s door. Everything on this laptop works for days without a network; your work is encrypted and saved at every tap.</source>
        <translation>Pour les techniciens qui entretiennent les voitures chez le client. Tout fonctionne des jours sans réseau&#x202f;; votre travail est chiffré et enregistré à chaque appui.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>Field Companion: Apache License 2.0</source>
        <translation>Field Companion&#x202f;: Apache License 2.0</translation>
    </message>
    <message>
        <source>Qt for Python: LGPL 3. Fonts: Inter (Open Font License), DejaVu (free licence)</source>
        <translation>Qt for Python&#x202f;: LGPL 3. Polices&#x202f;: Inter (Open Font License), DejaVu (licence libre)</translation>
    </message>
    <message>
        <source>Checklists are read by pyxform (BSD); databases are encrypted by SQLCipher (BSD)</source>
        <translation>Les contrôles sont lus par pyxform (BSD)&#x202f;; les bases sont chiffrées par SQLCipher (BSD)</translation>
    </message>
    <message>
        <source>Copy for support</source>
        <translation>Copier pour l’assistance</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
</context>
<context>
    <name>AboveItems</name>
    <message>
        <source>Open for changes: {reason}</source>
        <translation>Rouvert&#x202f;: {reason}</translation>
    </message>
    <message>
        <source>Every change is written down. Finish again when done.</source>
        <translation>Chaque modification est notée. Terminez de nouveau à la fin.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) keep the vehicle here</source>
        <translation>
            <numerusform>%n point retient le véhicule</numerusform>
            <numerusform>%n points retiennent le véhicule</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Nothing keeps the vehicle here</source>
        <translation>Rien ne retient le véhicule</translation>
    </message>
</context>
<context>
    <name>AcceptForm</name>
    <message>
        <source>Accept as a deviation</source>
        <translation>Accepter en dérogation</translation>
    </message>
    <message>
        <source>Who sees to it?</source>
        <translation>Qui s’en occupe&#x202f;?</translation>
    </message>
    <message>
        <source>Until when?</source>
        <translation>Pour quand&#x202f;?</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Who allows it?</source>
        <translation>Qui l’autorise&#x202f;?</translation>
    </message>
    <message>
        <source>PIN of the one who allows it</source>
        <translation>PIN de la personne qui autorise</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>No lead is known on this laptop yet. Sync, or have it repaired.</source>
        <translation>Aucun responsable n’est encore connu sur ce poste. Synchronisez, ou faites réparer.</translation>
    </message>
    <message>
        <source>Somebody must see to it.</source>
        <translation>Quelqu’un doit s’en occuper.</translation>
    </message>
    <message>
        <source>The PIN of the one who allows it</source>
        <translation>Le PIN de la personne qui autorise</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The password of the one who allows it</source>
        <translation>Le mot de passe de la personne qui autorise</translation>
    </message>
</context>
<context>
    <name>AgreementCard</name>
    <message>
        <source>The customer&apos;s agreement</source>
        <translation>Accord du client</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>Par téléphone</translation>
    </message>
    <message>
        <source>Sign here, with a finger or a pen</source>
        <translation>Signez ici, avec le doigt ou le stylet</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Numéro de téléphone</translation>
    </message>
    <message>
        <source>What did the customer say?</source>
        <translation>Qu’a dit le client&#x202f;?</translation>
    </message>
    <message>
        <source>On the pad</source>
        <translation>Sur l’écran</translation>
    </message>
    <message>
        <source>Write down what the customer said.</source>
        <translation>Notez ce que le client a dit.</translation>
    </message>
    <message>
        <source>The customer signs on the pad first.</source>
        <translation>Le client signe d’abord à l’écran.</translation>
    </message>
    <message>
        <source>Who agrees?</source>
        <translation>Qui est d’accord&#x202f;?</translation>
    </message>
</context>
<context>
    <name>Annotator</name>
    <message>
        <source>Draw on the photo: {photo}</source>
        <translation>Dessiner sur la photo&#x202f;: {photo}</translation>
    </message>
    <message>
        <source>Arrow keys move the cross, Space sets down and lifts, Backspace undoes.</source>
        <translation>Les flèches déplacent la croix, Espace pose et lève, Retour arrière annule.</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Flèche</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>Cercle</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>Stylo</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Tout effacer</translation>
    </message>
</context>
<context>
    <name>ArticlePage</name>
    <message>
        <source>Article</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>This picture comes with the next sync.</source>
        <translation>Cette image arrive à la prochaine synchronisation.</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Image suivante</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Changed since you read it</source>
        <translation>Modifié depuis que vous l’avez lu</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>While you drive, nothing opens in front of you. Press Arrived first.</source>
        <translation>Pendant que vous roulez, rien ne s’ouvre devant vous. Appuyez d’abord sur «&#x202f;Sur place&#x202f;».</translation>
    </message>
</context>
<context>
    <name>BandMeter</name>
    <message>
        <source>Good</source>
        <translation>Bon</translation>
    </message>
    <message>
        <source>Change soon</source>
        <translation>À changer bientôt</translation>
    </message>
    <message>
        <source>Too low</source>
        <translation>Trop bas</translation>
    </message>
    <message>
        <source>Too high</source>
        <translation>Trop élevé</translation>
    </message>
</context>
<context>
    <name>CameraCard</name>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>Ce que voit la caméra</translation>
    </message>
    <message>
        <source>Take the photo</source>
        <translation>Prendre la photo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close the camera</source>
        <translation>Fermer la caméra</translation>
    </message>
    <message>
        <source>The camera is an optional part that is not installed here: pip install {part}. A picture from a phone does as well.</source>
        <translation>La caméra est une partie facultative qui n’est pas installée ici&#x202f;: pip install {part}. Une photo prise au téléphone convient aussi.</translation>
    </message>
    <message>
        <source>No camera found. Plug one in and open this again, or choose a picture.</source>
        <translation>Aucune caméra trouvée. Branchez-en une et rouvrez, ou choisissez une image.</translation>
    </message>
    <message>
        <source>This computer lets no program use its camera, or not this one. Allow it in the system’s settings for privacy.</source>
        <translation>Cet ordinateur ne laisse aucun programme utiliser sa caméra, ou pas celui-ci. Autorisez-le dans les réglages de confidentialité du système.</translation>
    </message>
    <message>
        <source>The camera does not start. Close other programs that may be using it.</source>
        <translation>La caméra ne démarre pas. Fermez les autres programmes qui l’utilisent peut-être.</translation>
    </message>
    <message>
        <source>Light off</source>
        <translation>Éteindre la lampe</translation>
    </message>
    <message>
        <source>Light on</source>
        <translation>Allumer la lampe</translation>
    </message>
    <message>
        <source>The installed program comes without the camera part. Take the picture with a phone; then choose it, drop it here or paste it.</source>
        <translation>Le programme installé est livré sans la partie caméra. Prenez la photo avec un téléphone&#x202f;; puis choisissez-la, déposez-la ici ou collez-la.</translation>
    </message>
</context>
<context>
    <name>CarOutline</name>
    <message>
        <source>Left side</source>
        <translation>Côté gauche</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>Côté droit</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Rear</source>
        <translation>Arrière</translation>
    </message>
    <message>
        <source>From above</source>
        <translation>Vue de dessus</translation>
    </message>
    <message>
        <source>Outline of the car</source>
        <translation>Silhouette de la voiture</translation>
    </message>
    <message>
        <source>Arrow keys move the cross, Space puts a mark, Tab goes to the marks.</source>
        <translation>Les flèches déplacent la croix, Espace pose une marque, Tab va aux marques.</translation>
    </message>
</context>
<context>
    <name>CellPad</name>
    <message>
        <source>At least {limit} {unit}</source>
        <translation>Au moins {limit} {unit}</translation>
    </message>
    <message>
        <source>At most {limit} {unit}</source>
        <translation>Au plus {limit} {unit}</translation>
    </message>
</context>
<context>
    <name>ChecklistPage</name>
    <message>
        <source>{answered} of {total} answered</source>
        <translation>Rempli&#x202f;: {answered} sur {total}</translation>
    </message>
    <message>
        <source>Back to the job</source>
        <translation>Retour à la mission</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Finish…</source>
        <translation>Terminer…</translation>
    </message>
    <message>
        <source>Next open</source>
        <translation>Point suivant</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>Choisir des images</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Images ({patterns})</translation>
    </message>
    <message>
        <source>Each answer is on disk. Keys 1 2 3 answer, P photo, N note, / search, Ctrl+Z back.</source>
        <translation>Tout est enregistré. 1 2 3 répondent, P photo, N note, / chercher, Ctrl+Z annule.</translation>
    </message>
</context>
<context>
    <name>ChecklistPhotosPresenter</name>
    <message>
        <source>Photo: {name}</source>
        <translation>Photo&#x202f;: {name}</translation>
    </message>
</context>
<context>
    <name>ChecklistPresenter</name>
    <message>
        <source>Job</source>
        <translation>Mission</translation>
    </message>
    <message>
        <source>The signature did not cover this change. Let them sign again.</source>
        <translation>La signature ne couvrait pas cette modification. Faites signer à nouveau.</translation>
    </message>
</context>
<context>
    <name>ChecklistPreview</name>
    <message>
        <source>Checklist</source>
        <translation>Contrôle</translation>
    </message>
</context>
<context>
    <name>ChecklistSide</name>
    <message>
        <source>Only open</source>
        <translation>À remplir</translation>
    </message>
    <message>
        <source>Find an item</source>
        <translation>Trouver un point</translation>
    </message>
</context>
<context>
    <name>ChecklistsTab</name>
    <message>
        <source>No checklist on this job</source>
        <translation>Aucun contrôle pour cette mission</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>Ask the customer what to do about each</source>
        <translation>Demandez au client quoi faire pour chacun</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n constat</numerusform>
            <numerusform>%n constats</numerusform>
        </translation>
    </message>
    <message>
        <source>Not on this laptop yet</source>
        <translation>Pas encore sur cet ordinateur</translation>
    </message>
    <message>
        <source>Finished {time}</source>
        <translation>Terminé {time}</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>Pas commencé</translation>
    </message>
    <message>
        <source>{answered} of {total} answered</source>
        <translation>Rempli&#x202f;: {answered} sur {total}</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>What the customer wants done about: {finding}</source>
        <translation>Ce que le client veut faire pour&#x202f;: {finding}</translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>{field}: {what}</source>
        <translation>{field}&#x202f;: {what}</translation>
    </message>
    <message>
        <source>Note about the place</source>
        <translation>Note sur le lieu</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>What was different</source>
        <translation>Ce qui était différent</translation>
    </message>
    <message>
        <source>How bad</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>What the customer wants</source>
        <translation>Ce que veut le client</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Recommendation</source>
        <translation>Recommandation</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Odometer, km</source>
        <translation>Compteur, km</translation>
    </message>
    <message>
        <source>Software of the car</source>
        <translation>Logiciel de la voiture</translation>
    </message>
    <message>
        <source>Status of the job</source>
        <translation>État du travail</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
</context>
<context>
    <name>ConflictCard</name>
    <message>
        <source>You choose</source>
        <translation>À vous de choisir</translation>
    </message>
    <message>
        <source>You and the office wrote in the same place. Work goes on meanwhile.</source>
        <translation>Vous et le bureau avez écrit au même endroit. Le travail continue en attendant.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>As both found it</source>
        <translation>Tel que trouvé par les deux</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>La mienne</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Bureau</translation>
    </message>
    <message>
        <source>Keep both, one after the other</source>
        <translation>Garder les deux, l’une après l’autre</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Garder la mienne</translation>
    </message>
    <message>
        <source>Keep office</source>
        <translation>Garder le bureau</translation>
    </message>
    <message>
        <source>Keep mine: {text}</source>
        <translation>Garder la mienne&#x202f;: {text}</translation>
    </message>
    <message>
        <source>Keep office: {text}</source>
        <translation>Garder le bureau&#x202f;: {text}</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(vide)</translation>
    </message>
</context>
<context>
    <name>ContactsColumn</name>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Note about the place</source>
        <translation>Note sur le lieu</translation>
    </message>
    <message>
        <source>Message {time}</source>
        <translation>Message {time}</translation>
    </message>
    <message>
        <source>The car is ready</source>
        <translation>La voiture est prête</translation>
    </message>
    <message>
        <source>On my way</source>
        <translation>J’arrive</translation>
    </message>
    <message>
        <source>Running late</source>
        <translation>En retard</translation>
    </message>
</context>
<context>
    <name>CopyCard</name>
    <message>
        <source>Save a copy</source>
        <translation>Enregistrer une copie</translation>
    </message>
    <message>
        <source>Save a copy of what is not sent yet</source>
        <translation>Enregistrer une copie de ce qui n’est pas encore envoyé</translation>
    </message>
    <message>
        <source>One encrypted file, for another laptop of yours or for the office to take in. Everything also stays here. Without the passphrase nobody can open it.</source>
        <translation>Un fichier chiffré, à reprendre sur un autre de vos portables ou au bureau. Tout reste aussi ici. Sans la phrase secrète, personne ne peut l’ouvrir.</translation>
    </message>
    <message>
        <source>Passphrase, at least 8 characters</source>
        <translation>Phrase secrète, au moins 8 caractères</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Choose where to save it</source>
        <translation>Choisir l’emplacement</translation>
    </message>
    <message>
        <source>Too short. Use at least 8 characters.</source>
        <translation>Trop court. Utilisez au moins 8 caractères.</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n réponse</numerusform>
            <numerusform>%n réponses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checklist(s)</source>
        <translation>
            <numerusform>%n contrôle</numerusform>
            <numerusform>%n contrôles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) graded</source>
        <translation>
            <numerusform>%n étape notée</numerusform>
            <numerusform>%n étapes notées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part movement(s)</source>
        <translation>
            <numerusform>%n mouvement de pièce</numerusform>
            <numerusform>%n mouvements de pièces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time entry(s)</source>
        <translation>
            <numerusform>%n temps saisi</numerusform>
            <numerusform>%n temps saisis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signature(s)</source>
        <translation>
            <numerusform>%n signature</numerusform>
            <numerusform>%n signatures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n constat</numerusform>
            <numerusform>%n constats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damage mark(s)</source>
        <translation>
            <numerusform>%n marque de dommage</numerusform>
            <numerusform>%n marques de dommage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) after a repair</source>
        <translation>
            <numerusform>%n contrôle après réparation</numerusform>
            <numerusform>%n contrôles après réparation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deviation(s)</source>
        <translation>
            <numerusform>%n dérogation</numerusform>
            <numerusform>%n dérogations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other change(s)</source>
        <translation>
            <numerusform>%n autre modification</numerusform>
            <numerusform>%n autres modifications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n modification</numerusform>
            <numerusform>%n modifications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait on this laptop</source>
        <translation>
            <numerusform>%n modification attend ici</numerusform>
            <numerusform>%n modifications attendent ici</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) wait on this laptop</source>
        <translation>
            <numerusform>%n photo attend ici</numerusform>
            <numerusform>%n photos attendent ici</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerTab</name>
    <message>
        <source>Sign here, with a finger or a pen</source>
        <translation>Signez ici, avec le doigt ou le stylet</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Name of the one who signs</source>
        <translation>Nom de la personne qui signe</translation>
    </message>
    <message>
        <source>Why does nobody sign?</source>
        <translation>Pourquoi personne ne signe&#x202f;?</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Nobody signs</source>
        <translation>Personne ne signe</translation>
    </message>
    <message>
        <source>The customer signs</source>
        <translation>Le client signe</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Not signed at {time}: {reason}</source>
        <translation>Non signé à {time}&#x202f;: {reason}</translation>
    </message>
    <message>
        <source>{name} signed at {time}</source>
        <translation>{name} a signé à {time}</translation>
    </message>
    <message>
        <source>Nobody has signed.</source>
        <translation>Personne n’a signé.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>In {language}, the customer&apos;s language.</source>
        <translation>En {language}, la langue du client.</translation>
    </message>
    <message>
        <source>No e-mail address: print it, or ask the office.</source>
        <translation>Pas d’adresse e-mail&#x202f;: imprimez, ou demandez au bureau.</translation>
    </message>
    <message>
        <source>Go on without a signature</source>
        <translation>Continuer sans signature</translation>
    </message>
    <message>
        <source>The report says who did not sign, and why.</source>
        <translation>Le rapport dit qui n’a pas signé, et pourquoi.</translation>
    </message>
    <message>
        <source>Sign after all</source>
        <translation>Signer quand même</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>Continuer sans</translation>
    </message>
    <message>
        <source>The customer signs on the pad first.</source>
        <translation>Le client signe d’abord dans le cadre.</translation>
    </message>
    <message>
        <source>Let the customer sign</source>
        <translation>Faire signer le client</translation>
    </message>
    <message>
        <source>Nobody there? Say why, then go on without a signature.</source>
        <translation>Personne&#x202f;? Dites pourquoi, puis continuez sans signature.</translation>
    </message>
    <message>
        <source>Save signature</source>
        <translation>Enregistrer la signature</translation>
    </message>
    <message>
        <source>Whose signature is it?</source>
        <translation>De qui est la signature&#x202f;?</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Dites pourquoi, en quelques mots.</translation>
    </message>
    <message>
        <source>Customer declines</source>
        <translation>Le client refuse</translation>
    </message>
    <message>
        <source>Keep the price</source>
        <translation>Garder le prix</translation>
    </message>
    <message>
        <source>Get the customer&apos;s yes, then go on</source>
        <translation>Obtenir l’accord, puis continuer</translation>
    </message>
    <message>
        <source>After a no the agreed price holds; the extra work becomes advice.</source>
        <translation>Un refus garde le prix convenu&#x202f;; le travail en plus est noté comme conseil.</translation>
    </message>
    <message>
        <source>Save agreement</source>
        <translation>Enregistrer l’accord</translation>
    </message>
</context>
<context>
    <name>DamageCard</name>
    <message>
        <source>Damage on the car</source>
        <translation>Dégâts sur la voiture</translation>
    </message>
    <message>
        <source>Choose what it is, then tap where it is.</source>
        <translation>Choisissez ce que c’est, puis touchez l’endroit.</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>Qu’est-ce que c’est&#x202f;?</translation>
    </message>
    <message>
        <source>In a few words</source>
        <translation>En quelques mots</translation>
    </message>
    <message>
        <source>For example: 8 cm, to the primer</source>
        <translation>Par exemple&#x202f;: 8 cm, jusqu’à l’apprêt</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>Ajouter une photo</translation>
    </message>
    <message>
        <source>Take the mark off</source>
        <translation>Retirer la marque</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Images ({patterns})</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>Choisir des images</translation>
    </message>
    <message>
        <source>Dashed: seen on {day} already. {marks}</source>
        <translation>En pointillé&#x202f;: déjà vu le {day}. {marks}</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>One day earlier: {what}</source>
        <translation>Un jour plus tôt&#x202f;: {what}</translation>
    </message>
    <message>
        <source>One day later: {what}</source>
        <translation>Un jour plus tard&#x202f;: {what}</translation>
    </message>
    <message>
        <source>Write the day like {example}.</source>
        <translation>Écrivez le jour ainsi&#x202f;: {example}.</translation>
    </message>
</context>
<context>
    <name>DeliveryCards</name>
    <message>
        <source>Take back</source>
        <translation>Annuler l’envoi</translation>
    </message>
    <message>
        <source>At the office, leaves {time}</source>
        <translation>Au bureau, part à {time}</translation>
    </message>
    <message>
        <source>Handed to the printer {time}</source>
        <translation>Remis à l’imprimante {time}</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>Non imprimé</translation>
    </message>
    <message>
        <source>This computer is not told whether it came out. Look at the printer.</source>
        <translation>Cet ordinateur n’apprend pas si l’impression est sortie. Regarde l’imprimante.</translation>
    </message>
    <message>
        <source>It came out</source>
        <translation>C’est imprimé</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Réimprimer</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Missions</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Know-how</source>
        <translation>Savoir</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synchro</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
</context>
<context>
    <name>EarlierReports</name>
    <message>
        <source>Earlier reports of this car</source>
        <translation>Rapports antérieurs de cette voiture</translation>
    </message>
    <message>
        <source>{day}, version {version}</source>
        <translation>{day}, version {version}</translation>
    </message>
</context>
<context>
    <name>FindingBox</name>
    <message>
        <source>Photos · at least one</source>
        <translation>Photos · au moins une</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Photos: {item}</source>
        <translation>Photos&#x202f;: {item}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Note: {item}</source>
        <translation>Note&#x202f;: {item}</translation>
    </message>
    <message>
        <source>How bad? {item}</source>
        <translation>Quelle gravité&#x202f;? {item}</translation>
    </message>
    <message>
        <source>How bad?</source>
        <translation>Quelle gravité&#x202f;?</translation>
    </message>
</context>
<context>
    <name>FinishingPresenter</name>
    <message>
        <source>Checklist finished</source>
        <translation>Contrôle terminé</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) still open: {named}</source>
        <translation>
            <numerusform>%n point reste à remplir&#x202f;: {named}</numerusform>
            <numerusform>%n points restent à remplir&#x202f;: {named}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FollowUp</name>
    <message>
        <source>What the customer wants: {item}</source>
        <translation>Ce que veut le client&#x202f;: {item}</translation>
    </message>
    <message>
        <source>Customer wants</source>
        <translation>Le client veut</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Take the deviation back: {item}</source>
        <translation>Annuler la dérogation&#x202f;: {item}</translation>
    </message>
    <message>
        <source>Repaired: check again</source>
        <translation>Réparé&#x202f;: contrôler à nouveau</translation>
    </message>
    <message>
        <source>Accept as a deviation</source>
        <translation>Accepter en dérogation</translation>
    </message>
    <message>
        <source>What is unsafe must be repaired.</source>
        <translation>Ce qui est dangereux doit être réparé.</translation>
    </message>
    <message>
        <source>Accepted by {lead}; {owner} sees to it until {day}</source>
        <translation>Accepté par {lead}&#x202f;; {owner} s’en occupe d’ici le {day}</translation>
    </message>
</context>
<context>
    <name>FollowUpPresenter</name>
    <message>
        <source>Before the vehicle may leave</source>
        <translation>Avant que le véhicule puisse partir</translation>
    </message>
    <message>
        <source>Accepted as a deviation</source>
        <translation>Accepté en dérogation</translation>
    </message>
    <message>
        <source>Checked again; both values are kept</source>
        <translation>Contrôlé à nouveau&#x202f;; les deux valeurs sont gardées</translation>
    </message>
    <message>
        <source>Moved to the newer version</source>
        <translation>Passé à la version plus récente</translation>
    </message>
    <message>
        <source>The signature did not cover this decision. Let the customer sign again.</source>
        <translation>La signature ne couvrait pas cette décision. Faites signer à nouveau le client.</translation>
    </message>
    <message>
        <source>The office is being asked who allows it …</source>
        <translation>Le bureau est interrogé sur la personne qui autorise …</translation>
    </message>
</context>
<context>
    <name>GuidePage</name>
    <message>
        <source>Welcome</source>
        <translation>Bienvenue</translation>
    </message>
    <message>
        <source>One next step</source>
        <translation>Une seule étape suivante</translation>
    </message>
    <message>
        <source>The big button at the bottom right is always what comes next: drive, arrived, start, open the checklist, sign. Ctrl+Enter presses it.</source>
        <translation>Le grand bouton en bas à droite est toujours la suite&#x202f;: partir, sur place, commencer, ouvrir le contrôle, signer. Ctrl+Entrée l’actionne.</translation>
    </message>
    <message>
        <source>Saved at every tap</source>
        <translation>Enregistré à chaque appui</translation>
    </message>
    <message>
        <source>There is no Save button and no waiting. Without a network everything goes on; the pill at the top right says what waits on this laptop.</source>
        <translation>Pas de bouton Enregistrer, pas d’attente. Sans réseau, tout continue&#x202f;; la pastille en haut à droite dit ce qui attend sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Find and undo</source>
        <translation>Trouver et annuler</translation>
    </message>
    <message>
        <source>Ctrl+K finds jobs, plates, parts, articles and everything one can do. F1 explains the screen you are on. What went wrong, Undo takes back for 8 seconds.</source>
        <translation>Ctrl+K trouve missions, plaques, pièces, articles et tout ce qu’on peut faire. F1 explique l’écran. Une erreur&#x202f;? Annuler la reprend pendant 8 secondes.</translation>
    </message>
    <message>
        <source>Three things to know</source>
        <translation>Trois choses à savoir</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Compris</translation>
    </message>
    <message>
        <source>Help: {screen}</source>
        <translation>Aide&#x202f;: {screen}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>InvoiceCard</name>
    <message>
        <source>Invoice so far</source>
        <translation>Facture à ce stade</translation>
    </message>
    <message>
        <source>Down to the agreed price</source>
        <translation>Remise au prix convenu</translation>
    </message>
    <message>
        <source>{part} has no price in {currency}; the office sets it.</source>
        <translation>{part} n’a pas de prix en {currency}&#x202f;; le bureau le fixe.</translation>
    </message>
    <message>
        <source>VAT {percent} %</source>
        <translation>TVA {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>À payer</translation>
    </message>
    <message>
        <source>A draft; the office sends the invoice.</source>
        <translation>Un projet&#x202f;; le bureau envoie la facture.</translation>
    </message>
    <message>
        <source>Labour, {minutes}</source>
        <translation>Main-d’œuvre, {minutes}</translation>
    </message>
    <message>
        <source>To pay so far</source>
        <translation>À payer à ce stade</translation>
    </message>
</context>
<context>
    <name>ItemCard</name>
    <message>
        <source>Not OK</source>
        <translation>Pas OK</translation>
    </message>
</context>
<context>
    <name>ItemDamage</name>
    <message>
        <source>Mark damage on the car</source>
        <translation>Marquer un dommage sur la voiture</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n marque</numerusform>
            <numerusform>%n marques</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemEditors</name>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove {entry}</source>
        <translation>Retirer {entry}</translation>
    </message>
    <message>
        <source>Add another</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Add another: {item}</source>
        <translation>Ajouter&#x202f;: {item}</translation>
    </message>
</context>
<context>
    <name>ItemSearch</name>
    <message>
        <source>Find an item: number or word</source>
        <translation>Trouver un point&#x202f;: numéro ou mot</translation>
    </message>
</context>
<context>
    <name>JobHeader</name>
    <message>
        <source>Copy the VIN</source>
        <translation>Copier le VIN</translation>
    </message>
    <message>
        <source>Status of the job</source>
        <translation>État de la mission</translation>
    </message>
    <message>
        <source>speaks {language}</source>
        <translation>parle {language}</translation>
    </message>
</context>
<context>
    <name>JobPage</name>
    <message>
        <source>Parts of the job</source>
        <translation>Parties de la mission</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Checklists</source>
        <translation>Contrôles</translation>
    </message>
    <message>
        <source>Parts &amp;&amp; time</source>
        <translation>Pièces et temps</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>JobPresenter</name>
    <message>
        <source>VIN copied: {vin}</source>
        <translation>VIN copié&#x202f;: {vin}</translation>
    </message>
    <message>
        <source>Travel timer runs</source>
        <translation>Le temps de trajet tourne</translation>
    </message>
    <message>
        <source>Arrived; travel timer stopped</source>
        <translation>Arrivé&#x202f;; temps de trajet arrêté</translation>
    </message>
    <message>
        <source>Work started; labour timer runs</source>
        <translation>Travail commencé&#x202f;; le temps de travail tourne</translation>
    </message>
    <message>
        <source>Labour timer runs again</source>
        <translation>Le temps de travail tourne de nouveau</translation>
    </message>
    <message>
        <source>Job completed</source>
        <translation>Mission terminée</translation>
    </message>
    <message>
        <source>Timers stopped</source>
        <translation>Chronos arrêtés</translation>
    </message>
    <message>
        <source>The signature did not cover this decision. Let the customer sign again.</source>
        <translation>La signature ne couvrait pas cette décision. Faites signer à nouveau le client.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>JobsPage</name>
    <message>
        <source>Jobs</source>
        <translation>Missions</translation>
    </message>
    <message>
        <source>Number, customer, plate or VIN</source>
        <translation>Numéro, client, plaque ou VIN</translation>
    </message>
    <message>
        <source>Find a job</source>
        <translation>Chercher une mission</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvertes</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminées</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Which jobs</source>
        <translation>Quelles missions</translation>
    </message>
    <message>
        <source>No jobs here</source>
        <translation>Aucune mission ici</translation>
    </message>
    <message>
        <source>Try other words, or All.</source>
        <translation>Essayez d’autres mots, ou Toutes.</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n mission</numerusform>
            <numerusform>%n missions</numerusform>
        </translation>
    </message>
    <message>
        <source>New job on site</source>
        <translation>Nouvelle mission sur place</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Par jour</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>Par état</translation>
    </message>
    <message>
        <source>By place</source>
        <translation>Par lieu</translation>
    </message>
    <message>
        <source>By customer</source>
        <translation>Par client</translation>
    </message>
    <message>
        <source>Sort and group</source>
        <translation>Trier et grouper</translation>
    </message>
    <message>
        <source>No open jobs</source>
        <translation>Aucune mission ouverte</translation>
    </message>
    <message>
        <source>New jobs arrive by themselves when the network is there.</source>
        <translation>Les nouvelles missions arrivent d’elles-mêmes avec le réseau.</translation>
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
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>KnowledgePage</name>
    <message>
        <source>Know-how</source>
        <translation>Savoir</translation>
    </message>
    <message>
        <source>Works offline</source>
        <translation>Marche hors ligne</translation>
    </message>
    <message>
        <source>Symptom, fault code, model or word</source>
        <translation>Symptôme, code défaut, modèle ou mot</translation>
    </message>
    <message>
        <source>Find an article</source>
        <translation>Chercher un article</translation>
    </message>
    <message>
        <source>Nothing on “{words}”</source>
        <translation>Rien sur «&#x202f;{words}&#x202f;»</translation>
    </message>
    <message>
        <source>No articles on this laptop yet</source>
        <translation>Pas encore d’articles sur cet ordinateur</translation>
    </message>
    <message>
        <source>Try another word, or the fault code.</source>
        <translation>Essayez un autre mot, ou le code défaut.</translation>
    </message>
    <message numerus="yes">
        <source>%n not read yet</source>
        <comment>articles</comment>
        <translation>
            <numerusform>%n pas encore lu</numerusform>
            <numerusform>%n pas encore lus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KnowledgePresenter</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>KnownBy</name>
    <message>
        <source>User name</source>
        <translation>Nom d’utilisateur</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Sign in instead</source>
        <translation>Plutôt se connecter</translation>
    </message>
    <message>
        <source>By PIN instead</source>
        <translation>Plutôt par code PIN</translation>
    </message>
    <message>
        <source>Whose sign-in is it?</source>
        <translation>Qui se connecte&#x202f;?</translation>
    </message>
</context>
<context>
    <name>LeftAnswers</name>
    <message>
        <source>Answers without a place in this version</source>
        <translation>Réponses sans place dans cette version</translation>
    </message>
    <message>
        <source>{question}: {answer} (version {version})</source>
        <translation>{question}&#x202f;: {answer} (version {version})</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message>
        <source>Labour, hours</source>
        <translation>Main-d’œuvre, heures</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Pièce</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Frais</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Remise</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>What for?</source>
        <translation>Pour quoi&#x202f;?</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Price without VAT</source>
        <translation>Prix hors TVA</translation>
    </message>
    <message>
        <source>Add to the price</source>
        <translation>Ajouter au prix</translation>
    </message>
    <message>
        <source>Write a few words first.</source>
        <translation>Écrivez d’abord quelques mots.</translation>
    </message>
    <message>
        <source>Give a price, for example 790.</source>
        <translation>Donnez un prix, par exemple 790.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>LoadingBars</name>
    <message>
        <source>Loading</source>
        <translation>Chargement</translation>
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
        <translation>Marque retirée</translation>
    </message>
    <message>
        <source>Photo: {name}</source>
        <translation>Photo&#x202f;: {name}</translation>
    </message>
    <message>
        <source>Mark on the car</source>
        <translation>Marque sur la voiture</translation>
    </message>
</context>
<context>
    <name>MeasureCell</name>
    <message>
        <source>Last visit {value} {unit}</source>
        <translation>Visite précédente {value} {unit}</translation>
    </message>
</context>
<context>
    <name>Messenger</name>
    <message numerus="yes">
        <source>%n new job(s)</source>
        <translation>
            <numerusform>%n nouvelle mission</numerusform>
            <numerusform>%n nouvelles missions</numerusform>
        </translation>
    </message>
    <message>
        <source>{title} waits at {printer}. {trouble}</source>
        <translation>{title} attend sur {printer}. {trouble}</translation>
    </message>
    <message>
        <source>{printer} did not print {title}. Print it again, or on another printer.</source>
        <translation>{printer} n’a pas imprimé {title}. Réimprimez, ou sur une autre imprimante.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Et %n autre.</numerusform>
            <numerusform>Et %n autres.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is news.</source>
        <translation>Il y a du nouveau.</translation>
    </message>
    <message>
        <source>New job: {customer}, {when}.</source>
        <translation>Nouvelle mission&#x202f;: {customer}, {when}.</translation>
    </message>
    <message>
        <source>Changed by the office: {customer}.</source>
        <translation>Modifié par le bureau&#x202f;: {customer}.</translation>
    </message>
    <message>
        <source>You and the office wrote in the same place. Sync shows both.</source>
        <translation>Vous et le bureau avez écrit au même endroit. Synchro montre les deux.</translation>
    </message>
    <message>
        <source>The e-mail to {address} came back.</source>
        <translation>L’e-mail à {address} est revenu.</translation>
    </message>
    <message>
        <source>an earlier job</source>
        <translation>une intervention antérieure</translation>
    </message>
    <message>
        <source>Your work on {job} came too late. The office decides about it.</source>
        <translation>Votre travail sur {job} est arrivé trop tard. Le bureau décide.</translation>
    </message>
    <message>
        <source>The office has decided about your late work on {job}. Sync says how.</source>
        <translation>Le bureau a décidé de votre travail tardif sur {job}. Voir Synchro.</translation>
    </message>
</context>
<context>
    <name>NewJobPage</name>
    <message>
        <source>New job on site</source>
        <translation>Nouvelle mission sur place</translation>
    </message>
    <message>
        <source>Works offline</source>
        <translation>Marche hors ligne</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Missions</translation>
    </message>
    <message>
        <source>What the customer says</source>
        <translation>Ce que dit le client</translation>
    </message>
    <message>
        <source>Language of the customer</source>
        <translation>Langue du client</translation>
    </message>
    <message>
        <source>It gets its number when the network is back</source>
        <translation>Elle reçoit son numéro au retour du réseau</translation>
    </message>
    <message>
        <source>Create job</source>
        <translation>Créer la mission</translation>
    </message>
    <message>
        <source>The car and what is wrong</source>
        <translation>La voiture et le problème</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>VIN</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>Plaque</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Marque</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>The customer and the place</source>
        <translation>Le client et le lieu</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Rue</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>À remplir</translation>
    </message>
    <message>
        <source>17 letters and digits, never I, O or Q</source>
        <translation>17 lettres et chiffres, jamais I, O ni Q</translation>
    </message>
</context>
<context>
    <name>NewerVersion</name>
    <message>
        <source>Move over</source>
        <translation>Changer de version</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>A newer version of this checklist is here: {version}</source>
        <translation>Une version plus récente est disponible&#x202f;: {version}</translation>
    </message>
    <message>
        <source>You may go on with the one you began.</source>
        <translation>Vous pouvez continuer avec celle commencée.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) keep their place</source>
        <translation>
            <numerusform>%n réponse garde sa place</numerusform>
            <numerusform>%n réponses gardent leur place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) are new</source>
        <translation>
            <numerusform>%n question est nouvelle</numerusform>
            <numerusform>%n questions sont nouvelles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) have no place; they stay readable</source>
        <translation>
            <numerusform>%n réponse n’a pas de place&#x202f;; elle reste lisible</numerusform>
            <numerusform>%n réponses n’ont pas de place&#x202f;; elles restent lisibles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NextStep</name>
    <message>
        <source>Drive to {place}</source>
        <translation>Direction {place}</translation>
    </message>
    <message>
        <source>The travel timer starts by itself.</source>
        <translation>Le temps de trajet démarre tout seul.</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>En route</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Tap when you are at {place}</source>
        <translation>Appuyez une fois sur place&#x202f;: {place}</translation>
    </message>
    <message>
        <source>Travel time stops.</source>
        <translation>Le temps de trajet s’arrête.</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Sur place</translation>
    </message>
    <message>
        <source>Start the work</source>
        <translation>Commencer le travail</translation>
    </message>
    <message>
        <source>The labour timer starts by itself.</source>
        <translation>Le temps de travail démarre tout seul.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Cannot complete</source>
        <translation>Impossible à finir</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>{done} of {all} steps graded</source>
        <translation>Étapes notées&#x202f;: {done} sur {all}</translation>
    </message>
    <message>
        <source>Grade the steps</source>
        <translation>Noter les étapes</translation>
    </message>
    <message>
        <source>{answered} of {total} answered</source>
        <translation>Rempli&#x202f;: {answered} sur {total}</translation>
    </message>
    <message>
        <source>Let the customer sign</source>
        <translation>Faire signer le client</translation>
    </message>
    <message>
        <source>Customer signs</source>
        <translation>Faire signer</translation>
    </message>
    <message>
        <source>Hand over the report</source>
        <translation>Remettre le rapport</translation>
    </message>
    <message>
        <source>Made here and now, without a network.</source>
        <translation>Fait ici et maintenant, sans réseau.</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>Ouvrir le rapport</translation>
    </message>
    <message>
        <source>Everything is done</source>
        <translation>Tout est fait</translation>
    </message>
    <message>
        <source>Complete job</source>
        <translation>Terminer la mission</translation>
    </message>
    <message>
        <source>Open checklist</source>
        <translation>Ouvrir le contrôle</translation>
    </message>
    <message>
        <source>The price waits for the customer</source>
        <translation>Le prix attend le client</translation>
    </message>
    <message>
        <source>It rises by more than 15 %.</source>
        <translation>Il augmente de plus de 15&#xa0;%.</translation>
    </message>
    <message>
        <source>Ask the customer</source>
        <translation>Demander au client</translation>
    </message>
    <message>
        <source>Nothing left to do here</source>
        <translation>Il n’y a plus rien à faire ici</translation>
    </message>
    <message>
        <source>The next job stands on Today.</source>
        <translation>La mission suivante est dans «&#x202f;Aujourd’hui&#x202f;».</translation>
    </message>
    <message>
        <source>Next job</source>
        <translation>Mission suivante</translation>
    </message>
</context>
<context>
    <name>NumericPad</name>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Delete last digit</source>
        <translation>Effacer le dernier chiffre</translation>
    </message>
    <message>
        <source>Plus or minus</source>
        <translation>Plus ou moins</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
</context>
<context>
    <name>ObstaclePanel</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OnPaper</name>
    <message>
        <source>On paper</source>
        <translation>Sur papier</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>No printer on this laptop.</source>
        <translation>Pas d’imprimante sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Exemplaires</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>Recto verso</translation>
    </message>
    <message>
        <source>Photos too</source>
        <translation>Les photos aussi</translation>
    </message>
    <message>
        <source>Print now</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>No printer is set up on this laptop.</source>
        <translation>Aucune imprimante n’est installée sur cet ordinateur.</translation>
    </message>
</context>
<context>
    <name>OutOfServicePage</name>
    <message>
        <source>Out of service</source>
        <translation>Hors service</translation>
    </message>
    <message>
        <source>The office has taken this laptop out of service</source>
        <translation>Le bureau a mis cet ordinateur hors service</translation>
    </message>
    <message>
        <source>Everything on it is being erased. Leave it on for a moment.</source>
        <translation>Tout son contenu est en cours d’effacement. Laissez-le allumé un instant.</translation>
    </message>
    <message>
        <source>Customers, jobs, photos and reports on it were erased for good.</source>
        <translation>Les clients, missions, photos et rapports qu’il contenait sont effacés définitivement.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>Call the office. With a new device code from there you sign in again, and your jobs come back.</source>
        <translation>Appelez le bureau. Avec un nouveau code d’appareil, vous vous reconnectez et vos missions reviennent.</translation>
    </message>
    <message>
        <source>Nothing is left on this laptop</source>
        <translation>Il ne reste rien sur cet ordinateur</translation>
    </message>
    <message>
        <source>To go on working here you need a new device code.</source>
        <translation>Pour continuer ici, il vous faut un nouveau code d’appareil.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Se reconnecter</translation>
    </message>
    <message>
        <source>Your work was sent to the office first.</source>
        <translation>Votre travail a d’abord été envoyé au bureau.</translation>
    </message>
    <message>
        <source>Everything you had done was at the office already.</source>
        <translation>Tout ce que vous aviez fait était déjà au bureau.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are not at the office and are gone.</source>
        <translation>
            <numerusform>%n modification n’est pas au bureau et est perdue.</numerusform>
            <numerusform>%n modifications ne sont pas au bureau et sont perdues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) or file(s) are not at the office and are gone.</source>
        <translation>
            <numerusform>%n photo ou fichier n’est pas au bureau et est perdu.</numerusform>
            <numerusform>%n photos ou fichiers ne sont pas au bureau et sont perdus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tell the office what you remember of it.</source>
        <translation>Dites au bureau ce dont vous vous souvenez.</translation>
    </message>
</context>
<context>
    <name>PageButton</name>
    <message>
        <source>Page {number}</source>
        <translation>Page {number}</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Page of the report</source>
        <translation>Page du rapport</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message>
        <source>Try fewer letters.</source>
        <translation>Essayez avec moins de lettres.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Mission</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Véhicule</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Pièce</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Article</translation>
    </message>
</context>
<context>
    <name>PartCard</name>
    <message>
        <source>{count} planned</source>
        <translation>prévu&#x202f;: {count}</translation>
    </message>
    <message>
        <source>{count} in this car</source>
        <translation>{count} dans cette voiture</translation>
    </message>
    <message>
        <source>Used: {part}</source>
        <translation>Posé&#x202f;: {part}</translation>
    </message>
    <message>
        <source>Serial number of the new part</source>
        <translation>Numéro de série de la pièce neuve</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Posé</translation>
    </message>
    <message>
        <source>Tag for the old part</source>
        <translation>Étiquette pour l’ancienne pièce</translation>
    </message>
</context>
<context>
    <name>PartsPage</name>
    <message>
        <source>Parts</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>In this car</source>
        <translation>Dans cette voiture</translation>
    </message>
    <message>
        <source>Part number or name</source>
        <translation>Référence ou nom</translation>
    </message>
    <message>
        <source>Find a part</source>
        <translation>Chercher une pièce</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>Scan a label by camera</source>
        <translation>Scanner une étiquette à la caméra</translation>
    </message>
    <message>
        <source>Hold the label before the camera; its code is read by itself</source>
        <translation>Tenez l’étiquette devant la caméra&#x202f;; le code se lit tout seul</translation>
    </message>
    <message>
        <source>No such part</source>
        <translation>Pièce introuvable</translation>
    </message>
    <message>
        <source>Try fewer letters, or the number from the box.</source>
        <translation>Essayez moins de lettres, ou le numéro sur la boîte.</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) in this car</source>
        <translation>
            <numerusform>%n pièce dans cette voiture</numerusform>
            <numerusform>%n pièces dans cette voiture</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {total} shown</source>
        <translation>Affichage&#x202f;: {shown} sur {total}</translation>
    </message>
    <message>
        <source>Scan a label</source>
        <translation>Scanner une étiquette</translation>
    </message>
    <message>
        <source>Choose a picture of the label, paste it, or drop it on the page</source>
        <translation>Choisissez une image de l’étiquette, collez-la ou déposez-la sur la page</translation>
    </message>
    <message>
        <source>Choose a picture of the label</source>
        <translation>Choisir une image de l’étiquette</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Images ({patterns})</translation>
    </message>
    <message>
        <source>Save the tag</source>
        <translation>Enregistrer l’étiquette</translation>
    </message>
</context>
<context>
    <name>PartsPresenter</name>
    <message>
        <source>Count saved</source>
        <translation>Comptage enregistré</translation>
    </message>
    <message numerus="yes">
        <source>%n loaded</source>
        <translation>
            <numerusform>%n chargée</numerusform>
            <numerusform>%n chargées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n returned</source>
        <translation>
            <numerusform>%n rendue</numerusform>
            <numerusform>%n rendues</numerusform>
        </translation>
    </message>
    <message>
        <source>picture</source>
        <translation>image</translation>
    </message>
    <message>
        <source>Read: {code}</source>
        <translation>Lu&#x202f;: {code}</translation>
    </message>
    <message>
        <source>No code found in this picture. Take it closer, straight and sharp.</source>
        <translation>Aucun code sur cette image. Reprenez-la de plus près, droite et nette.</translation>
    </message>
</context>
<context>
    <name>PartsTimeTab</name>
    <message>
        <source>Add a part from the catalogue</source>
        <translation>Ajouter une pièce du catalogue</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>Référence ou nom</translation>
    </message>
    <message>
        <source>{count} in this car</source>
        <translation>{count} dans cette voiture</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>No parts on this job</source>
        <translation>Aucune pièce sur cette mission</translation>
    </message>
    <message>
        <source>Search the catalogue. Works offline.</source>
        <translation>Cherchez dans le catalogue. Marche hors ligne.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Stop the timer</source>
        <translation>Arrêter le chrono</translation>
    </message>
    <message>
        <source>Start: {kind}</source>
        <translation>Démarrer&#x202f;: {kind}</translation>
    </message>
    <message>
        <source>entered by hand</source>
        <translation>saisi à la main</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>depuis {time}</translation>
    </message>
    <message>
        <source>The clock or the laptop was reset meanwhile; check the length.</source>
        <translation>L’horloge ou l’ordinateur a été réinitialisé entre-temps&#x202f;; vérifiez la durée.</translation>
    </message>
    <message>
        <source>Enter time by hand</source>
        <translation>Saisir le temps à la main</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Kilometres, if driven</source>
        <translation>Kilomètres, si trajet</translation>
    </message>
    <message>
        <source>Add time</source>
        <translation>Ajouter le temps</translation>
    </message>
    <message>
        <source>Whole minutes, 1 to 1440</source>
        <translation>Minutes entières, de 1 à 1440</translation>
    </message>
    <message>
        <source>Whole kilometres</source>
        <translation>Kilomètres entiers</translation>
    </message>
    <message>
        <source>Tags for stored wheels</source>
        <translation>Étiquettes pour roues stockées</translation>
    </message>
    <message>
        <source>Save the tag</source>
        <translation>Enregistrer l’étiquette</translation>
    </message>
    <message>
        <source>Save the tags</source>
        <translation>Enregistrer les étiquettes</translation>
    </message>
</context>
<context>
    <name>PhotoDrawing</name>
    <message>
        <source>Done drawing</source>
        <translation>Dessin terminé</translation>
    </message>
</context>
<context>
    <name>PhotoQuestion</name>
    <message>
        <source>A photo is needed</source>
        <translation>Il faut une photo</translation>
    </message>
</context>
<context>
    <name>PhotosTab</name>
    <message>
        <source>Photos of this job</source>
        <translation>Photos de cette mission</translation>
    </message>
    <message>
        <source>What does it show?</source>
        <translation>Que montre-t-elle&#x202f;?</translation>
    </message>
    <message>
        <source>Remove photo</source>
        <translation>Retirer la photo</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>Choisir des images</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>Take a photo with this computer’s camera</source>
        <translation>Prendre une photo avec la caméra de cet ordinateur</translation>
    </message>
    <message>
        <source>or drop pictures here</source>
        <translation>ou déposez des images ici</translation>
    </message>
    <message>
        <source>Photo of a finding</source>
        <translation>Photo d’un constat</translation>
    </message>
    <message>
        <source>Photo of a checklist item</source>
        <translation>Photo d’un point de contrôle</translation>
    </message>
    <message>
        <source>Photo of a step</source>
        <translation>Photo d’une étape</translation>
    </message>
    <message>
        <source>Photo of the job</source>
        <translation>Photo de la mission</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Images ({patterns})</translation>
    </message>
    <message>
        <source>Photo of a damage mark</source>
        <translation>Photo d’un repère de dommage</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>Pasted picture</source>
        <translation>Image collée</translation>
    </message>
</context>
<context>
    <name>PlanTab</name>
    <message>
        <source>Changed by the office {time}</source>
        <translation>Modifié par le bureau {time}</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>What the customer says</source>
        <translation>Ce que dit le client</translation>
    </message>
    <message>
        <source>At the place</source>
        <translation>Sur place</translation>
    </message>
    <message>
        <source>What remote diagnosis found</source>
        <translation>Ce que le diagnostic à distance a trouvé</translation>
    </message>
    <message>
        <source>{percent} % sure</source>
        <translation>sûr à {percent}&#x202f;%</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Écrire une note</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Ajouter la note</translation>
    </message>
    <message>
        <source>No repair plan for this job</source>
        <translation>Pas de plan de réparation pour cette mission</translation>
    </message>
    <message>
        <source>The checklists say what to look at. Write a note for what you did.</source>
        <translation>Les contrôles disent quoi regarder. Notez ce que vous avez fait.</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>Saved: {path}</source>
        <translation>Enregistré&#x202f;: {path}</translation>
    </message>
    <message>
        <source>The file could not be written there. Choose another place.</source>
        <translation>Impossible d’écrire le fichier à cet endroit. Choisissez-en un autre.</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Pages of the report</source>
        <translation>Pages du rapport</translation>
    </message>
</context>
<context>
    <name>PriceCard</name>
    <message>
        <source>Something on top</source>
        <translation>Un supplément</translation>
    </message>
    <message>
        <source>The price rises</source>
        <translation>Le prix augmente</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>No price was agreed for this job.</source>
        <translation>Aucun prix n’a été convenu pour cette mission.</translation>
    </message>
    <message>
        <source>Above 15 % ({limit}), the work waits for the customer&apos;s signed yes.</source>
        <translation>Au-delà de 15&#xa0;% ({limit}), le travail attend l’accord signé du client.</translation>
    </message>
    <message>
        <source>Agreed price, VAT included</source>
        <translation>Prix convenu, TVA comprise</translation>
    </message>
    <message>
        <source>Parts and work so far go beyond it</source>
        <translation>Pièces et travail à ce stade le dépassent</translation>
    </message>
    <message>
        <source>New price</source>
        <translation>Nouveau prix</translation>
    </message>
    <message>
        <source>VAT included</source>
        <translation>TVA comprise</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>convenu</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>limite</translation>
    </message>
    <message>
        <source>new price</source>
        <translation>nouveau prix</translation>
    </message>
    <message>
        <source>Agreed {agreed}, limit {limit}, new price {price}</source>
        <translation>Convenu {agreed}, limite {limit}, nouveau prix {price}</translation>
    </message>
    <message>
        <source>Take off the price: {line}</source>
        <translation>Retirer du prix&#x202f;: {line}</translation>
    </message>
    <message>
        <source>{name} agreed, {time}</source>
        <translation>{name} a donné son accord, {time}</translation>
    </message>
    <message>
        <source>The customer declined, {time}</source>
        <translation>Le client a refusé, {time}</translation>
    </message>
    <message>
        <source>The agreed price is kept, {time}</source>
        <translation>Le prix convenu est gardé, {time}</translation>
    </message>
</context>
<context>
    <name>Printer</name>
    <message>
        <source>Paper jam: clear it, then the printer goes on.</source>
        <translation>Bourrage papier&#x202f;: dégagez-le, puis l’imprimante continue.</translation>
    </message>
    <message>
        <source>The printer is out of paper.</source>
        <translation>L’imprimante n’a plus de papier.</translation>
    </message>
    <message>
        <source>The printer is out of ink or toner.</source>
        <translation>L’imprimante n’a plus d’encre ou de toner.</translation>
    </message>
    <message>
        <source>A cover of the printer is open.</source>
        <translation>Un capot de l’imprimante est ouvert.</translation>
    </message>
    <message>
        <source>The printer is off or cannot be reached.</source>
        <translation>L’imprimante est éteinte ou injoignable.</translation>
    </message>
    <message>
        <source>The printer is paused; what is sent to it waits.</source>
        <translation>L’imprimante est en pause&#x202f;; ce qu’on lui envoie attend.</translation>
    </message>
</context>
<context>
    <name>PrinterCard</name>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>Print on</source>
        <translation>Imprimer sur</translation>
    </message>
    <message>
        <source>The computer’s own choice</source>
        <translation>Le choix de l’ordinateur</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Exemplaires</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>Recto verso</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>Imprimer une page de test</translation>
    </message>
    <message>
        <source>No printer is set up on this laptop.</source>
        <translation>Aucune imprimante n’est installée sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The computer’s own choice ({printer})</source>
        <translation>Le choix de l’ordinateur ({printer})</translation>
    </message>
    <message>
        <source>{printer} (not there now)</source>
        <translation>{printer} (absente)</translation>
    </message>
</context>
<context>
    <name>QuestionField</name>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Write it like {example}</source>
        <translation>Écrivez-le comme {example}</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>{count} waiting</source>
        <translation>{count} en attente</translation>
    </message>
</context>
<context>
    <name>RankField</name>
    <message>
        <source>This order is right</source>
        <translation>Cet ordre est le bon</translation>
    </message>
    <message>
        <source>Move up: {choice}</source>
        <translation>Monter&#x202f;: {choice}</translation>
    </message>
    <message>
        <source>Move down: {choice}</source>
        <translation>Descendre&#x202f;: {choice}</translation>
    </message>
</context>
<context>
    <name>ReadMarks</name>
    <message>
        <source>Read</source>
        <translation>Lu</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
</context>
<context>
    <name>ReadyCard</name>
    <message>
        <source>Ready to leave?</source>
        <translation>Prêt à partir&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s)</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Jobs and plans</source>
        <translation>Missions et plans</translation>
    </message>
    <message numerus="yes">
        <source>%n on this laptop</source>
        <translation>
            <numerusform>%n sur cet ordinateur</numerusform>
            <numerusform>%n sur cet ordinateur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checklist(s)</source>
        <translation>
            <numerusform>%n contrôle</numerusform>
            <numerusform>%n contrôles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message>
        <source>Checklists and articles</source>
        <translation>Contrôles et articles</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Room on this laptop</source>
        <translation>Place sur cet ordinateur</translation>
    </message>
    <message>
        <source>Not fetched yet</source>
        <translation>Pas encore récupérés</translation>
    </message>
    <message>
        <source>From {when}</source>
        <translation>Du {when}</translation>
    </message>
    <message>
        <source>Parts in this car</source>
        <translation>Pièces dans cette voiture</translation>
    </message>
    <message>
        <source>All parts for today</source>
        <translation>Toutes les pièces du jour</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) missing</source>
        <translation>
            <numerusform>%n pièce manque</numerusform>
            <numerusform>%n pièces manquent</numerusform>
        </translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <source>All calibrated</source>
        <translation>Tous étalonnés</translation>
    </message>
    <message>
        <source>Calibration ended {day}</source>
        <translation>Étalonnage expiré le {day}</translation>
    </message>
    <message>
        <source>Nothing unsent</source>
        <translation>Rien à envoyer</translation>
    </message>
    <message>
        <source>Everything is at the office</source>
        <translation>Tout est au bureau</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n modification</numerusform>
            <numerusform>%n modifications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message>
        <source>Unsent work is safe</source>
        <translation>Le travail non envoyé est en sécurité</translation>
    </message>
</context>
<context>
    <name>ReasonPanel</name>
    <message>
        <source>Why is it changed?</source>
        <translation>Pourquoi cette modification&#x202f;?</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation>Laisser tel quel</translation>
    </message>
    <message>
        <source>This checklist is finished. Say why you change: {item}</source>
        <translation>Ce contrôle est terminé. Dites pourquoi vous modifiez&#x202f;: {item}</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Dites pourquoi, en quelques mots.</translation>
    </message>
</context>
<context>
    <name>ReasonStrip</name>
    <message>
        <source>A new visit is needed</source>
        <translation>Une nouvelle visite est nécessaire</translation>
    </message>
    <message>
        <source>Save reason</source>
        <translation>Enregistrer le motif</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Dites pourquoi, en quelques mots.</translation>
    </message>
    <message>
        <source>Why does the job wait?</source>
        <translation>Pourquoi l’intervention attend-elle&#x202f;?</translation>
    </message>
    <message>
        <source>Why can the job not be completed?</source>
        <translation>Pourquoi l’intervention ne peut-elle pas être terminée&#x202f;?</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>A checklist is not finished: {name}.</source>
        <translation>Un contrôle n’est pas terminé&#x202f;: {name}.</translation>
    </message>
    <message>
        <source>Some steps of the plan are not graded.</source>
        <translation>Des étapes du plan ne sont pas notées.</translation>
    </message>
    <message>
        <source>A mandatory item is not answered.</source>
        <translation>Un point obligatoire n’est pas rempli.</translation>
    </message>
    <message>
        <source>An item is Not OK and not repaired.</source>
        <translation>Un point est Pas OK et n’est pas réparé.</translation>
    </message>
    <message>
        <source>An unsafe finding is open.</source>
        <translation>Un constat dangereux reste ouvert.</translation>
    </message>
    <message>
        <source>Two different people must sign.</source>
        <translation>Deux personnes différentes doivent signer.</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Dites pourquoi, en quelques mots.</translation>
    </message>
    <message>
        <source>The job&apos;s status does not allow this now.</source>
        <translation>L’état de la mission ne le permet pas maintenant.</translation>
    </message>
    <message>
        <source>The job is finished; its work stays as it is. Write a note instead.</source>
        <translation>La mission est terminée&#x202f;; son travail reste tel quel. Écrivez plutôt une note.</translation>
    </message>
    <message>
        <source>The customer has not signed, and no reason is given why not.</source>
        <translation>Le client n’a pas signé, et aucun motif n’est donné.</translation>
    </message>
    <message>
        <source>The technician has not signed.</source>
        <translation>Le technicien n’a pas signé.</translation>
    </message>
    <message>
        <source>The second person has not signed.</source>
        <translation>La deuxième personne n’a pas signé.</translation>
    </message>
    <message>
        <source>There are not so many in this car. Count them, or load the part first.</source>
        <translation>Il n’y en a pas autant dans cette voiture. Comptez-les, ou chargez d’abord la pièce.</translation>
    </message>
    <message>
        <source>So many were not used on this job.</source>
        <translation>Il n’en a pas été posé autant sur cette mission.</translation>
    </message>
    <message>
        <source>These parts are back in the car already.</source>
        <translation>Ces pièces sont déjà de retour dans la voiture.</translation>
    </message>
    <message>
        <source>No timer is running.</source>
        <translation>Aucun chrono ne tourne.</translation>
    </message>
    <message>
        <source>Only travel has kilometres.</source>
        <translation>Seul le trajet a des kilomètres.</translation>
    </message>
    <message>
        <source>Technician and second person sign themselves.</source>
        <translation>Le technicien et la deuxième personne signent eux-mêmes.</translation>
    </message>
    <message>
        <source>Choose who signs as second person.</source>
        <translation>Choisissez qui signe comme deuxième personne.</translation>
    </message>
    <message>
        <source>This person has no PIN yet. The office sets one.</source>
        <translation>Cette personne n’a pas encore de PIN. Le bureau en donne un.</translation>
    </message>
    <message>
        <source>This can no longer be taken back.</source>
        <translation>Ce n’est plus possible de revenir en arrière.</translation>
    </message>
    <message>
        <source>The checklist belongs to another job. Open it from there.</source>
        <translation>Le contrôle appartient à une autre mission. Ouvrez-le depuis celle-ci.</translation>
    </message>
    <message>
        <source>Only texts can both be kept. Choose one.</source>
        <translation>Seuls les textes peuvent être gardés tous les deux. Choisissez-en un.</translation>
    </message>
    <message>
        <source>Neither e-mail nor phone of the customer is known. Ask, and tell the office.</source>
        <translation>Ni l’e-mail ni le téléphone du client ne sont connus. Demandez, et prévenez le bureau.</translation>
    </message>
    <message>
        <source>The job has changed meanwhile. Make the report once more.</source>
        <translation>La mission a changé entre-temps. Refaites le rapport.</translation>
    </message>
    <message>
        <source>What became of this print is known already.</source>
        <translation>On sait déjà ce qu’est devenue cette impression.</translation>
    </message>
    <message>
        <source>The report is on its way to this address already.</source>
        <translation>Le rapport est déjà en route vers cette adresse.</translation>
    </message>
    <message>
        <source>The report has left already. Call the customer.</source>
        <translation>Le rapport est déjà parti. Appelez le client.</translation>
    </message>
    <message>
        <source>The office does not know this address. Check it and confirm.</source>
        <translation>Le bureau ne connaît pas cette adresse. Vérifiez et confirmez.</translation>
    </message>
    <message>
        <source>The customer has not agreed to e-mail. Ask, and confirm.</source>
        <translation>Le client n’a pas accepté l’e-mail. Demandez, et confirmez.</translation>
    </message>
    <message>
        <source>The data on this laptop belong to another person or office. Nothing was changed.</source>
        <translation>Les données de cet ordinateur appartiennent à une autre personne ou à un autre bureau. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Some work is not sent yet. Let it go out first.</source>
        <translation>Du travail n’est pas encore envoyé. Laissez-le partir d’abord.</translation>
    </message>
    <message>
        <source>The office no longer has what this belongs to.</source>
        <translation>Le bureau n’a plus ce à quoi cela se rapporte.</translation>
    </message>
    <message>
        <source>This belongs to somebody else now.</source>
        <translation>C’est maintenant à quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>The office has moved the job on meanwhile.</source>
        <translation>Le bureau a fait avancer la mission entre-temps.</translation>
    </message>
    <message>
        <source>The e-mail has left already.</source>
        <translation>L’e-mail est déjà parti.</translation>
    </message>
    <message>
        <source>Only the office can change this.</source>
        <translation>Seul le bureau peut changer cela.</translation>
    </message>
    <message>
        <source>The office server does not know this yet; it needs an update.</source>
        <translation>Le serveur du bureau ne connaît pas encore cela&#x202f;; il faut le mettre à jour.</translation>
    </message>
    <message>
        <source>The office&apos;s server cannot read this. Take it back and enter it once more.</source>
        <translation>Le serveur du bureau ne peut pas lire ceci. Retirez-le et saisissez-le à nouveau.</translation>
    </message>
    <message>
        <source>The price rises past the limit. Get the customer&apos;s yes, or keep the agreed price.</source>
        <translation>Le prix dépasse la limite. Obtenez l’accord du client ou gardez le prix convenu.</translation>
    </message>
    <message>
        <source>The customer has decided on this line. Add a discount instead.</source>
        <translation>Le client s’est prononcé sur cette ligne. Ajoutez plutôt une remise.</translation>
    </message>
    <message>
        <source>The price is as it was agreed. There is nothing to ask.</source>
        <translation>Le prix est celui convenu. Il n’y a rien à demander.</translation>
    </message>
    <message>
        <source>No price was agreed that could be kept.</source>
        <translation>Aucun prix n’a été convenu qui puisse être gardé.</translation>
    </message>
    <message>
        <source>The pre-delivery inspection has not been made.</source>
        <translation>Le contrôle avant livraison n’a pas été fait.</translation>
    </message>
    <message>
        <source>The checklist is open already.</source>
        <translation>La liste de contrôle est déjà ouverte.</translation>
    </message>
    <message>
        <source>The finding was withdrawn. There is nothing to accept.</source>
        <translation>Le constat a été retiré. Il n’y a rien à accepter.</translation>
    </message>
    <message>
        <source>Choose who allows it.</source>
        <translation>Choisissez qui l’autorise.</translation>
    </message>
    <message>
        <source>Only a lead may let a vehicle go with a fail.</source>
        <translation>Seul un responsable peut laisser partir un véhicule avec un défaut.</translation>
    </message>
    <message>
        <source>What is unsafe cannot be accepted. Have it repaired and check it again.</source>
        <translation>Ce qui est dangereux ne peut pas être accepté. Faites réparer et contrôlez à nouveau.</translation>
    </message>
    <message>
        <source>The checklist is at this version already.</source>
        <translation>La liste de contrôle est déjà dans cette version.</translation>
    </message>
    <message>
        <source>This is a version of another checklist.</source>
        <translation>C’est une version d’une autre liste de contrôle.</translation>
    </message>
    <message>
        <source>The office&apos;s own check does not release the vehicle. Open the checklist.</source>
        <translation>Le contrôle du bureau ne libère pas le véhicule. Ouvrez la liste de contrôle.</translation>
    </message>
    <message>
        <source>Something the office wants is still missing. Take this back, do it, and complete the job again.</source>
        <translation>Il manque encore une chose que le bureau demande. Annulez ceci, faites-la, puis terminez la mission à nouveau.</translation>
    </message>
    <message>
        <source>Later work builds on this. Take that back first.</source>
        <translation>Un travail ultérieur s’appuie dessus. Annulez-le d’abord.</translation>
    </message>
    <message>
        <source>This is too large for the office&apos;s server. Take it back and write less.</source>
        <translation>C’est trop volumineux pour le serveur du bureau. Retirez-le et écrivez moins.</translation>
    </message>
    <message>
        <source>Only a timer that was stopped can run on.</source>
        <translation>Seul un chrono arrêté peut continuer.</translation>
    </message>
    <message>
        <source>Another timer runs already. Stop it first.</source>
        <translation>Un autre chrono tourne déjà. Arrêtez-le d’abord.</translation>
    </message>
    <message>
        <source>Somebody has signed for this since. Change it in its place; then it is signed again.</source>
        <translation>Quelqu’un a signé entre-temps. Modifiez-le à sa place&#x202f;; il faudra signer de nouveau.</translation>
    </message>
    <message>
        <source>The customer has decided on the price without this line. Add it again instead.</source>
        <translation>Le client s’est décidé sur le prix sans cette ligne. Ajoutez-la de nouveau.</translation>
    </message>
    <message>
        <source>The printer still has it waiting. Ask again when it is out.</source>
        <translation>L’imprimante l’a encore en attente. Redemandez quand elle sera sortie.</translation>
    </message>
    <message>
        <source>The office&apos;s server met a fault over this. Tell the office, and send it again later.</source>
        <translation>Le serveur du bureau a rencontré une erreur en recevant ceci. Prévenez le bureau et renvoyez-le plus tard.</translation>
    </message>
</context>
<context>
    <name>RecheckForm</name>
    <message>
        <source>What was repaired?</source>
        <translation>Qu’est-ce qui a été réparé&#x202f;?</translation>
    </message>
    <message>
        <source>Save the check</source>
        <translation>Enregistrer le contrôle</translation>
    </message>
    <message>
        <source>Say in a few words what was repaired.</source>
        <translation>Dites en quelques mots ce qui a été réparé.</translation>
    </message>
    <message>
        <source>Enter what the check shows now.</source>
        <translation>Saisissez ce que montre le contrôle.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>ReportPresenter</name>
    <message>
        <source>Report sealed</source>
        <translation>Rapport scellé</translation>
    </message>
    <message>
        <source>The report goes out when the network is there</source>
        <translation>Le rapport partira dès qu’il y a du réseau</translation>
    </message>
    <message>
        <source>The customer has not agreed to e-mail. Press again to send all the same.</source>
        <translation>Le client n’a pas accepté l’e-mail. Appuyez encore une fois pour envoyer quand même.</translation>
    </message>
    <message>
        <source>{address} is not the customer&apos;s address. Press again to send there.</source>
        <translation>{address} n’est pas l’adresse du client. Appuyez encore une fois pour envoyer là.</translation>
    </message>
    <message>
        <source>Seal the report first, then print it.</source>
        <translation>Scellez d’abord le rapport, puis imprimez-le.</translation>
    </message>
    <message>
        <source>The letter is open in your mail program; send it there</source>
        <translation>Le message est ouvert dans votre messagerie&#x202f;; envoyez-le de là</translation>
    </message>
    <message>
        <source>This report is at the office. It comes and opens as soon as there is a network.</source>
        <translation>Ce rapport est au bureau. Il arrivera et s’ouvrira dès qu’il y aura du réseau.</translation>
    </message>
</context>
<context>
    <name>ReportTab</name>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>By e-mail</source>
        <translation>Par e-mail</translation>
    </message>
    <message>
        <source>In {language}, the customer&apos;s language.</source>
        <translation>En {language}, la langue du client.</translation>
    </message>
    <message>
        <source>Not sealed yet. What you see is a draft.</source>
        <translation>Pas encore scellé. Ceci est un brouillon.</translation>
    </message>
    <message>
        <source>Sealed {time}, unchanged.</source>
        <translation>Scellé {time}, inchangé.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>The report is being made.</source>
        <translation>Le rapport se prépare.</translation>
    </message>
    <message>
        <source>Seal report</source>
        <translation>Sceller le rapport</translation>
    </message>
    <message>
        <source>Make the report for {customer}</source>
        <translation>Faire le rapport pour {customer}</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>Enregistrer le PDF</translation>
    </message>
    <message>
        <source>Send the report to {customer}</source>
        <translation>Envoyer le rapport à {customer}</translation>
    </message>
    <message>
        <source>Send report</source>
        <translation>Envoyer le rapport</translation>
    </message>
    <message>
        <source>An e-mail address, for example name@example.com</source>
        <translation>Une adresse e-mail, par exemple name@example.com</translation>
    </message>
    <message>
        <source>Open in mail program</source>
        <translation>Ouvrir en messagerie</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Renvoyer</translation>
    </message>
    <message>
        <source>Back to the newest report</source>
        <translation>Revenir au rapport le plus récent</translation>
    </message>
    <message>
        <source>Report of {job}, version {version}, {day}. What you send, print or save is this one.</source>
        <translation>Rapport de {job}, version {version}, {day}. C’est lui que vous envoyez, imprimez ou enregistrez.</translation>
    </message>
    <message>
        <source>Report of {job}, version {version}, {day}. What you print or save is this one.</source>
        <translation>Rapport de {job}, version {version}, {day}. C’est celui que tu imprimes ou enregistres.</translation>
    </message>
    <message>
        <source>Report of {job}</source>
        <translation>Rapport de {job}</translation>
    </message>
</context>
<context>
    <name>ScreenLock</name>
    <message>
        <source>Locked</source>
        <translation>Verrouillé</translation>
    </message>
    <message>
        <source>You have no PIN yet to open the screen again. The office sets one; then sync.</source>
        <translation>Vous n’avez pas encore de code PIN pour rouvrir l’écran. Le bureau en définit un&#x202f;; synchronisez ensuite.</translation>
    </message>
</context>
<context>
    <name>SectionButton</name>
    <message>
        <source>{title}, {answered} of {total}</source>
        <translation>{title}, {answered} sur {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n not OK</source>
        <translation>
            <numerusform>%n pas OK</numerusform>
            <numerusform>%n pas OK</numerusform>
        </translation>
    </message>
    <message>
        <source>{answered} of {total}</source>
        <translation>{answered} sur {total}</translation>
    </message>
</context>
<context>
    <name>SectionColumn</name>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
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
        <translation>Pas OK</translation>
    </message>
    <message>
        <source>N/A</source>
        <translation>Sans objet</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Conseil</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>À surveiller</translation>
    </message>
    <message>
        <source>Unsafe</source>
        <translation>Dangereux</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Pas nécessaire</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Autrement</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Language of the screen</source>
        <translation>Langue de l’écran</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>Soleil</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>In the keyring of this computer</source>
        <translation>Dans le trousseau de cet ordinateur</translation>
    </message>
    <message>
        <source>By a passphrase</source>
        <translation>Par une phrase secrète</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Data on this laptop</source>
        <translation>Données sur cet ordinateur</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Chiffrées</translation>
    </message>
    <message>
        <source>The key is kept</source>
        <translation>La clé est gardée</translation>
    </message>
    <message>
        <source>Free room</source>
        <translation>Place libre</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Verrouiller l’écran</translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s) without a touch</source>
        <translation>
            <numerusform>après %n minute sans contact</numerusform>
            <numerusform>après %n minutes sans contact</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouillage</translation>
    </message>
    <message>
        <source>Ctrl+L locks at once; your PIN opens. It guards this screen only: lock the computer too when you leave it.</source>
        <translation>Ctrl+L verrouille aussitôt, votre code PIN rouvre. Il ne protège que cet écran&#x202f;: verrouillez aussi l’ordinateur quand vous le quittez.</translation>
    </message>
    <message>
        <source>Ctrl+L locks at once; your passphrase opens.</source>
        <translation>Ctrl+L verrouille aussitôt, votre phrase secrète rouvre.</translation>
    </message>
    <message>
        <source>You have no PIN yet, so the screen stays open. The office sets one; then sync.</source>
        <translation>Vous n’avez pas encore de code PIN&#x202f;: l’écran reste ouvert. Le bureau en définit un&#x202f;; synchronisez ensuite.</translation>
    </message>
</context>
<context>
    <name>SettingsPresenter</name>
    <message>
        <source>Talking to the office</source>
        <translation>Contact avec le bureau en cours</translation>
    </message>
    <message>
        <source>No program here opens folders. It is {folder}</source>
        <translation>Aucun programme n’ouvre les dossiers ici. C’est {folder}</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>Page de test</translation>
    </message>
    <message>
        <source>On its way to {printer}</source>
        <translation>En route vers {printer}</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Imprimé</translation>
    </message>
    <message>
        <source>Handed to {printer}. Look there whether it came out.</source>
        <translation>Remis à {printer}. Regarde si l’impression est sortie.</translation>
    </message>
    <message>
        <source>{printer} did not print it.</source>
        <translation>{printer} ne l’a pas imprimée.</translation>
    </message>
    <message>
        <source>Waits at {printer}</source>
        <translation>Attend sur {printer}</translation>
    </message>
    <message>
        <source>{printer} did not take it.</source>
        <translation>{printer} ne l’a pas acceptée.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Device code from the office</source>
        <translation>Code d’appareil donné par le bureau</translation>
    </message>
    <message>
        <source>Passphrase for the data on this laptop</source>
        <translation>Phrase secrète pour les données de cet ordinateur</translation>
    </message>
    <message>
        <source>Set up this laptop</source>
        <translation>Préparer cet ordinateur</translation>
    </message>
    <message>
        <source>Once, with a network. Afterwards everything works without one for days.</source>
        <translation>Une seule fois, avec le réseau. Ensuite, tout marche sans réseau pendant des jours.</translation>
    </message>
    <message>
        <source>Sign in once</source>
        <translation>Se connecter une fois</translation>
    </message>
    <message>
        <source>The server fetches today&apos;s work to this laptop.</source>
        <translation>Le serveur apporte le travail du jour sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>À remplir</translation>
    </message>
</context>
<context>
    <name>SignInPresenter</name>
    <message>
        <source>Asking the office server …</source>
        <translation>Le serveur du bureau est interrogé…</translation>
    </message>
    <message>
        <source>Fetching jobs, customers, checklists and parts …</source>
        <translation>Missions, clients, contrôles et pièces arrivent…</translation>
    </message>
</context>
<context>
    <name>SigningCard</name>
    <message>
        <source>Sign here, with a finger or a pen</source>
        <translation>Signez ici, avec le doigt ou le stylet</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Why does nobody sign?</source>
        <translation>Pourquoi personne ne signe&#x202f;?</translation>
    </message>
    <message>
        <source>Save signature</source>
        <translation>Enregistrer la signature</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Clear: {whose}</source>
        <translation>Effacer&#x202f;: {whose}</translation>
    </message>
    <message>
        <source>Nobody signs</source>
        <translation>Personne ne signe</translation>
    </message>
    <message>
        <source>Go on without a signature</source>
        <translation>Continuer sans signature</translation>
    </message>
    <message>
        <source>Not signed at {time}: {reason}</source>
        <translation>Non signé à {time}&#x202f;: {reason}</translation>
    </message>
    <message>
        <source>{name} signed at {time}</source>
        <translation>{name} a signé à {time}</translation>
    </message>
    <message>
        <source>Sign on the pad first.</source>
        <translation>Signez d’abord dans le cadre.</translation>
    </message>
    <message>
        <source>Whose signature is it?</source>
        <translation>De qui est la signature&#x202f;?</translation>
    </message>
    <message>
        <source>The PIN of the one who signs</source>
        <translation>Le PIN de la personne qui signe</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Dites pourquoi, en quelques mots.</translation>
    </message>
    <message>
        <source>The password of the one who signs</source>
        <translation>Le mot de passe de celui qui signe</translation>
    </message>
</context>
<context>
    <name>SigningPresenter</name>
    <message>
        <source>The office is being asked who signs …</source>
        <translation>Le bureau est interrogé sur l’identité du signataire …</translation>
    </message>
    <message>
        <source>Signature saved</source>
        <translation>Signature enregistrée</translation>
    </message>
</context>
<context>
    <name>StatusPill</name>
    <message>
        <source>Prepared</source>
        <translation>Préparée</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Planifiée</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>Affectée</translation>
    </message>
    <message>
        <source>Travelling</source>
        <translation>En route</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>Sur place</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Cannot complete</source>
        <translation>Non terminée</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Clôturée</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>Resolved remotely</source>
        <translation>Résolue à distance</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Conseil</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>À surveiller</translation>
    </message>
    <message>
        <source>Unsafe</source>
        <translation>Dangereux</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>What was different?</source>
        <translation>Qu’avez-vous fait autrement&#x202f;?</translation>
    </message>
    <message>
        <source>in this car</source>
        <translation>dans cette voiture</translation>
    </message>
    <message>
        <source>not in this car</source>
        <translation>pas dans cette voiture</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>One less</source>
        <translation>Un de moins</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Un de plus</translation>
    </message>
</context>
<context>
    <name>StockCard</name>
    <message>
        <source>{count} planned for coming jobs</source>
        <translation>prévu pour la suite&#x202f;: {count}</translation>
    </message>
    <message>
        <source>In this car</source>
        <translation>Dans cette voiture</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Compté</translation>
    </message>
    <message>
        <source>So many lie in the car: I have looked.</source>
        <translation>Il y en a autant dans la voiture&#x202f;: j’ai vérifié.</translation>
    </message>
    <message>
        <source>Load {count}</source>
        <translation>Charger {count}</translation>
    </message>
    <message>
        <source>Return {count}</source>
        <translation>Rendre {count}</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Tag for the part that goes back: {part}</source>
        <translation>Étiquette pour la pièce qui repart&#x202f;: {part}</translation>
    </message>
    <message>
        <source>A tag with bars for the part that goes back</source>
        <translation>Une étiquette à code-barres pour la pièce qui repart</translation>
    </message>
</context>
<context>
    <name>SyncCard</name>
    <message>
        <source>Sync</source>
        <translation>Synchro</translation>
    </message>
    <message>
        <source>Ask the office for news</source>
        <translation>Demander les nouvelles au bureau</translation>
    </message>
    <message>
        <source>Where data costs money</source>
        <translation>Quand les données sont payantes</translation>
    </message>
    <message>
        <source>full-size photos wait</source>
        <translation>les photos originales attendent</translation>
    </message>
    <message>
        <source>everything once an hour, full-size photos wait</source>
        <translation>tout une fois par heure, les photos originales attendent</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>rien n’attend</translation>
    </message>
    <message>
        <source>Data always costs money</source>
        <translation>Les données sont toujours payantes</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synchroniser</translation>
    </message>
    <message>
        <source>every minute</source>
        <translation>chaque minute</translation>
    </message>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>toutes les %n minutes</numerusform>
            <numerusform>toutes les %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>The computer says: here it does.</source>
        <translation>L’ordinateur dit&#x202f;: elles le sont ici.</translation>
    </message>
    <message>
        <source>The computer says: here it does not.</source>
        <translation>L’ordinateur dit&#x202f;: elles ne le sont pas ici.</translation>
    </message>
    <message>
        <source>This computer cannot tell. Turn it on while you use a phone’s network.</source>
        <translation>Cet ordinateur ne le sait pas. Activez-le quand vous utilisez le réseau d’un téléphone.</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Dernier contact</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>Used today</source>
        <translation>Utilisé aujourd’hui</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync</source>
        <translation>Synchro</translation>
    </message>
    <message>
        <source>Waits on this laptop</source>
        <translation>En attente sur cet ordinateur</translation>
    </message>
    <message>
        <source>Last contact {time}</source>
        <translation>Dernier contact {time}</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Rien n’attend</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>À vous de voir</translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation>Rien à faire pour vous</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>The office has it</source>
        <translation>Le bureau l’a reçu</translation>
    </message>
    <message>
        <source>Not for one job</source>
        <translation>Hors mission</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Photos and files that wait</source>
        <translation>Photos et fichiers en attente</translation>
    </message>
    <message>
        <source>Sent {percent} %</source>
        <translation>{percent}&#x202f;% envoyé</translation>
    </message>
    <message>
        <source>Not accepted: {what}</source>
        <translation>Refusé&#x202f;: {what}</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Renvoyer</translation>
    </message>
    <message>
        <source>Send again: {what}</source>
        <translation>Renvoyer&#x202f;: {what}</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Dernier contact</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>Used today</source>
        <translation>Utilisé aujourd’hui</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Prochain essai</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Enregistrer une copie</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Annuler ceci</translation>
    </message>
    <message>
        <source>Take back: {what}</source>
        <translation>Annuler ceci&#x202f;: {what}</translation>
    </message>
    <message>
        <source>Open the job</source>
        <translation>Ouvrir la mission</translation>
    </message>
    <message>
        <source>Open the job of: {what}</source>
        <translation>Ouvrir la mission de&#x202f;: {what}</translation>
    </message>
    <message>
        <source>Wait for Wi-Fi</source>
        <translation>Attendent le Wi-Fi</translation>
    </message>
    <message>
        <source>On any network</source>
        <translation>Sur tout réseau</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Came too late</source>
        <translation>Arrivé trop tard</translation>
    </message>
    <message>
        <source>By then the job had another technician, or was completed. Nothing of it is lost.</source>
        <translation>La mission avait alors un autre technicien ou était terminée. Rien n’est perdu.</translation>
    </message>
</context>
<context>
    <name>SyncPresenter</name>
    <message>
        <source>Settled; it goes to the office</source>
        <translation>Réglé&#x202f;; c’est envoyé au bureau</translation>
    </message>
    <message>
        <source>Taken back; it is as the office has it</source>
        <translation>Annulé&#x202f;; c’est comme au bureau</translation>
    </message>
    <message>
        <source>Saved: {changes}, in {file}</source>
        <translation>Enregistré&#x202f;: {changes}, dans {file}</translation>
    </message>
    <message>
        <source>Open again: choose once more</source>
        <translation>De nouveau ouvert&#x202f;: choisissez encore</translation>
    </message>
    <message>
        <source>Asking the office …</source>
        <translation>Le bureau est interrogé …</translation>
    </message>
</context>
<context>
    <name>SyncWatch</name>
    <message>
        <source>The office takes this laptop out of service. Your work is sent first.</source>
        <translation>Le bureau met cet ordinateur hors service. Votre travail est d’abord envoyé.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>no plate</source>
        <translation>sans plaque</translation>
    </message>
    <message>
        <source>Next, {window}</source>
        <translation>Ensuite, {window}</translation>
    </message>
    <message>
        <source>No plate</source>
        <translation>Sans plaque</translation>
    </message>
    <message>
        <source>No parts needed</source>
        <translation>Aucune pièce nécessaire</translation>
    </message>
    <message>
        <source>{count} missing</source>
        <translation>il en manque {count}</translation>
    </message>
    <message>
        <source>Parts in this car</source>
        <translation>Pièces dans cette voiture</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>Retour à aujourd’hui</translation>
    </message>
    <message>
        <source>Ready to leave?</source>
        <translation>Prêt à partir&#x202f;?</translation>
    </message>
    <message>
        <source>Jobs of the day</source>
        <translation>Missions du jour</translation>
    </message>
    <message>
        <source>Ready to leave? {words}</source>
        <translation>Prêt à partir&#x202f;? {words}</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n mission</numerusform>
            <numerusform>%n missions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n terminée</numerusform>
            <numerusform>%n terminées</numerusform>
        </translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>encore {time}</translation>
    </message>
    <message>
        <source>No jobs on this day</source>
        <translation>Aucune mission ce jour-là</translation>
    </message>
    <message>
        <source>New jobs arrive by themselves when the network is there.</source>
        <translation>Les nouvelles missions arrivent seules dès qu’il y a du réseau.</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s), first at {time}</source>
        <translation>
            <numerusform>%n mission, à {time}</numerusform>
            <numerusform>%n missions, la première à {time}</numerusform>
        </translation>
    </message>
    <message>
        <source>All done for this day</source>
        <translation>Tout est fait pour ce jour</translation>
    </message>
    <message>
        <source>Open job</source>
        <translation>Ouvrir la mission</translation>
    </message>
    <message>
        <source>Tap when you are at {place}</source>
        <translation>Appuyez une fois sur place&#x202f;: {place}</translation>
    </message>
    <message>
        <source>Travel time stops.</source>
        <translation>Le temps de trajet s’arrête.</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Sur place</translation>
    </message>
    <message>
        <source>Start at {customer}</source>
        <translation>Commencer chez {customer}</translation>
    </message>
    <message>
        <source>The labour timer starts by itself.</source>
        <translation>Le temps de travail démarre tout seul.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Go on at {customer}</source>
        <translation>Continuer chez {customer}</translation>
    </message>
    <message>
        <source>Drive to {place}</source>
        <translation>Direction {place}</translation>
    </message>
    <message>
        <source>The travel timer starts by itself.</source>
        <translation>Le temps de trajet démarre tout seul.</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>En route</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Appeler</translation>
    </message>
</context>
<context>
    <name>TodayPresenter</name>
    <message>
        <source>Travel timer runs</source>
        <translation>Le temps de trajet tourne</translation>
    </message>
    <message>
        <source>Arrived; travel timer stopped</source>
        <translation>Arrivé&#x202f;; temps de trajet arrêté</translation>
    </message>
    <message>
        <source>Work started; labour timer runs</source>
        <translation>Travail commencé&#x202f;; le temps de travail tourne</translation>
    </message>
</context>
<context>
    <name>ToolField</name>
    <message>
        <source>No calibration date is known</source>
        <translation>Date d’étalonnage inconnue</translation>
    </message>
    <message>
        <source>Calibration ended {day}</source>
        <translation>Étalonnage expiré le {day}</translation>
    </message>
    <message>
        <source>Calibrated until {day}</source>
        <translation>Étalonné jusqu’au {day}</translation>
    </message>
</context>
<context>
    <name>TopStrip</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Rechercher</translation>
    </message>
</context>
<context>
    <name>TrialPage</name>
    <message>
        <source>Test page</source>
        <translation>Page de test</translation>
    </message>
    <message>
        <source>{printer}, paper {paper}</source>
        <translation>{printer}, papier {paper}</translation>
    </message>
    <message>
        <source>The printer works if the frame is whole on all four sides, every grey differs from the next, and the small line can be read.</source>
        <translation>L’imprimante fonctionne si le cadre est entier sur les quatre côtés, si chaque gris diffère du suivant et si la petite ligne est lisible.</translation>
    </message>
    <message>
        <source>Small line</source>
        <translation>Petite ligne</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>This profile cannot be opened</source>
        <translation>Ce profil ne peut pas être ouvert</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>There is nothing to undo on this job.</source>
        <translation>Il n’y a rien à annuler sur cette mission.</translation>
    </message>
    <message>
        <source>There is nothing to do again on this job.</source>
        <translation>Il n’y a rien à rétablir sur cette mission.</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Encore un pas</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Annulé&#x202f;: {what}</translation>
    </message>
    <message>
        <source>{said}. The signature counts again.</source>
        <translation>{said}. La signature est de nouveau valable.</translation>
    </message>
    <message>
        <source>{said}. The signature stays void: something else has changed since. Let them sign again.</source>
        <translation>{said}. La signature reste nulle&#x202f;: autre chose a changé depuis. Faites signer à nouveau.</translation>
    </message>
    <message>
        <source>{said}. The signature did not cover it; let them sign again.</source>
        <translation>{said}. La signature ne le couvrait pas&#x202f;; faites signer à nouveau.</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>Rétabli&#x202f;: {what}</translation>
    </message>
    <message>
        <source>Not done again: {what}. {why}</source>
        <translation>Pas rétabli&#x202f;: {what}. {why}</translation>
    </message>
    <message>
        <source>Not undone: {what}. {why}</source>
        <translation>Pas annulé&#x202f;: {what}. {why}</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Locked</source>
        <translation>Verrouillé</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Type your PIN.</source>
        <translation>Saisissez votre code PIN.</translation>
    </message>
    <message>
        <source>Type your passphrase.</source>
        <translation>Saisissez votre phrase secrète.</translation>
    </message>
    <message>
        <source>Open this laptop&apos;s data</source>
        <translation>Ouvrir les données de cet ordinateur</translation>
    </message>
    <message>
        <source>They are encrypted. Type the passphrase you chose at sign-in.</source>
        <translation>Elles sont chiffrées. Tapez la phrase secrète choisie à la connexion.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Code PIN</translation>
    </message>
    <message>
        <source>Nothing is lost: texts stay as typed, timers run on, changes are sent.</source>
        <translation>Rien n’est perdu&#x202f;: les textes restent tels quels, les minuteries tournent, les modifications partent.</translation>
    </message>
</context>
<context>
    <name>UnlockPresenter</name>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>Réessayez dans %n seconde.</numerusform>
            <numerusform>Réessayez dans %n secondes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Status and facts of the job</source>
        <translation>État et détails de la mission</translation>
    </message>
    <message>
        <source>Facts of the car</source>
        <translation>Données de la voiture</translation>
    </message>
    <message>
        <source>Facts of the customer</source>
        <translation>Données du client</translation>
    </message>
    <message>
        <source>The price and what the customer says to it</source>
        <translation>Le prix et ce que le client en dit</translation>
    </message>
    <message>
        <source>Sealed report</source>
        <translation>Rapport scellé</translation>
    </message>
    <message>
        <source>The report&apos;s way to the customer</source>
        <translation>L’envoi du rapport au client</translation>
    </message>
    <message>
        <source>{changes} and {photos} wait on this laptop</source>
        <translation>{changes} et {photos} attendent ici</translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>Tout envoyé</translation>
    </message>
    <message>
        <source>All sent {time}</source>
        <translation>Tout envoyé {time}</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>Something needs you</source>
        <translation>On a besoin de vous</translation>
    </message>
    <message>
        <source>Open Sync to see what</source>
        <translation>Ouvrez Synchro pour voir</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Déconnecté</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Rien n’attend</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>Your work is safe here.</source>
        <translation>Votre travail est en sécurité ici.</translation>
    </message>
    <message>
        <source>Next try {time}.</source>
        <translation>Prochain essai {time}.</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>Hors service</translation>
    </message>
    <message>
        <source>{status}, {time}</source>
        <translation>{status}, {time}</translation>
    </message>
    <message>
        <source>{what}: {whom}</source>
        <translation>{what}&#x202f;: {whom}</translation>
    </message>
    <message>
        <source>Report: {state}</source>
        <translation>Rapport&#x202f;: {state}</translation>
    </message>
    <message>
        <source>The office takes this laptop out of service.</source>
        <translation>Le bureau met cet ordinateur hors service.</translation>
    </message>
    <message>
        <source>Your work is sent first, then everything here is erased. Keep it connected.</source>
        <translation>Votre travail est d’abord envoyé, puis tout ici est effacé. Restez connecté.</translation>
    </message>
    <message>
        <source>an earlier job</source>
        <translation>une intervention antérieure</translation>
    </message>
    <message>
        <source>The office has your late work on {job} and will decide.</source>
        <translation>Le bureau a votre travail tardif sur {job} et décidera.</translation>
    </message>
    <message>
        <source>{changes}, received {time}</source>
        <translation>{changes}, reçu {time}</translation>
    </message>
    <message>
        <source>The office has taken over your late work on {job}.</source>
        <translation>Le bureau a repris votre travail tardif sur {job}.</translation>
    </message>
    <message>
        <source>{changes}, decided {time}</source>
        <translation>{changes}, décidé {time}</translation>
    </message>
    <message>
        <source>The office has left out your late work on {job}.</source>
        <translation>Le bureau n’a pas repris votre travail tardif sur {job}.</translation>
    </message>
    <message>
        <source>{changes}, decided {time}. Ask the office why.</source>
        <translation>{changes}, décidé {time}. Demandez pourquoi au bureau.</translation>
    </message>
    <message>
        <source>The office has taken over a part of your late work on {job}.</source>
        <translation>Le bureau a repris une partie de votre travail tardif sur {job}.</translation>
    </message>
    <message>
        <source>Taken over: {taken}. Left out: {left}. Decided {time}.</source>
        <translation>Repris&#x202f;: {taken}. Non repris&#x202f;: {left}. Décidé {time}.</translation>
    </message>
</context>
<context>
    <name>WayBackPresenter</name>
    <message>
        <source>Taken back: {item}</source>
        <translation>Annulé&#x202f;: {item}</translation>
    </message>
    <message>
        <source>Answered again: {item}</source>
        <translation>Répondu à nouveau&#x202f;: {item}</translation>
    </message>
    <message>
        <source>The checklist is finished. Change the answer itself, and say why.</source>
        <translation>La liste de contrôle est terminée. Modifiez la réponse elle-même et dites pourquoi.</translation>
    </message>
</context>
<context>
    <name>WearLine</name>
    <message>
        <source>Due about {month}</source>
        <translation>À remplacer vers {month}</translation>
    </message>
    <message>
        <source>Due about {month}, {km} km</source>
        <translation>À remplacer vers {month}, {km} km</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Missions</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Know-how</source>
        <translation>Savoir</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synchro</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Go to {place}</source>
        <translation>Aller à&#x202f;: {place}</translation>
    </message>
    <message>
        <source>New job on site</source>
        <translation>Nouvelle mission sur place</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Envoyer maintenant</translation>
    </message>
    <message>
        <source>sync network office</source>
        <translation>synchro réseau bureau</translation>
    </message>
    <message>
        <source>Stop the timer</source>
        <translation>Arrêter le chrono</translation>
    </message>
    <message>
        <source>time clock</source>
        <translation>temps chrono</translation>
    </message>
    <message>
        <source>Theme: like the computer</source>
        <translation>Thème&#x202f;: comme l’ordinateur</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Thème&#x202f;: clair</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Thème&#x202f;: sombre</translation>
    </message>
    <message>
        <source>Theme: sun</source>
        <translation>Thème&#x202f;: soleil</translation>
    </message>
    <message>
        <source>look colours</source>
        <translation>apparence couleurs</translation>
    </message>
    <message>
        <source>Everything larger</source>
        <translation>Tout agrandir</translation>
    </message>
    <message>
        <source>Everything smaller</source>
        <translation>Tout réduire</translation>
    </message>
    <message>
        <source>Language: {language}</source>
        <translation>Langue&#x202f;: {language}</translation>
    </message>
    <message>
        <source>Help for this screen</source>
        <translation>Aide de cet écran</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Premiers pas</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>version licence</source>
        <translation>version licence</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Find anything, do anything</source>
        <translation>Tout trouver, tout faire</translation>
    </message>
    <message>
        <source>The next step</source>
        <translation>L’étape suivante</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>From one thing to the next</source>
        <translation>D’un élément au suivant</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>OK, not OK, not applicable</source>
        <translation>OK, pas OK, sans objet</translation>
    </message>
    <message>
        <source>From question to question</source>
        <translation>D’un point à l’autre</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search, lists and pictures</source>
        <translation>Recherche, listes et images</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>Se déplacer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>Coller une image</translation>
    </message>
    <message>
        <source>Larger, smaller</source>
        <translation>Agrandir, réduire</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Verrouiller l’écran</translation>
    </message>
    <message>
        <source>PIN hide</source>
        <translation>PIN cacher</translation>
    </message>
    <message>
        <source>Undo the last step</source>
        <translation>Annuler la dernière action</translation>
    </message>
    <message>
        <source>take back Ctrl+Z</source>
        <translation>revenir en arrière Ctrl+Z</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>redo Ctrl+Shift+Z</source>
        <translation>refaire Ctrl+Maj+Z</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Mobile service</source>
        <translation>Service mobile</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Atelier</translation>
    </message>
    <message>
        <source>Pre-delivery inspection</source>
        <translation>Contrôle avant livraison</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>À distance</translation>
    </message>
    <message>
        <source>Do it now</source>
        <translation>Faire maintenant</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Pas nécessaire</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Autrement</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>Trajet</translation>
    </message>
    <message>
        <source>Labour</source>
        <translation>Travail</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Attente</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Chargé</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Réservé</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Posé</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Remis en place</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Compté</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Technicien</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>Deuxième personne</translation>
    </message>
    <message>
        <source>Waits on this laptop</source>
        <translation>En attente sur cet ordinateur</translation>
    </message>
    <message>
        <source>At the office, being sent</source>
        <translation>Au bureau, en cours d’envoi</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Retourné</translation>
    </message>
    <message>
        <source>Could not be sent</source>
        <translation>Envoi impossible</translation>
    </message>
    <message>
        <source>At the printer</source>
        <translation>À l’imprimante</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Imprimé</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Repris</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>norvégien</translation>
    </message>
    <message>
        <source>French</source>
        <translation>français</translation>
    </message>
    <message>
        <source>German</source>
        <translation>allemand</translation>
    </message>
    <message>
        <source>English</source>
        <translation>anglais</translation>
    </message>
    <message>
        <source>The PIN does not fit. Only {person} may type it.</source>
        <translation>Le PIN ne va pas. Seul {person} peut le taper.</translation>
    </message>
    <message>
        <source>The PIN was wrong several times.</source>
        <translation>Le code PIN était faux plusieurs fois.</translation>
    </message>
    <message>
        <source>The passphrase does not fit. Try again.</source>
        <translation>La phrase secrète ne convient pas. Réessayez.</translation>
    </message>
    <message>
        <source>The passphrase is too short. Take at least {count} characters.</source>
        <translation>La phrase secrète est trop courte. Prenez au moins {count} caractères.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. Your work is safe; the log has the details for support.</source>
        <translation>Une erreur est survenue dans le programme. Votre travail est en sécurité&#x202f;; le journal a les détails pour l’assistance.</translation>
    </message>
    <message>
        <source>Try again in {seconds} s.</source>
        <translation>Réessayez dans {seconds} s.</translation>
    </message>
    <message>
        <source>There is no printer {printer}. Choose another.</source>
        <translation>Il n’y a pas d’imprimante {printer}. Choisissez-en une autre.</translation>
    </message>
    <message>
        <source>The printer {printer} did not take the report.</source>
        <translation>L’imprimante {printer} n’a pas pris le rapport.</translation>
    </message>
    <message>
        <source>Check the quantity.</source>
        <translation>Vérifiez la quantité.</translation>
    </message>
    <message>
        <source>Check the kilometres.</source>
        <translation>Vérifiez les kilomètres.</translation>
    </message>
    <message>
        <source>Check the minutes; only time that has passed can be booked.</source>
        <translation>Vérifiez les minutes&#x202f;; seul le temps passé peut être saisi.</translation>
    </message>
    <message>
        <source>Check the e-mail address.</source>
        <translation>Vérifiez l’adresse e-mail.</translation>
    </message>
    <message>
        <source>Write a few words first.</source>
        <translation>Écrivez d’abord quelques mots.</translation>
    </message>
    <message>
        <source>Type the name.</source>
        <translation>Tapez le nom.</translation>
    </message>
    <message>
        <source>Clear the pad and sign again.</source>
        <translation>Effacez le cadre et signez de nouveau.</translation>
    </message>
    <message>
        <source>Give the VIN or the plate, and check them.</source>
        <translation>Donnez le VIN ou la plaque, et vérifiez-les.</translation>
    </message>
    <message>
        <source>Write what the customer says.</source>
        <translation>Écrivez ce que dit le client.</translation>
    </message>
    <message>
        <source>The office server does not answer. Your work is safe here.</source>
        <translation>Le serveur du bureau ne répond pas. Votre travail est en sécurité ici.</translation>
    </message>
    <message>
        <source>Something else answered instead of the office server, perhaps a Wi-Fi sign-in page.</source>
        <translation>Autre chose a répondu à la place du serveur du bureau, peut-être une page de connexion Wi-Fi.</translation>
    </message>
    <message>
        <source>Name, password or device code is not right. Check all three and try again.</source>
        <translation>Le nom, le mot de passe ou le code d’appareil n’est pas bon. Vérifiez les trois et réessayez.</translation>
    </message>
    <message>
        <source>This laptop is signed out. Sign in again; your work waits here until then.</source>
        <translation>Cet ordinateur est déconnecté. Reconnectez-vous&#x202f;; votre travail attend ici.</translation>
    </message>
    <message>
        <source>The office has taken this laptop out of service. Call the office.</source>
        <translation>Le bureau a mis cet ordinateur hors service. Appelez le bureau.</translation>
    </message>
    <message>
        <source>The disk is full. Make room, then try again; nothing was lost.</source>
        <translation>Le disque est plein. Faites de la place et réessayez&#x202f;; rien n’est perdu.</translation>
    </message>
    <message>
        <source>The program&apos;s folder cannot be written to. Check its permissions.</source>
        <translation>Impossible d’écrire dans le dossier du programme. Vérifiez ses droits.</translation>
    </message>
    <message>
        <source>These data were made by a newer version. Update the program.</source>
        <translation>Ces données viennent d’une version plus récente. Mettez le programme à jour.</translation>
    </message>
    <message>
        <source>The local data are damaged and were set aside. Sign in to fetch them again.</source>
        <translation>Les données locales sont abîmées et ont été mises de côté. Connectez-vous pour les récupérer.</translation>
    </message>
    <message>
        <source>The key to the local data is not available. Unlock the keyring or type it.</source>
        <translation>La clé des données locales n’est pas disponible. Déverrouillez le trousseau ou tapez-la.</translation>
    </message>
    <message>
        <source>This file is not a picture that can be used. Take it again or choose another.</source>
        <translation>Ce fichier n’est pas une image utilisable. Reprenez-la ou choisissez-en une autre.</translation>
    </message>
    <message>
        <source>You may not do this here. Ask the office.</source>
        <translation>Vous ne pouvez pas faire cela ici. Demandez au bureau.</translation>
    </message>
    <message>
        <source>This is not on this laptop. Let Sync fetch it, then look again.</source>
        <translation>Ce n’est pas sur cet ordinateur. Laissez Synchro le récupérer, puis regardez de nouveau.</translation>
    </message>
    <message>
        <source>The report is too large even with small photos. Remove some photos.</source>
        <translation>Le rapport est trop gros, même avec de petites photos. Retirez des photos.</translation>
    </message>
    <message>
        <source>Field Companion is open already. Use that window.</source>
        <translation>Field Companion est déjà ouvert. Utilisez cette fenêtre.</translation>
    </message>
    <message>
        <source>Scratch</source>
        <translation>Rayure</translation>
    </message>
    <message>
        <source>Chip</source>
        <translation>Éclat</translation>
    </message>
    <message>
        <source>Dent</source>
        <translation>Bosse</translation>
    </message>
    <message>
        <source>Crack</source>
        <translation>Fissure</translation>
    </message>
    <message>
        <source>Rust</source>
        <translation>Rouille</translation>
    </message>
    <message>
        <source>Missing part</source>
        <translation>Pièce manquante</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Autre chose</translation>
    </message>
    <message>
        <source>Check the price.</source>
        <translation>Vérifiez le prix.</translation>
    </message>
    <message>
        <source>Write down what the customer said.</source>
        <translation>Notez ce que le client a dit.</translation>
    </message>
    <message>
        <source>The office has taken this laptop out of service, and everything on it was erased. Call the office.</source>
        <translation>Le bureau a mis cet ordinateur hors service et tout son contenu a été effacé. Appelez le bureau.</translation>
    </message>
    <message>
        <source>Changed {when} by {who}: {before} → {after}. {why}</source>
        <translation>Modifié le {when} par {who}&#x202f;: {before} → {after}. {why}</translation>
    </message>
    <message>
        <source>Checked again {when} by {who}: {before} → {after}. {repair}</source>
        <translation>Contrôlé à nouveau le {when} par {who}&#x202f;: {before} → {after}. {repair}</translation>
    </message>
    <message>
        <source>No mail program opened it. Save the PDF and attach it yourself.</source>
        <translation>Aucune messagerie n’a ouvert le message. Enregistrez le PDF et joignez-le vous-même.</translation>
    </message>
    <message>
        <source>The name or the password does not fit. Try again, or take the PIN.</source>
        <translation>Le nom ou le mot de passe ne correspond pas. Réessayez, ou prenez le code PIN.</translation>
    </message>
    <message>
        <source>Decision on {finding}</source>
        <translation>Décision sur {finding}</translation>
    </message>
    <message>
        <source>{what}: {detail}</source>
        <translation>{what}&#x202f;: {detail}</translation>
    </message>
    <message>
        <source>{address} does not answer. Check the address and the network, then try again.</source>
        <translation>{address} ne répond pas. Vérifiez l’adresse et le réseau, puis réessayez.</translation>
    </message>
    <message>
        <source>This is no address of a server. It begins with https:// – ask the office for it.</source>
        <translation>Ce n’est pas l’adresse d’un serveur. Elle commence par https:// – demandez-la au bureau.</translation>
    </message>
    <message>
        <source>What answers is not the office server by its certificate. Sign in to the Wi-Fi, or ask the office.</source>
        <translation>D’après son certificat, ce qui répond n’est pas le serveur du bureau. Connectez-vous au Wi-Fi, ou demandez au bureau.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate does not fit the date of this computer. Check date and time first.</source>
        <translation>Le certificat du serveur ne correspond pas à la date de cet ordinateur. Vérifiez d’abord la date et l’heure.</translation>
    </message>
    <message>
        <source>This network&apos;s proxy wants a sign-in of its own. Use another network, or ask who runs it.</source>
        <translation>Le proxy de ce réseau exige sa propre connexion. Utilisez un autre réseau, ou demandez à qui le gère.</translation>
    </message>
</context>
<context>
    <name>WorkPresenter</name>
    <message>
        <source>Photo removed</source>
        <translation>Photo retirée</translation>
    </message>
    <message>
        <source>Signature saved</source>
        <translation>Signature enregistrée</translation>
    </message>
    <message>
        <source>The message waits and goes out when the network is there</source>
        <translation>Le message attend et part dès qu’il y a du réseau</translation>
    </message>
    <message>
        <source>The agreed price holds</source>
        <translation>Le prix convenu est maintenu</translation>
    </message>
    <message>
        <source>The agreed price is kept</source>
        <translation>Le prix convenu est gardé</translation>
    </message>
    <message>
        <source>The customer&apos;s agreement is saved</source>
        <translation>L’accord du client est enregistré</translation>
    </message>
    <message>
        <source>Timer stopped</source>
        <translation>Chrono arrêté</translation>
    </message>
    <message>
        <source>Timer started: {kind}</source>
        <translation>Chrono démarré&#x202f;: {kind}</translation>
    </message>
    <message>
        <source>{count} × {part} used</source>
        <translation>{count} × {part} posé</translation>
    </message>
    <message>
        <source>{count} × {part} put back</source>
        <translation>{count} × {part} remis en stock</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Pièce</translation>
    </message>
    <message>
        <source>{kind}, {minutes} min</source>
        <translation>{kind}, {minutes} min</translation>
    </message>
    <message>
        <source>Photo: {name}</source>
        <translation>Photo&#x202f;: {name}</translation>
    </message>
    <message>
        <source>Words under a photo</source>
        <translation>Légende d’une photo</translation>
    </message>
    <message>
        <source>Note about the place</source>
        <translation>Note sur le lieu</translation>
    </message>
    <message>
        <source>Line added to the price</source>
        <translation>Ligne ajoutée au prix</translation>
    </message>
    <message>
        <source>Line taken off the price</source>
        <translation>Ligne retirée du prix</translation>
    </message>
</context>
<context>
    <name>_AddTile</name>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>Ajouter une photo</translation>
    </message>
</context>
<context>
    <name>_Names</name>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
</context>
<context>
    <name>_Rail</name>
    <message>
        <source>Places</source>
        <translation>Rubriques</translation>
    </message>
</context>
<context>
    <name>_ReadyRow</name>
    <message>
        <source>fine</source>
        <translation>en ordre</translation>
    </message>
    <message>
        <source>look at this</source>
        <translation>à voir</translation>
    </message>
</context>
</TS>
