// The page for a new transfer in a window, on an in-memory bank, with a person at the keyboard.
#pragma once

#include "tests/ui/TestWindow.h"
#include "tests/ui/TransferFakes.h"
#include "ui/transfers/AccountField.h"
#include "ui/transfers/NewTransferPage.h"
#include "ui/widgets/ConfirmSheet.h"
#include "ui/widgets/MoneyEdit.h"

namespace cf::test {

//! The page's dependencies; outlive it.
struct NewTransferDependencies
{
    Counter counter;
    ui::ReceiptServices receipts{counter.files, {}, {}};
};

//! The page in a window, with a person at the keyboard.
struct NewTransferDesk : NewTransferDependencies, TestWindow
{
    NewTransferDesk()
    {
        QLocale::setDefault(QLocale(QStringLiteral("cs_CZ")));
        counter.recover();
        page = put(new ui::NewTransferPage(counter.bank, counter.sender, receipts, counter.navigator, &window),
                   {1020, 760});
        page->start();
        page->activate();
    }

    ui::AccountField* from() const { return window.findChildren<ui::AccountField*>().at(0); }
    ui::AccountField* to() const { return window.findChildren<ui::AccountField*>().at(1); }
    ui::MoneyEdit* amount() const { return window.findChild<ui::MoneyEdit*>(); }
    ui::ConfirmSheet* sheet() const { return named<ui::ConfirmSheet>("Transfer this amount?"); }
    void pick(ui::AccountField* field, const char* text)
    {
        field->setFocus();
        field->selectAll();
        type(QString::fromUtf8(text));
        [&] { QTRY_VERIFY(field->isSuggesting()); }();
        press(Qt::Key_Return);
        [&] { QTRY_VERIFY(field->party()); }();
    }
    void fill(const char* sum = "1234,50")
    {
        pick(from(), "jan nov");
        pick(to(), "dvo");
        amount()->setFocus();
        amount()->selectAll();
        type(QString::fromUtf8(sum));
        press(Qt::Key_Tab);
        type(QStringLiteral("Rent"));
    }
    void review()
    {
        press(Qt::Key_Return, Qt::ControlModifier);
        [&] { QTRY_VERIFY(sheet()); }();
    }
    void send()
    {
        review();
        press(Qt::Key_Return, Qt::ControlModifier);
    }
    ui::NewTransferPage* page = nullptr;
};

} // namespace cf::test
