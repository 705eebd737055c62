#include "ui/shell/OrderBanner.h"

#include "ui/common/OrderText.h"
#include "ui/shell/OrderRecovery.h"

namespace cf::ui {

using client::OrderStage;

OrderBanner::OrderBanner(client::OrderSender& sender, QWidget* parent)
    : MessageBanner(parent)
    , m_sender(sender)
{
    connect(this, &MessageBanner::actionTriggered, this, [this] {
        if (isUnresolved())
            m_sender.checkNow(*m_key);
    });
    connect(this, &MessageBanner::dismissed, this, [this] {
        m_key.reset();
        followOpenOrder();
    });
    // Those of an earlier run.
    connect(&sender, &client::OrderSender::journalReadChanged, this, [this] {
        if (isUnresolved())
            return;
        followOpenOrder();
        Q_EMIT busyChanged();
    });
}

bool OrderBanner::shows(const QString& id) const
{
    return m_key && m_stage != OrderStage::Sending && isVisible() && id == OrderRecovery::idOf(*m_key);
}

void OrderBanner::takeUp(std::function<bool(const client::OrderFacts&)> isAboutIt)
{
    m_isAboutIt = std::move(isAboutIt);
    m_key.reset();
    clearMessage();
    followOpenOrder();
    Q_EMIT busyChanged();
}

void OrderBanner::followOpenOrder()
{
    if (!m_isAboutIt)
        return;
    const auto open =
        m_sender.follow(m_isAboutIt, this, [this](const client::OrderProgress& progress) { onReport(progress); });
    if (!open)
        return;
    if (!m_key) {
        m_key = open->order.key;
        m_stage = open->stage;
        say(*open);
    }
}

void OrderBanner::begin(const Uuid& key, const client::OrderFacts& facts)
{
    m_key = key;
    m_stage = OrderStage::Sending;
    client::OrderProgress progress;
    progress.order.facts = facts;
    say(progress);
    Q_EMIT busyChanged();
}

void OrderBanner::onReport(const client::OrderProgress& progress)
{
    const bool isEnd = client::isFinal(progress.stage);
    if (m_key != progress.order.key) {
        // Of what the page showed before, or of an order behind the one that is shown.
        if (isUnresolved() || !isEnd || !m_isAboutIt || !m_isAboutIt(progress.order.facts))
            return;
        m_key = progress.order.key;
    }
    m_stage = progress.stage;
    if (m_stage == OrderStage::Sending)
        return;
    say(progress);
    if (isEnd)
        followOpenOrder();
    Q_EMIT busyChanged();
    if (isEnd)
        Q_EMIT settled(progress);
}

void OrderBanner::say(const client::OrderProgress& progress)
{
    const QString title = OrderText::title(progress.order.facts);
    setDismissible(client::isFinal(progress.stage));
    if (progress.stage == OrderStage::Sending)
        return showMessage(Tone::Info, tr("%1. Sending…", "%1: what was ordered").arg(title));
    const QString why = progress.stage == OrderStage::NotSent ? OrderText::reason(progress) : QString();
    //: %1: what was ordered, %2: whole sentences about its outcome
    const QString sentence = tr("%1. %2").arg(title, why.isEmpty() ? OrderText::outcome(progress) : why);
    const bool isOpen = !client::isFinal(progress.stage);
    // Announced once, not with every time that the bank is asked.
    if (isOpen && !isHidden() && text() == sentence)
        return;
    const Tone tone = OrderText::tone(progress);
    showMessage(tone == Tone::Neutral ? Tone::Warning : tone, sentence);
    if (isOpen)
        setAction(tr("Check now"));
}

} // namespace cf::ui
