// AdministrationGateway over HTTPS. Made by the composition root.
#pragma once

#include "services/client/AdministrationGateway.h"

namespace cf::client {

class HttpTransport;

class HttpAdministrationGateway : public AdministrationGateway
{
public:
    //! The transport outlives this.
    explicit HttpAdministrationGateway(HttpTransport& transport)
        : m_transport(transport)
    {
    }

    CallHandle staff(const contract::StaffSearch& query, QObject* context,
                     Callback<contract::Page<contract::StaffRow>> done) override;
    CallHandle open(const StaffId& id, QObject* context, Callback<Member> done) override;
    CallHandle add(const contract::NewStaff& member, QObject* context, Callback<contract::StaffRow> done) override;
    CallHandle update(const contract::StaffUpdate& update, const std::string& etag, QObject* context,
                      Callback<Member> done) override;
    CallHandle unlock(const StaffId& id, QObject* context, Callback<Member> done) override;
    CallHandle resetSecondFactor(const StaffId& id, QObject* context, Callback<Member> done) override;
    CallHandle sessions(const contract::SessionsQuery& query, QObject* context,
                        Callback<contract::Page<contract::SessionRow>> done) override;
    CallHandle endSession(const Uuid& id, QObject* context, Callback<contract::Nothing> done) override;
    CallHandle branches(QObject* context, Callback<contract::Page<contract::BranchRow>> done) override;

private:
    HttpTransport& m_transport;
};

} // namespace cf::client
