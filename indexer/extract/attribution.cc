#include "indexer/extract/attribution.h"

#include <algorithm>

#include "indexer/extract/lexicon.h"
#include "indexer/extract/speech_words.h"

namespace dateline {
namespace {

using Items = std::vector<FrameItem>;
using Kind = Subject::Kind;

// A verb of speech further from its quote than this many words speaks of something else.
constexpr std::size_t kFarthestVerb = 40;
// A speaker's name, offices and all, behind a quote.
constexpr std::size_t kLongestSpeaker = 30;

bool is_adverb(const FrameItem& item) {
  return item.has(kHelps) || (item.kind == FrameItem::Kind::word && item.lower.size() > 4 &&
                              item.lower.ends_with("ly"));
}

bool is_honorific(const FrameItem& item) {
  return item.kind == FrameItem::Kind::word && item.capital &&
         (cue_of(item.lower) & kTitleCue) != 0;
}

bool is_role(const FrameItem& item) {
  return item.kind == FrameItem::Kind::word && (cue_of(item.lower) & (kTitleCue | kRoleCue)) != 0;
}

bool is_verb(const FrameItem& item) {
  return item.kind == FrameItem::Kind::word && item.has(kSays | kNames) && !item.possessive;
}

Subject of_name(const FrameItem& item) {
  Subject subject;
  subject.kind = Kind::name;
  subject.mention = item.mention;
  return subject;
}

Subject of_kind(Kind kind, std::size_t item) {
  Subject subject;
  subject.kind = kind;
  subject.item = item;
  return subject;
}

Subject of_pronoun(const FrameItem& item, std::size_t at) {
  if (item.has(kPerson)) return of_kind(Kind::person_pronoun, at);
  if (item.lower == "it") return of_kind(Kind::thing_pronoun, at);
  return of_kind(Kind::someone, at);
}

bool is_pronoun(const FrameItem& item) { return item.has(kPerson | kOtherPronoun); }

// Looks left of a verb for who does it.
class SubjectFinder {
 public:
  explicit SubjectFinder(const Items& items) : items_(items) {}

  // Of the verb at `v`; nobody where the words before it hold none.
  [[nodiscard]] Subject of_verb(std::size_t v) const {
    std::size_t j = v;  // one past the candidate
    bool passive = false;
    while (j > 0 && items_[j].mark == 0 && (is_adverb(items_[j - 1]) || items_[j - 1].has(kIsBe))) {
      passive = passive || items_[j - 1].has(kIsBe);
      --j;
    }
    if (passive && !items_[v].has(kGerund))
      return items_[v].has(kNames) ? of_passive(v) : Subject{};
    if (j > 3 && items_[j - 1].lower == "to" && items_[j - 2].lower == "on" &&
        items_[j - 3].lower.starts_with("go") != items_[j - 3].lower.starts_with("went")) {
      j -= 3;  // "went on to say"
    }
    if (j == 0) return {};
    const FrameItem& item = items_[j - 1];
    if (item.kind == FrameItem::Kind::quote && j == v) return {};  // '"...," said X'
    const char mark = items_[j].mark;
    if (items_[v].has(kGerund) && (mark == ',' || !item.is_name())) return of_gerund(v, j, mark);
    if (item.has(kJoins)) return main_subject(v);
    if (is_pronoun(item)) return of_pronoun(item, j - 1);
    if (item.has(kRelative)) return of_relative(j - 1);
    if (mark != 0 && mark != '.') return of_apposition(j);
    if (item.is_name() && !item.possessive) return of_adjacent_name(j - 1);
    return of_noun(j);
  }

  // The first name or pronoun of the sentence that is a subject, before item `end`.
  [[nodiscard]] Subject main_subject(std::size_t end) const {
    for (std::size_t i = 0; i < end; ++i) {
      if (is_pronoun(items_[i]) && !is_object(i)) return of_pronoun(items_[i], i);
      if (items_[i].is_name() && may_be_subject(i)) return of_name(items_[i]);
      if (i > 0 && items_[i].mark == ';') break;
      const bool after_start =
          i > 0 && (items_[i - 1].has(kStarts) || (i > 1 && items_[i - 2].has(kStarts)));
      if (after_start && is_role(items_[i]) && i + 1 < end && is_verb(items_[i + 1]))
        return of_kind(Kind::role, i);
    }
    return {};
  }

