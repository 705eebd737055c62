#include "ui/widgets/DialogRole.h"

#include <QAccessibleWidget>
#include <QWidget>

namespace cf::ui {
namespace {

constexpr auto kDialogProperty = "counterfoilDialog";

class DialogInterface : public QAccessibleWidget
{
public:
    explicit DialogInterface(QWidget* widget)
        : QAccessibleWidget(widget, QAccessible::Dialog)
    {
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.modal = true;
        return state;
    }
};

QAccessibleInterface* makeDialog(const QString&, QObject* object)
{
    return object->isWidgetType() && object->property(kDialogProperty).toBool()
               ? new DialogInterface(static_cast<QWidget*>(object))
               : nullptr;
}

} // namespace

void presentAsDialog(QWidget* widget)
{
    widget->setProperty(kDialogProperty, true);
    // Qt installs the same function only once.
    QAccessible::installFactory(makeDialog);
}

} // namespace cf::ui
