// Staff, their sessions, and branches.
//
// Administrators change staff one after another, under an advisory lock. Under the lock the caller is read again: still
// active, still an administrator. Nobody may change themselves. So whoever made the last change remains an
// administrator, and nothing has to count administrators.
//
// A change names the version it was made from (If-Match). That tag covers what an administrator edits. It does not
// cover sessions and lock-outs, which change by themselves.
//
// A new role or branch ends the person's sessions, because a desktop builds its pages at sign-in.
//
// No route makes or shows an enrolment code: `bankd staff invite` prints it at the server.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::administration {

//! Routes only.
void install(Bank& bank);

} // namespace cf::bank::administration
