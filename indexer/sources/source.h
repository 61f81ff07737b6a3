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

enum class RecordKind : unsigned char {
  plain_text,  // bytes: any charset's
  json,        // bytes: one object
  html,        // bytes: UTF-8
  article      // read already: see RawRecord::article
};

struct RawRecord {
  // Where it stands inside an archive ("2021/a.jsonl", "inner.zip/a.txt"); empty outside of one.
  std::string member;
  // Line or element, from 1; 0 for the file or member as a whole.
  std::size_t number = 0;
  RecordKind kind = RecordKind::plain_text;
  std::string bytes;
  // The fields as given, of a record that its format's reader has read; of html what is known from
  // outside the page (its url).
  Article article;
  // Why it cannot be used; empty when it can. There is nothing else in it then.
  std::string refusal;
  // What it is instead of an article ("a picture"): passed over and counted, not refused.
  std::string skipped;

  // A text or page that fills its file or member: its path is its id.
  [[nodiscard]] bool is_whole_document() const {
    return number == 0 && (kind == RecordKind::plain_text || kind == RecordKind::html);
  }
};

[[nodiscard]] RawRecord refused_record(std::size_t number, std::string reason);
[[nodiscard]] RawRecord skipped_record(std::size_t number, std::string what);

// A path and what stands inside it: "a.zip" and "b/c.txt" are "a.zip/b/c.txt"; either may be empty.
[[nodiscard]] std::string joined_path(std::string_view path, std::string_view member);

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

// Never fails otherwise than by `refusal`. Linear time. REQUIRES a record that is neither refused
// nor skipped.
[[nodiscard]] ReadArticle read_article(RawRecord record, const ArticleDefaults& defaults);

// The rules that hold for every format, on an article whose fields are filled in as given: repairs
// UTF-8, checks that there is something to index, normalises date and language, takes a missing
// title from the first sentence, gives an id.
void complete_article(ReadArticle& read, const ArticleDefaults& defaults);

}  // namespace dateline
