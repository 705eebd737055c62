// Asks the bank what the transfer being typed would do, a moment after its last change. Used by NewTransferPage. It
// never holds up anything: without an answer there is simply no preview.
#pragma once

#include "services/client/Bank.h"
#include "ui/transfers/Party.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace cf::ui {

class TransferPreviewer : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kDebounce{300};

    //! The bank outlives this.
    explicit TransferPreviewer(client::Bank& bank, QObject* parent = nullptr);

    //! The order as it is now. What was known of another one is dropped, an answer on its way too. The bank is asked
    //! only about orders whose parties and amount are complete and not known to be wrong.
    void follow(const TransferDraft& draft);
    //! Does not wait for further changes.
    void askNow();
    //! Asks again about the same order: what was known may be out of date.
    void askAgain();

    //! Of the order last followed; null: not known.
    const contract::TransferPreview* preview() const { return m_preview ? &*m_preview : nullptr; }

Q_SIGNALS:
    //! preview() is another one, or there is none any more.
    void changed();

private:
    void ask();
    void set(std::optional<contract::TransferPreview> preview);

    client::Bank& m_bank;
    QTimer m_debounce;
    client::CallHandle m_call;
    std::optional<contract::TransferOrder> m_order; //!< Without its memo, which changes nothing.
    std::optional<contract::TransferPreview> m_preview;
};

} // namespace cf::ui
