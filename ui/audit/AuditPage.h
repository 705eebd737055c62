// The audit trail of the bank: searched, filtered, read from its newest event or from any place in a hundred million.
// Newly sealed events never move the list. The first page of a compliance officer.
#pragma once

#include "ui/audit/AuditController.h"
#include "ui/audit/AuditFilter.h"
#include "ui/shell/NavigationTarget.h"
#include "ui/shell/Navigator.h"
#include "ui/shell/Page.h"

#include <map>

class QPushButton;
class QSettings;

namespace cf::ui {

class AuditFilterBar;
class AuditList;
class AuditSearchBox;
class ExportPanel;
class FileDialogs;
class FilterChips;
class GoToBar;
class UnsealedStrip;

struct AuditServices
{
    client::Bank& bank;
    FileDialogs& files;
    Navigator& navigator;
    QSettings* settings; //!< Keeps column widths and the export kind; may be null.
    bool mayExport;
    std::chrono::milliseconds interval = AuditController::kInterval;
};

class AuditPage : public Page
{
    Q_OBJECT

public:
    //! The contents of `services` outlive this.
    explicit AuditPage(const AuditServices& services, QWidget* parent = nullptr);

    /*! What a link to the trail points to: a subject, or the trail in general. Each keeps its filters and its place,
       so that one comes back to what one left. An empty subject: whatever was shown last. */
    void setSubject(const PageSubject& subject) override;

    QString title() const override;
    void activate() override;
    void shownAgain() override;
    void noLongerShown() override;
    bool holdsWork() const override;
    bool showsOutcome(const QString& id) const override;
    bool mayEnd(const std::function<void()>& goOn) override;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    //! One view of the trail as the user left it.
    struct View
    {
        AuditFilter filter;
        std::int64_t end = 0; //!< 0: from the newest.
        qint64 row = -1;
    };

    void layOut();
    QWidget* buildTitleRow();
    void connectAll();
    void addShortcuts();

    void setFilter(const AuditFilter& filter);
    void showFilter();
    //! The filter including typed text that is not searched yet.
    AuditFilter typed() const;
    void search(const QString& text);
    void clearAll();
    //! Closes the panel open above the list; false if none is.
    bool closeWhatIsOpen();
    void goTo(std::int64_t seq);
    void showNew();
    //! The filter's query as of now; followTheDay() compares with it later.
    contract::AuditQuery queryNow();
    //! Queries again when "yesterday" and the like have changed meaning since the list was requested.
    void followTheDay();
    void openGoTo();
    void openExport();
    void onChanged();
    void onRows();
    void showMistake(const client::CallFailure& failure);
    void fetchBranches();

    AuditServices m_services;
    AuditController m_controller;
    AuditFilter m_filter;
    std::optional<Instant> m_dayBegan; //!< Start of the day on which the list was requested.
    QString m_subject;                 //!< Whose view is shown; empty: the whole trail.
    std::map<QString, View> m_left;

    QPushButton* m_goToButton;
    QPushButton* m_exportButton;
    QPushButton* m_refreshButton;
    AuditSearchBox* m_search;
    AuditFilterBar* m_bar;
    FilterChips* m_chips;
    GoToBar* m_goTo;
    ExportPanel* m_export;
    UnsealedStrip* m_strip;
    AuditList* m_list;
};

} // namespace cf::ui
