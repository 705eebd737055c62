// Signs requests to an S3 store: AWS Signature Version 4, in headers. Called by S3ObjectStore and tests. By hand, for
// no library of Debian signs without bringing a client of its own.
#pragma once

#include "models/domain/Date.h"

#include <map>
#include <string>
#include <string_view>

namespace cf::platform {

inline constexpr std::size_t kLongestSecretKey = 60; //!< Bytes.

struct SignerV4
{
    std::string accessKey;
    std::string secretKey; //!< At most kLongestSecretKey.
    std::string region;
    std::string service = "s3";
};

struct RequestV4
{
    std::string method;
    std::string host;                             //!< As in the Host header.
    std::string path;                             //!< Begins with a slash; must need no encoding.
    std::map<std::string, std::string> query{};   //!< Not encoded.
    std::map<std::string, std::string> headers{}; //!< Names in lower case. All are signed.
};

//! As it is signed, and must be sent: "a=b&uploads=", encoded (RFC 3986).
std::string queryTextV4(const std::map<std::string, std::string>& query);

//! Adds x-amz-date, x-amz-content-sha256 and authorization to the headers. `payloadHash` is in lower-case hexadecimal.
void signV4(RequestV4& request, const std::string& payloadHash, const SignerV4& signer, Instant now);

} // namespace cf::platform
