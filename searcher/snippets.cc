#include "searcher/snippets.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <iterator>
#include <optional>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/text/graphemes.h"
#include "core/text/sentences.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxFragments = 3;
constexpr std::size_t kShortBytes = 120;  // a snippet under this takes in its neighbours
constexpr std::size_t kMostBytes = kSnippetBytes + kShortBytes;  // fragments together
constexpr std::size_t kReach = 40;  // how far a cut is moved to find a blank
// How far behind words found apart a sentence that has them all is looked for.
constexpr std::size_t kPatienceBytes = 4096;
constexpr std::string_view kJoin = " \u2026 ";

struct Fragment {
  ByteRange range;
  std::uint64_t units = 0;  // bit per unit; units from 63 on share one
  std::size_t marks = 0;
  std::size_t first_mark = 0;  // number of the first of them
  std::uint64_t fresh = 0;     // the units it was chosen for
};

// A grapheme border at or before `pos` but after `lowest`; a code point's where one monstrous
// grapheme fills all between.
std::size_t border_before(std::string_view text, std::size_t lowest, std::size_t pos) {
  const std::size_t border = grapheme_floor(text, pos);
  return border > lowest ? border : utf8::truncated(text, pos).size();
}

// The last good place to cut at or before `limit`: a blank close by, else a grapheme border.
std::size_t cut_before(std::string_view text, std::size_t begin, std::size_t limit) {
  if (limit >= text.size()) return text.size();
  for (std::size_t i = limit; i > begin && limit - i < kReach; --i) {
    if (is_ascii_blank(text[i])) return i;
  }
  return border_before(text, begin, limit);
}

// The first good place to begin at or after `wanted`, no later than `latest`.
std::size_t begin_after(std::string_view text, std::size_t wanted, std::size_t latest) {
  for (std::size_t i = wanted; i < latest; ++i) {
    if (is_ascii_blank(text[i]) && i + 1 <= latest && !is_ascii_blank(text[i + 1])) return i + 1;
  }
  return border_before(text, wanted - std::min(wanted, kReach), wanted);
}

// A sentence cut down to `most` bytes, around what is to be shown of it, which is shown whole
// unless it is longer than fits itself.
ByteRange fitted(std::string_view text, ByteRange sentence, ByteRange shown,
                 std::size_t most = kSnippetBytes) {
  const std::size_t sure = most - kReach;  // what no cut takes away
  if (sentence.size() <= most) return sentence;
  ByteRange out = sentence;
  if (shown.end > sentence.begin + sure) {
    const std::size_t lead = std::min(most / 3, sure - std::min(shown.size(), sure));
    const std::size_t wanted = std::max(shown.begin, sentence.begin + lead) - lead;
    out.begin = begin_after(text, wanted, shown.begin);
  }
  out.end =
      std::min(sentence.end, cut_before(text, out.begin, std::min(out.begin + most, sentence.end)));
  return out;
}

// The fragment that shows most units not seen yet, then most marks, then comes first. Nothing new:
// null.
const Fragment* best_of(const std::vector<Fragment>& all, std::uint64_t seen,
                        const std::vector<Fragment>& chosen, std::string_view text) {
  const Fragment* best = nullptr;
  int best_new = 0;
  for (const Fragment& f : all) {
    const int fresh = std::popcount(f.units & ~seen);
    if (fresh == 0 ||
        (best != nullptr && (fresh < best_new || (fresh == best_new && f.marks <= best->marks))))
      continue;
    const bool repeats = std::any_of(chosen.begin(), chosen.end(), [&](const Fragment& c) {
      return c.range.of(text) == f.range.of(text);
    });
    if (repeats) continue;
    best = &f;
    best_new = fresh;
  }
  return best;
}

std::vector<Fragment> choose(std::string_view text, const std::vector<Fragment>& all) {
  std::vector<Fragment> chosen;
  std::uint64_t seen = 0;
  while (chosen.size() < kMaxFragments) {
    const Fragment* next = best_of(all, seen, chosen, text);
    if (next == nullptr) break;
    chosen.push_back(*next);
    chosen.back().fresh = next->units & ~seen;
    seen |= next->units;
  }
  return chosen;
}

