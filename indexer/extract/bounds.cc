#include "indexer/extract/bounds.h"

#include <array>

namespace dateline {
namespace {

// A bound's last word and, where needed, the two before it; an empty one may be anything.
struct Phrase {
  std::string_view last, before, before_that;
  Bound bound;
};

// The longer before the shorter: "no more than" before "more than".
constexpr auto kBefore = std::to_array<Phrase>({
    {"than", "more", "no", Bound::at_most},
    {"than", "more", "not", Bound::at_most},
    {"than", "higher", "no", Bound::at_most},
    {"than", "fewer", "no", Bound::at_least},
    {"than", "less", "no", Bound::at_least},
    {"than", "less", "not", Bound::at_least},
    {"than", "more", "", Bound::more_than},
    {"than", "greater", "", Bound::more_than},
    {"than", "higher", "", Bound::more_than},
    {"than", "older", "", Bound::more_than},
    {"than", "longer", "", Bound::more_than},
    {"than", "bigger", "", Bound::more_than},
    {"than", "fewer", "", Bound::less_than},
    {"than", "less", "", Bound::less_than},
    {"than", "lower", "", Bound::less_than},
    {"than", "younger", "", Bound::less_than},
    {"than", "shorter", "", Bound::less_than},
    {"than", "rather", "", Bound::exact},
    {"least", "at", "", Bound::at_least},
    {"most", "at", "", Bound::at_most},
    {"minimum", "", "", Bound::at_least},
    {"of", "minimum", "", Bound::at_least},
    {"of", "term", "minimum", Bound::at_least},
    {"maximum", "", "", Bound::at_most},
    {"of", "maximum", "", Bound::at_most},
    {"of", "term", "maximum", Bound::at_most},
    {"of", "excess", "in", Bound::more_than},
    {"of", "upwards", "", Bound::more_than},
    {"of", "upward", "", Bound::more_than},
    {"of", "shy", "", Bound::less_than},
    {"of", "short", "just", Bound::less_than},
    {"as", "many", "as", Bound::at_most},
    {"as", "much", "as", Bound::at_most},
    {"as", "high", "as", Bound::at_most},
    {"as", "long", "as", Bound::at_most},
    {"as", "far", "as", Bound::at_most},
    {"as", "few", "as", Bound::at_least},
    {"as", "little", "as", Bound::at_least},
    {"as", "low", "as", Bound::at_least},
    {"as", "young", "as", Bound::at_least},
    {"as", "old", "as", Bound::at_most},
    {"to", "up", "", Bound::at_most},
    {"to", "limited", "", Bound::at_most},
    {"at", "capped", "", Bound::at_most},
    {"to", "restricted", "", Bound::at_most},
    {"to", "close", "", Bound::about},
    {"within", "", "", Bound::at_most},
    {"over", "just", "", Bound::more_than},
    {"over", "", "", Bound::more_than},
    {"above", "", "", Bound::more_than},
    {"exceeding", "", "", Bound::more_than},
    {"exceeded", "", "", Bound::more_than},
    {"exceeds", "", "", Bound::more_than},
    {"exceed", "", "", Bound::more_than},
    {"topped", "", "", Bound::more_than},
    {"surpassed", "", "", Bound::more_than},
    {"surpassing", "", "", Bound::more_than},
    {"under", "just", "", Bound::less_than},
    {"under", "", "", Bound::less_than},
    {"below", "", "", Bound::less_than},
    {"almost", "", "", Bound::about},
    {"nearly", "", "", Bound::about},
    {"around", "", "", Bound::about},
    {"about", "", "", Bound::about},
    {"roughly", "", "", Bound::about},
    {"approximately", "", "", Bound::about},
    {"approx", "", "", Bound::about},
    {"circa", "", "", Bound::about},
    {"some", "", "", Bound::about},
    {"estimated", "", "", Bound::about},
    {"like", "", "", Bound::about},
});

struct After {
  std::string_view first, second;
  Bound bound;
};
constexpr auto kAfter = std::to_array<After>({
    {"or", "more", Bound::at_least},
    {"or", "over", Bound::at_least},
    {"or", "older", Bound::at_least},
    {"or", "above", Bound::at_least},
    {"and", "over", Bound::at_least},
    {"and", "above", Bound::at_least},
    {"or", "higher", Bound::at_least},
    {"and", "up", Bound::at_least},
    {"or", "fewer", Bound::at_most},
    {"or", "less", Bound::at_most},
    {"or", "under", Bound::at_most},
    {"or", "below", Bound::at_most},
    {"or", "younger", Bound::at_most},
    {"and", "under", Bound::at_most},
    {"or", "so", Bound::about},
});

bool is_filler(std::string_view word) {
  return word == "a" || word == "an" || word == "the" || word == "its" || word == "probably" ||
         word == "just" || word == "only" || word == "another" || word == "further" ||
         word == "additional" || word == "total" || word == "perhaps" || word == "maybe" ||
         word == "possibly" || word == "estimated";
}

// "quarrelled over the 60bn fund", "within the 30 days": these bound only a bare number.
bool is_preposition(std::string_view word) {
  return word == "over" || word == "above" || word == "under" || word == "below" ||
         word == "within";
}

class BackwardReader {
 public:
  BackwardReader(const WordView& view, std::size_t first_word)
      : view_(view), first_word_(first_word) {}

