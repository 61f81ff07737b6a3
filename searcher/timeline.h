// A query's articles over time: how many of each day, month or year.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/facet_counts.h"

namespace dateline {

enum class TimeStep : std::uint8_t { automatic, day, month, year };

[[nodiscard]] std::string_view name_of(TimeStep step);  // "auto"
[[nodiscard]] std::optional<TimeStep> time_step_named(std::string_view name);

struct Timeline {
  struct Bucket {
    std::string value;  // "2021-11-25", "2021-11", "2021"
    std::size_t count = 0;
    std::size_t margin = 0;  // in 99 of 100 cases `count` is no further off
    std::string filter;      // date:2021-11
  };
  TimeStep step = TimeStep::automatic;  // of the buckets; automatic where there are none
  bool coarser = false;                 // a finer one was asked for: too many buckets
  std::string first, last;              // days, of the articles found; empty for none
  std::vector<Bucket> buckets;          // in order, empty ones between first and last among them
  std::size_t undated = 0;
  std::size_t undated_margin = 0;
  std::size_t total = 0;  // articles found, undated ones among them
  bool exact = true;
};

// More buckets than this are never given: months take the place of days, years of months.
inline constexpr std::size_t kMaxBuckets = 1000;

// REQUIRES that Slot::day was counted. `total`: articles found. Automatic: days up to a hundred,
// months up to a hundred, else years. Years without an article are left out where even years are
// too many.
[[nodiscard]] Timeline make_timeline(const FacetCounts& counted, std::size_t total,
                                     TimeStep wanted);

}  // namespace dateline
