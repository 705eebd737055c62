// A field of one line as every one in this program is: whatever is typed, pasted or dropped into it is one line that
// can be seen (OneLine.h), and its length is counted as the bank counts. Base of FieldEdit and SearchField.
#pragma once

#include <QLineEdit>

namespace cf::ui {

class LineEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit LineEdit(QWidget* parent = nullptr);

    //! At most so many characters, as the bank counts them. QLineEdit::setMaxLength() would count otherwise and cut
    //! characters apart.
    void setLongest(qsizetype characters);
    qsizetype longest() const { return m_longest; }
    qsizetype count() const;

protected:
    //! What of a text stays in the field.
    virtual QString kept(const QString& text) const;

private:
    class Rule;

    qsizetype m_longest = 32'767;
};

} // namespace cf::ui
