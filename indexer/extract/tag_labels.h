// The labels of words: BILOU over people, places and organisations. Names of other things
// (languages, events, laws) are learnt too, so that they are taken for none of the three.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace dateline {

inline constexpr std::size_t kLabels = 16;  // room for 16, the last is unused

enum Label : std::uint8_t {
  kOutside = 0,
  // First, inner, last and only word of a name; a place is 4 more, an organisation 8 more.
  kFirst = 1,
  kInner = 2,
  kLast = 3,
  kSingle = 4,
  kOtherFirst = 13,
  kOtherInner = 14,
};
inline constexpr std::size_t kNamedKinds = 3;

// Of a label of one of the three kinds: kFirst .. kSingle, and 0 (person) to 2 (organisation).
[[nodiscard]] constexpr unsigned part_of(unsigned label) { return (label - 1) % 4 + 1; }
[[nodiscard]] constexpr unsigned kind_of(unsigned label) { return (label - 1) / 4; }
[[nodiscard]] constexpr bool is_named(unsigned label) { return label > 0 && label < kOtherFirst; }

// Whether a name goes on after `label`.
[[nodiscard]] constexpr bool is_open(unsigned label) {
  return is_named(label) && (part_of(label) == kFirst || part_of(label) == kInner);
}

[[nodiscard]] constexpr bool may_follow(unsigned before, unsigned after) {
  if (before >= kLabels - 1 || after >= kLabels - 1) return false;
  if (is_open(before)) {
    return is_named(after) && kind_of(after) == kind_of(before) &&
           (part_of(after) == kInner || part_of(after) == kLast);
  }
  if (after == kOtherInner) return before == kOtherFirst || before == kOtherInner;
  return !is_named(after) || part_of(after) == kFirst || part_of(after) == kSingle;
}

}  // namespace dateline
