#include "searcher/suggest/counting.h"

#include <algorithm>

#include "searcher/query/compiler.h"
#include "searcher/query/parser.h"
#include "searcher/query/unweighted.h"

namespace dateline {
namespace {

std::size_t counted(Xapian::Database& database, const Xapian::Query& query,
                    Xapian::doccount look_at) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query::safely_unweighted(database, query));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, 0, look_at).get_matches_estimated();
}

}  // namespace

std::size_t count_matches(Xapian::Database& database, const Xapian::Query& query) {
  return counted(database, query, std::max<Xapian::doccount>(database.get_doccount(), 1));
}

std::size_t about_matches(Xapian::Database& database, const Xapian::Query& query) {
  constexpr Xapian::doccount kLookAt = 2000;
  return counted(database, query, kLookAt);
}

std::optional<std::size_t> CountMemo::find(const std::string& state,
                                           const std::string& query) const {
  const std::lock_guard lock(mutex_);
  if (state != state_) return {};
  const auto found = counts_.find(query);
  if (found == counts_.end()) return {};
  return found->second;
}

void CountMemo::keep(const std::string& state, const std::string& query, std::size_t count) {
  const std::lock_guard lock(mutex_);
  if (state != state_ || counts_.size() >= kMaxEntries) counts_.clear();
  state_ = state;
  counts_[query] = count;
}

std::string state_of(IndexReader& reader) {
  if (!reader.remote()) return reader.revision();
  // A remote index tells no revision; what every change to it changes stands for one.
  Xapian::Database& database = reader.database();
  return database.get_uuid() + ":" + std::to_string(database.get_doccount()) + ":" +
         std::to_string(database.get_lastdocid()) + ":" +
         std::to_string(database.get_total_length());
}

std::size_t QueryCounter::count(const std::string& query_text) {
  if (const auto known = memo_.find(state_, query_text)) return *known;
  const query::ParsedQuery parsed = query::parse(query_text);
  const query::CompiledQuery compiled = query::compile(parsed.root, vocabulary_);
  const std::size_t count = count_matches(reader_.database(), compiled.query);
  memo_.keep(state_, query_text, count);
  return count;
}

}  // namespace dateline
