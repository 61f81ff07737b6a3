#include "searcher/timeline.h"

#include <algorithm>
#include <map>

#include "core/base/date.h"

namespace dateline {
namespace {

constexpr TimeStep kSteps[] = {TimeStep::automatic, TimeStep::day, TimeStep::month, TimeStep::year};
constexpr std::size_t kFew = 100;

Date date_of(FacetId day) {
  const int number = static_cast<int>(day);
  return {number / 10000, number / 100 % 100, number % 100};
}

// Which bucket a date falls into; they follow each other without a gap.
std::int64_t bucket_of(const Date& date, TimeStep step) {
  switch (step) {
    case TimeStep::day:
      return date.days();
    case TimeStep::month:
      return std::int64_t{date.year} * 12 + date.month - 1;
    default:
      return date.year;
  }
}

std::string printed(std::int64_t bucket, TimeStep step) {
  switch (step) {
    case TimeStep::day:
      return Date::from_days(bucket).iso();
    case TimeStep::month:
      return Date{static_cast<int>(bucket / 12), static_cast<int>(bucket % 12) + 1, 1}.iso_month();
    default:
      return Date{static_cast<int>(bucket), 1, 1}.iso_year();
  }
}

std::size_t buckets_between(const Date& first, const Date& last, TimeStep step) {
  return static_cast<std::size_t>(bucket_of(last, step) - bucket_of(first, step)) + 1;
}

TimeStep step_for(const Date& first, const Date& last, TimeStep wanted) {
  const std::size_t most = wanted == TimeStep::automatic ? kFew : kMaxBuckets;
  for (const TimeStep step : {TimeStep::day, TimeStep::month}) {
    if (wanted != TimeStep::automatic && step < wanted) continue;
    if (buckets_between(first, last, step) <= most) return step;
  }
  return TimeStep::year;
}

}  // namespace

std::string_view name_of(TimeStep step) {
  switch (step) {
    case TimeStep::day:
      return "day";
    case TimeStep::month:
      return "month";
    case TimeStep::year:
      return "year";
    case TimeStep::automatic:
      break;
  }
  return "auto";
}

std::optional<TimeStep> time_step_named(std::string_view name) {
  for (const TimeStep step : kSteps) {
    if (name_of(step) == name) return step;
  }
  return {};
}

Timeline make_timeline(const FacetCounts& counted, std::size_t total, TimeStep wanted) {
  const std::vector<FacetCount> days = counted.of(Slot::day);
  Timeline out;
  out.exact = counted.exact();
  out.total = out.undated = total;
  if (days.empty()) return out;
  const auto [low, high] =
      std::minmax_element(days.begin(), days.end(),
                          [](const FacetCount& a, const FacetCount& b) { return a.id < b.id; });
  const Date first = date_of(low->id);
  const Date last = date_of(high->id);
  out.step = step_for(first, last, wanted);
  out.coarser = wanted != TimeStep::automatic && out.step != wanted;
  out.first = first.iso();
  out.last = last.iso();
  std::map<std::int64_t, std::size_t> counts;  // of the articles looked at
  if (buckets_between(first, last, out.step) <= kMaxBuckets) {
    for (std::int64_t b = bucket_of(first, out.step); b <= bucket_of(last, out.step); ++b)
      counts[b] = 0;
  }
  std::size_t dated = 0;
  for (const FacetCount& day : days) {
    counts[bucket_of(date_of(day.id), out.step)] += day.sampled;
    dated += day.sampled;
  }
  const FacetCount all_dated = counted.estimate(0, dated);
  out.undated = total - std::min(total, all_dated.count);
  out.undated_margin = all_dated.margin;
  for (const auto& [bucket, sampled] : counts) {
    const FacetCount count = counted.estimate(0, sampled);
    const std::string value = printed(bucket, out.step);
    out.buckets.push_back({value, count.count, count.margin, "date:" + value});
  }
  return out;
}

}  // namespace dateline
