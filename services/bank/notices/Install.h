// Messages to customers of what is booked on their accounts, by their wishes.
//
// NoticeMaker hears of entries and makes messages (bank.message); each becomes an event itself, which MailSender
// or SmsSender hears of. What is told once stays told: the message is made in the transaction that decides on it, and
// says when it was sent. It is kept for some months (MessageRetention).
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::notices {

//! The consumers only in a bank that has its events in the database: with a broker they run elsewhere.
void install(Bank& bank);

} // namespace cf::bank::notices
