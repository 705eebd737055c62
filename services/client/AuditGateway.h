// The audit trail over the wire: finding events, opening one, and telling the bank of an export.
#pragma once

#include "services/client/CallResult.h"
#include "services/contract/Administration.h"
#include "services/contract/Audit.h"

namespace cf::client {

class AuditGateway
{
public:
    virtual ~AuditGateway() = default;

    virtual CallHandle list(const contract::AuditQuery& query, QObject* context,
                            Callback<contract::Page<contract::AuditRow>> done) = 0;
    //! Does not keep the session alive, as does state().
    virtual CallHandle unsealed(QObject* context, Callback<contract::Page<contract::AuditRow>> done) = 0;
    virtual CallHandle state(QObject* context, Callback<contract::AuditState> done) = 0;
    virtual CallHandle open(std::int64_t seq, QObject* context, Callback<contract::AuditDetail> done) = 0;
    virtual CallHandle branches(QObject* context, Callback<contract::Page<contract::BranchRow>> done) = 0;
    virtual CallHandle beginExport(const contract::AuditExportOrder& order, QObject* context,
                                   Callback<contract::AuditExport> done) = 0;
    virtual CallHandle endExport(const contract::AuditExportEnd& end, QObject* context,
                                 Callback<contract::Nothing> done) = 0;
};

} // namespace cf::client
