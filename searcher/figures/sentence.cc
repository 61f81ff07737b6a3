#include "searcher/figures/sentence.h"

#include <algorithm>

#include "core/text/folding.h"
#include "core/text/sentences.h"
#include "core/text/words.h"

namespace dateline::figures {
namespace {

// What goes on for longer is no sentence but a list, and is read in parts of so many: rules look
// around within one, for each of its numbers.
constexpr std::size_t kMostTokens = 200;

bool holds(std::string_view gap, std::initializer_list<std::string_view> marks) {
  return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
    return gap.find(mark) != std::string_view::npos;
  });
}

Gap gap_of(std::string_view gap) {
  if (holds(gap, {";", "(", ")", "[", "]", "\u2013", "\u2014", " - ", "\n\n"})) return Gap::hard;
  if (holds(gap, {":"})) return Gap::colon;
  return holds(gap, {","}) ? Gap::comma : Gap::none;
}

// Kinds that say how one thing is, or which it is, and not how many there are.
bool is_told_apart(const Quantity& q) {
  return q.kind == QuantityKind::ordinal || q.kind == QuantityKind::age;
}

// The first token that ends behind `begin`.
std::size_t token_at(const std::vector<Token>& tokens, std::size_t begin) {
  const auto at =
      std::lower_bound(tokens.begin(), tokens.end(), begin,
                       [](const Token& token, std::size_t b) { return token.range.end <= b; });
  return static_cast<std::size_t>(at - tokens.begin());
}

// The numbers that begin before `end`, from the `next`-th of the article on.
void find_numbers(const Article& article, std::size_t end, std::size_t& next, Sentence& out) {
  const auto& numbers = article.found.numbers;
  for (; next < numbers.size() && numbers[next].range.begin < end; ++next) {
    const Quantity& q = numbers[next];
    if (q.range.begin < out.range.begin || is_told_apart(q)) continue;
    // What is stored may be damaged.
    if (q.range.end > article.text.size() || !q.range.contains(q.number_range)) continue;
    NumberSpan span{next, out.size(), 0, out.size(), 0};
    for (std::size_t i = token_at(out.tokens, q.range.begin);
         i < out.size() && out.tokens[i].range.begin < q.range.end; ++i) {
      if (!out.tokens[i].range.overlaps(q.range)) continue;
      span.first = std::min(span.first, i);
      span.last = i;
      if (!out.tokens[i].range.overlaps(q.number_range)) continue;
      span.low = std::min(span.low, i);
      span.high = i;
    }
    if (span.low == out.size()) continue;
    if (!out.numbers.empty() && span.first <= out.numbers.back().last) continue;
    for (std::size_t i = span.first; i <= span.last; ++i)
      out.tokens[i].number = static_cast<int>(out.numbers.size());
    out.numbers.push_back(span);
  }
}

Token token_of(std::string_view body, std::size_t begin, const Word& word) {
  Token token;
  token.range = {begin + word.begin, begin + word.end};
  token.lower = folded(word.of(body));
  token.upper = word.initial_upper;
  if (token.lower.ends_with("'s")) {
    token.possessive = true;
    token.lower.resize(token.lower.size() - 2);
  }
  return token;
}

// A sentence with its numbers, from the `next`-th of the article on.
std::vector<Sentence> read(const Article& article, ByteRange range, std::size_t& next) {
  const std::string_view body = range.of(article.text);
  const std::vector<Word> words = segment_words(body);
  std::vector<Sentence> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i % kMostTokens == 0) out.emplace_back().range = range;
    Token token = token_of(body, range.begin, words[i]);
    const bool last = i + 1 == words.size() || (i + 1) % kMostTokens == 0;
    token.after =
        last ? Gap::hard : gap_of(body.substr(words[i].end, words[i + 1].begin - words[i].end));
    out.back().tokens.push_back(std::move(token));
    if (last)
      find_numbers(article, i + 1 == words.size() ? range.end : range.begin + words[i + 1].begin,
                   next, out.back());
  }
  return out;
}

bool speaks_of_how_many(std::string_view sentence) {
  return holds(sentence, {"number", "toll", "estimate", "Number", "Estimate"});
}

}  // namespace

std::string_view Sentence::word(std::size_t i) const {
  return i < tokens.size() ? std::string_view(tokens[i].lower) : std::string_view();
}

bool Sentence::is(std::size_t i, std::initializer_list<std::string_view> words) const {
  return i < tokens.size() && is_one_of(word(i), words);
}

Gap Sentence::before(std::size_t i) const { return i == 0 ? Gap::hard : tokens[i - 1].after; }

std::vector<NumberedSentence> sentences_of(const Article& article) {
  std::vector<NumberedSentence> out;
  std::size_t next = 0;
  SentenceReader reader(article.text);
  for (std::size_t place = 0; const auto range = reader.next(); ++place) {
    const auto& numbers = article.found.numbers;
    const bool numbered = next < numbers.size() && numbers[next].range.begin < range->end;
    if (!numbered && !speaks_of_how_many(range->of(article.text))) continue;
    for (Sentence& sentence : read(article, *range, next))
      out.push_back({place, std::move(sentence)});
  }
  return out;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace dateline::figures
