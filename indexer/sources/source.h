// How input becomes articles, in two steps: a format's reader cuts a stream into raw records
// (cheap, in order), then read_article() turns one record into an Article. A new format is a reader
// and a RecordKind.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/schema/article.h"

namespace dateline {

// Caps, in bytes. A record over its cap is refused without being held in memory whole.
inline constexpr std::size_t kMaxRecordBytes = std::size_t{64} << 20;
inline constexpr std::size_t kMaxTextBytes = std::size_t{16} << 20;

enum class RecordKind : unsigned char { plain_text, json };

struct RawRecord {
  // Line or element, from 1; 0 for the file as a whole.
  std::size_t number = 0;
  RecordKind kind = RecordKind::plain_text;
  std::string bytes;
  // Why it cannot be used; empty when it can. `bytes` is empty then.
  std::string refusal;
};

// Takes the next record; false to stop reading.
using RecordSink = std::function<bool(RawRecord&&)>;

// What an article gets where its record does not say.
struct ArticleDefaults {
  std::string id;        // of a whole file; empty: the url, else a hash of the content
  std::string language;  // ISO 639-1; empty: detected later
};

struct ReadArticle {
  Article article;
  // The id it would be known by, set even when the article itself is refused; empty when it cannot
  // be told.
  std::string id;
  // A date was given that nobody understands: it was left out.
  bool date_dropped = false;
  // Why the article is refused; empty when it is good.
  std::string refusal;
};

// Never fails otherwise than by `refusal`. Linear time. REQUIRES record.refusal.empty().
[[nodiscard]] ReadArticle read_article(RawRecord record, const ArticleDefaults& defaults);

// The rules that hold for every format, on an article whose fields are filled in as given: repairs
// UTF-8, checks that there is something to index, normalises date and language, takes a missing
// title from the first sentence, gives an id.
void complete_article(ReadArticle& read, const ArticleDefaults& defaults);

}  // namespace dateline
