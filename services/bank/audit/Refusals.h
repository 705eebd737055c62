// Records refusals in the trail: missing rights, out-of-scope access, tokens, sign-ins, enrolment codes. A refusal
// repeated a thousand times leaves two events, so nobody can flood the trail from outside.
#pragma once

#include "services/bank/api/RefusalRecorder.h"
#include "services/bank/audit/EventCoalescer.h"
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

class Refusals : public RefusalRecorder
{
public:
    //! `readAudit` outlives it. `master` keys the hashes of unknown user names.
    Refusals(ReadAudit& readAudit, const platform::EncryptionKey& master, CoalescingRule rule = {});
    //! Writes what was counted and not reported yet.
    ~Refusals() override;
    Refusals(const Refusals&) = delete;
    Refusals& operator=(const Refusals&) = delete;

    void refused(const Call& call, const contract::OperationInfo& operation, RefusalReason why) override;
    void refused(const Call& call, const RefusedToken& token) override;

    //! An attempt by an unauthenticated caller. `event` has action, time and, if known, whom it concerns. `nameTried`
    //! is a user name that nobody has; the trail only gets a keyed hash of it, as it may be a password. Refusals with
    //! the same action and reason about one person from one network are repeats; about nobody, those of one action from
    //! one network.
    void refused(AuditEvent event, const std::string& reason, const Origin& origin, const std::string& nameTried = {});
    //! The same, but the caller writes any event in its own transaction.
    std::optional<AuditEvent> coalesced(AuditEvent event, const std::string& reason, const Origin& origin,
                                        const std::string& nameTried = {});

    //! The known facts about a request's origin.
    static Changes attributesOf(const Origin& origin);

private:
    std::optional<AuditEvent> coalesce(const std::string& key, AuditEvent event, Changes detail,
                                       const std::string& name, const std::string& about);
    void write(const std::optional<AuditEvent>& event);
    void tellEnded();

    ReadAudit& m_readAudit;
    platform::EncryptionKey m_master;
    std::mutex m_mutex;
    EventCoalescer m_coalescer;
    platform::PeriodicThread m_thread;
};

} // namespace cf::bank
