#include "services/client/Bank.h"
#include "ui/widgets/MoneyEdit.h" // violation
#include <QAbstractTableModel>
#include <QNetworkAccessManager> // violation
#include <QTableView>            // violation
