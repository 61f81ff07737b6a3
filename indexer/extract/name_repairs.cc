#include "indexer/extract/name_repairs.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "core/entities/gazetteer.h"
#include "core/entities/word_lists.h"
#include "indexer/extract/lexicon.h"

namespace dateline {
namespace {

constexpr std::uint32_t kGreatCity = 1'000'000;  // inhabitants

bool is_single(const WordSpan& span) { return span.end - span.begin == 1; }

const GazetteerPlace* best_place(const NameToken& token) {
  const auto found = Gazetteer::instance().find(token.folded);
  return found.empty() ? nullptr : found.front();
}

// "Martin Luther King, Jr."
bool is_suffix(const NameToken& token) {
  return token.folded == "jr" || token.folded == "sr" || token.folded == "ii" ||
         token.folded == "iii";
}

bool is_great(const GazetteerPlace* place) {
  return place != nullptr && (place->kind == PlaceKind::country || place->population >= kGreatCity);
}

class Repairer {
 public:
  Repairer(const NameTokens& tokens, std::vector<WordSpan>& spans)
      : tokens_(tokens), spans_(spans) {
    for (const WordSpan& span : spans) {
      const std::size_t next = span.end;
      if (span.kind == NameKind::organisation && next < tokens.size() &&
          tokens[next].join == Join::bracket && tokens[next].all_upper) {
        acronyms_.insert(tokens[next].hash);
      }
      for (std::size_t i = span.begin; i < span.end; ++i) {
        if (span.kind == NameKind::person && !is_single(span)) of_people_.insert(tokens[i].hash);
        if (span.kind == NameKind::place && !tokens[i].first) of_places_.insert(tokens[i].hash);
      }
      if (span.kind == NameKind::organisation && is_single(span)) {
        single_organisations_.insert(tokens[span.begin].hash);
      }
    }
  }

  void run() {
    add_listed_organisations();
    std::vector<WordSpan> kept;
    kept.reserve(spans_.size());
    for (std::size_t i = 0; i < spans_.size(); ++i) {
      WordSpan span = spans_[i];
      if (is_single(span) && acronyms_.contains(tokens_[span.begin].hash)) {
        span.kind = NameKind::organisation;  // "the Regiment (SRR) ... SRR"
      }
      cut_end(span, kept);
      cut_beginning(span, kept);
      if (is_no_name(span)) continue;
      if (is_company(span) || is_club(span)) span.kind = NameKind::organisation;
      if (is_place_that_speaks(span) || is_mountain(span)) span.kind = NameKind::place;
      if (is_seat_of(span, kept)) span.kind = NameKind::place;
      if (is_aged_like_others(span, kept) || is_whole_name(span)) span.kind = NameKind::person;
      split_organisation(span, kept);
      kept.push_back(span);
      const bool state_marked = i + 1 < spans_.size() && spans_[i + 1].begin == span.end;
      if (state_marked && is_single(spans_[i + 1]) && is_before_state(span)) ++i;
    }
    spans_ = std::move(kept);
  }

 private:
  // "Warren" of "Warren, D-Mass", "Kent" of "Craig Mackinlay, Kent MP", "France" of
  // "France-Belgian".
  void cut_end(WordSpan& span, const std::vector<WordSpan>& kept) const {
    if (is_single(span)) return;
    if (span.kind == NameKind::person) {
      for (std::size_t i = span.begin + 1; i < span.end; ++i) {
        if (tokens_[i].join == Join::comma && !is_suffix(tokens_[i])) span.end = i;
      }
      if (is_single(span)) return;
    }
    const NameToken& last = tokens_[span.end - 1];
    const bool role = span.kind == NameKind::person && last.all_upper && last.has(kRoleCue);
    const bool demonym =
        span.kind == NameKind::place && last.has(kDemonym) && last.join == Join::hyphen;
    if (role || demonym) --span.end;
    const bool seat = role && is_single(span) && tokens_[span.begin].join == Join::comma &&
                      !kept.empty() && kept.back().kind == NameKind::person &&
                      kept.back().end == span.begin;
    if (seat && best_place(tokens_[span.begin]) != nullptr) span.kind = NameKind::place;
  }

