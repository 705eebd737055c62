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
    const QList<Fact> contact = {{CustomerFacts::tr("Phone"), QString::fromStdString(customer.phone)},
                                 {CustomerFacts::tr("E-mail"), QString::fromStdString(customer.email)},
                                 {CustomerFacts::tr("Address"), QString::fromStdString(customer.address)}};
    const qsizetype before = facts.size();
    for (const Fact& fact : contact) {
        if (!fact.value.isEmpty())
            facts.append(fact);
    }
    if (facts.size() == before)
        facts.append({CustomerFacts::tr("Contact"), none});
    return facts;
}

} // namespace cf::ui
