#include "searcher/number_ranges.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "core/entities/currencies.h"
#include "core/entities/quantity.h"
#include "core/entities/unit_words.h"
#include "searcher/query/field_names.h"

namespace dateline {
namespace {

using query::NumberCondition;

// A kind of number, told by what its values have in common.
struct Group {
  std::string kind, unit, thing;
  double most = 0;  // the greatest value seen
  std::size_t values = 0;
  std::size_t count = 0;
};

bool can_be_grouped(const FacetValue& value) {
  if (!value.number || value.number_high || value.excluded || *value.number < 0) return false;
  if (value.kind == "count") return !value.thing.empty();
  if (value.kind == "percent") return value.unit != "percentage point";
  return value.kind == "money" || value.kind == "age";
}

std::vector<Group> groups_of(const std::vector<FacetValue>& values) {
  std::vector<Group> groups;
  for (const FacetValue& value : values) {
    if (!can_be_grouped(value)) continue;
    const std::string thing = value.kind == "count" ? thing_key(value.thing) : std::string();
    const auto same = [&](const Group& g) {
      return g.kind == value.kind && g.unit == value.unit && thing_key(g.thing) == thing;
    };
    auto group = std::find_if(groups.begin(), groups.end(), same);
    if (group == groups.end())
      group = groups.insert(groups.end(),
                            {value.kind, value.unit, thing.empty() ? thing : value.thing, 0, 0, 0});
    group->most = std::max(group->most, *value.number);
    ++group->values;
    group->count += value.count;
  }
  std::erase_if(groups, [](const Group& g) { return g.values < 2; });
  std::stable_sort(groups.begin(), groups.end(),
                   [](const Group& a, const Group& b) { return a.count > b.count; });
  if (groups.size() > kMostGroups) groups.resize(kMostGroups);
  return groups;
}

// Where each range begins; it ends right before the next begins, the last nowhere.
std::vector<double> begins_of(const Group& group) {
  if (group.kind == "age") return {0, 10, 20, 30, 40, 50, 60, 70, 80, 90};
  if (group.kind == "percent") return {0, 10, 25, 50, 75, 100};
  std::vector<double> out = {0};
  constexpr double kMost = 1e12;
  for (double begin = 10; begin <= std::min(group.most, kMost); begin *= 10) out.push_back(begin);
  return out;
}

// "100 to 999 people", "£1,000 to 9,999.99", "aged 90 or more", "25 to 49.99%", "under £5"
std::string range_label(const NumberCondition& condition) {
  using Over = NumberCondition::Over;
  std::string sign(currency_sign(condition.currency));
  if (sign.empty() && !condition.currency.empty()) sign = condition.currency + " ";
  std::string out = condition.over == Over::age ? "aged " : "";
  if (condition.low && condition.high) {
    out += sign + print_number(*condition.low);
    if (*condition.low != *condition.high) out += " to " + print_number(*condition.high);
  } else if (condition.low) {
    out += (condition.low_open ? "over " : "") + sign + print_number(*condition.low);
    if (!condition.low_open) out += " or more";
  } else {
    out += (condition.high_open ? "under " : "up to ") + sign + print_number(*condition.high);
  }
  if (condition.over == Over::percent) out += condition.high ? "%" : " percent";
  return condition.thing.empty() ? out : out + " " + condition.thing;
}

NumberRange range_of(const Group& group, double low, std::optional<double> next) {
  // What is counted is whole; what is measured stops short of the next range by a hundredth.
  const double step = group.kind == "count" || group.kind == "age" ? 1 : 0.01;
  query::Node node;
  node.kind = query::NodeKind::number;
  NumberCondition& condition = node.number;
  condition.low = low;
  if (next) condition.high = std::round((*next - step) * 100) / 100;
  if (group.kind == "money") condition.over = NumberCondition::Over::money;
  if (group.kind == "percent") condition.over = NumberCondition::Over::percent;
  if (group.kind == "age") condition.over = NumberCondition::Over::age;
  condition.currency = group.kind == "money" ? group.unit : "";
  condition.thing = group.thing;
  return range_asked_for(node);
}

}  // namespace

NumberRange range_asked_for(const query::Node& condition) {
  const NumberCondition& asked = condition.number;
  NumberRange out;
  out.condition = condition;
  FacetValue& value = out.value;
  const std::string_view field = query::field_name_of(condition);
  const std::string unit = unit_named(asked.thing);  // number:"100..500 km" counts nothing
  value.id = value.filter = query::print(condition);
  value.value = range_label(asked);
  value.number = asked.low;
  value.number_high = asked.high;
  value.unit = asked.currency.empty() ? unit : asked.currency;
  if (unit.empty()) value.thing = asked.thing;
  if (field != "number") value.kind = field;
  if (field == "number" && !value.thing.empty()) value.kind = "count";
  return out;
}

std::vector<NumberRange> number_ranges(const std::vector<FacetValue>& values) {
  std::vector<NumberRange> out;
  for (const Group& group : groups_of(values)) {
    const std::vector<double> begins = begins_of(group);
    for (std::size_t i = 0; i < begins.size(); ++i) {
      const bool last = i + 1 == begins.size();
      out.push_back(
          range_of(group, begins[i], last ? std::nullopt : std::optional<double>(begins[i + 1])));
    }
  }
  return out;
}

}  // namespace dateline
