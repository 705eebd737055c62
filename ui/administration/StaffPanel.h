// The bank's staff: the list, one member, and the form for a new member, stacked. Outcomes are shown above all three.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Administration.h"
#include "ui/administration/AdministrationPanel.h"
#include "ui/theme/Theme.h"

class QLabel;
class QPushButton;
class QSettings;
class QStackedWidget;

namespace cf::tables {
class StaffTableModel;
}

namespace cf::ui {

class NewMemberView;
class MemberView;
class OutcomeBanner;
class RemoteTableView;
class SearchField;

class StaffPanel : public AdministrationPanel
{
    Q_OBJECT

public:
    //! Bank and settings (which may be null) outlive this. `self` is the signed-in user.
    StaffPanel(client::Bank& bank, StaffId self, QSettings* settings, QWidget* parent = nullptr);

    void activate() override;
    void shownAgain() override;
    bool holdsWork() const override;
    bool mayLeave() override;
    QList<KeyHint> keyHints() const override;

Q_SIGNALS:
    void sessionsRequested(const cf::contract::StaffRef& person);

private:
    enum class BannerAction
    {
        Nothing,
        Reload,
        Discard,
    };

    QWidget* buildList(QSettings* settings);
    void connectList();
    void connectMember();
    void connectBanner();
    void fetchBranches();
    void refresh();
    void openRow(qint64 position);
    void openAdding();
    void onAdded(const contract::StaffRow& member, bool fromHere);
    void turnTo(QWidget* view);
    //! Focuses the first input field.
    void takeFocus();
    void backToList();
    void tell(Tone tone, const QString& sentence, BannerAction action = BannerAction::Nothing);
    void onBannerAction();
    void enterResults();

    client::Bank& m_bank;
    tables::StaffTableModel* m_model;
    OutcomeBanner* m_banner;
    BannerAction m_bannerAction = BannerAction::Nothing;
    QStackedWidget* m_views;
    QWidget* m_list;
    SearchField* m_search;
    QLabel* m_count;
    QPushButton* m_add;
    RemoteTableView* m_table;
    MemberView* m_member;
    NewMemberView* m_newMember;
    bool m_entering = false; //!< Select the first row once there is one.
    client::CallHandle m_branches;
};

} // namespace cf::ui
