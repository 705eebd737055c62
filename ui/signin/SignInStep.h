// One screen of the sign-in card: heading, explanation, inline message, fields, one primary action. Base of the steps
// SignInFlow shows.
#pragma once

#include <QWidget>

#include <initializer_list>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace cf::ui {

class BusyButton;
class MessageBanner;

class SignInStep : public QWidget
{
    Q_OBJECT

public:
    SignInStep(const QString& heading, const QString& explanation, const QString& action, QWidget* parent);

    //! The step is shown: clears secret fields and focuses the first input.
    virtual void activate() = 0;
    //! The bank refused or could not be reached. `keepSecrets`: nothing reached it, so the same may be resent.
    virtual void showFailure(const QString& sentence, bool keepSecrets);
    void clearFailure();
    void setBusy(bool busy);

Q_SIGNALS:
    void backRequested();

protected:
    //! The primary action was triggered, or Enter pressed in a field. No money moves here, so Enter may submit.
    virtual void submit() = 0;
    void keyPressEvent(QKeyEvent* event) override;

    QVBoxLayout* body() const { return m_body; }
    BusyButton* primary() const { return m_primary; }
    QPushButton* addQuietAction(const QString& text);
    //! In tab order.
    static void setTabChain(std::initializer_list<QWidget*> widgets);
    void setHeading(const QString& heading, const QString& explanation);

private:
    QLabel* m_heading;
    QLabel* m_explanation;
    MessageBanner* m_banner;
    QVBoxLayout* m_body;
    QHBoxLayout* m_actions;
    BusyButton* m_primary;
};

} // namespace cf::ui
