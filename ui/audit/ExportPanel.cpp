#include "ui/audit/ExportPanel.h"

#include "models/tables/AuditText.h"
#include "models/tables/BranchClock.h"
#include "ui/audit/CopyableValue.h"
#include "ui/audit/SearchMistakeText.h"
#include "ui/common/FailureText.h"
#include "ui/printing/FileDialogs.h"
#include "ui/shell/OutcomeBanner.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Styling.h"

#include <QAccessible>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace cf::ui {
namespace {

using client::ExportProgress;
using client::ExportStage;

constexpr std::int64_t kRowsOfASheet = 1'048'575; // without the headings
constexpr int kBarSteps = 1000;
constexpr std::int64_t kMostCounted = std::numeric_limits<int>::max();
constexpr std::chrono::milliseconds kTimeout{2'000}; // the longest a sign-out waits for the bank

QString number(std::int64_t value)
{
    return QLocale().toString(static_cast<qlonglong>(value));
}

QString durationText(std::chrono::seconds time)
{
    if (time < std::chrono::minutes(1))
        return ExportPanel::tr("less than a minute left");
    if (time < std::chrono::hours(1))
        return ExportPanel::tr("about %n minute(s) left", nullptr, static_cast<int>(time.count() / 60 + 1));
    return ExportPanel::tr("about %n hour(s) left", nullptr, static_cast<int>(time.count() / 3600 + 1));
}

} // namespace

ExportPanel::ExportPanel(client::Bank& bank, FileDialogs& files, QSettings* settings, QWidget* parent)
    : QFrame(parent)
    , m_exporter(bank)
    , m_files(files)
    , m_settings(settings)
{
    m_choice = buildChoice();
    m_progress = buildProgress();
    setObjectName(QStringLiteral("card"));
    setAccessibleName(tr("Export"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em(0.9), em(0.7), em(0.9), em(0.7));
    column->addWidget(m_choice);
    column->addWidget(m_progress);
    m_progress->hide();
    hide();
    connect(&m_exporter, &client::AuditExporter::changed, this, &ExportPanel::showProgress);
}

QWidget* ExportPanel::buildChoice()
{
    auto* choice = new QWidget(this);
    m_contents = plainLabel({}, TextRole::Body, choice);
    m_contents->setWordWrap(true);
    QWidget* kinds = buildKinds(choice);
    m_large = plainLabel({}, TextRole::Small, choice);
    setTextTone(m_large, Tone::Warning);
    m_large->setWordWrap(true);
    m_choose = new QPushButton(tr("Choose a file…"), choice);
    setKind(m_choose, ButtonKind::Primary);
    auto* close = new QPushButton(tr("Close"), choice);
    auto* line = new QWidget(choice);
    auto* formats = new FlowLayout(line);
    formats->setSpacing(em(0.7));
    for (QWidget* each : {kinds, static_cast<QWidget*>(m_choose), static_cast<QWidget*>(close)})
        formats->addWidget(each);
    auto* column = new QVBoxLayout(choice);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.5));
    column->addWidget(m_contents);
    column->addWidget(line);
    column->addWidget(m_large);
    connect(m_xlsx, &QRadioButton::toggled, this, &ExportPanel::showChoice);
    connect(m_choose, &QPushButton::clicked, this, &ExportPanel::chooseFile);
    connect(close, &QPushButton::clicked, this, &ExportPanel::close);
    return choice;
}

QWidget* ExportPanel::buildKinds(QWidget* parent)
{
    auto* kinds = new QWidget(parent);
    m_csv = new QRadioButton(tr("CSV: text in UTF-8, of any length, for any program"), kinds);
    m_regional = new QRadioButton(tr("CSV for spreadsheets in this region, with headings in this language"), kinds);
    m_xlsx = new QRadioButton(tr("XLSX: a workbook for spreadsheets"), kinds);
    m_regional->setVisible(ExportKinds::offersRegional(QLocale()));
    auto* column = new QVBoxLayout(kinds);
    column->setContentsMargins(0, 0, 0, 0);
    for (QRadioButton* each : {m_csv, m_regional, m_xlsx})
        column->addWidget(each);
    kinds->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    buttonOf(ExportKinds::remembered(m_settings, QLocale()))->setChecked(true);
    return kinds;
}

