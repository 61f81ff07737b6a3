#include "core/text/shingles.h"

#include <algorithm>
#include <array>

#include "core/text/grammar_words.h"

namespace dateline {
namespace {

// A line of so many bytes is not wrapped: a line break before or after it ends a paragraph.
constexpr std::size_t kWrapBytes = 130;

// is_near_copy(): docs/stories.md has precision and recall for others.
constexpr double kMinContained = 0.45;
constexpr double kMinSize = 0.25;
// A template that is filled in anew keeps its sentences and changes what it is about.
constexpr double kMinFigures = 0.7;
constexpr double kMinNames = 0.85;

// may_be_near_copies(): what is let through is compared whole.
constexpr std::size_t kMinShared = 2;
constexpr double kMinEstimate = 0.25;
// Of fewer sampled shingles nothing can be told; of so many less than that share is chance below
// one in a hundred where kMinContained is.
constexpr std::size_t kMinSample = 12;
constexpr double kMinSampleShare = 0.15;

constexpr std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93;
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93;
  return x ^ (x >> 32);
}

std::uint64_t hash_of(std::string_view term) {
  std::uint64_t hash = 0x9e3779b97f4a7c15 + term.size();
  for (std::size_t i = 0; i < term.size(); i += 8) {
    std::uint64_t part = 0;
    for (std::size_t k = 0; k < std::min<std::size_t>(8, term.size() - i); ++k)
      part |= std::uint64_t{static_cast<unsigned char>(term[i + k])} << (8 * k);
    hash = (hash ^ part) * 0xff51afd7ed558ccd;
    hash ^= hash >> 29;
  }
  return hash;
}

bool ends_sentence(std::string_view gap) {
  for (std::size_t i = 0; i < gap.size(); ++i) {
    if (gap[i] == '.' || gap[i] == '!' || gap[i] == '?') return true;
    for (const std::string_view mark : {"…", "。", "！", "？", "।", "؟"}) {
      if (gap.substr(i).starts_with(mark)) return true;
    }
  }
  return false;
}

// What papers print under every article. Folded words, as the analyzer gives them.
using Opening = std::array<std::string_view, 2>;
constexpr std::array<Opening, 24> kOpenings = {
    {{"related", "stories"}, {"related", "articles"}, {"related", "story"}, {"related", "content"},
     {"read", "more"},       {"read", "also"},        {"also", "read"},     {"see", "also"},
     {"more", "from"},       {"more", "on"},          {"sign", "up"},       {"follow", "us"},
     {"click", "here"},      {"subscribe", "to"},     {"subscribe", "now"}, {"copyright", ""},
     {"all", "rights"},      {"recommended", "for"},  {"share", "this"},    {"photo", "by"},
     {"image", "by"},        {"most", "read"},        {"this", "article"},  {"this", "story"}}};

// One paragraph's words: tokens [begin, end), of which only kind word counts.
struct Paragraph {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool prose = false;
};

class ParagraphReader {
 public:
  ParagraphReader(std::string_view text, const std::vector<Token>& tokens)
      : text_(text), tokens_(tokens) {}

  // False at the end.
  bool next(Paragraph& out) {
    if (at_ == tokens_.size()) return false;
    out.begin = at_;
    std::size_t last_end = 0;
    std::size_t gap_end = text_.size();
    std::uint32_t position = tokens_[at_].position;
    for (; at_ < tokens_.size(); ++at_) {
      const Token& token = tokens_[at_];
      if (at_ > out.begin && begins_paragraph(token, position, last_end)) {
        gap_end = token.range.begin;
        break;
      }
      position = std::max(position, token.position + token.positions);
      last_end = std::max(last_end, token.range.end);
    }
    out.end = at_;
    const std::size_t gap_begin = std::min(last_end, gap_end);
    out.prose = ends_sentence(text_.substr(gap_begin, gap_end - gap_begin)) && !is_opening(out);
    return true;
  }

