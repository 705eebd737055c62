#include "Bad.moc"
#include "Sibling.h"                  // violation
#include "app/desktop/Application.h"  // violation
#include "services/bank/ledger/Row.h" // violation
#include "ui/widgets/MoneyEdit.h"
#include <QChartView> // violation
#include <QNetworkReply> // violation
#include <QtNetwork>     // violation

void Bad::on_button_clicked() // violation
{
    connect(button, SIGNAL(clicked()), this, SLOT(open())); // violation
    sender();                                               // violation
    dialog.exec();                                          // violation
    QEventLoop loop;                                        // violation
    QApplication::exec();                                   // violation
    QCoreApplication::processEvents();                      // violation
    new QLineEdit(this);                                    // violation
    show(QDate::currentDate());                             // violation
    show(QDateTime::currentDateTimeUtc());
}
