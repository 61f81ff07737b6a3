#include "indexer/extract/quotes.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include "core/base/utf8.h"
#include "core/entities/person_name.h"
#include "indexer/extract/attribution.h"
#include "indexer/extract/lexicon.h"
#include "indexer/extract/quote_marks.h"
#include "indexer/extract/speech_words.h"

namespace dateline {
namespace {

// What nobody is said to have said is speech from so many words on, where it ends like a sentence.
constexpr std::size_t kClauseWords = 6;
// What somebody unnamed is said to have said.
constexpr std::size_t kAttributedWords = 2;

struct Speaker {
  SpeakerKind kind = SpeakerKind::unknown;
  std::size_t entity = 0;

  [[nodiscard]] bool known() const { return kind != SpeakerKind::unknown; }
  friend bool operator==(const Speaker&, const Speaker&) = default;
};

Speaker of(const NamedMention& mention) { return {mention.kind, mention.entity}; }

// What was decided about a stretch.
struct Verdict {
  bool speech = false;
  Speaker speaker;
  std::size_t told_at = 0;  // byte of the sentence that names the speaker
};

class QuoteFinder {
 public:
  QuoteFinder(const SpeechText& speech, const Entities& found) : speech_(speech), found_(found) {}

  std::vector<Quote> run() {
    const auto& stretches = speech_.stretches();
    verdicts_.resize(stretches.size());
    for (std::size_t first = 0; first < stretches.size();) {
      std::size_t end = first + 1;  // of one quote over paragraphs
      while (end < stretches.size() && stretches[end].continues) ++end;
      const Verdict verdict = judge(first, end);
      std::fill(verdicts_.begin() + static_cast<std::ptrdiff_t>(first),
                verdicts_.begin() + static_cast<std::ptrdiff_t>(end), verdict);
      first = end;
    }
    std::vector<Quote> quotes;
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      if (!verdicts_[i].speech) continue;
      quotes.push_back(
          {stretches[i].inner, verdicts_[i].speaker.kind, verdicts_[i].speaker.entity});
    }
    return quotes;
  }

 private:
  [[nodiscard]] std::string_view text() const { return speech_.text(); }

  // --- one quote: stretches `first` to before `end`

  Verdict judge(std::size_t first, std::size_t end) {
    const QuotedStretch& opening = speech_.stretches()[first];
    const QuotedStretch& closing = speech_.stretches()[end - 1];
    const ByteRange before = frame_before(first);
    const std::vector<FrameItem> ahead = speech_.items(before, true);
    const std::size_t words = speech_.count_words({opening.inner.begin, closing.inner.end});
    if (words == 0) return {};
    const char mark = mark_before(opening.outer.begin);
    const bool clause = is_clause(opening.inner, closing, words);
    if (names_a_thing(ahead) && !(clause && mark == ':')) return {};
    const Subject told = subject_before_quote(ahead, mark, clause);
    Subject behind;
    std::vector<FrameItem> after;
    if (!told.direct || told.kind == Subject::Kind::nobody || told.kind == Subject::Kind::someone) {
      after = speech_.items(frame_after(closing), false);
      behind = subject_after_quote(after, pauses(closing));
    }
    const bool title = is_title_case(opening.inner);
    const bool unnamed = told.kind == Subject::Kind::someone;
    if (behind.found() && (!told.found() || unnamed || ahead.size() < 3 || behind.verb == 0)) {
      if (title && !pauses(closing)) return {};
      return verdict(behind, after, words, closing.outer.end);
    }
    if (told.found()) {
      // "Trump called it "Soviet-style"", but not "he read "The Master of Disguise"".
      const bool named = told.verb < ahead.size() && ahead[told.verb].has(kNames);
      if (title && !named && (!told.direct || mark == 0)) return {};
      return verdict(told, ahead, words, before.begin);
    }
    if (behind.found()) return verdict(behind, after, words, closing.outer.end);
    // "Calling it "a mess", X told"
    if (!ahead.empty() && told.direct && !after.empty() && after.front().is_name() &&
        pauses(closing)) {
      return {true, of(after.front().mention), closing.outer.end};
    }
    if (ahead.empty() || mark == ':') {
      if (const auto carried = carried_on(first, words)) return *carried;
    }
    Verdict alone;
    alone.speech = clause;
    return alone;
  }