  [[nodiscard]] std::optional<BoundWords> read(std::size_t last) const {
    for (const Phrase& phrase : kBefore) {
      if (view_.lower(last) != phrase.last) continue;
      if (phrase.before.empty()) return BoundWords{phrase.bound, last};
      if (!has(last, 1, phrase.before)) continue;
      if (phrase.before_that.empty()) return BoundWords{phrase.bound, last - 1};
      if (has(last, 2, phrase.before_that)) return BoundWords{phrase.bound, last - 2};
    }
    return std::nullopt;
  }

  // Whether the word `back` before `last` is `lower`, blanks between.
  [[nodiscard]] bool has(std::size_t last, std::size_t back, std::string_view lower) const {
    if (last < first_word_ + back) return false;
    return view_.joined_after(last - back) && view_.lower(last - back) == lower;
  }

 private:
  const WordView& view_;
  std::size_t first_word_;
};

}  // namespace

std::optional<BoundWords> bound_before(const WordView& view, std::size_t last,
                                       std::size_t first_word) {
  const BackwardReader reader(view, first_word);
  std::optional<BoundWords> found = reader.read(last);
  for (int skipped = 0; skipped < 2 && is_filler(view.lower(last)); ++skipped) {
    if (found && found->bound != Bound::about) break;
    if (last <= first_word || !view.blank_after(last - 1)) break;
    const bool definite = view.lower(last) == "the" || view.lower(last) == "its";
    --last;
    if (definite && is_preposition(view.lower(last))) break;
    if (const auto further = reader.read(last)) found = further;
  }
  // "like five different times" is loose talk for about; "like 27 others" compares.
  if (!found || found->bound == Bound::exact) return std::nullopt;
  // "just under", "well over": the word before sharpens, but does not change it.
  const bool intensified = reader.has(found->first, 1, "just") ||
                           reader.has(found->first, 1, "well") || reader.has(found->first, 1, "at");
  if (intensified) --found->first;
  return found;
}

std::optional<BoundWords> bound_after(const WordView& view, std::size_t first,
                                      std::size_t end_word) {
  if (first + 1 >= end_word || !view.blank_after(first)) return std::nullopt;
  for (const After& phrase : kAfter) {
    if (view.lower(first) == phrase.first && view.lower(first + 1) == phrase.second) {
      return BoundWords{phrase.bound, first + 1};
    }
  }
  return std::nullopt;
}

}  // namespace dateline
