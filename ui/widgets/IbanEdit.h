// An IBAN field: shown in groups of four, checked by country, length and check digits (ISO 13616).
#pragma once

#include "models/domain/Iban.h"
#include "ui/widgets/FieldEdit.h"

#include <optional>

namespace cf::ui {

class IbanEdit : public FieldEdit
{
    Q_OBJECT

public:
    explicit IbanEdit(QWidget* parent = nullptr);

    //! The IBAN, or nothing if the text is not one.
    std::optional<Iban> iban() const { return m_iban; }
    void setIban(const Iban& iban);

Q_SIGNALS:
    void ibanChanged(std::optional<cf::Iban> iban);

protected:
    //! Enter only validates the field; Backspace and Delete skip the spaces between groups.
    void keyPressEvent(QKeyEvent* event) override;
    QString problem() const override;

private:
    void regroup();

    std::optional<Iban> m_iban;
};

} // namespace cf::ui