  // A preposition stands before it, titles aside: "a friend of Mr Johnson".
  [[nodiscard]] bool is_object(std::size_t i) const {
    const bool organisation = items_[i].mention.kind == SpeakerKind::organisation;
    for (int step = 0; step < 4 && i > 0 && items_[i].mark == 0; ++step, --i) {
      const FrameItem& before = items_[i - 1];
      if (before.has(kPreposition)) return true;
      // "of the party", "for the country's ministry"
      const bool opens = organisation && (before.has(kStarts) || before.possessive ||
                                          (before.capital && !before.is_name()));
      if (!opens && !is_honorific(before)) return false;
    }
    return false;
  }

  [[nodiscard]] bool may_be_subject(std::size_t i) const {
    return !items_[i].possessive && !is_object(i) && !is_modifier(i);
  }

 private:
  // "Trump campaign": a noun follows.
  [[nodiscard]] bool is_modifier(std::size_t i) const {
    if (i + 1 >= items_.size() || items_[i + 1].mark != 0) return false;
    const FrameItem& next = items_[i + 1];
    return next.kind == FrameItem::Kind::word && !is_verb_like(next) &&
           !next.has(kPreposition | kRelative | kJoins | kIsBe | kHelps | kNotAfter);
  }

  static bool is_verb_like(const FrameItem& item) {
    return item.has(kSays | kNames) || item.lower.ends_with("ed") || item.lower.ends_with("ing") ||
           is_adverb(item) || item.lower == "spoke" || item.lower == "went" ||
           item.lower == "made" || item.lower == "gave" || item.lower == "took" ||
           item.lower == "met" || item.lower == "won" || item.lower == "held" ||
           item.lower == "sent" || item.lower == "broke" || item.lower == "led" ||
           item.lower == "says";
  }

  // "was described by the CBCP as".
  [[nodiscard]] Subject of_passive(std::size_t v) const {
    for (std::size_t i = v + 1; i < items_.size(); ++i) {
      if (items_[i].lower != "by") continue;
      for (std::size_t k = i + 1; k < items_.size() && k < i + 8; ++k) {
        if (items_[k].is_name() && !items_[k].possessive) return of_name(items_[k]);
        if (k > i + 1 && items_[k].mark != 0) break;
      }
      return of_kind(Kind::someone, i);
    }
    return {};
  }

  // "X attacked the plan, saying", "with X of Y calling".
  [[nodiscard]] Subject of_gerund(std::size_t v, std::size_t j, char mark) const {
    if (mark == 0) {
      std::size_t k = j;
      while (k > 0 && j - k < 8) {
        --k;
        if (items_[k].is_name()) {
          const bool attached = k + 1 < v && items_[k + 1].has(kPreposition);
          if (attached && !items_[k].possessive && !is_inner_object(k)) return of_name(items_[k]);
          if (!attached) break;
        }
        if (items_[k].mark != 0) break;
      }
    }
    return main_subject(v);
  }

  // Of "of", "at" or "for", not of "with": "with Steve Scalise of Louisiana".
  [[nodiscard]] bool is_inner_object(std::size_t i) const {
    return is_object(i) && items_[i - 1].lower != "with";
  }

  // "X, who led the petition, said" and "X of Y, which says".
  [[nodiscard]] Subject of_relative(std::size_t j) const {
    for (std::size_t k = j; k-- > 0 && j - k < 12;) {
      if (items_[k].is_name() && !items_[k].possessive && !is_object(k)) return of_name(items_[k]);
      if (items_[k].mark == '.' || items_[k].mark == ';') break;
    }
    return of_kind(Kind::someone, j);
  }

  // "X said", but not "a spokesman for X said".
  [[nodiscard]] Subject of_adjacent_name(std::size_t j) const {
    if (!is_object(j)) return of_name(items_[j]);
    std::size_t p = j;
    while (p > 0 && !items_[p - 1].has(kPreposition)) --p;
    --p;  // the preposition
    const std::string& word = items_[p].lower;
    const bool adverbial = word == "in" || word == "on" || word == "with" || word == "after";
    for (std::size_t k = p; k-- > 0;) {
      const FrameItem& item = items_[k];
      if (item.is_name() && !item.possessive && items_[k + 1].mark == 0 && !is_object(k)) {
        return of_name(item);
      }
      if (item.has(kSpokesman) && items_[j].mention.kind == SpeakerKind::organisation) {
        return of_name(items_[j]);
      }
      if (item.mark != 0 || item.has(kStarts) || p - k > 6) break;
    }
    return adverbial && p == 0 ? of_name(items_[j]) : of_kind(Kind::someone, j);
  }

