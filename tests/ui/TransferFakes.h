// An in-memory bank for the transfer page tests: answers, refuses, stays silent, loses answers. Answers arrive through
// the event loop, never before the call has returned.
#pragma once

#include "services/client/OrderJournal.h"
#include "services/client/OrderSender.h"
#include "services/contract/Accounts.h"
#include "services/contract/Transfers.h"
#include "tests/client/FakeBank.h"
#include "tests/ui/FakeNavigator.h"
#include "tests/ui/FieldFixture.h"
#include "ui/printing/FileDialogs.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <functional>
#include <map>
#include <vector>

namespace cf::test {

inline Iban czechIban(int number)
{
    return *Iban::compose("CZ", "0800" + QString::number(number).rightJustified(16, QLatin1Char('0')).toStdString());
}

inline contract::AccountSummary account(int number, const char* name, std::int64_t cents,
                                        contract::AccountStatus status = contract::AccountStatus::Open,
                                        const char* code = "CZK",
                                        contract::BlockSide blocked = contract::BlockSide::None)
{
    const Money balance(cents, currency(code));
    return {AccountId::make(), czechIban(number), "Current account", name, status, blocked, balance, balance};
}

class FakeAccounts
{
public:
    std::vector<contract::AccountSummary> branch;
    std::vector<contract::Payee> elsewhere;
    bool away = false;

    explicit FakeAccounts(FakeBank& bank)
    {
        bank.on<contract::FindAccounts>([this](const contract::AccountSearch& query)
                                            -> client::CallResult<contract::Page<contract::AccountSummary>> {
            if (away)
                return unreachable();
            return find(QString::fromStdString(query.search), query.limit.value_or(100));
        });
        bank.on<contract::CheckPayee>([this](const contract::PayeeQuery& query) -> client::CallResult<contract::Payee> {
            for (const auto& payee : elsewhere) {
                if (payee.iban == query.iban)
                    return payee;
            }
            return refusal(contract::ErrorCode::NotFound);
        });
    }

private:
    contract::Page<contract::AccountSummary> find(const QString& text, int limit) const
    {
        const QString compact = QString(text).remove(QLatin1Char(' '));
        contract::Page<contract::AccountSummary> page;
        for (const auto& each : branch) {
            const bool fits = QString::fromStdString(each.holderName).contains(text, Qt::CaseInsensitive) ||
                              QString::fromStdString(each.iban.electronic()).contains(compact, Qt::CaseInsensitive);
            if (fits && static_cast<int>(page.items.size()) < limit)
                page.items.push_back(each);
            else if (fits)
                page.more = true;
        }
        return page;
    }
};

class FakeTransfers
{
public:
    enum class Mood
    {
        Books,
        Waits, //!< For approval.
        Refuses,
        LosesTheAnswer,
        CannotBeReached,
        Hangs,
    };
    Mood mood = Mood::Books;
    //! The result of resolving; empty: the bank cannot be reached.
    std::optional<contract::KeyState> resolution;
    std::vector<std::pair<Uuid, contract::TransferOrder>> posted;
    std::vector<contract::KeyRef> resolved;
    std::vector<contract::Transfer> booked;     //!< Newest first.
    std::optional<client::CallFailure> opening; //!< The failure of fetching one transfer, if any.

    explicit FakeTransfers(FakeBank& bank)
    {
        bank.on<contract::PostTransfer>(
            [this](const contract::TransferOrder& order, const client::CallOptions& options) {
                posted.emplace_back(*options.key, order);
                return post(order);
            });
        bank.on<contract::ResolveTransferKey>([this](const contract::KeyRef& key) {
            resolved.push_back(key);
            return resolve();
        });
        bank.on<contract::GetTransfer>([this](const contract::TransferRef& ref) { return open(ref.transferId); });
        bank.on<contract::ListTransfers>([this](const contract::TransfersQuery& query) { return list(query); });
    }

