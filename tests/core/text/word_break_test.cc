// Word boundaries held against Unicode's own test file, WordBreakTest.txt (Debian package
// unicode-data).
#include <catch2/catch.hpp>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "core/base/utf8.h"
#include "core/text/words.h"

using namespace dateline;

namespace {

constexpr const char* kTestFile = "/usr/share/unicode/auxiliary/WordBreakTest.txt";

struct Example {
  std::string text;
  std::vector<ByteRange> segments;
};

// "÷ 0041 × 0308 ÷ 003A ÷	# ..."; nothing for a comment.
std::optional<Example> parsed(std::string line) {
  line.resize(std::min(line.find('#'), line.size()));
  std::istringstream fields(line);
  Example out;
  std::string field;
  std::size_t begin = 0;
  while (fields >> field) {
    if (field == "\u00F7") {
      if (out.text.size() > begin) out.segments.push_back({begin, out.text.size()});
      begin = out.text.size();
    } else if (field != "\u00D7") {
      utf8::append(out.text, static_cast<char32_t>(std::stoul(field, nullptr, 16)));
    }
  }
  if (out.text.empty()) return {};
  return out;
}

// Where the file's characters are of these kinds, we differ from it on purpose.
enum class Kind { word, separator, character, mark, other };

Kind kind_of(char32_t c) {
  switch (c) {
    case ':':  // "title:calais", "said:Hello": ":" and ";" never join
    case ';':
    case 0x037E:
    case 0x1F6D1:  // a joiner after a letter takes no pictograph into the word
    case 0x2701:
      return Kind::separator;
    case 0x3031:  // Katakana is cut into characters, as Han and Hiragana are: each goes with what
                  // UAX #29 attaches
      return Kind::character;
    case 0x0300:
    case 0x0308:
    case 0x00AD:
    case 0x200D:
    case 0x0903:
    case 0x1F3FF:
      return Kind::mark;
    default:
      break;
  }
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == 0x05D0 || c == 0x0646;
  return letter ? Kind::word : Kind::other;
}

// The words of one segment of the file: it is cut around separators and characters, and what holds
// no letter or digit is no word.
void append_words(const Example& example, ByteRange segment, std::vector<ByteRange>& out) {
  ByteRange word{segment.begin, segment.begin};
  bool holds_letter = false;
  bool after_cut = false;
  const auto close = [&](std::size_t next) {
    if (holds_letter) out.push_back(word);
    word = {next, next};
    holds_letter = false;
  };
  for (std::size_t at = segment.begin; at < segment.end;) {
    const std::size_t begin = at;
    const Kind kind = kind_of(utf8::decode(example.text, at));
    if (kind == Kind::separator || kind == Kind::character || (after_cut && kind != Kind::mark))
      close(begin);
    if (kind != Kind::mark) after_cut = kind == Kind::separator || kind == Kind::character;
    holds_letter = holds_letter || kind == Kind::word || kind == Kind::character;
    word.end = at;
  }
  close(segment.end);
}

std::string shown(const std::vector<ByteRange>& ranges) {
  std::string out;
  for (const ByteRange& r : ranges)
    out += "[" + std::to_string(r.begin) + "," + std::to_string(r.end) + ")";
  return out;
}

}  // namespace

TEST_CASE("Words: boundaries are those of Unicode's WordBreakTest but for listed deviations") {
  std::ifstream file(kTestFile);
  if (!file) {
    WARN("skipped: no " << kTestFile);
    return;
  }
  std::size_t examples = 0;
  for (std::string line; std::getline(file, line);) {
    const auto example = parsed(line);
    if (!example) continue;
    std::vector<ByteRange> expected;
    for (const ByteRange& segment : example->segments) append_words(*example, segment, expected);
    std::vector<ByteRange> found;
    for (const Word& word : segment_words(example->text)) found.push_back(word.range());
    ++examples;
    if (found == expected) continue;
    INFO(line);
    CHECK(shown(found) == shown(expected));
  }
  CHECK(examples > 1500);
}
