#include <algorithm>

#include "core/text/folding.h"
#include "indexer/extract/lexicon.h"
#include "indexer/extract/name_rules.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestPlace = 6;
// Places are numbered by how well they are known: up to here they are countries, states, seas and
// cities of a million.
constexpr std::uint32_t kWellKnown = 1300;
constexpr std::uint32_t kKnown = 4500;

// Short names that must stand in capitals to be meant: "US", not "us"; "LA", not "La".
bool letters_fit(const NameToken& token, bool headline) {
  const std::string& key = token.folded;
  const bool acronym = key == "us" || key == "uk" || key == "usa" || key == "uae" || key == "la" ||
                       key == "nyc" || key == "drc" || key == "prc" || key == "dc" ||
                       key == "ussr" || key == "ksa" || key == "gdr" || key == "dprk" ||
                       key == "prc" || key == "k2";
  if (acronym) return token.all_upper || token.digit;
  return !token.all_upper || key.size() > 4 || headline;
}

// After a country's name, these make the name of something that is no place.
bool is_law_word(std::string_view folded) {
  return folded == "constitution" || folded == "code" || folded == "open" ||
         folded == "geological" || folded == "route" || folded == "veterans" ||
         folded == "interstate" || folded == "highway" || folded == "grand" || folded == "today" ||
         folded == "war";
}

}  // namespace

bool NameRules::place_context_before(std::size_t i) const {
  if (i == 0) return false;
  const NameToken& before = tokens_[i - 1];
  if (tokens_[i].join != Join::blank) return false;
  return before.has(kPlacePreposition) && !(before.first && before.has(kDirection));
}

bool NameRules::strong_place_follows(std::size_t i) const {
  if (i >= tokens_.size() || tokens_[i].join != Join::comma || !tokens_[i].capital) return false;
  const std::size_t last = std::min(run_end(i, false), i + 4);
  for (std::size_t end = last; end > i; --end) {
    if (end == i + 1 && !letters_fit(tokens_[i], false)) continue;
    for (const GazetteerPlace* place : gazetteer_.find(words(i, end))) {
      if (place->kind == PlaceKind::country) return true;
      if (place->kind == PlaceKind::region && place->id < kKnown) return true;
    }
  }
  return false;
}

int NameRules::place_score(const Match& match, const GazetteerPlace& best) const {
  const NameToken& token = tokens_[match.begin];
  const bool single = match.end == match.begin + 1;
  const bool city = best.kind == PlaceKind::city || best.id >= kKnown;
  int score = best.id < kWellKnown ? 4 : best.id < kKnown ? 3 : best.population >= 15000 ? 2 : 1;
  if (!city && best.id < kKnown) score += 1;
  if (!single) score += 1;
  if (single && best.kind != PlaceKind::country) {
    const bool doubtful = city && best.id >= kWellKnown;
    if (token.is(kCommonWord)) score -= !doubtful ? 1 : best.population >= 300000 ? 2 : 3;
    if (token.is(kGivenName)) score -= doubtful ? 2 : 1;
    if (token.is(kSurname)) score -= doubtful ? 2 : 0;
    if (token.has(kNeverName | kDemonym | kCalendarCue | kTitleCue)) score -= 5;
    if (token.first) score -= 1;
  }
  if (place_context_before(match.begin)) score += 2;
  if (match.begin > 0 && tokens_[match.begin - 1].folded == "of" && token.join == Join::blank) {
    score += 1;
  }
  if (city && single && !token.first && !token.is(kCommonWord | kSurname | kGivenName)) score += 1;
  if (strong_place_follows(match.end)) score += 3;
  if (match.begin > 0 && single && token.join == Join::blank && city) {
    const NameToken& before = tokens_[match.begin - 1];
    // After another capitalised word that is no known name: part of something longer.
    if (before.capital && !before.first && !before.has(kDirection | kFunctionWord) &&
        !before.possessive) {
      score -= 2;
    }
    if (before.folded == "the") score -= 3;
  }
  const std::size_t next = match.end;
  if (next < tokens_.size() && tokens_[next].capital && joined(next) &&
      !tokens_[next - 1].possessive && city &&
      !tokens_[next].has(kTitleCue | kRoleCue | kDemonym | kSpeechCue | kOrganisationHead)) {
    score -= single ? 2 : 1;
  }
  return score;
}

