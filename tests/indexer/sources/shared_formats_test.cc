// Other people's files, when the shared data lies beside the project: feedparser's feeds, IPTC's
// NewsML-G2 examples, warcio's WARC files, a news-please record.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/indexer/sources/read_all.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

const fs::path kFormats = fs::path(DATELINE_SOURCE_DIR) / "../shared/data/formats";

// False, said once, when there is no shared data.
bool is_there(const fs::path& folder) {
  if (fs::exists(folder)) return true;
  WARN("skipped: no " << folder);
  return false;
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

test::Read read_file(const fs::path& path) {
  return test::read_all(path.filename().string(), test::contents_of(path));
}

// How many elements begin that are called item or entry, under any prefix.
std::size_t count_entries(const std::string& xml) {
  std::size_t count = 0;
  for (std::size_t at = xml.find('<'); at != std::string::npos; at = xml.find('<', at + 1)) {
    std::string name = xml.substr(at + 1, xml.find_first_of(" \r\n\t/>", at + 1) - at - 1);
    name.erase(0, name.find(':') + 1);
    count += name == "item" || name == "ITEM" || name == "entry" ? 1 : 0;
  }
  return count;
}

}  // namespace

TEST_CASE("Shared formats: every well-formed feed yields its entries") {
  const fs::path folder = kFormats / "feeds-feedparser/tests/wellformed";
  if (!is_there(folder)) return;
  std::size_t files = 0;
  for (const fs::path& path : files_below(folder)) {
    if (path.extension() != ".xml") continue;
    ++files;
    INFO(path);
    const std::string xml = test::contents_of(path);
    const std::size_t entries = count_entries(xml);
    const auto read = read_file(path);
    CHECK(read.articles.size() + read.refusals.size() == entries);
    // An entry may hold nothing to read, and that alone is refused.
    for (const std::string& refusal : read.refusals) {
      CHECK(refusal.find("neither text nor title") != std::string::npos);
    }
  }
  CHECK(files > 800);
}

TEST_CASE("Shared formats: malformed feeds say what is wrong") {
  const fs::path folder = kFormats / "feeds-feedparser/tests/illformed";
  if (!is_there(folder)) return;
  for (const char* const name :
       {"aaa_illformed.xml", "rss_empty_document.xml", "rss_incomplete_cdata.xml"}) {
    INFO(name);
    const auto read = read_file(folder / name);
    REQUIRE(!read.refusals.empty());
    CHECK(read.refusals.back().find("broken XML in line") != std::string::npos);
  }
}

TEST_CASE("Shared formats: NewsML-G2 items are read, other kinds skipped") {
  const fs::path folder = kFormats / "newsml-g2/examples";
  if (!is_there(folder)) return;
  std::size_t articles = 0;
  std::size_t skipped = 0;
  for (const fs::path& path : files_below(folder)) {
    INFO(path);
    const auto read = read_file(path);
    articles += read.articles.size();
    skipped += read.skipped.size();
    CHECK(read.articles.size() + read.skipped.size() + read.refusals.size() > 0);
  }
  CHECK(articles >= 10);
  CHECK(skipped >= 18);
}

TEST_CASE("Shared formats: WARC files, good and broken") {
  const fs::path folder = kFormats / "warc-warcio/test/data";
  if (!is_there(folder)) return;
  const std::vector<std::pair<std::string, std::size_t>> good = {
      {"example.warc", 1},
      {"example.warc.gz", 1},
      {"example-iana.org-chunked.warc", 1},
      {"example-wget-bad-target-uri.warc.gz", 1},
      {"example-wrong-chunks.warc.gz", 1},
      {"example-resource.warc.gz", 0},
      {"post-test.warc.gz", 0}};
  for (const auto& [name, pages] : good) {
    INFO(name);
    const auto read = read_file(folder / name);
    CHECK(read.articles.size() == pages);
    CHECK(read.refusals.empty());
    for (const Article& article : read.articles) CHECK(article.url.starts_with("http://"));
  }
  CHECK(read_file(folder / "example-trunc.warc").refusals ==
        std::vector<std::string>{":3: the record is longer or shorter than it says"});
  for (const char* const name : {"example.arc", "example.arc.gz", "bad.arc"}) {
    CHECK(read_file(folder / name).refusals ==
          std::vector<std::string>{":0: the format is not supported: ARC"});
  }
}

TEST_CASE("Shared formats: a news-please record") {
  const fs::path file = kFormats / "news-please/newsplease/examples/sample.json";
  if (!is_there(file)) return;
  const auto read = read_file(file);
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].source == "www.rt.com");
  CHECK(read.articles[0].date == "2017-07-17T17:03:00Z");
  CHECK(!read.articles[0].text.empty());
}

}  // namespace dateline
