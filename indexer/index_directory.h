// A writer's hold on an index directory: its lock, its generations and its scratch space. Layout:
// core/schema/index_files.h.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "core/base/result.h"

namespace dateline {

class IndexDirectory {
 public:
  enum class Missing : unsigned char { create, fail };

  // Takes the writer's lock, removes what a dead run left behind and generations nobody needs any
  // more, checks the stamp. An index that is not there is made, empty, under Missing::create; a
  // folder that holds anything else is never written to. Errors: not_an_index, version_mismatch,
  // busy, no_space, permission, io.
  [[nodiscard]] static Result<std::unique_ptr<IndexDirectory>> open(
      const std::filesystem::path& path, Missing missing);

  IndexDirectory(const IndexDirectory&) = delete;
  IndexDirectory& operator=(const IndexDirectory&) = delete;
  // Removes the scratch space, generations that are no longer current and one that was not switched
  // to, and lets go of the lock.
  ~IndexDirectory();

  // The current generation's folder, and the next one's, which does not exist yet.
  [[nodiscard]] std::filesystem::path generation() const;
  [[nodiscard]] std::filesystem::path next_generation() const;
  // What the current generation takes on disk.
  [[nodiscard]] std::size_t generation_bytes() const;
  // A folder of this run's own for scratch databases, made when first asked for.
  [[nodiscard]] Result<std::filesystem::path> scratch() const;

  // Syncs next_generation() to disk and makes it the current one. The one before is removed by the
  // next switch or the end: readers that have it open keep its files until they let go (a reader
  // that dies does), one that only read the stub follows it again (searcher/index_reader.cc).
  [[nodiscard]] Result<void> switch_to_next();

 private:
  IndexDirectory(std::filesystem::path path, int lock);
  [[nodiscard]] Result<void> take_stock();
  [[nodiscard]] Result<void> make_first_generation();

  std::filesystem::path path_;
  int lock_ = -1;
  std::uint32_t number_ = 0;
};

}  // namespace dateline
