// What a customer wants to be told of, in words.
#pragma once

#include "services/contract/Notices.h"

#include <QCoreApplication>
#include <QString>

namespace cf::ui {

class NoticeText
{
    Q_DECLARE_TR_FUNCTIONS(NoticeText)

public:
    //! Sentences about every channel that this version knows.
    static QString summary(const contract::NoticeWishes& wishes);
    //! The name of a BCP 47 language; the tag itself if this version has none.
    static QString language(const std::string& tag);
    //! What the channel sends, as the label of a field.
    static QString channel(contract::NoticeChannel channel);
    //! The label of the address.
    static QString address(contract::NoticeChannel channel);

private:
    static QString sentence(const contract::NoticeWish& wish, const std::string& language);
};

} // namespace cf::ui
