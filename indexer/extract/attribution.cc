#include "indexer/extract/attribution.h"

#include <algorithm>
#include <optional>

#include "indexer/extract/speech_words.h"

namespace dateline {
namespace {

using Items = std::vector<FrameItem>;
using Kind = Subject::Kind;

// A verb of speech further from its quote than this many words speaks of something else.
constexpr std::size_t kFarthestVerb = 40;
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
  if (i == 0 || !is_speech_verb(items[i - 1])) return {};
  return i - 1;
}

std::optional<std::size_t> according(const Items& items) {
  for (std::size_t i = 0; i + 1 < items.size(); ++i) {
    if (items[i].lower == "according" && items[i + 1].lower == "to") return i + 2;
  }
  return {};
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

// "accused X of "lying""
bool accuses(const Items& items) {
  constexpr std::size_t kFarthest = 10;
  const std::size_t from = items.size() - std::min(items.size(), kFarthest);
  return items.back().lower == "of" &&
         std::any_of(items.begin() + static_cast<std::ptrdiff_t>(from), items.end(),
                     [](const FrameItem& item) { return item.lower.starts_with("accus"); });
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
  return i == items.size() && i > 1 && last.has(kPreposition) && items[i - 2].is_name() &&
         !accuses(items);
}

Subject subject_before_quote(const Items& items, char last_mark, bool clause) {
  if (items.empty() || last_mark == ';' || last_mark == '.') return {};
  if (const auto direct = direct_verb(items)) {
    const FrameItem& verb = items[*direct];
    const bool noun = only_names(verb) && names_its_noun(items, *direct) &&
                      !subject_of_verb(items, *direct).found();
    if (!noun) {
      Subject subject = subject_of_verb(items, *direct);
      if (only_names(verb) && subject.kind == Kind::someone && gives_names(verb)) return {};
      if (!subject.found() && verb.has(kSays)) subject = subject_of(Kind::someone, *direct);
      return with_verb(subject, *direct, true);
    }
  }
  const std::optional<std::size_t> source = according(items);
  // "X praised Mendez on Twitter:": who the sentence is about.
  std::size_t seen = 0;
  for (std::size_t v = items.size(); v-- > source.value_or(0) && seen < kFarthestVerb; ++seen) {
    if (!is_speech_verb(items[v]) || items[v].has(kMayBeNoun)) {
      if (items[v].mark == ';' || items[v].mark == '.') break;
      continue;
    }
    const bool names = only_names(items[v]);
    if (names && names_its_noun(items, v) && !subject_of_verb(items, v).found()) continue;
    if (v > 0 && items[v - 1].lower == "as" && items[v].mark == 0) continue;  // "as reported by"
    Subject subject = subject_of_verb(items, v);
    if (!subject.found() && v > 0 && items[v - 1].kind == FrameItem::Kind::quote)
      subject = subject_behind_verb(items, v);
    if (names && subject.kind == Kind::someone && gives_names(items[v])) continue;
    if (!subject.found() && items[v].has(kGerund)) continue;
    if (subject.found()) return with_verb(subject, v, last_mark == ':' || last_mark == ',');
    if (items[v].mark == ';' || items[v].mark == '.') break;
  }
  if (source) return with_verb(subject_according(items, *source), *source, last_mark == ',');
  // "Remarked the scientist X, ..."
  if (is_speech_verb(items[0]) && items[0].has(kSays) && !items[0].has(kGerund | kMayBeNoun)) {
    const Subject inverted = subject_behind_verb(items, 0);
    if (inverted.found()) return with_verb(inverted, 0, true);
  }
  // "X defended his decision on Twitter, "We have ...""
  if (last_mark == ',' && clause) {
    const Subject subject = main_subject(items, items.size());
    if (subject.kind == Kind::name) return with_verb(subject, items.size(), true);
  }
  if (last_mark == ':') {
    const Subject subject = main_subject(items, items.size());
    if (subject.found()) return with_verb(subject, items.size(), true);
    return with_verb(subject_of(Kind::someone, items.size() - 1), items.size(), true);
  }
  return {};
}

Subject subject_after_quote(const Items& items, bool paused) {
  if (items.empty()) return {};
  if (items[0].lower == "according" && items.size() > 2 && items[1].lower == "to")
    return with_verb(subject_according(items, 2), 0, true);
  // "— Aparna Garg, Mysore"
  if (items[0].mark == '-' && items[0].is_name())
    return with_verb(subject_named(items[0]), 0, true);
  std::size_t first = 0;
  while (first < items.size() && first < 2 && is_adverb(items[first])) ++first;
  if (first < items.size() && is_speech_verb(items[first]) &&
      !items[first].has(kGerund | kMayBeNoun)) {
    const Subject subject = subject_behind_verb(items, first);
    if (subject.found()) return with_verb(subject, first, true);
    return {};
  }
  if (!paused || items[0].has(kNotAfter | kPreposition)) return {};
  for (std::size_t v = 1; v < items.size() && v < kLongestSpeaker; ++v) {
    if (items[v].kind == FrameItem::Kind::quote || items[v].mark == ';' || items[v].mark == '.')
      break;
    if (!is_speech_verb(items[v]) || items[v].has(kGerund | kMayBeNoun)) continue;
    if (items[v - 1].has(kRelative)) continue;
    Subject subject = subject_of_verb(items, v);
    if (!subject.found()) break;
    return with_verb(subject, v, true);
  }
  return {};
}

Subject last_speaker(const Items& items) {
  for (std::size_t v = items.size(); v-- > 0;) {
    if (!is_speech_verb(items[v]) || items[v].has(kMayBeNoun) || only_names(items[v])) continue;
    const Subject subject = subject_of_verb(items, v);
    if (subject.found()) return with_verb(subject, v, false);
    if (v > 0 && items[v - 1].kind == FrameItem::Kind::quote) {  // "...," said X
      const Subject inverted = subject_behind_verb(items, v);
      if (inverted.found()) return with_verb(inverted, v, false);
    }
  }
  return {};
}

}  // namespace dateline