    static contract::Transfer sample(int number)
    {
        contract::Transfer transfer;
        transfer.id = TransferId::make();
        transfer.debtorIban = czechIban(19);
        transfer.debtorName = "Jan Novák";
        transfer.creditorIban = czechIban(20);
        transfer.creditorName = number % 3 ? "Růžena Dvořáková" : "Stavebniny Kolín s. r. o.";
        transfer.amount = Money(number * 12'345, currency("CZK"));
        transfer.memo = number % 2 ? "Nájem za březen" : "";
        transfer.bookingDate = *parseDate("2026-11-22");
        transfer.valueDate = transfer.bookingDate;
        transfer.recordedAt = *parseInstant("2026-11-22T09:49:25Z") - std::chrono::minutes(number * 7);
        transfer.madeBy = number % 4 ? "Anna Malá" : "Petr Svoboda";
        transfer.debtorBalanceAfter = Money(1'822'010, currency("CZK"));
        return transfer;
    }

    //! An order above its orderer's limit; the approval's state may have changed since.
    static contract::OrderOutcome waiting(contract::ApprovalState state = contract::ApprovalState::Waiting)
    {
        contract::OrderOutcome outcome;
        outcome.state = contract::KeyState::Waiting;
        outcome.approval = contract::ApprovalNotice{ApprovalId::make(),
                                                    state,
                                                    {contract::ApprovalReason::AboveTransferLimit},
                                                    *parseInstant("2026-11-25T09:49:25Z"),
                                                    {}};
        return outcome;
    }

private:
    std::optional<client::CallResult<contract::OrderOutcome>> post(const contract::TransferOrder& order)
    {
        using Result = client::CallResult<contract::OrderOutcome>;
        contract::OrderOutcome outcome;
        switch (mood) {
        case Mood::Books:
            outcome.state = contract::KeyState::Booked;
            outcome.transfer = book(order);
            return Result(outcome);
        case Mood::Waits:
            return Result(waiting());
        case Mood::Refuses:
            return Result(refusal(contract::ErrorCode::InsufficientFunds));
        case Mood::LosesTheAnswer:
            return Result(lost());
        case Mood::CannotBeReached:
            return Result(unreachable());
        case Mood::Hangs:
            break;
        }
        return std::nullopt;
    }
    client::CallResult<contract::OrderOutcome> resolve()
    {
        if (!resolution)
            return lost();
        if (*resolution == contract::KeyState::Waiting)
            return waiting();
        contract::OrderOutcome outcome;
        outcome.state = *resolution;
        if (*resolution == contract::KeyState::Booked)
            outcome.transfer = posted.empty() ? sample(1) : book(posted.back().second);
        return outcome;
    }
    client::CallResult<contract::Transfer> open(const TransferId& id) const
    {
        if (opening)
            return *opening;
        for (const auto& transfer : booked) {
            if (transfer.id == id)
                return transfer;
        }
        return refusal(contract::ErrorCode::NotFound);
    }
    contract::Page<contract::Transfer> list(const contract::TransfersQuery& query) const
    {
        contract::Page<contract::Transfer> page;
        bool isBehind = !query.cursor;
        for (const auto& transfer : booked) {
            if (isBehind && static_cast<int>(page.items.size()) == *query.limit) {
                page.more = true;
                break;
            }
            if (isBehind && (!query.mine || transfer.madeBy == "Anna Malá"))
                page.items.push_back(transfer);
            isBehind = isBehind || transfer.id.toString() == *query.cursor;
        }
        if (!page.items.empty())
            page.lastKey = page.items.back().id.toString();
        page.count = static_cast<std::int64_t>(page.items.size()) + (page.more ? 1 : 0);
        page.countExact = !page.more && !query.cursor;
        return page;
    }
    contract::Transfer book(const contract::TransferOrder& order)
    {
        contract::Transfer transfer = sample(1);
        transfer.debtorIban = order.debtorIban;
        transfer.creditorIban = order.creditorIban;
        transfer.amount = order.amount;
        transfer.memo = order.memo.value_or("");
        booked.insert(booked.begin(), transfer);
        return transfer;
    }
};

class FakeFiles : public ui::FileDialogs
{
public:
    QString answer; //!< Empty: the user cancels.
    QStringList suggested;
    QStringList opened;
    int answered = 0;  //!< How often a save dialog was answered.
    int openAsked = 0; //!< How often a file to open was requested.

    void chooseSaveFile(QWidget*, const QString&, const QString& suggestedName, QObject* context,
                        std::function<void(const QString& path)> chosen) override
    {
        suggested += suggestedName;
        QTimer::singleShot(0, context, [this, chosen, path = answer] {
            chosen(path);
            ++answered;
        });
    }
    void chooseOpenFile(QWidget*, const QString&, QObject* context,
                        std::function<void(const QString& path)> chosen) override
    {
        ++openAsked;
        QTimer::singleShot(0, context, [chosen, path = answer] { chosen(path); });
    }
    void openFolderOf(const QString& path) override { opened += path; }
};

//! The real sender and journal between the pages and the in-memory bank.
struct Counter
{
    Counter()
        : journal(folder.path())
        , sender(bank, journal)
    {
        accounts.branch = {
            account(19, "Jan Novák", 1'945'460),
            account(20, "Růžena Dvořáková", 50'000),
            account(21, "Janka Nová", 1'000, contract::AccountStatus::Closed),
            account(22, "Eva Nováková", 99'900, contract::AccountStatus::Open, "EUR"),
            account(23, "Karel Sedlák", 88'800, contract::AccountStatus::Dormant),
            account(24, "Marie Horáková", 77'700, contract::AccountStatus::Open, "CZK", contract::BlockSide::Credits),
            account(25, "Petr Beran", 66'600, contract::AccountStatus::Open, "CZK", contract::BlockSide::Debits)};
        accounts.elsewhere = {{czechIban(99), "Městská knihovna v Praze", currency("CZK"), true},
                              {czechIban(98), "Zrušený účet", currency("CZK"), false}};
    }
    void recover()
    {
        bool opened = false;
        sender.recover(
            owner, &context, [&](const auto&) { opened = true; }, [](const auto&) {});
        [&] { QTRY_VERIFY(opened); }();
    }

    QTemporaryDir folder;
    QObject context;
    client::JournalOwner owner{"https://bank.example", StaffId::make(), "anna"};
    FakeBank bank;
    FakeAccounts accounts{bank};
    FakeTransfers transfers{bank};
    client::OrderJournal journal;
    client::OrderSender sender;
    FakeNavigator navigator;
    FakeFiles files;
};

//! The first visible widget of that type and accessible name below `root`, as the tour and a screen reader find it.
template <class Widget = QWidget>
Widget* named(const QWidget& root, const char* name)
{
    for (Widget* widget : root.findChildren<Widget*>()) {
        if (widget->isVisible() && widget->accessibleName() == QString::fromUtf8(name))
            return widget;
    }
    return nullptr;
}

} // namespace cf::test
