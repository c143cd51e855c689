<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AboveItems</name>
    <message numerus="yes">
        <source>%n thing(s) keep the vehicle here</source>
        <translation>
            <numerusform>%n thing keeps the vehicle here</numerusform>
            <numerusform>%n things keep the vehicle here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChecklistsTab</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checklist(s)</source>
        <translation>
            <numerusform>%n checklist</numerusform>
            <numerusform>%n checklists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) graded</source>
        <translation>
            <numerusform>%n step graded</numerusform>
            <numerusform>%n steps graded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part movement(s)</source>
        <translation>
            <numerusform>%n part movement</numerusform>
            <numerusform>%n part movements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time entry(s)</source>
        <translation>
            <numerusform>%n time entry</numerusform>
            <numerusform>%n time entries</numerusform>
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
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damage mark(s)</source>
        <translation>
            <numerusform>%n damage mark</numerusform>
            <numerusform>%n damage marks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) after a repair</source>
        <translation>
            <numerusform>%n check after a repair</numerusform>
            <numerusform>%n checks after a repair</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deviation(s)</source>
        <translation>
            <numerusform>%n deviation</numerusform>
            <numerusform>%n deviations</numerusform>
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
            <numerusform>%n other change</numerusform>
            <numerusform>%n other changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
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
            <numerusform>%n change waits on this laptop</numerusform>
            <numerusform>%n changes wait on this laptop</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) wait on this laptop</source>
        <translation>
            <numerusform>%n photo waits on this laptop</numerusform>
            <numerusform>%n photos wait on this laptop</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FinishingPresenter</name>
    <message numerus="yes">
        <source>%n item(s) still open: {named}</source>
        <translation>
            <numerusform>%n item still open: {named}</numerusform>
            <numerusform>%n items still open: {named}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemDamage</name>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n mark</numerusform>
            <numerusform>%n marks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobsPage</name>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KnowledgePage</name>
    <message numerus="yes">
        <source>%n not read yet</source>
        <comment>articles</comment>
        <translation>
            <numerusform>%n not read yet</numerusform>
            <numerusform>%n not read yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftAnswers</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Messenger</name>
    <message numerus="yes">
        <source>%n new job(s)</source>
        <translation>
            <numerusform>%n new job</numerusform>
            <numerusform>%n new jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewerVersion</name>
    <message numerus="yes">
        <source>%n answer(s) keep their place</source>
        <translation>
            <numerusform>%n answer keeps its place</numerusform>
            <numerusform>%n answers keep their place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) are new</source>
        <translation>
            <numerusform>%n question is new</numerusform>
            <numerusform>%n questions are new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) have no place; they stay readable</source>
        <translation>
            <numerusform>%n answer has no place; it stays readable</numerusform>
            <numerusform>%n answers have no place; they stay readable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObstaclePanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutOfServicePage</name>
    <message numerus="yes">
        <source>%n change(s) are not at the office and are gone.</source>
        <translation>
            <numerusform>%n change is not at the office and is gone.</numerusform>
            <numerusform>%n changes are not at the office and are gone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) or file(s) are not at the office and are gone.</source>
        <translation>
            <numerusform>%n photo or file is not at the office and is gone.</numerusform>
            <numerusform>%n photos or files are not at the office and are gone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartsPage</name>
    <message numerus="yes">
        <source>%n part(s) in this car</source>
        <translation>
            <numerusform>%n part in this car</numerusform>
            <numerusform>%n parts in this car</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartsPresenter</name>
    <message numerus="yes">
        <source>%n loaded</source>
        <translation>
            <numerusform>%n loaded</numerusform>
            <numerusform>%n loaded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n returned</source>
        <translation>
            <numerusform>%n returned</numerusform>
            <numerusform>%n returned</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadyCard</name>
    <message numerus="yes">
        <source>%n thing(s)</source>
        <translation>
            <numerusform>%n thing</numerusform>
            <numerusform>%n things</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on this laptop</source>
        <translation>
            <numerusform>%n on this laptop</numerusform>
            <numerusform>%n on this laptop</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checklist(s)</source>
        <translation>
            <numerusform>%n checklist</numerusform>
            <numerusform>%n checklists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) missing</source>
        <translation>
            <numerusform>%n part missing</numerusform>
            <numerusform>%n parts missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportTab</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SectionButton</name>
    <message numerus="yes">
        <source>%n not OK</source>
        <translation>
            <numerusform>%n not OK</numerusform>
            <numerusform>%n not OK</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>after %n minute(s) without a touch</source>
        <translation>
            <numerusform>after %n minute without a touch</numerusform>
            <numerusform>after %n minutes without a touch</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncCard</name>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>every %n minute</numerusform>
            <numerusform>every %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s), first at {time}</source>
        <translation>
            <numerusform>%n job, at {time}</numerusform>
            <numerusform>%n jobs, first at {time}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockPresenter</name>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>Try again in %n second.</numerusform>
            <numerusform>Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
</TS>
