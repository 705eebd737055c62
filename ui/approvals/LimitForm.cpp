#include "ui/approvals/LimitForm.h"

#include "models/tables/AccountText.h"
#include "models/tables/AuditText.h"
#include "models/tables/LimitText.h"
#include "models/tables/OfferedCurrencies.h"
#include "ui/widgets/FormRow.h"
#include "ui/widgets/IbanEdit.h"
#include "ui/widgets/MoneyEdit.h"
#include "ui/widgets/ReasonEdit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <limits>

namespace cf::ui {

using contract::LimitMeasure;
using contract::LimitSubject;

namespace {

constexpr int kBranchRole = Qt::UserRole + 1; //!< Of a colleague, by name.

//! A name may be of any length; the longest must not make the form wider than a small window.
QComboBox* holderChoice(QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(14);
    return box;
}

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

template <class Enum>
Enum chosen(const QComboBox* box)
{
    return static_cast<Enum>(box->currentData().toInt());
}

} // namespace

LimitForm::LimitForm(QWidget* parent)
    : ActionForm(tr("Change the limit"), tr("Review the change"), parent)
    , m_subject(new QComboBox(this))
    , m_role(holderChoice(this))
    , m_colleague(holderChoice(this))
    , m_product(holderChoice(this))
    , m_iban(new IbanEdit(this))
    , m_measure(new QComboBox(this))
    , m_currency(new QComboBox(this))
    , m_amount(new MoneyEdit(this))
    , m_orders(new QSpinBox(this))
    , m_none(new QCheckBox(this))
    , m_reason(new ReasonEdit(this))
{
    addHolderFields();
    startLine();
    addFigureFields();
}

void LimitForm::addHolderFields()
{
    for (const LimitSubject subject :
         {LimitSubject::Role, LimitSubject::Staff, LimitSubject::Product, LimitSubject::Account})
        m_subject->addItem(tables::limitKindText(subject), static_cast<int>(subject));
    for (const Role role : {Role::Teller, Role::Supervisor})
        m_role->addItem(tables::AuditText::role(role), textOf(contract::nameOf(role)));
    for (const LimitMeasure measure : {LimitMeasure::PerTransfer, LimitMeasure::PerDay, LimitMeasure::PerHour})
        m_measure->addItem(tables::limitPeriodText(measure), static_cast<int>(measure));
    for (const char* code : tables::kOfferedCurrencies)
        m_currency->addItem(QString::fromLatin1(code));
    m_subjectRow = addField(tr("&Limit of", "a role, a member of staff, a product, an account"), m_subject);
    m_roleRow = addField(tr("Rol&e"), m_role, 2);
    m_colleagueRow = addField(tr("Coll&eague"), m_colleague, 2);
    m_productRow = addField(tr("&Product", "kind of account"), m_product, 2);
    m_ibanRow = addField(tr("I&BAN"), m_iban, 2);
    m_measureRow = addField(tr("&For", "one transfer, a day, an hour"), m_measure);
    m_currencyRow = addField(tr("&Currency"), m_currency);
    connect(m_subject, &QComboBox::currentIndexChanged, this, &LimitForm::onSubject);
    for (QComboBox* box : {m_role, m_colleague, m_product, m_measure, m_currency})
        connect(box, &QComboBox::currentIndexChanged, this, &LimitForm::readChoice);
    connect(m_iban, &IbanEdit::ibanChanged, this, &LimitForm::readChoice);
}

void LimitForm::addFigureFields()
{
    m_orders->setRange(1, std::numeric_limits<int>::max());
    m_orders->setGroupSeparatorShown(true);
    m_orders->setAccelerated(true);
    m_amountRow = addField(tr("&At most", "before an amount"), m_amount);
    m_ordersRow = addField(tr("At most, in &orders"), m_orders);
    addField(tr("&Reason", "why a limit is changed"), m_reason, 2);
    startLine();
    m_noneRow = addField(tr("&Instead", "of a new figure for a limit"), m_none);
    connect(m_none, &QCheckBox::toggled, this, &LimitForm::showFigure);
    connect(m_orders, &QSpinBox::valueChanged, this, [this] { m_ordersRow->setError({}); });
}

void LimitForm::start(const contract::Limit& limit)
{
    m_isNew = false;
    m_limit = limit;
    //: %1: a role, a person, a product or an account, %2: "one transfer", "a day"
    setTitle(tr("Change the limit: %1, %2").arg(tables::limitNameText(limit), tables::limitPeriodText(limit.measure)));
    m_amount->reset();
    if (limit.measure != LimitMeasure::PerHour && limit.most > 0)
        m_amount->setMoney(Money(limit.most, limit.currency));
    else
        m_amount->setCurrency(limit.currency);
    m_orders->setValue(static_cast<int>(std::clamp<std::int64_t>(limit.most, 1, m_orders->maximum())));
    m_none->setChecked(false);
    const bool isOwn = limit.subject == LimitSubject::Staff || limit.subject == LimitSubject::Account;
    m_none->setText(!isOwn                                 ? tr("No limit")
                    : limit.subject == LimitSubject::Staff ? tr("No limit of their own: that of the role holds")
                                                           : tr("No limit of its own: that of the product holds"));
    m_none->setAccessibleName(m_none->text());
    // Without this one nobody of the role could order anything.
    m_noneRow->setVisible(limit.subject != LimitSubject::Role || limit.measure != LimitMeasure::PerTransfer);
    m_reason->reset();
    m_before = most();
    showHolder();
    showFigure();
}

void LimitForm::startNew(Currency currency)
{
    m_isNew = true;
    setTitle(tr("New limit"));
    m_subject->setCurrentIndex(0);
    m_role->setCurrentIndex(0);
    m_colleague->clear();
    m_product->clear();
    m_iban->reset();
    m_measure->setCurrentIndex(0);
    m_currency->setCurrentIndex(std::max(0, m_currency->findText(textOf(currency.code()))));
    m_amount->reset();
    m_orders->setValue(1);
    m_none->setChecked(false);
    m_noneRow->hide();
    m_reason->reset();
    for (FormRow* row : {m_colleagueRow, m_productRow})
        row->setError({});
    readChoice();
    m_before = most();
    showHolder();
}

bool LimitForm::isTouched() const
{
    return !m_reason->text().isEmpty() || most() != m_before ||
           (m_isNew && !(m_iban->text().isEmpty() && m_amount->text().isEmpty()));
}

std::optional<std::int64_t> LimitForm::most() const
{
    if (m_none->isChecked())
        return std::nullopt;
    if (m_limit.measure == LimitMeasure::PerHour)
        return m_orders->value();
    const auto money = m_amount->money();
    return money ? std::optional(money->minorUnits()) : std::nullopt;
}

contract::LimitOrder LimitForm::order() const
{
    return {m_limit.subject, m_limit.of, m_limit.currency, m_limit.measure, most(), m_reason->reason()};
}

void LimitForm::setColleagues(const std::vector<contract::StaffRow>& colleagues)
{
    m_colleague->clear();
    for (const contract::StaffRow& each : colleagues) {
        const QSignalBlocker quiet(m_colleague); // until the item is whole
        m_colleague->addItem(textOf(each.displayName), textOf(each.id.toString()));
        m_colleague->setItemData(m_colleague->count() - 1, textOf(each.branch.name), kBranchRole);
    }
    m_colleagueRow->setHint({});
    readChoice();
}

void LimitForm::setProducts(const std::vector<contract::ProductRow>& products)
{
    m_product->clear();
    for (const contract::ProductRow& each : products)
        m_product->addItem(tables::productText(each.product), textOf(each.product));
    m_productRow->setHint({});
}

void LimitForm::setUnlisted(LimitSubject subject, const QString& sentence)
{
    rowOf(subject)->setHint({});
    rowOf(subject)->setError(sentence);
}

void LimitForm::refuseHolder(const QString& sentence)
{
    if (m_limit.subject == LimitSubject::Account)
        return refuse(m_iban, sentence);
    holderRow()->setError(sentence);
    holderRow()->field()->setFocus(Qt::OtherFocusReason);
}

bool LimitForm::checkRest()
{
    if (m_isNew) {
        if (!m_limit.of.empty())
            return true;
        refuseHolder(m_limit.subject == LimitSubject::Staff ? tr("Choose a colleague.") : tr("Choose a product."));
        return false;
    }
    if (most() != std::optional(m_limit.most))
        return true;
    const QString same = tr("This is the limit as it is. Enter another figure.");
    if (m_limit.measure != LimitMeasure::PerHour) {
        refuse(m_amount, same);
    } else {
        m_ordersRow->setError(same);
        m_orders->setFocus(Qt::OtherFocusReason);
    }
    return false;
}

void LimitForm::readChoice()
{
    if (!m_isNew)
        return;
    m_limit = {};
    m_limit.subject = chosen<LimitSubject>(m_subject);
    m_limit.measure = chosen<LimitMeasure>(m_measure);
    m_limit.currency = Currency::parse(m_currency->currentText().toStdString()).value();
    if (m_limit.subject == LimitSubject::Account) {
        m_limit.of = m_iban->iban() ? m_iban->iban()->electronic() : std::string();
        // The bank's reason may have been about the currency.
        if (m_iban->iban())
            m_iban->setRefusal({});
        m_limit.name = m_limit.of;
    } else {
        const auto* box = static_cast<const QComboBox*>(holderRow()->field());
        m_limit.of = box->currentData().toString().toStdString();
        m_limit.name = box->currentText().toStdString();
        if (!m_limit.of.empty())
            holderRow()->setError({});
    }
    if (m_limit.subject == LimitSubject::Staff && !m_limit.of.empty()) {
        const QString branch = m_colleague->currentData(kBranchRole).toString();
        m_colleagueRow->setHint(branch);
        //: %1: a person's name, %2: name of a branch
        m_limit.name = tr("%1, %2").arg(m_colleague->currentText(), branch).toStdString();
    }
    m_amount->setCurrency(m_limit.currency);
    showFigure();
}

void LimitForm::onSubject()
{
    readChoice();
    showHolder();
    const bool isListed = m_limit.subject == LimitSubject::Staff || m_limit.subject == LimitSubject::Product;
    if (!m_isNew || !isListed || !m_limit.of.empty())
        return;
    holderRow()->setHint(tr("Loading…"));
    Q_EMIT listNeeded(m_limit.subject);
}

void LimitForm::showHolder()
{
    for (FormRow* row : {m_subjectRow, m_measureRow, m_currencyRow})
        row->setVisible(m_isNew);
    for (FormRow* row : {m_roleRow, m_colleagueRow, m_productRow, m_ibanRow})
        row->setVisible(m_isNew && row == holderRow());
}

void LimitForm::showFigure()
{
    const bool isCount = m_limit.measure == LimitMeasure::PerHour;
    m_amountRow->setVisible(!m_none->isChecked() && !isCount);
    m_ordersRow->setVisible(!m_none->isChecked() && isCount);
}

FormRow* LimitForm::rowOf(LimitSubject subject) const
{
    switch (subject) {
    case LimitSubject::Staff:
        return m_colleagueRow;
    case LimitSubject::Product:
        return m_productRow;
    case LimitSubject::Account:
        return m_ibanRow;
    case LimitSubject::Role:
    case LimitSubject::Unknown:
        break;
    }
    return m_roleRow;
}

} // namespace cf::ui
