// Looks at a window in the pseudo language and says what is wrong with it: texts that were never translated, that were
// glued from pieces, or that do not fit where they stand. The tour asks at every picture.
#pragma once

#include <QRegularExpression>
#include <QStringList>

class QWidget;

class ScreenCheck
{
public:
    //! `names`: what the bank calls people and things, which stays what it is in every language.
    explicit ScreenCheck(const QStringList& names);

    //! A sentence for each fault of what can be seen in the window, no two alike.
    QStringList faults(const QWidget& window) const;

    //! What is wrong with one text; empty when it is translated as a whole, or data.
    QString faultOf(const QString& text) const;

private:
    bool isData(QString text) const;
    void readTexts(const QWidget& widget, QStringList& faults) const;

    QList<QRegularExpression> m_data;
};
