#include <algorithm>

#include "core/entities/person_name.h"
#include "indexer/extract/lexicon.h"
#include "indexer/extract/name_rules.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestName = 6;
constexpr std::size_t kLongestTitle = 6;

bool is_suffix(std::string_view folded) {
  return folded == "jr" || folded == "sr" || folded == "ii" || folded == "iii" || folded == "iv";
}

}  // namespace

bool NameRules::is_leading_particle(std::size_t i) const {
  const NameToken& token = tokens_[i];
  if (token.capital || i + 1 >= tokens_.size() || !tokens_[i + 1].capital) return false;
  if (tokens_[i + 1].join == Join::hyphen) return is_name_particle(token.folded);
  // "de Blasio said": only in the middle of a sentence, and never after a name or in "the city of".
  return tokens_[i + 1].join == Join::blank &&
         (token.folded == "de" || token.folded == "van" || token.folded == "von" ||
          token.folded == "al" || token.folded == "bin");
}

bool NameRules::may_be_name_word(std::size_t i, std::size_t begin) const {
  const NameToken& token = tokens_[i];
  if (!token.capital || token.digit) return false;
  if (token.initial) return true;
  if (is_suffix(token.folded)) return i > begin;
  if (token.all_upper) return token.folded.size() > 3 && token.is(kSurname | kGivenName);
  if (i > begin && token.is(kSurname)) return !token.has(kFunctionWord);
  if (token.has(kFunctionWord)) return false;
  if (token.has(kNeverName | kOrganisationHead)) {
    // "Bill Clinton": a given name when a name follows.
    return i == begin && token.is(kGivenName) && i + 1 < tokens_.size() &&
           (tokens_[i + 1].capital || is_leading_particle(i + 1)) && joined(i + 1) &&
           !tokens_[i + 1].is(kCommonWord) && !tokens_[i + 1].has(kOrganisationHead | kDemonym);
  }
  if (token.has(kDemonym | kCalendarCue | kSiteHead | kWeakHead)) {
    return token.is(kGivenName) && !token.has(kDemonym);
  }
  return !(i > begin && token.has(kTitleCue));
}

// What may follow a hyphen inside a name: "Jean-Yves", "Jong-un"; not "Johnson-led".
bool NameRules::is_hyphen_part(std::size_t i) const {
  const NameToken& token = tokens_[i];
  if (token.digit || token.folded.empty()) return false;
  if (token.capital) return !token.has(kDemonym);
  return token.folded.size() <= 6 && token.folded != "era" && tokens_[i - 1].capital &&
         (word_flags(token.folded) & kCommonWord) == 0;
}

// The longest run of words from `i` that could be a person's name, particles and initials included.
Match NameRules::name_words(std::size_t i) const {
  std::size_t end = i;
  std::size_t last = i;  // one past the last capitalised word
  while (end < tokens_.size() && end - i < kLongestName) {
    const NameToken& token = tokens_[end];
    if (end > i && (!joined(end) || tokens_[end - 1].possessive)) {
      const bool suffix = token.join == Join::comma && is_suffix(token.folded);
      if (!suffix) break;
    }
    const bool hyphenated = token.join == Join::hyphen && end > i;
    if (may_be_name_word(end, i) || (hyphenated && is_hyphen_part(end))) {
      last = ++end;
    } else if (!token.capital && is_name_particle(token.folded) && end + 1 < tokens_.size() &&
               (tokens_[end + 1].capital || is_name_particle(tokens_[end + 1].folded)) &&
               token.folded != "as" && token.folded != "at" && token.folded != "do") {
      ++end;
    } else {
      break;
    }
  }
  return last > i ? Match{i, last, 0} : Match{};
}

