// The parts of a configuration about who is told of what: customers, and other systems. Called by readSettings().
#pragma once

#include "services/bank/platform/config/Section.h"
#include "services/bank/platform/config/Settings.h"

namespace cf::platform {

//! [mail]. The sender's name is the bank's; `link` is where statements are read. Throws SettingMistake, as the others
//! do.
MailConfig mailIn(const toml::table& file, const std::string& bankName, std::string& link);
//! [sms]
SmsConfig smsIn(const toml::table& file);
//! [feeds.NAME]
std::vector<FeedSettings> feedsIn(const toml::table& file);

} // namespace cf::platform
