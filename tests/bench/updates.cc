// What a few new articles cost an index, and the first search after them:
//
//   updates_bench INDEX FILE.jsonl      adds some of the file's articles to INDEX, 1, 10 and 100 at
//   a time
//
// Run it on copies of a small and of a large index: no column but the last should grow with the
// index.
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include "indexer/run.h"
#include "indexer/upkeep.h"
#include "searcher/search_service.h"
#include "searcher/suggest/vocabulary_snapshot.h"
#include "tests/support/temp_folder.h"

namespace {

using namespace dateline;

double ms(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
}

// Few hits, one shown, every facet: what is measured is not the match.
double search(const SearchService& service) {
  SearchRequest request;
  request.query = "volcano";
  request.limit = 1;
  request.facets = {{"people", 10},        {"places", 10},  {"numbers", 10},  {"dates", 10},
                    {"organisations", 10}, {"sources", 10}, {"sections", 10}, {"languages", 10}};
  return ms([&] {
    if (!service.search(request)) std::abort();
  });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: updates_bench INDEX FILE.jsonl\n", stderr);
    return 2;
  }
  const std::string index = argv[1];
  std::ifstream file(argv[2]);
  const test::TempFolder folder;
  const auto service = SearchService::open(index);
  if (!service) return 3;
  search(**service);
  std::printf("%zu articles; a first search in a process %.1f ms, again %.2f ms\n",
              (*service)->article_count().value(), search(*SearchService::open(index).value()),
              search(**service));
  std::puts("| new articles | indexing ms | first search after ms | again ms |\n|---|---|---|---|");
  for (const int count : {1, 1, 10, 10, 100, 100}) {
    std::string lines;
    std::string line;
    for (int i = 0; i < count && std::getline(file, line); ++i) lines += line + "\n";
    CommandLine command;
    command.index = index;
    command.jobs = 2;
    command.paths = {folder.write(std::to_string(file.tellg()) + ".jsonl", lines)};
    const double indexing = ms([&] {
      if (!run_index(command, {})) std::abort();
    });
    const double first = search(**service);
    std::printf("| %d | %.0f | %.2f | %.2f |\n", count, indexing, first, search(**service));
  }
  if (!compact_index(index)) std::abort();
  const double first = search(**service);
  std::printf("a new generation: first search after %.2f ms, again %.2f ms\n", first,
              search(**service));
  auto reader = IndexReader::open(index);
  std::printf("the vocabulary, read beside: %.0f ms\n",
              ms([&] { const VocabularySnapshot snapshot(**reader); }));
}
