#include "indexer/extract/tag_context.h"

#include <algorithm>
#include <bit>
#include <string>

#include "core/entities/gazetteer.h"
#include "core/entities/person_name.h"
#include "core/entities/word_lists.h"
#include "indexer/extract/lexicon.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestPlace = 5;   // words
constexpr std::size_t kLongestBridge = 3;  // small words inside a name: "of the"
constexpr std::size_t kLongestRun = 12;

// Where in a list's entry a word stands.
enum Position : std::uint8_t { kOnly = 1, kBegins, kInside, kEnds };

std::uint8_t kind_of(const GazetteerPlace& place) {
  constexpr std::uint32_t kGreat = 1'000'000;
  constexpr std::uint32_t kLarge = 100'000;
  switch (place.kind) {
    case PlaceKind::country:
      return 1;
    case PlaceKind::region:
      return 2;
    case PlaceKind::city:
      return place.population >= kGreat ? 3 : place.population >= kLarge ? 4 : 5;
    default:
      return 6;
  }
}

Position position_of(std::size_t i, std::size_t begin, std::size_t end) {
  if (begin + 1 == end) return kOnly;
  if (i == begin) return kBegins;
  return i + 1 == end ? kEnds : kInside;
}

// Small words that stand inside names: of, and, for, de; numbers.
bool may_bridge(const NameToken& token) {
  return token.join == Join::hyphen ||
         (token.join == Join::blank &&
          (token.digit || token.range.size() <= 3 || token.has(kFunctionWord)));
}

}  // namespace

bool is_joined(const NameTokens& tokens, std::size_t i) {
  if (i == 0 || i >= tokens.size() || tokens[i].opens_sentence) return false;
  switch (tokens[i].join) {
    case Join::blank:
    case Join::hyphen:
    case Join::ampersand:
      return true;
    case Join::point:
      return tokens[i - 1].initial || tokens[i - 1].folded.size() <= 3;
    default:
      return false;
  }
}

// What is known of one word over the whole text.
struct TagContext::Entry {
  std::uint64_t hash = 0;
  std::uint16_t evidence = 0;
  std::uint8_t place = 0;
  bool asked = false;   // `place` and `prefix` are known
  bool prefix = false;  // longer names of places begin with it
};

// The capitalised words of the text, by hash.
class TagContext::Memory {
 public:
  explicit Memory(std::size_t words)
      : entries_(std::bit_ceil(std::max<std::size_t>(16, words * 2))) {}

  Entry& at(std::uint64_t hash) {
    const std::size_t mask = entries_.size() - 1;
    std::size_t i = (hash >> 8) & mask;
    while (entries_[i].hash != 0 && entries_[i].hash != hash) i = (i + 1) & mask;
    entries_[i].hash = hash;
    return entries_[i];
  }

 private:
  std::vector<Entry> entries_;
};

TagContext::TagContext(const NameTokens& tokens, const WordClasses& classes)
    : tokens_(tokens), classes_(classes), words_(tokens.size()) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].capital) capitals_.push_back(static_cast<std::uint32_t>(i));
  }
  if (capitals_.empty()) return;
  Memory memory(capitals_.size());
  note_casing();
  note_words();
  for (const auto i : capitals_) mark_active(i);
  note_runs();
  note_evidence(memory);
  match_places(memory);
  match_organisations();
}

// Sets each sentence's casing, in TagWord::shape for now.
void TagContext::note_casing() {
  for (std::size_t begin = 0; begin < tokens_.size();) {
    std::size_t end = begin;
    std::size_t words = 0, capitals = 0, uppers = 0;
    do {
      const NameToken& token = tokens_[end];
      if (!token.digit && token.range.size() > 3) {
        ++words;
        capitals += token.capital ? 1 : 0;
        uppers += token.all_upper ? 1 : 0;
      }
      ++end;
    } while (end < tokens_.size() && !tokens_[end].opens_sentence);
    Casing casing = Casing::sentence;
    if (words > 2 && capitals * 4 > words * 3) casing = Casing::title;
    if (words > 1 && uppers * 5 > words * 4) casing = Casing::upper;
    for (; begin < end; ++begin) words_[begin].shape = static_cast<std::uint16_t>(casing);
  }
}