Match NameRules::title_at(std::size_t i) const {
  std::size_t last = 0;
  std::size_t k = i;
  // "French Interior Minister": demonyms and offices up to the title word itself.
  for (; k < tokens_.size() && k - i < kLongestTitle; ++k) {
    if (k > i && !joined(k)) break;
    if (!tokens_[k].capital) {
      if (!(tokens_[k].has(kTitleCue) && tokens_[k].folded == "general")) break;
    }
    if (tokens_[k].possessive) break;
    if (tokens_[k].has(kTitleCue)) last = k + 1;
    if (!tokens_[k].has(kTitleCue | kNeverName | kDemonym)) break;
  }
  return last > 0 ? Match{i, last, 5} : Match{};
}

Match NameRules::person_after_title(std::size_t i) const {
  if (i >= tokens_.size() || !(joined(i) || tokens_[i].join == Join::point)) return {};
  if (!tokens_[i].capital && !is_leading_particle(i)) return {};
  Match match = name_words(i);
  if (match.end == 0) return {};
  const NameToken& token = tokens_[i];
  if (match.end == i + 1) {
    // "Mr Nice" is a person; "President Office", "General Motors" are not.
    const bool personal = tokens_[i - 1].folded == "mr" || tokens_[i - 1].folded == "mrs" ||
                          tokens_[i - 1].folded == "ms" || tokens_[i - 1].folded == "dr" ||
                          tokens_[i - 1].folded == "sir";
    if (token.is(kCommonWord) && !token.is(kSurname | kGivenName) && !personal) return {};
    if (token.initial) return {};
  }
  match.score = 6;
  return match;
}

bool NameRules::role_before(std::size_t i) const {
  if (i == 0) return false;
  std::size_t before = i - 1;
  if (tokens_[i].join != Join::blank && tokens_[i].join != Join::comma &&
      tokens_[i].join != Join::point) {
    return false;
  }
  return tokens_[before].has(kRoleCue | kTitleCue | kFamilyCue) &&
         (tokens_[i].join != Join::comma || !tokens_[before].capital ||
          tokens_[before].has(kTitleCue | kDemonym));
}

int NameRules::evidence_around(const Match& match) const {
  int score = 0;
  if (role_before(match.begin)) score += 2;
  const std::size_t next = match.end;
  if (next >= tokens_.size()) return score;
  const NameToken& after = tokens_[next];
  if (after.join == Join::blank && !after.capital && !tokens_[next - 1].possessive &&
      (after.has(kSpeechCue) || after.folded == "who")) {
    score += 2;
  }
  if (after.join == Join::comma &&
      (after.digit || after.folded == "who" || after.folded == "aged")) {
    score += 2;
  }
  if (after.join == Join::bracket && after.digit) score += 2;
  if (match.begin > 0 && tokens_[match.begin - 1].has(kSpeechCue) &&
      tokens_[match.begin].join == Join::blank) {
    const std::string& verb = tokens_[match.begin - 1].folded;
    score += verb == "says" || verb == "said" ? 2 : 1;
  }
  return score;
}

int NameRules::person_score(const Match& match) const {
  const NameToken& first = tokens_[match.begin];
  const bool suffixed = match.end - match.begin > 2 && is_suffix(tokens_[match.end - 1].folded);
  const NameToken& last = tokens_[match.end - (suffixed ? 2 : 1)];
  int score = 1;
  if (first.is(kGivenName)) score += first.is(kCommonWord) && first.first ? 1 : 2;
  if (last.is(kSurname)) score += 2;
  if (last.is(kGivenName) && !last.is(kSurname)) score += 2;
  for (std::size_t k = match.begin; k < match.end; ++k) {
    const NameToken& token = tokens_[k];
    if (token.initial && k > match.begin) score += 2;
    if (token.is(kCommonWord) && !token.is(kGivenName | kSurname)) score -= 2;
    const bool in_place =
        (k == match.begin && token.is(kGivenName)) || (k > match.begin && token.is(kSurname));
    if (!in_place && token.has(kNeverName | kRoleCue | kSiteHead)) score -= 2;
    if (token.has(kDirection)) score -= 3;
  }
  if (match.end - match.begin > 4) score -= 2;
  return score + evidence_around(match);
}

