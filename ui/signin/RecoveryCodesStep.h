// End of enrolment: ten recovery codes, shown once, to be copied, printed or saved.
#pragma once

#include "ui/signin/SignInStep.h"
#include "ui/widgets/LeaveQuestion.h"

#include <QStringList>

#include <functional>
#include <memory>

class QCheckBox;
class QGridLayout;
class QPrinter;

namespace cf::ui {

class RecoveryCodesStep : public SignInStep
{
    Q_OBJECT

public:
    explicit RecoveryCodesStep(QWidget* parent = nullptr);

    //! Replaces the codes; an empty list erases them.
    void setCodes(const QStringList& codes);
    void activate() override;
    //! False while the codes shown are not confirmed as kept: asks whether to leave anyway, and then calls `goOn`.
    bool mayEnd(const std::function<void()>& goOn);

Q_SIGNALS:
    void kept();

protected:
    void submit() override;

private:
    void addKeepingActions();
    QString sheet() const;
    void copy();
    void print();
    void sendTo(const std::shared_ptr<QPrinter>& printer);
    void save();
    void write(const QString& path);

    QStringList m_codes;
    QGridLayout* m_list;
    QLabel* m_note;
    QCheckBox* m_kept;
    LeaveQuestion m_leaving; //!< Leaving without the codes.
};

} // namespace cf::ui
