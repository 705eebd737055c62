// The steps of the tour, in order. Presses keys, or an entry of the rail, and reads what a person sees: nothing here
// calls a controller or the bank.
#pragma once

#include "app/desktop/Appearance.h"
#include "tests/support/HoldingProxy.h"
#include "tests/tour/DesktopUser.h"
#include "tests/tour/ScreenCheck.h"

#include <optional>

class Tour : public QObject
{
    Q_OBJECT

public:
    //! `size` of the window. `check`: every screen is checked, and the tour fails at its end if faults were found.
    Tour(cf::app::Appearance& appearance, const QSize& size, std::optional<ScreenCheck> check)
        : m_appearance(appearance)
        , m_size(size)
        , m_check(std::move(check))
    {
    }

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void aTellerSignsInWithTwoFactors();
    void aCustomerIsFoundWithoutAccents();
    void theAccountShowsWhatWasBooked();
    void anAccountsStatementAndBalances();
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
    void aNewColleagueEnrols();
    void aKilledDesktopSaysWhatHappened();

private:
    //! `folder`: the name of the desktop's data folder.
    void openDesktop(const QString& url, const QString& folder);
    //! Takes a picture, and checks it if requested.
    void look(const char* name);
    //! Opens every page that the rail offers, and takes a picture.
    void lookThroughTheRail(const char* name);
    //! From any page: finds the customer and opens the only account.
    void openAccountOf(const QString& customer, const QString& name);
    //! Minor units, as shown on the account page.
    qint64 shownBalance();

    cf::app::Appearance& m_appearance;
    QSize m_size;
    std::optional<ScreenCheck> m_check;
    QStringList m_faults;
    TestBank m_bank;
    std::unique_ptr<cf::test::HoldingProxy> m_proxy;
    std::optional<DesktopUser> m_desktop;
    QTemporaryDir m_files;
    bool m_stopped = false;
    qint64 m_debtorBefore = 0;
    qint64 m_creditorBefore = 0;
};
