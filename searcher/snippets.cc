#include "searcher/snippets.h"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "core/text/graphemes.h"
#include "core/text/sentences.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxFragments = 3;
constexpr std::size_t kLeadBytes = 80;    // shown before the first mark where a sentence is too long
constexpr std::size_t kShortBytes = 120;  // a snippet under this goes on into the next sentence
constexpr std::string_view kJoin = " \u2026 ";

struct Fragment {
  ByteRange range;
  std::uint64_t units = 0;  // bit per unit; units from 63 on share one
  std::size_t marks = 0;
};

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// The last good place to cut at or before `limit`: a blank close by, else a grapheme border.
std::size_t cut_before(std::string_view text, std::size_t begin, std::size_t limit) {
  if (limit >= text.size()) return text.size();
  constexpr std::size_t kReach = 40;
  for (std::size_t i = limit; i > begin && limit - i < kReach; --i) {
    if (is_space(text[i])) return i;
  }
  const std::size_t cut = grapheme_floor(text, limit);
  return cut > begin ? cut : limit;
}

// The first good place to begin at or after `wanted`, no later than `latest`.
std::size_t begin_after(std::string_view text, std::size_t wanted, std::size_t latest) {
  for (std::size_t i = wanted; i < latest; ++i) {
    if (is_space(text[i]) && i + 1 <= latest && !is_space(text[i + 1])) return i + 1;
  }
  return grapheme_floor(text, wanted);
}

std::uint64_t bit_of(std::uint32_t unit) { return std::uint64_t{1} << std::min<std::uint32_t>(unit, 63); }

// A sentence cut down to what fits, around its first marks.
ByteRange fitted(std::string_view text, ByteRange sentence, std::size_t first_mark) {
  if (sentence.size() <= kSnippetBytes) return sentence;
  ByteRange out = sentence;
  if (first_mark > sentence.begin + kSnippetBytes - kLeadBytes) {
    out.begin = begin_after(text, first_mark - kLeadBytes, first_mark);
  }
  out.end = std::min(sentence.end, cut_before(text, out.begin, std::min(out.begin + kSnippetBytes, sentence.end)));
  return out;
}

std::vector<Fragment> marked_sentences(std::string_view text, const std::vector<ByteRange>& sentences,
                                       const std::vector<Mark>& marks) {
  std::vector<Fragment> out;
  std::size_t m = 0;
  for (const ByteRange& sentence : sentences) {
    while (m < marks.size() && marks[m].range.begin < sentence.begin) ++m;
    if (m == marks.size()) break;
    if (marks[m].range.begin >= sentence.end) continue;
    Fragment fragment;
    fragment.range = fitted(text, sentence, marks[m].range.begin);
    for (std::size_t k = m; k < marks.size() && marks[k].range.begin < fragment.range.end; ++k) {
      if (marks[k].range.end > fragment.range.end) continue;
      fragment.units |= bit_of(marks[k].unit);
      ++fragment.marks;
    }
    out.push_back(fragment);
  }
  return out;
}

// The fragment that shows most units not seen yet, then most marks, then comes first. Nothing new: null.
const Fragment* best_of(const std::vector<Fragment>& all, std::uint64_t seen, const std::vector<Fragment>& chosen,
                        std::string_view text) {
  const Fragment* best = nullptr;
  int best_new = 0;
  for (const Fragment& f : all) {
    const int fresh = std::popcount(f.units & ~seen);
    if (fresh == 0 || (best != nullptr && (fresh < best_new || (fresh == best_new && f.marks <= best->marks)))) continue;
    const bool repeats = std::any_of(chosen.begin(), chosen.end(),
                                     [&](const Fragment& c) { return c.range.of(text) == f.range.of(text); });
    if (repeats) continue;
    best = &f;
    best_new = fresh;
  }
  return best;
}

std::vector<Fragment> choose(std::string_view text, const std::vector<Fragment>& all) {
  std::vector<Fragment> chosen;
  std::uint64_t seen = 0;
  std::size_t bytes = 0;
  while (chosen.size() < kMaxFragments && bytes < kSnippetBytes) {
    const Fragment* next = best_of(all, seen, chosen, text);
    if (next == nullptr) break;
    if (!chosen.empty() && bytes + next->range.size() > kSnippetBytes + kShortBytes) break;
    chosen.push_back(*next);
    seen |= next->units;
    bytes += next->range.size();
  }
  std::sort(chosen.begin(), chosen.end(), [](const Fragment& a, const Fragment& b) { return a.range < b.range; });
  return chosen;
}

// Makes a lone short fragment longer by the sentence that follows it.
void extend(std::string_view text, const std::vector<ByteRange>& sentences, Fragment& fragment) {
  for (const ByteRange& sentence : sentences) {
    if (sentence.begin < fragment.range.end) continue;
    if (fragment.range.size() >= kShortBytes) return;
    const std::size_t limit = fragment.range.begin + kSnippetBytes;
    if (sentence.begin >= limit) return;
    fragment.range.end =
        sentence.end <= limit ? sentence.end : std::min(sentence.end, cut_before(text, sentence.begin, limit));
  }
}

}  // namespace

std::vector<Segment> make_snippet(std::string_view text, const std::vector<Mark>& marks) {
  const std::vector<ByteRange> sentences = split_sentences(text);
  if (sentences.empty()) return {};
  std::vector<Fragment> chosen = choose(text, marked_sentences(text, sentences, marks));
  if (chosen.empty()) chosen.push_back({fitted(text, sentences.front(), sentences.front().begin), 0, 0});
  if (chosen.size() == 1) extend(text, sentences, chosen.front());
  const std::vector<ByteRange> marked = covered(marks);
  std::vector<Segment> out;
  for (const Fragment& fragment : chosen) {
    const bool follows = !out.empty();
    std::vector<Segment> part = segments(text, fragment.range, marked);
    if (follows) out.push_back({std::string(kJoin), false});
    std::move(part.begin(), part.end(), std::back_inserter(out));
  }
  return out;
}

}  // namespace dateline
