// A person's actions and observations at the desktop, beyond what every window test needs: keys and visible text.
#pragma once

#include "tests/ui/TestDesktop.h"

#include <QAccessible>
#include <QFileDialog>
#include <QItemSelectionModel>
#include <QListView>
#include <QTableView>

class DesktopUser : public TestDesktop
{
public:
    using TestDesktop::TestDesktop;

    struct Order
    {
        QString debtor, debtorName, creditor, creditorName, amount;
    };

    //! Presses Tab until that widget has the focus; false if it is not reached.
    bool goTo(const QString& accessibleName)
    {
        for (int i = 0; i < 40 && !hasFocus(accessibleName); ++i)
            press(Qt::Key_Tab);
        return hasFocus(accessibleName);
    }

    //! Waits for pending answers: nothing on screen shows that they are still loading.
    void settle()
    {
        (void)QTest::qWaitFor([this] { return !says(QStringLiteral("Loading")) && !says(QStringLiteral("Searching")); },
                              5'000);
        QTest::qWait(200); // the next repaint
    }

    //! Enter on the selected row of the table that has or gets the focus.
    bool openRow(const QString& table)
    {
        const auto chosen = [&] {
            const auto* view = find<QTableView>(table);
            return view && hasFocus(table) && view->selectionModel() && view->selectionModel()->hasSelection();
        };
        if (!QTest::qWaitFor(chosen, 10'000))
            return false;
        press(Qt::Key_Return);
        return true;
    }

    //! Types a full IBAN into one side of the form and waits until the bank has returned its holder.
    bool chooseSide(const QString& side, const QString& iban, const QString& holder)
    {
        if (!goTo(side))
            return false;
        type(iban);
        return QTest::qWaitFor([&] { return says(holder); }, 10'000);
    }

    //! A new order, ready for review. False if a field was not reached.
    bool fillTransfer(const Order& order)
    {
        press(Qt::Key_F3);
        if (!QTest::qWaitFor([this] { return hasFocus(QStringLiteral("From")); }, 5'000))
            return false;
        if (!chooseSide(QStringLiteral("From"), order.debtor, order.debtorName) ||
            !chooseSide(QStringLiteral("To"), order.creditor, order.creditorName) || !goTo(QStringLiteral("Amount")))
            return false;
        type(order.amount);
        press(Qt::Key_Tab);
        return hasFocus(QStringLiteral("Memo"));
    }

    //! Whether a visible row contains this text.
    bool tableShows(const QString& accessibleName, const QString& text) const
    {
        const auto* table = find<QTableView>(accessibleName);
        for (int row = 0; table && row < table->model()->rowCount(); ++row)
            for (int column = 0; column < table->model()->columnCount(); ++column)
                if (pseudo::asRead(table->model()->index(row, column).data().toString()) == text)
                    return true;
        return false;
    }

    //! Whether a visible button or link has this text.
    bool offers(const QString& words) const
    {
        for (const auto* button : window()->findChildren<QAbstractButton*>())
            if (button->isVisible() && pseudo::asRead(button->text()).contains(words))
                return true;
        return false;
    }

    //! Whether a visible list has an entry containing this text.
    bool listShows(const QString& accessibleName, const QString& words) const
    {
        const auto* list = find<QListView>(accessibleName);
        for (int row = 0; list && row < list->model()->rowCount(); ++row)
            if (pseudo::asRead(list->model()->index(row, 0).data().toString()).contains(words))
                return true;
        return false;
    }

    //! The accessible name of the focused widget; for a button its text.
    static QString spokenFocus()
    {
        auto* spoken = QAccessible::queryAccessibleInterface(QApplication::focusWidget());
        return spoken ? pseudo::asRead(spoken->text(QAccessible::Name)) : QString();
    }

    //! Ctrl+Return, then waits for the confirmation sheet.
    bool review()
    {
        press(Qt::Key_Return, Qt::ControlModifier);
        return QTest::qWaitFor([] { return spokenFocus() == QStringLiteral("Cancel"); }, 5'000);
    }

    //! Types the path into the save dialog.
    bool answerSaveDialog(const QString& path)
    {
        const auto dialog = [] { return qobject_cast<QFileDialog*>(QApplication::activeWindow()); };
        if (!QTest::qWaitFor([&] { return dialog() && qobject_cast<QLineEdit*>(QApplication::focusWidget()); }, 5'000))
            return false;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), path);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        if (!QTest::qWaitFor([&] { return !dialog(); }, 5'000))
            return false;
        // Stands in for the window manager when a dialog closes; without a display there is none.
        window()->activateWindow();
        return QTest::qWaitForWindowActive(window());
    }

    //! The accessible description of the visible widget whose name begins so.
    QString described(const QString& startOfName) const
    {
        for (const auto* widget : window()->findChildren<QWidget*>())
            if (widget->isVisible() && pseudo::asRead(widget->accessibleName()).startsWith(startOfName))
                return pseudo::asRead(widget->accessibleDescription());
        return {};
    }

    //! The value of the visible fact with accessible name "label: value".
    QString fact(const QString& label) const
    {
        const QString start = label + QStringLiteral(": ");
        for (const auto* widget : window()->findChildren<QWidget*>())
            if (widget->isVisible() && pseudo::asRead(widget->accessibleName()).startsWith(start))
                return pseudo::asRead(widget->accessibleName()).mid(start.size());
        return {};
    }
};
