// See DocumentsPanel.h.
#include "ui/documents/DocumentsPanel.h"

#include "models/tables/FigureText.h"
#include "ui/common/OnWorker.h"
#include "ui/common/Sentences.h"
#include "ui/printing/SavedFile.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/LineEdit.h"
#include "ui/widgets/OneLine.h"
#include "ui/widgets/PlainTable.h"
#include "ui/widgets/Styling.h"

#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeDatabase>
#include <QVBoxLayout>

namespace cf::ui {
namespace {

using tables::DocumentTableModel;

constexpr int kLongestTitle = 140; // characters
constexpr int kMostShown = 100;

struct ReadFile
{
    contract::FileContent content;
    QString error; //!< Null when it was read.
};

//! Waits: the file may lie on a slow share.
ReadFile readDocument(const QString& path)
{
    ReadFile read;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        read.error = file.errorString();
        return read;
    }
    if (file.size() > static_cast<qint64>(contract::kLargestDocument)) {
        read.error = DocumentsPanel::tr("a document may have at most %1")
                         .arg(tables::sizeText(contract::kLargestDocument, QLocale()));
        return read;
    }
    const QByteArray bytes = file.readAll();
    // A file may be called anything; the bank keeps a line of text.
    const QString name = oneLine(QFileInfo(path).fileName()).trimmed();
    read.content.fileName = name.toStdString();
    read.content.mediaType = QMimeDatabase().mimeTypeForFileNameAndData(name, bytes).name().toStdString();
    read.content.content.data = bytes.toStdString();
    return read;
}

} // namespace

DocumentsPanel::DocumentsPanel(client::DocumentGateway& documents, FilePort& files, bool mayAdd, QWidget* parent)
    : QWidget(parent)
    , m_documents(documents)
    , m_files(files)
    , m_none(plainLabel(tr("No documents yet."), TextRole::Body, this))
    , m_table(new PlainTable(tr("Documents of the customer"), this))
    , m_save(new BusyButton(tr("Save…", "a document to this machine"), this))
    , m_add(new BusyButton(tr("Add a file…"), this))
    , m_title(new LineEdit(this))
    , m_banner(new MessageBanner(this))
    , m_saved(new SavedFile(files, this))
{
    layOut(mayAdd);
    connect(m_save, &QPushButton::clicked, this, &DocumentsPanel::saveSelected);
    connect(m_table, &QAbstractItemView::activated, this, &DocumentsPanel::saveSelected);
    connect(m_add, &QPushButton::clicked, this, &DocumentsPanel::chooseFile);
    connect(m_banner, &MessageBanner::actionTriggered, this, &DocumentsPanel::sendOrder);
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
    if (m_customer != customer) {
        m_customer = customer;
        m_open.cancel();
        m_order.reset();
        m_model.setDocuments({});
        m_title->clear();
        m_banner->clearMessage();
        m_saved->clearMessage();
        m_save->setBusy(false);
        m_add->setBusy(false);
    }
    ask();
}

void DocumentsPanel::ask()
{
    m_list.cancel();
    m_list = m_documents.list({*m_customer, {}, kMostShown}, this,
                              [this](const client::CallResult<contract::Page<contract::Document>>& result) {
                                  if (!result)
                                      return m_banner->showMessage(
                                          Tone::Warning, Sentences::forFailure(result.error(), About::Looking));
                                  const int row = m_table->currentRow();
                                  m_model.setDocuments(result->items);
                                  const bool any = m_model.rowCount() > 0;
                                  m_none->setVisible(!any);
                                  m_table->setVisible(any);
                                  m_save->setVisible(any);
                                  if (any)
                                      m_table->selectRow(std::clamp(row, 0, m_model.rowCount() - 1));
                              });
}

void DocumentsPanel::saveSelected()
{
    const int row = m_table->currentRow();
    if (row < 0 || m_save->isBusy())
        return;
    m_save->setBusy(true, tr("Fetching…", "a document"));
    m_open = m_documents.open(m_model.documentAt(row).id, this,
                              [this](const client::CallResult<contract::FileContent>& result) {
                                  m_save->setBusy(false);
                                  if (result)
                                      m_saved->save(tr("Save document"), *result);
                                  else
                                      say(Sentences::forFailure(result.error(), About::Looking));
                              });
}

void DocumentsPanel::chooseFile()
{
    if (m_add->isBusy())
        return;
    if (m_title->text().trimmed().isEmpty()) {
        say(tr("Say first what the document is."));
        return m_title->setFocus(Qt::OtherFocusReason);
    }
    m_files.chooseOpenFile(window(), tr("Add a document"), this, [this](const QString& path) {
        if (!path.isEmpty())
            add(path);
    });
}

void DocumentsPanel::add(const QString& path)
{
    m_add->setBusy(true, tr("Adding…", "a document"));
    onWorker(
        this, [path] { return readDocument(path); },
        [this, path, customer = *m_customer, title = m_title->text().trimmed()](ReadFile read) {
            if (m_customer != customer)
                return; // Another customer is shown by now; nothing was sent.
            if (!read.error.isNull()) {
                m_add->setBusy(false);
                return say(tr("%1 was not added: %2.").arg(QFileInfo(path).fileName(), read.error));
            }
            m_order =
                std::pair(Uuid::v7(), contract::NewDocument{customer, title.toStdString(), std::move(read.content)});
            sendOrder();
        });
}

void DocumentsPanel::sendOrder()
{
    if (!m_order)
        return;
    m_banner->clearMessage();
    m_add->setBusy(true, tr("Adding…", "a document"));
    m_documents.add(m_order->first, m_order->second, this,
                    [this, customer = m_customer](const client::CallResult<contract::Document>& result) {
                        if (customer == m_customer)
                            onAdded(result);
                    });
}

void DocumentsPanel::onAdded(const client::CallResult<contract::Document>& result)
{
    m_add->setBusy(false);
    if (result) {
        m_order.reset();
        m_title->clear();
        m_banner->showMessage(Tone::Success, tr("The document was added."));
        return ask();
    }
    if (result.error().kind == client::FailureKind::Unknown) {
        // The same key again adds it at most once.
        m_banner->showMessage(Tone::Warning, tr("It is not known whether the document was added."));
        return m_banner->setAction(tr("Ask again"));
    }
    m_order.reset();
    say(Sentences::forFailure(result.error(), About::Changing));
}

void DocumentsPanel::say(const QString& sentence)
{
    m_banner->showMessage(Tone::Warning, sentence);
}

} // namespace cf::ui
