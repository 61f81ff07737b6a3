// Sentences and paragraphs, by rules: a blank line always ends one; ". ! ?" and their like end one
// unless they follow an abbreviation ("Mr.", "U.S.", an initial) or stand inside a number. A single
// line break does not.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/byte_range.h"

namespace dateline {

// One sentence after the other. Linear time over all of them.
class SentenceReader {
 public:
  // REQUIRES that `utf8` outlives this object.
  explicit SentenceReader(std::string_view utf8) : text_(utf8) {}

  // The next one, trimmed of white space, never empty; nothing at the end. Together they hold every
  // byte that is no space.
  [[nodiscard]] std::optional<ByteRange> next();

 private:
  void step();
  void line_break();
  void stop();
  [[nodiscard]] bool is_abbreviation(std::size_t dot, std::size_t next) const;
  [[nodiscard]] bool dotted_goes_on(std::string_view word, std::size_t next) const;
  void emit(std::size_t end);

  std::string_view text_;
  std::size_t pos_ = 0;
  std::size_t start_ = 0;
  std::optional<ByteRange> found_;
};

// All of them.
[[nodiscard]] std::vector<ByteRange> split_sentences(std::string_view utf8);

}  // namespace dateline