  Verdict verdict(const Subject& subject, const std::vector<FrameItem>& items, std::size_t words,
                  std::size_t at) {
    Verdict out;
    out.told_at = at;
    out.speaker = resolve(subject, items);
    const std::size_t least = subject.direct ? kAttributedWords : kAttributedWords + 1;
    out.speech = out.speaker.known() || words >= least;
    return out;
  }

  // From the sentence's beginning; where that lies in an earlier quote, from the sentence that
  // holds its opening mark.
  [[nodiscard]] ByteRange frame_before(std::size_t i) const {
    const std::size_t end = speech_.stretches()[i].outer.begin;
    return {sentence_begin(std::min(speech_.sentence_at(end).begin, end), end), end};
  }

  // Where the frame of a sentence that begins at `begin` begins, at most kLongestFrame before
  // `end`.
  [[nodiscard]] std::size_t sentence_begin(std::size_t begin, std::size_t end) const {
    constexpr int kMostQuotesInSentence = 8;
    constexpr std::size_t kLongestFrame = 2000;
    const auto& stretches = speech_.stretches();
    const std::size_t nearest = end > kLongestFrame ? end - kLongestFrame : 0;
    begin = std::max(begin, nearest);
    for (int step = 0; step < kMostQuotesInSentence && begin > nearest; ++step) {
      // A stretch that begins before the sentence and ends in it.
      const std::size_t k = first_stretch_at(begin);
      if (k == 0 || stretches[k - 1].outer.end <= begin) break;
      const std::size_t earlier = stretches[k - 1].outer.begin;
      begin = std::max(std::min(speech_.sentence_at(earlier).begin, earlier), nearest);
    }
    return begin;
  }

  // What is left of the sentence behind a quote; empty where the quote ends it.
  [[nodiscard]] ByteRange frame_after(const QuotedStretch& closing) const {
    const std::size_t begin = closing.outer.end;
    const std::size_t word = speech_.first_word_at(begin);
    if (word >= speech_.words().size()) return {begin, begin};
    const Word& next = speech_.words()[word];
    const std::string_view gap = text().substr(begin, next.begin - begin);
    if (gap.find("\n\n") != std::string_view::npos) return {begin, begin};
    const bool dash = gap.find("\xE2\x80\x94") != std::string_view::npos ||
                      gap.find("\xE2\x80\x93") != std::string_view::npos;
    const std::size_t last = closing.inner.end - 1;
    const char end = text()[last];
    if (end == '.' && next.initial_upper && !dash) return {begin, begin};
    if (gap.find_first_of(".;?!") != std::string_view::npos) return {begin, begin};
    return {begin, std::max(speech_.sentence_at(next.begin).end, begin)};
  }

  // A comma in it or behind it, a question or exclamation mark, or a dash.
  [[nodiscard]] bool pauses(const QuotedStretch& closing) const {
    const char last = text()[closing.inner.end - 1];
    if (last == ',' || last == '?' || last == '!' || last == '-') return true;
    const std::string_view rest = text().substr(closing.outer.end, 2);
    return rest.starts_with(",") || rest.starts_with(" ,");
  }

  [[nodiscard]] char mark_before(std::size_t at) const {
    while (at > 0 && (text()[at - 1] == ' ' || text()[at - 1] == '\n' || text()[at - 1] == '\r'))
      --at;
    if (text().substr(0, at).ends_with("\uFF1A")) return ':';
    const char c = at > 0 ? text()[at - 1] : '.';
    return c == ':' || c == ',' || c == ';' || c == '.' ? c : char{0};
  }

  // A clause of some words, ended like one.
  [[nodiscard]] bool is_clause(ByteRange inner, const QuotedStretch& closing,
                               std::size_t words) const {
    if (words < kClauseWords || is_title_case(inner)) return false;
    const std::string_view rest = text().substr(closing.outer.end);
    const auto goes_on_with = [rest](std::string_view mark) { return rest.starts_with(mark); };
    const bool ended = ends_clause(text().substr(0, closing.inner.end)) || rest.empty() ||
                       goes_on_with("\n") || goes_on_with(".") || goes_on_with(",") ||
                       goes_on_with("\u060C") || goes_on_with("\u3002") || goes_on_with("\uFF0C");
    const Word& first = speech_.words()[speech_.first_word_at(inner.begin)];
    const bool has_case = first.initial_upper || first.has_lower;
    return ended && (first.initial_upper || first.has_digit || !has_case);
  }

