#include "indexer/extract/quotes.h"

#include <algorithm>
#include <optional>

#include "indexer/extract/attribution.h"
#include "indexer/extract/quote_frame.h"
#include "indexer/extract/quote_marks.h"
#include "indexer/extract/speaker_meant.h"
#include "indexer/extract/speech_words.h"

namespace dateline {
namespace {

// What somebody unnamed is said to have said.
constexpr std::size_t kAttributedWords = 2;

class QuoteFinder {
 public:
  QuoteFinder(const SpeechText& speech, const Entities& found)
      : speech_(speech), frame_(speech), meant_(speech, found, verdicts_) {}

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
    const ByteRange before = frame_.before(first);
    const std::vector<FrameItem> ahead = speech_.items(before, true);
    const std::size_t words = speech_.count_words({opening.inner.begin, closing.inner.end});
    if (words == 0) return {};
    const char mark = frame_.mark_before(opening.outer.begin);
    const bool clause = frame_.is_clause(opening.inner, closing, words);
    if (names_a_thing(ahead) && !(clause && mark == ':')) return {};
    const Subject told = subject_before_quote(ahead, mark, clause);
    Subject behind;
    std::vector<FrameItem> after;
    if (!told.direct || told.kind == Subject::Kind::nobody || told.kind == Subject::Kind::someone) {
      after = speech_.items(frame_.after(closing), false);
      behind = subject_after_quote(after, frame_.pauses(closing));
    }
    const bool title = frame_.is_title_case(opening.inner);
    const bool unnamed = told.kind == Subject::Kind::someone;
    if (behind.found() && (!told.found() || unnamed || ahead.size() < 3 || behind.verb == 0)) {
      if (title && !frame_.pauses(closing)) return {};
      return verdict(behind, after, words);
    }
    if (told.found()) {
      // "Trump called it "Soviet-style"", but not "he read "The Master of Disguise"".
      const bool named = told.verb < ahead.size() && ahead[told.verb].has(kNames);
      if (title && !named && (!told.direct || mark == 0)) return {};
      return verdict(told, ahead, words);
    }
    if (behind.found()) return verdict(behind, after, words);
    // "Calling it "a mess", X told"
    if (!ahead.empty() && told.direct && !after.empty() && after.front().is_name() &&
        frame_.pauses(closing)) {
      return {true, speaker_named(after.front().mention)};
    }
    if (ahead.empty() || mark == ':') {
      if (const auto carried = carried_on(first, words)) return *carried;
    }
    Verdict alone;
    alone.speech = clause;
    return alone;
  }

  Verdict verdict(const Subject& subject, const std::vector<FrameItem>& items, std::size_t words) {
    Verdict out;
    out.speaker = meant_.of(subject, items);
    const std::size_t least = subject.direct ? kAttributedWords : kAttributedWords + 1;
    out.speech = out.speaker.known() || words >= least;
    return out;
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
    const ByteRange sentence{frame_.sentence_begin(from, at), at};
    const std::vector<FrameItem> items = speech_.items(sentence, true);
    const Subject subject = last_speaker(items);
    if (!subject.found()) return {};
    Verdict out = verdict(subject, items, words);
    out.speech = out.speech && words > 1;
    return out;
  }

  const SpeechText& speech_;
  std::vector<Verdict> verdicts_;
  const QuoteFrame frame_;
  SpeakerMeant meant_;
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
