#include "indexer/extract/things.h"

#include <algorithm>
#include <array>

#include "core/entities/number_words.h"
#include "indexer/extract/english.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxWords = 7;

bool is_left_out(std::string_view lower) {
  return lower == "more" || lower == "other" || lower == "others" || lower == "further" ||
         lower == "additional" || lower == "different" || lower == "such" || lower == "separate";
}

// "recorded", "exploding": before a noun an adjective, after one a verb.
bool is_participle(std::string_view lower) {
  constexpr auto kNouns = std::to_array<std::string_view>(
      {"advertising", "banking",  "bombing", "building", "ceiling",   "clothing",
       "engineering", "evening",  "farming", "fishing",  "funding",   "hearing",
       "housing",     "hunting",  "landing", "lighting", "marketing", "manufacturing",
       "meeting",     "mining",   "morning", "offering", "opening",   "painting",
       "parking",     "planning", "racing",  "ruling",   "saving",    "shooting",
       "shopping",    "spending", "spring",  "string",   "swing",     "thing",
       "training",    "warning",  "wedding"});
  if (std::find(kNouns.begin(), kNouns.end(), lower) != kNouns.end()) return false;
  return (lower.size() > 4 && has_ending(lower, "ed") && !has_ending(lower, "eed")) ||
         (lower.size() > 4 && has_ending(lower, "ing"));
}
bool is_adverb(std::string_view lower) { return lower.size() > 4 && has_ending(lower, "ly"); }
bool is_superlative(std::string_view lower) { return lower.size() > 5 && has_ending(lower, "est"); }

class PhraseReader {
 public:
  PhraseReader(const WordView& view, std::size_t end_word) : view_(view), end_word_(end_word) {}

  std::optional<Thing> read(std::size_t i, Number number) {
    while (i + 1 < end_word_ && is_left_out(view_.lower(i)) && view_.blank_after(i)) ++i;
    return number == Number::plural ? plural(i) : singular(i);
  }

 private:
  [[nodiscard]] bool usable(std::size_t i) const {
    if (i >= end_word_ || view_.at(i).has_digit) return false;
    const std::string_view lower = view_.lower(i);
    // "US" is no pronoun.
    if (view_.at(i).all_upper && lower.size() == 2) return true;
    return !ends_noun_phrase(lower) && (lower == "quarter" || find_number_word(lower) == nullptr);
  }
  // Whether the phrase may go from word i to i + 1: a blank, a hyphen, or the point of "U.S.".
  [[nodiscard]] bool continues(std::size_t i) const {
    if (i + 1 >= end_word_) return false;
    // "total investment abroad\nKey exports": a capital on a new line begins something new.
    if (view_.joined_after(i))
      return !view_.at(i + 1).initial_upper ||
             view_.gap_after(i).find('\n') == std::string_view::npos;
    return view_.gap_after(i) == ". " && view_.word(i).find('.') != std::string_view::npos;
  }
  // A plural that begins a new name after a common noun is not of the phrase ("27 migrants
  // Tuesday's").
  [[nodiscard]] bool same_case(std::size_t head, std::size_t next) const {
    return view_.at(head).initial_upper || !view_.at(next).initial_upper;
  }

  [[nodiscard]] std::optional<Thing> plural(std::size_t first) const {
    for (std::size_t at = first; at - first < kMaxWords; ++at) {
      if (!usable(at) && !(at == first && is_adjective(at))) break;
      if (looks_plural(view_.lower(at))) return Thing{first, last_plural(at)};
      if (!continues(at)) break;
      if (joins_adjectives(at)) ++at;
    }
    return std::nullopt;
  }

  // "93 [injured] people", "two [live] jackals": what else ends a phrase describes a plural after
  // it.
  [[nodiscard]] bool is_adjective(std::size_t at) const {
    if (at + 1 >= end_word_ || !view_.blank_after(at) || !looks_plural(view_.lower(at + 1)))
      return false;
    const std::string_view lower = view_.lower(at);
    return lower == "injured" || lower == "wounded" || lower == "live" || lower == "old" ||
           lower == "long" || lower == "high";
  }

  // "American [and] coalition service members": "and" after an adjective, not after a verb.
  [[nodiscard]] bool joins_adjectives(std::size_t at) const {
    if (at + 2 >= end_word_ || !view_.blank_after(at + 1)) return false;
    const std::string_view link = view_.lower(at + 1);
    if (link != "and" && link != "or") return false;
    return !is_participle(view_.lower(at)) && !is_adverb(view_.lower(at));
  }

