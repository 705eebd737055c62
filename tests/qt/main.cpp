// Runs one of the tests registered in this program. With COUNTERFOIL_WINDOWS it can open windows.
#include "tests/qt/QtTests.h"

#ifdef COUNTERFOIL_WINDOWS
#include <QApplication>
using Application = QApplication;
#else
#include <QCoreApplication>
using Application = QCoreApplication;
#endif

#include <cstdio>
#include <map>
#include <vector>

namespace cf::test {
namespace {

using Maker = std::unique_ptr<QObject> (*)();

// Created by the first registration, whichever file that is in.
std::map<QByteArray, Maker>& registered()
{
    static std::map<QByteArray, Maker> tests;
    return tests;
}

} // namespace

QtTest::QtTest(const char* file, Maker make)
{
    QByteArray name(file);
    name.chop(static_cast<qsizetype>(sizeof ".cpp" - 1));
    registered()[name] = make;
}

} // namespace cf::test

int main(int argc, char** argv)
{
    const auto& tests = cf::test::registered();
    const auto wanted = argc > 1 ? tests.find(argv[1]) : tests.end();
    if (wanted == tests.end()) {
        std::fputs("Name one of these tests:\n", stderr);
        for (const auto& [name, make] : tests)
            std::fprintf(stderr, "  %s\n", name.constData());
        return 2;
    }
    QCoreApplication::setAttribute(Qt::AA_Use96Dpi, true);
    Application application(argc, argv);
    std::vector<char*> arguments(argv, argv + argc);
    arguments.erase(arguments.begin() + 1);
    const auto test = wanted->second();
    return QTest::qExec(test.get(), static_cast<int>(arguments.size()), arguments.data());
}
