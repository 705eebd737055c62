// Who somebody is: signing in and out, enrolment, sessions.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::identity {

//! Routes, the gate that the router asks for each caller, and hourly the challenges that nobody answered.
void install(Bank& bank);

} // namespace cf::bank::identity
