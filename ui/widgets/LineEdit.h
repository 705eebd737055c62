// The program's single-line field: typed, pasted or dropped text becomes one line of visible characters (OneLine.h),
// with its length counted as the bank counts. Base of FieldEdit and SearchField.
#pragma once

#include <QLineEdit>

namespace cf::ui {

class LineEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit LineEdit(QWidget* parent = nullptr);

    //! Maximum length in characters as the bank counts them. QLineEdit::setMaxLength() counts differently and splits
    //! characters.
    void setLongest(qsizetype characters);
    qsizetype longest() const { return m_longest; }
    qsizetype count() const;

protected:
    //! The part of a text that the field keeps.
    virtual QString kept(const QString& text) const;

private:
    class Rule;

    qsizetype m_longest = 32'767;
};

} // namespace cf::ui
