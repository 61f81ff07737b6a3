// What facets, number ranges, timelines and reverse look-up cost, in one run over one index.
//   facets_bench FILE.jsonl N FOLDER   N articles made of the file's sentences; the index is kept
//   in
//                                      FOLDER and used again
//   facets_bench size INDEX            what numbers take of an index: copies with and without
#include "searcher/facets.h"

#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "core/schema/fields.h"
#include "core/schema/index_files.h"
#include "indexer/command_line.h"
#include "indexer/run.h"
#include "searcher/index_reader.h"
#include "searcher/matching.h"
#include "searcher/ranking.h"
#include "searcher/search_service.h"
#include "tests/bench/stories.h"
#include "tests/support/temp_folder.h"

namespace {

using namespace dateline;

double milliseconds(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
}

// The best of some runs of each, taking turns.
std::vector<double> raced(const std::vector<std::function<void()>>& contenders, int runs = 7) {
  std::vector<double> best(contenders.size(), 1e9);
  for (int run = 0; run < runs; ++run) {
    for (std::size_t i = 0; i < contenders.size(); ++i)
      best[i] = std::min(best[i], milliseconds(contenders[i]));
  }
  return best;
}

std::vector<FacetRequest> page_of_every_facet() {
  std::vector<FacetRequest> out;
  for (const std::string& name : facet_names()) {
    if (name != "number_ranges") out.push_back({name, 8});
  }
  return out;
}

// One index with all that a service has.
struct Bench {
  IndexReader& reader;
  const SearchService& service;
  IndexTables tables;
  FacetNames names;
};

SearchRequest asking(const std::string& query) {
  SearchRequest request;
  request.query = query;
  return request;
}

// A match that visits every article found, as a search does that has nothing else.
void exhaustive(Bench& bench, const std::string& query) {
  const PreparedQuery prepared = compiled_query(asking(query), bench.reader);
  Xapian::Database& database = bench.reader.database();
  Xapian::Enquire enquire(database);
  enquire.set_query(prepared.compiled.query);
  set_ranking(enquire, Sort::relevance, prepared.compiled.scored);
  (void)enquire.get_mset(0, 10, database.get_doccount());
}

// As a search does it now, without reading the articles of the page.
void searched(Bench& bench, const std::string& query, bool with_facets) {
  const PreparedQuery prepared = compiled_query(asking(query), bench.reader);
  const auto requests = with_facets ? page_of_every_facet() : std::vector<FacetRequest>();
  FacetCounts counts(bench.reader, bench.tables, slots_for(requests));
  const Matches found =
      find_matches(prepared, asking(query), {}, {bench.reader, bench.tables}, counts);
  if (!with_facets) return;
  const CountedMatch counted{bench.reader, bench.names, prepared, counts, found};
  const FacetMaker maker(counted);
  for (const FacetRequest& request : requests) (void)maker.facet(request);
}

void facet_costs(Bench& bench) {
  std::printf(
      "\n| query | articles | match | search | search, facets | ratio |\n"
      "|---|---|---|---|---|---|\n");
  for (const std::string query :
       {"", "government", "australia OR people OR government", "people -government",
        "government minister", "place:Australia", "-place:Australia", "place:\"United States\"",
        "after:2000", "date:1998", "\"prime minister\"", "\"prime minister\" OR government",
        "\"east timor\"", "howard", "kangaroo"}) {
    const auto answer = bench.service.search(asking(query));
    const std::vector<double> ms =
        raced({[&] { exhaustive(bench, query); }, [&] { searched(bench, query, false); },
               [&] { searched(bench, query, true); }});
    std::printf("| `%s` | %zu | %.2f | %.2f | %.2f | %.2f |\n", query.c_str(),
                answer ? answer->total : 0, ms[0], ms[1], ms[2], ms[2] / ms[0]);
  }
}

// What the first search pays that needs it: after opening, or, columns aside, after a commit.
void first_costs(Bench& bench) {
  const std::vector<Slot> slots = slots_for(page_of_every_facet());
  std::vector<double> best(3, 1e9);
  for (int run = 0; run < 7; ++run) {
    IndexTables fresh;
    const auto keep = [&](std::size_t i, const std::function<void()>& work) {
      best[i] = std::min(best[i], milliseconds(work));
    };
    keep(0, [&] {
      for (const Slot slot : slots) (void)fresh.column(bench.reader, slot);
    });
    keep(1, [&] {
      for (const Slot slot : slots) (void)fresh.totals(bench.reader, slot);
    });
    keep(2, [&] { (void)fresh.copies(bench.reader); });
  }
  std::printf(
      "\n| made on first need | ms |\n|---|---|\n| columns | %.2f |\n| totals | %.2f |\n"
      "| groups of near-copies | %.2f |\n",
      best[0], best[1], best[2]);
}

void other_costs(Bench& bench) {
  std::printf(
      "\n| whole search, page of ten | articles | ms | of a common word's |\n|---|---|---|---|\n");
  double common = 0;
  for (const std::string query :
       {"government", "people", "number:>1000", "number:25..30", "number:1000..1000000",
        "number:\">100 people\"", "number:\"2..50 years\"", "money:>=$1m", "money:>=£100",
        "money:>100", "percent:5..60", "age:>30", "number:\"3 miles\"", "number:\"100..5000 km\"",
        "government number:>1000", "government money:>$1m", "number:6438", "number:27",
        "government number:1234"}) {
    const auto answer = bench.service.search(asking(query));
    const double ms = raced({[&] { (void)bench.service.search(asking(query)); }}).front();
    if (common == 0) common = ms;
    std::printf("| `%s` | %zu | %.2f | %.2f |\n", query.c_str(), answer ? answer->total : 0, ms,
                ms / common);
  }
  std::printf("\n| | ms |\n|---|---|\n");
  const auto row = [](const char* name, const std::function<void()>& work) {
    std::printf("| %s | %.2f |\n", name, raced({work}).front());
  };
  for (const std::string query : {"", "government"}) {
    const std::string of = query.empty() ? "" : " of `government`";
    row(("timeline" + of).c_str(), [&] { (void)bench.service.timeline(asking(query)); });
    SearchRequest page = asking(query);
    page.facets = page_of_every_facet();
    row(("page of ten with every facet" + of).c_str(), [&] { (void)bench.service.search(page); });
    SearchRequest ranges = asking(query);
    ranges.facets = {{"number_ranges", 50}};
    row(("page of ten with number_ranges" + of).c_str(),
        [&] { (void)bench.service.search(ranges); });
    for (const char* facet : {"people", "places", "numbers"}) {
      row(("page of all " + std::string(facet) + of).c_str(),
          [&] { (void)bench.service.facet_page(asking(query), facet); });
      row(("those that begin with b" + of).c_str(), [&] {
        (void)bench.service.facet_page(asking(query), facet, {"b", ""});
      });
    }
  }
}

void make_index(const std::string& file, std::size_t count, const std::string& folder) {
  std::mt19937 random(1998);
  const auto stories = bench::recombined(bench::stories_in(file), count, random);
  const test::TempFolder temporary;
  const std::string lines = temporary / "stories.jsonl";
  std::ofstream out(lines, std::ios::binary);
  for (const bench::Story& story : stories) out << bench::json_line(story);
  out.close();
  CommandLine line;
  line.index = folder;
  line.paths = {lines};
  if (!run_index(line, {})) std::abort();
}

std::uintmax_t bytes_below(const std::filesystem::path& folder) {
  std::uintmax_t sum = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) sum += entry.file_size();
  }
  return sum;
}

