#include "indexer/extract/name_repairs.h"

#include <algorithm>
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
      cut_end(span);
      cut_beginning(span, kept);
      if (is_no_name(span)) continue;
      if (is_company(span)) span.kind = NameKind::organisation;
      if (is_place_that_speaks(span)) span.kind = NameKind::place;
      split_organisation(span, kept);
      kept.push_back(span);
      const bool state_marked = i + 1 < spans_.size() && spans_[i + 1].begin == span.end;
      if (state_marked && is_single(spans_[i + 1]) && is_before_state(span)) ++i;
    }
    spans_ = std::move(kept);
  }

 private:
  // "Kent MP" without the MP, "France-Belgian" without the Belgian.
  void cut_end(WordSpan& span) const {
    if (is_single(span)) return;
    const NameToken& last = tokens_[span.end - 1];
    const bool role = span.kind == NameKind::person && last.all_upper && last.has(kRoleCue);
    const bool demonym =
        span.kind == NameKind::place && last.has(kDemonym) && last.join == Join::hyphen;
    if (role || demonym) --span.end;
  }

  // What a headline or a caption runs into a person's name: "MSNBC Cummings", "Democrat Spearman",
  // and the town of "mayor of Koszalin Piotr Jedlinski", which is a place of its own.
  void cut_beginning(WordSpan& span, std::vector<WordSpan>& kept) const {
    if (span.kind != NameKind::person || is_single(span)) return;
    const NameToken& first = tokens_[span.begin];
    const NameToken& second = tokens_[span.begin + 1];
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

  // "Ford said in a filing": a company that bears a surname, unless the article has a Henry Ford.
  bool is_company(const WordSpan& span) const {
    if (span.kind != NameKind::person || !is_single(span)) return false;
    const NameToken& token = tokens_[span.begin];
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
        if (!tokens_[i].has(kDemonym | kRoleCue | kTitleCue | kFunctionWord)) return false;
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

  // Cuts what stands before "and" off, where a place's own organisation follows.
  void split_organisation(WordSpan& span, std::vector<WordSpan>& kept) const {
    if (span.kind != NameKind::organisation) return;
    for (std::size_t i = span.begin + 2; i + 2 < span.end; ++i) {
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
  std::unordered_set<std::uint64_t> acronyms_;   // in brackets after an organisation
  std::unordered_set<std::uint64_t> of_people_;  // words of whole names
  std::unordered_set<std::uint64_t> of_places_;  // words of places inside sentences
};

}  // namespace

void repair_names(const NameTokens& tokens, std::vector<WordSpan>& spans) {
  Repairer(tokens, spans).run();
}

}  // namespace dateline
