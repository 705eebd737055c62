// Makes the demo's history on one thread and sends it on another: the next chunk is made while the database takes one.
// DemoBank calls it inside its transaction.
//
// db::CopyIn sends the chunks by binary COPY.
#pragma once

#include "services/bank/demo/DemoMasterData.h"

namespace cf::bank::demo {

//! Sends the rows, if any; those of the trail last.
void send(db::CopyIn& load, DemoChunk& chunk);

//! Makes the history with its audit events through `rows`, whose tree contains them afterwards. Returns the accounts as
//! the history left them. Throws what `step` throws, and db::Error; the thread has ended then.
std::vector<DemoAccount> loadHistory(db::CopyIn& load, const DemoPlan& plan, DemoRows& rows, std::int64_t transfers,
                                     std::int64_t readEvents, const Step& step);

} // namespace cf::bank::demo
