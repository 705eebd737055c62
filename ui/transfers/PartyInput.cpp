#include "ui/transfers/PartyInput.h"

#include "models/tables/AccountText.h"
#include "ui/transfers/AccountField.h"
#include "ui/transfers/TransferText.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FormRow.h"
#include "ui/widgets/StatusPill.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace cf::ui {

PartyInput::PartyInput(client::Bank& bank, PartyFinder::Reach reach, const QString& label, const QString& missing,
                       QWidget* parent)
    : QWidget(parent)
    , m_field(new AccountField(missing, this))
    , m_row(new FormRow(label, m_field, this))
    , m_name(new ElidedLabel({}, this))
    , m_account(plainLabel({}, TextRole::Body, this))
    , m_balance(plainLabel({}, TextRole::Body, this))
    , m_status(new StatusPill(this))
    , m_finder(bank, reach)
{
    m_name->setFont(fontFor(TextRole::Heading));
    m_account->setFont(withTabularDigits(fontFor(TextRole::Body)));
    m_balance->setFont(withTabularDigits(fontFor(TextRole::Body)));
    setTextTone(m_account, Tone::Neutral);
    setTextTone(m_balance, Tone::Neutral);
    auto* heading = new QHBoxLayout;
    heading->setSpacing(em(0.5));
    heading->addWidget(m_name, 1);
    heading->addWidget(m_status);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.15));
    column->addWidget(m_row);
    column->addLayout(heading);
    column->addWidget(m_account);
    column->addWidget(m_balance);
    column->addStretch();
    // Keeps its space, so that the form does not jump when an account is found.
    for (QLabel* line : {m_name, m_account, m_balance})
        line->setMinimumHeight(em(1.35));
    setFocusProxy(m_field);
    connectFinder();
    showParty();
}

void PartyInput::connectFinder()
{
    connect(m_field, &AccountField::typed, this, [this](const QString& text) {
        m_row->setEcho({});
        m_finder.find(text);
        showParty();
    });
    connect(m_field, &AccountField::awaited, &m_finder, &PartyFinder::retry);
    connect(m_field, &AccountField::picked, this, [this] {
        m_finder.forget();
        m_row->setEcho({});
        showParty();
    });
    connect(&m_finder, &PartyFinder::searching, this, [this] {
        if (!party())
            m_row->setEcho(tr("Searching…"));
    });
    connect(&m_finder, &PartyFinder::matched, m_field, [this](const auto& accounts, bool more) {
        m_row->setEcho({});
        m_field->suggest(accounts, more);
    });
    connect(&m_finder, &PartyFinder::found, this, [this](const Party& found) {
        m_row->setEcho({});
        m_field->setParty(found);
        showParty();
    });
    connect(&m_finder, &PartyFinder::nothingFound, this, [this](const QString& sentence) {
        m_row->setEcho({});
        if (!party())
            m_field->setNothingFound(sentence);
    });
    connect(&m_finder, &PartyFinder::failed, this,
            [this](const QString& sentence) { m_row->setEcho(sentence, Tone::Warning); });
}

const std::optional<Party>& PartyInput::party() const
{
    return m_field->party();
}

void PartyInput::start(const std::optional<Iban>& iban)
{
    m_finder.forget();
    m_row->setEcho({});
    m_field->reset();
    if (iban) {
        m_field->setText(TransferText::iban(*iban));
        m_finder.lookUp(*iban);
    }
    showParty();
}

void PartyInput::refresh()
{
    if (party())
        m_finder.lookUp(Iban(party()->iban));
}

void PartyInput::showParty()
{
    const auto& chosen = party();
    const auto* account = chosen && chosen->account ? &*chosen->account : nullptr;
    m_name->setText(chosen ? TransferText::text(chosen->name) : QString());
    m_account->setText(chosen ? TransferText::iban(chosen->iban) : QString());
    if (account)
        m_balance->setText(
            tr("%1 · available %2", "product and balance of an account")
                .arg(tables::productText(account->product), TransferText::money(account->availableBalance)));
    else
        m_balance->setText(chosen
                               ? tr("Account of another branch, in %1").arg(TransferText::text(chosen->currency.code()))
                               : QString());
    const QString status = account ? TransferText::status(*account) : QString();
    m_status->setVisible(!status.isEmpty());
    if (!status.isEmpty())
        m_status->setStatus(account->status == contract::AccountStatus::Closed ? Tone::Danger : Tone::Warning, status);
    Q_EMIT partyChanged();
}

} // namespace cf::ui
