#include "ui/preferences/SignInsPage.h"

#include "ui/common/FailureText.h"
#include "ui/shell/Navigator.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/Styling.h"

#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace cf::ui {

SignInsPage::SignInsPage(client::Bank& bank, Navigator& navigator, QSettings* settings, QWidget* parent)
    : Page(parent)
    , m_model(bank,
              [](const client::CallFailure& failure) { return FailureText::forFailure(failure, RequestKind::Read); })
    , m_table(new RemoteTableView(title(), this))
    , m_refresh(new QPushButton(icon(Icon::Refresh), tr("Refresh"), this))
    , m_back(new QPushButton(tr("Back to the preferences"), this))
{
    layOut(settings);
    connect(m_refresh, &QPushButton::clicked, this, [this] { m_model.refresh(); });
    connect(m_back, &QPushButton::clicked, this, [&navigator] { navigator.open({PageId::Preferences, {}}); });
    addKey(Qt::Key_Escape, tr("Back to the preferences"), m_back);
    addKey(Qt::Key_F5, tr("Refresh"), m_refresh);
}

void SignInsPage::layOut(QSettings* settings)
{
    auto* top = new QHBoxLayout;
    top->setSpacing(em(0.6));
    top->addWidget(plainLabel(title(), TextRole::Title, this), 1);
    top->addWidget(m_refresh);
    top->addWidget(m_back);
    auto* advice = plainLabel(tr("If one of these was not you, tell an administrator at once: somebody may know your "
                                 "password."),
                              TextRole::Body, this);
    advice->setWordWrap(true);
    m_table->setModel(&m_model);
    m_table->setColumns({{20}, {30, true}, {18}, {16}});
    m_table->setEmptyContent(icon(Icon::Person, Tint::Muted),
                             tr("No sign-in is recorded yet. New ones appear here after a moment."));
    if (settings)
        m_table->keepWidths(settings, QStringLiteral("signIns"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.8));
    column->addLayout(top);
    column->addWidget(advice);
    column->addWidget(m_table, 1);
}

QString SignInsPage::title() const
{
    return tr("Your sign-ins");
}

void SignInsPage::activate()
{
    m_table->table()->setFocus(Qt::OtherFocusReason);
}

void SignInsPage::shownAgain()
{
    m_model.refresh();
}

} // namespace cf::ui
