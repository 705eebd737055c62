// The Qt tests of a folder are one program: linking one is faster than linking thirty. Each file registers its class,
// and `program tst_file [Qt Test's arguments]` runs that class in its own process, as CTest does.
#pragma once

#include <QTest>

#include <memory>

namespace cf::test {

class QtTest
{
public:
    //! `file` is the name of the class's file, with .cpp; it has static storage.
    QtTest(const char* file, std::unique_ptr<QObject> (*make)());
};

} // namespace cf::test

//! Once per tst_….cpp, outside namespaces.
#define COUNTERFOIL_QTEST(Class)                                                                                       \
    static const cf::test::QtTest k##Class(__FILE_NAME__,                                                              \
                                           []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); });
