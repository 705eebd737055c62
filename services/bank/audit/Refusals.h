// What the bank refused, in the trail: a right, what is out of reach, tokens, sign-ins, enrolment codes. Whoever
// repeats a refusal a thousand times leaves two events, so that nobody can fill the trail from outside.
#pragma once

#include "services/bank/api/RefusalRecord.h"
#include "services/bank/audit/Folds.h"
#include "services/bank/audit/ReadAudit.h"
#include "services/bank/platform/crypto/Encryption.h"
#include "services/bank/platform/process/PeriodicThread.h"

#include <mutex>

namespace cf::bank {

//! Where a refused request came from.
struct Origin
{
    std::string address;       //!< Numeric, without port.
    std::string device;        //!< The certificate's SHA-256 in hex; empty: none.
    std::string traceId;       //!< The bank's own.
    std::string callerTraceId; //!< The caller's; empty: none.

    static Origin of(const Call& call)
    {
        return {call.peerAddress, call.deviceSha256, call.traceId, call.callerTraceId};
    }
};

class Refusals : public RefusalRecord
{
public:
    //! `looks` outlives it. `master` keys the hashes of names that nobody has.
    Refusals(ReadAudit& readAudit, const platform::EncryptionKey& master, FoldRule rule = {});
    //! Writes what was counted and not told yet.
    ~Refusals() override;
    Refusals(const Refusals&) = delete;
    Refusals& operator=(const Refusals&) = delete;

    void refused(const Call& call, const contract::OperationInfo& operation, RefusedFor why) override;
    void refused(const Call& call, const RefusedToken& token) override;

    //! An attempt by nobody who is proven to be anybody. `event` says action, time, and whom it concerns if that is
    //! known; `nameTried` is the user name where nobody has it, which stays out of the trail but for a keyed hash: it
    //! may be a password. Refusals of one action and reason about one person from one network are repeats; about
    //! nobody, those of one action from one network.
    void refused(AuditEvent event, const std::string& reason, const Origin& origin, const std::string& nameTried = {});
    //! The same, but the caller writes the event, if there is one, in its own transaction.
    std::optional<AuditEvent> folded(AuditEvent event, const std::string& reason, const Origin& origin,
                                     const std::string& nameTried = {});

    //! What is stated of where a request came from; nothing of what is not known.
    static Changes statedOf(const Origin& origin);

private:
    std::optional<AuditEvent> fold(const std::string& key, AuditEvent event, Changes said, const std::string& name,
                                   const std::string& about);
    void write(const std::optional<AuditEvent>& event);
    void tellEnded();

    ReadAudit& m_readAudit;
    platform::EncryptionKey m_master;
    std::mutex m_mutex;
    Folds m_folds;
    platform::PeriodicThread m_thread;
};

} // namespace cf::bank
