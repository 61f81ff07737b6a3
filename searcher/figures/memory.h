// What was counted last, for the figures that lean on it.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "searcher/figures/reading.h"
#include "searcher/figures/sentence.h"

namespace dateline::figures {

// The readings of a sentence's numbers so far; numbers left out have none.
using Found = std::vector<std::optional<Reading>>;

class Memory {
 public:
  // A sentence begins, the how-manieth of its article: what was told two before is forgotten.
  void begin(std::size_t place) { place_ = place; }

  // Gives number k, of which its own sentence tells no event, that of the one it leans on, where it
  // leans on any.
  void lean(const Sentence& sentence, std::size_t k, const Found& found, Reading& reading) const;

  void remember(const Reading& reading);
  // "The number of dead is itself in dispute.": no figure, but what the next ones are of.
  void remember_carrier(const Sentence& sentence);

 private:
  [[nodiscard]] bool alive() const { return last_ && last_place_ + 1 >= place_; }

  std::size_t place_ = 0;
  std::optional<Reading> last_;
  std::size_t last_place_ = 0;
};

}  // namespace dateline::figures
