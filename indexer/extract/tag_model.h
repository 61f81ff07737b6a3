// The trained tagger's weights: a file made by training/ and embedded in the programs, used where
// it lies. Format, little-endian, each part 16-byte aligned:
//   TagModelHeader
//   int16 transitions[16][16]      label before -> label; -20000 where not allowed
//   uint16 tags[slots]             upper half of a feature's hash, 0: free
//   int8 weights[slots][16]        by label
//   uint32 class_keys[class_slots], uint16 class_fine[class_slots], uint16 coarse_of[kClasses]
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/extract/tag_labels.h"
#include "indexer/extract/word_classes.h"

namespace dateline {

struct TagModelHeader {
  std::array<char, 8> magic{'D', 'L', 'T', 'A', 'G', '0', '0', '1'};
  std::uint32_t feature_version = 0;
  std::uint32_t slots = 0;        // a power of two
  std::uint32_t class_slots = 0;  // the same
  std::uint32_t classes = 0;      // entries of coarse_of
  std::array<std::uint32_t, 2> reserved{};
};

using Scores = std::array<std::int16_t, kLabels>;

class TagModel {
 public:
  // The embedded one. Nothing is read or copied: 0 ms.
  static const TagModel& instance();
  // REQUIRES that `file` outlives the model and is 16-byte aligned. Of a file of another format or
  // version, or whose size is not what its header says, nothing is used: every word stays outside.
  // What the tables hold is trusted.
  explicit TagModel(std::string_view file);

  [[nodiscard]] const WordClasses& classes() const { return classes_; }
  [[nodiscard]] const std::array<Scores, kLabels>& transitions() const { return *transitions_; }
  // The sum of the weights of `count` features.
  [[nodiscard]] Scores score(const std::uint32_t* features, std::size_t count) const;
  [[nodiscard]] bool usable() const { return tags_ != nullptr; }

 private:
  const std::array<Scores, kLabels>* transitions_ = nullptr;
  const std::uint16_t* tags_ = nullptr;
  const std::int8_t* weights_ = nullptr;
  std::size_t mask_ = 0;
  WordClasses classes_;
};

// Where feature `hash` is looked for first, and what marks its slot.
[[nodiscard]] constexpr std::size_t slot_of(std::uint32_t hash, std::size_t mask) {
  return (hash * 0x9E3779B1u >> 8) & mask;
}
[[nodiscard]] constexpr std::uint16_t tag_of(std::uint32_t hash) {
  const auto tag = static_cast<std::uint16_t>(hash ^ hash >> 16);
  return tag == 0 ? std::uint16_t{1} : tag;
}

}  // namespace dateline
