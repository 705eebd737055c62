// A validator sees every change, from keyboard, clipboard, mouse and input method, and may correct it.
#include "ui/widgets/LineEdit.h"

#include "ui/widgets/OneLine.h"

#include <QValidator>

namespace cf::ui {

class LineEdit::Rule : public QValidator
{
public:
    explicit Rule(LineEdit* edit)
        : QValidator(edit)
        , m_edit(edit)
    {
    }

    State validate(QString& input, int& cursor) const override
    {
        const QString before = m_edit->kept(input.left(cursor));
        const QString all = m_edit->kept(input);
        // A joiner at the cursor may be kept or not, depending on what follows.
        const qsizetype end = all.startsWith(before) ? before.size() : all.size();
        const QString result = characterCount(all) > m_edit->m_longest ? shortened(all, end, m_edit->m_longest) : all;
        if (result != input) {
            cursor = static_cast<int>(end - (all.size() - result.size()));
            input = result;
        }
        return Acceptable;
    }

private:
    LineEdit* m_edit;
};

LineEdit::LineEdit(QWidget* parent)
    : QLineEdit(parent)
{
    setValidator(new Rule(this));
}

void LineEdit::setLongest(qsizetype characters)
{
    m_longest = characters;
    setText(text());
}

qsizetype LineEdit::count() const
{
    return characterCount(text());
}

QString LineEdit::kept(const QString& text) const
{
    return oneLine(text);
}

} // namespace cf::ui
