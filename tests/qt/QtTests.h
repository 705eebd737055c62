// The Qt tests of a folder are one program: linking one is quicker than linking thirty. Each file registers its class,
// and `program tst_file [Qt Test's arguments]` runs that one in a process of its own, as CTest does.
#pragma once

#include <QTest>

#include <memory>

namespace cf::test {

class QtTest
{
public:
    //! `file` is the name of the file in which the class stands, with .cpp; it has static storage.
    QtTest(const char* file, std::unique_ptr<QObject> (*make)());
};

} // namespace cf::test

//! Once in each tst_….cpp, outside of namespaces.
#define COUNTERFOIL_QTEST(Class)                                                                                       \
    static const cf::test::QtTest k##Class(__FILE_NAME__,                                                              \
                                           []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); });