// Sentences next to each other are one fragment.
std::vector<Fragment> merged(std::string_view text, const std::vector<Fragment>& fragments) {
  std::vector<Fragment> out;
  for (const Fragment& fragment : fragments) {
    const std::string_view gap =
        out.empty()
            ? text
            : text.substr(out.back().range.end, fragment.range.begin - out.back().range.end);
    if (!out.empty() && std::all_of(gap.begin(), gap.end(), is_ascii_blank)) {
      out.back().range.end = fragment.range.end;
    } else {
      out.push_back(fragment);
    }
  }
  return out;
}

// A sentence without what stands around it: how one is known to repeat the title.
std::string_view bare(std::string_view sentence) {
  while (!sentence.empty() && (is_ascii_blank(sentence.back()) || sentence.back() == '.'))
    sentence.remove_suffix(1);
  while (!sentence.empty() && is_ascii_blank(sentence.front())) sentence.remove_prefix(1);
  return sentence;
}

class SnippetMaker {
 public:
  SnippetMaker(std::string_view text, Marks& marks, std::string_view title)
      : text_(text), marks_(marks), title_(bare(title)), reader_(text) {}

  std::vector<Segment> make() {
    if (!read_marked()) return {};
    std::vector<Fragment> chosen = choose(text_, marked_);
    cut_down(chosen);
    std::sort(chosen.begin(), chosen.end(),
              [](const Fragment& a, const Fragment& b) { return a.range < b.range; });
    chosen = merged(text_, chosen);
    if (chosen.empty()) {
      const std::size_t begin = sentences_.front().begin;
      chosen.emplace_back();
      chosen.back().range = fitted(text_, sentences_.front(), {begin, begin});
    }
    if (chosen.size() == 1) extend(chosen.front());
    const std::vector<ByteRange> marked = covered(marks_.until(chosen.back().range.end));
    std::vector<Segment> out;
    for (const Fragment& fragment : chosen) {
      if (!out.empty()) out.push_back({std::string(kJoin), false});
      std::vector<Segment> part = segments(text_, fragment.range, marked);
      std::move(part.begin(), part.end(), std::back_inserter(out));
    }
    return out;
  }

 private:
  // The next sentence, kept in sentences_; those that repeat the title are passed over.
  const ByteRange* read() {
    while (const auto sentence = reader_.next()) {
      if (bare(sentence->of(text_)) != title_) {
        sentences_.push_back(*sentence);
        return &sentences_.back();
      }
      if (!repeated_) repeated_ = sentence;
    }
    return nullptr;
  }

  // Reads until a sentence shows every unit, or sentences apart do and none that shows them
  // together is near, or to the end; false where there are no sentences.
  bool read_marked() {
    std::size_t complete = text_.size();  // where every unit had been seen
    while (const ByteRange* sentence = read()) {
      if (marks_.units() == 0 || sentence->begin > complete + kPatienceBytes) break;
      const std::size_t end = sentence->end;
      if (add_marked(*sentence)) break;
      if (seen_ == marks_.units()) complete = std::min(complete, end);
    }
    // Nothing but the title again: better than nothing.
    if (sentences_.empty() && repeated_) {
      sentences_.push_back(*repeated_);
      add_marked(sentences_.back());
    }
    return !sentences_.empty();
  }

  // Keeps what of the sentence may be shown, if it is marked: the whole, or where it is too long a
  // piece after the other. True where one shows every unit.
  bool add_marked(ByteRange sentence) {
    const std::vector<Mark>& marks = marks_.until(sentence.end);
    while (true) {
      while (next_ < marks.size() && marks[next_].range.begin < sentence.begin) ++next_;
      if (next_ == marks.size() || marks[next_].range.begin >= sentence.end) return false;
      const Fragment& fragment = marked_.emplace_back(fragment_at(marks, sentence));
      seen_ |= fragment.units;
      if (fragment.units == marks_.units()) return true;
      if (fragment.range.end >= sentence.end) return false;
      sentence.begin = std::max(fragment.range.end, marks[next_].range.end);
      while (sentence.begin < sentence.end && is_ascii_blank(text_[sentence.begin]))
        ++sentence.begin;
    }
  }

