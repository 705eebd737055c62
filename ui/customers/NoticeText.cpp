#include "ui/customers/NoticeText.h"

#include "models/tables/AmountText.h"

#include <QStringList>

namespace cf::ui {

using contract::NoticeChannel;

QString NoticeText::summary(const contract::NoticeWishes& wishes)
{
    QStringList sentences;
    for (const contract::NoticeWish& wish : wishes.wishes)
        if (wish.channel == NoticeChannel::Mail)
            sentences += mail(wish, wishes.language);
    return sentences.join(QLatin1Char(' '));
}

QString NoticeText::mail(const contract::NoticeWish& wish, const std::string& language)
{
    if (!wish.from)
        return tr("No e-mails about bookings.");
    const QString sentence =
        wish.from->isPositive()
            ? tr("E-mails in %2 about bookings of %1 or more.", "%1: an amount, %2: a language")
                  .arg(tables::formatMoney(*wish.from, QLocale()), NoticeText::language(language))
            : tr("E-mails in %1 about every booking.", "%1: a language").arg(NoticeText::language(language));
    if (!wish.address.empty())
        return sentence;
    //: %1: the sentence that says which e-mails the customer wants
    return tr("%1 But no address is recorded, so none are sent.").arg(sentence);
}

QString NoticeText::language(const std::string& tag)
{
    if (tag == "en")
        return tr("English", "a language");
    if (tag == "de")
        return tr("German", "a language");
    if (tag == "cs")
        return tr("Czech", "a language");
    return QString::fromStdString(tag);
}

QString NoticeText::channel(NoticeChannel channel)
{
    switch (channel) {
    case NoticeChannel::Mail:
        return tr("E-mails about bookings");
    case NoticeChannel::Unknown:
        break;
    }
    return {};
}

QString NoticeText::address(NoticeChannel channel)
{
    switch (channel) {
    case NoticeChannel::Mail:
        return tr("E-mail", "address");
    case NoticeChannel::Unknown:
        break;
    }
    return {};
}

} // namespace cf::ui
