#include "core/schema/kept_numbers.h"

#include <charconv>
#include <cstddef>

#include "core/schema/fields.h"

namespace dateline {
namespace {

// The number of the last document that is there; 0 where it cannot be told quickly.
Xapian::docid last_used(const Xapian::Database& database) {
  constexpr Xapian::docid kLookAt = 10'000;
  const Xapian::docid last = database.get_lastdocid();
  for (Xapian::docid id = last; id > 0 && last - id < kLookAt; --id) {
    try {
      static_cast<void>(database.get_doclength(id));
      return id;
    } catch (const Xapian::DocNotFoundError&) {  // deleted: the one before
    }
  }
  return 0;
}

}  // namespace

void note_kept_numbers(const Xapian::Database& before, Xapian::WritableDatabase& next) {
  const Xapian::PostingIterator first = before.postlist_begin("");
  const bool shifted = first == before.postlist_end("") || *first != 1;
  const Xapian::docid last = shifted ? 0 : last_used(before);
  next.set_metadata(std::string(kMetaKeptNumbers),
                    last == 0 ? "" : before.get_uuid() + " " + std::to_string(last));
}

KeptNumbers kept_numbers(const Xapian::Database& database) {
  const std::string stored = database.get_metadata(std::string(kMetaKeptNumbers));
  const std::size_t blank = stored.find(' ');
  KeptNumbers kept;
  if (blank == std::string::npos) return kept;
  const char* const end = stored.data() + stored.size();
  if (std::from_chars(stored.data() + blank + 1, end, kept.last).ptr != end) return {};
  kept.generation = stored.substr(0, blank);
  return kept;
}

}  // namespace dateline
