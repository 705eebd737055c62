// A window for the page under test: its texts, contents, keys and pictures.
#pragma once

#include "ui/theme/Fonts.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>

namespace cf::test {

class TestWindow
{
public:
    //! Shows the widget in the window, with the shell's margins around it.
    template <class Widget>
    Widget* put(Widget* widget, QSize size)
    {
        auto* column = new QVBoxLayout(&window);
        column->setContentsMargins(ui::em(1.2), ui::em(0.9), ui::em(1.2), ui::em(0.5));
        column->addWidget(widget);
        window.setMinimumSize(1, 1);
        window.resize(size);
        window.show();
        [&] { QVERIFY(QTest::qWaitForWindowActive(&window)); }();
        return widget;
    }

    //! Whether a visible label contains this text. Non-breaking spaces count as spaces.
    bool says(const QString& words) const
    {
        const auto plain = [](QString text) {
            return text.replace(QChar(0x202F), QLatin1Char(' ')).replace(QChar(0xA0), QLatin1Char(' '));
        };
        const auto labels = window.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && plain(label->text()).contains(plain(words));
        });
    }
    bool says(const char* words) const { return says(QString::fromUtf8(words)); }

    //! The visible widget with that accessible name, or the button with that text; null if none.
    template <class Widget = QAbstractButton>
    Widget* named(const QString& name) const
    {
        for (auto* widget : window.findChildren<Widget*>()) {
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            if (widget->isVisible() && (widget->accessibleName() == name || (button && button->text() == name)))
                return widget;
        }
        return nullptr;
    }
    template <class Widget = QAbstractButton>
    Widget* named(const char* name) const
    {
        return named<Widget>(QString::fromUtf8(name));
    }

    //! Of the visible table of that name; -1 if none is shown, as while it loads.
    int rowsOf(const char* name) const
    {
        const auto* table = named<QTableView>(name);
        return table && table->model() ? table->model()->rowCount() : -1;
    }

    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    static void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    static void type(const char* text) { type(QString::fromUtf8(text)); }

    //! Into the folder named by COUNTERFOIL_PICTURES, if set; with the data row's tag.
    void picture(const QString& name)
    {
        const QString folder = qEnvironmentVariable("COUNTERFOIL_PICTURES");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        QTest::qWait(80);
        window.grab().save(
            QStringLiteral("%1/%2-%3.png").arg(folder, name, QString::fromLatin1(QTest::currentDataTag())));
    }
    void picture(const char* name) { picture(QString::fromLatin1(name)); }

    QWidget window;
};

} // namespace cf::test
