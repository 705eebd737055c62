#include "ui/documents/DocumentsPanel.h"

#include "models/tables/FigureText.h"
#include "services/client/OnWorker.h"
#include "ui/common/FailureText.h"
#include "ui/printing/SavedFile.h"
#include "ui/shell/OutcomeBanner.h"
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

#include <algorithm>
#include <utility>

namespace cf::ui {
namespace {

using tables::DocumentTableModel;

constexpr int kLongestTitle = 140; // characters

struct ReadFile
{
    contract::FileContent content;
    QString error; //!< Null when it was read.
};

//! A file may be called almost anything; the bank keeps a line of text without a path in it, of limited length.
QString keptName(const QString& path)
{
    const QFileInfo file(path);
    QString name = oneLine(file.fileName()).trimmed();
    for (const char ofPaths : {'/', '\\', ':'})
        name.replace(QLatin1Char(ofPaths), QLatin1Char('_'));
    const qsizetype ending = file.suffix().isEmpty() ? 0 : name.size() - name.lastIndexOf(QLatin1Char('.'));
    return shortened(name, name.size() - ending, static_cast<qsizetype>(contract::kLongestFileName));
}

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
    // A share that goes away in the middle must not leave the bank with the beginning.
    if (file.error() != QFileDevice::NoError) {
        read.error = file.errorString();
        return read;
    }
    const QString name = keptName(path);
    read.content.fileName = name.toStdString();
    read.content.mediaType = QMimeDatabase().mimeTypeForFileNameAndData(name, bytes).name().toStdString();
    read.content.content.data = bytes.toStdString();
    return read;
}

//! Whether the bank judged the document itself, and so would have refused it the first time, too.
bool wouldRefuseAlways(const client::CallFailure& failure)
{
    using contract::ErrorCode;
    if (failure.kind != client::FailureKind::Refused || !failure.problem)
        return false;
    const ErrorCode code = failure.problem->code;
    return code == ErrorCode::InvalidRequest || code == ErrorCode::PayloadTooLarge ||
           code == ErrorCode::UnsupportedMediaType;
}

} // namespace

DocumentsPanel::DocumentsPanel(client::Bank& bank, FilePort& files, bool mayAdd, QWidget* parent)
    : QWidget(parent)
    , m_bank(bank)
    , m_files(files)
    , m_none(plainLabel(tr("No documents yet."), TextRole::Body, this))
    , m_table(new PlainTable(tr("Documents of the customer"), this))
    , m_save(new BusyButton(tr("Save…", "a document to this machine"), this))
    , m_add(new BusyButton(tr("Add a file…"), this))
    , m_title(new LineEdit(this))
    , m_banner(new OutcomeBanner(this))
    , m_saved(new SavedFile(files, this))
{
    layOut(mayAdd);
    connect(m_save, &QPushButton::clicked, this, &DocumentsPanel::saveSelected);
    connect(m_table, &QAbstractItemView::activated, this, &DocumentsPanel::saveSelected);
    connect(m_add, &QPushButton::clicked, this, &DocumentsPanel::chooseFile);
    connect(m_banner, &MessageBanner::actionTriggered, this, [this] { sendOrder(*m_customer); });
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
    if (m_customer != customer) {
        m_customer = customer;
        m_open.cancel();
        showNothing();
        m_title->clear();
        m_banner->clearMessage();
        m_saved->leave();
        m_save->setBusy(false);
    }
    showOrder();
    ask();
}

//! What an earlier visit to this customer has left: a document on its way, or one of which nobody knows.
void DocumentsPanel::showOrder()
{
    const auto order = m_orders.find(*m_customer);
    const bool onItsWay = order != m_orders.end() && order->second.onItsWay;
    m_add->setBusy(onItsWay, tr("Adding…", "a document"));
    if (order == m_orders.end() || onItsWay)
        return;
    // The same key again adds it at most once.
    m_banner->showMessage(Tone::Warning, tr("It is not known whether the document was added."));
    m_banner->setAction(tr("Ask again"));
}

bool DocumentsPanel::isAnyOnItsWay() const
{
    return std::any_of(m_orders.begin(), m_orders.end(), [](const auto& order) { return order.second.onItsWay; });
}

bool DocumentsPanel::holdsWork() const
{
    return isAnyOnItsWay() || !m_title->text().trimmed().isEmpty();
}

bool DocumentsPanel::mayEnd(const std::function<void()>& goOn)
{
    if (m_leaving.isConfirmed() || !isAnyOnItsWay())
        return true;
    QList<Fact> rows;
    for (const auto& [customer, order] : m_orders) {
        if (order.onItsWay)
            rows.append({tr("Document"), QString::fromStdString(order.document.title)});
    }
    return m_leaving.ask(this,
                         {tr("Leave while a document is being added?"), rows, tr("Leave", "button that confirms"),
                          tr("Whether the bank has it is not known yet. If you leave now, look into the customer's "
                             "documents before you add it again.")},
                         goOn);
}

void DocumentsPanel::ask()
{
    m_list.cancel();
    m_coming.clear();
    askOn({});
}

void DocumentsPanel::askOn(const std::optional<std::string>& cursor)
{
    m_list = m_bank.call<contract::ListDocuments>(
        {*m_customer, cursor, contract::kLargestPageSize}, {}, this,
        [this, cursor](const client::CallResult<contract::Page<contract::Document>>& result) { take(cursor, result); });
}

