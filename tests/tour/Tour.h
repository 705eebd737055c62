// The steps of the tour, in their order. Only keys are pressed and only what a person sees is read: nothing here calls
// a controller or a gateway.
#pragma once

#include "app/desktop/Appearance.h"
#include "tests/support/HoldingProxy.h"
#include "tests/tour/Hands.h"

#include <optional>

class Tour : public QObject
{
    Q_OBJECT

public:
    explicit Tour(cf::app::Appearance& appearance)
        : m_appearance(appearance)
    {
    }

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void aTellerSignsInWithTwoFactors();
    void aCustomerIsFoundWithoutAccents();
    void theAccountShowsWhatWasBooked();
    void aTransferIsReviewedAndBooked();
    void theReceiptIsAPdf();
    void bothBalancesHaveMoved();
    void anOverdraftIsRefusedInPlace();
    void theTransferIsInTheList();
    void aLostAnswerIsUnknownUntilTheBankIsAsked();
    void onePaletteFindsEverything();
    void lockingHidesTheDesk();
    void theDarkTheme();
    void complianceFindsTheTransferInTheTrail();
    void anAdministratorWatchesAReplicaDieAndReturn();
    void anAdministratorLooksAfterTheStaff();
    void aKilledDesktopSaysWhatHappened();

private:
    //! From anywhere: finds the customer and opens the only account.
    void openAccountOf(const QString& customer, const QString& name);
    //! Minor units, as the account's page shows it.
    qint64 shownBalance();

    cf::app::Appearance& m_appearance;
    TestBank m_bank;
    std::unique_ptr<cf::test::HoldingProxy> m_proxy;
    std::optional<Hands> m_desktop;
    QTemporaryDir m_files;
    bool m_stopped = false;
    qint64 m_debtorBefore = 0;
    qint64 m_creditorBefore = 0;
};
