// Records where pages navigate.
#pragma once

#include "ui/shell/Navigator.h"

#include <vector>

namespace cf::test {

class FakeNavigator : public ui::Navigator
{
public:
    std::vector<ui::NavigationTarget> targets;
    int backs = 0;

    void open(const ui::NavigationTarget& target) override { targets.push_back(target); }
    void back() override { ++backs; }
};

} // namespace cf::test
