#include "ui/customers/CustomerText.h"

#include "models/tables/AccountText.h"
#include "models/tables/DateText.h"

namespace cf::ui {

QList<Fact> CustomerText::facts(const contract::Customer& customer)
{
    const QString none = tr("None recorded");
    Fact born{tr("Born", "label of a birth date"), none};
    if (customer.summary.birthDate) {
        born.value = tables::formatDate(*customer.summary.birthDate, QLocale());
        born.accessible = tables::isoDate(*customer.summary.birthDate);
    }
    QList<Fact> facts = {
        {tr("Customer number"), QString::fromStdString(customer.summary.number)},
        born,
        {tr("Sex"), customer.sex ? tables::sexText(*customer.sex) : none},
        {tr("Branch"), QString::fromStdString(customer.branch.name)},
    };
    for (Fact& fact : facts)
        fact.columns = 2;
    const QList<Fact> contact = {
        {.label = tr("Phone"), .value = QString::fromStdString(customer.phone), .columns = 2},
        {.label = tr("E-mail"), .value = QString::fromStdString(customer.email), .columns = 3},
        {.label = tr("Address"), .value = QString::fromStdString(customer.address), .columns = 3}};
    const qsizetype before = facts.size();
    for (const Fact& fact : contact) {
        if (!fact.value.isEmpty())
            facts.append(fact);
    }
    if (facts.size() == before)
        facts.append({.label = tr("Contact"), .value = none, .columns = 2});
    return facts;
}

} // namespace cf::ui
