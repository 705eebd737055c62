// The bank's master key: made once, for a bank that has nothing encrypted yet, and the only one from then on. Every
// command of bankd that needs the key calls this; for a missing or different file the error names it.
//
// The check value in the database is a row that never changes, so any backup has it. A bank whose check value is gone
// though it was sealed since is refused. Traces of that sealing are in the database or in this server's audit
// checkpoint. A bank of an earlier program has its inbox signed once, and removing the check value must not have that
// done again.
#pragma once

#include "services/bank/platform/crypto/Encryption.h"
#include "services/bank/platform/postgres/Connection.h"

namespace cf::bank {

enum class KeyCreation
{
    ForEmptyBank,
    Never, //!< For commands that only read.
};

//! Opens the key in `file` for the bank behind `connection`, of bank_app and at this program's schema. For an empty
//! bank a missing file is created, unless `creation` is Never. The first key that decrypts the bank's data (or any key,
//! if there is none) stores its check value in the database and writes the trail's first seal; rows that an earlier
//! program left unsigned in the audit inbox are signed. If that value is missing later, as traces of sealing in the
//! database or this server's audit checkpoint in `checkpoint` show, nothing is signed or opened. The error is a
//! sentence naming the file or table. Throws db::Error.
Outcome<platform::EncryptionKey, std::string> openMasterKey(db::Connection& connection,
                                                            const std::filesystem::path& file,
                                                            const std::filesystem::path& checkpoint,
                                                            KeyCreation creation);

} // namespace cf::bank
