// The users of a demonstration bank by role: choosing one signs in. Below the sign-in card, and only if the bank itself
// reports that it is a demonstration.
#pragma once

#include "services/client/DemonstrationFile.h"

#include <QList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace cf::ui {

class DemonstrationSignIn;
class SignInController;

class DemonstrationPanel : public QWidget
{
    Q_OBJECT

public:
    //! The controller outlives this.
    DemonstrationPanel(const client::Demonstration& demonstration, SignInController& controller,
                       QWidget* parent = nullptr);

    void takeFocus();
    //! "Serves customers at the counter in Prague".
    static QString work(const client::DemonstrationPerson& person);

private:
    QPushButton* addPerson(const client::DemonstrationPerson& person);
    void setBusy(bool busy);

    DemonstrationSignIn* m_signIn;
    QLabel* m_note;
    QList<QPushButton*> m_people;
};

} // namespace cf::ui