  // "X, the Y of Z, said": the nearest name that something parts from what follows, a person's
  // before an organisation's.
  [[nodiscard]] Subject of_apposition(std::size_t j) const {
    for (const SpeakerKind kind : {SpeakerKind::person, SpeakerKind::organisation}) {
      for (std::size_t k = j; k-- > 0;) {
        const FrameItem& item = items_[k];
        const bool parted = items_[k + 1].mark != 0 || items_[k + 1].has(kPreposition);
        if (item.is_name() && item.mention.kind == kind && parted && !item.possessive &&
            !is_object(k)) {
          return of_name(item);
        }
        if (is_pronoun(item) && !is_object(k)) return of_pronoun(item, k);
        if (item.mark == ';' || item.mark == '.') break;
      }
    }
    return of_noun(j);
  }

  // A noun stands before the verb: "the mayor said", "RIAA's notice alleged", "Nigel Farage of UKIP
  // said", "an Interpol spokesperson stated".
  [[nodiscard]] Subject of_noun(std::size_t j) const {
    const std::size_t head = j - 1;
    for (std::size_t k = j; k-- > 0 && j - k < 12;) {
      const FrameItem& item = items_[k];
      if (item.is_name()) return of_name_before_noun(k, head);
      if (item.has(kStarts) && k < head && is_role(items_[head])) return of_kind(Kind::role, head);
      if (item.has(kStarts) && k + 1 < j && !has_name_before_preposition(k)) break;
      if (item.mark != 0 || item.has(kSays | kNames)) break;
    }
    if (items_[head].kind != FrameItem::Kind::word) return {};
    return of_kind(Kind::someone, head);
  }

  // "Farage of the party said": the noun phrase that begins at `k` belongs to a name before it.
  [[nodiscard]] bool has_name_before_preposition(std::size_t k) const {
    return k > 1 && items_[k].mark == 0 && items_[k - 1].has(kPreposition) &&
           items_[k - 1].mark == 0;
  }

  [[nodiscard]] Subject of_name_before_noun(std::size_t k, std::size_t head) const {
    const FrameItem& name = items_[k];
    if (k == head) return name.possessive ? of_kind(Kind::someone, k) : of_name(name);
    if (items_[head].has(kMessage)) return of_name(name);
    if (items_[head].has(kSpokesman) && name.mention.kind == SpeakerKind::organisation)
      return of_name(name);
    if (!name.possessive && !is_object(k) && items_[k + 1].has(kPreposition)) return of_name(name);
    return of_kind(Kind::someone, head);
  }

