#include "indexer/sources/json_lines.h"

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "core/base/byte_range.h"

namespace dateline {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\v\f";

bool is_blank(std::string_view text) {
  return text.find_first_not_of(kBlanks) == std::string_view::npos;
}

// Fills until a whole line is available: its length without the line end. More than kMaxRecordBytes
// when it is too long.
Result<std::size_t> line_length(ByteReader& input) {
  std::size_t searched = 0;
  for (;;) {
    const std::string_view bytes = input.available();
    const std::size_t end = bytes.find('\n', searched);
    if (end != std::string_view::npos) return end;
    if (bytes.size() > kMaxRecordBytes) return bytes.size();
    searched = bytes.size();
    auto more = input.fill();
    if (!more) return more.error();
    if (!*more) return searched;
  }
}

RawRecord too_long(std::size_t number) {
  RawRecord record;
  record.number = number;
  record.kind = RecordKind::json;
  record.refusal = "the line is longer than 64 MB";
  return record;
}

RawRecord json_record(std::size_t number, std::string_view bytes) {
  RawRecord record;
  record.number = number;
  record.kind = RecordKind::json;
  record.bytes = bytes;
  return record;
}

// Where the elements of the array `json` stand. REQUIRES valid JSON that begins with '['.
std::vector<ByteRange> array_elements(std::string_view json) {
  std::vector<ByteRange> out;
  std::size_t depth = 0;
  std::size_t begin = 1;
  bool in_string = false;
  const auto end_element = [&](std::size_t end) {
    if (!is_blank(json.substr(begin, end - begin))) out.push_back({begin, end});
    begin = end + 1;
  };
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
      continue;
    }
    if (c == '"') in_string = true;
    if (c == '[' || c == '{') ++depth;
    if (c == ',' && depth == 1) end_element(i);
    if ((c == ']' || c == '}') && --depth == 0) {
      end_element(i);
      break;
    }
  }
  return out;
}

}  // namespace

Result<void> read_json_lines(ByteReader& input, const RecordSink& sink) {
  for (std::size_t number = 1;; ++number) {
    auto length = line_length(input);
    if (!length) return length.error();
    // A line cut off by a stop request is no record.
    if (input.interrupted()) return {};
    if (*length > kMaxRecordBytes) {
      if (auto skipped = skip_line(input); !skipped) return skipped;
      if (!sink(too_long(number))) return {};
      continue;
    }
    const std::string_view bytes = input.available();
    if (bytes.empty()) return {};
    const std::string_view line = bytes.substr(0, *length);
    const bool goes_on = is_blank(line) || sink(json_record(number, line));
    input.consume(std::min(*length + 1, bytes.size()));
    if (!goes_on) return {};
  }
}

Result<bool> read_json_document(ByteReader& input, const RecordSink& sink) {
  if (auto filled = input.fill_to(kMaxRecordBytes + 1); !filled) return filled.error();
  std::string_view all = input.available();
  if (all.size() > kMaxRecordBytes) return false;
  const std::size_t begin = all.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (begin == std::string_view::npos || (all[begin] != '{' && all[begin] != '[')) return false;
  all.remove_prefix(begin);
  if (!nlohmann::json::accept(all)) return false;
  if (all.front() == '{') {
    sink(json_record(0, all));
    return true;
  }
  std::size_t number = 0;
  for (const ByteRange& element : array_elements(all)) {
    if (!sink(json_record(++number, element.of(all)))) break;
  }
  return true;
}

}  // namespace dateline