std::uint16_t TagContext::shape_of(std::size_t i, Casing casing) const {
  const NameToken& token = tokens_[i];
  unsigned kind = 0;
  const std::size_t size = token.range.size();
  if (token.digit) {
    kind = token.hash == 0 ? (size == 4 ? 1 : 2) : token.capital ? 3 : 4;
  } else if (token.initial) {
    kind = size == 1 ? 5 : 6;
  } else if (token.all_upper) {
    kind = 6 + static_cast<unsigned>(std::min<std::size_t>(size, 6));  // to 12
  } else if (token.capital) {
    kind = size < 4 ? 13 : 14;
  }
  return static_cast<std::uint16_t>(kind | static_cast<unsigned>(casing) << 4 |
                                    (token.possessive ? 64u : 0u));
}

void TagContext::note_words() {
  std::size_t next = 0;
  for (const auto capital : capitals_) {
    const std::size_t begin =
        std::max(next, capital - std::min<std::size_t>(capital, NameTokens::kNear));
    const std::size_t end = std::min(tokens_.size(), capital + NameTokens::kNear + 1);
    for (std::size_t i = begin; i < end; ++i) {
      TagWord& word = words_[i];
      const auto casing = static_cast<Casing>(word.shape);
      word.word = static_cast<std::uint32_t>(tokens_[i].hash >> 16);
      word.shape = shape_of(i, casing);
      // In capitals a word's own case is unknown: what it usually is decides.
      const WordClass known = classes_.find(tokens_[i].hash, tokens_[i].capital);
      word.fine = known.fine;
      word.coarse = known.coarse;
    }
    next = std::max(next, end);
  }
}

// Words [from, to) between two capitals.
void TagContext::bridge(std::size_t from, std::size_t to) {
  if (to - from > kLongestBridge) return;
  for (std::size_t k = from; k <= to; ++k) {
    if (tokens_[k].opens_sentence) return;
    if (k < to && !may_bridge(tokens_[k])) return;
  }
  if (tokens_[to].join != Join::blank && tokens_[to].join != Join::hyphen) return;
  for (std::size_t k = from; k < to; ++k) words_[k].active = true;
}

void TagContext::mark_active(std::size_t i) {
  words_[i].active = true;
  std::size_t next = i + 1;
  while (next < tokens_.size() && next - i <= kLongestBridge + 1 && !tokens_[next].capital) ++next;
  if (next < tokens_.size() && tokens_[next].capital) bridge(i + 1, next);
  if (i + 1 < tokens_.size() && !tokens_[i + 1].opens_sentence) {
    const NameToken& after = tokens_[i + 1];
    if (after.join == Join::hyphen || (after.digit && after.join == Join::blank)) {
      words_[i + 1].active = true;
    }
  }
  if (i == 0 || tokens_[i].opens_sentence) return;
  const NameToken& before = tokens_[i - 1];
  if (tokens_[i].join == Join::hyphen ||
      (tokens_[i].join == Join::blank &&
       (before.digit || (before.range.size() <= 4 && is_name_particle(before.folded))))) {
    words_[i - 1].active = true;
  }
}

void TagContext::note_runs() {
  for (std::size_t at = 0; at < capitals_.size();) {
    const std::size_t begin = capitals_[at];
    std::size_t end = begin + 1;
    ++at;
    while (at < capitals_.size() && capitals_[at] == end && end - begin < kLongestRun &&
           is_joined(tokens_, end) && !tokens_[end - 1].possessive) {
      ++end;
      ++at;
    }
    for (std::size_t k = begin; k < end; ++k) {
      words_[k].run_begin = static_cast<std::uint32_t>(begin);
      words_[k].run_end = static_cast<std::uint32_t>(end);
    }
  }
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (words_[i].run_end != 0) continue;
    words_[i].run_begin = static_cast<std::uint32_t>(i);
    words_[i].run_end = static_cast<std::uint32_t>(i + 1);
  }
}

