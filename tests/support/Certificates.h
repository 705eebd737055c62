// Server certificates for tests, valid ones and every kind a client must refuse, as the PEM files a server loads.
#pragma once

#include "services/bank/platform/crypto/CertificateAuthority.h"
#include "tests/support/TestFolder.h"

#include <string>

namespace cf::test {

enum class CertificateKind
{
    Good,
    SelfSigned,
    UnknownAuthority,
    Expired,
    NotYetValid,
    WrongHost
};

struct ServerFiles
{
    std::filesystem::path chain;
    std::filesystem::path key;
};

class Certificates
{
public:
    Certificates();

    //! What a client trusts: the authority of every kind but SelfSigned and UnknownAuthority.
    std::filesystem::path authorityFile() const { return m_folder.path() / "ca" / "ca.pem"; }

    //! For localhost, 127.0.0.1 and ::1, except WrongHost. Created again on every call, in the same files for the same
    //! kind.
    ServerFiles make(CertificateKind kind) const;

private:
    TestFolder m_folder;
    platform::CertificateAuthority m_authority;
};

} // namespace cf::test
