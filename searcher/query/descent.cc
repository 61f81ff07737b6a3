#include "searcher/query/descent.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/base/ascii.h"
#include "searcher/query/lexer.h"
#include "searcher/query/tree.h"

namespace dateline::query {
namespace {

constexpr std::size_t kMaxPrefixes = 16;
constexpr std::size_t kMinPrefix = 2;
// Wider than this it would only say "in one paragraph".
constexpr std::uint32_t kMaxDistance = 99;

// Letters and digits, as far as it takes to tell that a prefix is long enough: every non-ASCII
// character counts as one.
std::size_t count_letters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) {
    const bool lead_byte = static_cast<unsigned char>(c) >= 0xC0;
    if (is_ascii_alnum(c) || lead_byte) ++count;
  }
  return count;
}

}  // namespace

// Skips what means nothing here: blanks, quotes without a partner, brackets that nest too deep.
void Descent::skip() {
  while (!at_end()) {
    if (const std::size_t blank = blank_at(text(), pos_)) {
      pos_ += blank;
    } else if (const Quote quote = quote_at(text(), pos_); quote.style != QuoteStyle::none) {
      if (quoted_range(text(), pos_)) return;
      notice("unbalanced_quote", {pos_, pos_ + quote.bytes});
      pos_ += quote.bytes;
    } else if (!skip_bracket()) {
      return;
    }
  }
}

bool Descent::skip_bracket() {
  if (text_[pos_] == '(' && depth_ >= kMaxDepth) {
    notice("too_deep", {pos_, pos_ + 1});
    ++ignored_;
  } else if (text_[pos_] == ')' && ignored_ > 0) {
    --ignored_;
  } else {
    return false;
  }
  ++pos_;
  return true;
}

Descent::Keyword Descent::keyword() const {
  if (at_end()) return Keyword::none;
  const std::string_view run = text_.substr(pos_, run_end(text(), pos_) - pos_);
  if (run == "AND") return Keyword::both;
  if (run == "OR") return Keyword::either;
  return run == "NOT" ? Keyword::without : Keyword::none;
}

void Descent::take_keyword(Keyword keyword) { pos_ += keyword == Keyword::either ? 2 : 3; }

bool Descent::operand_follows() const {
  if (at_end() || text_[pos_] == ')') return false;
  const Keyword next = keyword();
  return next == Keyword::none || next == Keyword::without;
}

// Counts terms against the cap; at the cap the rest of the query is dropped.
bool Descent::take_terms(std::size_t count, ByteRange range) {
  if (terms_ + count <= kMaxTerms) {
    terms_ += count;
    return true;
  }
  notice("too_many_words", {range.begin, text_.size()});
  pos_ = end_ = text_.size();
  terms_ = kMaxTerms;
  capped_ = true;
  return false;
}

// Takes an AND or OR between the parts of a sequence. AND means a blank; what has no left side is
// ignored, as is an OR, which alternatives() takes where it joins something.
bool Descent::take_joiner(bool has_left, std::optional<ByteRange>& open_and) {
  const Keyword next = keyword();
  if (next != Keyword::both && next != Keyword::either) return false;
  const std::size_t begin = pos_;
  take_keyword(next);
  const ByteRange range{begin, pos_};
  if (next == Keyword::both && has_left && !open_and) {
    open_and = range;
  } else {
    notice("dangling_operator", range);
  }
  return true;
}

std::optional<Node> Descent::sequence(bool in_group) {
  std::vector<Node> nodes;
  std::optional<ByteRange> open_and;  // an AND that waits for its right side
  while (true) {
    skip();
    if (at_end()) break;
    if (text_[pos_] == ')') {
      if (in_group) break;
      notice("unbalanced_bracket", {pos_, pos_ + 1});
      ++pos_;
      continue;
    }
    if (take_joiner(!nodes.empty(), open_and)) continue;
    if (auto node = alternatives()) {
      nodes.push_back(std::move(*node));
      open_and.reset();
    }
  }
  if (open_and) notice("dangling_operator", *open_and);
  return make_all(std::move(nodes));
}

std::optional<Node> Descent::alternatives() {
  std::optional<Node> first = operand();
  if (!first) return {};
  std::vector<Node> nodes;
  nodes.push_back(std::move(*first));
  while (true) {
    skip();
    if (keyword() != Keyword::either) break;
    const ByteRange range{pos_, pos_ + 2};
    take_keyword(Keyword::either);
    skip();
    if (!operand_follows()) {
      notice("dangling_operator", range);
      break;
    }
    if (auto node = operand()) nodes.push_back(std::move(*node));
  }
  return make_any(std::move(nodes));
}

// Takes a run of hyphens; true where it is an operator: after a blank, a bracket or the beginning,
// and before something.
bool Descent::take_hyphens() {
  const std::size_t begin = pos_;
  while (!at_end() && text_[pos_] == '-') ++pos_;
  if (at_end() || text_[pos_] == ')' || blank_at(text(), pos_) > 0) return false;
  if (begin == 0 || text_[begin - 1] == '(' || text_[begin - 1] == ')') return true;
  std::size_t before = begin - 1;
  while (before > 0 && (static_cast<unsigned char>(text_[before]) & 0xC0) == 0x80) --before;
  return blank_at(text_, before) > 0;
}

