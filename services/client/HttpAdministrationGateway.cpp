// See HttpAdministrationGateway.h.
#include "services/client/HttpAdministrationGateway.h"

#include "services/client/HttpTransport.h"

namespace cf::client {

CallHandle HttpAdministrationGateway::staff(const contract::StaffSearch& query, QObject* context,
                                            Callback<contract::Page<contract::StaffRow>> done)
{
    return m_transport.call<contract::ListStaff>(query, {}, context, std::move(done));
}

CallHandle HttpAdministrationGateway::open(const StaffId& id, QObject* context, Callback<Member> done)
{
    return m_transport.callVersioned<contract::GetStaffMember>({id}, {}, context, std::move(done));
}

CallHandle HttpAdministrationGateway::add(const contract::NewStaff& member, QObject* context,
                                          Callback<contract::StaffRow> done)
{
    return m_transport.call<contract::AddStaff>(member, {}, context, std::move(done));
}

CallHandle HttpAdministrationGateway::update(const contract::StaffUpdate& update, const std::string& etag,
                                             QObject* context, Callback<Member> done)
{
    CallOptions options;
    options.match = etag;
    return m_transport.callVersioned<contract::UpdateStaff>(update, options, context, std::move(done));
}

CallHandle HttpAdministrationGateway::unlock(const StaffId& id, QObject* context, Callback<Member> done)
{
    return m_transport.callVersioned<contract::UnlockStaff>({id}, {}, context, std::move(done));
}

CallHandle HttpAdministrationGateway::resetSecondFactor(const StaffId& id, QObject* context, Callback<Member> done)
{
    return m_transport.callVersioned<contract::ResetSecondFactor>({id}, {}, context, std::move(done));
}

CallHandle HttpAdministrationGateway::sessions(const contract::SessionsQuery& query, QObject* context,
                                               Callback<contract::Page<contract::SessionRow>> done)
{
    return m_transport.call<contract::ListSessions>(query, {}, context, std::move(done));
}

CallHandle HttpAdministrationGateway::endSession(const Uuid& id, QObject* context, Callback<contract::Nothing> done)
{
    return m_transport.call<contract::EndSession>({id}, {}, context, std::move(done));
}

CallHandle HttpAdministrationGateway::branches(QObject* context, Callback<contract::Page<contract::BranchRow>> done)
{
    return m_transport.call<contract::ListBranches>({}, {}, context, std::move(done));
}

} // namespace cf::client