// Whether word `i` may be a place by itself: no bare direction, no part of a compound
// ("pro-Beijing", "UK-based"), no model number.
bool NameRules::may_be_single_place(std::size_t i) const {
  const NameToken& token = tokens_[i];
  if (token.folded.size() < 2 || token.has(kDirection | kOrganisationHead | kSiteHead))
    return false;
  if (token.range.end < text_.size() && text_[token.range.end] == '$') return false;  // "US$30"
  if (token.join == Join::hyphen && i > 0 && !tokens_[i - 1].capital) return false;
  if (i + 1 >= tokens_.size()) return true;
  const NameToken& next = tokens_[i + 1];
  if (next.join == Join::hyphen && !next.capital) return false;
  return !(next.join == Join::blank && next.digit && token.is(kCommonWord | kSurname));
}

Match NameRules::gazetteer_place_at(std::size_t i) const {
  if (tokens_[i].has(kFunctionWord) && tokens_[i].folded != "the") return {};
  std::size_t limit = i + 1;
  while (limit < tokens_.size() && limit - i < kLongestPlace && !tokens_[limit - 1].possessive &&
         joined(limit) && gazetteer_.is_name_prefix(folded(words(i, limit)))) {
    ++limit;
  }
  for (std::size_t end = limit; end > i; --end) {
    if (!tokens_[end - 1].capital && !tokens_[end - 1].digit) continue;
    if (end == i + 1 && !letters_fit(tokens_[i], false)) continue;
    if (end == i + 1 && !may_be_single_place(i)) continue;
    if (end < tokens_.size() && tokens_[end].join == Join::blank && tokens_[end].capital &&
        is_law_word(tokens_[end].folded)) {
      continue;
    }
    const auto found = gazetteer_.find(words(i, end));
    if (found.empty()) continue;
    Match match{i, end, 0};
    match.score = place_score(match, *found.front());
    if (match.score >= 3) return match;
  }
  return {};
}

Match NameRules::site_at(std::size_t i) const {
  const NameToken& token = tokens_[i];
  if (token.has(kFunctionWord | kDemonym | kTitleCue | kCalendarCue)) return {};
  const std::size_t end = run_end(i, false);
  if (end - i < 2 || end - i > 5) return {};
  if (token.has(kSiteOpening) && end - i == 2 && !token.first && token.folded.size() > 3 &&
      !tokens_[i + 1].is(kCommonWord) && !tokens_[i + 1].has(kNeverName | kOrganisationHead) &&
      token.folded != "saint" && token.folded != "santa" && !tokens_[i + 1].all_upper) {
    return {i, end, 3};
  }
  for (std::size_t k = std::min(end, i + 4); k-- > i + 1;) {
    if (!tokens_[k].has(kSiteHead) || tokens_[k].all_upper) continue;
    // "Eastern District of Texas"
    if (k + 2 < tokens_.size() && k + 1 == end && tokens_[k + 1].folded == "of" &&
        tokens_[k + 2].capital && tokens_[k].folded == "district") {
      const Match whole = gazetteer_place_at(k + 2);
      if (whole.end > 0) return {i, whole.end, 4};
    }
    return {i, k + 1, 4};
  }
  return {};
}

// "Bontddu, Wales": an unknown name in the place of a place.
Match NameRules::place_before_country(std::size_t i) const {
  const NameToken& token = tokens_[i];
  if (!place_context_before(i) || token.has(kNeverName | kTitleCue | kCalendarCue | kDemonym)) {
    return {};
  }
  const std::size_t end = run_end(i, false);
  if (end - i > 3 || token.all_upper || token.is(kCommonWord)) return {};
  return strong_place_follows(end) ? Match{i, end, 4} : Match{};
}

Match NameRules::place_at(std::size_t i) const {
  if (!tokens_[i].capital) return {};
  // "Southern California": as long as it is no sentence's plain beginning.
  if (tokens_[i].has(kDirection) && i + 1 < tokens_.size() && tokens_[i + 1].capital &&
      joined(i + 1) && gazetteer_place_at(i).end == 0) {
    const Match part = gazetteer_place_at(i + 1);
    if (part.end > 0) return {i, part.end, part.score};
  }
  const Match known = gazetteer_place_at(i);
  const Match site = site_at(i);
  if (site.end > known.end) return site;
  if (known.end > 0) return known;
  return place_before_country(i);
}

}  // namespace dateline
