#include "core/text/word_scan.h"

#include <algorithm>
#include <bit>

#include "core/base/ascii.h"
#include "core/text/analyzer.h"
#include "core/text/byte_masks.h"

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

constexpr std::uint32_t length_bit(std::size_t length) {
  return std::uint32_t{1} << std::min<std::size_t>(length, 31);
}

bool is_blank(std::string_view text, std::size_t pos) {
  return pos == text.size() || kind(text[pos]) == Byte::blank;
}

std::size_t skip_edge(std::string_view text, std::size_t pos, Byte edge) {
  while (pos < text.size()) {
    if (kind(text[pos]) == edge || kind(text[pos]) == Byte::both) {
      ++pos;
    } else if (text[pos] == '\xE2' && curly_quote_at(text, pos) != 0) {
      pos += curly_quote_at(text, pos);
    } else {
      break;
    }
  }
  return pos;
}

// Past "'s" at `pos`, if it stands there.
std::size_t skip_possessive(std::string_view text, std::size_t pos) {
  if (pos >= text.size()) return pos;
  const std::size_t mark = text[pos] == '\'' ? 1 : text.substr(pos, 3) == "\u2019" ? 3 : 0;
  const std::size_t s = pos + mark;
  if (mark == 0 || s >= text.size() || ascii_lower(text[s]) != 's') return pos;
  return s + 1 < text.size() && kind(text[s + 1]) == Byte::letter ? pos : s + 1;
}

// ASCII letters in lower case; nothing where they are more than any term has.
class Lowered {
 public:
  explicit Lowered(std::string_view letters)
      : size_(letters.size() > kMaxTermBytes ? 0 : letters.size()) {
    std::transform(letters.begin(), letters.begin() + static_cast<std::ptrdiff_t>(size_),
                   buffer_.begin(), ascii_lower);
  }
  [[nodiscard]] std::string_view view() const { return {buffer_.data(), size_}; }

 private:
  std::array<char, kMaxTermBytes> buffer_;
  std::size_t size_;
};

// Whether the word at the end of a chunk may be a prefix that joins the next one. ASCII only.
bool may_join_next(std::string_view chunk) {
  if (chunk.size() > 2 && ascii_lower(chunk.back()) == 's' && chunk[chunk.size() - 2] == '\'')
    chunk.remove_suffix(2);
  std::size_t begin = chunk.size();
  while (begin > 0 && kind(chunk[begin - 1]) == Byte::letter) --begin;
  return is_bound_prefix(Lowered(chunk.substr(begin)).view());
}

}  // namespace

struct WordScan::Chunk {
  std::size_t end = 0;
  bool wanted = false;
  bool joins_next = false;  // what follows must be analysed with it
  bool wordless = false;    // and what follows this, if so it was before
};

WordScan::WordScan() {
  for (const std::string_view prefix : bound_prefixes()) admit(prefix, false);
}

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

// A chunk of one plain word.
WordScan::Chunk WordScan::plain_chunk(std::string_view letters, std::size_t end) const {
  const auto first = static_cast<std::size_t>(ascii_lower(letters[0]) - 'a');
  if ((lengths_[first] & length_bit(letters.size())) == 0) return {end};
  const Lowered lowered(letters);
  const std::string_view word = lowered.view();
  if (is_bound_prefix(word)) return {end, true, true};
  const auto begins = [&](std::string_view prefix) { return word.starts_with(prefix); };
  return {end, terms_.contains(word) || std::any_of(prefixes_.begin(), prefixes_.end(), begins),
          false};
}

