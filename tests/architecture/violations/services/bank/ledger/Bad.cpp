#include "services/bank/platform/http/Http.h"
#include "ui/widgets/MoneyEdit.h" // violation
#include <QString>                // violation
#include <boost/beast.hpp>        // violation
#include <openssl/sha.h>          // violation
#include <pqxx/pqxx>