  // "people smugglers", "security forces personnel": a plural subject's verb has no -s, so a plural
  // after one is a noun.
  [[nodiscard]] std::size_t last_plural(std::size_t head) const {
    std::size_t best = head;
    for (std::size_t at = head; continues(at) && usable(at + 1) && at - head < 2; ++at) {
      if (!same_case(head, at + 1)) break;
      if (looks_plural(view_.lower(at + 1))) best = at + 1;
      if (best != at + 1 && at != head) break;
      // One plain word may stand between ("women police officers"), a participle may not ("boats
      // carrying migrants").
      if (best != at + 1 &&
          (is_participle(view_.lower(at + 1)) || !is_compound_base(view_.lower(head))))
        break;
    }
    return best;
  }
  static bool is_compound_base(std::string_view lower) {
    return lower == "women" || lower == "men" || lower == "arms" || lower == "sports";
  }

  [[nodiscard]] std::optional<Thing> singular(std::size_t first) const {
    if (!usable(first) || is_adverb(view_.lower(first))) return std::nullopt;
    std::size_t last = first;
    while (continues(last) && usable(last + 1) && last - first < 3) {
      const std::string_view next = view_.lower(last + 1);
      const std::string_view current = view_.lower(last);
      if (view_.is_possessive(last) || current == "time") break;
      if (is_adverb(next)) break;
      if (next == "aged" && last + 2 < end_word_ && view_.at(last + 2).has_digit) break;
      const bool in_name = view_.at(last).initial_upper && view_.at(last + 1).initial_upper;
      if (is_participle(next) && !is_superlative(current) && !in_name) break;
      if (view_.at(last + 1).initial_upper && !view_.at(last).initial_upper) break;
      ++last;
    }
    if (first == last && is_participle(view_.lower(first))) return std::nullopt;
    return Thing{first, last};
  }

  const WordView& view_;
  std::size_t end_word_;
};

bool is_determiner(std::string_view lower) {
  return lower == "the" || lower == "these" || lower == "those" || lower == "his" ||
         lower == "her" || lower == "its" || lower == "their" || lower == "our" || lower == "my" ||
         lower == "all" || lower == "a" || lower == "an" || lower == "this" || lower == "that";
}

// "of the country's 50 [state legislatures]", "of Saudi Arabia's [production]", "of the twelve
// [lanes]", "of the most disadvantaged [Australians]": the word the noun phrase itself begins at.
std::size_t skip_owner(const WordView& view, std::size_t i, std::size_t end_word) {
  for (std::size_t at = i; at < i + 4 && at + 1 < end_word && view.blank_after(at); ++at) {
    if (view.is_possessive(at)) i = at + 1;
    if (ends_noun_phrase(view.lower(at))) break;
  }
  const auto is_skipped = [&](std::size_t at) {
    const std::string_view lower = view.lower(at);
    return view.at(at).has_digit || lower == "most" || lower == "least" ||
           find_number_word(lower) != nullptr;
  };
  while (i + 1 < end_word && view.blank_after(i) && is_skipped(i)) ++i;
  return i;
}

}  // namespace

std::optional<Thing> read_thing(const WordView& view, std::size_t i, std::size_t end_word,
                                Number number) {
  return PhraseReader(view, end_word).read(i, number);
}

std::optional<Thing> read_thing_of(const WordView& view, std::size_t i, std::size_t end_word,
                                   Number number) {
  for (int skipped = 0; skipped < 2; ++skipped) {
    if (i + 1 >= end_word || !view.blank_after(i)) return std::nullopt;
    ++i;
    if (!is_determiner(view.lower(i))) break;
    if (skipped == 1 && i + 1 < end_word && view.blank_after(i)) ++i;
  }
  i = skip_owner(view, i, end_word);
  PhraseReader reader(view, end_word);
  if (const auto plural = number == Number::plural ? reader.read(i, Number::plural) : std::nullopt)
    return plural;
  return reader.read(i, Number::singular);
}

std::string thing_text(const WordView& view, const Thing& thing) {
  const std::size_t begin = view.at(thing.first).begin;
  const std::size_t end = view.at(thing.last).begin + view.stem(thing.last).size();
  std::string out(view.text().substr(begin, end - begin));
  for (char& c : out) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return out;
}

}  // namespace dateline
