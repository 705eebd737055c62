#include "ui/documents/DocumentsPanel.h"

#include "ui/common/FailureText.h"
#include "ui/printing/SaveBanner.h"
#include "ui/shell/OutcomeBanner.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/LineEdit.h"
#include "ui/widgets/PlainTable.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace cf::ui {
namespace {

constexpr int kLongestTitle = 140; // characters

} // namespace

DocumentsPanel::DocumentsPanel(client::Bank& bank, FileDialogs& files, bool mayAdd, QWidget* parent)
    : QWidget(parent)
    , m_bank(bank)
    , m_controller(bank)
    , m_files(files)
    , m_none(plainLabel(tr("No documents yet."), TextRole::Body, this))
    , m_table(new PlainTable(tr("Documents of the customer"), this))
    , m_save(new BusyButton(tr("Save…", "a document to this machine"), this))
    , m_add(new BusyButton(tr("Add a file…"), this))
    , m_title(new LineEdit(this))
    , m_banner(new OutcomeBanner(this))
    , m_saved(new SaveBanner(files, this))
{
    layOut(mayAdd);
    connect(m_save, &QPushButton::clicked, this, &DocumentsPanel::saveSelected);
    connect(m_table, &QAbstractItemView::activated, this, &DocumentsPanel::saveSelected);
    connect(m_add, &QPushButton::clicked, this, &DocumentsPanel::chooseFile);
    connect(m_banner, &MessageBanner::actionTriggered, &m_controller, &DocumentsController::sendAgain);
    connect(&m_controller, &DocumentsController::listed, this, &DocumentsPanel::showDocuments);
    connect(&m_controller, &DocumentsController::listFailed, this, [this](const QString& sentence) {
        m_error = sentence;
        say(sentence);
    });
    connect(&m_controller, &DocumentsController::sending, this, [this] {
        m_banner->clearMessage();
        showUpload();
    });
    connect(&m_controller, &DocumentsController::added, this, [this](const QString& title) {
        if (m_title->text().trimmed() == title)
            m_title->clear();
    });
    connect(&m_controller, &DocumentsController::reported, this, &DocumentsPanel::tell);
}

void DocumentsPanel::layOut(bool mayAdd)
{
    m_table->setModel(&m_model);
    m_table->setColumns({{24, true}, {24}, {10}, {18}, {18}});
    m_table->setMaximumHeight(em(9));
    m_save->setAccessibleName(tr("Save the document"));
    m_title->setPlaceholderText(tr("What it is, for example: passport"));
    m_title->setAccessibleName(tr("Title of the new document"));
    m_title->setLongest(kLongestTitle);
    m_title->setVisible(mayAdd);
    m_add->setVisible(mayAdd);
    setTextTone(m_none, Tone::Neutral);
    showNothing();
    auto* row = new QHBoxLayout;
    row->setSpacing(em(0.5));
    row->addWidget(plainLabel(tr("Documents"), TextRole::Heading, this));
    row->addWidget(m_none);
    if (!mayAdd)
        row->addStretch(1);
    row->addWidget(m_save);
    row->addWidget(m_title, 1);
    row->addWidget(m_add);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.4));
    column->addLayout(row);
    column->addWidget(m_banner);
    column->addWidget(m_saved);
    column->addWidget(m_table);
}

void DocumentsPanel::setCustomer(const CustomerId& customer)
{
    if (m_controller.customer() != customer) {
        m_open.cancel();
        showNothing();
        m_title->clear();
        m_banner->clearMessage();
        m_saved->leave();
        m_save->setBusy(false);
    }
    m_controller.show(customer);
    showUpload();
}

//! State from an earlier visit to this customer: a document in flight or with unknown outcome.
void DocumentsPanel::showUpload()
{
    const auto* upload = m_controller.upload();
    const bool inFlight = upload && upload->inFlight;
    m_add->setBusy(inFlight, tr("Adding…", "a document"));
    if (!upload || inFlight)
        return;
    m_banner->showMessage(Tone::Warning, tr("It is not known whether the document was added."));
    m_banner->setAction(tr("Ask again"));
}