  // In any script.
  static bool ends_clause(std::string_view words) {
    constexpr std::string_view kEnds[] = {".",      "!",      "?",      ",",      "\u2026",
                                          "\u060C", "\u061F", "\u06D4", "\u0964", "\u3002",
                                          "\uFF01", "\uFF0C", "\uFF1F"};
    return std::any_of(std::begin(kEnds), std::end(kEnds),
                       [words](std::string_view end) { return words.ends_with(end); });
  }

  // "Getting on with Business": every longer word has a capital.
  [[nodiscard]] bool is_title_case(ByteRange range) const {
    std::size_t capitals = 0;
    for (std::size_t i = speech_.first_word_at(range.begin);
         i < speech_.words().size() && speech_.words()[i].begin < range.end; ++i) {
      const Word& word = speech_.words()[i];
      if (!word.initial_upper && word.end - word.begin > 4) return false;
      capitals += word.initial_upper ? 1 : 0;
    }
    const char last = text()[range.end - 1];
    return capitals > 0 && last != '.' && last != '!' && last != '?' && last != ',';
  }

  // --- quotes that no sentence of their own speaks of

  // "...," X said. "And then": goes on with who spoke before, or is what the sentence before spoke
  // of.
  std::optional<Verdict> carried_on(std::size_t i, std::size_t words) {
    const auto& stretches = speech_.stretches();
    const std::size_t begin = stretches[i].outer.begin;
    const std::size_t paragraph = speech_.paragraph_begin(begin);
    if (i > 0) {
      const QuotedStretch& before = stretches[i - 1];
      const std::string_view gap = text().substr(before.outer.end, begin - before.outer.end);
      if (gap.find_first_not_of(" \n\r\t") == std::string_view::npos) {
        const char last = text()[before.inner.end - 1];
        if (!verdicts_[i - 1].speech || last == '?') return {};
        return verdicts_[i - 1];
      }
    }
    // The sentence before, in this paragraph, or an announcement in the one before.
    std::size_t at = begin;
    while (at > 0 && (text()[at - 1] == ' ' || text()[at - 1] == '\n' || text()[at - 1] == '\r'))
      --at;
    if (at == 0) return {};
    const bool announced = text()[at - 1] == ':';
    if (at <= paragraph && !announced) return {};
    const std::size_t from = std::min(speech_.sentence_at(at - 1).begin, at);
    const ByteRange sentence{sentence_begin(from, at), at};
    const std::vector<FrameItem> items = speech_.items(sentence, true);
    const Subject subject = last_speaker(items);
    if (!subject.found()) return {};
    Verdict out = verdict(subject, items, words, sentence.begin);
    out.speech = out.speech && words > 1;
    return out;
  }

  // --- who is meant

  Speaker resolve(const Subject& subject, const std::vector<FrameItem>& items) {
    switch (subject.kind) {
      case Subject::Kind::name:
        return of(subject.mention);
      case Subject::Kind::person_pronoun: {
        const FrameItem& pronoun = items[subject.item];
        return person_meant(pronoun.range.begin,
                            pronoun.lower == "she" ? Gender::female : Gender::male);
      }
      case Subject::Kind::thing_pronoun:
        return organisation_meant(items[subject.item].range.begin);
      case Subject::Kind::role:
        return bearer_of(items, subject.item);
      default:
        return {};
    }
  }

  Gender gender_of(std::size_t person) {
    const auto [known, added] = genders_.try_emplace(person, Gender::unknown);
    if (!added) return known->second;
    const NamedEntity& entity = found_.people[person];
    Gender gender = Gender::unknown;
    for (const ByteRange& mention : entity.mentions) {
      const std::size_t word = speech_.first_word_at(mention.begin);
      if (word == 0) continue;
      gender = gender_of_title(speech_.words()[word - 1].of(text()));
      if (gender != Gender::unknown) break;
    }
    if (gender == Gender::unknown) {
      const auto words = key_words(spelled_person_key(entity.name));
      if (words.size() > 1) gender = gender_of_first_name(words.front());
    }
    genders_[person] = gender;
    return gender;
  }

