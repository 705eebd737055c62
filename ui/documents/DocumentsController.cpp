#include "ui/documents/DocumentsController.h"

#include "models/tables/MetricText.h"
#include "services/client/OnWorker.h"
#include "ui/common/FailureText.h"
#include "ui/widgets/OneLine.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>

#include <utility>

namespace cf::ui {
namespace {

struct ReadFile
{
    contract::FileContent content;
    QString error; //!< Null if it was read.
};

//! A file name may be almost anything; the bank stores a single line without a path, of limited length.
QString keptName(const QString& path)
{
    const QFileInfo file(path);
    QString name = oneLine(file.fileName()).trimmed();
    for (const char ofPaths : {'/', '\\', ':'})
        name.replace(QLatin1Char(ofPaths), QLatin1Char('_'));
    const qsizetype ending = file.suffix().isEmpty() ? 0 : name.size() - name.lastIndexOf(QLatin1Char('.'));
    return shortened(name, name.size() - ending, static_cast<qsizetype>(contract::kLongestFileName));
}

//! Blocking: the file may be on a slow share.
ReadFile readDocument(const QString& path)
{
    ReadFile read;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        read.error = file.errorString();
        return read;
    }
    if (file.size() > static_cast<qint64>(contract::kLargestDocument)) {
        read.error = DocumentsController::tr("a document may have at most %1")
                         .arg(tables::sizeText(contract::kLargestDocument, QLocale()));
        return read;
    }
    const QByteArray bytes = file.readAll();
    // If a network share disappears midway, the bank must not store a truncated file.
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

//! Whether the bank rejected the document itself, and so would have done the first time, too.
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

DocumentsController::DocumentsController(client::Bank& bank, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
{
}

void DocumentsController::show(const CustomerId& customer)
{
    m_customer = customer;
    ask();
}

void DocumentsController::ask()
{
    m_list.cancel();
    m_coming.clear();
    askOn({});
}

void DocumentsController::askOn(const std::optional<std::string>& cursor)
{
    m_list = m_bank.call<contract::ListDocuments>(
        {*m_customer, cursor, contract::kLargestPageSize}, {}, this,
        [this, cursor](const client::CallResult<contract::Page<contract::Document>>& result) { take(cursor, result); });
}

void DocumentsController::take(const std::optional<std::string>& cursor,
                               const client::CallResult<contract::Page<contract::Document>>& result)
{
    if (!result)
        return Q_EMIT listFailed(FailureText::forFailure(result.error(), RequestKind::Read));
    m_coming.insert(m_coming.end(), result->items.begin(), result->items.end());
    if (result->more && result->lastKey && result->lastKey != cursor)
        return askOn(result->lastKey);
    Q_EMIT listed(std::exchange(m_coming, {}));
}

const DocumentsController::Upload* DocumentsController::upload() const
{
    const auto upload = m_customer ? m_uploads.find(*m_customer) : m_uploads.end();
    return upload == m_uploads.end() ? nullptr : &upload->second;
}

QStringList DocumentsController::titlesInFlight() const
{
    QStringList titles;
    for (const auto& [customer, upload] : m_uploads) {
        if (upload.inFlight)
            titles += QString::fromStdString(upload.document.title);
    }
    return titles;
}

void DocumentsController::add(const QString& path, const CustomerId& customer, const QString& title)
{
    if (const auto before = m_uploads.find(customer); before != m_uploads.end() && before->second.inFlight)
        return;
    m_uploads.insert_or_assign(customer, Upload{Uuid::v7(), {customer, title.toStdString(), {}}, true});
    if (customer == m_customer)
        Q_EMIT sending();
    client::onWorker(
        this, [path] { return readDocument(path); },
        [this, path, customer](ReadFile read) {
            Upload& upload = m_uploads.at(customer);
            if (read.error.isNull()) {
                upload.document.file = std::move(read.content);
                return send(customer);
            }
            const Upload given = upload;
            m_uploads.erase(customer);
            Q_EMIT reported(
                {given, Tone::Warning, tr("%1 was not added: %2.").arg(QFileInfo(path).fileName(), read.error), {}});
        });
}

void DocumentsController::sendAgain()
{
    if (upload() && !upload()->inFlight)
        send(*m_customer);
}

void DocumentsController::send(const CustomerId& customer)
{
    Upload& upload = m_uploads.at(customer);
    upload.inFlight = true;
    if (customer == m_customer)
        Q_EMIT sending();
    m_bank.call<contract::AddDocument>(
        upload.document, client::CallOptions::ofFile(upload.key), this,
        [this, customer](const client::CallResult<contract::Document>& result) { onAdded(customer, result); });
}

void DocumentsController::onAdded(const CustomerId& customer, const client::CallResult<contract::Document>& result)
{
    Upload& upload = m_uploads.at(customer);
    upload.inFlight = false;
    const QString title = QString::fromStdString(upload.document.title);
    if (!result && (result.error().kind == client::FailureKind::Unknown ||
                    (upload.inDoubt && !wouldRefuseAlways(result.error())))) {
        upload.inDoubt = true;
        return Q_EMIT reported(
            {upload, Tone::Warning, tr("It is not known whether the document “%1” was added.").arg(title), {}});
    }
    const Upload done = std::move(upload);
    m_uploads.erase(customer);
    if (!result) {
        const QString why = FailureText::forFailure(result.error(), RequestKind::Change);
        //: %1: its title, %2: a whole sentence, why
        return Q_EMIT reported({done, Tone::Warning, tr("The document “%1” was not added. %2").arg(title, why), why});
    }
    if (customer == m_customer) {
        Q_EMIT added(title);
        ask();
    }
    Q_EMIT reported(
        {done, Tone::Success, tr("The document “%1” was added.").arg(title), tr("The document was added.")});
}

} // namespace cf::ui