QWidget* ExportPanel::buildProgress()
{
    auto* progress = new QWidget(this);
    m_icon = new IconLabel(icon(Icon::Clock, Tint::Muted), 1, progress);
    m_sentence = plainLabel({}, TextRole::Body, progress);
    m_sentence->setWordWrap(true);
    m_figures = plainLabel({}, TextRole::Small, progress);
    m_figures->setFont(withTabularDigits(m_figures->font()));
    setTextTone(m_figures, Tone::Neutral);
    m_bar = new QProgressBar(progress);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(em(0.5));
    m_bar->setAccessibleName(tr("Progress of the export"));
    m_sum = new QWidget(progress);
    m_sha = new CopyableValue(tr("SHA-256"), m_sum);
    auto* sumRow = new QHBoxLayout(m_sum);
    sumRow->setContentsMargins(0, 0, 0, 0);
    sumRow->setSpacing(em(0.5));
    auto* caption = plainLabel(tr("SHA-256"), TextRole::Small, m_sum);
    setTextTone(caption, Tone::Neutral);
    sumRow->addWidget(caption);
    sumRow->addWidget(m_sha, 1);
    m_action = new QPushButton(progress);
    m_close = new QPushButton(tr("Close"), progress);
    auto* line = new QHBoxLayout;
    line->setSpacing(em(0.6));
    line->addWidget(m_icon);
    line->addWidget(m_sentence, 1);
    line->addWidget(m_action);
    line->addWidget(m_close);
    auto* column = new QVBoxLayout(progress);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.4));
    column->addLayout(line);
    column->addWidget(m_bar);
    column->addWidget(m_figures);
    column->addWidget(m_sum);
    connect(m_action, &QPushButton::clicked, this, &ExportPanel::onAction);
    connect(m_close, &QPushButton::clicked, this, &ExportPanel::close);
    return progress;
}

ExportKind ExportPanel::kind() const
{
    return m_xlsx->isChecked()       ? ExportKind::Xlsx
           : m_regional->isChecked() ? ExportKind::RegionalCsv
                                     : ExportKind::PlainCsv;
}

QRadioButton* ExportPanel::buttonOf(ExportKind kind) const
{
    return kind == ExportKind::Xlsx ? m_xlsx : kind == ExportKind::RegionalCsv ? m_regional : m_csv;
}

QString ExportPanel::suggestedName(contract::ExportFormat format, QDate today)
{
    const bool isText = format == contract::ExportFormat::Csv;
    return QStringLiteral("audit-%1.%2")
        .arg(today.toString(Qt::ISODate), isText ? QStringLiteral("csv") : QStringLiteral("xlsx"));
}