void DocumentsPanel::take(const std::optional<std::string>& cursor,
                          const client::CallResult<contract::Page<contract::Document>>& result)
{
    if (!result) {
        m_trouble = FailureText::forFailure(result.error(), About::Looking);
        return say(m_trouble);
    }
    m_coming.insert(m_coming.end(), result->items.begin(), result->items.end());
    if (result->more && result->lastKey && result->lastKey != cursor)
        return askOn(result->lastKey);
    showDocuments(std::exchange(m_coming, {}));
}

void DocumentsPanel::showDocuments(std::vector<contract::Document> documents)
{
    if (const QString trouble = std::exchange(m_trouble, {}); !trouble.isEmpty() && m_banner->text() == trouble)
        m_banner->clearMessage();
    const int row = m_table->currentRow();
    m_model.setDocuments(std::move(documents));
    const bool any = m_model.rowCount() > 0;
    m_none->setVisible(!any);
    m_table->setVisible(any);
    m_save->setVisible(any);
    if (any)
        m_table->selectRow(std::clamp(row, 0, m_model.rowCount() - 1));
}

//! Not even that there are none: the bank has not said so.
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
                                                        say(FailureText::forFailure(result.error(), About::Looking));
                                                });
}

void DocumentsPanel::chooseFile()
{
    if (m_add->isBusy())
        return;
    if (m_orders.contains(*m_customer))
        return showOrder(); // What became of that one is asked first: it might be added twice.
    if (m_title->text().trimmed().isEmpty()) {
        say(tr("Say first what the document is."));
        return m_title->setFocus(Qt::OtherFocusReason);
    }
    m_files.chooseOpenFile(window(), tr("Add a document"), this,
                           [this, customer = *m_customer, title = m_title->text().trimmed()](const QString& path) {
                               if (!path.isEmpty())
                                   add(path, customer, title);
                           });
}

void DocumentsPanel::add(const QString& path, const CustomerId& customer, const QString& title)
{
    if (const auto before = m_orders.find(customer); before != m_orders.end() && before->second.onItsWay)
        return;
    m_orders.insert_or_assign(customer, Order{Uuid::v7(), {customer, title.toStdString(), {}}, true});
    if (customer == m_customer)
        showOrder();
    client::onWorker(
        this, [path] { return readDocument(path); },
        [this, path, customer](ReadFile read) {
            Order& order = m_orders.at(customer);
            if (read.error.isNull()) {
                order.document.file = std::move(read.content);
                return sendOrder(customer);
            }
            const Order given = order;
            m_orders.erase(customer);
            tell(Tone::Warning, given, tr("%1 was not added: %2.").arg(QFileInfo(path).fileName(), read.error));
        });
}

void DocumentsPanel::sendOrder(const CustomerId& customer)
{
    const auto order = m_orders.find(customer);
    if (order == m_orders.end())
        return;
    order->second.onItsWay = true;
    if (customer == m_customer) {
        m_banner->clearMessage();
        showOrder();
    }
    m_bank.call<contract::AddDocument>(
        order->second.document, client::CallOptions::ofFile(order->second.key), this,
        [this, customer](const client::CallResult<contract::Document>& result) { onAdded(customer, result); });
}

void DocumentsPanel::onAdded(const CustomerId& customer, const client::CallResult<contract::Document>& result)
{
    Order& order = m_orders.at(customer);
    order.onItsWay = false;
    const QString title = QString::fromStdString(order.document.title);
    if (!result && (result.error().kind == client::FailureKind::Unknown ||
                    (order.inDoubt && !wouldRefuseAlways(result.error())))) {
        order.inDoubt = true;
        tell(Tone::Warning, order, tr("It is not known whether the document “%1” was added.").arg(title));
        if (customer == m_customer && isVisible())
            showOrder();
        return;
    }
    const Order done = std::move(order);
    m_orders.erase(customer);
    if (!result) {
        const QString why = FailureText::forFailure(result.error(), About::Changing);
        //: %1: its title, %2: a whole sentence, why
        return tell(Tone::Warning, done, tr("The document “%1” was not added. %2").arg(title, why), why);
    }
    if (customer == m_customer) {
        if (m_title->text().trimmed() == title)
            m_title->clear();
        ask();
    }
    tell(Tone::Success, done, tr("The document “%1” was added.").arg(title), tr("The document was added."));
}

void DocumentsPanel::tell(Tone tone, const Order& order, const QString& sentence, const QString& here)
{
    const CustomerId& customer = order.document.customerId;
    if (customer == m_customer)
        m_add->setBusy(false);
    m_banner->tell({outcomeId(order), tone, sentence, Visit{Place::Customer, customer}, {}}, here,
                   customer == m_customer);
}

QString DocumentsPanel::outcomeId(const Order& order)
{
    return QStringLiteral("document ") + QString::fromStdString(order.key.toString());
}

bool DocumentsPanel::showsOutcome(const QString& id) const
{
    const auto order = m_customer ? m_orders.find(*m_customer) : m_orders.end();
    return order != m_orders.end() && !order->second.onItsWay && outcomeId(order->second) == id;
}

void DocumentsPanel::say(const QString& sentence)
{
    m_banner->showMessage(Tone::Warning, sentence);
}

} // namespace cf::ui