  // What a headline or a caption runs into a person's name: "MSNBC Cummings", "Democrat Spearman",
  // and the town of "mayor of Koszalin Piotr Jedlinski", which is a place of its own.
  void cut_beginning(WordSpan& span, std::vector<WordSpan>& kept) const {
    if (span.kind != NameKind::person || is_single(span)) return;
    const NameToken& first = tokens_[span.begin];
    const NameToken& second = tokens_[span.begin + 1];
    cut_office(span);
    if (second.join != Join::blank) return;
    constexpr std::size_t kInitials = 3;  // JFK is somebody, MSNBC is not
    const bool acronym = first.all_upper && first.folded.size() > kInitials && !second.all_upper;
    const bool party = first.has(kRoleCue | kDemonym) && !first.is(kGivenName);
    const bool town = span.end - span.begin > 2 && !first.is(kGivenName | kSurname) &&
                      second.is(kGivenName) && best_place(first) != nullptr;
    if (!acronym && !party && !town) return;
    if (town) kept.push_back({NameKind::place, span.begin, span.begin + 1});
    ++span.begin;
  }

  // "Environment" of "Environment Minister Marina Silva": the first word after which the name
  // itself, with its title, begins.
  void cut_office(WordSpan& span) const {
    for (std::size_t i = span.begin; i + 2 < span.end; ++i) {
      if (tokens_[i].is(kFemaleName | kMaleName) || !tokens_[i].is(kCommonWord)) return;
      if (tokens_[i + 1].join != Join::blank || tokens_[i + 2].join != Join::blank) return;
      if (!tokens_[i + 1].has(kTitleCue)) continue;
      span.begin = i + 1;
      return;
    }
  }

  bool is_listed(std::size_t begin, std::size_t end) const {
    OrganisationMatch match;
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin && tokens_[i].join != Join::blank) return false;
      match = match.with(tokens_[i].hash);
    }
    return match.is_name(end - begin == 1 && tokens_[begin].all_upper);
  }

  // "Ford said in a filing": a company that bears a surname, unless the article has a Henry Ford.
  // "Morgan Stanley", "Johnson & Johnson".
  bool is_company(const WordSpan& span) const {
    if (span.kind != NameKind::person) return false;
    const NameToken& token = tokens_[span.begin];
    if (!is_single(span)) {
      for (std::size_t i = span.begin + 1; i < span.end; ++i) {
        if (tokens_[i].join == Join::ampersand) return true;
      }
      const bool given = token.is(kGivenName) && !token.is(kSurname);  // Walt Disney
      return !given && is_listed(span.begin, span.end);
    }
    const bool titled = span.begin > 0 && tokens_[span.begin - 1].has(kTitleCue) &&
                        token.join != Join::apart && token.join != Join::comma;
    return !titled && !of_people_.contains(token.hash) &&
           OrganisationMatch().with(token.hash).is_name(token.all_upper);
  }

  bool is_no_name(const WordSpan& span) const {
    if (span.kind == NameKind::person) {
      const NameToken& only = tokens_[span.begin];
      // "the Sultan": a title by itself, unless it is somebody's name (Martin Luther King).
      if (is_single(span) && only.has(kTitleCue) && !of_people_.contains(only.hash)) {
        const bool titled = span.begin > 0 && tokens_[span.begin - 1].has(kTitleCue);
        if (!titled) return true;
      }
      // "Iraqi Kurd", "Prime Minister".
      for (std::size_t i = span.begin; i < span.end; ++i) {
        const bool office = tokens_[i].has(kNeverName) && !tokens_[i].is(kGivenName | kSurname);
        if (!office && !tokens_[i].has(kDemonym | kRoleCue | kTitleCue | kFunctionWord)) {
          return false;
        }
      }
      return !is_single(span) || tokens_[span.begin].has(kDemonym | kFunctionWord);
    }
    if (span.kind != NameKind::place || !is_single(span)) return false;
    const NameToken& token = tokens_[span.begin];
    if (token.folded == "channel") return true;
    if (token.has(kDemonym)) return best_place(token) == nullptr;
    if (!token.first || !token.is(kCommonWord) || of_places_.contains(token.hash)) return false;
    if (span.end < tokens_.size() && tokens_[span.end].join == Join::comma) return false;
    const auto* place = best_place(token);
    return place != nullptr && place->kind != PlaceKind::country && place->population < kGreatCity;
  }