 private:
  [[nodiscard]] bool begins_paragraph(const Token& token, std::uint32_t position,
                                      std::size_t last_end) const {
    if (token.position >= position + kParagraphGap) return true;
    if (token.range.begin <= last_end) return false;
    const std::string_view gap = text_.substr(last_end, token.range.begin - last_end);
    const std::size_t line_end = gap.find('\n');
    if (line_end == std::string_view::npos) return false;
    const std::size_t end = last_end + line_end;
    const std::size_t next = last_end + gap.rfind('\n') + 1;
    const std::string_view before =
        text_.substr(end - std::min(end, kWrapBytes), std::min(end, kWrapBytes));
    const std::string_view after = text_.substr(next, kWrapBytes);
    return is_long(before) || is_long(after);
  }

  static bool is_long(std::string_view line) {
    return line.size() == kWrapBytes && line.find('\n') == std::string_view::npos;
  }

  [[nodiscard]] bool is_opening(const Paragraph& p) const {
    const std::size_t begin = tokens_[p.begin].range.begin;
    const std::string_view before = text_.substr(begin - std::min<std::size_t>(begin, 3), 3);
    if (before.find("©") != std::string_view::npos) return true;
    std::array<std::string_view, 2> first;
    std::size_t found = 0;
    for (std::size_t i = p.begin; i < p.end && found < first.size(); ++i) {
      if (tokens_[i].kind == TokenKind::word) first[found++] = tokens_[i].term;
    }
    return std::any_of(kOpenings.begin(), kOpenings.end(), [&](const Opening& opening) {
      return opening[0] == first[0] && (opening[1].empty() || opening[1] == first[1]);
    });
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::size_t at_ = 0;
};

// Calls each.figure(hash) for words with digits, each.shingle(hash) for every shingle; returns the
// hash of all words in order, 0 where there are few.
template <typename Each>
std::uint64_t for_each_shingle(std::string_view text, const std::vector<Token>& tokens,
                               Each& each) {
  ParagraphReader reader(text, tokens);
  std::vector<Paragraph> paragraphs;
  for (Paragraph p; reader.next(p);) paragraphs.push_back(p);
  // A text without a single full stop has no prose to tell from the rest.
  const bool has_prose =
      std::any_of(paragraphs.begin(), paragraphs.end(), [](const Paragraph& p) { return p.prose; });
  std::uint64_t whole = 0x243f6a8885a308d3;
  std::size_t words = 0;
  std::array<std::uint64_t, kShingleWords> window{};
  std::size_t in_window = 0;
  for (const Paragraph& p : paragraphs) {
    const bool counts = p.prose || !has_prose;
    for (std::size_t i = p.begin; i < p.end; ++i) {
      const Token& token = tokens[i];
      if (token.kind != TokenKind::word) continue;
      const std::uint64_t hash = hash_of(token.term);
      whole = mix(whole * 3 + hash);
      ++words;
      if (!counts) continue;
      const char first = text[token.range.begin];
      if (first >= '0' && first <= '9') each.figure(hash);
      if (first >= 'A' && first <= 'Z' && !is_grammar_word(token.term)) each.name(hash);
      window[in_window++ % kShingleWords] = hash;
      if (in_window < kShingleWords) continue;
      std::uint64_t shingle = 0;
      for (std::size_t k = 0; k < kShingleWords; ++k)
        shingle = shingle * 0x9fb21c651e98df25 + window[(in_window + k) % kShingleWords];
      each.shingle(mix(shingle));
    }
  }
  return words < Sketch::kMinWords ? 0 : whole;
}

bool is_sampled(std::uint64_t shingle) { return shingle % kSampledOf == 0; }
std::uint32_t sampled(std::uint64_t shingle) { return static_cast<std::uint32_t>(shingle >> 32); }

template <typename Hash>
void sort_unique(std::vector<Hash>& hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

template <typename Hashes>
std::size_t shared_count(const Hashes& a, const Hashes& b) {
  std::size_t count = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y)
      ++count, ++x, ++y;
    else if (*x < *y)
      ++x;
    else
      ++y;
  }
  return count;
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Sketch sketch_of(std::string_view utf8, const std::vector<Token>& tokens) {
  // The kSketchSize smallest so far; `count` is of all, repeats too, until it is large enough to
  // know that there are kMinShingles different ones.
  struct Collector {
    std::vector<std::uint64_t> smallest;
    std::vector<std::uint64_t> first;
    ShingleSample sample;
    void figure(std::uint64_t) {}
    void name(std::uint64_t) {}
    void shingle(std::uint64_t hash) {
      if (is_sampled(hash)) sample.push_back(sampled(hash));
      if (first.size() < kMinShingles && std::find(first.begin(), first.end(), hash) == first.end())
        first.push_back(hash);
      if (smallest.size() == kSketchSize && hash >= smallest.back()) return;
      const auto at = std::lower_bound(smallest.begin(), smallest.end(), hash);
      if (at != smallest.end() && *at == hash) return;
      smallest.insert(at, hash);
      if (smallest.size() > kSketchSize) smallest.pop_back();
    }
  };
  Collector collector;
  collector.smallest.reserve(kSketchSize + 1);
  collector.first.reserve(kMinShingles);
  Sketch out;
  const std::uint64_t whole = for_each_shingle(utf8, tokens, collector);
  if (collector.first.size() == kMinShingles) {
    out.smallest = std::move(collector.smallest);
    sort_unique(collector.sample);
    out.sample = std::move(collector.sample);
  } else {
    out.whole = whole;
  }
  return out;
}

Shingles shingles_of(std::string_view utf8, const std::vector<Token>& tokens) {
  struct Collector {
    Shingles& out;
    void figure(std::uint64_t hash) { out.figures.push_back(hash); }
    void name(std::uint64_t hash) { out.names.push_back(hash); }
    void shingle(std::uint64_t hash) { out.all.push_back(hash); }
  };
  Shingles out;
  Collector collector{out};
  out.whole = for_each_shingle(utf8, tokens, collector);
  sort_unique(out.all);
  sort_unique(out.figures);
  sort_unique(out.names);
  for (const std::uint64_t shingle : out.all) {
    if (is_sampled(shingle)) out.sample.push_back(sampled(shingle));
  }
  return out;
}

Likeness likeness(const Shingles& a, const Shingles& b) {
  Likeness out;
  const std::size_t less = std::min(a.all.size(), b.all.size());
  const std::size_t more = std::max(a.all.size(), b.all.size());
  out.contained = less == 0 ? 0 : share(shared_count(a.all, b.all), less);
  out.size = share(less, more);
  out.figures =
      share(shared_count(a.figures, b.figures), std::min(a.figures.size(), b.figures.size()));
  out.names = share(shared_count(a.names, b.names), std::min(a.names.size(), b.names.size()));
  return out;
}

bool may_be_near_copies(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  if (a.empty() || b.empty()) return false;
  // Below this both lists are complete.
  const std::uint64_t end = std::min(a.back(), b.back());
  const auto complete = [end](const std::vector<std::uint64_t>& all) {
    return std::vector<std::uint64_t>(all.begin(), std::upper_bound(all.begin(), all.end(), end));
  };
  const std::vector<std::uint64_t> x = complete(a);
  const std::vector<std::uint64_t> y = complete(b);
  const std::size_t shared = shared_count(x, y);
  return shared >= kMinShared && share(shared, std::min(x.size(), y.size())) >= kMinEstimate;
}

bool may_be_near_copies(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  const std::size_t less = std::min(a.size(), b.size());
  return less < kMinSample || share(shared_count(a, b), less) >= kMinSampleShare;
}

bool is_near_copy(const Shingles& a, const Shingles& b) {
  if (a.whole != 0 && a.whole == b.whole) return true;
  if (std::min(a.all.size(), b.all.size()) < kMinShingles) return false;
  // Asked again here, so that the answer is the same whether or not it was asked before.
  if (!may_be_near_copies(std::span(a.sample), std::span(b.sample))) return false;
  const Likeness like = likeness(a, b);
  return like.contained >= kMinContained && like.size >= kMinSize && like.figures >= kMinFigures &&
         like.names >= kMinNames;
}

}  // namespace dateline
