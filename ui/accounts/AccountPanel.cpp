#include "ui/accounts/AccountPanel.h"

#include "models/tables/WindowedTableModel.h"
#include "ui/accounts/ActionForm.h"
#include "ui/shell/OrderBanner.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/Styling.h"

#include <QApplication>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace cf::ui {

AccountPanel::AccountPanel(client::OrderSender& sender, const QString& list, QWidget* parent)
    : QWidget(parent)
    , m_order(new OrderBanner(sender, this))
    , m_table(new RemoteTableView(list, this))
{
}

QPushButton* AccountPanel::addButton(const QString& text)
{
    m_buttons += new QPushButton(text, this);
    return m_buttons.back();
}

void AccountPanel::layOut(const QList<MessageBanner*>& banners, const QList<ActionForm*>& forms,
                          tables::WindowedTableModel* model, int height)
{
    m_banners = banners;
    m_forms = forms;
    m_model = model;
    m_table->setModel(model);
    m_table->setFixedHeight(em(height));
    auto* line = new QWidget(this);
    auto* row = new FlowLayout(line);
    row->setSpacing(em(0.6));
    for (QPushButton* button : m_buttons)
        row->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.5));
    column->addWidget(line);
    for (MessageBanner* banner : m_banners)
        column->addWidget(banner);
    for (ActionForm* form : m_forms) {
        column->addWidget(form);
        connect(form, &ActionForm::cancelled, this, [this, form] { close(form); });
    }
    column->addWidget(m_table);
    connect(m_order, &OrderBanner::busyChanged, this, &AccountPanel::onBusy);
    connect(m_table, &RemoteTableView::currentRowChanged, this, &AccountPanel::showChoice);
    connect(model, &tables::WindowedTableModel::rowsArrived, this, &AccountPanel::onRowsArrived);
    connect(model, &tables::WindowedTableModel::stateChanged, this, &AccountPanel::showChoice);
}

void AccountPanel::addKeysTo(KeyedWidget& page)
{
    for (ActionForm* form : m_forms)
        form->addKeysTo(page);
}

void AccountPanel::begin()
{
    m_table->table()->setFocus(Qt::OtherFocusReason);
}

QList<QWidget*> AccountPanel::tabStops() const
{
    QList<QWidget*> stops(m_buttons.begin(), m_buttons.end());
    for (const MessageBanner* banner : m_banners) {
        for (auto* button : banner->findChildren<QAbstractButton*>())
            stops += button;
    }
    for (const ActionForm* form : m_forms)
        stops += form->tabStops();
    return stops + QList<QWidget*>{m_table->table()};
}

bool AccountPanel::mayBeDiscarded()
{
    return std::all_of(m_forms.begin(), m_forms.end(), [](ActionForm* form) { return form->mayBeDiscarded(); });
}

void AccountPanel::discard()
{
    for (ActionForm* form : m_forms)
        form->discard();
}

bool AccountPanel::holdsWork() const
{
    return isBusy() || std::any_of(m_forms.begin(), m_forms.end(),
                                   [](const ActionForm* form) { return form->isOpen() && form->isTouched(); });
}

bool AccountPanel::showsOutcome(const QString& id) const
{
    return m_order->shows(id);
}

bool AccountPanel::isBusy() const
{
    return m_order->isBusy();
}

void AccountPanel::onBusy()
{
    for (ActionForm* form : m_forms)
        form->setBusy(isBusy());
    showChoice();
}

void AccountPanel::offer(QPushButton* button, bool isOffered, bool isEnabled)
{
    if (button->hasFocus() && !(isOffered && isEnabled))
        begin();
    button->setVisible(isOffered);
    button->setEnabled(isEnabled);
}

void AccountPanel::open(ActionForm* form, bool isAboutSame, const std::function<void()>& start)
{
    for (ActionForm* each : m_forms) {
        if (!(each == form && isAboutSame) && !each->mayBeDiscarded())
            return each->begin();
    }
    for (ActionForm* each : m_forms) {
        if (each != form)
            each->end();
        else if (!isAboutSame)
            each->discard();
    }
    if (!form->isOpen() || !form->isTouched())
        start();
    form->begin();
    Q_EMIT hintsChanged();
}

void AccountPanel::close(ActionForm* form)
{
    const QWidget* focus = QApplication::focusWidget();
    const bool hadFocus = focus && form->isAncestorOf(focus);
    form->end();
    if (hadFocus && isVisible())
        begin();
    Q_EMIT hintsChanged();
}

void AccountPanel::closeForms()
{
    for (ActionForm* form : m_forms)
        close(form);
}

void AccountPanel::onRowsArrived()
{
    // What the buttons act on is always one of those shown.
    if (m_table->currentRow() < 0 && m_model->totalRows() > 0)
        m_table->setCurrentRow(0);
    showChoice();
}

} // namespace cf::ui
