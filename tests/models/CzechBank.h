// A small bank with Czech customers, accounts and entries for tests and pictures: always the same.
#pragma once

#include "services/contract/Accounts.h"
#include "services/contract/Customers.h"
#include "tests/client/FakeBank.h"

#include <array>

class CzechBank
{
public:
    static cf::Money crowns(std::int64_t minorUnits) { return {minorUnits, *cf::Currency::parse("CZK")}; }
    static cf::Date day(int year, unsigned month, unsigned day)
    {
        return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
    }
    static cf::Iban iban(int number)
    {
        const std::string account = std::to_string(2'000'000'000'000'000 + number * 104'729);
        return cf::Iban::compose("CZ", "0800" + account).value();
    }

    explicit CzechBank(int size)
    {
        for (int i = 0; i < size; ++i)
            customers.push_back(summary(i));
    }

    //! As the bank answers: by cursor (here the index), counted up to a thousand.
    cf::contract::Page<cf::contract::CustomerSummary> page(const cf::contract::CustomerSearch& query) const
    {
        std::vector<cf::contract::CustomerSummary> found;
        for (const auto& customer : customers) {
            if (customer.displayName.find(query.search) != std::string::npos)
                found.push_back(customer);
        }
        const std::size_t from = query.cursor ? std::stoul(*query.cursor) : 0;
        const std::size_t to = std::min(found.size(), from + static_cast<std::size_t>(query.limit.value_or(100)));
        cf::contract::Page<cf::contract::CustomerSummary> page;
        page.items.assign(found.begin() + static_cast<std::ptrdiff_t>(from),
                          found.begin() + static_cast<std::ptrdiff_t>(to));
        page.more = to < found.size();
        if (to > from)
            page.lastKey = std::to_string(to);
        page.count = std::min<std::int64_t>(static_cast<std::int64_t>(found.size()), 1001);
        page.countExact = page.count <= 1000;
        return page;
    }

    static cf::contract::AccountSummary accountSummary(int number, cf::contract::AccountStatus status,
                                                       std::int64_t balance)
    {
        cf::contract::AccountSummary account;
        account.id = cf::AccountId::make();
        account.iban = iban(number);
        account.product = "current";
        account.holderName = "Růžena Dvořáková";
        account.status = status;
        account.ledgerBalance = crowns(balance);
        account.availableBalance = crowns(balance - 150'000);
        return account;
    }

    //! With three accounts: open, dormant and below zero, closed.
    cf::contract::Customer customer(std::size_t index, bool withContact) const
    {
        using cf::contract::AccountStatus;
        using cf::contract::HolderRelation;
        cf::contract::Customer customer;
        customer.summary = customers.at(index);
        customer.sex = cf::contract::Sex::Female;
        customer.branch.name = "Hlavní pobočka Praha";
        if (withContact) {
            customer.phone = "+420 602 123 456";
            customer.email = "ruzena.dvorakova@example.cz";
            customer.address = "Vinohradská 1597/174, 130 00 Praha 3";
        }
        customer.accounts = {{HolderRelation::Owner, accountSummary(1, AccountStatus::Open, 12'345'650)},
                             {HolderRelation::Disponent, accountSummary(2, AccountStatus::Dormant, -82'310)},
                             {HolderRelation::Owner, accountSummary(3, AccountStatus::Closed, 0)}};
        return customer;
    }

    static cf::contract::Account account(const cf::AccountId& id, std::int64_t entries)
    {
        cf::contract::Account account;
        account.summary = accountSummary(1, cf::contract::AccountStatus::Open, 12'345'650);
        account.summary.id = id;
        account.holds = crowns(150'000);
        account.overdraftLimit = crowns(0);
        account.openedOn = day(1993, 3, 24);
        account.entries = entries;
        account.holders = {{cf::CustomerId::make(), "Růžena Dvořáková", cf::contract::HolderRelation::Owner},
                           {cf::CustomerId::make(), "Jan Novák", cf::contract::HolderRelation::Disponent}};
        return account;
    }

    //! Positions 0 … total-1 hold entries total … 1.
    static cf::contract::Page<cf::contract::Entry> entries(const cf::contract::EntriesQuery& query, std::int64_t total)
    {
        cf::contract::Page<cf::contract::Entry> page;
        page.count = total;
        const std::int64_t from = query.position.value_or(0);
        for (std::int64_t at = from; at < std::min(total, from + query.limit.value_or(100)); ++at)
            page.items.push_back(entry(total - at));
        page.more = from + static_cast<std::int64_t>(page.items.size()) < total;
        return page;
    }

    static cf::contract::Entry entry(std::int64_t number)
    {
        static const std::array<const char*, 5> kNames = {
            "Česká pošta, s. p.", "Jan Novák", "Stavebniny Kolín s. r. o.", "Pražská energetika, a. s.", "Marie Černá"};
        static const std::array<const char*, 5> kMemos = {"SIPO březen", "", "Faktura 1994/0317, střešní tašky",
                                                          "Záloha na elektřinu", "Děkuji za půjčku"};
        cf::contract::Entry entry;
        entry.number = number;
        entry.transferId = cf::TransferId::make();
        const std::int64_t size = 12'350 + number * 987'653 % 2'400'000;
        entry.amount = crowns(number % 3 == 0 ? size : -size);
        entry.balanceAfter = crowns(number % 7 == 0 ? -12'050 : 12'345'650 - number * 31'337 % 9'000'000);
        entry.bookingDate = day(1994, 3, static_cast<unsigned>(number % 28 + 1));
        entry.valueDate = entry.bookingDate;
        entry.counterpartyName = kNames[static_cast<std::size_t>(number % 5)];
        entry.memo = kMemos[static_cast<std::size_t>(number % 5)];
        return entry;
    }

    std::vector<cf::contract::CustomerSummary> customers;

private:
    static cf::contract::CustomerSummary summary(int i)
    {
        static const std::array<const char*, 12> kNames = {"Marie Černá",    "Růžena Dvořáková", "Karel Dvořák",
                                                           "Josef Horák",    "Anna Kučerová",    "František Malý",
                                                           "Jan Novák",      "Božena Nováková",  "Václav Procházka",
                                                           "Ludmila Říhová", "Bohumil Svoboda",  "Žofie Veselá"};
        cf::contract::CustomerSummary customer;
        customer.id = cf::CustomerId::make();
        customer.number = std::to_string(100'000 + i * 37);
        customer.displayName = kNames[static_cast<std::size_t>(i) * kNames.size() / 40 % kNames.size()];
        if (i % 9 != 8)
            customer.birthDate =
                day(1925 + i * 7 % 60, static_cast<unsigned>(i % 12 + 1), static_cast<unsigned>(i % 28 + 1));
        customer.accounts = 1 + i % 3 / 2;
        customer.nameInvented = i % 4 != 3;
        return customer;
    }
};
