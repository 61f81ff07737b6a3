// Learns classes of words from plain text: words with like neighbours are one class. Words are rows
// of positive pointwise mutual information with their left and right neighbours (Church and Hanks
// 1990; Levy and Goldberg 2014), reduced by randomised subspace iteration (Halko, Martinsson, Tropp
// 2011) and grouped by spherical k-means.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline::training {

struct ClassOptions {
  std::size_t words = 40000;  // the most frequent ones get a class
  std::size_t neighbours = 1500;
  std::size_t dimensions = 80;
  std::size_t fine = 700;
  std::size_t coarse = 80;
  std::uint32_t seed = 1;
};

// Word classes as the model file keeps them: see tag_model.h.
struct LearntClasses {
  std::vector<std::uint32_t> keys;
  std::vector<std::uint16_t> fine;
  std::vector<std::uint16_t> coarse_of;
};

class ClassLearner {
 public:
  // Counts the words of an article. Words with a capital are counted apart, but for a sentence's
  // first.
  void read(std::string_view text);
  [[nodiscard]] LearntClasses learn(const ClassOptions& options) const;
  [[nodiscard]] std::size_t words_read() const { return stream_.size(); }

 private:
  std::uint32_t id_of(std::uint32_t key);

  std::unordered_map<std::uint32_t, std::uint32_t> ids_;  // WordClasses::key_of() -> id from 1
  std::vector<std::uint32_t> keys_{0};                    // by id
  std::vector<std::uint64_t> counts_{0};
  std::vector<std::uint32_t> stream_;  // ids; 0 between sentences
};

}  // namespace dateline::training
