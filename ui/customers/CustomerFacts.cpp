// See CustomerFacts.h.
#include "ui/customers/CustomerFacts.h"

#include "models/tables/AccountText.h"
#include "models/tables/DateText.h"

#include <QCoreApplication>

namespace cf::ui {
namespace {

struct CustomerFacts
{
    Q_DECLARE_TR_FUNCTIONS(cf::ui::CustomerFacts)
};

} // namespace

QList<Fact> customerFacts(const contract::Customer& customer)
{
    const QString none = CustomerFacts::tr("None recorded");
    Fact born{CustomerFacts::tr("Born", "label of a birth date"), none};
    if (customer.summary.birthDate) {
        born.value = tables::formatDate(*customer.summary.birthDate, QLocale());
        born.accessible = tables::isoDate(*customer.summary.birthDate);
    }
    QList<Fact> facts = {
        {CustomerFacts::tr("Customer number"), QString::fromStdString(customer.summary.number)},
        born,
        {CustomerFacts::tr("Sex"), customer.sex ? tables::sexText(*customer.sex) : none},
        {CustomerFacts::tr("Branch"), QString::fromStdString(customer.branch.name)},
    };
    for (Fact& fact : facts)
        fact.columns = 2;
    const QList<Fact> contact = {
        {.label = CustomerFacts::tr("Phone"), .value = QString::fromStdString(customer.phone), .columns = 2},
        {.label = CustomerFacts::tr("E-mail"), .value = QString::fromStdString(customer.email), .columns = 3},
        {.label = CustomerFacts::tr("Address"), .value = QString::fromStdString(customer.address), .columns = 3}};
    const qsizetype before = facts.size();
    for (const Fact& fact : contact) {
        if (!fact.value.isEmpty())
            facts.append(fact);
    }
    if (facts.size() == before)
        facts.append({.label = CustomerFacts::tr("Contact"), .value = none, .columns = 2});
    return facts;
}

} // namespace cf::ui