std::uint16_t TagContext::evidence_at(std::size_t i) const {
  const NameToken& token = tokens_[i];
  const TagWord& word = words_[i];
  unsigned seen = 0;
  if (token.possessive) seen |= kSeenPossessive;
  const bool opens = token.opens_sentence || i == 0;
  const bool inside = !token.first;
  if (inside) seen |= kSeenInside;
  if (!opens && is_joined(tokens_, i)) {
    const NameToken& before = tokens_[i - 1];
    if (before.has(kTitleCue) && before.capital) seen |= kSeenAfterTitle;
    if (before.capital && before.is(kFemaleName | kMaleName) && !before.has(kFunctionWord))
      seen |= kSeenAfterGiven;
    if (before.has(kPlacePreposition) && !before.capital) seen |= kSeenAfterPlaceWord;
    if (before.hash != 0 && before.folded == "the") seen |= kSeenAfterThe;
  }
  if (i + 1 < tokens_.size() && !tokens_[i + 1].opens_sentence) {
    const NameToken& after = tokens_[i + 1];
    if (after.join == Join::blank && after.has(kSpeechCue) && !token.possessive)
      seen |= kSeenBeforeSpeech;
    if (after.join == Join::comma && after.capital) seen |= kSeenBeforeComma;
  }
  if (i > word.run_begin && !tokens_[i - 1].has(kTitleCue | kRoleCue | kFunctionWord)) {
    seen |= kSeenAfterCapital;
  }
  if (i + 1 < word.run_end) seen |= kSeenBeforeCapital;
  if (inside && word.run_end - word.run_begin == 1) seen |= kSeenAlone;
  if (tokens_[word.run_end - 1].has(kOrganisationHead) && i + 1 < word.run_end) {
    seen |= kSeenInOrganisation;
  }
  return static_cast<std::uint16_t>(seen);
}

void TagContext::note_evidence(Memory& memory) {
  for (const auto i : capitals_) {
    const bool upper = ((words_[i].shape >> 4) & 3) != 0;
    if (!upper) memory.at(tokens_[i].hash).evidence |= evidence_at(i);
  }
  for (const auto i : capitals_) words_[i].evidence = memory.at(tokens_[i].hash).evidence;
}

void TagContext::match_places(Memory& memory) {
  const Gazetteer& gazetteer = Gazetteer::instance();
  std::string name;
  std::size_t covered = 0;  // words before are in a match
  for (const auto i : capitals_) {
    if (i < covered || tokens_[i].folded.empty()) continue;
    const NameToken& token = tokens_[i];
    Entry& entry = memory.at(token.hash);
    if (!entry.asked) {
      entry.asked = true;
      entry.prefix = gazetteer.is_name_prefix(token.folded);
      if (entry.prefix) {
        const auto found = gazetteer.find(token.folded);
        if (!found.empty()) entry.place = kind_of(*found.front());
      }
    }
    std::size_t end = entry.place != 0 ? i + 1 : i;
    std::uint8_t kind = entry.place;
    if (entry.prefix && !token.possessive && i + 1 < tokens_.size() && is_joined(tokens_, i + 1)) {
      name = token.folded;
      for (std::size_t k = i + 1; k < tokens_.size() && k - i < kLongestPlace; ++k) {
        if (!is_joined(tokens_, k) || tokens_[k].folded.empty() || tokens_[k - 1].possessive) break;
        name += ' ';
        name += tokens_[k].folded;
        if (!gazetteer.is_name_prefix(name)) break;
        if (!tokens_[k].capital) continue;
        const auto found = gazetteer.find(name);
        if (found.empty()) continue;
        end = k + 1;
        kind = kind_of(*found.front());
      }
    }
    for (std::size_t k = i; k < end; ++k) {
      words_[k].place = static_cast<std::uint8_t>(kind << 3 | position_of(k, i, end));
    }
    covered = end;
  }
}

void TagContext::match_organisations() {
  std::size_t covered = 0;
  for (const auto i : capitals_) {
    if (i < covered) continue;
    std::size_t end = i;
    OrganisationMatch match;
    for (std::size_t k = i; k < tokens_.size() && k - i < kLongestOrganisation; ++k) {
      if (k > i && (!is_joined(tokens_, k) || tokens_[k - 1].possessive)) break;
      match = match.with(tokens_[k].hash);
      if (match.is_name(k == i && tokens_[i].all_upper)) end = k + 1;
      if (!match.goes_on()) break;
    }
    for (std::size_t k = i; k < end; ++k) words_[k].organisation = position_of(k, i, end);
    covered = end;
  }
}

}  // namespace dateline
