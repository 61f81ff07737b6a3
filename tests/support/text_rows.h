// Tables of texts and what is read from them.
#pragma once

#include <catch2/catch.hpp>
#include <initializer_list>
#include <string>

namespace dateline::test {

struct TextRow {
  const char* text;
  const char* expected;
};

// `read` makes of a text what is expected, as a string.
template <typename Read>
void check_rows(std::initializer_list<TextRow> rows, const Read& read) {
  for (const TextRow& row : rows) {
    INFO(row.text);
    CHECK(read(std::string(row.text)) == row.expected);
  }
}

}  // namespace dateline::test
