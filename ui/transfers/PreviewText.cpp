#include "ui/transfers/PreviewText.h"

#include "models/tables/DateText.h"
#include "models/tables/LedgerText.h"
#include "models/tables/LimitText.h"
#include "ui/common/FailureText.h"
#include "ui/transfers/TransferText.h"

#include <algorithm>

namespace cf::ui {
namespace {

//! "12 minutes ago"; the bank's clock is known only approximately.
QString howLongAgo(Instant at)
{
    const auto age = std::chrono::duration_cast<std::chrono::minutes>(tables::now() - at);
    const int minutes = static_cast<int>(std::max<std::int64_t>(0, age.count()));
    return minutes == 0 ? PreviewText::tr("just now", "within the last minute")
                        : PreviewText::tr("%n minute(s) ago", nullptr, minutes);
}

QString newest(const Repetition& repetition, const QString& payee, const QString& amount)
{
    const QString when = howLongAgo(repetition.at);
    const QString by = TransferText::text(repetition.madeBy);
    switch (repetition.state) {
    case Repetition::State::Booked:
        return by.isEmpty() ? PreviewText::tr("The same amount went to %1 %2.", "%2: how long ago").arg(payee, when)
                            : PreviewText::tr("The same amount went to %1 %2, by %3.", "%2: how long ago, %3: a person")
                                  .arg(payee, when, by);
    case Repetition::State::Waiting:
        return PreviewText::tr("The same amount for %1 waits for approval already, ordered %2 by %3.",
                               "%2: how long ago, %3: a person")
            .arg(payee, when, by);
    case Repetition::State::Sent:
        break;
    }
    return PreviewText::tr("%1 was already sent to %2 today, at %3.")
        .arg(amount, payee, tables::formatTime(repetition.at, QLocale()));
}

} // namespace

QString PreviewText::verdict(const contract::TransferPreview& preview)
{
    if (preview.refusal)
        return FailureText::forPreview(*preview.refusal);
    if (preview.approvalReasons.empty())
        return {};
    return tr("Needs approval: %1", "%1: the reasons").arg(tables::approvalReasonsAheadText(preview.approvalReasons));
}

QList<Fact> PreviewText::facts(const contract::TransferPreview& preview)
{
    const auto money = [](const std::optional<Money>& amount) {
        return amount ? TransferText::money(*amount) : QString();
    };
    QList<Fact> facts{{tr("Balance after", "of the account that pays"), money(preview.debtorBalanceAfter)},
                      {tr("Available after"), money(preview.debtorAvailableAfter)}};
    for (const contract::LimitLeft& limit : tables::bindingLimits(preview.limits))
        facts.append({tr("%1 (%2)", "%1: what is left of a limit, %2: whose limit it is")
                          .arg(tables::limitMeasureText(limit.measure), tables::limitSubjectText(limit.subject)),
                      tables::limitLeftText(limit, QLocale())});
    return facts + fees(preview);
}

QList<Fact> PreviewText::fees(const contract::TransferPreview& preview)
{
    QList<Fact> fees;
    for (const contract::Fee& fee : preview.fees)
        fees.append({tr("Fee: %1", "%1: what the bank charges for").arg(TransferText::text(fee.name)),
                     TransferText::money(fee.amount)});
    return fees;
}

QString PreviewText::repetition(const Repetition& repetition, const TransferDraft& draft)
{
    const QString sentence =
        newest(repetition, TransferText::text(draft.creditor->name), TransferText::money(*draft.amount));
    if (repetition.others == 0)
        return sentence;
    return tr("%1 There were %n more such order(s) within the last hour.", "%1: a whole sentence", repetition.others)
        .arg(sentence);
}

} // namespace cf::ui
