#include "ui/customers/NoticesPanel.h"

#include "ui/common/FailureText.h"
#include "ui/customers/NoticeSheet.h"
#include "ui/customers/NoticeText.h"
#include "ui/shell/OutcomeBanner.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/ConfirmSheet.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace cf::ui {

NoticesPanel::NoticesPanel(client::Bank& bank, bool mayChange, QWidget* parent)
    : QWidget(parent)
    , m_bank(bank)
    , m_mayChange(mayChange)
    , m_summary(new ElidedLabel({}, this))
    , m_change(new BusyButton(tr("Change…", "messages to a customer"), this))
    , m_outcome(new OutcomeBanner(this))
{
    m_change->setAccessibleName(tr("Change the messages to the customer"));
    auto* row = new QHBoxLayout;
    row->setSpacing(em(0.6));
    row->addWidget(plainLabel(tr("Messages", "to a customer"), TextRole::Heading, this));
    row->addWidget(m_summary, 1);
    row->addWidget(m_change);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.4));
    column->addLayout(row);
    column->addWidget(m_outcome);
    connect(m_change, &QPushButton::clicked, this, &NoticesPanel::askToChange);
    hide();
}

void NoticesPanel::setCustomer(const contract::Customer& customer)
{
    if (m_customer != customer.summary.id) {
        m_wishes.reset();
        m_outcome->clearMessage();
        m_change->setBusy(false);
        hide();
    }
    m_customer = customer.summary.id;
    m_currencies.clear();
    for (const contract::CustomerAccount& held : customer.accounts)
        m_currencies.push_back(held.account.ledgerBalance.currency());
    fetch();
}

void NoticesPanel::fetch()
{
    m_fetch = m_bank.callVersioned<contract::GetNoticeWishes>(
        {*m_customer}, {}, this, [this](client::CallResult<Wishes> result) {
            if (result) {
                m_wishes = std::move(result).value();
                return showWishes();
            }
            m_wishes.reset();
            m_change->hide();
            show(FailureText::forFailure(result.error(), RequestKind::Read), Tone::Danger);
        });
}

void NoticesPanel::show(const QString& sentence, Tone tone)
{
    m_summary->setText(sentence);
    setTextTone(m_summary, tone);
    QWidget::show();
}

void NoticesPanel::showWishes()
{
    const QString sentence = NoticeText::summary(m_wishes->value);
    if (sentence.isEmpty())
        return hide();
    m_change->setVisible(m_mayChange);
    const bool reaches = std::ranges::none_of(
        m_wishes->value.wishes, [](const contract::NoticeWish& wish) { return wish.from && wish.address.empty(); });
    show(sentence, reaches ? Tone::Neutral : Tone::Warning);
}

void NoticesPanel::askToChange()
{
    if (!m_wishes || m_change->isBusy())
        return;
    const bool hasOthers =
        std::ranges::any_of(m_currencies, [this](Currency each) { return each != m_wishes->value.currency; });
    NoticeSheet::make(*m_customer, m_wishes->value, hasOthers, window(), [this](const auto& wanted) {
        change(wanted);
    })->open();
}

// Not cancelled when another customer is shown: its outcome is told all the same.
void NoticesPanel::change(const contract::NoticeWishesChange& change)
{
    m_fetch.cancel();
    m_outcome->clearMessage();
    m_change->setBusy(true, tr("Saving…"));
    m_bank.callVersioned<contract::ChangeNoticeWishes>(
        change, {.match = m_wishes->etag}, this,
        [this, customer = change.customerId](client::CallResult<Wishes> result) {
            onChanged(customer, std::move(result));
        });
}

void NoticesPanel::onChanged(const CustomerId& customer, client::CallResult<Wishes> result)
{
    const bool isHere = m_customer == customer;
    const auto tell = [&](Tone tone, const QString& sentence, const QString& here) {
        m_outcome->tell({{}, tone, sentence, NavigationTarget{PageId::Customer, customer}, {}}, here, isHere);
    };
    if (isHere)
        m_change->setBusy(false);
    if (result) {
        tell(Tone::Success, tr("The messages to a customer are changed."), tr("The messages are changed."));
        if (isHere) {
            m_wishes = std::move(result).value();
            showWishes();
        }
        return;
    }
    const auto* problem = result.error().problem ? &*result.error().problem : nullptr;
    if (problem && problem->code == contract::ErrorCode::PreconditionFailed)
        tell(Tone::Warning,
             tr("The messages to a customer were not changed, because somebody else had just changed them."),
             tr("Nothing was changed, because somebody else had just changed it. Above is how it stands now."));
    else
        tell(Tone::Danger, FailureText::forFailure(result.error(), RequestKind::Change), {});
    if (isHere)
        fetch();
}

} // namespace cf::ui
