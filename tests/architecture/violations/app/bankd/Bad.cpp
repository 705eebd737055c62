#include "app/bankd/Serve.h"
#include "services/bank/ledger/Decide.h"
#include "services/bank/ledger/Install.h"
#include "services/bank/ledger/TransferRoutes.h" // violation
#include "services/client/Bank.h" // violation
#include <QCoreApplication>          // violation
#include <openssl/x509.h>            // violation
