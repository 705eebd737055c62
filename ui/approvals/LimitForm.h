// A new figure for a limit, or none, and why; or a limit for whoever has none yet. Part of LimitsPage.
#pragma once

#include "services/contract/Administration.h"
#include "services/contract/Limits.h"
#include "ui/accounts/ActionForm.h"

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace cf::ui {

class IbanEdit;
class MoneyEdit;
class ReasonEdit;

class LimitForm : public ActionForm
{
    Q_OBJECT

public:
    explicit LimitForm(QWidget* parent = nullptr);

    //! For this limit, with its present figure.
    void start(const contract::Limit& limit);
    //! For one that is not in force, in this currency unless another is chosen.
    void startNew(Currency currency);
    bool isNew() const { return m_isNew; }
    bool isTouched() const override;
    //! As it is; a new one as it was chosen, without a figure.
    const contract::Limit& limit() const { return m_limit; }
    //! Once reviewed().
    contract::LimitOrder order() const;

    //! What a new limit can be for, once listNeeded().
    void setColleagues(const std::vector<contract::StaffRow>& colleagues);
    void setProducts(const std::vector<contract::ProductRow>& products);
    //! Why there is no list for that kind.
    void setUnlisted(contract::LimitSubject subject, const QString& sentence);
    //! The bank's reason beside what a new limit is for.
    void refuseHolder(const QString& sentence);

Q_SIGNALS:
    //! The colleagues or the products to choose from.
    void listNeeded(cf::contract::LimitSubject subject);

protected:
    //! Somebody or something that it is for, and another figure than the present one.
    bool checkRest() override;

private:
    void addHolderFields();
    void addFigureFields();
    std::optional<std::int64_t> most() const;
    //! Reads whose limit it is from the fields.
    void readChoice();
    void onSubject();
    void showHolder();
    void showFigure();
    FormRow* rowOf(contract::LimitSubject subject) const;
    FormRow* holderRow() const { return rowOf(m_limit.subject); }

    bool m_isNew = false;
    contract::Limit m_limit;
    std::optional<std::int64_t> m_before; //!< What the fields said at the start.
    QComboBox* m_subject;
    FormRow* m_subjectRow;
    QComboBox* m_role;
    FormRow* m_roleRow;
    QComboBox* m_colleague;
    FormRow* m_colleagueRow;
    QComboBox* m_product;
    FormRow* m_productRow;
    IbanEdit* m_iban;
    FormRow* m_ibanRow;
    QComboBox* m_measure;
    FormRow* m_measureRow;
    QComboBox* m_currency;
    FormRow* m_currencyRow;
    MoneyEdit* m_amount;
    FormRow* m_amountRow;
    QSpinBox* m_orders;
    FormRow* m_ordersRow;
    QCheckBox* m_none;
    FormRow* m_noneRow;
    ReasonEdit* m_reason;
};

} // namespace cf::ui
