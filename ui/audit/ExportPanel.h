// Exports the audit list: target file, progress, and finally row count and SHA-256. A card above the list, so that the
// list stays readable. Part of AuditPage.
#pragma once

#include "services/client/AuditExporter.h"
#include "ui/audit/ExportKind.h"
#include "ui/widgets/LeaveQuestion.h"

#include <QFrame>

#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;
class QRadioButton;

namespace cf::ui {

class CopyableValue;
class FileDialogs;
class IconLabel;

//! What an export would contain, as far as the list knows.
struct ExportOffer
{
    contract::AuditQuery filter;
    std::int64_t rows = 0;
    bool rowsAreExact = false;
};

class ExportPanel : public QFrame
{
    Q_OBJECT

public:
    //! All outlive this. `settings` keeps the last kind chosen; may be null.
    ExportPanel(client::Bank& bank, FileDialogs& files, QSettings* settings, QWidget* parent = nullptr);

    //! Shows the choice of formats, or the progress of the running export.
    void open(const ExportOffer& offer);
    //! False while an export runs: the panel stays.
    bool close();
    //! True when no export runs. Otherwise asks whether to end it, and calls `goOn` once it has ended and the bank
    //! knows, or did not answer in time.
    bool mayEnd(const std::function<void()>& goOn);
    bool isRunning() const { return m_exporter.isRunning(); }
    //! Whether the panel shows how that export ended.
    bool showsOutcome(const QString& id) const;
    //! As its file name ends: "audit-2026-11-22.csv".
    static QString suggestedName(contract::ExportFormat format, QDate today);

private:
    QWidget* buildChoice();
    QWidget* buildProgress();
    QWidget* buildKinds(QWidget* parent);
    ExportKind kind() const;
    QRadioButton* buttonOf(ExportKind kind) const;
    void chooseFile();
    void start(const QString& path);
    void endThen(const std::function<void()>& goOn);
    void onAction();
    void showChoice();
    void showProgress();
    void showOver(const client::ExportProgress& progress);
    void tellElsewhere(const client::ExportProgress& progress);
    static QString sentence(const client::ExportProgress& progress);
    static QString rowsSentence(const client::ExportProgress& progress);
    static QString whyFailed(const client::ExportProgress& progress);

    client::AuditExporter m_exporter;
    FileDialogs& m_files;
    QSettings* m_settings;
    ExportOffer m_offer;
    QWidget* m_choice = nullptr;
    QLabel* m_contents = nullptr;
    QLabel* m_large = nullptr;
    QRadioButton* m_csv = nullptr;
    QRadioButton* m_regional = nullptr;
    QRadioButton* m_xlsx = nullptr;
    QPushButton* m_choose = nullptr;
    QWidget* m_progress = nullptr;
    IconLabel* m_icon = nullptr;
    QLabel* m_sentence = nullptr;
    QLabel* m_figures = nullptr;
    QProgressBar* m_bar = nullptr;
    QWidget* m_sum = nullptr;
    CopyableValue* m_sha = nullptr;
    QPushButton* m_action = nullptr; //!< Cancel, retry or open folder.
    QPushButton* m_close = nullptr;
    int m_exports = 0;       //!< Started so far.
    bool m_told = false;     //!< The last outcome was reported.
    LeaveQuestion m_leaving; //!< While an export runs.
};

} // namespace cf::ui
