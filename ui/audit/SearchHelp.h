// The words that the audit trail's search box understands, with what they mean: a card that opens below the box. The
// language is the bank's (services/bank/audit/AuditSearch.h).
#pragma once

#include <QFrame>

class QGridLayout;

namespace cf::ui {

class SearchHelp : public QFrame
{
    Q_OBJECT

public:
    //! Hidden at first.
    explicit SearchHelp(QWidget* parent = nullptr);

private:
    void add(QGridLayout* grid, int row, int column, const QString& word, const QString& meaning);
};

} // namespace cf::ui
