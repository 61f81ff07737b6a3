#include "indexer/extract/speech_subject.h"

#include <optional>
#include <string_view>

#include "indexer/extract/lexicon.h"
#include "indexer/extract/speech_words.h"

namespace dateline {
namespace {

using Items = std::vector<FrameItem>;
using Kind = Subject::Kind;

bool is_honorific(const FrameItem& item) {
  return item.kind == FrameItem::Kind::word && item.capital &&
         (cue_of(item.lower) & kTitleCue) != 0;
}

Subject of_pronoun(const FrameItem& item, std::size_t at) {
  if (item.has(kPerson)) return subject_of(Kind::person_pronoun, at);
  if (item.lower == "it") return subject_of(Kind::thing_pronoun, at);
  return subject_of(Kind::someone, at);
}

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
    if (is_denied(j, v)) return subject_of(Kind::someone, v);
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
      if (items_[i].is_name() && may_be_subject(i)) return subject_named(items_[i]);
      if (i > 0 && items_[i].mark == ';') break;
      const bool after_start =
          i > 0 && (items_[i - 1].has(kStarts) || (i > 1 && items_[i - 2].has(kStarts)));
      if (after_start && is_role(items_[i]) && i + 1 < end && is_speech_verb(items_[i + 1]))
        return subject_of(Kind::role, i);
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

  // "did not say", "has never called it": the words between are nobody's.
  [[nodiscard]] bool is_denied(std::size_t from, std::size_t v) const {
    for (std::size_t i = from; i < v; ++i) {
      if (items_[i].lower == "not" || items_[i].lower == "never") return true;
    }
    if (from == 0 || items_[from].mark != 0) return false;
    const std::string& before = items_[from - 1].lower;
    return before.ends_with("n't") || before.ends_with("n\u2019t");
  }

  // "was described by the CBCP as".
  [[nodiscard]] Subject of_passive(std::size_t v) const {
    for (std::size_t i = v + 1; i < items_.size(); ++i) {
      if (items_[i].lower != "by") continue;
      for (std::size_t k = i + 1; k < items_.size() && k < i + 8; ++k) {
        if (items_[k].is_name() && !items_[k].possessive) return subject_named(items_[k]);
        if (k > i + 1 && items_[k].mark != 0) break;
      }
      return subject_of(Kind::someone, i);
    }
    return {};
  }

  // "X attacked the plan, saying", "with X of Y calling".
  [[nodiscard]] Subject of_gerund(std::size_t v, std::size_t j, char mark) const {
    if (j == v && items_[v - 1].lower == "as" && mark == 0) return of_reported(v);
    if (mark == 0) {
      std::size_t k = j;
      while (k > 0 && j - k < 8) {
        --k;
        if (items_[k].is_name()) {
          const bool attached = k + 1 < v && items_[k + 1].has(kPreposition);
          if (attached && !items_[k].possessive && !is_inner_object(k))
            return subject_named(items_[k]);
          if (!attached) break;
        }
        if (items_[k].mark != 0) break;
      }
    }
    return main_subject(v);
  }

  static bool reports(std::string_view verb) {
    return verb == "quoted" || verb == "quotes" || verb == "quoting" || verb == "cited" ||
           verb == "cites" || verb == "citing" || verb == "reported";
  }

  // "Reuters quoted X as saying", "X was quoted by Reuters as saying": who is reported, not who
  // reports.
  [[nodiscard]] Subject of_reported(std::size_t v) const {
    constexpr std::size_t kFarthest = 20;
    for (std::size_t q = v - 1; q-- > 0 && v - q < kFarthest;) {
      if (!reports(items_[q].lower)) continue;
      std::size_t k = q;
      while (k > 0 && is_adverb(items_[k - 1]) && !items_[k - 1].has(kIsBe)) --k;
      const bool passive = (k > 0 && items_[k - 1].has(kIsBe)) || items_[q + 1].lower == "by" ||
                           items_[q + 1].lower == "as" || items_[q + 1].lower == "in";
      if (passive) return main_subject(q);
      for (std::size_t i = q + 1; i + 1 < v; ++i) {
        if (is_pronoun(items_[i])) return of_pronoun(items_[i], i);
        if (items_[i].is_name() && may_be_subject(i)) return subject_named(items_[i]);
      }
      return subject_of(Kind::someone, q);
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
      if (items_[k].is_name() && !items_[k].possessive && !is_object(k))
        return subject_named(items_[k]);
      if (items_[k].mark == '.' || items_[k].mark == ';') break;
    }
    return subject_of(Kind::someone, j);
  }