bool NameRules::is_great_place(std::string_view folded) const {
  constexpr std::uint32_t kGreatCity = 1'000'000;
  const auto known = gazetteer_.find(folded);
  if (known.empty()) return false;
  return known.front()->kind == PlaceKind::country || known.front()->population >= kGreatCity;
}

bool NameRules::is_place_name(const Match& match) const {
  std::string name;
  for (std::size_t k = match.begin; k < match.end; ++k)
    name += (name.empty() ? "" : " ") + tokens_[k].folded;
  return !gazetteer_.find(name).empty();
}

int NameRules::single_person_score(std::size_t i) const {
  const NameToken& token = tokens_[i];
  if (token.has(kDemonym | kCalendarCue | kNeverName | kRoleCue | kOrganisationHead | kSiteHead)) {
    return 0;
  }
  if (token.all_upper || token.initial || token.folded.size() < 3) return 0;
  // A neighbour in capitals: part of a longer name that the rules did not read.
  if (i + 1 < tokens_.size() && tokens_[i + 1].capital && joined(i + 1) && !token.possessive)
    return 0;
  if (token.join == Join::blank && i > 0 && tokens_[i - 1].capital && !tokens_[i - 1].first &&
      !tokens_[i - 1].has(kTitleCue | kRoleCue)) {
    return 0;
  }
  if (token.join == Join::hyphen ||
      (i + 1 < tokens_.size() && tokens_[i + 1].join == Join::hyphen)) {
    return 0;
  }
  // "Paris said": a capital that speaks is still a place; a person of that name has been introduced
  // in full.
  if (is_great_place(token.folded)) return 0;
  int score = evidence_around({i, i + 1, 0});
  if (token.is(kSurname)) score += 2;
  if (token.is(kGivenName)) score += 1;
  if (token.is(kCommonWord)) score -= 3;
  // "..., Tarlo said": a word of no other meaning that speaks.
  if (token.flags == 0 && token.cues == 0 && score >= 2 && !token.possessive &&
      !place_context_before(i) && gazetteer_.find(token.folded).empty()) {
    score += 1;
  }
  // A surname that is nothing else, in the middle of a sentence, with no "in" or "the" before it.
  const bool plain = token.is(kSurname) && !token.is(kGivenName | kCommonWord) && !token.first;
  if (plain && !place_context_before(i) && i > 0 && !tokens_[i - 1].has(kFunctionWord)) score += 1;
  return score;
}

Match NameRules::person_at(std::size_t i) const {
  Match match = name_words(i);
  if (match.end == 0) return {};
  if (match.end == i + 1) {
    if (!tokens_[i].capital) return {};
    match.score = single_person_score(i);
    return match.score >= 3 ? match : Match{};
  }
  // "Voter Kitty Mak": the name begins with the given name.
  if (match.end - i > 2 && !tokens_[i].is(kGivenName) && !tokens_[i].initial &&
      tokens_[i].join != Join::hyphen && tokens_[i + 1].join == Join::blank &&
      tokens_[i + 1].is(kGivenName) && !tokens_[i + 1].is(kCommonWord) && !is_leading_particle(i)) {
    return {};
  }
  // "the governor of Chiang Rai": a place of that very name, after a word that places follow.
  const bool after_of = i > 0 && tokens_[i].join == Join::blank && tokens_[i - 1].folded == "of";
  if ((after_of || place_context_before(i)) && is_place_name(match)) return {};
  match.score = person_score(match);
  // A run that goes on in capitals is likely a title of something.
  if (match.end < tokens_.size() && tokens_[match.end].capital && joined(match.end) &&
      !tokens_[match.end - 1].possessive) {
    match.score -= 1;
  }
  return match.score >= 3 ? match : Match{};
}

}  // namespace dateline
