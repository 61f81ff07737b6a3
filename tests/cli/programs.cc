#include "tests/cli/programs.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

namespace dateline::test {
namespace {

constexpr int kNobody = 65534;

std::vector<std::string> as_ordinary_user(std::vector<std::string> words) {
  if (::geteuid() != 0) return words;
  const std::string nobody = std::to_string(kNobody);
  const std::vector<std::string> prefix = {"setpriv", "--reuid", nobody,
                                           "--regid", nobody,    "--clear-groups"};
  words.insert(words.begin(), prefix.begin(), prefix.end());
  return words;
}

CommandResult search(std::vector<std::string> words) {
  words.insert(words.begin(), DATELINE_SEARCH_PROGRAM);
  return run_command(words);
}

}  // namespace

CommandResult index(std::vector<std::string> words, std::string_view input,
                    const std::vector<std::string>& environment) {
  words.insert(words.begin(), DATELINE_INDEX_PROGRAM);
  return run_command(words, input, environment);
}

CommandResult index_as_ordinary_user(std::vector<std::string> words) {
  words.insert(words.begin(), DATELINE_INDEX_PROGRAM);
  return run_command(as_ordinary_user(std::move(words)));
}

bool ordinary_user_may_use(const std::string& folder) {
  if (::geteuid() == 0 && ::chown(folder.c_str(), kNobody, kNobody) != 0) return false;
  if (index_as_ordinary_user({"--version"}).status == 0) return true;
  std::fputs("skipped: an ordinary user cannot run the program here\n", stderr);
  return false;
}

std::vector<std::string> ids_in(const std::string& index_folder) {
  return ids_matching(index_folder, "");
}

std::vector<std::string> ids_matching(const std::string& index_folder, const std::string& query) {
  const CommandResult run = search({"--index", index_folder, "--ids", "--limit", "100000", query});
  if (run.status != 0) return {"(error) " + run.err};
  std::vector<std::string> ids;
  std::istringstream lines(run.out);
  for (std::string line; std::getline(lines, line);) ids.push_back(line);
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::string facets_of(const std::string& index_folder) {
  const CommandResult run = search({"--index", index_folder, "--json", "--facets",
                                    "people:50,places:50,numbers:50,dates:50,sources:50", ""});
  const auto answer = nlohmann::json::parse(run.out, nullptr, false);
  return answer.is_object() ? answer["facets"].dump() : "(error) " + run.err;
}

}  // namespace dateline::test