// The size of a compact copy of the database, of which `strip` may take something from each
// article.
std::uintmax_t copied(const Xapian::Database& from,
                      const std::function<void(Xapian::Document&)>& strip) {
  const test::TempFolder folder;
  {
    Xapian::WritableDatabase to(folder / "copy", Xapian::DB_CREATE | Xapian::DB_DANGEROUS);
    for (auto it = from.postlist_begin(""); it != from.postlist_end(""); ++it) {
      Xapian::Document document = from.get_document(*it);
      strip(document);
      to.add_document(document);
    }
    for (auto key = from.metadata_keys_begin(); key != from.metadata_keys_end(); ++key)
      to.set_metadata(*key, from.get_metadata(*key));
    to.commit();
  }
  Xapian::Database(folder / "copy").compact(folder / "compact");
  return bytes_below(folder / "compact");
}

void drop_terms(Xapian::Document& document, const std::string& prefix) {
  std::vector<std::string> terms;
  auto it = document.termlist_begin();
  for (it.skip_to(prefix); it != document.termlist_end() && (*it).starts_with(prefix); ++it)
    terms.push_back(*it);
  for (const std::string& term : terms) document.remove_term(term);
}

int number_sizes(const std::string& index) {
  const auto reader = IndexReader::open(index);
  if (!reader) return 3;
  const Xapian::Database& database = (*reader)->database();
  const std::string numbers(prefix_of(Field::number));
  const auto whole = copied(database, [](Xapian::Document&) {});
  const auto without = copied(database, [&](Xapian::Document& d) { drop_terms(d, numbers); });
  const auto without_facet = copied(database, [&](Xapian::Document& d) {
    drop_terms(d, numbers);
    d.add_value(number_of(Slot::numbers), "");  // an empty value is none
  });
  std::printf(
      "index %ju bytes; without number terms %ju (they add %.1f %%); without the numbers' facet "
      "too %ju\n",
      whole, without, 100.0 * static_cast<double>(whole - without) / static_cast<double>(without),
      without_facet);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3 && std::strcmp(argv[1], "size") == 0) return number_sizes(argv[2]);
  if (argc < 4) return 2;
  const std::string folder = argv[3];
  if (!std::filesystem::exists(std::filesystem::path(folder) / kStubName))
    make_index(argv[1], std::stoul(argv[2]), folder);
  const auto service = SearchService::open(folder);
  const auto reader = IndexReader::open(folder);
  if (!service || !reader) return 3;
  Bench bench{**reader, **service, {}, {}};
  std::printf("%u articles, best of 7, milliseconds\n", bench.reader.database().get_doccount());
  if (argc > 5) {
    for (int i = 0; i < std::atoi(argv[5]); ++i) searched(bench, argv[4], argc < 7);
    return 0;
  }
  facet_costs(bench);
  first_costs(bench);
  other_costs(bench);
  return 0;
}
