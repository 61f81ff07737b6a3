// How many articles a query finds, without ranking or fetching any.
#pragma once

#include <xapian.h>

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "searcher/query/vocabulary.h"

namespace dateline {

// Exact. Xapian exceptions pass through.
[[nodiscard]] std::size_t count_matches(Xapian::Database& database, const Xapian::Query& query);

// Exact while there are few, an estimate from the first thousands of articles where there are many:
// for weighing, not for showing.
[[nodiscard]] std::size_t about_matches(Xapian::Database& database, const Xapian::Query& query);

// Counts already made for one state of an index. Thread-safe.
class CountMemo {
 public:
  [[nodiscard]] std::optional<std::size_t> find(const std::string& state,
                                                const std::string& query) const;
  void keep(const std::string& state, const std::string& query, std::size_t count);

 private:
  static constexpr std::size_t kMaxEntries = 20'000;

  mutable std::mutex mutex_;
  std::string state_;
  std::unordered_map<std::string, std::size_t> counts_;
};

// What tells one committed state of an index, local or remote, from another.
[[nodiscard]] std::string state_of(IndexReader& reader);

// Counts query texts as a search for all of their words would.
class QueryCounter {
 public:
  // All must outlive the counter.
  QueryCounter(IndexReader& reader, query::Vocabulary& vocabulary, CountMemo& memo)
      : reader_(reader), vocabulary_(vocabulary), memo_(memo), state_(state_of(reader)) {}

  [[nodiscard]] std::size_t count(const std::string& query_text);

 private:
  IndexReader& reader_;
  query::Vocabulary& vocabulary_;
  CountMemo& memo_;
  std::string state_;
};

}  // namespace dateline
