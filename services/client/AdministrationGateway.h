// Staff, their sessions and branches, as the administration page sees them.
#pragma once

#include "services/client/CallResult.h"
#include "services/contract/Administration.h"

namespace cf::client {

class AdministrationGateway
{
public:
    using Member = Versioned<contract::StaffRow>;

    virtual ~AdministrationGateway() = default;

    virtual CallHandle staff(const contract::StaffSearch& query, QObject* context,
                             Callback<contract::Page<contract::StaffRow>> done) = 0;
    virtual CallHandle open(const StaffId& id, QObject* context, Callback<Member> done) = 0;
    virtual CallHandle add(const contract::NewStaff& member, QObject* context, Callback<contract::StaffRow> done) = 0;
    //! `etag` is of the version that was looked at; another one in the meantime is a PreconditionFailed.
    virtual CallHandle update(const contract::StaffUpdate& update, const std::string& etag, QObject* context,
                              Callback<Member> done) = 0;
    virtual CallHandle unlock(const StaffId& id, QObject* context, Callback<Member> done) = 0;
    virtual CallHandle resetSecondFactor(const StaffId& id, QObject* context, Callback<Member> done) = 0;

    virtual CallHandle sessions(const contract::SessionsQuery& query, QObject* context,
                                Callback<contract::Page<contract::SessionRow>> done) = 0;
    virtual CallHandle endSession(const Uuid& id, QObject* context, Callback<contract::Nothing> done) = 0;

    virtual CallHandle branches(QObject* context, Callback<contract::Page<contract::BranchRow>> done) = 0;
};

} // namespace cf::client
