// Judges inbox rows before they are sealed: a row the bank did not write is quarantined, a deleted one leaves a gap in
// its writer's numbers, and either gets an event in the trail. Used by AuditSequencer. Pure.
//
// Rows that are not the bank's go to audit_refused. bank_app takes rows out through a function only, which checks that
// their leaves are in the trail. Chains that began a day before the inbox was last empty (taken_up_to, sealed with the
// writers, by the slower of the two clocks) are over. What a row says of its own time decides nothing.
#pragma once

#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/InboxSigner.h"

namespace cf::bank {

//! What is to happen to some inbox rows.
struct Intake
{
    struct Leaf
    {
        std::string bytes;
        Instant recordedAt;
    };
    std::vector<Leaf> leaves;           //!< To be sealed in this order, with the intake's own events.
    TakenRows rows;                     //!< The sequencer fills in `first`.
    NextNumbers changed;                //!< Writers whose next number advances.
    std::optional<Instant> takenUpTo;   //!< When the inbox was last empty before these rows were read.
    std::vector<std::string> incidents; //!< Sentences for the log and the alert; empty: none.
};

class InboxIntake
{
public:
    //! `next` is what has been taken so far. Chains that began over a day before `takenUpTo`, when the inbox was last
    //! empty, can have no row in flight and are refused. `trusted` is false if either was tampered with: every chain
    //! may then resume at any number, once, and the trail gets an event about it.
    InboxIntake(const TrailKey& key, NextNumbers next, std::optional<Instant> takenUpTo, bool trusted);

    //! Rows in the order read. `now` is the time for the intake's own events.
    Intake check(const std::vector<InboxRow>& rows, Instant now) const;
    //! Call once the intake is sealed.
    void keep(const Intake& intake);
    //! The inbox was empty at this time of the database clock.
    void wasEmpty(Instant at);

    //! What will have been taken after the intake, without chains refused by now.
    NextNumbers nextWith(const Intake& intake) const;

private:
    class Checking;

    const TrailKey m_key;
    NextNumbers m_next;
    std::optional<Instant> m_takenUpTo;
    bool m_trusted;        //!< False: tampering with the numbers is not in the trail yet.
    const bool m_goesOn;   //!< Whether unknown chains that began before …
    const Instant m_began; //!< … may resume at any number.
};

} // namespace cf::bank
