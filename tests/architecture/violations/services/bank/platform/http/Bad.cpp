#include "models/domain/Money.h" // violation
#include "models/domain/Outcome.h"
#include "services/bank/ledger/Decide.h" // violation
#include "services/bank/platform/http/Http.h"
#include "services/contract/Codec.h" // violation
#include <boost/beast.hpp>
#include <openssl/ssl.h>

void bad()
{
    http::async_read(stream, buffer, parser, handler);
    http::async_read(stream, buffer, // violation
                     m_parser->get(), handler);
    use(parser.get());
}