  const Items& items_;
};

// Verbs that give a thing its name as often as they quote: "engineers call it".
bool gives_names(const FrameItem& item) {
  return item.lower.starts_with("call") || item.lower.starts_with("describe") ||
         item.lower.starts_with("consider") || item.lower.starts_with("refer") ||
         item.lower.starts_with("deem") || item.lower.starts_with("label") ||
         item.lower.starts_with("brand");
}

bool only_names(const FrameItem& item) { return item.has(kNames) && !item.has(kSays); }

// Words that may stand between a verb and its quote without parting them.
bool is_filler(const FrameItem& item) {
  return item.kind == FrameItem::Kind::word &&
         (item.lower == "that" || item.lower == "as" || item.lower == "how" || is_adverb(item));
}

// The verb right before the quote, fillers aside.
std::optional<std::size_t> direct_verb(const Items& items) {
  std::size_t i = items.size();
  while (i > 0 && is_filler(items[i - 1])) --i;
  if (i == 0 || !is_verb(items[i - 1])) return {};
  return i - 1;
}

Subject according_to(const Items& items, std::size_t first) {
  for (std::size_t i = first; i < items.size() && i < first + kLongestSpeaker; ++i) {
    if (items[i].has(kPerson)) break;
    if (!items[i].is_name()) {
      if (i > first && items[i].mark == ',') break;
      continue;
    }
    const SubjectFinder finder(items);
    const bool objects = i > first && items[i - 1].has(kPreposition) && items[i].mark == 0;
    if (!objects && !items[i].possessive) {
      const bool spokesman = i + 1 < items.size() && items[i + 1].mark == 0 &&
                             items[i + 1].kind == FrameItem::Kind::word &&
                             items[i + 1].capital == false && is_role(items[i + 1]);
      if (spokesman && items[i].mention.kind == SpeakerKind::organisation) continue;
      return of_name(items[i]);
    }
    if (items[i].possessive && i + 1 < items.size() && items[i + 1].has(kMessage))
      return of_name(items[i]);
  }
  return of_kind(Kind::someone, first);
}

std::optional<std::size_t> according(const Items& items) {
  for (std::size_t i = 0; i + 1 < items.size(); ++i) {
    if (items[i].lower == "according" && items[i + 1].lower == "to") return i + 2;
  }
  return {};
}

// Behind an inverted verb: "said the Prime Minister, John Key", "asked the diver".
Subject after_verb(const Items& items, std::size_t v) {
  std::optional<std::size_t> organisation;
  const SubjectFinder finder(items);
  for (std::size_t i = v + 1; i < items.size() && i < v + kLongestSpeaker; ++i) {
    const FrameItem& item = items[i];
    if (item.kind == FrameItem::Kind::quote) break;
    if (item.mark == ';' || item.mark == '.') break;
    if (i == v + 1 && is_pronoun(item)) return of_pronoun(item, i);
    if (item.is_name()) {
      if (item.mention.kind == SpeakerKind::person) {
        if (item.possessive && i + 1 < items.size() && items[i + 1].has(kMessage))
          return of_name(item);
        if (!item.possessive && !finder.is_object(i)) return of_name(item);
        if (!item.possessive && i + 1 < items.size() && items[i + 1].mark != ',') break;
      } else if (!organisation && !finder.is_object(i) && !item.possessive) {
        organisation = i;
      }
      continue;
    }
    const bool leaves = item.lower == "as" || item.lower == "when" || item.lower == "after" ||
                        item.lower == "while" || item.has(kRelative | kJoins);
    if (leaves && i > v + 1 && (item.mark != 0 || !item.has(kJoins))) break;
    if (organisation && item.mark == ',') break;
  }
  if (!organisation) return v + 1 < items.size() ? of_kind(Kind::someone, v) : Subject{};
  // "said Interpol spokesperson ..." whose name was not found.
  const std::size_t next = *organisation + 1;
  const bool modifies = next < items.size() && items[next].mark == 0 &&
                        items[next].kind == FrameItem::Kind::word && is_role(items[next]) &&
                        !items[next].has(kSpokesman);
  return modifies ? of_kind(Kind::someone, v) : of_name(items[*organisation]);
}

Subject with_verb(Subject subject, std::size_t verb, bool direct) {
  subject.verb = verb;
  subject.direct = direct;
  return subject;
}

// "the plan called": a verb in its passive form behind the noun it names.
bool names_its_noun(const Items& items, std::size_t v) {
  if (v == 0) return true;
  if (items[v].lower != "called" && items[v].lower != "considered" && items[v].lower != "deemed" &&
      items[v].lower != "described" && items[v].lower != "labelled" &&
      items[v].lower != "labeled") {
    return false;
  }
  const FrameItem& before = items[v - 1];
  if (before.has(kIsBe)) return true;
  return before.kind == FrameItem::Kind::word && items[v].mark == 0 && !is_pronoun(before) &&
         !before.has(kRelative | kJoins | kHelps) && !is_adverb(before) && !before.capital;
}

}  // namespace

bool names_a_thing(const Items& items) {
  std::size_t i = items.size();
  while (i > 0 && (items[i - 1].lower == "as" || items[i - 1].lower == "the" ||
                   items[i - 1].lower == "a" || items[i - 1].lower == "called")) {
    if (items[i - 1].lower == "called") return i >= 2 && items[i - 2].lower == "so";
    --i;
  }
  if (i == 0) return false;
  const FrameItem& last = items[i - 1];
  if (last.has(kTerm)) return true;
  // "Anna Franowska of "Have no fear""
  return i == items.size() && i > 1 && last.has(kPreposition) && items[i - 2].is_name();
}

Subject subject_before_quote(const Items& items, char last_mark, bool clause) {
  if (items.empty() || last_mark == ';' || last_mark == '.') return {};
  const SubjectFinder finder(items);
  if (const auto direct = direct_verb(items)) {
    const FrameItem& verb = items[*direct];
    const bool noun =
        only_names(verb) && names_its_noun(items, *direct) && !finder.of_verb(*direct).found();
    if (!noun) {
      Subject subject = finder.of_verb(*direct);
      if (only_names(verb) && subject.kind == Kind::someone && gives_names(verb)) return {};
      if (!subject.found() && verb.has(kSays)) subject = of_kind(Kind::someone, *direct);
      return with_verb(subject, *direct, true);
    }
  }
  const std::optional<std::size_t> source = according(items);
  // "X praised Mendez on Twitter:": who the sentence is about.
  std::size_t seen = 0;
  for (std::size_t v = items.size(); v-- > source.value_or(0) && seen < kFarthestVerb; ++seen) {
    if (!is_verb(items[v]) || items[v].has(kMayBeNoun)) {
      if (items[v].mark == ';' || items[v].mark == '.') break;
      continue;
    }
    const bool names = only_names(items[v]);
    if (names && names_its_noun(items, v) && !finder.of_verb(v).found()) continue;
    if (v > 0 && items[v - 1].lower == "as" && items[v].mark == 0) continue;  // "as reported by"
    Subject subject = finder.of_verb(v);
    if (!subject.found() && v > 0 && items[v - 1].kind == FrameItem::Kind::quote)
      subject = after_verb(items, v);
    if (names && subject.kind == Kind::someone && gives_names(items[v])) continue;
    if (!subject.found() && items[v].has(kGerund)) continue;
    if (subject.found()) return with_verb(subject, v, last_mark == ':' || last_mark == ',');
    if (items[v].mark == ';' || items[v].mark == '.') break;
  }
  if (source) return with_verb(according_to(items, *source), *source, last_mark == ',');
  // "Remarked the scientist X, ..."
  if (is_verb(items[0]) && items[0].has(kSays) && !items[0].has(kGerund | kMayBeNoun)) {
    const Subject inverted = after_verb(items, 0);
    if (inverted.found()) return with_verb(inverted, 0, true);
  }
  // "X defended his decision on Twitter, "We have ...""
  if (last_mark == ',' && clause) {
    const Subject subject = finder.main_subject(items.size());
    if (subject.kind == Kind::name) return with_verb(subject, items.size(), true);
  }
  if (last_mark == ':') {
    const Subject subject = finder.main_subject(items.size());
    if (subject.found()) return with_verb(subject, items.size(), true);
    return with_verb(of_kind(Kind::someone, items.size() - 1), items.size(), true);
  }
  return {};
}

Subject subject_after_quote(const Items& items, bool paused) {
  if (items.empty()) return {};
  const SubjectFinder finder(items);
  if (items[0].lower == "according" && items.size() > 2 && items[1].lower == "to")
    return with_verb(according_to(items, 2), 0, true);
  // "— Aparna Garg, Mysore"
  if (items[0].mark == '-' && items[0].is_name()) return with_verb(of_name(items[0]), 0, true);
  std::size_t first = 0;
  while (first < items.size() && first < 2 && is_adverb(items[first])) ++first;
  if (first < items.size() && is_verb(items[first]) && !items[first].has(kGerund | kMayBeNoun)) {
    const Subject subject = after_verb(items, first);
    if (subject.found()) return with_verb(subject, first, true);
    return {};
  }
  if (!paused || items[0].has(kNotAfter | kPreposition)) return {};
  for (std::size_t v = 1; v < items.size() && v < kLongestSpeaker; ++v) {
    if (items[v].kind == FrameItem::Kind::quote || items[v].mark == ';' || items[v].mark == '.')
      break;
    if (!is_verb(items[v]) || items[v].has(kGerund | kMayBeNoun)) continue;
    if (items[v - 1].has(kRelative)) continue;
    Subject subject = finder.of_verb(v);
    if (!subject.found()) break;
    return with_verb(subject, v, true);
  }
  return {};
}

Subject last_speaker(const Items& items) {
  const SubjectFinder finder(items);
  for (std::size_t v = items.size(); v-- > 0;) {
    if (!is_verb(items[v]) || items[v].has(kMayBeNoun) || only_names(items[v])) continue;
    const Subject subject = finder.of_verb(v);
    if (subject.found()) return with_verb(subject, v, false);
    if (v > 0 && items[v - 1].kind == FrameItem::Kind::quote) {  // "...," said X
      const Subject inverted = after_verb(items, v);
      if (inverted.found()) return with_verb(inverted, v, false);
    }
  }
  return {};
}

}  // namespace dateline
