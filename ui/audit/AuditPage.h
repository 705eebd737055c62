// The audit trail of the bank: found by words, narrowed by choices, read from its newest event or from any place in a
// hundred million. What is sealed meanwhile never moves the list. The first page of a compliance officer.
#pragma once

#include "services/client/AuditExporter.h"
#include "ui/audit/AuditController.h"
#include "ui/audit/AuditFilter.h"
#include "ui/shell/Navigator.h"
#include "ui/shell/Page.h"
#include "ui/shell/PageSet.h"

#include <map>

class QLabel;
class QPushButton;
class QSettings;
class QToolButton;
class QVBoxLayout;

namespace cf::ui {

class AuditFilterBar;
class ExportPanel;
class FilePort;
class FilterChips;
class GoToBar;
class RemoteTableView;
class SearchField;
class SearchHelp;
class UnsealedStrip;

struct AuditServices
{
    client::AuditGateway& gateway;
    FilePort& files;
    Navigator& navigator;
    QSettings* settings; //!< Keeps the widths of the columns; may be null.
    bool mayExport;
    std::chrono::milliseconds interval = AuditController::kInterval;
};

class AuditPage : public Page
{
    Q_OBJECT

public:
    //! What is in `services` outlives this.
    explicit AuditPage(const AuditServices& services, QWidget* parent = nullptr);

    /*! Where a visit points: a subject, or the trail in general. Each keeps its filters and its place, so that one
       comes back to what one left. An empty subject: whatever was shown last. */
    void aim(const Subject& subject);

    QString title() const override;
    void activate() override;
    QList<KeyHint> keyHints() const override;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    //! One trail as its reader left it.
    struct View
    {
        AuditFilter filter;
        std::int64_t end = 0; //!< 0: from the newest.
        qint64 row = -1;
    };

    void layOut();
    void addTitleRow(QVBoxLayout* column);
    void addSearchRow(QVBoxLayout* column);
    void buildTable();
    void fitColumns();
    void connectAll();
    void addShortcuts();

    void setFilter(const AuditFilter& filter);
    void showFilter();
    void onSearch(const QString& text);
    void clearAll();
    //! Closes what is open above the list; false when nothing is.
    bool closeWhatIsOpen();
    void goTo(std::int64_t seq);
    void selectPending();
    void showNew();
    void openExport();
    void openRow(qint64 row);
    void onChanged();
    void onRows();
    void showMistake(const QString& sentence);
    void fetchBranches();
    QString nameOf(const QString& id) const;

    AuditServices m_services;
    AuditController m_controller;
    client::AuditExporter m_exporter;
    AuditFilter m_filter;
    QString m_aim; //!< Whose view is shown; empty: the trail in general.
    std::map<QString, View> m_left;
    std::map<QString, QString> m_names; //!< Of the subject and the actor that it is narrowed to.
    std::optional<std::int64_t> m_pendingSeq;
    qint64 m_pendingRow = -1;
    bool m_fitted = false;

    SearchField* m_search;
    QToolButton* m_helpButton;
    SearchHelp* m_help;
    QLabel* m_mistake;
    AuditFilterBar* m_bar;
    FilterChips* m_chips;
    GoToBar* m_goTo;
    ExportPanel* m_export;
    UnsealedStrip* m_strip;
    QLabel* m_searching;
    RemoteTableView* m_table;
    QPushButton* m_exportButton;
};

} // namespace cf::ui
