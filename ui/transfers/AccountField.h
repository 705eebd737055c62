// Input for one side of a transfer: part of a name or an IBAN, with matching accounts in a list below. Down and Enter
// pick. Used twice by TransferForm.
#pragma once

#include "ui/transfers/Party.h"
#include "ui/widgets/FieldEdit.h"

#include <QPointer>

#include <vector>

namespace cf::ui {

class SuggestionList;

class AccountField : public FieldEdit
{
    Q_OBJECT

public:
    //! `missing` is shown if the form is sent without this side.
    explicit AccountField(QString missing, QWidget* parent = nullptr);
    ~AccountField() override;

    const std::optional<Party>& party() const { return m_party; }
    void setParty(const Party& party);
    //! Why the party cannot be used; empty if it can.
    void setPartyError(const QString& sentence);

    void suggest(const std::vector<contract::AccountSummary>& accounts, bool more);
    //! The text matches no account: shown at once and when the form is checked.
    void setNothingFound(const QString& sentence);
    bool isSuggesting() const;
    void reset() override;

Q_SIGNALS:
    //! The teller changed the text, so that it no longer identifies an account.
    void typed(const QString& text);
    //! Enter was pressed before the matches arrived.
    void awaited();
    //! An account was chosen from the list.
    void picked();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    QString problem() const override;

private:
    void take(const contract::AccountSummary& account);
    void hideList();
    bool onListKey(int key);

    QString m_missing;
    QString m_partyError;
    QString m_nothing;
    std::optional<Party> m_party;
    bool m_takeWhenHere = false; //!< Enter was pressed before the matches arrived.
    QPointer<SuggestionList> m_list;
};

} // namespace cf::ui