std::optional<Node> Descent::operand() {
  const std::size_t begin = pos_;
  bool excluded = false;
  std::optional<ByteRange> last;  // the operator nearest to the operand
  while (true) {
    skip();
    const std::size_t here = pos_;
    if (!at_end() && text_[pos_] == '-') {
      if (!take_hyphens()) continue;
    } else if (keyword() == Keyword::without) {
      take_keyword(Keyword::without);
    } else {
      break;
    }
    last = ByteRange{here, pos_};
    excluded = !excluded;
  }
  if (last && !operand_follows()) {
    notice("dangling_operator", *last);
    return {};
  }
  std::optional<Node> node = primary();
  if (!node || !excluded) return node;
  const std::size_t end = node->range.end;
  return make_none(std::move(*node), {begin, end});
}

std::optional<Node> Descent::primary() {
  if (!operand_follows()) return {};
  if (text_[pos_] == '(') return group();
  if (quote_at(text(), pos_).style != QuoteStyle::none) return quoted();
  return word();
}

std::optional<Node> Descent::group() {
  const std::size_t open = pos_++;
  ++depth_;
  std::optional<Node> node = sequence(true);
  --depth_;
  if (at_end()) {
    if (!capped_) notice("unbalanced_bracket", {open, open + 1});
  } else {
    ++pos_;
  }
  return node;
}

// A node of one term.
std::optional<Node> Descent::leaf(NodeKind kind, ByteRange range, std::string_view text) {
  if (!take_terms(1, range)) return {};
  Node node;
  node.kind = kind;
  node.range = range;
  node.text = std::string(text);
  return node;
}

// REQUIRES a quote with a partner at pos_.
std::optional<Node> Descent::quoted() {
  const std::size_t begin = pos_;
  const ByteRange inner = *quoted_range(text(), pos_);
  pos_ = inner.end + quote_at(text_, inner.end).bytes;
  std::string phrase = single_spaced(inner.of(text_));
  const std::uint32_t distance = take_distance();
  if (phrase.empty()) return {};
  const std::size_t words =
      1 + static_cast<std::size_t>(std::count(phrase.begin(), phrase.end(), ' '));
  const std::size_t room = kMaxTerms - terms_;
  if (room == 0 || words <= room) {
    if (!take_terms(words, {begin, pos_})) return {};
  } else {
    phrase = first_words(phrase, room);
    terms_ = kMaxTerms;
    notice("too_many_words", {begin, text_.size()});
    pos_ = end_ = text_.size();
    capped_ = true;
  }
  Node node;
  node.kind = distance > 0 ? NodeKind::near : NodeKind::phrase;
  node.range = {begin, pos_};
  node.text = std::move(phrase);
  node.distance = distance;
  return node;
}

// Reads "~8"; 0 where there is none. A bare "~" means nothing.
std::uint32_t Descent::take_distance() {
  if (at_end() || text_[pos_] != '~') return 0;
  ++pos_;
  std::uint32_t distance = 0;
  while (!at_end() && is_ascii_digit(text_[pos_])) {
    distance =
        std::min(distance * 10 + static_cast<std::uint32_t>(text_[pos_] - '0'), kMaxDistance);
    ++pos_;
  }
  return distance;
}

std::optional<Node> Descent::word() {
  const ByteRange run{pos_, run_end(text(), pos_)};
  const std::string_view text = run.of(text_);
  const std::size_t colon = text.find(':');
  const bool named =
      text.front() != '=' && colon != std::string_view::npos && colon > 0 &&
      std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), is_ascii_letter);
  if (named) {
    const ByteRange name{run.begin, run.begin + colon};
    if (const auto field = field_named(name.of(text_))) return known_field(*field, name);
    return unknown_field(run, run.begin + colon);
  }
  pos_ = run.end;
  return text_node(run);
}

// A run of characters as =word, word* or words.
std::optional<Node> Descent::text_node(ByteRange range) {
  const std::string_view text = range.of(text_);
  if (text.front() == '=' && text.size() > 1) return leaf(NodeKind::exact, range, text.substr(1));
  const std::size_t last = text.find_last_not_of('*');
  const std::string_view stem = text.substr(0, last + 1);  // npos + 1 is 0
  const std::size_t letters = count_letters(stem);
  // A clock time, a web address or an unknown field may end in anything: it stays words.
  const bool has_colon = text.find(':') != std::string_view::npos;
  if (stem.size() == text.size() || letters == 0 || has_colon)
    return leaf(NodeKind::words, range, text);
  if (letters < kMinPrefix) {
    notice("short_prefix", range);
    return leaf(NodeKind::exact, range, stem);
  }
  if (prefixes_ == kMaxPrefixes) {
    notice("too_many_prefixes", range);
    return leaf(NodeKind::exact, range, stem);
  }
  ++prefixes_;
  return leaf(NodeKind::prefix, range, stem);
}

}  // namespace dateline::query
