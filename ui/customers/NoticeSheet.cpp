#include "ui/customers/NoticeSheet.h"

#include "ui/customers/NoticeText.h"
#include "ui/widgets/ConfirmSheet.h"
#include "ui/widgets/FormRow.h"
#include "ui/widgets/MoneyEdit.h"

#include <QComboBox>

#include <vector>

namespace cf::ui {
namespace {

enum Extent
{
    Nothing,
    Everything,
    FromAmount,
};

//! The fields of one channel.
struct ChannelFields
{
    contract::NoticeChannel channel;
    QComboBox* extent;
    MoneyEdit* from;

    std::optional<Money> chosen(Currency currency) const
    {
        if (extent->currentIndex() == FromAmount)
            return from->money();
        return extent->currentIndex() == Everything ? std::optional(Money(0, currency)) : std::nullopt;
    }
};

} // namespace

ConfirmSheet* NoticeSheet::make(const CustomerId& customer, const contract::NoticeWishes& wishes,
                                bool hasOtherCurrencies, QWidget* host, Confirmed confirmed)
{
    QList<Fact> facts;
    for (const contract::NoticeWish& wish : wishes.wishes)
        if (wish.channel != contract::NoticeChannel::Unknown)
            facts.append({NoticeText::address(wish.channel),
                          wish.address.empty() ? tr("None recorded") : QString::fromStdString(wish.address)});
    auto* sheet = new ConfirmSheet(tr("Messages to the customer"), facts, tr("Save"), host);
    std::vector<ChannelFields> channels;
    for (const contract::NoticeWish& wish : wishes.wishes) {
        if (wish.channel == contract::NoticeChannel::Unknown)
            continue;
        auto* extent = new QComboBox(sheet);
        extent->addItems({tr("None", "messages"), tr("About every booking"), tr("About bookings from an amount on")});
        sheet->addField(new FormRow(NoticeText::channel(wish.channel), extent, sheet), [] { return true; });
        auto* from = new MoneyEdit(sheet);
        from->setCurrency(wishes.currency);
        if (wish.from && wish.from->isPositive())
            from->setMoney(*wish.from);
        auto* row = new FormRow(tr("From this amount on"), from, sheet);
        if (hasOtherCurrencies)
            row->setHint(tr("On accounts in other currencies as many of their smallest units count."));
        sheet->addField(row, [extent, from] {
            return extent->currentIndex() != FromAmount || (from->checkNow() && from->money());
        });
        const auto showFrom = [row, extent] { row->setEnabled(extent->currentIndex() == FromAmount); };
        extent->setCurrentIndex(!wish.from ? Nothing : wish.from->isPositive() ? FromAmount : Everything);
        QObject::connect(extent, &QComboBox::currentIndexChanged, row, showFrom);
        showFrom();
        channels.push_back({wish.channel, extent, from});
    }
    auto* language = new QComboBox(sheet);
    for (const std::string& tag : wishes.languages)
        language->addItem(NoticeText::language(tag), QString::fromStdString(tag));
    language->setCurrentIndex(std::max(0, language->findData(QString::fromStdString(wishes.language))));
    sheet->addField(new FormRow(tr("Language of the messages"), language, sheet), [] { return true; });
    QObject::connect(
        sheet, &ConfirmSheet::confirmed, language,
        [customer, channels, language, currency = wishes.currency, confirmed = std::move(confirmed)] {
            contract::NoticeWishesChange change{customer, language->currentData().toString().toStdString(), {}};
            for (const ChannelFields& fields : channels)
                change.choices.push_back({fields.channel, fields.chosen(currency)});
            confirmed(change);
        });
    return sheet;
}

} // namespace cf::ui