  bool may_be(std::size_t person, Gender gender) {
    const Gender own = gender_of(person);
    return own == Gender::unknown || own == gender;
  }

  // Whom "he" or "she" at byte `at` means; unknown where that is not certain.
  Speaker person_meant(std::size_t at, Gender gender) {
    const std::size_t paragraph = speech_.paragraph_begin(at);
    if (const auto found = in_paragraph({paragraph, at}, at, gender)) return *found;
    if (paragraph < 2) return {};
    const std::size_t before = speech_.paragraph_begin(paragraph - 2);
    return in_paragraph({before, paragraph}, paragraph, gender).value_or(Speaker{});
  }

  // Unset where nobody is named there who could be meant.
  std::optional<Speaker> in_paragraph(ByteRange range, std::size_t at, Gender gender) {
    std::vector<NamedMention> people;
    std::set<std::size_t> distinct;
    for (const NamedMention& mention : speech_.mentions_in(range)) {
      if (mention.kind != SpeakerKind::person || !may_be(mention.entity, gender)) continue;
      people.push_back(mention);
      distinct.insert(mention.entity);
    }
    const std::optional<Speaker> spoke = last_spoke(range, gender);
    if (people.empty()) return spoke;
    if (distinct.size() == 1) return Speaker{SpeakerKind::person, *distinct.begin()};
    if (spoke) {
      // Nobody else has come up since.
      const bool last = people.back().entity == spoke->entity;
      if (last) return spoke;
    }
    return subject_of_sentence_before(range, at, gender);
  }

  // The first stretch that begins at `byte` or behind it.
  [[nodiscard]] std::size_t first_stretch_at(std::size_t byte) const {
    const auto& stretches = speech_.stretches();
    return static_cast<std::size_t>(std::lower_bound(stretches.begin(), stretches.end(), byte,
                                                     [](const QuotedStretch& s, std::size_t at) {
                                                       return s.outer.begin < at;
                                                     }) -
                                    stretches.begin());
  }

  // Who spoke last in `range`, if that may be meant.
  std::optional<Speaker> last_spoke(ByteRange range, Gender gender) {
    const auto& stretches = speech_.stretches();
    for (std::size_t i = first_stretch_at(range.end); i-- > 0;) {
      if (stretches[i].outer.begin < range.begin) break;
      if (!verdicts_[i].speech) continue;
      const Speaker& speaker = verdicts_[i].speaker;
      if (speaker.kind == SpeakerKind::person && may_be(speaker.entity, gender)) return speaker;
      break;
    }
    return {};
  }

  // The one person, of several in the paragraph, that the pronoun's sentence or the one before it
  // is about; "he" there leads further back.
  Speaker subject_of_sentence_before(ByteRange range, std::size_t at, Gender gender) {
    constexpr int kFarthestBack = 4;
    std::size_t end = at;
    std::size_t begin = std::max(std::min(speech_.sentence_at(at).begin, at), range.begin);
    for (int back = 0; back < kFarthestBack; ++back) {
      const auto items = speech_.items({begin, end}, false);
      const auto subject = subject_in(items, gender);
      if (subject) return *subject;
      if (begin <= range.begin) break;
      end = begin;
      std::size_t last = begin - 1;
      while (last > range.begin && (text()[last] == ' ' || text()[last] == '\n')) --last;
      begin = std::max(std::min(speech_.sentence_at(last).begin, last), range.begin);
    }
    return {};
  }

  // Unset where the sentence names nobody who may be meant; unknown where it names several.
  std::optional<Speaker> subject_in(const std::vector<FrameItem>& items, Gender gender) {
    std::optional<Speaker> first;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const FrameItem& item = items[i];
      if (!item.is_name() || item.mention.kind != SpeakerKind::person) continue;
      if (!may_be(item.mention.entity, gender)) continue;
      std::size_t k = i;
      while (k > 0 && items[k].mark == 0 && items[k - 1].capital && !items[k - 1].is_name()) --k;
      const bool object = k > 0 && items[k].mark == 0 && items[k - 1].has(kPreposition);
      if (!first) {
        // What stands in the way of a subject makes everything uncertain.
        first = object || item.possessive ? Speaker{} : of(item.mention);
      } else if (first->known() && !(of(item.mention) == *first) && !object && !item.possessive &&
                 acts(items, i)) {
        return Speaker{};
      }
    }
    return first;
  }

