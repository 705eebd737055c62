#include "ui/transfers/TransferForm.h"

#include "ui/theme/IconLoader.h"
#include "ui/transfers/AccountField.h"
#include "ui/transfers/PartyInput.h"
#include "ui/transfers/TransferChecks.h"
#include "ui/transfers/TransferText.h"
#include "ui/widgets/FormRow.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/LineEdit.h"
#include "ui/widgets/MoneyEdit.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace cf::ui {

TransferForm::TransferForm(client::Bank& bank, QWidget* parent)
    : QWidget(parent)
    , m_debtor(new PartyInput(bank, PartyFinder::Reach::Branch, tr("&From", "the account that pays"),
                              tr("Choose the paying account."), this))
    , m_creditor(new PartyInput(bank, PartyFinder::Reach::Bank, tr("&To", "the account that is paid"),
                                tr("Choose the receiving account."), this))
    , m_amount(new MoneyEdit(this))
    , m_memo(new LineEdit(this))
{
    auto* sides = new QHBoxLayout;
    sides->setSpacing(em(1));
    sides->addWidget(m_debtor, 1);
    sides->addWidget(new IconLabel(icon(Icon::ArrowRight, Tint::Muted), 1.4, this), 0, Qt::AlignVCenter);
    sides->addWidget(m_creditor, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.8));
    column->addLayout(sides);
    auto* line = new QFrame(this);
    line->setObjectName(QStringLiteral("separator"));
    line->setFixedHeight(1);
    column->addWidget(line);
    column->addWidget(lowerHalf());
    setTabOrder(m_debtor->field(), m_creditor->field());
    setTabOrder(m_creditor->field(), m_amount);
    setTabOrder(m_amount, m_memo);
    connectFields();
    showMemoCount();
}

QWidget* TransferForm::lowerHalf()
{
    auto* half = new QWidget(this);
    m_memo->setLongest(static_cast<qsizetype>(contract::kLongestMemo));
    m_amountRow = new FormRow(tr("&Amount"), m_amount, half);
    m_amountRow->setHint(tr("In the currency of the paying account"));
    m_memoRow = new FormRow(tr("&Memo", "text that goes with a transfer"), m_memo, half);
    auto* row = new QHBoxLayout(half);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(em(1.4) + em(2));
    row->addWidget(m_amountRow, 1, Qt::AlignTop);
    row->addWidget(m_memoRow, 1, Qt::AlignTop);
    return half;
}

void TransferForm::connectFields()
{
    connect(m_debtor, &PartyInput::partyChanged, this, &TransferForm::onPartyChanged);
    connect(m_creditor, &PartyInput::partyChanged, this, &TransferForm::onPartyChanged);
    connect(m_amount, &MoneyEdit::echoChanged, this, &TransferForm::showAmountEcho);
    connect(m_memo, &QLineEdit::textChanged, this, &TransferForm::showMemoCount);
    for (QLineEdit* field : {static_cast<QLineEdit*>(m_debtor->field()), static_cast<QLineEdit*>(m_creditor->field()),
                             static_cast<QLineEdit*>(m_amount), static_cast<QLineEdit*>(m_memo)})
        connect(field, &QLineEdit::textEdited, this, &TransferForm::edited);
    for (PartyInput* side : {m_debtor, m_creditor})
        connect(side->field(), &AccountField::picked, this, [this] { focusNextChild(); });
}

void TransferForm::start(const std::optional<Iban>& debtor)
{
    m_startedWith = debtor;
    m_amount->reset();
    m_memo->clear();
    m_creditor->start({});
    m_debtor->start(debtor);
}

TransferDraft TransferForm::draft() const
{
    return {m_debtor->party(), m_creditor->party(), m_amount->money(), m_memo->text().trimmed().toStdString()};
}

bool TransferForm::isTouched() const
{
    const bool debtorTouched = m_startedWith ? m_debtor->party() && m_debtor->party()->iban != *m_startedWith
                                             : !m_debtor->field()->text().isEmpty();
    return debtorTouched || !m_creditor->field()->text().isEmpty() || !m_amount->text().isEmpty() ||
           !m_memo->text().isEmpty();
}

bool TransferForm::checkNow()
{
    QWidget* firstWrong = nullptr;
    for (FieldEdit* field : {static_cast<FieldEdit*>(m_debtor->field()), static_cast<FieldEdit*>(m_creditor->field()),
                             static_cast<FieldEdit*>(m_amount)}) {
        if (!field->checkNow() && !firstWrong)
            firstWrong = field;
    }
    if (firstWrong)
        firstWrong->setFocus(Qt::OtherFocusReason);
    return !firstWrong;
}

bool TransferForm::refuse(contract::ErrorCode code, const QString& sentence)
{
    using contract::ErrorCode;
    FieldEdit* concerned = nullptr;
    if (code == ErrorCode::InsufficientFunds || code == ErrorCode::AmountNotPositive ||
        code == ErrorCode::AmountTooLarge || code == ErrorCode::AboveLimit || code == ErrorCode::AboveAccountLimit)
        concerned = m_amount;
    if (code == ErrorCode::DebitsBlocked || code == ErrorCode::AccountDormant)
        concerned = m_debtor->field();
    if (code == ErrorCode::CreditsBlocked || code == ErrorCode::SameAccount || code == ErrorCode::CurrencyMismatch ||
        code == ErrorCode::UnknownIban)
        concerned = m_creditor->field();
    if (!concerned)
        return false;
    concerned->setRefusal(sentence);
    concerned->selectAll();
    if (isVisible())
        concerned->setFocus(Qt::OtherFocusReason);
    return true;
}

void TransferForm::refresh()
{
    m_debtor->refresh();
    m_creditor->refresh();
}

void TransferForm::focusNext()
{
    // An answer may come while somebody types on another page, or under a lock.
    if (!isVisible())
        return;
    // Right after start() the debtor may still be loading; it will be filled in.
    if (m_debtor->field()->text().isEmpty())
        m_debtor->field()->setFocus(Qt::OtherFocusReason);
    else if (m_creditor->field()->text().isEmpty())
        m_creditor->field()->setFocus(Qt::OtherFocusReason);
    else
        m_amount->setFocus(Qt::OtherFocusReason);
}

void TransferForm::onPartyChanged()
{
    const auto& debtor = m_debtor->party();
    const auto& creditor = m_creditor->party();
    if (debtor) {
        m_amount->setCurrency(debtor->currency);
        m_debtor->field()->setPartyError(TransferChecks::debtorProblem(*debtor));
    }
    if (creditor)
        m_creditor->field()->setPartyError(TransferChecks::creditorProblem(*creditor, debtor));
    showAmountEcho();
}

void TransferForm::showAmountEcho()
{
    const TransferDraft now = draft();
    const auto rest = now.availableAfter();
    if (!now.amount)
        m_amountRow->setEcho({});
    else if (!rest)
        m_amountRow->setEcho(m_amount->echoText());
    else if (rest->minorUnits() < 0)
        m_amountRow->setEcho(tr("%1 is more than the %2 available. The bank will probably refuse it.")
                                 .arg(m_amount->echoText(), TransferText::money(now.debtor->account->availableBalance)),
                             Tone::Warning);
    else
        m_amountRow->setEcho(tr("%1. Available after: %2").arg(m_amount->echoText(), TransferText::money(*rest)));
    Q_EMIT changed();
}

void TransferForm::showMemoCount()
{
    m_memoRow->setHint(tr("%1 of %2 characters").arg(m_memo->count()).arg(m_memo->longest()));
    Q_EMIT changed();
}

} // namespace cf::ui
