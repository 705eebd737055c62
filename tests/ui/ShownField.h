// What the tests of fields share.
#pragma once

#include "models/domain/Currency.h"

#include <QTest>

namespace cf::test {

inline Currency currency(const char* code)
{
    return *Currency::parse(code);
}

//! What a field shows to the world while it has the focus.
template <class Edit>
struct Shown
{
    Shown()
    {
        edit.show();
        edit.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&edit));
    }
    Edit edit;
};

} // namespace cf::test
