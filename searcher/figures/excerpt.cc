#include "searcher/figures/excerpt.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "searcher/snippets.h"

namespace dateline::figures {
namespace {

constexpr std::size_t kReach = 40;  // how far a cut is moved to find a blank

// The first place to begin at or behind `wanted`.
std::size_t begin_at(std::string_view text, std::size_t wanted, std::size_t latest) {
  for (std::size_t i = wanted; i < latest && i < wanted + kReach; ++i) {
    if (is_ascii_blank(text[i])) return i + 1;
  }
  return utf8::truncated(text, wanted).size();
}

std::size_t end_at(std::string_view text, std::size_t earliest, std::size_t wanted) {
  for (std::size_t i = wanted; i > earliest && i + kReach > wanted; --i) {
    if (is_ascii_blank(text[i])) return i;
  }
  return utf8::truncated(text, wanted).size();
}

ByteRange fitted(std::string_view text, ByteRange sentence, ByteRange number) {
  if (sentence.size() <= kSnippetBytes) return sentence;
  const std::size_t room =
      kSnippetBytes - std::min(kSnippetBytes, number.size());  // around the number
  ByteRange out;
  const std::size_t front = number.begin - sentence.begin;
  const std::size_t rest = sentence.end - number.end;
  const std::size_t ahead =
      rest < room / 2 ? std::min(front, room - rest) : std::min(front, room / 2);
  out.begin = ahead == front ? sentence.begin : begin_at(text, number.begin - ahead, number.begin);
  const std::size_t behind = std::min(rest, room - ahead);
  out.end = behind == rest ? sentence.end : end_at(text, number.end, number.end + behind);
  return out;
}

}  // namespace

std::vector<Segment> excerpt(std::string_view text, ByteRange sentence, ByteRange number) {
  // Sentences are told anew here: a number that crosses one is shown whole.
  sentence = {std::min(sentence.begin, number.begin), std::max(sentence.end, number.end)};
  const ByteRange shown = fitted(text, sentence, number);
  std::vector<Segment> out;
  std::string front(text.substr(shown.begin, number.begin - shown.begin));
  if (shown.begin > sentence.begin) front.insert(0, "\u2026 ");
  if (!front.empty()) out.push_back({std::move(front), false});
  out.push_back({std::string(number.of(text)), true});
  std::string rest(text.substr(number.end, shown.end - number.end));
  if (shown.end < sentence.end) rest += " \u2026";
  if (!rest.empty()) out.push_back({std::move(rest), false});
  return out;
}

}  // namespace dateline::figures
