#include <algorithm>

#include "core/entities/gazetteer.h"
#include "core/entities/person_name.h"
#include "core/entities/word_lists.h"
#include "indexer/extract/lexicon.h"
#include "indexer/extract/people.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestKnownName = 4;
// Places numbered below are named more often than anybody who bears their name.
constexpr std::uint32_t kFamousPlace = 1300;

// Lets one walk find where names are due among the words.
class Finder {
 public:
  Finder(TaggedText& tagged, const KnownNames& known, Capitals capitals)
      : tagged_(tagged), known_(known), capitals_(capitals) {}

  void run() {
    std::vector<NameSpan> merged;
    std::size_t span = 0;
    const auto& tokens = tagged_.tokens;
    for (std::size_t i = 0; i < tokens.size();) {
      while (span < tagged_.spans.size() &&
             tagged_.spans[span].range.end <= tokens[i].range.begin) {
        merged.push_back(tagged_.spans[span++]);
      }
      const bool covered =
          span < tagged_.spans.size() && tagged_.spans[span].range.overlaps(tokens[i].range);
      if (covered) {
        if (is_surname_not_town(tagged_.spans[span], i) ||
            is_long_surname(tagged_.spans[span], i)) {
          tagged_.spans[span].kind = NameKind::person;
        }
        ++i;
        continue;
      }
      const auto end = tokens[i].capital ? name_end(i, span) : i;
      if (end > i) {
        merged.push_back(
            {NameKind::person, {tokens[i].range.begin, tokens[end - 1].range.end}, {}});
      }
      i = std::max(end, i + 1);
    }
    merged.insert(merged.end(), tagged_.spans.begin() + static_cast<std::ptrdiff_t>(span),
                  tagged_.spans.end());
    tagged_.spans = std::move(merged);
  }

 private:
  bool is_free(std::size_t i, std::size_t span) const {
    return span >= tagged_.spans.size() ||
           !tagged_.spans[span].range.overlaps(tagged_.tokens[i].range);
  }

  bool is_surname_not_town(const NameSpan& span, std::size_t i) const {
    const NameToken& token = tagged_.tokens[i];
    if (span.kind != NameKind::place || span.range != token.range || i == 0) return false;
    if (!known_.surnames.contains(std::string(token.folded))) return false;
    if (gives_place(i)) return false;
    const auto found = Gazetteer::instance().find(token.folded);
    if (!found.empty() && found.front()->id < kFamousPlace && !is_spoken_of(i)) return false;
    return token.is(kSurname) || !token.is(kCommonWord);
  }

  // "Jordan, who": no place is a who.
  bool is_spoken_of(std::size_t i) const {
    return i + 1 < tagged_.tokens.size() && tagged_.tokens[i + 1].join == Join::comma &&
           tagged_.tokens[i + 1].folded == "who";
  }

  // "Le Maire" beside "Bruno Le Maire": the gazetteer has no such place.
  bool is_long_surname(const NameSpan& span, std::size_t i) const {
    if (span.kind != NameKind::place || span.range.begin != tagged_.tokens[i].range.begin) {
      return false;
    }
    const auto name = span.range.of(tagged_.text);
    return known_.tails.contains(spelled_person_key(name)) &&
           Gazetteer::instance().find(name).empty();
  }

  bool gives_place(std::size_t i) const {
    return i > 0 && tagged_.tokens[i - 1].has(kPlacePreposition) &&
           tagged_.tokens[i].join == Join::blank;
  }

  bool capital_neighbour(std::size_t i) const {
    const auto& tokens = tagged_.tokens;
    const auto near = [](Join join) { return join == Join::blank || join == Join::hyphen; };
    if (i + 1 < tokens.size() && tokens[i + 1].capital && near(tokens[i + 1].join) &&
        !tokens[i].possessive && !tokens[i + 1].has(kDemonym | kCalendarCue)) {
      return true;
    }
    return i > 0 && tokens[i - 1].capital && near(tokens[i].join) && !tokens[i - 1].first &&
           !tokens[i - 1].possessive &&
           !tokens[i - 1].has(kFunctionWord | kTitleCue | kRoleCue | kDemonym);
  }

  // One past the last word of the known name that begins at `i`; `i` for none.
  std::size_t name_end(std::size_t i, std::size_t span) const {
    const auto& tokens = tagged_.tokens;
    std::string key(tokens[i].folded);
    std::size_t best = known_.full.contains(key) ? i + 1 : i;
    for (std::size_t k = i + 1; k < tokens.size() && k - i < kLongestKnownName; ++k) {
      if (tokens[k].join == Join::apart || tokens[k].join == Join::comma || !is_free(k, span))
        break;
      key += ' ';
      key += tokens[k].folded;
      if (known_.full.contains(key)) best = k + 1;
    }
    if (best > i) return best;
    return is_single_name(i) ? i + 1 : i;
  }

  bool is_single_name(std::size_t i) const {
    const NameToken& token = tagged_.tokens[i];
    const bool surname =
        known_.surnames.contains(std::string(token.folded)) || is_misspelt_possessive(token);
    if (!surname && !known_.given.contains(std::string(token.folded))) return false;
    if (token.folded.size() < 3 && !token.is(kSurname)) return false;
    if (token.has(kFunctionWord | kDemonym)) return false;
    const bool word =
        token.is(kCommonWord) || token.has(kNeverName | kOrganisationHead | kSiteHead);
    const bool speaks = i + 1 < tagged_.tokens.size() && is_verb_of_people(tagged_.tokens[i + 1]);
    if (word && ((token.first && !speaks) || !surname)) return false;
    if (token.has(kCalendarCue) && gives_place(i)) return false;
    return capitals_ == Capitals::everywhere || !capital_neighbour(i);
  }

  // "Day said", "Day was": what follows a name more than the noun.
  static bool is_verb_of_people(const NameToken& token) {
    const std::string_view word = token.folded;
    return token.join == Join::blank && (token.has(kSpeechCue) || word == "had" || word == "has" ||
                                         word == "was" || word == "is" || word == "will");
  }

  // "Johnsons offer" for "Johnson's offer".
  bool is_misspelt_possessive(const NameToken& token) const {
    return token.folded.size() > 5 && token.folded.back() == 's' && !token.is(kSurname) &&
           known_.surnames.contains(std::string(token.folded.substr(0, token.folded.size() - 1)));
  }

  TaggedText& tagged_;
  const KnownNames& known_;
  Capitals capitals_;
};

}  // namespace

KnownNames known_names(const TaggedText& tagged) {
  KnownNames known;
  for (const NameSpan& span : tagged.spans) {
    if (span.kind != NameKind::person) continue;
    const std::string key = spelled_person_key(span.range.of(tagged.text));
    const auto words = key_words(key);
    if (words.empty()) continue;
    if (words.size() > 1) {
      known.full.insert(key);
      if (words.front().size() > 1) known.given.insert(words.front());
    }
    std::size_t last = words.size() - 1;
    if (last > 0 && (words[last] == "jr" || words[last] == "sr" || words[last] == "ii")) --last;
    known.surnames.insert(words[last]);
    constexpr std::size_t kLongestTail = 4;
    std::string tail = words[last];
    for (std::size_t k = last; k-- > 1 && last - k < kLongestTail;) {
      tail.insert(0, words[k] + ' ');
      known.tails.insert(tail);
    }
  }
  return known;
}

void add_known_people(TaggedText& tagged, const KnownNames& known, Capitals capitals) {
  Finder(tagged, known, capitals).run();
}

}  // namespace dateline