  bool is_place_that_speaks(const WordSpan& span) const {
    if (span.kind != NameKind::person || !is_single(span)) return false;
    const NameToken& token = tokens_[span.begin];
    if (of_people_.contains(token.hash)) return false;
    if (span.begin > 0 && tokens_[span.begin - 1].has(kTitleCue) && !token.opens_sentence) {
      return false;
    }
    return is_great(best_place(token));
  }

  // "Arsenal" the club, beside "Arsenal" the place that no list knows.
  bool is_club(const WordSpan& span) const {
    return span.kind == NameKind::place && is_single(span) &&
           single_organisations_.contains(tokens_[span.begin].hash) &&
           best_place(tokens_[span.begin]) == nullptr;
  }

  // "Mont Blanc": no given name opens it, and the gazetteer has it whole.
  bool is_mountain(const WordSpan& span) const {
    if (span.kind != NameKind::person || is_single(span)) return false;
    if (tokens_[span.begin].is(kGivenName | kSurname)) return false;
    std::string name;
    for (std::size_t i = span.begin; i < span.end; ++i) {
      if (i > span.begin) name += ' ';
      name += tokens_[i].folded;
    }
    return !Gazetteer::instance().find(name).empty();
  }

  // "Riaz Mohammed (12 years old) and Shinai (15)": a word before an age in brackets is somebody,
  // as the one before him in the sentence is.
  bool is_aged_like_others(const WordSpan& span, const std::vector<WordSpan>& kept) const {
    if (span.kind != NameKind::organisation || !is_single(span) || kept.empty()) return false;
    const WordSpan& before = kept.back();
    if (before.kind != NameKind::person || !has_age(before) || !has_age(span)) return false;
    for (std::size_t i = before.end; i <= span.begin; ++i) {
      if (tokens_[i].opens_sentence) return false;
    }
    return !tokens_[span.begin].all_upper && !is_listed(span.begin, span.end);
  }

  // "Governor Jim Hataman of Basilan".
  bool is_seat_of(const WordSpan& span, const std::vector<WordSpan>& kept) const {
    if (span.kind != NameKind::person || !is_single(span) || kept.empty()) return false;
    const bool of = kept.back().kind == NameKind::person && kept.back().end + 1 == span.begin &&
                    tokens_[span.begin - 1].folded == "of" && !tokens_[span.begin].opens_sentence;
    return of && !of_people_.contains(tokens_[span.begin].hash) &&
           best_place(tokens_[span.begin]) != nullptr;
  }

  // "Lewis Hamilton": a given name of known gender and a surname, neither of them a word besides,
  // unless listed or called "the".
  bool is_whole_name(const WordSpan& span) const {
    if (span.kind != NameKind::organisation || span.end - span.begin != 2) return false;
    const NameToken& given = tokens_[span.begin];
    const NameToken& surname = tokens_[span.begin + 1];
    if (!given.is(kFemaleName | kMaleName) || !surname.is(kSurname)) return false;
    if (given.is(kCommonWord) || surname.is(kCommonWord)) return false;
    if (given.cues != 0 || surname.cues != 0 || surname.join != Join::blank) return false;
    if (given.all_upper || surname.all_upper || is_listed(span.begin, span.end)) return false;
    return span.begin == 0 || tokens_[span.begin - 1].folded != "the";
  }

  bool has_age(const WordSpan& span) const {
    constexpr std::size_t kDigits = 2;
    if (span.end >= tokens_.size()) return false;
    const NameToken& age = tokens_[span.end];
    return age.join == Join::bracket && age.digit && age.range.size() <= kDigits;
  }

