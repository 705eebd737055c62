#include "ui/customers/NoticeText.h"

#include "models/tables/AmountText.h"

#include <QStringList>

namespace cf::ui {

using contract::NoticeChannel;

QString NoticeText::summary(const contract::NoticeWishes& wishes)
{
    QStringList sentences;
    for (const contract::NoticeWish& wish : wishes.wishes)
        if (wish.channel != NoticeChannel::Unknown)
            sentences += sentence(wish, wishes.language);
    return sentences.join(QLatin1Char(' '));
}

QString NoticeText::sentence(const contract::NoticeWish& wish, const std::string& language)
{
    const bool mail = wish.channel == NoticeChannel::Mail;
    if (!wish.from)
        return mail ? tr("No e-mails about bookings.") : tr("No SMS about bookings.");
    const QString amount = tables::formatMoney(*wish.from, QLocale());
    const QString tongue = NoticeText::language(language);
    QString wanted;
    if (wish.from->isPositive())
        wanted = (mail ? tr("E-mails in %2 about bookings of %1 or more.", "%1: an amount, %2: a language")
                       : tr("SMS in %2 about bookings of %1 or more.", "%1: an amount, %2: a language"))
                     .arg(amount, tongue);
    else
        wanted = (mail ? tr("E-mails in %1 about every booking.", "%1: a language")
                       : tr("SMS in %1 about every booking.", "%1: a language"))
                     .arg(tongue);
    if (!wish.address.empty())
        return wanted;
    return (mail ? tr("%1 But no address is recorded, so none are sent.",
                      "%1: the sentence that says which e-mails the customer wants")
                 : tr("%1 But no telephone number is recorded, so none are sent.",
                      "%1: the sentence that says which SMS the customer wants"))
        .arg(wanted);
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
    case NoticeChannel::Sms:
        return tr("SMS about bookings");
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
    case NoticeChannel::Sms:
        return tr("Telephone", "number");
    case NoticeChannel::Unknown:
        break;
    }
    return {};
}

} // namespace cf::ui
