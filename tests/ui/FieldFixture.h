// Shared by the field tests.
#pragma once

#include "models/domain/Currency.h"

#include <QTest>

namespace cf::test {

inline Currency currency(const char* code)
{
    return *Currency::parse(code);
}

//! Shows a field and gives it the focus.
template <class Edit>
struct FieldFixture
{
    FieldFixture()
    {
        edit.show();
        edit.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&edit));
    }
    Edit edit;
};

} // namespace cf::test
