// A handle on one index, local or remote: the Xapian database, its shards, and the metadata they
// share. Belongs to one thread at a time.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/schema/index_files.h"

namespace dateline {

class IndexReader {
 public:
  [[nodiscard]] static bool is_remote(std::string_view location);

  // A directory, or "tcp://host:port[,tcp://...]". Errors: not_an_index, version_mismatch,
  // permission, io, unavailable.
  [[nodiscard]] static Result<std::unique_ptr<IndexReader>> open(const std::string& location);

  // Moves to the newest committed state; a new generation is opened anew. A few microseconds when
  // nothing changed. After an error the reader is of no further use: open another.
  [[nodiscard]] Result<void> refresh();

  // Whether a newer generation has taken the place of the one in use; false for a remote index.
  [[nodiscard]] bool is_left_behind() const { return !remote_ && mark_of_stub(location_) != stub_; }

  [[nodiscard]] Xapian::Database& database() { return database_; }
  [[nodiscard]] const Xapian::Database& database() const { return database_; }
  [[nodiscard]] bool remote() const { return remote_; }
  [[nodiscard]] const std::string& location() const { return location_; }

  // What tells one generation of a local index from another (its database's uuid), and one
  // committed state; empty for a remote one.
  [[nodiscard]] const std::string& generation() const { return generation_; }
  [[nodiscard]] std::string revision() const;

  // A metadata value; of several shards' values, merged (word_forms.h).
  [[nodiscard]] std::string metadata(const std::string& key) const;

  // Languages that articles of the index are in; the empty one, of articles whose language nobody
  // knows, last. Read once for each committed state.
  [[nodiscard]] const std::vector<std::string>& languages();

 private:
  explicit IndexReader(std::string location) : location_(std::move(location)) {}
  Result<void> open_local();
  Result<void> open_generation();
  Result<void> open_remote();

  std::string location_;
  bool remote_ = false;
  StubMark stub_;           // of the stub that was followed
  std::string generation_;  // id of the local generation in use
  Xapian::Database database_;
  std::vector<Xapian::Database> shards_;
  std::vector<std::string> languages_;
};

}  // namespace dateline
