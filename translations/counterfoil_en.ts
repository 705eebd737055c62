<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ClusterParts</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <comment>of a log</comment>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outage(s)</source>
        <comment>of a service</comment>
        <translation>
            <numerusform>%n outage</numerusform>
            <numerusform>%n outages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <comment>copies</comment>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not made</source>
        <comment>statements</comment>
        <translation>
            <numerusform>%n not made</numerusform>
            <numerusform>%n not made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) a minute</source>
        <translation>
            <numerusform>%n call a minute</numerusform>
            <numerusform>%n calls a minute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <comment>of clients through a proxy</comment>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) were answered as unknown.</source>
        <translation>
            <numerusform>%n order was answered as unknown.</numerusform>
            <numerusform>%n orders were answered as unknown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FailureText</name>
    <message numerus="yes">
        <source>The bank asks you to wait. Nothing was changed. Try again in %n second(s).</source>
        <translation>
            <numerusform>The bank asks you to wait. Nothing was changed. Try again in %n second.</numerusform>
            <numerusform>The bank asks you to wait. Nothing was changed. Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MetricRatings</name>
    <message numerus="yes">
        <source>%n fault(s)</source>
        <comment>in the audit trail</comment>
        <translation>
            <numerusform>%n fault</numerusform>
            <numerusform>%n faults</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewText</name>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 There were %n more such order(s) within the last hour.</source>
        <comment>%1: a whole sentence</comment>
        <translation>
            <numerusform>%1 There was %n more such order within the last hour.</numerusform>
            <numerusform>%1 There were %n more such orders within the last hour.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::tables::LimitText</name>
    <message numerus="yes">
        <source>%Ln order(s) in %1</source>
        <extracomment>%1: currency in which they are ordered</extracomment>
        <translation>
            <numerusform>%Ln order in %1</numerusform>
            <numerusform>%Ln orders in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::tables::SignInTableModel</name>
    <message numerus="yes">
        <source>%1, %n more time(s)</source>
        <extracomment>%1: how each of these attempts to sign in ended</extracomment>
        <translation>
            <numerusform>%1, %n more time</numerusform>
            <numerusform>%1, %n more times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::tables::StaffTableModel</name>
    <message numerus="yes">
        <source>%n open sessions</source>
        <translation>
            <numerusform>%n open session</numerusform>
            <numerusform>%n open sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::AlertCard</name>
    <message numerus="yes">
        <source>%n fault(s) found</source>
        <comment>in the audit trail</comment>
        <translation>
            <numerusform>%n fault found</numerusform>
            <numerusform>%n faults found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s), to be sent again under Events</source>
        <translation>
            <numerusform>%n event, to be sent again under Events</numerusform>
            <numerusform>%n events, to be sent again under Events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::ApprovalWatch</name>
    <message numerus="yes">
        <source>%n order(s) wait for your approval.</source>
        <translation>
            <numerusform>%n order waits for your approval.</numerusform>
            <numerusform>%n orders wait for your approval.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) of yours were sent back.</source>
        <translation>
            <numerusform>%n order of yours was sent back.</numerusform>
            <numerusform>%n orders of yours were sent back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::AuditList</name>
    <message numerus="yes">
        <source>%n found so far. The bank is searching further back…</source>
        <translation>
            <numerusform>%n found so far. The bank is searching further back…</numerusform>
            <numerusform>%n found so far. The bank is searching further back…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::CustomersPage</name>
    <message numerus="yes">
        <source>%Ln customers</source>
        <translation>
            <numerusform>%Ln customer</numerusform>
            <numerusform>%Ln customers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::DemonstrationPanel</name>
    <message numerus="yes">
        <source>Each authenticator code works once. The next one can be used in %n second(s).</source>
        <translation>
            <numerusform>Each authenticator code works once. The next one can be used in %n second.</numerusform>
            <numerusform>Each authenticator code works once. The next one can be used in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::EventsPanel</name>
    <message numerus="yes">
        <source>%n event(s) were sent again.</source>
        <translation>
            <numerusform>%n event was sent again.</numerusform>
            <numerusform>%n events were sent again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::ExportPanel</name>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>about %n hour left</numerusform>
            <numerusform>about %n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A sheet holds 1,048,576 rows, so this becomes %n sheet(s), which many programs cannot open. CSV suits it better.</source>
        <translation>
            <numerusform>A sheet holds 1,048,576 rows, so this becomes %n sheet, which many programs cannot open. CSV suits it better.</numerusform>
            <numerusform>A sheet holds 1,048,576 rows, so this becomes %n sheets, which many programs cannot open. CSV suits it better.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %Ln event(s)</source>
        <translation>
            <numerusform>At least %Ln event</numerusform>
            <numerusform>At least %Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were written to %1.</source>
        <comment>%1: name of a file</comment>
        <translation>
            <numerusform>%Ln row was written to %1.</numerusform>
            <numerusform>%Ln rows were written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::IbanEdit</name>
    <message numerus="yes">
        <source>An IBAN of %1 has %2 characters; %n more are needed.</source>
        <translation>
            <numerusform>An IBAN of %1 has %2 characters; %n more is needed.</numerusform>
            <numerusform>An IBAN of %1 has %2 characters; %n more are needed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An IBAN of %1 has %2 characters; there are %n too many.</source>
        <translation>
            <numerusform>An IBAN of %1 has %2 characters; there is %n too many.</numerusform>
            <numerusform>An IBAN of %1 has %2 characters; there are %n too many.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::MainWindow</name>
    <message numerus="yes">
        <source>You signed in with a recovery code, which does not work again. You have %n recovery code(s) left. To get new ones, you must enrol again, which an administrator can arrange.</source>
        <translation>
            <numerusform>You signed in with a recovery code, which does not work again. You have %n recovery code left. To get new ones, you must enrol again, which an administrator can arrange.</numerusform>
            <numerusform>You signed in with a recovery code, which does not work again. You have %n recovery codes left. To get new ones, you must enrol again, which an administrator can arrange.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::NewPasswordStep</name>
    <message numerus="yes">
        <source>%n character(s): long enough.</source>
        <translation>
            <numerusform>%n character: long enough.</numerusform>
            <numerusform>%n characters: long enough.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::OrderRecovery</name>
    <message numerus="yes">
        <source>%n line(s) of this machine&apos;s list of orders cannot be read. Tell support.</source>
        <translation>
            <numerusform>%n line of this machine&apos;s list of orders cannot be read. Tell support.</numerusform>
            <numerusform>%n lines of this machine&apos;s list of orders cannot be read. Tell support.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::PreferencesPage</name>
    <message numerus="yes">
        <source>You have %n recovery code(s) left in case your phone is not at hand. Each signs you in once.</source>
        <translation>
            <numerusform>You have %n recovery code left in case your phone is not at hand. It signs you in once.</numerusform>
            <numerusform>You have %n recovery codes left in case your phone is not at hand. Each signs you in once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::StaffPanel</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::UnresolvedPage</name>
    <message numerus="yes">
        <source>%n journal(s) of colleagues on this machine cannot be read to the end. They may contain orders without a known outcome: have these colleagues sign in here, or have whoever maintains this machine examine the files.</source>
        <translation>
            <numerusform>%n journal of a colleague on this machine cannot be read to the end. It may contain orders without a known outcome: have this colleague sign in here, or have whoever maintains this machine examine the file.</numerusform>
            <numerusform>%n journals of colleagues on this machine cannot be read to the end. They may contain orders without a known outcome: have these colleagues sign in here, or have whoever maintains this machine examine the files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::UnsealedStrip</name>
    <message numerus="yes">
        <source>Sealed up to %1, %n waiting, the oldest for %2.</source>
        <comment>%1: an event&apos;s number, %2: how long</comment>
        <translation>
            <numerusform>Sealed up to %1, %n waiting, for %2.</numerusform>
            <numerusform>Sealed up to %1, %n waiting, the oldest for %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sealed up to %1, %n waiting.</source>
        <comment>%1: an event&apos;s number</comment>
        <translation>
            <numerusform>Sealed up to %1, %n waiting.</numerusform>
            <numerusform>Sealed up to %1, %n waiting.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n newer event(s): search again</source>
        <translation>
            <numerusform>%n newer event: search again</numerusform>
            <numerusform>%n newer events: search again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new event(s)</source>
        <translation>
            <numerusform>Show %n new event</numerusform>
            <numerusform>Show %n new events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::Workspace</name>
    <message numerus="yes">
        <source>%n order(s) without a known outcome</source>
        <translation>
            <numerusform>%n order without a known outcome</numerusform>
            <numerusform>%n orders without a known outcome</numerusform>
        </translation>
    </message>
</context>
</TS>
