#include "ui/administration/AdministrationPage.h"

#include "ui/administration/BranchesPanel.h"
#include "ui/administration/SessionsPanel.h"
#include "ui/administration/StaffPanel.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Styling.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace cf::ui {

AdministrationPage::AdministrationPage(client::Bank& bank, StaffId self, QSettings* settings, QWidget* parent)
    : Page(parent)
    , m_panels(new QStackedWidget(this))
    , m_sessions(new SessionsPanel(bank, self, settings, this))
{
    auto* top = new QWidget(this);
    auto* row = new FlowLayout(top);
    row->setSpacing(em(0.3));
    auto* heading = plainLabel(tr("Administration"), TextRole::Title, this);
    heading->setContentsMargins(0, 0, em(1), 0);
    row->addWidget(heading);
    auto* staff = new StaffPanel(bank, self, settings, this);
    addPanel(row, tr("Staff"), staff);
    addPanel(row, tr("Sessions"), m_sessions);
    addPanel(row, tr("Branches"), new BranchesPanel(bank, this));
    setTabOrder(m_buttons[0], m_buttons[1]);
    setTabOrder(m_buttons[1], m_buttons[2]);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.7));
    column->addWidget(top);
    column->addWidget(m_panels, 1);
    m_buttons.first()->setChecked(true);
    connect(staff, &StaffPanel::sessionsRequested, this, [this](const contract::StaffRef& person) {
        m_sessions->showOnly(person);
        turnTo(m_panels->indexOf(m_sessions));
    });
    addKey(Qt::CTRL | Qt::Key_PageDown, tr("Next part", "of this page"), [this] { step(1); });
    addKey(Qt::CTRL | Qt::Key_PageUp, {}, [this] { step(-1); });
}

void AdministrationPage::addPanel(QLayout* row, const QString& name, AdministrationPanel* panel)
{
    auto* button = new QPushButton(name, this);
    setKind(button, ButtonKind::Rail);
    button->setCheckable(true);
    button->setAccessibleName(name);
    // The current one is bold, which its size hint ignores.
    button->setMinimumWidth(QFontMetrics(fontFor(TextRole::Strong)).horizontalAdvance(name) + em(1.5));
    row->addWidget(button);
    const int index = m_panels->addWidget(panel);
    m_buttons.append(button);
    connect(button, &QPushButton::clicked, this, [this, index] { turnTo(index); });
    connect(panel, &AdministrationPanel::hintsChanged, this, &Page::hintsChanged);
}

AdministrationPanel* AdministrationPage::current() const
{
    return static_cast<AdministrationPanel*>(m_panels->currentWidget());
}

QString AdministrationPage::title() const
{
    return tr("Administration");
}

void AdministrationPage::activate()
{
    current()->activate();
}

void AdministrationPage::shownAgain()
{
    current()->shownAgain();
}

bool AdministrationPage::holdsWork() const
{
    return current()->holdsWork();
}

bool AdministrationPage::mayLeave()
{
    return current()->mayLeave();
}

QList<KeyHint> AdministrationPage::keyHints() const
{
    return current()->keyHints() + Page::keyHints();
}

void AdministrationPage::turnTo(int index)
{
    const bool leaving = index != m_panels->currentIndex();
    const bool goes = !leaving || mayLeave();
    if (goes && leaving)
        m_panels->setCurrentIndex(index);
    for (int i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setChecked(i == m_panels->currentIndex());
    if (!goes)
        return;
    present();
    Q_EMIT hintsChanged();
}

void AdministrationPage::step(int by)
{
    const int count = m_panels->count();
    turnTo((m_panels->currentIndex() + by + count) % count);
}

} // namespace cf::ui
