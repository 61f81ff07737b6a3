// Records of every kind, and files of every format: articles or refusals, and an article that is
// valid UTF-8 with its title where it says. The first byte chooses the way in; a fuzzer told
// DATELINE_FUZZ_READER=NAME takes that one whatever the byte (run.sh names each in turn).
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/date.h"
#include "core/base/utf8.h"
#include "core/text/charset.h"
#include "indexer/sources/format.h"

namespace {

using namespace dateline;

class Bytes : public ByteSource {
 public:
  explicit Bytes(std::string bytes) : bytes_(std::move(bytes)) {}
  Result<std::size_t> read(char* to, std::size_t room) override {
    // Small steps: what is cut between two of them must not matter.
    const std::size_t count = bytes_.copy(to, std::min<std::size_t>(room, 777), at_);
    at_ += count;
    return count;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

void require(bool holds) {
  if (!holds) std::abort();
}

void check(RawRecord&& record) {
  const ReadArticle read = read_article(std::move(record), {});
  if (!read.refusal.empty()) return;
  const Article& a = read.article;
  require(!a.id.empty() && utf8::is_valid(a.text) && utf8::is_valid(a.title) &&
          utf8::is_valid(a.source) && utf8::is_valid(a.url) &&
          (!a.text.empty() || !a.title.empty()) &&
          (a.date.empty() || own_day(a.date).has_value()) &&
          (!a.title_from_text || a.text.find(a.title) != std::string::npos));
}

void read_record(RecordKind kind, std::string bytes) {
  RawRecord record;
  record.kind = kind;
  record.bytes = kind == RecordKind::html ? to_utf8(std::move(bytes)) : std::move(bytes);
  check(std::move(record));
}

void read_file(Format format, std::string_view name, std::string bytes) {
  ReadOptions options;
  options.format = format;
  ByteReader input = ByteReader::of(std::make_unique<Bytes>(std::move(bytes)));
  static_cast<void>(read_records(input, options, name, [](RawRecord&& record) {
    if (record.refusal.empty() && record.skipped.empty()) check(std::move(record));
    return true;
  }));
}

// A charset's name in the first line, then the bytes.
void read_charset(const std::string& bytes) {
  const std::size_t line = std::min(bytes.find('\n'), bytes.size());
  const std::string text =
      to_utf8(bytes.substr(std::min(line + 1, bytes.size())), bytes.substr(0, line));
  require(utf8::is_valid(text));
  const std::string repaired = repaired_mojibake(text);
  require(utf8::is_valid(repaired) && repaired.size() <= text.size());
}

// An HTTP response, in a WARC whose lengths are right whatever the fuzzer does to it.
void read_response(const std::string& bytes) {
  read_file(Format::warc, "a",
            "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
            "Content-Length: " +
                std::to_string(bytes.size()) + "\r\n\r\n" + bytes + "\r\n\r\n");
}

void read_script(const std::string& bytes) {
  read_record(RecordKind::html, "<script type=application/ld+json>" + bytes + "</script>");
}

struct Way {
  std::string_view name;
  void (*read)(std::string bytes);
};
template <RecordKind kind>
void as_record(std::string bytes) {
  read_record(kind, std::move(bytes));
}
template <Format format>
void as(std::string bytes) {
  read_file(format, "a", std::move(bytes));
}
// Their places are the first bytes of the seeds: add at the end.
constexpr Way kWays[] = {
    {"text_record", as_record<RecordKind::plain_text>},
    {"json_record", as_record<RecordKind::json>},
    {"page", as_record<RecordKind::html>},
    {"automatic", as<Format::automatic>},
    {"text", as<Format::text>},
    {"html", as<Format::html>},
    {"jsonl", as<Format::jsonl>},
    {"json", as<Format::json>},
    {"csv", as<Format::csv>},
    {"feed", as<Format::feed>},
    {"nitf", as<Format::nitf>},
    {"newsml", as<Format::newsml>},
    {"warc", as<Format::warc>},
    {"xml", as<Format::xml>},
    {"a", [](std::string b) { read_file(Format::automatic, "a", std::move(b)); }},
    {"a.csv", [](std::string b) { read_file(Format::automatic, "a.csv", std::move(b)); }},
    {"a.html", [](std::string b) { read_file(Format::automatic, "a.html", std::move(b)); }},
    {"a.jsonl", [](std::string b) { read_file(Format::automatic, "a.jsonl", std::move(b)); }},
    {"a.xml", [](std::string b) { read_file(Format::automatic, "a.xml", std::move(b)); }},
    {"a.txt", [](std::string b) { read_file(Format::automatic, "a.txt", std::move(b)); }},
    {"a.json", [](std::string b) { read_file(Format::automatic, "a.json", std::move(b)); }},
    {"a.tsv", [](std::string b) { read_file(Format::automatic, "a.tsv", std::move(b)); }},
    {"a.warc", [](std::string b) { read_file(Format::automatic, "a.warc", std::move(b)); }},
    {"container", [](std::string b) { read_file(Format::automatic, "a.zip", std::move(b)); }},
    {"charset", [](std::string b) { read_charset(b); }},
    {"http", [](std::string b) { read_response(b); }},
    {"json_ld", [](std::string b) { read_script(b); }},
};

const Way* forced_way() {
  const char* const name = std::getenv("DATELINE_FUZZ_READER");
  if (name == nullptr) return nullptr;
  const Way* const way = std::find_if(std::begin(kWays), std::end(kWays),
                                      [&](const Way& w) { return w.name == name; });
  if (way == std::end(kWays)) {
    std::fprintf(stderr, "DATELINE_FUZZ_READER: there is no \"%s\"\n", name);
    std::abort();
  }
  return way;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Way* const forced = forced_way();
  if (size == 0) return 0;
  const Way& way = forced != nullptr ? *forced : kWays[data[0] % std::size(kWays)];
  way.read(std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
  return 0;
}
