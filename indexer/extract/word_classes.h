// Classes of words that stand in alike contexts in plain text: learnt when the tagger is trained
// (training/classes.h), kept in its model file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline {

// Fine and coarse class of a word; 0: unknown.
struct WordClass {
  std::uint16_t fine = 0;
  std::uint16_t coarse = 0;
};

// A read-only table of two arrays of a power of two, which it does not own: places of words by
// word_hash(), 0 where free, and their fine classes.
class WordClasses {
 public:
  WordClasses() = default;
  // `coarse_of`: by fine class. `slots`: of both tables; a power of two.
  WordClasses(const std::uint32_t* keys, const std::uint16_t* fine, std::size_t slots,
              const std::uint16_t* coarse_of)
      : keys_(keys), fine_(fine), mask_(slots - 1), coarse_of_(coarse_of) {}

  // A capital makes another word of it (May, may), where both are known.
  [[nodiscard]] WordClass find(std::uint64_t hash, bool capital) const {
    if (keys_ == nullptr) return {};
    if (const WordClass own = at(key_of(hash, capital)); own.fine != 0) return own;
    return at(key_of(hash, !capital));
  }
  [[nodiscard]] static std::uint32_t key_of(std::uint64_t hash, bool capital) {
    const auto key = static_cast<std::uint32_t>(hash >> 32) ^ (capital ? 0x9E3779B9u : 0u);
    return key == 0 ? 1 : key;
  }

 private:
  [[nodiscard]] WordClass at(std::uint32_t key) const {
    for (std::size_t i = key & mask_; keys_[i] != 0; i = (i + 1) & mask_) {
      if (keys_[i] == key) return {fine_[i], coarse_of_[fine_[i]]};
    }
    return {};
  }

  const std::uint32_t* keys_ = nullptr;
  const std::uint16_t* fine_ = nullptr;
  std::size_t mask_ = 0;
  const std::uint16_t* coarse_of_ = nullptr;
};

}  // namespace dateline
