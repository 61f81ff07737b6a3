// Which of many things belong together, when told pair by pair.
#pragma once

#include <cstddef>
#include <numeric>
#include <vector>

namespace dateline {

class DisjointSets {
 public:
  // Another thing, alone; its number.
  std::size_t add() {
    parent_.push_back(parent_.size());
    return parent_.size() - 1;
  }
  // The number that stands for all that belong with `thing`.
  [[nodiscard]] std::size_t find(std::size_t thing) {
    while (parent_[thing] != thing) thing = parent_[thing] = parent_[parent_[thing]];
    return thing;
  }
  void unite(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace dateline
