// Events on their way, in words: who consumes them, and what they tell of.
#pragma once

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <string>

namespace cf::tables {

class EventText
{
    Q_DECLARE_TR_FUNCTIONS(EventText)

public:
    //! As it is, if this version has no word for it.
    static QString consumer(const std::string& name);
    static QString topic(const std::string& name);
    //! Where something waits, as in EventLag.
    static QString place(const std::optional<std::string>& consumer, const std::optional<std::string>& topic);
};

} // namespace cf::tables