  // A name that does something, or is one of several that do: not the object of "met X".
  static bool acts(const std::vector<FrameItem>& items, std::size_t i) {
    if (i > 0 && items[i - 1].has(kJoins) && i > 1 && items[i - 2].is_name() &&
        (i < 3 || !items[i - 3].lower.ends_with("ed")) && i + 1 < items.size()) {
      return true;
    }
    if (i + 1 >= items.size() || items[i + 1].is_name()) return false;
    const FrameItem& next = items[i + 1];
    return next.has(kSays | kNames | kIsBe | kHelps | kRelative) || next.lower.ends_with("ed") ||
           next.lower == "met";
  }

  // Whom "it" means: the organisation that spoke last in the paragraph.
  Speaker organisation_meant(std::size_t at) const {
    const auto& stretches = speech_.stretches();
    for (std::size_t i = first_stretch_at(at); i-- > 0;) {
      if (!verdicts_[i].speech && stretches[i].outer.begin >= speech_.paragraph_begin(at)) continue;
      const bool here = stretches[i].outer.begin >= speech_.paragraph_begin(at);
      if (here && verdicts_[i].speaker.kind == SpeakerKind::organisation)
        return verdicts_[i].speaker;
      break;
    }
    return {};
  }

  // "the Prime Minister": the one person the article calls so.
  Speaker bearer_of(const std::vector<FrameItem>& items, std::size_t last) {
    const std::string role = role_at(items[last].lower, last > 0 ? items[last - 1].lower : "");
    if (!roles_read_) read_roles();
    const auto found = roles_.find(role);
    if (found == roles_.end() || found->second.size() != 1) return {};
    return {SpeakerKind::person, *found->second.begin()};
  }

  static std::string role_at(const std::string& word, const std::string& before) {
    const bool part = word == "minister" || word == "secretary" || word == "general" ||
                      word == "president" || word == "officer" || word == "marshal";
    const bool said = part && before != "the" && before != "a" && !before.empty();
    return said ? before + " " + word : word;
  }

  // Of "Prime Minister Kevin Rudd" and "the Prime Minister, John Howard".
  void read_roles() {
    roles_read_ = true;
    for (const NamedMention& mention : speech_.mentions()) {
      if (mention.kind != SpeakerKind::person) continue;
      std::size_t word = speech_.first_word_at(mention.range.begin);
      if (word == 0) continue;
      const auto lower = [&](std::size_t i) {
        std::string out;
        for (const char c : speech_.words()[i].of(text()))
          out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        return out;
      };
      const std::string_view gap = text().substr(
          speech_.words()[word - 1].end, mention.range.begin - speech_.words()[word - 1].end);
      if (gap.size() > 2 || gap.find_first_not_of(" ,\n") != std::string_view::npos) continue;
      const std::string last = lower(word - 1);
      if ((cue_of(last) & (kTitleCue | kRoleCue)) == 0) continue;
      roles_[role_at(last, word > 1 ? lower(word - 2) : "")].insert(mention.entity);
    }
  }

  const SpeechText& speech_;
  const Entities& found_;
  std::vector<Verdict> verdicts_;
  std::unordered_map<std::size_t, Gender> genders_;
  std::unordered_map<std::string, std::set<std::size_t>> roles_;
  bool roles_read_ = false;
};

}  // namespace

std::vector<Quote> find_quotes(std::string_view text, const std::vector<Word>& words,
                               const std::vector<ByteRange>& sentences, const Entities& found,
                               bool english) {
  const std::vector<QuotedStretch> stretches = quoted_stretches(text);
  if (stretches.empty()) return {};
  static const Entities kNobody;
  const Entities& named = english ? found : kNobody;
  const SpeechText speech(text, words, sentences, stretches, named);
  return QuoteFinder(speech, named).run();
}

}  // namespace dateline