void ExportPanel::open(const ExportOffer& offer)
{
    show();
    if (m_exporter.isRunning()) {
        showProgress();
        m_action->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_offer = offer;
    m_progress->hide();
    m_choice->show();
    showChoice();
    buttonOf(kind())->setFocus(Qt::OtherFocusReason);
}

bool ExportPanel::close()
{
    if (m_exporter.isRunning())
        return false;
    hide();
    return true;
}

bool ExportPanel::mayEnd(const std::function<void()>& goOn)
{
    if (!m_exporter.isRunning())
        return true;
    return m_leaving.ask(this,
                         {tr("End the export?"),
                          {{.label = tr("File"), .value = QFileInfo(m_exporter.progress().path).fileName()},
                           {.label = tr("Rows written"), .value = number(m_exporter.progress().rows)}},
                          tr("End it and leave", "button that confirms"),
                          tr("The export of the audit trail is still being written. If you leave, it is cancelled: no "
                             "file is left, and the trail records that it was cancelled.")},
                         [this, goOn] { endThen(goOn); });
}

void ExportPanel::endThen(const std::function<void()>& goOn)
{
    auto* timeout = new QTimer(this);
    timeout->setSingleShot(true);
    connect(timeout, &QTimer::timeout, this, [timeout, goOn] {
        timeout->deleteLater();
        goOn();
    });
    timeout->start(kTimeout);
    const auto look = [this, timeout] {
        const ExportProgress& progress = m_exporter.progress();
        if (client::isOver(progress.stage) && progress.reported)
            timeout->start(0);
    };
    connect(&m_exporter, &client::AuditExporter::changed, timeout, look);
    m_exporter.cancel();
    look(); // It may have ended while the question was open.
}

void ExportPanel::showChoice()
{
    const int count = static_cast<int>(std::min<std::int64_t>(m_offer.rows, kMostCounted));
    const QString rows =
        m_offer.rowsAreExact ? tr("%Ln event(s)", nullptr, count) : tr("At least %Ln event(s)", nullptr, count);
    m_contents->setText(
        tr("%1, everything this list finds: number, time in UTC, action, result, who and in which role, "
           "branch, what it concerns, trace and id. The export itself is recorded in the trail.",
           "%1: how many events")
            .arg(rows));
    const bool tooLong = m_xlsx->isChecked() && m_offer.rows > kRowsOfASheet;
    m_large->setVisible(tooLong);
    m_large->setText(tr("A sheet holds 1,048,576 rows, so this becomes %n sheet(s), which many programs cannot open. "
                        "CSV suits it better.",
                        nullptr,
                        static_cast<int>(std::min<std::int64_t>(m_offer.rows / kRowsOfASheet + 1, 1'000'000))));
}

void ExportPanel::chooseFile()
{
    const contract::ExportFormat format = ExportKinds::formatOf(kind());
    m_files.chooseSaveFile(this, tr("Export the audit trail"), suggestedName(format, tables::calendarDay()), this,
                           [this](const QString& path) {
                               if (!path.isEmpty() && !m_exporter.isRunning())
                                   start(path);
                           });
}

void ExportPanel::start(const QString& path)
{
    m_choice->hide();
    m_progress->show();
    ++m_exports;
    m_told = false;
    ExportKinds::remember(m_settings, kind());
    m_exporter.start({ExportKinds::formatOf(kind()), m_offer.filter}, path,
                     m_offer.rowsAreExact ? std::optional(m_offer.rows) : std::nullopt,
                     ExportKinds::styleOf(kind(), QLocale()));
    m_action->setFocus(Qt::OtherFocusReason);
}

void ExportPanel::onAction()
{
    switch (m_exporter.progress().stage) {
    case ExportStage::Completed:
        return m_files.openFolderOf(m_exporter.progress().path);
    case ExportStage::Failed:
    case ExportStage::Cancelled:
        return chooseFile();
    default:
        m_exporter.cancel();
    }
}

void ExportPanel::showProgress()
{
    const ExportProgress& progress = m_exporter.progress();
    if (m_choice->isVisibleTo(this) && !m_exporter.isRunning())
        return; // Another export is being set up; this only reported the previous one.
    m_choice->hide();
    m_progress->show();
    const bool over = client::isOver(progress.stage);
    m_bar->setVisible(!over);
    m_close->setVisible(over);
    m_sum->setVisible(progress.stage == ExportStage::Completed);
    m_sha->setValue(progress.sha256);
    m_action->setEnabled(progress.stage != ExportStage::Cancelling);
    if (over)
        return showOver(progress);
    const bool waits = progress.stage == ExportStage::Waiting;
    m_icon->setIcon(waits ? toneIcon(Tone::Warning) : icon(Icon::Clock, Tint::Muted));
    m_sentence->setText(sentence(progress));
    m_action->setText(tr("Cancel the export"));
    const bool known = progress.expected && *progress.expected > 0 && progress.stage != ExportStage::Finishing;
    m_bar->setRange(0, known ? kBarSteps : 0);
    if (known)
        m_bar->setValue(static_cast<int>(std::min<double>(kBarSteps, kBarSteps * static_cast<double>(progress.rows) /
                                                                         static_cast<double>(*progress.expected))));
    m_figures->setVisible(true);
    m_figures->setText(rowsSentence(progress));
}

void ExportPanel::showOver(const ExportProgress& progress)
{
    const QString name = QFileInfo(progress.path).fileName();
    m_figures->setVisible(progress.stage == ExportStage::Completed);
    if (progress.stage == ExportStage::Completed) {
        m_icon->setIcon(toneIcon(Tone::Success));
        m_sentence->setText(tr("%Ln row(s) were written to %1.", "%1: name of a file",
                               static_cast<int>(std::min(progress.rows, kMostCounted)))
                                .arg(name));
        m_figures->setText(progress.reported ? tr("The row count and the SHA-256 are recorded in the trail.")
                                             : tr("The row count and the SHA-256 are not recorded in the trail yet."));
        m_action->setText(tr("Open the folder"));
    } else if (progress.stage == ExportStage::Cancelled) {
        m_icon->setIcon(toneIcon(Tone::Info));
        m_sentence->setText(tr("The export was cancelled. No file was left."));
        m_action->setText(tr("Choose a file…"));
    } else {
        m_icon->setIcon(toneIcon(Tone::Danger));
        m_sentence->setText(whyFailed(progress));
        m_action->setText(tr("Try again"));
    }
    QAccessibleEvent told(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
    tellElsewhere(progress);
}

void ExportPanel::tellElsewhere(const ExportProgress& progress)
{
    if (std::exchange(m_told, true))
        return;
    const bool completed = progress.stage == ExportStage::Completed;
    const Tone tone = completed ? Tone::Success : progress.stage == ExportStage::Cancelled ? Tone::Info : Tone::Danger;
    //: the export of the audit trail; %1: whole sentences
    notifyIfHidden(*this, {QStringLiteral("export %1").arg(m_exports), tone,
                           tr("Export of the audit trail: %1").arg(m_sentence->text()),
                           NavigationTarget{PageId::Audit, {}}, completed ? progress.path : QString()});
}

bool ExportPanel::showsOutcome(const QString& id) const
{
    return m_progress->isVisible() && m_told && id == QStringLiteral("export %1").arg(m_exports);
}

QString ExportPanel::sentence(const ExportProgress& progress)
{
    const QString name = QFileInfo(progress.path).fileName();
    switch (progress.stage) {
    case ExportStage::Beginning:
        return tr("Starting to write %1…", "%1: name of a file").arg(name);
    case ExportStage::Running:
        return tr("Writing %1…", "%1: name of a file").arg(name);
    case ExportStage::Waiting:
        return progress.failure && progress.failure->kind == client::FailureKind::Unauthenticated
                   ? tr("Your session has ended. The export continues when you sign in again.")
                   //: %1: a whole sentence, why the bank does not answer
                   : tr("%1 The export is waiting and will continue by itself.")
                         .arg(progress.failure ? FailureText::forFailure(*progress.failure, RequestKind::Read)
                                               : QString());
    case ExportStage::Finishing:
        return tr("All rows are written. Completing %1…", "%1: name of a file").arg(name);
    case ExportStage::Cancelling:
        return tr("Removing what was written…");
    case ExportStage::Idle:
    case ExportStage::Completed:
    case ExportStage::Cancelled:
    case ExportStage::Failed:
        break;
    }
    return {};
}

QString ExportPanel::rowsSentence(const ExportProgress& progress)
{
    QStringList facts;
    facts += progress.expected ? tr("%1 of %2 rows").arg(number(progress.rows), number(*progress.expected))
                               : tr("%1 rows", "how many").arg(number(progress.rows));
    if (progress.rowsPerSecond >= 1)
        facts += tr("%1 rows per second").arg(number(static_cast<std::int64_t>(progress.rowsPerSecond)));
    if (const auto left = progress.remaining())
        facts += durationText(*left);
    return facts.join(QStringLiteral(" · "));
}

QString ExportPanel::whyFailed(const ExportProgress& progress)
{
    if (progress.fileError) {
        switch (*progress.fileError) {
        case client::ExportError::CannotCreate:
            return tr("The file cannot be created there. Choose a folder you may write to.");
        case client::ExportError::NoRoom:
            return tr("There is not enough space for the file on this disk. What was written has been removed. Free "
                      "some space or choose another disk.");
        case client::ExportError::CannotWrite:
            return tr("The file could not be written. What was written has been removed. Choose another place.");
        }
    }
    QString why = progress.failure ? SearchMistakeText::of(*progress.failure) : QString();
    if (why.isEmpty() && progress.failure)
        why = FailureText::forFailure(*progress.failure, RequestKind::Read);
    //: %1: a whole sentence, why it failed
    return tr("%1 The export ended; what was written has been removed.").arg(why);
}

} // namespace cf::ui
