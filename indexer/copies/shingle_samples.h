// The samples of many articles' shingles (shingles.h), in one piece: a round of a bulk run has
// hundreds of thousands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dateline {

class ShingleSamples {
 public:
  void add(std::span<const std::uint32_t> sample) {
    hashes_.insert(hashes_.end(), sample.begin(), sample.end());
    ends_.push_back(hashes_.size());
  }
  void add_all(const ShingleSamples& others) {
    for (std::size_t i = 0; i < others.size(); ++i) add(others[i]);
  }
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return {hashes_.data() + begin, ends_[i] - begin};
  }

 private:
  std::vector<std::uint32_t> hashes_;
  std::vector<std::size_t> ends_;
};

}  // namespace dateline
