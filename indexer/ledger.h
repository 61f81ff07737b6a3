// The ledger: what the index knows of each origin (a file, or standard input), so that a later run
// reads only what changed. An entry is metadata of the index itself and commits together with the
// origin's articles.
//
// On disk: key kMetaOrigin + 32 hex digits (hash of the path); value: version "2", path, size,
// mtime_ns, content hash (hex), articles, refused, reading, whole_file, skipped, then member,
// record and reason of each kept refusal; all separated by NUL, which none of them holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct LedgerRefusal {
  std::string member;      // path inside an archive; empty outside of one
  std::size_t record = 0;  // line or element; 0 for the file or member as a whole
  std::string reason;
};

struct LedgerEntry {
  std::string path;  // canonical
  std::int64_t size = 0;
  std::int64_t mtime_ns =
      0;  // kUnsettled: the next run looks at the contents whatever the clock says
  std::string content_hash;  // hex; empty: the next run reads it again
  std::size_t articles = 0;  // how many of its records are in the index
  std::size_t refused = 0;
  std::size_t skipped = 0;  // pictures and the like: no articles
  std::string reading;      // the options it was read with: another reading means reading again
  bool whole_file = false;  // the file is one article, its id from the path
  std::vector<LedgerRefusal> refusals;  // the first kMaxLedgerRefusals
};

inline constexpr std::int64_t kUnsettled = -1;
inline constexpr std::size_t kMaxLedgerRefusals = 100;

// The key of an origin's entry, from its path or from the term that its articles carry.
[[nodiscard]] std::string ledger_key(std::string_view path);
[[nodiscard]] std::string ledger_key_of_term(std::string_view origin_term);
[[nodiscard]] std::string encoded(const LedgerEntry& entry);
// Nothing for bytes that are no entry of this version: the origin is then read anew.
[[nodiscard]] std::optional<LedgerEntry> decoded_ledger_entry(std::string_view bytes);

}  // namespace dateline
