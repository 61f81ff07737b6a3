#include "indexer/sources/format.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/utf8.h"
#include "indexer/sources/json_lines.h"
#include "indexer/sources/plain_text.h"

namespace dateline {
namespace {

// What is looked at to recognise a format.
constexpr std::size_t kHeadBytes = 4096;
// A first line longer than this is taken for JSON Lines on its first character's word.
constexpr std::size_t kFirstLineBytes = std::size_t{1} << 20;

struct NamedFormat {
  std::string_view name;
  Format format;
};
constexpr std::array<NamedFormat, 3> kFormats = {
    {{"auto", Format::automatic}, {"text", Format::text}, {"jsonl", Format::jsonl}}};

struct Signature {
  std::string_view bytes;
  std::string_view format;
};
using namespace std::string_view_literals;
constexpr std::array<Signature, 9> kMagic = {{
    {"\x1F\x8B"sv, "gzip"},
    {"PK\x03\x04"sv, "zip"},
    {"BZh"sv, "bzip2"},
    {"\xFD"
     "7zXZ"sv,
     "xz"},
    {"\x28\xB5\x2F\xFD"sv, "zstd"},
    {"7z\xBC\xAF\x27\x1C"sv, "7z"},
    {"%PDF-"sv, "PDF"},
    {"WARC/"sv, "WARC"},
    {"filedesc:"sv, "ARC"},
}};
// Looked for in lower case at the first byte that is no blank.
constexpr std::array<Signature, 8> kMarkup = {{
    {"<!doctype html", "HTML"},
    {"<html", "HTML"},
    {"<?xml", "XML"},
    {"<rss", "feed"},
    {"<feed", "feed"},
    {"<rdf:", "feed"},
    {"<newsitem", "NewsML"},
    {"<nitf", "NITF"},
}};
constexpr std::array<Signature, 9> kExtensions = {{
    {".html", "HTML"},
    {".htm", "HTML"},
    {".xhtml", "HTML"},
    {".csv", "CSV"},
    {".tsv", "CSV"},
    {".warc", "WARC"},
    {".tar", "tar"},
    {".rss", "feed"},
    {".atom", "feed"},
}};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

std::string_view without_lead(std::string_view head) {
  const std::size_t begin = head.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  return begin == std::string_view::npos ? std::string_view() : head.substr(begin);
}

RawRecord refused(std::string reason) {
  RawRecord record;
  record.refusal = std::move(reason);
  return record;
}

// Whether `head` begins with a line that looks like a JSON object: `{"` and a line end.
bool begins_with_object_line(std::string_view head) {
  const std::string_view begin = without_lead(head);
  if (begin.empty() || begin.front() != '{') return false;
  const std::size_t name = begin.find_first_not_of(" \t", 1);
  return name != std::string_view::npos && begin[name] == '"' &&
         begin.find('\n') != std::string_view::npos;
}

// Fills until a format can be told. A filter's first line is enough: its writer may wait for the
// answer before it writes the next one.
Result<void> fill_head(ByteReader& input) {
  while (input.available().size() < kHeadBytes && !begins_with_object_line(input.available())) {
    auto more = input.fill();
    if (!more) return more.error();
    if (!*more) break;
  }
  return {};
}

// Whether the first line that is not blank is a whole JSON object: then the rest are lines too.
Result<bool> first_line_is_object(ByteReader& input) {
  std::size_t line_begin = 0;
  for (;;) {
    const std::string_view all = input.available();
    line_begin = all.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    const std::size_t end =
        line_begin == std::string_view::npos ? line_begin : all.find('\n', line_begin);
    if (end != std::string_view::npos || all.size() > kFirstLineBytes) break;
    auto more = input.fill();
    if (!more) return more.error();
    if (!*more) break;
  }
  std::string_view line = without_lead(input.available());
  if (line.empty() || line.front() != '{') return false;
  const std::size_t end = line.find('\n');
  if (end == std::string_view::npos && line.size() > kFirstLineBytes) return true;
  return nlohmann::json::accept(utf8::repaired(std::string(line.substr(0, end))));
}

// False, with nothing consumed, when it is no JSON.
Result<bool> read_if_json(ByteReader& input, const RecordSink& sink) {
  auto lines = first_line_is_object(input);
  if (!lines) return lines.error();
  if (!*lines) return read_json_document(input, sink);
  if (auto read = read_json_lines(input, sink); !read) return read.error();
  return true;
}

}  // namespace

std::optional<Format> format_named(std::string_view name) {
  for (const NamedFormat& row : kFormats) {
    if (row.name == name) return row.format;
  }
  return std::nullopt;
}

std::string_view name_of(Format format) {
  for (const NamedFormat& row : kFormats) {
    if (row.format == format) return row.name;
  }
  return "";
}

std::string_view unsupported_format(std::string_view head, std::string_view path) {
  for (const Signature& magic : kMagic) {
    if (head.starts_with(magic.bytes)) return magic.format;
  }
  constexpr std::size_t kTarMagicAt = 257;
  if (head.size() > kTarMagicAt && head.substr(kTarMagicAt).starts_with("ustar")) return "tar";
  const std::string begin = lower(without_lead(head).substr(0, 16));
  for (const Signature& markup : kMarkup) {
    if (begin.starts_with(markup.bytes)) return markup.format;
  }
  const std::string name = lower(path);
  for (const Signature& extension : kExtensions) {
    if (name.ends_with(extension.bytes)) return extension.format;
  }
  return {};
}

Result<void> read_records(ByteReader& input, Format format, std::string_view path,
                          const RecordSink& sink) {
  if (format == Format::text) return read_plain_text(input, sink);
  if (format == Format::jsonl) return read_json_lines(input, sink);
  const std::string name = lower(path);
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) return read_json_lines(input, sink);
  if (auto filled = fill_head(input); !filled) return filled;
  const std::string_view head = input.available().substr(0, kHeadBytes);
  if (const std::string_view other = unsupported_format(head, path); !other.empty()) {
    sink(refused("the format is not supported yet: " + std::string(other)));
    return {};
  }
  const std::string_view begin = without_lead(head);
  if (!begin.empty() && (begin.front() == '{' || begin.front() == '[')) {
    auto json = read_if_json(input, sink);
    if (!json) return json.error();
    if (*json || input.interrupted()) return {};
    // What does not parse as a whole may still hold good lines.
    if (name.ends_with(".json") || begins_with_object_line(input.available()))
      return read_json_lines(input, sink);
  }
  return read_plain_text(input, sink);
}

}  // namespace dateline
