// A text's words as the extraction rules read them: lower-cased for comparing, with what stands
// between them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/words.h"

namespace dateline {

// Refers to the text and words it was made from. ASCII letters are lowered, other bytes stay: byte
// offsets are the text's own.
class WordView {
 public:
  WordView(std::string_view text, const std::vector<Word>& words)
      : text_(text), words_(words), lower_(text) {
    // Without a branch, so that compilers do sixteen letters at a time.
    for (char& c : lower_) c = static_cast<char>(c | (c >= 'A' && c <= 'Z' ? 0x20 : 0));
  }

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const Word& at(std::size_t i) const { return words_[i]; }
  [[nodiscard]] std::string_view word(std::size_t i) const { return words_[i].of(text_); }
  [[nodiscard]] std::string_view lower(std::size_t i) const { return words_[i].of(lower_); }
  // The same without a possessive "'s".
  [[nodiscard]] std::string_view stem(std::size_t i) const {
    std::string_view word = lower(i);
    if (word.size() > 2 && word.substr(word.size() - 2) == "'s") word.remove_suffix(2);
    if (word.size() > 4 && word.substr(word.size() - 4) == "\u2019s") word.remove_suffix(4);
    return word;
  }
  [[nodiscard]] bool is_possessive(std::size_t i) const {
    return stem(i).size() != lower(i).size();
  }

  // What stands between word i and the one after it (or the text's end).
  [[nodiscard]] std::string_view gap_after(std::size_t i) const {
    const std::size_t begin = words_[i].end;
    const std::size_t end = i + 1 < words_.size() ? words_[i + 1].begin : text_.size();
    return text_.substr(begin, end - begin);
  }
  [[nodiscard]] std::string_view gap_before(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : words_[i - 1].end;
    return text_.substr(begin, words_[i].begin - begin);
  }
  // Only white space, and not a paragraph of it, stands between i and i + 1.
  [[nodiscard]] bool blank_after(std::size_t i) const {
    const std::string_view gap = gap_after(i);
    if (gap.empty() || gap.size() > 8 || i + 1 >= words_.size()) return false;
    if (gap == " ") return true;
    return gap.find_first_not_of(" \t\n\r\xC2\xA0") == std::string_view::npos;
  }
  // "-" or a non-breaking hyphen.
  [[nodiscard]] bool hyphen_after(std::size_t i) const {
    const std::string_view gap = gap_after(i);
    return i + 1 < words_.size() && (gap == "-" || gap == "\u2010" || gap == "\u2011");
  }
  [[nodiscard]] bool joined_after(std::size_t i) const { return blank_after(i) || hyphen_after(i); }
  // Word i + 1 follows by a blank and is `lower_case`.
  [[nodiscard]] bool followed_by(std::size_t i, std::string_view lower_case) const {
    return i + 1 < words_.size() && lower(i + 1) == lower_case && blank_after(i);
  }
  [[nodiscard]] bool preceded_by(std::size_t i, std::string_view lower_case) const {
    return i > 0 && lower(i - 1) == lower_case && blank_after(i - 1);
  }

 private:
  std::string_view text_;
  const std::vector<Word>& words_;
  std::string lower_;
};

}  // namespace dateline
