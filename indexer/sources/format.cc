#include "indexer/sources/format.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/utf8.h"
#include "indexer/sources/container.h"
#include "indexer/sources/csv.h"
#include "indexer/sources/html_article.h"
#include "indexer/sources/json_lines.h"
#include "indexer/sources/plain_text.h"
#include "indexer/sources/warc.h"
#include "indexer/sources/xml_articles.h"

namespace dateline {
namespace {

// A first line longer than this is taken for JSON Lines on its first character's word.
constexpr std::size_t kFirstLineBytes = std::size_t{1} << 20;
// Enough to tell a compressed file or zip.
constexpr std::size_t kMagicBytes = 10;

// What a format's reader may want to know beside its input.
struct Context {
  const ReadOptions& options;
  std::string_view path;
};
using Reader = Result<void> (*)(ByteReader& input, const Context& context, const RecordSink& sink);

std::string_view without_lead(std::string_view head) {
  const std::size_t begin = head.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  return begin == std::string_view::npos ? std::string_view() : head.substr(begin);
}

// Whether `head` begins with a line that looks like a JSON object: `{"` and a line end.
bool begins_with_object_line(std::string_view head) {
  const std::string_view begin = without_lead(head);
  if (begin.empty() || begin.front() != '{') return false;
  const std::size_t name = begin.find_first_not_of(" \t", 1);
  return name != std::string_view::npos && begin[name] == '"' &&
         begin.find('\n') != std::string_view::npos;
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

// What begins like JSON.
Result<void> read_json(ByteReader& input, const Context& context, const RecordSink& sink) {
  auto lines = first_line_is_object(input);
  if (!lines) return lines.error();
  if (*lines) return read_json_lines(input, sink);
  auto document = read_json_document(input, sink);
  if (!document) return document.error();
  if (*document || input.interrupted()) return {};
  // What does not parse as a whole may still hold good lines.
  if (context.path.ends_with(".json") || begins_with_object_line(input.available()))
    return read_json_lines(input, sink);
  return read_plain_text(input, sink);
}

struct FormatRow {
  Format format;
  std::string_view name;  // empty: nobody can ask for it
  Reader read;
};

template <XmlKind kind>
Result<void> read_xml_as(ByteReader& input, const Context&, const RecordSink& sink) {
  return read_xml(input, kind, sink);
}

constexpr std::array<FormatRow, 11> kFormats = {{
    {Format::automatic, "auto", nullptr},
    {Format::text, "text",
     [](ByteReader& i, const Context&, const RecordSink& s) { return read_plain_text(i, s); }},
    {Format::html, "html",
     [](ByteReader& i, const Context&, const RecordSink& s) { return read_html(i, s); }},
    {Format::jsonl, "jsonl",
     [](ByteReader& i, const Context&, const RecordSink& s) { return read_json_lines(i, s); }},
    {Format::json, "", read_json},
    {Format::csv, "csv",
     [](ByteReader& i, const Context& c, const RecordSink& s) {
       return read_csv(i, c.options.columns, s);
     }},
    {Format::feed, "feed", read_xml_as<XmlKind::feed>},
    {Format::nitf, "nitf", read_xml_as<XmlKind::nitf>},
    {Format::newsml, "newsml", read_xml_as<XmlKind::newsml>},
    {Format::warc, "warc",
     [](ByteReader& i, const Context&, const RecordSink& s) { return read_warc(i, s); }},
    {Format::xml, "xml", read_xml_as<XmlKind::any>},
}};

const FormatRow& row_of(Format format) {
  return *std::find_if(kFormats.begin(), kFormats.end(),
                       [&](const FormatRow& row) { return row.format == format; });
}

// Fills until a format can be told. A filter's first line is enough: its writer may wait for the
// answer before it writes the next one.
Result<void> fill_head(ByteReader& input, Format format) {
  const std::size_t wanted = format == Format::automatic ? kHeadBytes : kMagicBytes;
  while (input.available().size() < wanted && !begins_with_object_line(input.available())) {
    auto more = input.fill();
    if (!more) return more.error();
    if (!*more) break;
  }
  return {};
}

Result<void> read_at_depth(ByteReader& input, const ReadOptions& options, std::string_view path,
                           std::size_t depth, const RecordSink& sink);

// A member's path without "./" before it; empty for one with a name that begins with a dot, which
// is left out of folders too (walk_inputs()), or made by a Mac's archiver.
std::string member_path(std::string_view name) {
  while (name.starts_with("./") || name.starts_with('/')) name.remove_prefix(name.find('/') + 1);
  const bool is_hidden = name.starts_with('.') || name.find("/.") != std::string_view::npos ||
                         name.starts_with("__MACOSX/");
  return std::string(is_hidden ? std::string_view() : name);
}

Result<void> read_container(ByteReader& input, const ReadOptions& options, std::string_view path,
                            std::size_t depth, const RecordSink& sink) {
  bool goes_on = true;
  const auto read_member = [&](const std::string& given, ByteReader& member) {
    const std::string name = member_path(given);
    if (name.empty() && !given.empty()) return true;
    const RecordSink member_sink = [&](RawRecord&& record) {
      record.member = joined_path(name, record.member);
      goes_on = sink(std::move(record));
      return goes_on;
    };
    // What a compressed file holds is called as the file is, without its last extension.
    const std::string_view called = name.empty() ? path.substr(0, path.rfind('.')) : name;
    const auto read = read_at_depth(member, options, called, depth + 1, member_sink);
    if (!read && goes_on) member_sink(refused_record(0, read.error().message));
    return goes_on;
  };
  const auto read = read_members(input, read_member);
  if (read || read.error().code != ErrorCode::bad_input) return read;
  if (goes_on) sink(refused_record(0, read.error().message));
  return {};
}

Result<void> read_at_depth(ByteReader& input, const ReadOptions& options, std::string_view path,
                           std::size_t depth, const RecordSink& sink) {
  if (auto filled = fill_head(input, options.format); !filled) return filled;
  const std::string_view head = input.available().substr(0, kHeadBytes);
  if (is_container(head)) {
    if (depth < kMaxArchiveDepth) return read_container(input, options, path, depth, sink);
    sink(refused_record(0, "archives are read two deep, and this is deeper"));
    return {};
  }
  Format format = options.format;
  if (format == Format::automatic) {
    const Recognised recognised = recognise(head, path);
    if (!recognised.unsupported.empty()) {
      sink(
          refused_record(0, "the format is not supported: " + std::string(recognised.unsupported)));
      return {};
    }
    format = recognised.format;
  }
  return row_of(format).read(input, {options, path}, sink);
}

}  // namespace

std::optional<Format> format_named(std::string_view name) {
  for (const FormatRow& row : kFormats) {
    if (!name.empty() && row.name == name) return row.format;
  }
  return std::nullopt;
}

std::string format_list() {
  std::string out;
  for (const FormatRow& row : kFormats) {
    if (!row.name.empty()) out.append(out.empty() ? "" : ", ").append(row.name);
  }
  return out;
}

std::string description(const ReadOptions& options) {
  std::string out(row_of(options.format).name);
  for (const ColumnName& column : options.columns) {
    out += "," + std::to_string(static_cast<int>(column.field)) + "=" + column.column;
  }
  return out;
}

Result<void> read_records(ByteReader& input, const ReadOptions& options, std::string_view path,
                          const RecordSink& sink) {
  return read_at_depth(input, options, path, 0, sink);
}

}  // namespace dateline
