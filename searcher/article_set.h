// A set of articles as one bit for each document of an index: an eighth of a byte an article
// whatever is in it. Members come out in ascending order.
#pragma once

#include <xapian.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline {

class ArticleSet {
 public:
  // Room for documents up to `last`.
  explicit ArticleSet(Xapian::docid last) : words_(last / kBits + 1, 0) {}

  // REQUIRES an id up to `last`, here and in contains().
  void add(Xapian::docid id) { words_[id / kBits] |= std::uint64_t{1} << (id % kBits); }
  [[nodiscard]] bool contains(Xapian::docid id) const {
    return ((words_[id / kBits] >> (id % kBits)) & 1U) != 0;
  }
  [[nodiscard]] std::size_t size() const {
    std::size_t count = 0;
    for (const std::uint64_t word : words_) count += static_cast<std::size_t>(std::popcount(word));
    return count;
  }

  // The first member from `id` on; kNone where there is none.
  static constexpr Xapian::docid kNone = ~Xapian::docid{0};
  [[nodiscard]] Xapian::docid next_from(Xapian::docid id) const {
    std::size_t i = id / kBits;
    if (i >= words_.size()) return kNone;
    std::uint64_t left = words_[i] & (~std::uint64_t{0} << (id % kBits));
    while (left == 0 && ++i < words_.size()) left = words_[i];
    if (left == 0) return kNone;
    return static_cast<Xapian::docid>(i * kBits + static_cast<std::size_t>(std::countr_zero(left)));
  }

  // With sets made for the same `last`.
  void keep(const ArticleSet& others) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= others.words_[i];
  }
  void remove(const ArticleSet& others) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~others.words_[i];
  }

  template <typename Visit>
  void for_each(Visit&& visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t left = words_[i]; left != 0; left &= left - 1)
        visit(static_cast<Xapian::docid>(i * kBits +
                                         static_cast<std::size_t>(std::countr_zero(left))));
    }
  }

  [[nodiscard]] std::vector<Xapian::docid> numbers() const {
    std::vector<Xapian::docid> out;
    out.reserve(size());
    for_each([&out](Xapian::docid id) { out.push_back(id); });
    return out;
  }

 private:
  static constexpr std::size_t kBits = 64;
  std::vector<std::uint64_t> words_;
};

}  // namespace dateline