  // What is shown of the sentence around its mark number next_, the first.
  Fragment fragment_at(const std::vector<Mark>& marks, ByteRange sentence) const {
    Fragment fragment;
    fragment.range = fitted(text_, sentence, marks[next_].range);
    fragment.first_mark = next_;
    for (std::size_t k = next_; k < marks.size() && marks[k].range.begin < fragment.range.end;
         ++k) {
      if (marks[k].range.end > fragment.range.end) continue;
      fragment.units |= unit_bit(marks[k].unit);
      ++fragment.marks;
    }
    return fragment;
  }

  // Cuts fragments that are too long together, the longest first, each to what the others leave,
  // but to no less than its share.
  void cut_down(std::vector<Fragment>& chosen) {
    std::size_t bytes = 0;
    for (const Fragment& fragment : chosen) bytes += fragment.range.size();
    std::sort(chosen.begin(), chosen.end(),
              [](const Fragment& a, const Fragment& b) { return a.range.size() > b.range.size(); });
    for (Fragment& fragment : chosen) {
      if (bytes <= kMostBytes) return;
      const std::size_t others = bytes - fragment.range.size();
      const std::size_t most =
          std::max(kMostBytes / chosen.size(), kMostBytes - std::min(others, kMostBytes));
      fragment.range = fitted(text_, fragment.range, most_telling(fragment, most - kReach), most);
      bytes = others + fragment.range.size();
    }
  }

  // From the first to the last of those marks, no more than `room` bytes apart, that show most of
  // what the fragment was chosen for.
  ByteRange most_telling(const Fragment& fragment, std::size_t room) {
    const std::vector<Mark>& marks = marks_.until(fragment.range.end);
    ByteRange best = marks[fragment.first_mark].range;
    int most = 0;
    for (std::size_t i = fragment.first_mark;
         i < marks.size() && marks[i].range.begin < fragment.range.end; ++i) {
      ByteRange range = marks[i].range;
      std::uint64_t shown = 0;
      const std::size_t limit = std::min(fragment.range.end, range.begin + room);
      for (std::size_t k = i; k < marks.size() && marks[k].range.begin < limit; ++k) {
        const std::uint64_t fresh = unit_bit(marks[k].unit) & fragment.fresh & ~shown;
        if (fresh == 0 || marks[k].range.end > limit) continue;
        shown |= fresh;
        range.end = std::max(range.end, marks[k].range.end);
      }
      if (std::popcount(shown) <= most) continue;
      most = std::popcount(shown);
      best = range;
    }
    return best;
  }

  // Makes a lone short fragment longer by the sentences that follow it, then by those before.
  void extend(Fragment& fragment) {
    const std::size_t limit = fragment.range.begin + kSnippetBytes;
    for (std::size_t i = 0; fragment.range.size() < kShortBytes; ++i) {
      if (i == sentences_.size() && read() == nullptr) break;
      const ByteRange sentence = sentences_[i];
      if (sentence.begin < fragment.range.end) continue;
      if (sentence.begin >= limit) return;
      fragment.range.end = sentence.end <= limit
                               ? sentence.end
                               : std::min(sentence.end, cut_before(text_, sentence.begin, limit));
    }
    for (auto it = sentences_.rbegin(); it != sentences_.rend(); ++it) {
      if (it->end > fragment.range.begin) continue;
      if (fragment.range.size() >= kShortBytes || fragment.range.end - it->begin > kSnippetBytes)
        return;
      fragment.range.begin = it->begin;
    }
  }

  std::string_view text_;
  Marks& marks_;
  std::string_view title_;
  SentenceReader reader_;
  std::vector<ByteRange> sentences_;   // read so far, but for those that repeat the title
  std::optional<ByteRange> repeated_;  // the first of those
  std::vector<Fragment> marked_;
  std::uint64_t seen_ = 0;  // the units they show
  std::size_t next_ = 0;    // no mark before this one stands in a sentence to come
};

}  // namespace

std::vector<Segment> make_snippet(std::string_view text, Marks& marks, std::string_view title) {
  return SnippetMaker(text, marks, title).make();
}

}  // namespace dateline
