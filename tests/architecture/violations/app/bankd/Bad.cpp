#include "app/bankd/Serve.h"
#include "services/bank/ledger/Decide.h"
#include "services/client/Gateway.h" // violation
#include <QCoreApplication>          // violation
#include <openssl/x509.h>            // violation
