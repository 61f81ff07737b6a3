#include "indexer/side_notes.h"

#include <xxhash.h>

#include <utility>

namespace dateline {
namespace {

// What was written is forgotten beyond this many, some 40 MB: it is written again then, to no harm.
constexpr std::size_t kMostRemembered = 1'000'000;

}  // namespace

void SideNotes::add(const BuiltDocument& built) {
  forms_.add_words(built.words, built.language);
  for (const auto& [joined, parts] : built.joins) forms_.add_join(joined, parts);
  for (const auto& [id, name] : built.facet_names) {
    if (!seen_names_.insert(XXH3_64bits_withSeed(name.data(), name.size(), id)).second) continue;
    const auto [at, is_new] = fresh_names_.try_emplace(id, name);
    if (!is_new) at->second = std::string(better_facet_name(at->second, name));
  }
}

void SideNotes::flush(Xapian::WritableDatabase& database) {
  forms_.flush(database);
  for (const auto& [id, name] : fresh_names_) {
    const std::string key = facet_name_key(id);
    const std::string before = database.get_metadata(key);
    const std::string& best = before.empty() ? name : better_facet_name(before, name);
    if (best != before) database.set_metadata(key, best);
  }
  fresh_names_.clear();
  if (forms_.remembered() + seen_names_.size() > kMostRemembered) *this = SideNotes();
}

}  // namespace dateline
