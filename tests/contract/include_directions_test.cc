// The house's one-way streets: which room may include which, which headers stay behind which files.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

// A room and the rooms whose headers it may include, its own among them.
const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"core/base", {"core/base"}},
    {"core/text", {"core/base", "core/text"}},
    {"core/entities", {"core/base", "core/text", "core/entities"}},
    {"core/schema", {"core/base", "core/text", "core/entities", "core/schema"}},
    {"indexer", {"core/base", "core/text", "core/entities", "core/schema", "indexer"}},
    {"searcher", {"core/base", "core/text", "core/entities", "core/schema", "searcher"}},
    {"web", {"core/base", "core/text", "core/entities", "core/schema", "searcher", "web"}},
};

std::string room_of(const std::string& path) {
  for (const auto& [room, allowed] : kMayInclude) {
    if (path.rfind(room + "/", 0) == 0) return room;
  }
  return {};
}

struct Include {
  std::string file;
  std::string header;
  bool quoted = false;
};

std::vector<Include> all_includes() {
  std::vector<Include> out;
  for (const char* top : {"core", "indexer", "searcher", "web"}) {
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(DATELINE_SOURCE_DIR) / top)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cc") continue;
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);) {
        if (line.rfind("#include ", 0) != 0 || line.size() < 12) continue;
        const bool quoted = line[9] == '"';
        const std::size_t end = line.find(quoted ? '"' : '>', 10);
        out.push_back({fs::relative(entry.path(), DATELINE_SOURCE_DIR).string(),
                       line.substr(10, end - 10), quoted});
      }
    }
  }
  return out;
}

// The files that include a header whose name begins with `start`.
std::set<std::string> files_including(const std::vector<Include>& includes,
                                      const std::string& start) {
  std::set<std::string> out;
  for (const Include& i : includes) {
    if (!i.quoted && i.header.rfind(start, 0) == 0) out.insert(i.file);
  }
  return out;
}

}  // namespace

TEST_CASE("Rooms: includes point one way") {
  const std::vector<Include> includes = all_includes();
  REQUIRE(includes.size() > 100);
  for (const Include& i : includes) {
    if (!i.quoted) continue;
    const std::string from = room_of(i.file);
    const std::string to = room_of(i.header);
    INFO(i.file << " includes " << i.header);
    REQUIRE_FALSE(to.empty());
    CHECK(kMayInclude.at(from).count(to) == 1);
  }
}

TEST_CASE("Rooms: third-party APIs stay behind few files") {
  const std::vector<Include> includes = all_includes();
  CHECK(files_including(includes, "httplib.h") == std::set<std::string>{"web/http_server.cc"});
  for (const std::string& file : files_including(includes, "unicode/")) {
    INFO(file << " uses ICU");
    CHECK(room_of(file) == "core/text");
    CHECK(file.substr(file.size() - 3) == ".cc");
  }
  for (const std::string& file : files_including(includes, "xapian.h")) {
    INFO(file << " uses Xapian");
    const std::string room = room_of(file);
    CHECK((room == "core/schema" || room == "indexer" || room == "searcher"));
  }
}
