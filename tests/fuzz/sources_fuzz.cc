// Records of every kind: an article or a refusal, and an article that is valid UTF-8 with its title
// where it says.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/base/date.h"
#include "core/base/utf8.h"
#include "indexer/sources/source.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  if (size == 0) return 0;
  RawRecord record;
  record.kind = data[0] % 2 == 0 ? RecordKind::plain_text : RecordKind::json;
  record.bytes.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
  const ReadArticle read = read_article(std::move(record), {});
  if (!read.refusal.empty()) return 0;
  const Article& a = read.article;
  const bool sound = !a.id.empty() && utf8::is_valid(a.text) && utf8::is_valid(a.title) &&
                     utf8::is_valid(a.source) && (!a.text.empty() || !a.title.empty()) &&
                     (a.date.empty() || own_day(a.date).has_value()) &&
                     (!a.title_from_text || a.text.find(a.title) != std::string::npos);
  if (!sound) std::abort();
  return 0;
}
