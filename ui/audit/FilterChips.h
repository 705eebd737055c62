// The active audit filters as chips, each with a remove button. Hidden while no filter is set. Part of AuditPage.
#pragma once

#include "ui/audit/AuditFilter.h"

#include <QList>
#include <QWidget>

#include <map>

class QPushButton;

namespace cf::ui {

class AuditFilterBar;
class FlowLayout;

class FilterChips : public QWidget
{
    Q_OBJECT

public:
    //! The bar provides the texts of its choices; it outlives this.
    explicit FilterChips(const AuditFilterBar& bar, QWidget* parent = nullptr);

    void showFilter(const AuditFilter& filter);
    //! The names of the filter's subject and actor come from the filtered rows.
    void learn(const contract::AuditRow& row);

Q_SIGNALS:
    void removed(cf::ui::FilterPart part);
    void cleared();

private:
    struct Chip
    {
        FilterPart part;
        QString text;
        bool operator==(const Chip&) const = default;
    };

    QList<Chip> chipsOf(const AuditFilter& filter) const;
    QString nameOf(const QString& id) const;
    void setChips(const QList<Chip>& chips);
    QPushButton* chipButton(const Chip& chip);

    const AuditFilterBar& m_bar;
    AuditFilter m_filter;
    std::map<QString, QString> m_names; //!< By the wire form of an id.
    QList<Chip> m_chips;
    QList<QPushButton*> m_buttons;
    FlowLayout* m_row;
    QPushButton* m_clear;
};

} // namespace cf::ui
