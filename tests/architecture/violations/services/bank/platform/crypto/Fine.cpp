#include "services/bank/platform/crypto/Hash.h"
#include <openssl/evp.h>
#include <sodium.h>
// TODO: someone will do this // violation
