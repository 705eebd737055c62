// Customers, accounts and amounts of the tour: from the real records if present, else from the demo bank.
#pragma once

#include <QtGlobal>

struct Plan
{
    const char* typed; //!< Without accents.
    const char* found; //!< With them.
    const char* debtor;
    const char* creditorTyped;
    const char* creditorFound;
    const char* creditor;
    const char* amount;
    const char* overdraft;
};

inline constexpr Plan kRealRecords{"dvorak jakub",   "Jakub Dvořák",   "CZ1199900000001000033165",
                                   "svobodova hana", "Hana Svobodová", "CZ6399900000001000039698",
                                   "1234.50",        "98765.00"};
inline constexpr Plan kInvented{"navratil hynek",
                                "Hynek Navrátil",
                                "CZ8599900000191000000056",
                                "tresnakova petra",
                                "Petra Třešňáková",
                                "CZ1099900000191000000048",
                                "12.50",
                                "5432.00"};

inline const Plan& plan()
{
    return qEnvironmentVariableIsEmpty("COUNTERFOIL_BERKA") ? kInvented : kRealRecords;
}
