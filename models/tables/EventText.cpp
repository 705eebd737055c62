#include "models/tables/EventText.h"

namespace cf::tables {

QString EventText::consumer(const std::string& name)
{
    if (name == "notices")
        return tr("Customers' wishes", "consumer of events: decides what customers are told of");
    if (name == "mail")
        return tr("E-mail to customers", "consumer of events: sends it");
    if (name == "sms")
        return tr("SMS to customers", "consumer of events: sends them");
    if (const QString text = QString::fromStdString(name); text.startsWith(QLatin1String("feed-")))
        return tr("Feed %1", "consumer of events: posts them to another system; %1: its name").arg(text.mid(5));
    return QString::fromStdString(name);
}

QString EventText::topic(const std::string& name)
{
    if (name == "accounts")
        return tr("Entries", "what events tell of: those of accounts");
    if (name == "mail" || name == "sms")
        return tr("Messages", "what events tell of: those that customers get");
    if (name == "statements")
        return tr("Statements", "what events tell of: those of a month");
    return QString::fromStdString(name);
}

QString EventText::place(const std::optional<std::string>& consumer, const std::optional<std::string>& topic)
{
    if (!consumer)
        return tr("Not published yet", "events");
    return topic ? EventText::topic(*topic) : tr("To be tried again", "events");
}

} // namespace cf::tables
