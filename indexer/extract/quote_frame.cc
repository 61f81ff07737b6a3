#include "indexer/extract/quote_frame.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace dateline {
namespace {

// In any script.
bool ends_clause(std::string_view words) {
  constexpr std::string_view kEnds[] = {".",      "!",      "?",      ",",      "\u2026",
                                        "\u060C", "\u061F", "\u06D4", "\u0964", "\u3002",
                                        "\uFF01", "\uFF0C", "\uFF1F"};
  return std::any_of(std::begin(kEnds), std::end(kEnds),
                     [words](std::string_view end) { return words.ends_with(end); });
}

}  // namespace

ByteRange QuoteFrame::before(std::size_t i) const {
  const std::size_t end = speech_.stretches()[i].outer.begin;
  return {sentence_begin(std::min(speech_.sentence_at(end).begin, end), end), end};
}

std::size_t QuoteFrame::sentence_begin(std::size_t begin, std::size_t end) const {
  constexpr int kMostQuotesInSentence = 8;
  constexpr std::size_t kLongestFrame = 2000;
  const auto& stretches = speech_.stretches();
  const std::size_t nearest = end > kLongestFrame ? end - kLongestFrame : 0;
  begin = std::max(begin, nearest);
  for (int step = 0; step < kMostQuotesInSentence && begin > nearest; ++step) {
    // A stretch that begins before the sentence and ends in it.
    const std::size_t k = speech_.first_stretch_at(begin);
    if (k == 0 || stretches[k - 1].outer.end <= begin) break;
    const std::size_t earlier = stretches[k - 1].outer.begin;
    begin = std::max(std::min(speech_.sentence_at(earlier).begin, earlier), nearest);
  }
  return begin;
}

ByteRange QuoteFrame::after(const QuotedStretch& closing) const {
  const std::size_t begin = closing.outer.end;
  const std::size_t word = speech_.first_word_at(begin);
  if (word >= speech_.words().size()) return {begin, begin};
  const Word& next = speech_.words()[word];
  const std::string_view gap = text().substr(begin, next.begin - begin);
  if (SpeechText::holds_blank_line(gap)) return {begin, begin};
  const bool dash = gap.find("\xE2\x80\x94") != std::string_view::npos ||
                    gap.find("\xE2\x80\x93") != std::string_view::npos;
  const std::size_t last = closing.inner.end - 1;
  const char end = text()[last];
  if (end == '.' && next.initial_upper && !dash) return {begin, begin};
  if (gap.find_first_of(".;?!") != std::string_view::npos) return {begin, begin};
  return {begin, std::max(speech_.sentence_at(next.begin).end, begin)};
}

bool QuoteFrame::pauses(const QuotedStretch& closing) const {
  const char last = text()[closing.inner.end - 1];
  if (last == ',' || last == '?' || last == '!' || last == '-') return true;
  const std::string_view rest = text().substr(closing.outer.end, 2);
  return rest.starts_with(",") || rest.starts_with(" ,");
}

char QuoteFrame::mark_before(std::size_t at) const {
  while (at > 0 && (text()[at - 1] == ' ' || text()[at - 1] == '\n' || text()[at - 1] == '\r'))
    --at;
  if (text().substr(0, at).ends_with("\uFF1A")) return ':';
  const char c = at > 0 ? text()[at - 1] : '.';
  return c == ':' || c == ',' || c == ';' || c == '.' ? c : char{0};
}

bool QuoteFrame::is_clause(ByteRange inner, const QuotedStretch& closing, std::size_t words) const {
  if (words < kClauseWords || is_title_case(inner)) return false;
  const std::string_view rest = text().substr(closing.outer.end);
  const auto goes_on_with = [rest](std::string_view mark) { return rest.starts_with(mark); };
  const bool ended = ends_clause(text().substr(0, closing.inner.end)) || rest.empty() ||
                     goes_on_with("\n") || goes_on_with("\r") || goes_on_with(".") ||
                     goes_on_with(",") || goes_on_with("\u060C") || goes_on_with("\u3002") ||
                     goes_on_with("\uFF0C");
  const Word& first = speech_.words()[speech_.first_word_at(inner.begin)];
  const bool has_case = first.initial_upper || first.has_lower;
  return ended && (first.initial_upper || first.has_digit || !has_case);
}

bool QuoteFrame::is_title_case(ByteRange range) const {
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

}  // namespace dateline
