// Records where pages navigate.
#pragma once

#include "ui/shell/Navigator.h"

#include <vector>

namespace cf::test {

class FakeNavigator : public ui::Navigator
{
public:
    std::vector<ui::Visit> visits;
    int backs = 0;

    void open(const ui::Visit& visit) override { visits.push_back(visit); }
    void back() override { ++backs; }
};

} // namespace cf::test
