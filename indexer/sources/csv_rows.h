// Rows and fields of CSV (RFC 4180), as bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Where the row that `bytes` begins with ends (behind its line end); npos when it does not end in
// them. Goes on from a scan of fewer bytes.
class RowEnd {
 public:
  // Without `fields_span_lines` every line end ends a row; in_quotes() tells that it should not.
  RowEnd(char delimiter, bool fields_span_lines)
      : delimiter_(delimiter), fields_span_lines_(fields_span_lines) {}

  [[nodiscard]] std::size_t find(std::string_view bytes);
  [[nodiscard]] bool in_quotes() const { return quoted_; }

 private:
  char delimiter_;
  bool fields_span_lines_;
  std::size_t at_ = 0;
  bool quoted_ = false;
  bool at_field_start_ = true;
  bool after_quote_ = false;
};

// The fields of one row, quotes resolved; a quote inside an unquoted field is itself.
[[nodiscard]] std::vector<std::string> fields_of(std::string_view row, char delimiter);

// The one of comma, semicolon, tab and bar that `line` has most of; the comma where it has none.
[[nodiscard]] char delimiter_of(std::string_view line);

}  // namespace dateline
