#include "indexer/sources/csv_rows.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::string_view kDelimiters = ",;\t|";

}  // namespace

std::size_t RowEnd::find(std::string_view bytes) {
  for (; at_ < bytes.size(); ++at_) {
    const char c = bytes[at_];
    if (c == '"') {
      // A doubled quote closes and opens again.
      if (quoted_ || at_field_start_ || after_quote_) quoted_ = !quoted_;
      after_quote_ = !quoted_;
      at_field_start_ = false;
      continue;
    }
    after_quote_ = false;
    if (c == '\n' && (!quoted_ || !fields_span_lines_)) return at_ + 1;
    if (quoted_) continue;
    at_field_start_ = c == delimiter_;
  }
  return std::string_view::npos;
}

std::vector<std::string> fields_of(std::string_view row, char delimiter) {
  while (!row.empty() && (row.back() == '\n' || row.back() == '\r')) row.remove_suffix(1);
  std::vector<std::string> out(1);
  bool quoted = false;
  bool at_start = true;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const char c = row[i];
    if (quoted && c == '"') {
      if (i + 1 < row.size() && row[i + 1] == '"') {
        out.back() += row[++i];
      } else {
        quoted = false;
      }
    } else if (!quoted && c == '"' && at_start) {
      quoted = true;
    } else if (!quoted && c == delimiter) {
      out.emplace_back();
      at_start = true;
      continue;
    } else {
      out.back() += c;
    }
    at_start = false;
  }
  return out;
}

char delimiter_of(std::string_view line) {
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char delimiter : kDelimiters) {
    const std::ptrdiff_t count = std::count(line.begin(), line.end(), delimiter);
    if (count > most) {
      most = count;
      best = delimiter;
    }
  }
  return best;
}

}  // namespace dateline
