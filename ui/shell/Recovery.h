// Tells what became of orders that nobody was looking at: those an earlier run of the program, or a lost session, left
// without an outcome, and those whose outcome arrived while their teller was elsewhere. Part of the workspace.
#pragma once

#include "services/client/TransferSender.h"

#include <QObject>

#include <map>

namespace cf::ui {

class Outcomes;

class Recovery : public QObject
{
    Q_OBJECT

public:
    //! Both outlive this.
    Recovery(client::TransferSender& sender, Outcomes& outcomes, QObject* parent = nullptr);

    //! Of that order among the outcomes.
    static QString idOf(const Uuid& key);
    //! Why orders may be missing from what was read of a journal; empty when it was read whole.
    static QString troubleOf(const Outcome<client::JournalContents, client::JournalError>& journal);

    //! At sign-in, and when the same person has signed in again.
    void run(const client::JournalOwner& owner);

private:
    void onOpened(const client::JournalOwner& owner,
                  const Outcome<client::JournalContents, client::JournalError>& contents);
    void onProgress(const client::TransferProgress& progress);

    client::TransferSender& m_sender;
    Outcomes& m_outcomes;
    std::map<Uuid, client::TransferStage> m_told; //!< Of what is not final.
};

} // namespace cf::ui
