// Where one side of a transfer is typed: part of a name or an IBAN, with the matching accounts in a list below. Down
// and Enter pick. Used twice by TransferForm.
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
    //! `missing` is said when the form is sent without this side.
    explicit AccountField(QString missing, QWidget* parent = nullptr);
    ~AccountField() override;

    const std::optional<Party>& party() const { return m_party; }
    void setParty(const Party& party);
    //! Why the party cannot be used; empty: it can.
    void setObjection(const QString& sentence);

    void suggest(const std::vector<contract::AccountSummary>& accounts, bool more);
    //! The text means no account: said at once and when the form is checked.
    void setNothingFound(const QString& sentence);
    bool isSuggesting() const;
    void reset() override;

Q_SIGNALS:
    //! The teller changed the text, so that it means no account any more.
    void typed(const QString& text);
    //! Enter was pressed before the accounts that fit were here.
    void awaited();
    //! An account was taken from the list.
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
    QString m_objection;
    QString m_nothing;
    std::optional<Party> m_party;
    bool m_takeWhenHere = false; //!< Enter was pressed before the accounts that fit were here.
    QPointer<SuggestionList> m_list;
};

} // namespace cf::ui
