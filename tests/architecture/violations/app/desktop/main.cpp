#include "app/bankd/Serve.h" // violation
#include "ui/shell/MainWindow.h"

int main()
{
    menu.exec(position); // violation
    return QApplication::exec();
}
