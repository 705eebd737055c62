// Whose limit may be asked for: the colleagues who may order and the bank's products. Both lists are asked for when a
// form needs them. Part of LimitsPage.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/Administration.h"
#include "services/contract/Limits.h"

#include <QObject>

namespace cf::ui {

class LimitHolders : public QObject
{
    Q_OBJECT

public:
    //! `bank` outlives this.
    explicit LimitHolders(client::Bank& bank, QObject* parent = nullptr);

    //! The list for that kind, if there is one: one of the signals follows.
    void fetch(contract::LimitSubject subject);

Q_SIGNALS:
    //! All of them, by name.
    void colleaguesArrived(const std::vector<cf::contract::StaffRow>& colleagues);
    void productsArrived(const std::vector<cf::contract::ProductRow>& products);
    //! The list cannot be read, as a sentence says.
    void failed(cf::contract::LimitSubject subject, const QString& sentence);

private:
    void fetchColleagues(const std::optional<std::string>& cursor);
    void fetchProducts();

    client::Bank& m_bank;
    client::CallHandle m_call;
    std::vector<contract::StaffRow> m_colleagues; //!< Of the pages so far.
};

} // namespace cf::ui
