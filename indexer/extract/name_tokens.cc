#include "indexer/extract/name_tokens.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "core/text/folding.h"
#include "indexer/extract/word_facts.h"

namespace dateline {
namespace {

constexpr std::string_view kTypographicApostrophe = "\xE2\x80\x99";

Join join_of(std::string_view gap) {
  if (gap.size() == 1 && gap[0] == ' ') return Join::blank;
  if (gap.empty() || gap.size() > 4) return Join::apart;
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

bool is_plain_lower(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool has_no_lower(std::string_view word) {
  return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_capital(std::string_view text, const Word& word) {
  constexpr std::size_t kLongestName = 60;  // bytes
  if (!word.has_letter || word.end - word.begin > kLongestName) return false;
  if (!word.initial_upper) return is_elided(word.of(text));
  return !is_contraction(word.of(text));
}

}  // namespace

std::string_view LetterPool::keep(std::string_view letters) {
  constexpr std::size_t kBlock = 4096;
  if (used_ + letters.size() > size_) {
    size_ = std::max(kBlock, letters.size());
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(size_));
    used_ = 0;
  }
  char* to = blocks_.back().get() + used_;
  std::memcpy(to, letters.data(), letters.size());
  used_ += letters.size();
  return {to, letters.size()};
}

void NameTokens::fold(NameToken& token, std::string_view text, const Word& word) {
  const std::string_view given = token.range.of(text);
  if (is_plain_lower(given)) {
    token.folded = given;
    return;
  }
  buffer_.clear();
  append_folded(given, buffer_);
  const bool pointed = buffer_.find('.') != std::string::npos;
  if (pointed) std::erase(buffer_, '.');
  token.folded = pool_.keep(buffer_);
  token.all_upper = word.all_upper || (token.possessive && word.initial_upper &&
                                       buffer_.size() > 1 && has_no_lower(given));
  token.initial = word.initial_upper && (buffer_.size() == 1 || (pointed && buffer_.size() <= 3));
  const bool short_form = word.initial_upper && (token.folded == "jr" || token.folded == "sr");
  if (((pointed && token.all_upper) || short_form) && token.range.end < text.size() &&
      text[token.range.end] == '.') {
    ++token.range.end;
  }
}

// `gap_begin`: where the word before ends.
void NameTokens::fill(std::size_t i, std::string_view text, const Word& word,
                      std::size_t gap_begin) {
  NameToken& token = tokens_[i];
  const auto gap =
      text.substr(gap_begin, word.begin - std::min<std::size_t>(gap_begin, word.begin));
  token.first = token.opens_sentence;
  token.join = token.first ? Join::apart : join_of(gap);
  // A quote that touches the word opens; one that touches the word before has closed.
  token.quoted = !gap.empty() && gap.back() != ' ' &&
                 (gap.ends_with('"') || gap.ends_with('\'') || gap.ends_with("\xE2\x80\x9C") ||
                  gap.ends_with("\xE2\x80\x98"));
  if (token.join == Join::apart && token.quoted && gap.back() != '\'') token.first = true;
  if (!word.has_letter) {
    token.capital = false;
    return;
  }
  const auto cut = possessive_size(word.of(text));
  token.possessive = cut > 0;
  token.range.end -= cut;
  if (token.range.size() > 60) return;
  fold(token, text, word);
  token.hash = word_hash(token.folded);
  const WordFacts facts = word_facts(token.hash);
  token.cues = facts.cues;
  if (token.capital) token.flags = facts.flags;
}

NameTokens::NameTokens(std::string_view text, const std::vector<Word>& words,
                       const std::vector<ByteRange>& sentences)
    : tokens_(words.size()) {
  std::size_t sentence = 0;
  std::size_t last_sentence = sentences.size();
  std::size_t filled = 0;  // one past the last word that needed filling
  std::size_t until = 0;   // words before are near a capital
  const auto fill_one = [&](std::size_t i) {
    const std::size_t gap_begin =
        i == 0 ? 0 : std::max<std::size_t>(tokens_[i - 1].range.end, words[i - 1].end);
    fill(i, text, words[i], gap_begin);
    filled = i + 1;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    NameToken& token = tokens_[i];
    token.range = words[i].range();
    token.digit = words[i].has_digit;
    while (sentence < sentences.size() && sentences[sentence].end <= words[i].begin) ++sentence;
    token.opens_sentence = sentence != last_sentence || i == 0;
    last_sentence = sentence;
    token.capital = is_capital(text, words[i]);
    if (token.capital) {
      for (std::size_t k = std::max(filled, i - std::min(i, kNear)); k < i; ++k) fill_one(k);
      until = i + kNear + 1;
    }
    if (i < until) fill_one(i);
  }
}

}  // namespace dateline
