// Records of every kind, and files of every format: articles or refusals, and an article that is
// valid UTF-8 with its title where it says. The first byte chooses the kind or format.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
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

void check(RawRecord&& record) {
  const ReadArticle read = read_article(std::move(record), {});
  if (!read.refusal.empty()) return;
  const Article& a = read.article;
  const bool sound = !a.id.empty() && utf8::is_valid(a.text) && utf8::is_valid(a.title) &&
                     utf8::is_valid(a.source) && utf8::is_valid(a.url) &&
                     (!a.text.empty() || !a.title.empty()) &&
                     (a.date.empty() || own_day(a.date).has_value()) &&
                     (!a.title_from_text || a.text.find(a.title) != std::string::npos);
  if (!sound) std::abort();
}

constexpr RecordKind kKinds[] = {RecordKind::plain_text, RecordKind::json, RecordKind::html};
constexpr const char* kNames[] = {"a",     "a.csv",  "a.html", "a.jsonl", "a.xml",
                                  "a.txt", "a.json", "a.tsv",  "a.warc",  "a.zip"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t choice = data[0] % 24;
  if (choice < 3) {
    RawRecord record;
    record.kind = kKinds[choice];
    record.bytes = record.kind == RecordKind::html ? to_utf8(std::move(bytes)) : std::move(bytes);
    check(std::move(record));
    return 0;
  }
  ReadOptions options;
  // The formats in their order; then automatic, by name.
  constexpr auto kFormats = static_cast<std::size_t>(Format::xml) + 1;
  const bool is_forced = choice - 3 < kFormats;
  options.format = is_forced ? static_cast<Format>(choice - 3) : Format::automatic;
  const std::string name = is_forced ? "a" : kNames[choice - 3 - kFormats];
  ByteReader input = ByteReader::of(std::make_unique<Bytes>(std::move(bytes)));
  static_cast<void>(read_records(input, options, name, [](RawRecord&& record) {
    if (record.refusal.empty() && record.skipped.empty()) check(std::move(record));
    return true;
  }));
  return 0;
}
