#include "core/text/word_scan.h"

#include <algorithm>

#include "core/text/analyzer.h"

namespace dateline {
namespace {

// How a byte can stand in a chunk, which is what blanks cut out of a text.
enum class Byte : std::uint8_t {
  other,  // a digit, a sign, a byte of a character beyond ASCII: the analyzer has to look
  letter,
  opening,  // may stand before a plain word
  closing,  // may stand after one
  both,
  blank
};

constexpr std::array<Byte, 256> make_bytes() {
  std::array<Byte, 256> table{};
  for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = Byte::letter;
  for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = Byte::letter;
  for (const char c : {'(', '['}) table[static_cast<unsigned char>(c)] = Byte::opening;
  for (const char c : {'.', ',', ';', ':', '!', '?', ')', ']'})
    table[static_cast<unsigned char>(c)] = Byte::closing;
  for (const char c : {'"', '\''}) table[static_cast<unsigned char>(c)] = Byte::both;
  for (const char c : {' ', '\n', '\r', '\t'}) table[static_cast<unsigned char>(c)] = Byte::blank;
  return table;
}
constexpr auto kBytes = make_bytes();

Byte kind(char c) { return kBytes[static_cast<unsigned char>(c)]; }

// Bytes of a curly quotation mark at `pos`; 0 for none.
std::size_t curly_quote_at(std::string_view text, std::size_t pos) {
  if (text[pos] != '\xE2') return 0;
  const std::string_view three = text.substr(pos, 3);
  return three == "\u2018" || three == "\u2019" || three == "\u201C" || three == "\u201D" ? 3 : 0;
}

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr std::uint32_t length_bit(std::size_t length) {
  return std::uint32_t{1} << std::min<std::size_t>(length, 31);
}

std::size_t skip_edge(std::string_view text, std::size_t pos, Byte edge) {
  while (pos < text.size()) {
    if (kind(text[pos]) == edge || kind(text[pos]) == Byte::both) {
      ++pos;
    } else if (const std::size_t quote = curly_quote_at(text, pos)) {
      pos += quote;
    } else {
      break;
    }
  }
  return pos;
}

// Past "'s" at `pos`, if it stands there.
std::size_t skip_possessive(std::string_view text, std::size_t pos) {
  if (pos >= text.size()) return pos;
  const std::size_t mark = text[pos] == '\'' ? 1 : curly_quote_at(text, pos);
  const std::size_t s = pos + mark;
  if (mark == 0 || s >= text.size() || lower(text[s]) != 's') return pos;
  return s + 1 < text.size() && kind(text[s + 1]) == Byte::letter ? pos : s + 1;
}

// A prefix that joins the next word; `letters` are ASCII letters.
bool joins_next_word(std::string_view letters) {
  constexpr std::size_t kLongest = 6;  // "pseudo"
  if (letters.size() < 2 || letters.size() > kLongest) return false;
  std::array<char, kLongest> buffer;
  std::transform(letters.begin(), letters.end(), buffer.begin(), lower);
  return is_bound_prefix({buffer.data(), letters.size()});
}

// The same for the word at the end of a chunk, whatever else the chunk holds.
bool may_join_next(std::string_view chunk) {
  if (static_cast<unsigned char>(chunk.back()) >= 0x80) return true;
  std::size_t begin = chunk.size();
  while (begin > 0 && kind(chunk[begin - 1]) == Byte::letter) --begin;
  const bool joined_before = begin > 0 && static_cast<unsigned char>(chunk[begin - 1]) >= 0x80;
  return joined_before || joins_next_word(chunk.substr(begin));
}

}  // namespace

struct WordScan::Chunk {
  std::size_t end = 0;
  bool wanted = false;
  bool joins_next = false;  // what follows must be analysed with it
};

void WordScan::admit(std::string_view start, bool prefix) {
  if (start.empty() || start[0] < 'a' || start[0] > 'z')
    return;  // only chunks that are analysed anyway give it
  std::uint32_t& lengths = lengths_[static_cast<std::size_t>(start[0] - 'a')];
  lengths |= prefix ? ~(length_bit(start.size()) - 1) : length_bit(start.size());
}

void WordScan::want(std::string_view term) {
  terms_.insert(term);
  admit(term, false);
  if (depends_on_neighbours(term)) everything_ = true;
}

void WordScan::want_prefix(std::string_view prefix) {
  prefixes_.push_back(prefix);
  admit(prefix, true);
  if (begins_neighbour_dependent(prefix)) everything_ = true;
}

bool WordScan::may_match(std::string_view letters) const {
  const char first = lower(letters[0]);
  if ((lengths_[static_cast<std::size_t>(first - 'a')] & length_bit(letters.size())) == 0)
    return false;
  if (letters.size() > kMaxTermBytes) return false;
  std::array<char, kMaxTermBytes> buffer;
  std::transform(letters.begin(), letters.end(), buffer.begin(), lower);
  const std::string_view word(buffer.data(), letters.size());
  if (terms_.contains(word)) return true;
  return std::any_of(prefixes_.begin(), prefixes_.end(),
                     [&](std::string_view p) { return word.starts_with(p); });
}

WordScan::Chunk WordScan::next_chunk(std::string_view text, std::size_t begin) const {
  const std::size_t word = skip_edge(text, begin, Byte::opening);
  std::size_t word_end = word;
  while (word_end < text.size() && kind(text[word_end]) == Byte::letter) ++word_end;
  std::size_t end = skip_edge(text, skip_possessive(text, word_end), Byte::closing);
  if (word_end > word && (end == text.size() || kind(text[end]) == Byte::blank)) {
    const std::string_view letters = text.substr(word, word_end - word);
    const bool prefix = joins_next_word(letters);
    return {end, prefix || may_match(letters), prefix};
  }
  bool slash = false;  // a web address may go on over a blank
  for (end = begin; end < text.size() && kind(text[end]) != Byte::blank; ++end)
    slash = slash || text[end] == '/';
  const std::string_view chunk = text.substr(begin, end - begin);
  return {end, true, slash || chunk.back() == '-' || may_join_next(chunk)};
}

std::vector<ByteRange> WordScan::stretches(std::string_view text) const {
  if (everything_) return {{0, text.size()}};
  std::vector<ByteRange> out;
  bool follows = false;  // the chunk before is part of the last stretch
  bool needed = false;   // and cannot be told without this one
  for (std::size_t pos = 0; pos < text.size();) {
    if (kind(text[pos]) == Byte::blank) {
      ++pos;
      continue;
    }
    const Chunk chunk = next_chunk(text, pos);
    const bool taken = chunk.wanted || needed;
    if (taken && follows) {
      out.back().end = chunk.end;
    } else if (taken) {
      out.push_back({pos, chunk.end});
    }
    needed = chunk.joins_next;
    follows = taken;
    pos = chunk.end;
  }
  return out;
}

}  // namespace dateline
