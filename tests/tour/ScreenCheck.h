// Checks a window in the pseudo language for texts that are untranslated, concatenated from pieces, or do not fit. The
// tour runs it at every picture.
#pragma once

#include <QRegularExpression>
#include <QStringList>

class QWidget;

class ScreenCheck
{
public:
    //! `names`: names from the bank's data, the same in every language.
    explicit ScreenCheck(QStringList names);

    //! A sentence for each visible fault in the window, without duplicates.
    QStringList faults(const QWidget& window) const;

    //! The fault of one text; empty if it is fully translated, or data.
    QString faultOf(const QString& text) const;

private:
    bool isData(QString text) const;
    void readTexts(const QWidget& widget, QStringList& faults) const;

    QList<QRegularExpression> m_data;
};
