#include "ui/signin/RecoveryCodesStep.h"

#include "services/client/OnWorker.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/SecretClipboard.h"
#include "ui/widgets/Styling.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QPrintDialog>
#include <QPrinter>
#include <QSaveFile>
#include <QTextDocument>
#include <QVBoxLayout>

#include <memory>

namespace cf::ui {

RecoveryCodesStep::RecoveryCodesStep(QWidget* parent)
    : SignInStep(tr("Your recovery codes"),
                 tr("If you lose your phone, each of these codes signs you in once. They are shown only now: keep them "
                    "where nobody else finds them, and not only on this machine."),
                 tr("&Continue"), parent)
    , m_list(new QGridLayout)
    , m_note(plainLabel({}, TextRole::Small, this))
    , m_kept(new QCheckBox(tr("I have &kept them"), this))
{
    setFixedWidth(em(34));
    m_list->setHorizontalSpacing(em(2));
    m_list->setVerticalSpacing(em(0.3));
    body()->addLayout(m_list);
    addKeepingActions();
    m_note->setWordWrap(true);
    setTextTone(m_note, Tone::Neutral);
    body()->addWidget(m_note);
    body()->addWidget(m_kept);
    primary()->setEnabled(false);
    connect(m_kept, &QCheckBox::toggled, primary(), &QPushButton::setEnabled);
    setTabChain({m_kept, primary()});
}

void RecoveryCodesStep::addKeepingActions()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(em(0.6));
    const auto add = [&](Icon name, const QString& text, void (RecoveryCodesStep::*keep)()) {
        auto* button = new QPushButton(icon(name), text, this);
        connect(button, &QPushButton::clicked, this, keep);
        row->addWidget(button);
    };
    add(Icon::Copy, tr("C&opy"), &RecoveryCodesStep::copy);
    add(Icon::Print, tr("&Print…"), &RecoveryCodesStep::print);
    add(Icon::ArrowRight, tr("&Save as file…"), &RecoveryCodesStep::save);
    row->addStretch();
    body()->addSpacing(em(0.4));
    body()->addLayout(row);
}

void RecoveryCodesStep::setCodes(const QStringList& codes)
{
    m_codes = codes;
    m_leaving.startAnew();
    while (const std::unique_ptr<QLayoutItem> item{m_list->takeAt(0)})
        item->widget()->deleteLater();
    const int rows = static_cast<int>(codes.size() + 1) / 2;
    for (int i = 0; i < codes.size(); ++i) {
        //: %1: number in the list, %2: a recovery code
        auto* label = plainLabel(tr("%1.  %2").arg(i + 1, 2).arg(codes[i]), TextRole::Body, this);
        label->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        label->setAccessibleName(tr("Recovery code %1: %2").arg(i + 1).arg(codes[i]));
        m_list->addWidget(label, i % rows, i / rows);
    }
}

void RecoveryCodesStep::activate()
{
    clearFailure();
    m_note->clear();
    m_kept->setChecked(false);
    m_kept->setFocus(Qt::OtherFocusReason);
}

bool RecoveryCodesStep::mayEnd(const std::function<void()>& goOn)
{
    if (m_leaving.isConfirmed() || m_codes.isEmpty() || m_kept->isChecked())
        return true;
    return m_leaving.ask(this,
                         {tr("Leave without the recovery codes?"),
                          {},
                          tr("Leave", "button that confirms"),
                          tr("They are not shown again. If you lose your phone and have none of them, you cannot sign "
                             "in until an administrator lets you enrol again.")},
                         goOn);
}

void RecoveryCodesStep::submit()
{
    Q_EMIT kept();
}

QString RecoveryCodesStep::sheet() const
{
    QString text = tr("Counterfoil: recovery codes. Each signs you in once.") + QStringLiteral("\n\n");
    for (const QString& code : m_codes)
        text += code + QLatin1Char('\n');
    return text;
}

void RecoveryCodesStep::copy()
{
    copySecret(m_codes.join(QLatin1Char('\n')));
    m_note->setText(tr("Copied. The clipboard is cleared in a minute, or when the program ends."));
}

void RecoveryCodesStep::print()
{
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // The dialog uses the printer until destroyed.
    connect(dialog, &QDialog::accepted, this, [this, dialog, printer] {
        connect(dialog, &QObject::destroyed, this, [this, printer] { sendTo(printer); });
    });
    connect(dialog, &QObject::destroyed, [printer] {});
    dialog->open();
}

void RecoveryCodesStep::sendTo(const std::shared_ptr<QPrinter>& printer)
{
    m_note->setText(tr("Being sent to the printer…"));
    client::onWorker(
        this,
        [printer, text = sheet()] {
            QTextDocument document;
            document.setPlainText(text);
            document.print(printer.get());
            return printer->printerState() != QPrinter::Error && printer->printerState() != QPrinter::Aborted;
        },
        [this](bool sent) {
            m_note->setText(sent ? tr("Sent to the printer.")
                                 : tr("The printer did not accept them. Keep them in another way."));
        });
}

void RecoveryCodesStep::save()
{
    auto* dialog = new QFileDialog(this, tr("Save the recovery codes"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QStringLiteral("counterfoil-recovery-codes.txt"));
    connect(dialog, &QFileDialog::fileSelected, this, &RecoveryCodesStep::write);
    dialog->open();
}

void RecoveryCodesStep::write(const QString& path)
{
    client::onWorker(
        this,
        [path, content = sheet().toUtf8()] {
            QSaveFile file(path);
            return file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                   file.write(content) == content.size() && file.commit();
        },
        [this, path](bool saved) {
            m_note->setText(saved ? tr("Saved in %1.").arg(path) : tr("The file %1 could not be written.").arg(path));
        });
}

} // namespace cf::ui
