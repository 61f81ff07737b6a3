// The same articles behind stock Xapian servers: an index for each share of them, each served by a
// xapian-tcpsrv on the loopback.
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

class RemoteShards {
 public:
  // Deals the lines out to `shards` indexes in turn. Throws when a server does not come up.
  explicit RemoteShards(std::string_view json_lines, std::size_t shards = 2);

  [[nodiscard]] const SearchService& service() const { return *service_; }
  [[nodiscard]] const std::string& location() const { return location_; }  // "tcp://...,tcp://..."

 private:
  std::vector<TestArchive> archives_;
  std::vector<std::unique_ptr<RunningCommand>> servers_;
  std::string location_;
  std::unique_ptr<SearchService> service_;
};

}  // namespace dateline::test