  // "Police and Border Force", a listed one after a common word: only the listed one. Cuts what
  // stands before "and" off, where a place's own organisation follows.
  void split_organisation(WordSpan& span, std::vector<WordSpan>& kept) const {
    if (span.kind != NameKind::organisation) return;
    const std::size_t second = span.begin + 2;
    if (second < span.end && tokens_[second - 1].folded == "and" &&
        tokens_[span.begin].is(kCommonWord) && is_listed(second, span.end) &&
        !is_listed(span.begin, span.end)) {
      span.begin = second;
      return;
    }
    for (std::size_t i = second; i + 2 < span.end; ++i) {
      if (tokens_[i].folded != "and" || !tokens_[span.end - 1].has(kOrganisationHead)) continue;
      if (best_place(tokens_[i + 1]) == nullptr || tokens_[i + 1].is(kCommonWord)) continue;
      kept.push_back({span.kind, span.begin, i});
      span.begin = i + 1;
      return;
    }
  }

  // "Special Reconnaissance Regiment (SRR)": one past the words whose first letters the brackets
  // hold; `i` where it is not so.
  std::size_t introduced_end(std::size_t i, std::size_t limit) const {
    std::size_t end = i + 1;
    while (end < limit && end - i < kLongestOrganisation && tokens_[end].capital &&
           tokens_[end].join == Join::blank) {
      ++end;
    }
    if (end - i < 2 || end >= tokens_.size() || tokens_[end].join != Join::bracket) return i;
    if (tokens_[end].folded.size() != end - i || !tokens_[end].all_upper) return i;
    for (std::size_t k = i; k < end; ++k) {
      if (tokens_[k].folded.empty() || tokens_[k].folded[0] != tokens_[end].folded[k - i]) return i;
    }
    return end;
  }

  // Where no name is: the listed ones of two words and more.
  void add_listed_organisations() {
    std::vector<WordSpan> all;
    std::size_t span = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      while (span < spans_.size() && spans_[span].begin <= i) all.push_back(spans_[span++]);
      if (!tokens_[i].capital || (!all.empty() && i < all.back().end)) continue;
      const std::size_t limit = span < spans_.size() ? spans_[span].begin : tokens_.size();
      std::size_t end = i;
      OrganisationMatch match;
      for (std::size_t k = i; k < limit && k - i < kLongestOrganisation; ++k) {
        if (k > i && tokens_[k].join != Join::blank) break;
        match = match.with(tokens_[k].hash);
        if (k > i && tokens_[k].capital && match.is_name(false)) end = k + 1;
        if (!match.goes_on()) break;
      }
      if (end == i) end = introduced_end(i, limit);
      if (end > i) all.push_back({NameKind::organisation, i, end});
    }
    spans_ = std::move(all);
  }

  // "Paris, TX"
  bool is_before_state(const WordSpan& span) const {
    if (span.kind != NameKind::place || span.end >= tokens_.size()) return false;
    const NameToken& state = tokens_[span.end];
    if (state.join != Join::comma || !state.all_upper || state.folded.size() != 2) {
      return false;
    }
    const char letters[2] = {static_cast<char>(state.folded[0] - 'a' + 'A'),
                             static_cast<char>(state.folded[1] - 'a' + 'A')};
    return !us_state_of({letters, 2}).empty();
  }

  const NameTokens& tokens_;
  std::vector<WordSpan>& spans_;
  std::unordered_set<std::uint64_t> acronyms_;  // in brackets after an organisation
  std::unordered_set<std::uint64_t> single_organisations_;
  std::unordered_set<std::uint64_t> of_people_;  // words of whole names
  std::unordered_set<std::uint64_t> of_places_;  // words of places inside sentences
};

}  // namespace

void repair_names(const NameTokens& tokens, std::vector<WordSpan>& spans) {
  Repairer(tokens, spans).run();
}

}  // namespace dateline
