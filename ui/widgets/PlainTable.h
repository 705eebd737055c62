// A QTableView for short lists whose rows are all there: same looks as RemoteTableView, whole rows, no editing.
#pragma once

#include <QTableView>

namespace cf::ui {

class PlainTable : public QTableView
{
    Q_OBJECT

public:
    explicit PlainTable(const QString& accessibleName, QWidget* parent = nullptr);

    //! Widths in digits; the column `stretched` takes what is left.
    void setWidths(const QList<int>& characters, int stretched);
    //! The selected row of the model, -1 for none.
    int currentRow() const;

protected:
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitRows();
    void stretch();

    int m_stretched = -1; //!< Column.
};

} // namespace cf::ui
