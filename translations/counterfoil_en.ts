<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Sentences</name>
    <message numerus="yes">
        <source>The bank asks to wait. Nothing was changed. Try again in %n second(s).</source>
        <translation>
            <numerusform>The bank asks to wait. Nothing was changed. Try again in %n second.</numerusform>
            <numerusform>The bank asks to wait. Nothing was changed. Try again in %n seconds.</numerusform>
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
    <name>cf::ui::Rail</name>
    <message numerus="yes">
        <source>%n order(s) without a known outcome</source>
        <translation>
            <numerusform>%n order without a known outcome</numerusform>
            <numerusform>%n orders without a known outcome</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::Recovery</name>
    <message numerus="yes">
        <source>%n line(s) of this machine&apos;s list of orders cannot be read. Tell support.</source>
        <translation>
            <numerusform>%n line of this machine&apos;s list of orders cannot be read. Tell support.</numerusform>
            <numerusform>%n lines of this machine&apos;s list of orders cannot be read. Tell support.</numerusform>
        </translation>
    </message>
</context>
</TS>
