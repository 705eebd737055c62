// A help card below the audit search box: the search words and their meaning. The query language is the bank's
// (services/bank/audit/AuditSearch.h).
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
