#include "searcher/output/trec.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace dateline {
namespace {

constexpr double kUnits = 1e6;  // scores are written with six decimals

std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= 0x20) {
      out += "%20";
    } else {
      out += c;
    }
  }
  return out;
}

std::int64_t in_units(double score) {
  if (!std::isfinite(score)) return 0;
  return std::llround(std::clamp(score, -1e9, 1e9) * kUnits);
}

std::string print_units(std::int64_t units) {
  const auto unit = static_cast<std::int64_t>(kUnits);
  const std::int64_t size = units < 0 ? -units : units;
  std::string decimals = std::to_string(size % unit);
  decimals.insert(0, 6 - decimals.size(), '0');
  return (units < 0 ? "-" : "") + std::to_string(size / unit) + "." + decimals;
}

}  // namespace

std::string trec_lines(const std::vector<Hit>& hits, std::string_view qid, std::string_view tag) {
  const std::string before = without_blanks(qid) + " Q0 ";
  const std::string after = " " + without_blanks(tag) + "\n";
  std::string out;
  std::int64_t last = std::numeric_limits<std::int64_t>::max();
  std::size_t rank = 0;
  for (const Hit& hit : hits) {
    last = std::min(in_units(hit.score), last - 1);
    out += before + without_blanks(hit.id) + " " + std::to_string(++rank) + " " +
           print_units(last) + after;
  }
  return out;
}

}  // namespace dateline
