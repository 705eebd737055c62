#include "ui/signin/CodeStep.h"

#include "ui/theme/Fonts.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/CodeEdit.h"
#include "ui/widgets/FormRow.h"

#include <QVBoxLayout>

namespace cf::ui {

CodeStep::CodeStep(QWidget* parent)
    : SignInStep(tr("Second factor"), tr("Your password was accepted."), tr("&Continue"), parent)
    , m_code(new CodeEdit(this))
{
    setFixedWidth(em(22));
    m_code->setObjectName(QStringLiteral("codeEdit"));
    auto* row = new FormRow(tr("&Code of your authenticator app"), m_code, this);
    row->setHint(tr("Without your phone: one of your recovery codes."));
    body()->addWidget(row);
    auto* back = addQuietAction(tr("Start &again"));
    connect(back, &QPushButton::clicked, this, &CodeStep::backRequested);
    connect(m_code, &CodeEdit::timeCodeCompleted, this, [this] { submit(); });
    setTabChain({m_code, primary(), back});
}

void CodeStep::activate()
{
    clearFailure();
    m_code->clear();
    m_code->setFocus(Qt::OtherFocusReason);
}

void CodeStep::showFailure(const QString& sentence, bool keepSecrets)
{
    SignInStep::showFailure(sentence, keepSecrets);
    if (!keepSecrets)
        m_code->clear();
    m_code->setFocus(Qt::OtherFocusReason);
}

void CodeStep::submit()
{
    if (!m_code->checkNow())
        return m_code->setFocus(Qt::OtherFocusReason);
    clearFailure();
    Q_EMIT submitted(m_code->code());
}

} // namespace cf::ui