bool DocumentsPanel::holdsWork() const
{
    return !m_controller.titlesInFlight().isEmpty() || !m_title->text().trimmed().isEmpty();
}

bool DocumentsPanel::mayEnd(const std::function<void()>& goOn)
{
    const QStringList titles = m_controller.titlesInFlight();
    if (m_leaving.isConfirmed() || titles.isEmpty())
        return true;
    QList<Fact> rows;
    for (const QString& title : titles)
        rows.append({tr("Document"), title});
    return m_leaving.ask(this,
                         {tr("Leave while a document is being added?"), rows, tr("Leave", "button that confirms"),
                          tr("It is not known yet whether the bank has it. If you leave now, check the customer's "
                             "documents before you add it again.")},
                         goOn);
}

void DocumentsPanel::showDocuments(const std::vector<contract::Document>& documents)
{
    if (const QString error = std::exchange(m_error, {}); !error.isEmpty() && m_banner->text() == error)
        m_banner->clearMessage();
    const int row = m_table->currentRow();
    m_model.setDocuments(documents);
    const bool any = m_model.rowCount() > 0;
    m_none->setVisible(!any);
    m_table->setVisible(any);
    m_save->setVisible(any);
    if (any)
        m_table->selectRow(std::clamp(row, 0, m_model.rowCount() - 1));
}

//! Not even that there are none: the bank has not answered.
void DocumentsPanel::showNothing()
{
    m_model.setDocuments({});
    for (QWidget* each : std::initializer_list<QWidget*>{m_none, m_table, m_save})
        each->hide();
}

void DocumentsPanel::saveSelected()
{
    const int row = m_table->currentRow();
    if (row < 0 || m_save->isBusy())
        return;
    m_save->setBusy(true, tr("Fetching…", "a document"));
    m_open = m_bank.call<contract::GetDocument>({m_model.documentAt(row).id}, client::CallOptions::ofFile(), this,
                                                [this](const client::CallResult<contract::FileContent>& result) {
                                                    m_save->setBusy(false);
                                                    if (result)
                                                        m_saved->save(tr("Save document"), *result);
                                                    else
                                                        say(FailureText::forFailure(result.error(), RequestKind::Read));
                                                });
}

void DocumentsPanel::chooseFile()
{
    if (m_add->isBusy())
        return;
    if (m_controller.upload())
        return showUpload(); // Resolve that one first, or it might be added twice.
    if (m_title->text().trimmed().isEmpty()) {
        say(tr("First say what the document is."));
        return m_title->setFocus(Qt::OtherFocusReason);
    }
    m_files.chooseOpenFile(
        window(), tr("Add a document"), this,
        [this, customer = *m_controller.customer(), title = m_title->text().trimmed()](const QString& path) {
            if (!path.isEmpty())
                m_controller.add(path, customer, title);
        });
}

void DocumentsPanel::tell(const DocumentsController::UploadReport& report)
{
    const CustomerId& customer = report.upload.document.customerId;
    const bool isHere = customer == m_controller.customer();
    if (isHere)
        m_add->setBusy(false);
    m_banner->tell(
        {outcomeId(report.upload), report.tone, report.sentence, NavigationTarget{PageId::Customer, customer}, {}},
        report.here, isHere);
    if (isHere && isVisible())
        showUpload();
}

QString DocumentsPanel::outcomeId(const DocumentsController::Upload& upload)
{
    return QStringLiteral("document ") + QString::fromStdString(upload.key.toString());
}

bool DocumentsPanel::showsOutcome(const QString& id) const
{
    const auto* upload = m_controller.upload();
    return upload && !upload->inFlight && outcomeId(*upload) == id;
}

void DocumentsPanel::say(const QString& sentence)
{
    m_banner->showMessage(Tone::Warning, sentence);
}

} // namespace cf::ui
