// One name, one type. Two classes of one name in two headers make one program of two meanings once
// both are linked, without a word from the linker.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>

namespace {

namespace fs = std::filesystem;

// The headers that define each class, by its whole name. Classes in classes stand indented.
std::map<std::string, std::set<std::string>> headers_by_class() {
  static const std::regex scope("^namespace ([A-Za-z_:]+) \\{.*");
  static const std::regex definition(
      "^(?:struct|class|enum class) ([A-Za-z0-9_]+)(?: final)?(?: :.*)? ?\\{.*");
  std::map<std::string, std::set<std::string>> out;
  for (const char* top : {"core", "indexer", "searcher", "web", "tests"}) {
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(DATELINE_SOURCE_DIR) / top)) {
      if (entry.path().extension() != ".h") continue;
      std::ifstream in(entry.path());
      std::string inside;
      std::smatch match;
      for (std::string line; std::getline(in, line);) {
        if (std::regex_match(line, match, scope)) inside = match[1].str() + "::";
        if (std::regex_match(line, match, definition))
          out[inside + match[1].str()].insert(
              fs::relative(entry.path(), DATELINE_SOURCE_DIR).string());
      }
    }
  }
  return out;
}

TEST_CASE("Names: no two headers define a class of one name") {
  const auto classes = headers_by_class();
  REQUIRE(classes.contains("dateline::Article"));
  for (const auto& [name, headers] : classes) {
    std::string where;
    for (const std::string& header : headers) where += " " + header;
    INFO(name << " stands in" << where);
    CHECK(headers.size() == 1);
  }
}

}  // namespace