WordScan::Chunk WordScan::next_chunk(std::string_view text, std::size_t begin) const {
  std::size_t word = begin;
  if (kind(text[begin]) != Byte::letter) word = skip_edge(text, begin, Byte::opening);
  std::size_t end = word;
  while (end < text.size() && kind(text[end]) == Byte::letter) ++end;
  const std::string_view letters = text.substr(word, end - word);
  if (!is_blank(text, end)) end = skip_edge(text, skip_possessive(text, end), Byte::closing);
  if (!letters.empty() && is_blank(text, end)) return plain_chunk(letters, end);
  bool slash = false;  // a web address may go on over a blank
  bool ascii = true;
  bool wordless = true;
  for (end = begin; !is_blank(text, end); ++end) {
    slash = slash || text[end] == '/';
    ascii = ascii && static_cast<unsigned char>(text[end]) < 0x80;
    wordless = wordless && kind(text[end]) != Byte::letter && !is_ascii_digit(text[end]);
  }
  const std::string_view chunk = text.substr(begin, end - begin);
  const bool joins_next = slash || !ascii || chunk.back() == '-' || may_join_next(chunk);
  return {end, true, joins_next, wordless};
}

// Past chunks of one plain word that is not looked for: to one that may be, or to something else
// that has to be looked at. `pos` is where a chunk or a blank begins, and so is what it returns.
std::size_t WordScan::skip_unwanted(std::string_view text, std::size_t pos,
                                    std::size_t until) const {
  if (!kByteMasksWork) return pos;
  while (pos < until && pos + kMaskBytes <= text.size()) {
    const ByteMasks masks = byte_masks(text.data() + pos);
    unsigned at = 0;  // within the 64 bytes
    while (true) {
      at += static_cast<unsigned>(std::countr_one(masks.blanks >> at));
      if (at >= kMaskBytes) break;
      const std::uint64_t ahead = masks.blanks >> at;
      if (ahead == 0) {  // the chunk goes on behind the 64 bytes
        if (at == 0) return pos;
        break;
      }
      const auto size = static_cast<unsigned>(std::countr_zero(ahead));
      if (!is_unwanted(text.substr(pos + at, size), masks.letters >> at)) return pos + at;
      at += size;
    }
    pos += at;
  }
  return pos;
}

// Whether the chunk is one plain word, maybe with a stop after it, that is not looked for. Bit i of
// `letters` is set where byte i is a letter.
bool WordScan::is_unwanted(std::string_view chunk, std::uint64_t letters) const {
  const auto size = static_cast<std::size_t>(std::countr_one(letters));
  if (size == 0) return false;
  const bool stop = size + 1 == chunk.size() && kind(chunk.back()) == Byte::closing;
  if (size < chunk.size() && !stop) return false;
  const std::size_t word = std::min(size, chunk.size());
  return (lengths_[static_cast<std::size_t>(ascii_lower(chunk[0]) - 'a')] & length_bit(word)) == 0;
}

std::vector<ByteRange> WordScan::stretches(std::string_view text) const {
  std::vector<ByteRange> out;
  (void)stretches(text, 0, text.size(), out);
  return out;
}

std::size_t WordScan::stretches(std::string_view text, std::size_t begin, std::size_t until,
                                std::vector<ByteRange>& out) const {
  if (everything_) {
    if (begin < text.size()) out.push_back({begin, text.size()});
    return text.size();
  }
  bool follows = false;  // the chunk before is part of the last stretch
  bool needed = false;   // and cannot be told without this one
  std::size_t pos = begin;
  while (pos < text.size() && (pos < until || follows || needed)) {
    if (kind(text[pos]) == Byte::blank) {
      ++pos;
      continue;
    }
    if (const std::size_t skipped = needed ? pos : skip_unwanted(text, pos, until);
        skipped != pos) {
      follows = false;
      pos = skipped;
      continue;
    }
    const Chunk chunk = next_chunk(text, pos);
    const bool taken = chunk.wanted || needed;
    if (taken && follows) {
      out.back().end = chunk.end;
    } else if (taken) {
      out.push_back({pos, chunk.end});
    }
    needed = chunk.joins_next || (needed && chunk.wordless);
    follows = taken;
    pos = chunk.end;
  }
  return pos;
}

}  // namespace dateline