  // "X said", but not "a spokesman for X said".
  [[nodiscard]] Subject of_adjacent_name(std::size_t j) const {
    if (is_last_of_several(j)) return subject_of(Kind::someone, j);
    if (!is_object(j)) return subject_named(items_[j]);
    std::size_t p = j;
    while (p > 0 && !items_[p - 1].has(kPreposition)) --p;
    --p;  // the preposition
    const std::string& word = items_[p].lower;
    const bool adverbial = word == "in" || word == "on" || word == "with" || word == "after";
    for (std::size_t k = p; k-- > 0;) {
      const FrameItem& item = items_[k];
      if (item.is_name() && !item.possessive && items_[k + 1].mark == 0 && !is_object(k)) {
        return subject_named(item);
      }
      if (item.has(kSpokesman) && items_[j].mention.kind == SpeakerKind::organisation) {
        return subject_named(items_[j]);
      }
      if (item.mark != 0 || item.has(kStarts) || p - k > 6) break;
    }
    return adverbial && p == 0 ? subject_named(items_[j]) : subject_of(Kind::someone, j);
  }

  // "X and Y said", both or nobody; but not "Z met X and Y said".
  [[nodiscard]] bool is_last_of_several(std::size_t j) const {
    while (j > 0 && items_[j].mark == 0 &&
           (is_honorific(items_[j - 1]) || items_[j - 1].has(kStarts)))
      --j;
    if (j < 2 || items_[j].mark != 0 || items_[j - 1].lower != "and") return false;
    std::size_t k = j - 2;
    if (!items_[k].is_name() || items_[k].possessive) return false;
    while (k > 0 && items_[k].mark == 0 && !items_[k - 1].is_name() &&
           (items_[k - 1].capital || items_[k - 1].has(kStarts)))
      --k;
    return k == 0 || items_[k].mark != 0;
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
          return subject_named(item);
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
      if (item.has(kStarts) && k < head && is_role(items_[head]))
        return subject_of(Kind::role, head);
      if (item.has(kStarts) && k + 1 < j && !has_name_before_preposition(k)) break;
      if (item.mark != 0 || item.has(kSays | kNames)) break;
    }
    if (items_[head].kind != FrameItem::Kind::word) return {};
    return subject_of(Kind::someone, head);
  }

  // "Farage of the party said": the noun phrase that begins at `k` belongs to a name before it.
  [[nodiscard]] bool has_name_before_preposition(std::size_t k) const {
    return k > 1 && items_[k].mark == 0 && items_[k - 1].has(kPreposition) &&
           items_[k - 1].mark == 0;
  }

  [[nodiscard]] Subject of_name_before_noun(std::size_t k, std::size_t head) const {
    const FrameItem& name = items_[k];
    if (k == head) return name.possessive ? subject_of(Kind::someone, k) : subject_named(name);
    if (items_[head].has(kMessage)) return subject_named(name);
    if (items_[head].has(kSpokesman) && name.mention.kind == SpeakerKind::organisation)
      return subject_named(name);
    if (!name.possessive && !is_object(k) && items_[k + 1].has(kPreposition))
      return subject_named(name);
    return subject_of(Kind::someone, head);
  }

  const Items& items_;
};

}  // namespace

bool is_adverb(const FrameItem& item) {
  return item.has(kHelps) || (item.kind == FrameItem::Kind::word && item.lower.size() > 4 &&
                              item.lower.ends_with("ly"));
}

bool is_role(const FrameItem& item) {
  return item.kind == FrameItem::Kind::word && (cue_of(item.lower) & (kTitleCue | kRoleCue)) != 0;
}

bool is_speech_verb(const FrameItem& item) {
  return item.kind == FrameItem::Kind::word && item.has(kSays | kNames) && !item.possessive;
}

