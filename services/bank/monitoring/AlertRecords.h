// Alerts and their comments in PostgreSQL. Every function runs in its caller's transaction and throws db::Error.
#pragma once

#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Monitoring.h"

namespace cf::bank {

//! Firing, or over for less than a day before `now`; newest first, at most 200. With their comments.
std::vector<contract::Alert> readAlerts(db::Transaction& transaction, Instant now);

//! One alert, locked until the transaction ends.
std::optional<contract::Alert> lockAlert(db::Transaction& transaction, Uuid id);

//! Inserts it, or returns the id of the alert already firing for this rule and instance.
Uuid storeAlert(db::Transaction& transaction, const contract::Alert& alert);

//! Level, value, threshold and end.
void refreshAlert(db::Transaction& transaction, const contract::Alert& alert);

//! Updates its state (Firing or Acknowledged) and owner.
void assignAlert(db::Transaction& transaction, const contract::Alert& alert, Instant now);

void commentAlert(db::Transaction& transaction, Uuid alert, const contract::AlertComment& comment);

//! Ends the alerts of instances that have been silent for a quarter of an hour.
void endAlertsOfVanished(db::Transaction& transaction, Instant now);

} // namespace cf::bank
