// Fetches and refreshes the record behind a page. A failed refresh keeps it; a not-found drops it. Used by
// CustomerPage, AccountPage and TransferPage.
#pragma once

#include "services/client/Bank.h"
#include "ui/common/FailureText.h"

#include <functional>
#include <optional>

namespace cf::ui {

//! `Op` opens one record by its id.
template <class Op, class Id>
class RecordController
{
public:
    using Record = typename Op::Response;

    //! The bank outlives this. `changed` is called whenever a value below changes.
    RecordController(client::Bank& bank, std::function<void()> changed)
        : m_bank(bank)
        , m_changed(std::move(changed))
    {
    }

    bool isOf(const Id& id) const { return m_id == id; }
    //! The record, or null while there is none.
    const Record* record() const { return m_record ? &*m_record : nullptr; }
    bool isBusy() const { return m_busy; }
    //! An error sentence if the last call failed; an older record may still be present.
    const QString& error() const { return m_error; }

    //! Drops the previous record and fetches this one; does nothing for the same id.
    void show(const Id& id)
    {
        if (isOf(id))
            return;
        m_call.cancel();
        m_id = id;
        m_record.reset();
        m_error.clear();
        load();
    }

    //! Fetches again unless a fetch is already pending.
    void refresh()
    {
        if (m_id && !m_busy)
            load();
    }

private:
    void load()
    {
        m_busy = true;
        m_call = m_bank.call<Op>({*m_id}, {}, &m_context,
                                 [this](client::CallResult<Record> result) { take(std::move(result)); });
        m_changed();
    }

    void take(client::CallResult<Record> result)
    {
        m_busy = false;
        m_error.clear();
        if (result) {
            m_record = std::move(result).value();
        } else {
            m_error = FailureText::forFailure(result.error(), RequestKind::Read);
            // A user who lost access must not keep seeing the record; a busy bank removes nothing.
            if (client::isNotThere(result.error()))
                m_record.reset();
        }
        m_changed();
    }

    client::Bank& m_bank;
    std::function<void()> m_changed;
    std::optional<Id> m_id;
    std::optional<Record> m_record;
    QString m_error;
    bool m_busy = false;
    client::CallHandle m_call;
    QObject m_context; //!< Last, so destroyed first: no answer finds the rest gone.
};

} // namespace cf::ui
