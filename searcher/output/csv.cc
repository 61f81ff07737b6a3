#include "searcher/output/csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace dateline {
namespace {

// Whether a spreadsheet could take the field for a formula, or for blanks before one.
bool may_be_formula(std::string_view field) {
  if (field.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(field.front()) != std::string_view::npos) return true;
  static constexpr std::array<std::string_view, 4> kFullWidth = {
      "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};  // = + - @
  return std::any_of(kFullWidth.begin(), kFullWidth.end(),
                     [&](std::string_view sign) { return field.starts_with(sign); });
}

void append_field(std::string& record, std::string_view given) {
  const std::string field = (may_be_formula(given) ? "'" : "") + std::string(given);
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
    record += field;
    return;
  }
  record += '"';
  for (const char c : field) {
    if (c == '"') record += '"';
    record += c;
  }
  record += '"';
}

// The shortest decimal form that reads back as the same number, whatever the locale.
std::string print_score(double score) {
  if (!std::isfinite(score)) return "0";
  char buffer[32];
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, score);
  return {buffer, result.ptr};
}

}  // namespace

std::string csv_header(bool with_qid) {
  return std::string(with_qid ? "qid," : "") + "id,title,date,source,url,score,snippet\r\n";
}

std::string csv_record(const Hit& hit, std::optional<std::string_view> qid) {
  std::string record;
  if (qid) {
    append_field(record, *qid);
    record += ',';
  }
  for (const std::string* field : {&hit.id, &hit.title, &hit.date, &hit.source, &hit.url}) {
    append_field(record, *field);
    record += ',';
  }
  record += print_score(hit.score);
  record += ',';
  std::string snippet;
  for (const Segment& segment : hit.snippet) snippet += segment.text;
  append_field(record, snippet);
  return record + "\r\n";
}

}  // namespace dateline
