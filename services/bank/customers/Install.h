// Customers: their pages and lists.
//
// Names, phone and e-mail are plain columns of one row. They are found through search_text, which holds their forms as
// people write and type them (bank.customer_search_text). What is typed goes through the same bank.search_form
// (api/SearchWords.h). Memos and the names of counterparties are encrypted (keys/CustomerKeys.h).
//
// Lists come in the order of the bank's language (NameOrder). One or two letters are found by an index on the first
// letters of search_text, in that order. Longer words are found by their trigrams, behind an OFFSET 0, because the
// planner would rather walk the index in the list's order. search_bench measures both.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::customers {

//! Routes, and hourly whether names are still in the order that their indexes are built in.
void install(Bank& bank);

} // namespace cf::bank::customers
