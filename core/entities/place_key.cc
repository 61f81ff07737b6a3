#include "core/entities/place_key.h"

#include "core/text/folding.h"

namespace dateline {
namespace {

bool is_dropped(char c) { return c == '.' || c == '\''; }

bool is_blank(char c) {
  return c == ' ' || c == '-' || c == ',' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

std::size_t write_place_key(std::string_view folded_name, char* out) {
  std::size_t size = 0;
  std::size_t word_begin = 0;
  const auto end_word = [&] {
    const std::string_view word(out + word_begin, size - word_begin);
    if (word == "the" && word_begin == 0) {
      size = 0;
    } else if (word == "saint") {
      out[word_begin + 1] = 't';
      size = word_begin + 2;
    }
  };
  for (const char c : folded_name) {
    if (is_dropped(c)) continue;
    if (is_blank(c)) {
      end_word();
      if (size > 0 && out[size - 1] != ' ') out[size++] = ' ';
      word_begin = size;
    } else {
      out[size++] = c;
    }
  }
  end_word();
  while (size > 0 && out[size - 1] == ' ') --size;
  return size;
}

std::string place_key(std::string_view name) {
  std::string key = folded(name);
  key.resize(write_place_key(key, key.data()));
  return key;
}

}  // namespace dateline
