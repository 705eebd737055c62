#include "ui/signin/DemonstrationPanel.h"

#include "ui/signin/DemonstrationSignIn.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/Styling.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cf::ui {

DemonstrationPanel::DemonstrationPanel(const client::Demonstration& demonstration, SignInController& controller,
                                       QWidget* parent)
    : QWidget(parent)
    , m_signIn(new DemonstrationSignIn(controller, this))
    , m_note(plainLabel({}, TextRole::Small, this))
{
    setObjectName(QStringLiteral("demonstration"));
    setFixedWidth(em(36));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.35));
    auto* heading =
        plainLabel(tr("%1 is a demonstration: its money and its people are invented. Whose work do you want "
                      "to see?",
                      "%1: name of a bank")
                       .arg(QString::fromStdString(demonstration.bank)),
                   TextRole::Body, this);
    heading->setWordWrap(true);
    column->addWidget(heading);
    for (const client::DemonstrationPerson& person : demonstration.people)
        column->addWidget(addPerson(person));
    m_note->setWordWrap(true);
    setTextTone(m_note, Tone::Neutral);
    m_note->hide();
    column->addWidget(m_note);
    connect(m_signIn, &DemonstrationSignIn::waiting, this, [this](int seconds) {
        m_note->setText(
            tr("Each authenticator code works once. The next one can be used in %n second(s).", nullptr, seconds));
        m_note->show();
    });
    connect(m_signIn, &DemonstrationSignIn::ended, this, [this] { setBusy(false); });
}

QString DemonstrationPanel::work(const client::DemonstrationPerson& person)
{
    const QString branch = QString::fromStdString(person.branch);
    switch (person.role) {
    case Role::Teller:
        return tr("Serves customers at the counter in %1", "%1: name of a branch").arg(branch);
    case Role::Supervisor:
        return tr("Leads the counter in %1 and settles what is unclear", "%1: name of a branch").arg(branch);
    case Role::Compliance:
        return tr("Reads the audit trail: who did and saw what");
    case Role::Administrator:
        return tr("Looks after the staff and watches the system");
    case Role::Unknown:
        break; // a file of another version; signing in still works
    }
    return {};
}

QPushButton* DemonstrationPanel::addPerson(const client::DemonstrationPerson& person)
{
    auto* button = new QPushButton(icon(Icon::Person, Tint::Accent), {}, this);
    const QString name = QString::fromStdString(person.displayName);
    //: what somebody does, and their name
    button->setText(tr("%1 — %2").arg(work(person), name).replace(QLatin1Char('&'), QLatin1String("&&")));
    button->setAccessibleName(tr("Sign in as %1: %2", "%1: a person, %2: what they do").arg(name, work(person)));
    setKind(button, ButtonKind::Rail);
    connect(button, &QPushButton::clicked, this, [this, person] {
        setBusy(true);
        m_signIn->choose(person);
        setBusy(m_signIn->isBusy());
    });
    m_people.append(button);
    return button;
}

void DemonstrationPanel::setBusy(bool busy)
{
    for (QPushButton* button : m_people)
        button->setEnabled(!busy);
    if (!busy)
        m_note->hide();
}

void DemonstrationPanel::takeFocus()
{
    m_people.first()->setFocus(Qt::OtherFocusReason);
}

} // namespace cf::ui
