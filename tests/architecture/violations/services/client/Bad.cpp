#include "models/tables/EntryModel.h" // violation
#include "services/contract/Codec.h"
#include <QDialog> // violation
#include <QNetworkReply>
#include <openssl/evp.h>
#include <openssl/ssl.h> // violation
#include <pqxx/pqxx>     // violation

void bad(QNetworkReply* reply)
{
    // Never ignoreSslErrors here.
    reply->ignoreSslErrors(); // violation
}
