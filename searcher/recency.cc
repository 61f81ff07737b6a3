#include "searcher/recency.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/schema/fields.h"

namespace dateline {
namespace {

// An article as new as the archive gains this share of the best score found without recency: it
// then stands beside one that fits half as well again.
constexpr double kShare = 0.33;
// Days; an article gains a step for each of these that it is younger than. About a factor of three
// apart, so that a news desk tells today from yesterday and a historian one year from ten.
constexpr std::array<std::int64_t, 8> kSteps = {1, 3, 10, 30, 100, 365, 1100, 3650};

std::int64_t today() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::floor<std::chrono::days>(now).count();
}

std::string day_value(std::int64_t days) {
  std::string iso = Date::from_days(days).iso();
  std::erase(iso, '-');
  return iso;
}

// Days since 1970 of a value of Slot::day, "YYYYMMDD".
std::optional<std::int64_t> days_of(const std::string& value) {
  unsigned digits = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), digits);
  if (value.size() != 8 || error != std::errc() || end != value.data() + value.size()) return {};
  return Date{static_cast<int>(digits / 10000), static_cast<int>(digits / 100 % 100),
              static_cast<int>(digits % 100)}
      .days();
}

// Every article from the day `first` on, at a fixed weight.
Xapian::Query since(std::int64_t first, double weight) {
  auto* source = new Xapian::FixedWeightPostingSource(weight);
  return {Xapian::Query::OP_FILTER, Xapian::Query(source->release()),
          Xapian::Query(Xapian::Query::OP_VALUE_GE, number_of(Slot::day), day_value(first))};
}

}  // namespace

Xapian::Query with_recency(const Xapian::Query& query, Xapian::Enquire& enquire,
                           const Xapian::Database& database) {
  const auto newest = days_of(database.get_value_upper_bound(number_of(Slot::day)));
  const Xapian::MSet best = enquire.get_mset(0, 1);
  if (!newest || best.empty()) return query;
  const double step = kShare * best.begin().get_weight() / kSteps.size();
  if (step <= 0) return query;
  const std::int64_t from = std::min(*newest, today());
  std::vector<Xapian::Query> steps;
  for (const std::int64_t age : kSteps) steps.push_back(since(from - age + 1, step));
  return {Xapian::Query::OP_AND_MAYBE, query,
          Xapian::Query(Xapian::Query::OP_OR, steps.begin(), steps.end())};
}

}  // namespace dateline
