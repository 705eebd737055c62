<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="cs" sourcelanguage="en">
<context>
    <name>Receipt</name>
    <message>
        <source>COPY</source>
        <comment>mark on a receipt that was printed before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt for a transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <comment>the account that paid</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <comment>the account that was paid</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordered through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy printed by %1 on %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed by %1 on %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transfer is booked and cannot be changed. Please keep this receipt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>receipt-%1-%2</source>
        <extracomment>name of a file, without its ending; %1: date, %2: end of the reference</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>The bank did not accept what was entered. Nothing was changed. Check the fields and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request did not reach the bank in time. Nothing was changed. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not known at the bank, or it belongs to another branch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A colleague changed this in the meantime. Nothing was changed. Load it again and repeat the step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in was refused: user name, password or code is wrong, or the account is locked for a while. The bank does not say which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bank did not see this machine&apos;s key. Close Counterfoil and start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your session is over. Nothing was changed. Sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role does not allow this. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That were too many requests in a short time. Nothing was changed. Wait a moment and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked: the available balance does not cover the amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked: one of the two accounts is frozen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked: one of the two accounts is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked: both sides are the same account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked: the amount is not in the currency of both accounts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked: the amount must be greater than zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked: the amount is larger than an account can hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked: the amount is above the limit for a single transfer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked: there is no account with this IBAN at the bank.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked: one of the two accounts belongs to the bank itself and cannot be used here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked: this order&apos;s number was used for another order before. Enter the transfer anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This very order is being worked on. Its outcome will be known in a moment; do not enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked, and it never will be: this order was closed before it reached the ledger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bank does not know yet whether this was done. It is being checked; do not enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bank is busy and could not do this now. Nothing was changed. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong at the bank. Try again; if it happens again, tell support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 The transfer was not booked.</source>
        <comment>%1: a whole sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The bank asks to wait. Nothing was changed. Try again in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Something went wrong at the bank. The transfer was not booked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bank cannot be reached from this machine. Check the network, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the bank broke off. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bank did not answer in time. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bank&apos;s answer could not be read. Counterfoil on this machine may be too old; tell support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something between this machine and the bank tried to send the request elsewhere. It was not followed. Tell support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure connection to the bank could be made, so nothing was sent. Tell support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bank&apos;s address on this machine is not a secure one, so nothing was sent. Tell support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bank&apos;s answer was lost. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bank&apos;s answer was lost, so it is not known whether you are signed in. Begin again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known yet whether the transfer was booked. The bank is being asked; do not enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Reference for support: %2</source>
        <comment>%1: one or more whole sentences</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever answers at %1 vouches only for itself and is not accepted as the bank. Nothing was sent. Do not sign in anywhere else; tell support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever answers at %1 shows a certificate of “%2”, which is not the bank&apos;s authority. Nothing was sent. Do not sign in anywhere else; tell support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 expired on %2, so it cannot be trusted. Nothing was sent. Check this machine&apos;s date; if it is right, tell support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 is valid only from %2 on. Nothing was sent. Check this machine&apos;s date; if it is right, tell support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever answers at %1 shows a certificate for %2. That is not the bank. Nothing was sent. Tell support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 cannot be accepted. Nothing was sent. Tell support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure connection to %1 could be made. Nothing was sent. Tell support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are signed in with Counterfoil a second time on this machine. Transfers can be made only in the other window; close it to make them here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of orders on their way cannot be written on this machine, so no transfer can be sent. Tell support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine&apos;s disk is full, so no transfer can be sent. Free some space, then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers cannot be sent yet. Sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings of this machine in %1 cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine does not know its bank yet: %1 names none (section [bank], key url).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bank&apos;s address must begin with https:// and name a host, but it is “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine does not know whom to trust: %1 names no authority (section [bank], key authority).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time without activity (section [session], key idleMinutes) must be 1 to 15 minutes, but it is “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 should hold the certificate of the bank&apos;s authority, but there is none to be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SystemFilePort</name>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransferChecks</name>
    <message>
        <source>This account is frozen: no transfer is possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account is closed: no transfer is possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be paid into this account at present.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the account that pays. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account is kept in %1, the paying one in %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransferWords</name>
    <message>
        <source>%1, %2</source>
        <extracomment>a date and a time of day</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frozen</source>
        <comment>state of an account</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>state of an account</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::app::CompositionRoot</name>
    <message>
        <source>Customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unresolved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::tables::AccountText</name>
    <message>
        <source>Open</source>
        <comment>an account&apos;s status</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frozen</source>
        <comment>an account&apos;s status</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>an account&apos;s status</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <comment>of an account</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authorised</source>
        <comment>may use the account of another</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Female</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Male</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Savings account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record came without a name; this one was invented.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::tables::AmountText</name>
    <message>
        <source>Enter an amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An amount is written with digits and one decimal sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An amount is written without a sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This could mean thousands or decimals. Write it without separating thousands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The thousands are not separated in the usual places. Write it without separating thousands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no decimals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no more than %2 decimals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This amount is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This field takes %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::tables::CustomerTableModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Born</source>
        <comment>heading of a column of dates</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, invented name</source>
        <comment>%1: a person&apos;s name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birth date not recorded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::tables::EntryTableModel</name>
    <message>
        <source>No.</source>
        <comment>number of an entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked</source>
        <comment>heading of a column of dates</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counterparty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry %1</source>
        <comment>%1: its number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked %1</source>
        <comment>%1: an ISO date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value date %1</source>
        <comment>%1: an ISO date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debit of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance after, negative: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance after: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::tables::HeldAccountTableModel</name>
    <message>
        <source>IBAN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ledger balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ledger balance, negative: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ledger balance: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available, negative: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::tables::TransferTableModel</name>
    <message>
        <source>%1  %2</source>
        <extracomment>a date and a time of day in a table</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <comment>heading of a column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <comment>heading of a column: who paid</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <comment>heading of a column: who was paid</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <comment>heading of a column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memo</source>
        <comment>heading of a column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <comment>heading of a column: the colleague who ordered it</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::tables::WindowedTableModel</name>
    <message>
        <source>Loading</source>
        <comment>a row of a table that is not here yet</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::AccountField</name>
    <message>
        <source>Name or IBAN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>holder and IBAN of an account</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the accounts found, or type a whole IBAN.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::AccountPage</name>
    <message>
        <source>New transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries of the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been booked on this account yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account %1</source>
        <comment>%1: an IBAN</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy IBAN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, opened %2</source>
        <comment>%1: product, %2: a date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ledger balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdraft limit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::AuthenticatorStep</name>
    <message>
        <source>Your authenticator app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read this picture with an authenticator app on your phone. From now on it shows you a new code every half minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or type this key into the app:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Code the app shows now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code for the authenticator app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key for the authenticator app: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::BusyButton</name>
    <message>
        <source>Working</source>
        <comment>spoken for a button that is busy</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::CodeEdit</name>
    <message>
        <source>Enter the code of your authenticator app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code has six digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter six digits, or one of your recovery codes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::CodeStep</name>
    <message>
        <source>Second factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password was accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Code of your authenticator app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without your phone: one of your recovery codes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::ColleagueCard</name>
    <message>
        <source>Unknown</source>
        <comment>state of a transfer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordered %1 on this machine. Nobody knows yet whether it was booked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordered %1 on this machine. It is resolved when this colleague signs in here, or by a supervisor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve the order of %1 now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the bank…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked</source>
        <comment>state of a transfer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked, once: %1 from %2 to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked, once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>state of a transfer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bank refused it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked</source>
        <comment>state of a transfer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked, and it never will be.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::ConfirmSheet</name>
    <message>
        <source>Cancel</source>
        <comment>button of a sheet that asks for confirmation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 confirms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::ConnectionIndicator</name>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the bank at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected</source>
        <comment>to the bank</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered in %2 ms over a secure connection.</source>
        <extracomment>%1: host, %2: milliseconds</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <comment>the bank cannot be reached</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection to the bank: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::CopyIbanButton</name>
    <message>
        <source>Copy IBAN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The IBAN was copied.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::CredentialsStep</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have an &amp;enrolment code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is as you left it. Sign in again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter your user name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::CustomerFacts</name>
    <message>
        <source>None recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Born</source>
        <comment>label of a birth date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::CustomerPage</name>
    <message>
        <source>Accounts of the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This customer has no account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invented name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New transfer from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy IBAN</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::CustomersPage</name>
    <message>
        <source>Customers found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, customer number, e-mail or phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This bank has no customers yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No customer matches “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than %1 customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::FactList</name>
    <message>
        <source>From</source>
        <comment>the account that paid</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <comment>the account that was paid</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance after</source>
        <comment>of the account that paid</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booking and value date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booking date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::FaultWindow</name>
    <message>
        <source>Counterfoil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counterfoil cannot start on this machine. %1 Tell whoever looks after this machine.</source>
        <extracomment>%1: a whole sentence that says what is wrong</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::HolderLinks</name>
    <message>
        <source>%1 (%2)</source>
        <comment>%1: a name, %2: owner or authorised</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::IbanEdit</name>
    <message>
        <source>Enter an IBAN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot stand in an IBAN; it has letters and digits only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No IBAN begins with “%1”. The first two letters are those of a country.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>An IBAN of %1 has %2 characters; %n more are needed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An IBAN of %1 has %2 characters; there are %n too many.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The check digits do not fit: a character is wrong or two have changed places.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::KeysSheet</name>
    <message>
        <source>Customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unresolved orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for a customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the page before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any key closes this.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::LockScreen</name>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in as somebody &amp;else; what was being typed is lost</source>
        <comment>button of the lock screen</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::MainWindow</name>
    <message>
        <source>The bank ended your session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked, because nobody was here for a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked — Counterfoil</source>
        <comment>title of the window</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — Counterfoil</source>
        <extracomment>title of the window; %1: the page</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in — Counterfoil</source>
        <comment>title of the window</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::MessageBanner</name>
    <message>
        <source>Dismiss the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information: %1</source>
        <comment>spoken by a screen reader</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: %1</source>
        <comment>spoken by a screen reader</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <comment>spoken by a screen reader</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error: %1</source>
        <comment>spoken by a screen reader</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::MoneyEdit</name>
    <message>
        <source>Enter an amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the account first, then the currency is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amount must be more than zero.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::NewPasswordStep</name>
    <message>
        <source>Enrol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You were given a user name and a one-time code. Choose a password of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Enrolment code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Repeat the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of at least %2 characters. A few words are easiest to remember.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n character(s): long enough.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Enter the user name you were given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the one-time code you were given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password needs at least %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the same password.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::NewTransferPage</name>
    <message>
        <source>Review transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same payer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This transfer was not sent. Leave once more to discard it, or go on typing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <comment>what was typed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <comment>the account that pays</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <comment>the account that is paid</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer this amount?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer</source>
        <comment>verb on a button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same transfer was sent at %1 already. Confirm only if it is meant twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The available balance does not cover the amount. The bank will probably refuse it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bank refused the transfer. %1 Correct it and review it again: it is then a new order.</source>
        <comment>%1: a whole sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked, and it never will be: the order did not reach the ledger and was closed there. No money has moved. Review it again if it is still wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked: the order did not leave this machine. %1</source>
        <comment>%1: a whole sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was already sent to %2 today, at %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::OrderCard</name>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show transfer: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1
