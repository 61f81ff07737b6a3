// The best labels of a row of words (Viterbi).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "indexer/extract/tag_context.h"
#include "indexer/extract/tag_model.h"

namespace dateline {

class TagDecoder {
 public:
  explicit TagDecoder(const TagModel& model) : model_(model) {}

  // Labels of words [begin, end), which are active and stand in one sentence. Valid until the next
  // call.
  [[nodiscard]] std::span<const std::uint8_t> decode(const TagContext& context, std::size_t begin,
                                                     std::size_t end);

 private:
  const TagModel& model_;
  std::vector<Scores> best_;  // of a path that ends in a label, less the best of its word
  std::vector<std::uint8_t> labels_;
};

// Calls visit(begin, end) for each row of active words in one sentence, ascending.
template <typename Visit>
void for_each_row(const TagContext& context, Visit visit) {
  for (std::size_t i = 0; i < context.size();) {
    if (!context.word(i).active) {
      ++i;
      continue;
    }
    const std::size_t begin = i++;
    while (i < context.size() && context.word(i).active && !context.token(i).opens_sentence) ++i;
    visit(begin, i);
  }
}

}  // namespace dateline
