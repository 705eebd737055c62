#include "services/bank/platform/http/Http.h"
#include "ui/widgets/MoneyEdit.h" // violation
#include <QString>                // violation
#include <boost/beast.hpp>        // violation
#include <openssl/sha.h>          // violation
#include <pqxx/pqxx> // violation

int idOf(const pqxx::row& row); // violation
const char* kMine = "SELECT pg_advisory_xact_lock(7206, 1)"; // violation

void bad()
{
    const auto now = std::chrono::system_clock::now(); // violation
    const auto until = db::PipelinedConnection::Clock::now() + 5s;    // violation
    book(TransferId::make());                          // violation
    book(Uuid::v7(now));                               // violation
    seal(platform::randomBytes(12));                   // violation
    book(TransferId(m_environment.newId()));
}