To %2</source>
        <extracomment>two sides of a transfer, each on its line</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown — checking</source>
        <comment>state of a transfer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked</source>
        <comment>state of a transfer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>state of a transfer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked</source>
        <comment>state of a transfer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Ordered %1, %2 ago. The money may or may not have moved. Asked %n time(s); nothing is sent twice.</source>
        <comment>%2: minutes and seconds</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>While the program was closed: booked, once. Ordered %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked, once. Ordered %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordered %1. %2</source>
        <comment>%2: a whole sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While the program was closed: not booked, and it never will be. Ordered %1. Enter it again if it is still wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked, and it never will be. Ordered %1. Enter it again if it is still wanted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::OutcomePanel</name>
    <message>
        <source>Transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bank is being asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same payer again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transfer is booked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked</source>
        <comment>state of a transfer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outcome is not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown — checking</source>
        <comment>state of a transfer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order was sent, but the bank&apos;s answer did not arrive. The money may or may not have moved. The bank is asked until it says what became of this order; nothing is sent twice. Do not enter it again. You can start another transfer meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <comment>the account that pays</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <comment>the account that is paid</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent %1 ago.</source>
        <comment>%1: minutes and seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Asked %n time(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %2 Asking again in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 Asking now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::PartyEntry</name>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · available %2</source>
        <comment>product and balance of an account</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account of another branch, in %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::PartyFinder</name>
    <message>
        <source>No account of your branch has this IBAN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account of the bank has this IBAN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a whole IBAN, or a character of it is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account of your branch matches. For one of another branch type its whole IBAN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account of your branch matches.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::PasswordEdit</name>
    <message>
        <source>Hide the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::Rail</name>
    <message>
        <source>Teller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compliance officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>tool tip of a button: what it does, and its key</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>role, branch</comment>
        <extracomment>%1: role, %2: name of the branch</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>place in the navigation, how many wait there</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) without a known outcome</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cf::ui::ReceiptNotice</name>
    <message>
        <source>Save receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receipt could not be saved as %1: %2. The transfer itself is booked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receipt was saved as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::RecordStack</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::Recovery</name>
    <message>
        <source>%1 from %2 to %3, ordered %4</source>
        <extracomment>a transfer; %1: amount, %2 and %3: IBANs, %4: date and time</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked, once: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused: %1. %2</source>
        <extracomment>%1: the order, %2: a whole sentence that says why</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not booked, and it never will be: %1. Enter it again if it is still wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown, the bank is being asked: %1. Do not enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of orders that were still on their way:</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of this machine&apos;s list of orders cannot be read. Tell support.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <comment>the unresolved orders</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::RecoveryCodesStep</name>
    <message>
        <source>Your recovery codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When your phone is lost, each of these codes signs you in once. They are shown only now: keep them where nobody else finds them, and not on this machine alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have &amp;kept them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save as file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1.  %2</source>
        <extracomment>%1: number in the list, %2: a recovery code</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery code %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counterfoil: recovery codes. Each signs you in once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied. The clipboard is emptied in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the recovery codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::RemoteTableView</name>
    <message>
        <source>There is nothing here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows %1–%2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows %1–%2 of at least %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::SignInPage</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::SignInStep</name>
    <message>
        <source>Asking the bank…</source>
        <comment>on a button while waiting</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::StartPage</name>
    <message>
        <source>You are signed in as an administrator. Customers and money are not shown to administrators; what they watch over is not part of this version yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are signed in. There is nothing for your role to do here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::SuggestionList</name>
    <message>
        <source>available</source>
        <comment>under the available balance</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  ·  %2</source>
        <extracomment>IBAN and product of an account</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, available %3 %4</source>
        <extracomment>spoken: holder, IBAN, balance, state</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more. Go on typing to find the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matching accounts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::TransferForm</name>
    <message>
        <source>&amp;From</source>
        <comment>the account that pays</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the account that pays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;To</source>
        <comment>the account that is paid</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the account that is paid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the currency of the account that pays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Memo</source>
        <comment>text that goes with a transfer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is more than the %2 available. The bank will probably refuse it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Available after: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::TransferPage</name>
    <message>
        <source>Transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked</source>
        <comment>state of a transfer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the old bank&apos;s records</source>
        <comment>kind of a transfer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reversal</source>
        <comment>kind of a transfer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::TransfersPage</name>
    <message>
        <source>Transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only mine</source>
        <comment>filter of a list of transfers</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the transfers I ordered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No transfers yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mine or branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have not ordered a transfer yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::UnresolvedPage</name>
    <message>
        <source>Every order sent from here has a known outcome.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colleagues on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unresolved orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check all now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cf::ui::Workspace</name>
    <message>
        <source>Customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unresolved</source>
        <comment>orders without a known outcome</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
