#include "tests/check/history/Operation.h"

namespace cf::check {
namespace {

constexpr std::size_t kMostLegs = 100;

enum class ObjectKind
{
    None,
    Transfer,
    Hold,
    Approval,
};

struct Shape
{
    std::size_t leastLegs;
    std::size_t mostLegs;
    ObjectKind actsOn;
    ObjectKind makes;
};

Shape shapeOf(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Transfer:
        return {2, kMostLegs, ObjectKind::None, ObjectKind::Transfer};
    case OperationKind::HoldPlaced:
        return {1, 1, ObjectKind::None, ObjectKind::Hold};
    case OperationKind::HoldCaptured:
        return {2, kMostLegs, ObjectKind::Hold, ObjectKind::Transfer};
    case OperationKind::HoldReleased:
        return {0, 0, ObjectKind::Hold, ObjectKind::None};
    case OperationKind::Reversal:
        return {0, 0, ObjectKind::Transfer, ObjectKind::Transfer};
    case OperationKind::ApprovalRequested:
        return {2, kMostLegs, ObjectKind::None, ObjectKind::Approval};
    case OperationKind::ApprovalChanged:
        return {2, kMostLegs, ObjectKind::Approval, ObjectKind::None};
    case OperationKind::ApprovalApproved:
        return {0, kMostLegs, ObjectKind::Approval, ObjectKind::Transfer};
    case OperationKind::ApprovalRejected:
        return {0, 0, ObjectKind::Approval, ObjectKind::None};
    }
    return {};
}

bool isOf(ObjectKind kind, const ObjectId& id)
{
    switch (kind) {
    case ObjectKind::None:
        return false;
    case ObjectKind::Transfer:
        return TransferId::parse(id).has_value();
    case ObjectKind::Hold:
        return Uuid::parse(id).has_value();
    case ObjectKind::Approval:
        return ApprovalId::parse(id).has_value();
    }
    return false;
}

} // namespace

bool books(OperationKind kind)
{
    return shapeOf(kind).makes == ObjectKind::Transfer;
}

std::string mistakeIn(const Operation& operation)
{
    const Shape shape = shapeOf(operation.kind);
    const std::string name = contract::nameOf(operation.kind);
    if (operation.legs.size() < shape.leastLegs || operation.legs.size() > shape.mostLegs)
        return "a " + name + " cannot have " + std::to_string(operation.legs.size()) + " legs";
    if (operation.actsOn ? !isOf(shape.actsOn, *operation.actsOn) : shape.actsOn != ObjectKind::None)
        return "a " + name + " cannot act on " + operation.actsOn.value_or("nothing");
    if (operation.kind == OperationKind::HoldPlaced && operation.legs.front().amount <= 0)
        return "a hold sets a positive amount aside";
    return {};
}

bool makesSomething(OperationKind kind)
{
    return shapeOf(kind).makes != ObjectKind::None;
}

bool canMake(OperationKind kind, const ObjectId& made)
{
    return isOf(shapeOf(kind).makes, made);
}

std::int64_t plus(std::int64_t a, std::int64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

std::int64_t negated(std::int64_t a)
{
    return plus(~a, 1);
}

} // namespace cf::check
