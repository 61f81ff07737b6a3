// Indexes behind stock Xapian servers, each served by a xapian-tcpsrv on the loopback.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/search_service.h"
#include "tests/support/command.h"
#include "tests/support/test_archive.h"

namespace dateline::test {

// Whether xapian-tcpsrv is installed.
[[nodiscard]] bool has_remote_server();

class RemoteIndexes {
 public:
  // Serves the indexes at `paths`. Throws when a server does not come up.
  explicit RemoteIndexes(const std::vector<std::string>& paths);

  [[nodiscard]] const SearchService& service() const { return *service_; }
  [[nodiscard]] const std::string& location() const { return location_; }  // "tcp://...,tcp://..."

 private:
  std::vector<std::unique_ptr<RunningCommand>> servers_;
  std::string location_;
  std::unique_ptr<SearchService> service_;
};

// The same articles in several indexes, an index for each share of them.
class RemoteShards {
 public:
  // Deals the lines out to `shards` indexes in turn. Throws as above.
  explicit RemoteShards(std::string_view json_lines, std::size_t shards = 2);

  [[nodiscard]] const SearchService& service() const { return served_.service(); }
  [[nodiscard]] const std::string& location() const { return served_.location(); }

 private:
  std::vector<TestArchive> archives_;
  RemoteIndexes served_;
};

}  // namespace dateline::test