Subject subject_named(const FrameItem& item) {
  Subject subject;
  subject.kind = Kind::name;
  subject.mention = item.mention;
  return subject;
}

Subject subject_of(Kind kind, std::size_t item) {
  Subject subject;
  subject.kind = kind;
  subject.item = item;
  return subject;
}

bool is_pronoun(const FrameItem& item) { return item.has(kPerson | kOtherPronoun); }

bool is_object(const Items& items, std::size_t i) { return SubjectFinder(items).is_object(i); }

Subject subject_of_verb(const Items& items, std::size_t v) {
  return SubjectFinder(items).of_verb(v);
}

Subject main_subject(const Items& items, std::size_t end) {
  return SubjectFinder(items).main_subject(end);
}

Subject subject_according(const Items& items, std::size_t first) {
  for (std::size_t i = first; i < items.size() && i < first + kLongestSpeaker; ++i) {
    if (items[i].has(kPerson)) break;
    if (!items[i].is_name()) {
      if (i > first && items[i].mark == ',') break;
      continue;
    }
    const bool objects = i > first && items[i - 1].has(kPreposition) && items[i].mark == 0;
    if (!objects && !items[i].possessive) {
      const bool spokesman = i + 1 < items.size() && items[i + 1].mark == 0 &&
                             items[i + 1].kind == FrameItem::Kind::word &&
                             items[i + 1].capital == false && is_role(items[i + 1]);
      if (spokesman && items[i].mention.kind == SpeakerKind::organisation) continue;
      return subject_named(items[i]);
    }
    if (items[i].possessive && i + 1 < items.size() && items[i + 1].has(kMessage))
      return subject_named(items[i]);
  }
  return subject_of(Kind::someone, first);
}

// "said X and Y.", but not "said X and Y agreed".
static bool is_first_of_several(const Items& items, std::size_t i) {
  if (i + 2 >= items.size() || items[i + 1].mark != 0 || items[i + 1].lower != "and") return false;
  std::size_t k = i + 2;
  while (k + 1 < items.size() && items[k].mark == 0 &&
         (is_honorific(items[k]) || items[k].has(kStarts)))
    ++k;
  return items[k].is_name() && items[k].mark == 0 && !items[k].possessive &&
         (k + 1 == items.size() || items[k + 1].mark != 0);
}

Subject subject_behind_verb(const Items& items, std::size_t v) {
  std::optional<std::size_t> organisation;
  for (std::size_t i = v + 1; i < items.size() && i < v + kLongestSpeaker; ++i) {
    const FrameItem& item = items[i];
    if (item.kind == FrameItem::Kind::quote) break;
    if (item.mark == ';' || item.mark == '.') break;
    if (i == v + 1 && is_pronoun(item)) return of_pronoun(item, i);
    if (item.is_name()) {
      if (item.mention.kind == SpeakerKind::person) {
        if (item.possessive && i + 1 < items.size() && items[i + 1].has(kMessage))
          return subject_named(item);
        if (!item.possessive && !is_object(items, i))
          return is_first_of_several(items, i) ? subject_of(Kind::someone, i) : subject_named(item);
        if (!item.possessive && i + 1 < items.size() && items[i + 1].mark != ',') break;
      } else if (!organisation && !is_object(items, i) && !item.possessive) {
        organisation = i;
      }
      continue;
    }
    const bool leaves = item.lower == "as" || item.lower == "when" || item.lower == "after" ||
                        item.lower == "while" || item.has(kRelative | kJoins);
    if (leaves && i > v + 1 && (item.mark != 0 || !item.has(kJoins))) break;
    if (organisation && item.mark == ',') break;
  }
  if (!organisation) return v + 1 < items.size() ? subject_of(Kind::someone, v) : Subject{};
  // "said Interpol spokesperson ..." whose name was not found.
  const std::size_t next = *organisation + 1;
  const bool modifies = next < items.size() && items[next].mark == 0 &&
                        items[next].kind == FrameItem::Kind::word && is_role(items[next]) &&
                        !items[next].has(kSpokesman);
  return modifies ? subject_of(Kind::someone, v) : subject_named(items[*organisation]);
}

}  // namespace dateline
