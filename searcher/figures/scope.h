// Of which time, place and part a figure is. "44 in 2019" and "two more" are no rivals of the
// toll they stand beside.
#pragma once

#include <compare>
#include <optional>
#include <string>

#include "searcher/figures/sentence.h"

namespace dateline::figures {

struct Scope {
  std::string time;  // "2020", "since january", "a year"; empty: the event's own
  bool dated =
      false;  // `time` is the year of a whole date: the event's own where that was its year
  // The noun of "in the clashes", a name with its capital; the event's own where the story is of
  // it.
  std::string place;
  // Some of what another figure counts, or of a place told elsewhere ("in which", "there"): nothing
  // can stand beside it.
  bool part = false;

  friend auto operator<=>(const Scope&, const Scope&) = default;
};

// The tokens that can speak of number k and of no other: [begin, end) behind it and in front.
struct Region {
  std::size_t begin = 0, end = 0;
};
[[nodiscard]] Region behind(const Sentence& sentence, std::size_t k);
[[nodiscard]] Region in_front_of(const Sentence& sentence, std::size_t k);

// `year` is the article's, where known ("last year").
[[nodiscard]] Scope time_of(const Sentence& sentence, std::size_t k, std::optional<int> year);

// The place named by a phrase that begins at token i or soon after it ("dead [in Sendai]").
[[nodiscard]] std::string place_from(const Sentence& sentence, std::size_t i);

// The place its clause begins with ("[On the island of Samos], two people died"), or which of
// several events it is ("the [second attack] killed eight").
[[nodiscard]] std::string place_in_front(const Sentence& sentence, std::size_t k);

// Whether number k is some of others, or in addition to them.
[[nodiscard]] bool is_part(const Sentence& sentence, std::size_t k);

}  // namespace dateline::figures
