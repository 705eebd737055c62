// Who somebody is: signing in and out, enrolment, sessions.
//
// Sign-in is a password (Argon2id on threads of its own, equal work and equal answers for unknown names), then TOTP or
// a recovery code. A TOTP code of the step before, of this one or of the next one counts, each once and only forwards,
// by one conditional UPDATE.
//
// Ten failures lock for 30 minutes, and only both factors together reset the count. A device on which a person signed
// in with both is known from then on (Lockout). Its failures are counted apart, and its passwords have a queue and a
// thread that strangers cannot fill (Passwords). So whoever guesses at a name from elsewhere, from however many
// devices, locks out everybody elsewhere and not the person at their desk. Strangers are limited by address before
// anything is hashed. Passwords that are guessed first are refused (WeakPassword).
//
// Sessions are opaque tokens, stored hashed and bound to the SHA-256 of the device's TLS certificate (RFC 8705). TLS
// ends in bankd for the sake of that binding. Of a device's certificate only key and signature are checked; no chain is
// built. Tokens and challenges are signed under the master key, so a forged one is known without asking the database
// (SignedTokens). Copies of sessions are cached: a sign-out or a disabled person takes effect at once at the server
// that did it, and at every other as soon as the database tells it; one that hears nothing drops all copies within
// three seconds. Uses are written every ten seconds, for all sessions together.
//
// Everybody can see who signed in, or tried to, under their own name (SignInHistory).
//
// Wrong tokens are not limited. They are 401 however many there are, or a desk whose session was ended would not hear
// of it; and they cost the database nothing.
//
// Who may do what is models/domain/Role.cpp. How far each operation reaches (own, branch, bank) is in its declaration.
// The access test asks a running bank about every operation, role and branch.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::identity {

//! Routes, the gate that the router asks for each caller, and hourly the challenges that nobody answered.
void install(Bank& bank);

} // namespace cf::bank::identity
