#include "core/text/sentences.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>

#include "core/base/utf8.h"

namespace dateline {
namespace {

// Words that a full stop follows without ending the sentence. Lower case, sorted.
constexpr std::array<std::string_view, 62> kAbbreviations = {
    "adm",  "al",  "approx", "apr",  "art",  "aug", "ave",    "blvd", "bros", "capt", "cf",
    "cmdr", "co",  "col",    "corp", "cpl",  "dec", "dept",   "det",  "dr",   "ed",   "est",
    "etc",  "feb", "fig",    "fr",   "gen",  "gov", "hon",    "inc",  "insp", "jan",  "jr",
    "jul",  "jun", "lt",     "ltd",  "maj",  "mar", "messrs", "mr",   "mrs",  "ms",   "mt",
    "no",   "nov", "oct",    "op",   "ph",   "pp",  "prof",   "pte",  "rep",  "rev",  "sen",
    "sept", "sgt", "sr",     "st",   "supt", "vol", "vs"};
// Those that may well end a sentence too: a capital after them begins a new one.
constexpr std::array<std::string_view, 12> kMayEnd = {"co",  "corp", "dept", "dec", "est", "etc",
                                                      "feb", "inc",  "jan",  "jr",  "ltd", "no"};

// Bytes at which a sentence may end: step() has to look at them.
constexpr std::array<bool, 256> kStopBytes = [] {
  std::array<bool, 256> table{};
  for (const char c : {'\n', '.', '!', '?'}) table[static_cast<unsigned char>(c)] = true;
  for (std::size_t c = 0xE3; c < table.size(); ++c) table[c] = true;
  return table;
}();

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
bool is_alnum(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// Bytes of a closing quote or bracket at `pos`; 0 for none.
std::size_t closer_at(std::string_view text, std::size_t pos) {
  if (pos >= text.size()) return 0;
  const char c = text[pos];
  if (c == '"' || c == '\'' || c == ')' || c == ']') return 1;
  const std::string_view three = text.substr(pos, 3);
  if (three == "\u2019" || three == "\u201D") return 3;
  if (text.substr(pos, 2) == "\u00BB") return 2;
  return 0;
}

// Bytes of a CJK full stop, exclamation or question mark at `pos`; 0 for none. These end a sentence
// without a blank.
std::size_t wide_stop_at(std::string_view text, std::size_t pos) {
  const std::string_view three = text.substr(pos, 3);
  return three == "\u3002" || three == "\uFF01" || three == "\uFF1F" ? 3 : 0;
}

bool lower_equals(std::string_view word, std::string_view lower) {
  return word.size() == lower.size() &&
         std::equal(word.begin(), word.end(), lower.begin(), [](char a, char b) {
           return std::tolower(static_cast<unsigned char>(a)) == b;
         });
}

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view entry) { return lower_equals(word, entry); });
}

}  // namespace

std::optional<ByteRange> SentenceReader::next() {
  found_.reset();
  while (!found_ && pos_ < text_.size()) {
    if (kStopBytes[static_cast<unsigned char>(text_[pos_])]) {
      step();
    } else {
      ++pos_;
    }
  }
  if (!found_ && start_ < text_.size()) emit(text_.size());
  return found_;
}

void SentenceReader::step() {
  const char c = text_[pos_];
  if (c == '\n') {
    line_break();
  } else if (c == '.' || c == '!' || c == '?') {
    stop();
  } else if (static_cast<unsigned char>(c) >= 0xE3 && wide_stop_at(text_, pos_) != 0) {
    pos_ += 3;
    while (const std::size_t n = closer_at(text_, pos_)) pos_ += n;
    emit(pos_);
  } else {
    ++pos_;
  }
}

// A blank line ends the sentence; a single line break is a wrap.
void SentenceReader::line_break() {
  const std::size_t at = pos_++;
  while (pos_ < text_.size() && is_space(text_[pos_])) {
    if (text_[pos_++] == '\n') {
      emit(at);
      return;
    }
  }
}

void SentenceReader::stop() {
  const std::size_t dot = pos_;
  while (pos_ < text_.size() && (text_[pos_] == '.' || text_[pos_] == '!' || text_[pos_] == '?'))
    ++pos_;
  const bool single_dot = pos_ - dot == 1 && text_[dot] == '.';
  while (const std::size_t n = closer_at(text_, pos_)) pos_ += n;
  if (pos_ >= text_.size() || !is_space(text_[pos_])) return;  // 3.5, bbc.co.uk, U.S
  std::size_t next = pos_;
  while (next < text_.size() && is_space(text_[next])) ++next;
  if (next >= text_.size()) return;
  const bool starts_low = std::islower(static_cast<unsigned char>(text_[next])) != 0;
  if (starts_low) return;
  if (single_dot && text_[pos_ - 1] == '.' && is_abbreviation(dot, next)) return;
  emit(pos_);
}

// Whether the full stop at `dot` belongs to the word before it and the sentence goes on at
// `next`.
bool SentenceReader::is_abbreviation(std::size_t dot, std::size_t next) const {
  std::size_t begin = dot;
  while (begin > start_ && (is_alnum(text_[begin - 1]) || text_[begin - 1] == '.')) --begin;
  const std::string_view word = text_.substr(begin, dot - begin);
  if (word.empty()) return false;
  const bool upper_next = is_upper(text_[next]);
  if (word.size() == 1 && is_upper(word[0]))
    return word[0] != 'I' || !upper_next;  // "John F. Kennedy"
  if (word.find('.') != std::string_view::npos) return dotted_goes_on(word, next);
  if (!is_one_of(kAbbreviations, word)) return false;
  return !(upper_next && is_one_of(kMayEnd, word));
}

// "U.S. Army" goes on, "in the U.S. The army" does not: a capitalised function word begins a
// sentence.
bool SentenceReader::dotted_goes_on(std::string_view word, std::size_t next) const {
  constexpr std::array<std::string_view, 24> kStarters = {
      "a",  "after", "an", "and", "as",   "at",  "but",   "by",   "for",  "he", "his",  "if",
      "in", "it",    "on", "she", "that", "the", "there", "they", "this", "we", "when", "while"};
  if (word.find_first_not_of("0123456789.") == std::string_view::npos) return false;
  std::size_t end = next;
  while (end < text_.size() && is_alnum(text_[end])) ++end;
  return !is_one_of(kStarters, text_.substr(next, end - next));
}

// Closes the sentence at `end`, white space trimmed, and starts the next one there.
void SentenceReader::emit(std::size_t end) {
  std::size_t begin = start_;
  std::size_t last = end;
  while (begin < last && is_space(text_[begin])) ++begin;
  while (last > begin && is_space(text_[last - 1])) --last;
  if (begin < last) found_ = {begin, last};
  start_ = end;
}

std::vector<ByteRange> split_sentences(std::string_view utf8) {
  std::vector<ByteRange> out;
  SentenceReader reader(utf8);
  while (const auto sentence = reader.next()) out.push_back(*sentence);
  return out;
}

}  // namespace dateline
