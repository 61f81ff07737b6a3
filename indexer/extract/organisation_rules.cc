#include <algorithm>
#include <string>

#include "indexer/extract/lexicon.h"
#include "indexer/extract/name_rules.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestRun = 10;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

NameRules::NameRules(std::string_view text, const std::vector<NameToken>& tokens)
    : text_(text), tokens_(tokens), gazetteer_(Gazetteer::instance()) {}

std::string_view NameRules::words(std::size_t begin, std::size_t end) const {
  const auto from = tokens_[begin].range.begin;
  return text_.substr(from, tokens_[end - 1].range.end - from);
}

bool NameRules::joined(std::size_t i) const {
  if (i == 0 || i >= tokens_.size()) return false;
  const NameToken& before = tokens_[i - 1];
  switch (tokens_[i].join) {
    case Join::blank:
    case Join::hyphen:
      return true;
    case Join::point:
      return before.initial || before.has(kTitleCue) || before.folded == "st" ||
             before.folded == "jr" || before.folded == "mt" || before.folded == "ft";
    default:
      return false;
  }
}

std::size_t NameRules::run_end(std::size_t i, bool over_possessive) const {
  std::size_t end = i + 1;
  while (end < tokens_.size() && end - i < kLongestRun &&
         (tokens_[end].capital || (tokens_[end].digit && over_possessive)) &&
         (joined(end) || (over_possessive && tokens_[end].join == Join::ampersand)) &&
         (over_possessive || !tokens_[end - 1].possessive)) {
    ++end;
  }
  return end;
}

Match NameRules::known_organisation_at(std::size_t i) const {
  const std::size_t last = std::min({run_end(i, true), i + kLongestOrganisation});
  std::size_t limit = last;
  // "House of Commons": a small word inside a known name.
  if (last + 1 < tokens_.size() && !tokens_[last].capital && tokens_[last].has(kFunctionWord) &&
      tokens_[last].join == Join::blank) {
    limit = std::min(run_end(last + 1, true), i + kLongestOrganisation);
    if (!tokens_[last + 1].capital || tokens_[last + 1].join != Join::blank) limit = last;
  }
  for (std::size_t end = limit; end > i; --end) {
    const bool upper = end == i + 1 && tokens_[i].all_upper;
    std::string key = place_key(words(i, end));
    if (tokens_[i].folded == "the" && end > i + 1) key.insert(0, "the ");  // "The Sun", not "Sun"
    if (is_known_organisation(key, upper)) {
      // Bare "House", "Universal" or "Shell" at a sentence's start say little; a word with a plain
      // meaning needs none before.
      if (end == i + 1 && !upper && tokens_[i].is(kCommonWord) && tokens_[i].first) return {};
      return {i, end, 4};
    }
  }
  return {};
}

// "Navy", and "US Navy", "Iraqi National Guard" with the nation in front.
Match NameRules::own_or_national_organisation_at(std::size_t i) const {
  const Match known = known_organisation_at(i);
  if (known.end > 0 || tokens_[i].has(kFunctionWord)) return known;
  for (std::size_t k = i + 1; k < i + 3 && k < tokens_.size() && tokens_[k].capital && joined(k) &&
                              !tokens_[k - 1].possessive && tokens_[k].join == Join::blank;
       ++k) {
    const Match inner = known_organisation_at(k);
    if (inner.end == 0) continue;
    const auto nation = gazetteer_.find(words(i, k));
    const bool national = (k == i + 1 && tokens_[i].has(kDemonym)) ||
                          (!nation.empty() && nation.front()->kind == PlaceKind::country);
    return national ? Match{i, inner.end, 5} : Match{};
  }
  return {};
}

Match NameRules::organisation_at(std::size_t i) const {
  const Match known = own_or_national_organisation_at(i);
  if (tokens_[i].has(kFunctionWord)) return known;
  const std::size_t run = run_end(i, true);
  std::size_t head = run;
  for (std::size_t k = i; k < run; ++k) {
    if (tokens_[k].has(kOrganisationHead | kWeakHead) &&
        !(k == i && tokens_[k].first && k + 1 < run)) {
      head = k;
    }
    // "Trump's State Department": the name begins after the possessive.
    if (tokens_[k].possessive && k + 1 < run && tokens_[k + 1].has(kDemonym | kTitleCue)) break;
  }
  if (head == run) return known;
  std::size_t end = head + 1;
  if (end + 1 < tokens_.size() && tokens_[end].join == Join::blank && !tokens_[head].possessive &&
      is_one_of(tokens_[end].folded, {"of", "for"}) && !tokens_[end].capital) {
    std::size_t next = end + 1;
    if (tokens_[next].folded == "the" && next + 1 < tokens_.size()) ++next;
    if (tokens_[next].capital && tokens_[next].join == Join::blank &&
        !tokens_[next].has(kCalendarCue)) {
      end = run_end(next, false);
      // "Department of Justice and Home Affairs"
      if (end + 1 < tokens_.size() && is_one_of(tokens_[end].folded, {"and"}) &&
          tokens_[end].join == Join::blank && tokens_[end + 1].capital &&
          tokens_[end + 1].has(kOrganisationHead) && tokens_[end + 1].join == Join::blank) {
        end += 2;
      }
    }
  }
  // "Imperial College London"
  if (end == head + 1 && end < run && is_one_of(tokens_[head].folded, {"college", "university"}) &&
      tokens_[end].join == Join::blank && !tokens_[head].possessive &&
      !tokens_[end].has(kTitleCue | kRoleCue)) {
    ++end;
  }
  if (end == i + 1) return known;  // a bare "Party" or "Police"
  // "President Moon Party"? A title in front means a person until the head is right after it.
  if (tokens_[i].has(kTitleCue) && head > i + 1 && !tokens_[i].has(kOrganisationHead)) return known;
  return end > known.end ? Match{i, end, 4} : known;
}

}  // namespace dateline
