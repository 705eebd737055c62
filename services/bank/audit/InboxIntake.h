// Judges what lies in the inbox before it is sealed: a row that the bank did not write is kept aside, one that somebody
// took away leaves a gap in its writer's numbers, and of either the trail gets an event. Used by AuditSequencer. Pure.
//
// Rows that are not the bank's go to audit_refused. bank_app takes rows out through a function only, which checks that
// their leaves are in the trail. Chains that began a day before the inbox was last empty (taken_up_to, sealed with the
// writers, by the slower of the two clocks) are over. What a row says of its own time decides nothing.
#pragma once

#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/InboxSigner.h"

namespace cf::bank {

//! What is to come of some rows of the inbox.
struct Intake
{
    struct Leaf
    {
        std::string bytes;
        Instant recordedAt;
    };
    std::vector<Leaf> leaves;           //!< To be sealed in this order, the intake's own events among them.
    TakenRows rows;                     //!< `first` is for the sequencer to fill in.
    NextNumbers changed;                //!< Writers whose number moves on.
    std::optional<Instant> takenUpTo;   //!< When nothing waited last, before these rows were read; see SealState.
    std::vector<std::string> incidents; //!< Sentences for the log and the alert; empty: all was as it should be.
};

class InboxIntake
{
public:
    //! `next` is what has been taken so far; chains that began more than a day before `takenUpTo`, when nothing waited
    //! in the inbox last, can have no row on its way and are refused. Without `trusted` either was meddled with: every
    //! chain may then go on where it likes, once, and the trail gets an event about it.
    InboxIntake(const TrailKey& key, NextNumbers next, std::optional<Instant> takenUpTo, bool trusted);

    //! Rows in the order in which they were read. `now` is the time of the events that the intake makes itself.
    Intake judge(const std::vector<InboxRow>& rows, Instant now) const;
    //! Once the intake is sealed.
    void keep(const Intake& intake);
    //! Nothing waited in the inbox at this time of the database's clock.
    void nothingWaited(Instant at);

    //! What has been taken once the intake is, without chains that are refused by now.
    NextNumbers nextWith(const Intake& intake) const;

private:
    class Judging;

    const TrailKey m_key;
    NextNumbers m_next;
    std::optional<Instant> m_takenUpTo;
    bool m_trusted;        //!< Whether the trail knows that the numbers were meddled with, if they were.
    const bool m_goesOn;   //!< Whether unknown chains that began before …
    const Instant m_began; //!< … may go on at any number.
};

} // namespace cf::bank
