// Shared by the client's tests: a transport that trusts the test authority, an order, a line of its journal,
// and a probe that counts callbacks.
#pragma once

#include "services/client/HttpTransport.h"
#include "services/client/JournalTypes.h"
#include "services/contract/Operations.h"
#include "tests/client/RawTlsServer.h"

#include <QCryptographicHash>
#include <QtTest>

namespace cf::test {

inline client::TlsPolicy policyFor(const Certificates& certificates)
{
    return client::TlsPolicy::fromFile(QString::fromStdString(certificates.authorityFile().string())).value();
}

inline client::TransportSettings settingsFor(quint16 port)
{
    client::TransportSettings settings;
    settings.bank = QUrl(QStringLiteral("https://127.0.0.1:%1").arg(port));
    return settings;
}

inline contract::TransferOrder sampleOrder()
{
    return {Iban::parse("CZ6508000000192000145399").value(), Iban::parse("DE89370400440532013000").value(),
            Money(12345, *Currency::parse("EUR")), "Rent"};
}

inline contract::Transfer sampleTransfer()
{
    const contract::TransferOrder order = sampleOrder();
    contract::Transfer transfer;
    transfer.id = TransferId::make();
    transfer.debtorIban = order.debtorIban;
    transfer.creditorIban = order.creditorIban;
    transfer.amount = order.amount;
    transfer.bookingDate = *parseDate("2026-11-22");
    transfer.valueDate = transfer.bookingDate;
    transfer.branchId = BranchId::make();
    return transfer;
}

inline client::OrderFacts sampleFacts()
{
    const contract::TransferOrder order = sampleOrder();
    return {client::OrderKind::Transfer, order.debtorIban, order.creditorIban, order.amount, {}};
}

//! A line of the journal: the record and its checksum.
inline QByteArray journalLine(const QByteArray& json)
{
    return QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex().left(16) + ' ' + json + '\n';
}

inline contract::OrderOutcome sampleOutcome(contract::KeyState state)
{
    contract::OrderOutcome outcome;
    outcome.state = state;
    if (state == contract::KeyState::Booked)
        outcome.transfer = sampleTransfer();
    if (state == contract::KeyState::Waiting)
        outcome.approval = contract::ApprovalNotice{ApprovalId::make(),
                                                    contract::ApprovalState::Waiting,
                                                    {contract::ApprovalReason::AboveTransferLimit},
                                                    *parseInstant("2026-11-29T09:49:25Z"),
                                                    {}};
    if (state == contract::KeyState::Refused)
        outcome.refusal = contract::ErrorCode::InsufficientFunds;
    return outcome;
}

//! The answer to an order, or to the question about its key.
inline QByteArray outcomeAnswer(contract::KeyState state, int status = 200)
{
    return RawTlsServer::answer(status, QByteArray::fromStdString(contract::encodeDocument(sampleOutcome(state))));
}

inline QByteArray booked()
{
    return outcomeAnswer(contract::KeyState::Booked, 201);
}

inline QByteArray healthy()
{
    return RawTlsServer::answer(200, R"({"status":"pass","version":"1"})");
}

inline QByteArray problem(contract::ErrorCode code)
{
    return RawTlsServer::answer(contract::httpStatusOf(code),
                                QByteArray::fromStdString(contract::encodeDocument(contract::Problem::of(code))));
}

//! Receives the callbacks of one call.
template <class T>
struct Probe
{
    int calls = 0;
    std::optional<client::CallResult<T>> result;

    client::Callback<T> callback()
    {
        return [this](client::CallResult<T> answer) {
            ++calls;
            result.emplace(std::move(answer));
        };
    }
    bool failedAs(client::FailureKind kind, client::FailureCause cause) const
    {
        return calls == 1 && !*result && result->error().kind == kind && result->error().cause == cause;
    }
};

inline client::CallOptions withKey()
{
    client::CallOptions options;
    options.key = Uuid::v7();
    return options;
}

} // namespace cf::test
