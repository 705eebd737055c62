// The bank's master key: made once, for a bank that has nothing sealed yet, and from then on the only one that opens
// it. Every command of bankd that needs the key asks here; a missing or another file is refused with its name.
//
// The check value in the database is a row that never changes, so any backup has it. A bank whose check value is gone
// though it was sealed since is refused. Traces of that sealing are in the database or in this server's audit mark. A
// bank of an earlier program has its inbox signed once, and removing the check value must not have that done again.
#pragma once

#include "services/bank/platform/crypto/Encryption.h"
#include "services/bank/platform/postgres/Connection.h"

namespace cf::bank {

enum class KeyMaking
{
    ForAnEmptyBank,
    Never, //!< For those who only look.
};

//! Opens the key in `file` for the bank behind `connection`, of bank_app and at this program's schema. For an empty
//! bank the file is made when it is missing, unless `making` says never. The first key that opens what the bank has
//! sealed (or any, when it has sealed nothing) leaves its check value in the database, and the trail its first seal;
//! what an earlier program left unsigned in the audit inbox is signed. When that value is gone later, which traces of
//! the sealing since tell, in the database or this server's audit mark in `mark`, nothing is signed or opened. The
//! error is a sentence with the name of the file or table. Throws db::Error.
Outcome<platform::EncryptionKey, std::string> openMasterKey(db::Connection& connection,
                                                            const std::filesystem::path& file,
                                                            const std::filesystem::path& mark, KeyMaking making);

} // namespace cf::bank
