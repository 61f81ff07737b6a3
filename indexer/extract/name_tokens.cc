#include "indexer/extract/name_tokens.h"

#include <algorithm>
#include <array>

#include "core/entities/word_lists.h"
#include "core/text/folding.h"
#include "indexer/extract/lexicon.h"

namespace dateline {
namespace {

constexpr std::string_view kTypographicApostrophe = "\xE2\x80\x99";

Join join_of(std::string_view gap) {
  if (gap.empty()) return Join::apart;
  if (gap == " " || gap == "\n" || gap == "\r\n" || gap == "\xC2\xA0" || gap == "  ") {
    return Join::blank;
  }
  if (gap == "-" || gap == "\xE2\x80\x91") return Join::hyphen;
  if (gap == ". " || gap == ".") return Join::point;
  if (gap == ", " || gap == ".,") return Join::comma;
  if (gap == " & " || gap == "&") return Join::ampersand;
  if (gap == " (") return Join::bracket;
  if (gap == "' " || gap == "\xE2\x80\x99 ") return Join::blank;  // "the Smiths' house"
  return Join::apart;
}

// The length of a final possessive ('s, ’s), which ends no name.
std::size_t possessive_size(std::string_view word) {
  if (word.size() < 3 || (word.back() != 's' && word.back() != 'S')) return 0;
  word.remove_suffix(1);
  if (word.ends_with('\'')) return 2;
  return word.size() > 3 && word.ends_with(kTypographicApostrophe) ? 4 : 0;
}

// "d'Estaing": the capital comes after the apostrophe.
bool is_elided(std::string_view word) {
  if (word.size() < 5 || (word[0] != 'd' && word[0] != 'l')) return false;
  word.remove_prefix(1);
  if (word.starts_with(kTypographicApostrophe)) {
    word.remove_prefix(3);
  } else if (word[0] == '\'') {
    word.remove_prefix(1);
  } else {
    return false;
  }
  return !word.empty() && word[0] >= 'A' && word[0] <= 'Z';
}

// "I've", "You'll", "Don't": a contraction is no name, however it begins.
bool is_contraction(std::string_view word) {
  constexpr std::array<std::string_view, 6> kEndings = {"ve", "ll", "re", "d", "m", "t"};
  for (const std::string_view ending : kEndings) {
    if (!word.ends_with(ending)) continue;
    const std::string_view head = word.substr(0, word.size() - ending.size());
    if (head.ends_with('\'') || head.ends_with(kTypographicApostrophe)) return true;
  }
  return false;
}

NameToken make_token(std::string_view text, const Word& word) {
  NameToken token;
  token.range = word.range();
  token.capital = word.initial_upper;
  token.digit = word.has_digit;
  if (!word.has_letter || word.end - word.begin > 60) return token;
  if (token.capital && is_contraction(word.of(text))) token.capital = false;
  const auto cut = possessive_size(word.of(text));
  token.possessive = cut > 0;
  token.range.end -= cut;
  append_folded(token.range.of(text), token.folded);
  const bool pointed = token.folded.find('.') != std::string::npos;
  if (pointed) std::erase(token.folded, '.');
  if (!token.capital && is_elided(token.range.of(text))) token.capital = true;
  token.all_upper = word.all_upper ||
                    (cut > 0 && word.initial_upper && token.folded.size() > 1 &&
                     std::none_of(text.begin() + token.range.begin, text.begin() + token.range.end,
                                  [](char c) { return c >= 'a' && c <= 'z'; }));
  token.initial =
      word.initial_upper && (token.folded.size() == 1 || (pointed && token.folded.size() <= 3));
  if (pointed && token.all_upper && token.range.end < text.size() && text[token.range.end] == '.') {
    ++token.range.end;
  }
  token.cues = cue_of(token.folded);
  if (token.capital) token.flags = word_flags(token.folded);
  return token;
}

}  // namespace

std::vector<NameToken> name_tokens(std::string_view text, const std::vector<Word>& words,
                                   const std::vector<ByteRange>& sentences) {
  std::vector<NameToken> tokens;
  tokens.reserve(words.size());
  std::size_t sentence = 0;
  std::size_t last_sentence = sentences.size();
  std::size_t gap_begin = 0;
  for (const Word& word : words) {
    NameToken token = make_token(text, word);
    while (sentence < sentences.size() && sentences[sentence].end <= word.begin) ++sentence;
    const auto gap =
        text.substr(gap_begin, word.begin - std::min<std::size_t>(gap_begin, word.begin));
    token.first = sentence != last_sentence || tokens.empty();
    token.join = token.first ? Join::apart : join_of(gap);
    // A quote that touches the word opens; one that touches the word before has closed.
    const bool opens_quote =
        gap.ends_with('"') || gap.ends_with("\xE2\x80\x9C") || gap.ends_with("\xE2\x80\x98");
    if (token.join == Join::apart && opens_quote) token.first = true;
    last_sentence = sentence;
    gap_begin = std::max<std::size_t>(token.range.end, word.end);
    tokens.push_back(std::move(token));
  }
  return tokens;
}

}  // namespace dateline
